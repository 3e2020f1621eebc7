import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Writable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { Guest } from './guest.js'
import type { GuestProcess } from './process.js'

async function booted(): Promise<Guest> {
  const guest = new Guest({ hostname: 'node-1' })
  await guest.boot()
  return guest
}

class Session {
  readonly stdin = new PassThrough()
  readonly stdout = new PassThrough()
  readonly stderr = new PassThrough()
  readonly stop = new AbortController()
  seen = ''
  complaints = ''
  readonly end: Promise<number>

  constructor(guest: Guest, given: Partial<GuestProcess> & Pick<GuestProcess, 'command'>) {
    this.stdout.on('data', (chunk: Buffer) => {
      this.seen += chunk
    })
    this.stderr.on('data', (chunk: Buffer) => {
      this.complaints += chunk
    })
    const { stdin, stdout, stderr } = this
    this.end = guest.run({ stdin, stdout, stderr, signal: this.stop.signal, ...given }).then(({ exitCode }) => exitCode)
  }

  async waitFor(text: string): Promise<void> {
    await vi.waitFor(() => expect(this.seen).toContain(text), { timeout: 5000, interval: 5 })
  }
}

describe('what a command prints', () => {
  it('comes while it runs, from loops, conditions and subshells', async () => {
    const guest = await booted()
    for (const script of [
      'for i in 1 2; do echo begun $i; sleep 60; done',
      'if true; then echo begun 1; (sleep 60); fi',
      'echo begun 1 && sh -c "sleep 60"',
      'while read word rest; do echo begun $word; sleep 60; done <<EOF\n1 x\nEOF',
    ]) {
      const session = new Session(guest, { command: script })
      await session.waitFor('begun 1\n')
      session.stop.abort()
      expect(await session.end).not.toBe(0)
      expect(session.seen).toBe('begun 1\n')
    }
  })

  it('is what it would be when it came at the end', async () => {
    const guest = await booted()
    const script = `echo one; x=$(echo two; hostname); echo "[$x]"; f() { echo "in f $1"; return 3; }; f a; echo $?; y=$(f b); echo "$y" | tr a-z A-Z
{ echo kept; echo away >&2; } > /root/kept; cat /root/kept; for i in a b; do echo $i; done | cat; ls /nosuch 2>&1 | wc -l; echo é; ls /nosuch > /dev/null 2>&1 || echo no
cd /etc; pwd; A=5; echo $A; (A=6; echo $A); echo $A; printf '%s\\n' x y; [[ a == a ]] && echo same; case x in x) echo case;; esac; exit 7`
    const expected = `one\n[two\nnode-1]\nin f a\n3\nIN F B\naway\nkept\na\nb\n1\né\nno\n/etc\n5\n6\n5\nx\ny\nsame\ncase\n`
    const { stdout, stderr, exitCode } = await guest.exec(script)
    expect(stdout.toString() + stderr.toString()).toBe(`${expected.replace('away\n', '')}away\n`)
    expect(exitCode).toBe(7)
    expect((await guest.exec('false; exit')).exitCode).toBe(1)
    expect((await guest.exec('echo before; exec > /root/log 2>&1; echo hidden; ls /nosuch; cat /root/log >&2')).stdout.toString()).toBe(
      'before\n',
    )
    expect((await guest.readFile('/root/log')).toString()).toContain('hidden\n')
  })

  it('follows a file that grows, until it is ended', async () => {
    const guest = await booted()
    await guest.writeFile('/var/log/app', 'a\nb\nc\n')
    const session = new Session(guest, { command: ['tail', '-n', '2', '-f', '/var/log/app'] })
    await session.waitFor('b\nc\n')
    await guest.exec('echo d >> /var/log/app')
    await session.waitFor('d\n')
    expect(session.seen).toBe('b\nc\nd\n')
    session.stop.abort()
    await session.end
  })

  it('is all there when nobody has read it in time', async () => {
    const guest = await booted()
    await guest.writeFile('/root/big', Buffer.alloc(3_000_000, 'x'))
    const stdout = new PassThrough({ highWaterMark: 1000 })
    const end = guest.run({ command: 'cat big', stdout, stderr: new PassThrough(), signal: new AbortController().signal })
    void end.then(() => stdout.end())
    expect((await buffer(stdout)).length).toBe(3_000_000)
    expect(await end).toEqual({ exitCode: 0 })
  })
})

describe('what a command reads', () => {
  it('comes while it runs', async () => {
    const guest = await booted()
    const session = new Session(guest, { command: ['cat'] })
    session.stdin.write('one\n')
    await session.waitFor('one\n')
    session.stdin.end('two\n')
    expect(await session.end).toBe(0)
    expect(session.seen).toBe('one\ntwo\n')
  })

  it('may be a script for a shell', async () => {
    const guest = await booted()
    const session = new Session(guest, { command: ['sh'] })
    session.stdin.end('echo from a script\nexit 4\n')
    expect(await session.end).toBe(4)
    expect(session.seen).toBe('from a script\n')
  })
})

describe('tar', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vivarium-tar-'))
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it('reads and writes what the real one writes and reads, as kubectl cp uses it', async ({ skip }) => {
    try {
      execFileSync('tar', ['--version'])
    } catch {
      if (process.env.CI === undefined) skip('there is no tar')
    }
    const guest = await booted()
    const bytes = randomBytes(300_001)
    const long = `${'d'.repeat(90)}/${'e'.repeat(90)}`
    execFileSync('mkdir', ['-p', join(folder, 'in', long)])
    writeFileSync(join(folder, 'in/blob'), bytes, { mode: 0o640 })
    writeFileSync(join(folder, 'in', long, 'deep'), 'deep')
    execFileSync('ln', ['-s', 'blob', join(folder, 'in/link')])
    for (const format of ['gnu', 'pax', 'ustar']) {
      const archive = execFileSync('tar', ['-C', folder, `--format=${format}`, '-cf', '-', 'in'], { maxBuffer: 1 << 24 })
      const session = new Session(guest, { command: ['tar', '-xmf', '-', '-C', '/srv'] })
      session.stdin.end(archive)
      expect([await session.end, session.complaints]).toEqual([0, ''])
      expect((await guest.readFile('/srv/in/blob')).equals(bytes)).toBe(true)
      expect(guest.files.get('/srv/in/blob', 'stat').mode).toBe(0o640)
      expect((await guest.readFile(`/srv/in/${long}/deep`)).toString()).toBe('deep')
      expect((await guest.exec('readlink /srv/in/link')).stdout.toString()).toBe('blob\n')
      if (format !== 'ustar') await guest.exec('cp -r /srv/in /srv/out; rm -r /srv/in')
    }
    const { stdout } = await guest.exec(['tar', 'cf', '-', '-C', '/srv', 'in'])
    execFileSync('tar', ['-C', folder, '--transform', 's/^in/back/', '-xf', '-'], { input: stdout })
    expect(readFileSync(join(folder, 'back/blob')).equals(bytes)).toBe(true)
    expect(readFileSync(join(folder, 'back', long, 'deep'), 'utf8')).toBe('deep')
    const order: string[] = []
    const sink = (name: string) => new Writable({ write: (chunk, _, done) => done(void order.push(name === 'out' ? name : String(chunk))) })
    const session = new Session(guest, { command: ['tar', 'cf', '-', '/srv/nosuch'], stdout: sink('out'), stderr: sink('err') })
    expect(await session.end).toBe(2)
    expect(order).toEqual([
      "tar: Removing leading `/' from member names\ntar: /srv/nosuch: Cannot stat: No such file or directory\n",
      'out',
      'tar: Exiting with failure status due to previous errors\n',
    ])
    expect((await guest.exec('tar czf /root/a.tgz -C /srv in && tar tzf /root/a.tgz | head -2')).stdout.toString()).toBe('in/\nin/blob\n')
  })
})

describe('a terminal', () => {
  it('prompts, keeps history, and ends with the code of exit', async () => {
    const guest = await booted()
    const session = new Session(guest, { command: ['bash'], tty: true, env: { TERM: 'vt100' } })
    await session.waitFor('root@node-1:~# ')
    session.stdin.write('cd /etc; X=kept\r')
    await session.waitFor('root@node-1:/etc# ')
    session.stdin.write('echo "$X $TERM"\r')
    await session.waitFor('kept vt100\r\n')
    session.seen = ''
    session.stdin.write('\u001b[A\u001b[D\u001b[D again\r')
    await session.waitFor('kept  againM\r\n')
    session.stdin.write('exit 9\r')
    expect(await session.end).toBe(9)
  })

  it('gives typed lines to what runs, and interrupts it', async () => {
    const guest = await booted()
    const session = new Session(guest, { command: 'sh', tty: true })
    await session.waitFor('# ')
    session.stdin.write('cat\r')
    session.stdin.write('typed\r')
    await session.waitFor('cat\r\ntyped\r\ntyped\r\n')
    session.stdin.write('\u0004')
    session.stdin.write('for i in 1 2 3; do echo at $i; sleep 60; done\r')
    await session.waitFor('at 1\r\n')
    session.stdin.write('\u0003')
    await session.waitFor('^C\r\n# ')
    session.stdin.write('echo $?\r')
    await session.waitFor('130\r\n')
    expect(session.seen).not.toContain('at 2')
    session.stdin.write('\u0004')
    expect(await session.end).toBe(0)
  })

  it('ends when who typed has gone', async () => {
    const guest = await booted()
    const session = new Session(guest, { command: 'sh', tty: true })
    await session.waitFor('# ')
    session.stdin.end()
    expect(await session.end).toBe(0)
  })
})
