import type { Architecture } from '@vivarium/vm'

const kernels: Readonly<Record<Architecture, string>> = { amd64: 'linux-image-cloud-amd64', arm64: 'linux-image-cloud-arm64' }

/** What a stock image has beyond Debian's minimal system. */
export function guestPackages(architecture: Architecture): string[] {
  return [
    kernels[architecture],
    // Without it, apt takes usrmerge instead, and with that 46 MB of Perl.
    'usr-is-merged',
    'systemd-sysv',
    'udev',
    'dbus',
    // Gives the initrd its commands and the guest its DHCP client.
    'busybox-static',
    'qemu-guest-agent',
    'openssh-server',
    'rsync',
    'iproute2',
    'iputils-ping',
    'netbase',
    'ca-certificates',
    'curl',
    'procps',
    'less',
    'vim-tiny',
  ]
}
