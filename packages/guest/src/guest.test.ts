import { hostClock } from '@vivarium/core'
import { getCommandNames } from 'just-bash'
import { describe, expect, it } from 'vitest'
import { bundledCommands } from './commands/bundled.js'
import { Guest, type GuestOptions } from './guest.js'

async function booted(options: Partial<GuestOptions> = {}): Promise<Guest> {
  const guest = new Guest({
    hostname: 'node-1',
    nics: [{ name: 'eth0', mac: '52:54:00:00:00:01', addresses: ['10.0.0.5/24', 'fd00::5/64'], gateways: ['10.0.0.1'] }],
    ...options,
  })
  await guest.boot()
  return guest
}

async function sh(guest: Guest, command: string, options: Parameters<Guest['exec']>[1] = {}): Promise<string> {
  const { stdout, stderr, exitCode } = await guest.exec(command, options)
  return `${stdout}${stderr}${exitCode === 0 ? '' : `[${exitCode}]`}`
}

describe('the shell of a guest', () => {
  it('runs command lines and argument lists, with input, variables and exit codes', async () => {
    const guest = await booted()
    expect(await sh(guest, 'echo "$GREETING $(hostname) $USER $HOME"; exit 3', { env: { GREETING: 'hi' } })).toBe(
      'hi node-1 root /root\n[3]',
    )
    expect((await guest.exec(['echo', "it's", '$HOME; x'])).stdout.toString()).toBe("it's $HOME; x\n")
    expect(await sh(guest, 'cat | tr a-z A-Z', { stdin: 'grüße' })).toMatch(/^GR.*E$/)
    expect(await sh(guest, 'nosuch')).toContain('command not found\n[127]')
  })

  it('keeps bytes that are no text as they are', async () => {
    const guest = await booted()
    const bytes = Buffer.from([0, 255, 254, 128, 10, 13])
    await guest.writeFile('/root/blob', bytes)
    expect((await guest.exec('cat blob')).stdout).toEqual(bytes)
    expect((await guest.exec('cat > copy', { stdin: bytes })).exitCode).toBe(0)
    expect(await guest.readFile('/root/copy')).toEqual(bytes)
    expect(await sh(guest, 'echo é')).toBe('é\n')
  })

  it('finds programs of its own by every usual path, and scripts by their mode', async () => {
    const guest = await booted()
    expect(await sh(guest, '/usr/sbin/ip -br link show eth0')).toContain('eth0')
    expect(await sh(guest, '/sbin/hostname; which systemctl')).toBe('node-1\n/usr/bin/systemctl\n')
    await guest.writeFile('/usr/local/bin/greet', '#!/bin/bash\necho "hello $1"\n', { mode: 0o755 })
    expect(await sh(guest, 'greet you')).toBe('hello you\n')
    await guest.writeFile('/usr/local/bin/not', 'echo no')
    expect(await sh(guest, 'not')).toContain('[12')
  })

  it('names all the programs that just-bash brings', () => {
    expect(bundledCommands.toSorted()).toEqual(getCommandNames().toSorted())
  })

  it('ends a command with its deadline, and with the machine', async () => {
    const guest = await booted()
    await expect(guest.exec('sleep 60', { timeoutMs: 50 })).rejects.toMatchObject({ code: 'TIMED_OUT' })
    const running = guest.exec('sleep 60')
    await Promise.all([
      expect(running).rejects.toMatchObject({ code: 'NOT_RUNNING' }),
      new Promise((go) => setImmediate(go)).then(() => guest.forceOff()),
    ])
    await expect(guest.exec('true')).rejects.toMatchObject({ code: 'NOT_RUNNING' })
  })

  it('runs a handed-in program with who called and what it was given', async () => {
    const guest = await booted({
      commands: [
        {
          name: 'kubeadm',
          run: async ({ args, user, stdin, cwd }) => ({ stdout: JSON.stringify([args, user.name, await stdin.text(), cwd]), exitCode: 4 }),
        },
      ],
    })
    expect(await sh(guest, 'cd /etc && echo in | kubeadm init --x')).toBe('[["init","--x"],"root","in\\n","/etc"][4]')
    const broken = await booted({ commands: [{ name: 'boom', run: () => Promise.reject(new Error('kaputt')) }] })
    expect(await sh(broken, 'boom || echo went on')).toBe('went on\nboom: kaputt\n')
  })
})

it('leaves the globals of the process alone while a command runs', async () => {
  const before = [globalThis.setTimeout, globalThis.Function, process.env]
  let during: unknown[] = []
  const guest = await booted({
    commands: [
      {
        name: 'look',
        run: () => {
          during = [globalThis.setTimeout, globalThis.Function, process.env]
          return {}
        },
      },
    ],
  })
  await guest.exec('look')
  expect(during.map((value, index) => value === before[index])).toEqual([true, true, true])
})

describe('users', () => {
  it('are bound by modes and own what they make; sudo follows sudoers', async () => {
    const guest = await booted()
    expect(await sh(guest, 'useradd -m -s /bin/bash -G sudo ann && id ann')).toMatch(
      /^uid=1000\(ann\) gid=1000\(ann\) groups=1000\(ann\),27\(sudo\)\n$/,
    )
    expect(await sh(guest, 'whoami; cat /etc/shadow', { user: 'ann' })).toMatch(/^ann\ncat: .*\n\[1\]$/)
    expect(await sh(guest, 'echo x > /etc/x', { user: 'ann' })).toContain('[1]')
    expect(await sh(guest, 'pwd; echo x > mine', { user: 'ann' })).toBe('/home/ann\n')
    expect(guest.files.get('/home/ann/mine', 'stat')).toMatchObject({ uid: 1000, gid: 1000 })
    expect(await sh(guest, 'sudo whoami', { user: 'ann' })).toContain('a password is required')
    await guest.writeFile('/etc/sudoers.d/ann', 'ann ALL=(ALL) NOPASSWD:ALL\n')
    expect(await sh(guest, 'sudo -E sh -c "whoami; echo hi > /root/by"; sudo chown ann /root/by', { user: 'ann' })).toBe('root\n')
    expect(guest.files.get('/root/by', 'stat').uid).toBe(1000)
    expect(await sh(guest, 'useradd ann; useradd -G none bob')).toContain("user 'ann' already exists")
    await expect(guest.exec('true', { user: 'nobody-here' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('services', () => {
  it('start at boot, fail as their data says, and log it', async () => {
    const guest = await booted({
      units: [
        { name: 'containerd.service', description: 'containerd' },
        { name: 'kubelet.service', description: 'kubelet', failure: { log: ['no such file: /var/lib/kubelet/config.yaml'], exitCode: 1 } },
        { name: 'spare.service', enabled: false },
      ],
    })
    expect(await sh(guest, 'systemctl is-active containerd kubelet spare')).toBe('active\nfailed\ninactive\n')
    expect(await sh(guest, 'systemctl is-system-running')).toBe('degraded\n[1]')
    expect(await sh(guest, 'systemctl status kubelet')).toMatch(
      /× kubelet.service - kubelet\n[\s\S]*Active: failed \(Result: exit-code\)[\s\S]*\[3\]$/,
    )
    expect(await sh(guest, 'journalctl -u kubelet -o cat')).toContain('no such file: /var/lib/kubelet/config.yaml\n')
    expect(await sh(guest, 'systemctl enable --now spare; systemctl is-active spare; systemctl is-enabled spare')).toContain(
      'active\nenabled\n',
    )
    expect(await sh(guest, 'systemctl restart nosuch')).toBe('Failed to restart nosuch.service: Unit nosuch.service not found.\n[5]')
    guest.services.define({ name: 'kubelet', description: 'kubelet' })
    expect(await sh(guest, 'systemctl restart kubelet && systemctl list-units --no-legend --failed')).toBe('')
    await guest.reboot()
    expect(await sh(guest, 'systemctl is-active spare kubelet')).toBe('active\nactive\n')
  })

  it('come from unit files, which run what they say', async () => {
    const guest = await booted()
    await guest.writeFile(
      '/etc/systemd/system/once.service',
      '[Unit]\nDescription=Once\n[Service]\nType=oneshot\nEnvironment="WHO=all of you"\nExecStart=/bin/sh -c "echo $WHO > /root/once"\n',
    )
    await guest.writeFile('/etc/systemd/system/gone.service', '[Service]\nExecStart=/opt/gone --serve\n')
    expect(await sh(guest, 'systemctl daemon-reload; systemctl start once; cat once')).toBe('all of you\n')
    expect(await sh(guest, 'systemctl start gone; systemctl show -p ExecMainStatus --value gone')).toMatch(
      /^203\n.*Job for gone.service failed/,
    )
  })

  it('survive a behaviour that throws', async () => {
    const guest = await booted({ units: [{ name: 'bad', start: () => Promise.reject(new Error('no luck')) }] })
    expect(await sh(guest, 'systemctl is-active bad; journalctl -u bad -p err -o cat')).toContain('failed\nno luck\n')
  })
})

describe('the network', () => {
  it('is shown and changed with ip', async () => {
    const guest = await booted()
    const [lo, eth0] = JSON.parse(await sh(guest, 'ip -j addr'))
    expect(lo.ifname).toBe('lo')
    expect(eth0).toMatchObject({
      ifname: 'eth0',
      operstate: 'UP',
      addr_info: [
        { local: '10.0.0.5', prefixlen: 24 },
        { local: 'fd00::5', prefixlen: 64 },
      ],
    })
    expect(await sh(guest, 'ip route')).toBe('default via 10.0.0.1 dev eth0\n10.0.0.0/24 dev eth0 proto kernel scope link src 10.0.0.5\n')
    expect(await sh(guest, 'ip addr add 10.9.0.1/16 dev eth0; ip route | tail -1; ip link set eth0 down; ip -br link show eth0')).toMatch(
      /^10.9.0.0\/16 .*\neth0 +DOWN/,
    )
  })

  it('leads where the handed-in function says', async () => {
    const guest = await booted({
      network: {
        ping: async (address) => (address === '10.0.0.1' ? 0.4 : undefined),
        resolve: async (name) => (name === 'web' ? ['10.0.0.9'] : []),
        fetch: async ({ url, method, body }) => ({
          status: url.pathname === '/no' ? 404 : 200,
          body: `${method} ${url.host} ${Buffer.from(body ?? '')}`,
        }),
      },
    })
    expect(await sh(guest, 'ping -c 2 10.0.0.1')).toContain('2 packets transmitted, 2 received, 0% packet loss')
    expect(await sh(guest, 'ping -c1 10.0.0.77')).toMatch(/100% packet loss\n\[1\]$/)
    expect(await sh(guest, 'curl -s http://web:80/ -d a=b')).toBe('POST web a=b')
    expect(await sh(guest, 'curl -sf http://web/no')).toBe('[22]')
    expect(await sh(guest, 'curl -s -o page http://web/; cat page')).toBe('GET web ')
    expect((await guest.exec('curl -sS -o /etc/page http://web/', { user: 'nobody' })).exitCode).toBe(23)
    expect(await sh(guest, 'curl http://nowhere/')).toBe('curl: (6) Could not resolve host: nowhere\n[6]')
  })
})

describe('power', () => {
  it('goes down and comes up from inside', async () => {
    const guest = await booted()
    const seen: string[] = []
    guest.onPowerChange((power) => seen.push(power))
    await guest.exec('echo x > /tmp/t; echo y > /var/y; reboot')
    await guest.settled()
    expect(seen).toEqual(['off', 'running'])
    expect(await sh(guest, 'ls /tmp /var/y')).not.toContain('t\n/')
    await guest.exec('poweroff')
    await guest.settled()
    expect(guest.power).toBe('off')
    await expect(guest.shutdown()).rejects.toMatchObject({ code: 'NOT_RUNNING' })
  })

  it('shows the time of its clock', async () => {
    let now = new Date('2030-05-01T10:00:00Z')
    const guest = await booted({ clock: { now: () => now, after: hostClock.after } })
    now = new Date('2030-05-01T12:30:00Z')
    expect(await sh(guest, 'date -u +%FT%T; uptime')).toMatch(/^2030-05-01T12:30:00\n 12:30:00 up 2:30, /)
  })
})

describe('snapshots', () => {
  it('bring a guest back as it was, without sharing what is written later', async () => {
    const guest = await booted({ units: [{ name: 'web' }] })
    await guest.exec('mkdir -p /srv/d; echo one > /srv/d/f; systemctl stop web')
    const snapshot = guest.snapshot()
    await guest.exec('echo two > /srv/d/f; rm -r /etc/ssh')
    const fork = new Guest({ hostname: 'other', units: [{ name: 'web' }], snapshot })
    expect(await sh(fork, 'cat /srv/d/f; hostname; ls -d /etc/ssh; systemctl is-active web; ip -br addr show eth0')).toMatch(
      /^one\nnode-1\n\/etc\/ssh\ninactive\neth0 .*10.0.0.5\/24/,
    )
    await fork.exec('echo three > /srv/d/f; echo new > /srv/d/g')
    expect(await sh(guest, 'cat /srv/d/f; ls /srv/d')).toBe('two\nf\n')
    expect(Buffer.from(new Guest({ hostname: 'x', snapshot }).files.readFile('/srv/d/f')).toString()).toBe('one\n')
  })

  it('share the files that nobody changed between 50 forks', async () => {
    const guest = await booted()
    await guest.writeFile('/srv/big', Buffer.alloc(1024 * 1024))
    const snapshot = guest.snapshot()
    const forks = Array.from({ length: 50 }, () => new Guest({ hostname: 'f', snapshot }))
    for (const fork of forks) await fork.writeFile('/root/x', 'x')
    for (const fork of forks) {
      expect(fork.files.readFile('/srv/big')).toBe(guest.files.readFile('/srv/big'))
      expect(fork.files.get('/etc', 'stat')).toBe(snapshot.files.root.entries.get('etc'))
    }
  })
})

describe('the disk', () => {
  it('can be full', async () => {
    const guest = await booted({ diskBytes: 200_000 })
    await expect(guest.writeFile('/srv/big', Buffer.alloc(300_000))).rejects.toMatchObject({ code: 'ENOSPC' })
    await guest.writeFile('/srv/some', Buffer.alloc(100_000))
    expect(await sh(guest, 'cp /srv/some /srv/more && cp /srv/some /srv/most')).toMatch(/no space left|No space left/)
    await expect(guest.readFile('/nosuch')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(guest.readFile('/etc')).rejects.toMatchObject({ code: 'EISDIR' })
  })
})
