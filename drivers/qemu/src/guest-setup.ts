/** What a guest is told about itself once it answers. */
export interface GuestSetup {
  readonly hostname: string
  readonly authorizedKeys: readonly string[]
  readonly lan: { readonly macAddress: string; readonly ipv4: string; readonly ipv6: string }
}

/**
 * The script that sets up a guest, whatever its image: host name, root's authorized keys, and the addresses of the second
 * NIC, which is found by its MAC address and set with `ip` alone, so that no network software of the image has to know it.
 * It may run again (after a reboot of the guest) and then changes nothing.
 */
export function guestSetupScript({ hostname, authorizedKeys, lan }: GuestSetup): string {
  return `set -eu
umask 077
if [ "$(cat /proc/sys/kernel/hostname)" != ${quote(hostname)} ]; then
  printf '%s\\n' ${quote(hostname)} > /etc/hostname
  chmod 644 /etc/hostname
  printf '%s' ${quote(hostname)} > /proc/sys/kernel/hostname
fi
if ! grep -qsF ${quote(`127.0.1.1 ${hostname}`)} /etc/hosts; then
  printf '%s\\n' ${quote(`127.0.1.1 ${hostname}`)} >> /etc/hosts
  chmod 644 /etc/hosts
fi
mkdir -p /root/.ssh
touch /root/.ssh/authorized_keys
for key in ${authorizedKeys.map(quote).join(' ')}; do
  grep -qxF "$key" /root/.ssh/authorized_keys || printf '%s\\n' "$key" >> /root/.ssh/authorized_keys
done
nic=
for path in /sys/class/net/*; do
  if [ "$(cat "$path/address" 2>/dev/null || true)" = ${quote(lan.macAddress)} ]; then nic=\${path##*/}; fi
done
if [ -z "$nic" ]; then echo 'the second network interface is missing' >&2; exit 1; fi
ip link set dev "$nic" up
ip address replace ${quote(`${lan.ipv4}/24`)} dev "$nic"
ip address replace ${quote(`${lan.ipv6}/64`)} dev "$nic" nodad
`
}

/** A word of a shell command, whatever is in it. */
export function quote(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`
}
