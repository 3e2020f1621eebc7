/**
 * The first process of our initrd, run by busybox: everything up to the root file system in some 20 short commands, since each
 * process costs 10 ms where the processor is emulated. What udev, kmod and systemd's mount units would do later at ten times
 * the price is done here:
 *
 * - NICs get the names that udev would give them: `ensN` for the one in hot plug slot N (systemd.net-naming-scheme(7),
 *   ID_NET_NAME_SLOT). A machine without such slots (arm64's virt) gets `ensN` for the PCI device N of its root bus.
 * - device nodes that load modules when they are opened, and the ones by which QEMU's agent finds its port
 * - a machine id, before systemd looks: without one it would take this for the first boot and set up all its units anew
 */
export const initScript = `#!/bin/busybox sh
# Busybox finds its other commands through /proc.
/bin/busybox mount -t proc proc /proc
mount -t sysfs sys /sys
mount -t devtmpfs dev /dev
cp -a /nodes/. /dev/
modprobe -a $(cat /modules)
for slot in /sys/bus/pci/slots/*; do
  [ -e $slot/address ] && read -r address < $slot/address || continue
  for nic in /sys/bus/pci/devices/$address.*/virtio*/net/eth*; do
    [ -e $nic ] && ip link set \${nic##*/} name ens\${slot##*/}
  done
done
for nic in /sys/bus/pci/devices/0000:00:*/virtio*/net/eth*; do
  [ -e $nic ] || continue
  device=\${nic#*0000:00:}
  ip link set \${nic##*/} name ens$((0x\${device%%.*}))
done
for port in /sys/class/virtio-ports/*; do
  [ -e $port/name ] && read -r name < $port/name && ln -s ../\${port##*/} /dev/virtio-ports/$name
done
read -r line < /proc/cmdline
for word in $line; do
  case $word in root=*) root=\${word#root=} ;; esac
done
if ! mount -t ext4 -o rw,noatime $root /root; then
  echo "The root file system $root could not be mounted." > /dev/console
  exec sh < /dev/console > /dev/console 2>&1
fi
[ -s /root/etc/machine-id ] || tr -d - < /proc/sys/kernel/random/uuid > /root/etc/machine-id
mount -t mqueue mqueue /dev/mqueue
mount -t hugetlbfs hugetlbfs /dev/hugepages
mount -t debugfs debugfs /sys/kernel/debug
mount -t tracefs tracefs /sys/kernel/tracing
mount --move /dev /root/dev
mount --move /sys /root/sys
mount --move /proc /root/proc
exec /bin/busybox switch_root /root /sbin/init
`

/** What the script loads before it looks for the root file system. autofs4 is for systemd, which else starts modprobe. */
export const initModules = ['virtio_pci', 'virtio_blk', 'virtio_net', 'virtio_console', 'autofs4'] as const
