import { type Architecture, consoleDevice } from '@vivarium/vm'
import { imageSources } from './apt-sources.js'
import type { RecipeStep } from './recipe.js'

const units = '/etc/systemd/system'
const agent = 'qemu-guest-agent.service'
const later = 'vivarium-first-commands.service'

/** Units and generators that cost time at every boot or work later on, and that nobody misses in a machine for tests. */
const masked = {
  units: [
    // Work by the clock.
    'apt-daily.timer',
    'apt-daily-upgrade.timer',
    'dpkg-db-backup.timer',
    'e2scrub_all.timer',
    'e2scrub_reap.service',
    'fstrim.timer',
    'systemd-tmpfiles-clean.timer',
    // Setting the time: a machine that was suspended must not notice it (see the conventions for images in the README).
    'systemd-timesyncd.service',
    'chrony.service',
    'ntp.service',
    'ntpsec.service',
    'openntpd.service',
    // Done by our initrd, or when the image was built.
    'kmod-static-nodes.service',
    'systemd-tmpfiles-setup-dev.service',
    'systemd-firstboot.service',
    'systemd-sysusers.service',
    'systemd-machine-id-commit.service',
    'systemd-remount-fs.service',
    'systemd-fsck-root.service',
    'sys-kernel-debug.mount',
    'sys-kernel-tracing.mount',
    // For hardware, firmware and consoles that such a machine does not have.
    'systemd-pstore.service',
    'systemd-repart.service',
    'systemd-pcrphase.service',
    'systemd-pcrphase-sysinit.service',
    'systemd-pcrmachine.service',
    'systemd-boot-system-token.service',
    'systemd-random-seed.service',
    'systemd-ask-password-console.path',
    'systemd-ask-password-wall.path',
    'getty@tty1.service',
    'modprobe@.service',
    'sys-kernel-config.mount',
    'sys-fs-fuse-connections.mount',
    'systemd-binfmt.service',
    'proc-sys-fs-binfmt_misc.automount',
    // Records of boots and logins, and a journal on disk.
    'systemd-update-utmp.service',
    'systemd-update-utmp-runlevel.service',
    'systemd-journal-flush.service',
    'systemd-journald-audit.socket',
    'systemd-initctl.socket',
  ],
  generators: [
    'systemd-bless-boot-generator',
    'systemd-cryptsetup-generator',
    'systemd-debug-generator',
    'systemd-getty-generator',
    'systemd-gpt-auto-generator',
    'systemd-hibernate-resume-generator',
    'systemd-integritysetup-generator',
    'systemd-rc-local-generator',
    'systemd-run-generator',
    'systemd-system-update-generator',
    'systemd-sysv-generator',
    'systemd-veritysetup-generator',
  ],
} as const

/** Started after the first commands: a machine is ready for these before, and nothing of the others is lost. */
const background = ['dbus.service', 'systemd-logind.service', 'systemd-user-sessions.service']

/** Services that guard the system against themselves with filters that take longer to make than they take to start. */
const guarded = ['systemd-journald.service', 'systemd-udevd.service', 'systemd-logind.service']

const file = (path: string, content: string, mode = 0o644): RecipeStep => ({ kind: 'file', path, content, mode })
const script = (text: string): RecipeStep => ({ kind: 'script', script: text })

const dhcpEvent = `#!/bin/busybox sh
# Called by udhcpc: the event is $1, the lease is in the environment.
set -e
case $1 in
deconfig)
  ip -4 addr flush dev "$interface"
  ip link set dev "$interface" up
  ;;
bound | renew)
  ip addr show dev "$interface" | grep -qF " $ip/" || {
    ip -4 addr flush dev "$interface"
    ip addr add "$ip/\${mask:-24}" broadcast + dev "$interface"
  }
  for gateway in $router; do
    ip route replace default via "$gateway" dev "$interface"
    break
  done
  {
    [ -z "$domain" ] || echo "search $domain"
    for server in $dns; do echo "nameserver $server"; done
  } > /etc/resolv.conf.new
  cmp -s /etc/resolv.conf.new /etc/resolv.conf && rm /etc/resolv.conf.new || mv /etc/resolv.conf.new /etc/resolv.conf
  ;;
esac
`

/** Forks once it has a lease (or after 3 s without one, and goes on trying), so what comes after it finds the network set up. */
const dhcpUnit = `[Unit]
Description=DHCP on the first network interface
ConditionPathExists=/sys/class/net/ens3
DefaultDependencies=no
Conflicts=shutdown.target
Wants=network.target
Before=network.target network-online.target shutdown.target

[Service]
Type=forking
PIDFile=/run/vivarium-dhcp.pid
ExecStart=/bin/busybox udhcpc -b -t 3 -T 1 -A 5 -i ens3 -p /run/vivarium-dhcp.pid -s /usr/lib/vivarium/dhcp-event
Restart=on-failure
RestartSec=1
StandardOutput=null

[Install]
WantedBy=multi-user.target network-online.target
`

/** Not bound to a device of udev's: our initrd has made the link, and udev comes later. */
const agentUnit = `[Unit]
Description=QEMU Guest Agent
ConditionPathExists=/dev/virtio-ports/org.qemu.guest_agent.0
After=vivarium-dhcp.service ssh.service

[Service]
ExecStart=/usr/sbin/qemu-ga
Restart=always
RestartSec=0
KillMode=process
# It writes a line for every command and for every look whether one has ended.
LogLevelMax=notice

[Install]
WantedBy=multi-user.target
`

/**
 * Devices that people and services look for: disks, NICs, the power button, the console, virtio's. For the others that such a machine
 * has (70 terminals, a processor, a chipset) udev would only load drivers that nothing uses, at 5 s of processor time.
 */
const coldplugged = ['acpi', 'block', 'input', 'misc', 'net', 'rtc', 'virtio', 'virtio-ports']
const coldplug = `[Service]
ExecStart=
ExecStart=-udevadm trigger --action=add ${coldplugged.map((subsystem) => `--subsystem-match=${subsystem}`).join(' ')}
ExecStart=-udevadm trigger --action=add --subsystem-match=tty --sysname-match=ttyS0 --sysname-match=ttyAMA0
`

/** As soon as the agent answers, the machine is given its name and keys. What can wait would take that processor time. */
const firstCommands = `[Unit]
Description=Time for the first commands
DefaultDependencies=no
Conflicts=shutdown.target
Before=shutdown.target
After=${agent}

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=/bin/busybox sleep 2
`

const orderedLater = `[Unit]
Wants=${later}
After=${later}
`

const unguarded = `[Service]
SystemCallFilter=
SystemCallArchitectures=
RestrictAddressFamilies=
RestrictNamespaces=no
RestrictRealtime=no
RestrictSUIDSGID=no
MemoryDenyWriteExecute=no
LockPersonality=no
NoNewPrivileges=no
ProtectClock=no
ProtectControlGroups=no
ProtectHome=no
ProtectHostname=no
ProtectKernelLogs=no
ProtectKernelModules=no
ProtectKernelTunables=no
ProtectSystem=no
PrivateTmp=no
IPAddressDeny=
`

/** procps' tool reads the same files, and starts in a third of the time. */
const kernelVariables = `[Service]
LoadCredential=
ExecStart=
ExecStart=-/usr/sbin/sysctl --quiet --system
`

const sshdSettings = `HostKey /etc/ssh/ssh_host_ed25519_key
PasswordAuthentication no
PermitRootLogin prohibit-password
UseDNS no
`

/** Every machine makes its own key; one of this kind takes no time. */
const sshHostKey = `[Service]
ExecStartPre=
ExecStartPre=/bin/sh -c '[ -s /etc/ssh/ssh_host_ed25519_key ] || exec ssh-keygen -q -t ed25519 -N "" -C "" -f /etc/ssh/ssh_host_ed25519_key'
`

/** A shell on the serial console once somebody presses Enter: who reaches it owns the machine anyway. */
const serialConsole = `[Service]
ExecStart=
ExecStart=-/sbin/agetty --autologin root --wait-cr --keep-baud 115200,57600,38400,9600 - $TERM
`

/** What makes a Debian tree a guest of ours: applied before the recipe's own steps, so that those can change all of it. */
export function guestSystem(architecture: Architecture): RecipeStep[] {
  return [
    file('/etc/hosts', '127.0.0.1\tlocalhost\n::1\tlocalhost ip6-localhost ip6-loopback\n'),
    file('/etc/default/locale', 'LANG=C.UTF-8\n'),
    file('/usr/lib/vivarium/dhcp-event', dhcpEvent, 0o755),
    file(`${units}/vivarium-dhcp.service`, dhcpUnit),
    file(`${units}/${agent}`, agentUnit),
    file(`${units}/systemd-udev-trigger.service.d/vivarium.conf`, coldplug),
    file(`${units}/ssh.service.d/vivarium.conf`, sshHostKey),
    file('/etc/ssh/sshd_config.d/vivarium.conf', sshdSettings),
    file(`${units}/serial-getty@.service.d/vivarium.conf`, serialConsole),
    // Instead of a file capability of ping, which an image that was built without root does not have.
    file('/etc/sysctl.d/50-vivarium.conf', 'net.ipv4.ping_group_range = 0 2147483647\n'),
    file('/etc/systemd/journald.conf.d/vivarium.conf', '[Journal]\nStorage=volatile\nRuntimeMaxUse=16M\nAudit=no\n'),
    file(`${units}/vivarium-first-commands.service`, firstCommands),
    ...background.map((unit) => file(`${units}/${unit}.d/vivarium.conf`, orderedLater)),
    ...guarded.map((unit) => file(`${units}/${unit}.d/vivarium-unguarded.conf`, unguarded)),
    file(`${units}/systemd-sysctl.service.d/vivarium.conf`, kernelVariables),
    file(`${units}/systemd-tmpfiles-setup.service.d/vivarium.conf`, '[Service]\nLoadCredential=\n'),
    script(systemScript(architecture)),
  ]
}

/**
 * udev's units are Debian's own but for when they start: of all that an ordinary boot waits for, udev takes the longest, and
 * what it is waited for has been done by our initrd. (A drop-in can add an order, but not take one away.)
 */
function systemScript(architecture: Architecture): string {
  const console = `serial-getty@${consoleDevice(architecture)}.service`
  return `cd ${units}
for unit in ${masked.units.join(' ')}; do ln -sfn /dev/null $unit; done
mkdir -p /etc/systemd/system-generators
for generator in ${masked.generators.join(' ')}; do ln -sfn /dev/null /etc/systemd/system-generators/$generator; done
for unit in systemd-udevd systemd-udev-trigger; do
  sed 's/^Before=sysinit.target$/Wants=${later}\\nAfter=${later}/' /usr/lib/systemd/system/$unit.service > $unit.service
  grep -q '^After=${later}$' $unit.service
done
mkdir -p multi-user.target.wants network-online.target.wants getty.target.wants
for unit in ${agent} vivarium-dhcp.service systemd-udev-trigger.service; do ln -sfn ../$unit multi-user.target.wants/$unit; done
ln -sfn ../vivarium-dhcp.service network-online.target.wants/vivarium-dhcp.service
rm -f getty.target.wants/*
ln -sfn /usr/lib/systemd/system/serial-getty@.service getty.target.wants/${console}
ln -sfn /usr/lib/systemd/system/multi-user.target default.target
mkdir -m 700 -p /root/.ssh
# Users may log in as soon as sshd listens.
ln -sfn /dev/null /etc/tmpfiles.d/systemd-nologin.conf
`
}

/** What must not be the same in all machines of an image, or only served to build it: taken away after the recipe's steps. */
export const finishScript = `rm -f /etc/ssh/ssh_host_* /var/lib/dbus/machine-id /var/lib/systemd/random-seed
: > /etc/machine-id
echo localhost > /etc/hostname
rm -f /etc/resolv.conf
: > /etc/resolv.conf
rm -rf /var/log/journal /var/cache/debconf/*-old /var/lib/dpkg/*-old
# The sources and settings that it was built with are of the computer that built it.
rm -f /etc/apt/sources.list.d/0000*.sources /etc/apt/apt.conf.d/99mmdebstrap
[ -e /etc/apt/sources.list.d/debian.sources ] || cat > /etc/apt/sources.list.d/debian.sources << 'END'
${imageSources}END
# systemd starts a process to load modules whenever this folder has a file, and Debian's only says to read an empty one.
grep -q '^[^#]' /etc/modules 2>/dev/null || rm -f /etc/modules-load.d/modules.conf
`
