import { expect, it } from 'vitest'
import { Guest, type GuestOptions } from '../guest.js'

async function booted(options: Partial<GuestOptions> = {}): Promise<Guest> {
  const guest = new Guest({ hostname: 'node-1', ...options })
  await guest.boot()
  return guest
}

async function sh(guest: Guest, command: string, options: Parameters<Guest['exec']>[1] = {}): Promise<string> {
  const { stdout, stderr, exitCode } = await guest.exec(command, options)
  return `${stdout}${stderr}${exitCode === 0 ? '' : `[${exitCode}]`}`
}

it('sysctl, modprobe and swap: what a node is prepared with, also after a reboot', async () => {
  const guest = await booted()
  await guest.writeFile('/etc/modules-load.d/k8s.conf', '# for pods\noverlay\nbr_netfilter\n')
  await guest.writeFile('/etc/sysctl.d/k8s.conf', 'net.bridge.bridge-nf-call-iptables = 1\nnet.ipv4.ip_forward=1\n')
  await guest.writeFile('/swapfile', Buffer.alloc(2048))
  await guest.writeFile('/etc/fstab', '/swapfile none swap sw 0 0\n')
  expect(await sh(guest, 'sysctl -n net.ipv4.ip_forward; sysctl net.bridge.bridge-nf-call-iptables')).toBe(
    '0\nsysctl: cannot stat /proc/sys/net/bridge/bridge-nf-call-iptables: No such file or directory\n[1]',
  )
  expect(await sh(guest, 'modprobe overlay; modprobe br_netfilter; lsmod | cut -d" " -f1; sysctl --system')).toBe(
    'Module\nbr_netfilter\noverlay\n* Applying /etc/sysctl.d/k8s.conf ...\nnet.bridge.bridge-nf-call-iptables = 1\nnet.ipv4.ip_forward = 1\n',
  )
  expect(await sh(guest, 'cat /proc/sys/net/ipv4/ip_forward; sysctl -w vm.swappiness=10; sysctl vm.swappiness')).toBe(
    '1\nvm.swappiness = 10\nvm.swappiness = 10\n',
  )
  expect(await sh(guest, 'echo 0 > /proc/sys/net/ipv4/ip_forward; sysctl -n net.ipv4.ip_forward; sysctl -w no.such=1')).toContain(
    '0\nsysctl: cannot stat /proc/sys/no/such',
  )
  expect(await sh(guest, 'sysctl -w vm.swappiness=1', { user: 'nobody' })).toContain('permission denied on key "vm.swappiness"')
  expect(await sh(guest, 'swapon --show; swapon -a; swapon --show --noheadings; swapoff -a; swapon --show; swapoff /swapfile')).toBe(
    '/swapfile file 1M 0B -2\nswapoff: /swapfile: swapoff failed: Invalid argument\n[4]'.replace('1M', `${2 / 1024}M`),
  )
  await guest.reboot()
  expect(await sh(guest, 'lsmod | grep -c br_netfilter; sysctl -n net.ipv4.ip_forward vm.swappiness; tail -1 /proc/swaps')).toMatch(
    /^1\n1\n60\n\/swapfile\t/,
  )
})

it('mount and umount list what is mounted', async () => {
  const guest = await booted()
  expect(
    await sh(guest, 'mkdir /mnt/t; mount -t tmpfs tmpfs /mnt/t; mount | grep /mnt; umount /mnt/t; mount | grep -c /mnt; umount /mnt/t'),
  ).toBe('tmpfs on /mnt/t type tmpfs (rw,relatime)\n0\numount: /mnt/t: not mounted.\n[32]')
  expect(await sh(guest, 'mount /dev/sdz /mnt')).toBe('mount: /mnt: special device /dev/sdz does not exist.\n[32]')
})

it('mktemp, install, umask', async () => {
  const guest = await booted()
  expect(await sh(guest, 'f=$(mktemp); d=$(mktemp -d /srv/x.XXXX); stat -c %a $f $d; mktemp /srv/no/x.XXX')).toMatch(
    /^600\n700\nmktemp: failed to create file via template '\/srv\/no\/x.XXX': No such file or directory\n\[1\]$/,
  )
  expect(
    await sh(
      guest,
      'echo hi > a; install -D -m 0640 -o nobody a /opt/x/y; cat /opt/x/y; install -d -m 700 /opt/z; stat -c %a /opt/x/y /opt/z; install a /nosuch/b',
    ),
  ).toMatch(/^hi\n640\n700\ninstall: cannot create regular file/)
  expect(guest.files.get('/opt/x/y', 'stat').uid).toBe(65534)
  expect(await sh(guest, 'umask; umask 077; umask; echo x > secret; mkdir own; stat -c %a secret own')).toBe('0022\n0077\n600\n700\n')
  expect(await sh(guest, 'echo x > open; stat -c %a open')).toBe('644\n')
})

it('trap runs a command at the end of a script, with its functions and variables', async () => {
  const guest = await booted()
  const script = 'd=$(mktemp -d)\ncleanup() { echo "cleaning $x"; rm -r "$d"; }\ntrap cleanup EXIT\nx=up\necho working\nexit 3\n'
  expect(await sh(guest, script)).toBe('working\ncleaning up\n[3]')
  expect(await sh(guest, 'ls /tmp')).toBe('')
  expect(await sh(guest, "trap 'echo no' EXIT; trap -p; trap - EXIT; echo done")).toBe("trap -- 'echo no' EXIT\ndone\n")
})

it('su and kill', async () => {
  const guest = await booted({ units: [{ name: 'web', command: '/usr/bin/web --serve' }] })
  await sh(guest, 'useradd -m ann')
  expect(await sh(guest, 'su - ann -c "whoami; pwd"; su ann -c pwd')).toBe('ann\n/home/ann\n/root\n')
  expect(await sh(guest, 'su root -c id', { user: 'ann' })).toBe('Password: su: Authentication failure\n[1]')
  expect(await sh(guest, 'kill $(pgrep web)', { user: 'ann' })).toContain('Operation not permitted')
  expect(await sh(guest, 'kill -9 $(pgrep web); systemctl is-active web; systemctl show -p Result --value web')).toBe('failed\nsignal\n')
})

it('apt and dpkg: packages that bring programs and services, and any others', async () => {
  const guest = await booted({
    commands: [{ name: 'nginx', run: () => ({ stdout: 'nginx runs\n' }) }],
    packages: {
      nginx: {
        version: '1.22.1-9',
        depends: ['nginx-common'],
        commands: ['nginx'],
        units: [{ name: 'nginx' }],
        files: { '/etc/nginx/nginx.conf': 'events {}\n' },
      },
    },
  })
  expect(await sh(guest, 'nginx; dpkg -s nginx')).toMatch(/command not found\ndpkg-query: package 'nginx' is not installed/)
  expect(await sh(guest, 'apt-get update -qq && apt-get install -y nginx jq=1.6-2')).toMatch(
    /The following NEW packages will be installed:\n {2}nginx-common nginx jq\n0 upgraded, 3 newly installed[\s\S]*Setting up nginx \(1.22.1-9\) ...\nSetting up jq \(1.6-2\) ...\n$/,
  )
  expect(
    // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg-query's own way to name fields
    await sh(guest, "nginx; systemctl is-active nginx; cat /etc/nginx/nginx.conf; dpkg-query -W -f '${Package} ${Version}\\n' jq nginx"),
  ).toBe('nginx runs\nactive\nevents {}\njq 1.6-2\nnginx 1.22.1-9\n')
  expect(await sh(guest, 'dpkg -l nginx | tail -1; apt-get install -y nginx')).toMatch(
    /^ii {2}nginx +1.22.1-9 +amd64 +\S+\n[\s\S]*nginx is already the newest version/,
  )
  const fork = new Guest({
    hostname: 'x',
    snapshot: guest.snapshot(),
    packages: { nginx: { units: [{ name: 'nginx', description: 'web' }] } },
  })
  expect(fork.services.find('nginx')?.description).toBe('web')
  expect(await sh(guest, 'apt-get remove -y nginx; nginx; systemctl is-active nginx')).toMatch(
    /REMOVED:\n {2}nginx\n[\s\S]*command not found/,
  )
  expect(await sh(guest, 'apt-get install -y No_Such')).toContain('E: Unable to locate package No_Such\n[100]')
  expect(await sh(guest, 'apt-get install -y jq', { user: 'nobody' })).toContain('are you root?\n[100]')
})

it('tells of ports, time and release', async () => {
  const guest = await booted({
    network: {
      listening: () => [
        { port: 6443, process: 'kube-apiserver' },
        { port: 53, protocol: 'udp' },
      ],
    },
  })
  expect(await sh(guest, "ss -Hltn | awk '{print $4}'; ss -Hlun | awk '{print $4}'")).toBe('0.0.0.0:22\n0.0.0.0:6443\n0.0.0.0:53\n')
  expect(await sh(guest, 'netstat -ltnp | grep 6443')).toMatch(/^tcp .*0.0.0.0:6443 .*LISTEN .*kube-apiserver/)
  expect(await sh(guest, 'timedatectl set-timezone Europe/Vienna; timedatectl show | head -1; lsb_release -cs')).toBe(
    'Timezone=Europe/Vienna\nbookworm\n',
  )
  expect(await sh(guest, 'timedatectl set-timezone "../x"')).toContain('[1]')
})
