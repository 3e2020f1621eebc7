import { PassThrough } from 'node:stream'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { Guest } from './guest.js'

let guest: Guest
afterEach(() => guest.shutdown())

async function booted(): Promise<Guest> {
  guest = new Guest({ hostname: 'node-1' })
  await guest.boot()
  return guest
}

function start(command: string | readonly string[]) {
  const stdout = new PassThrough()
  const stop = new AbortController()
  const session = { seen: '', stop, end: Promise.resolve(0) }
  stdout.on('data', (chunk: Buffer) => {
    session.seen += chunk
  })
  session.end = guest.run({ command, stdout, stderr: stdout, signal: stop.signal }).then(({ exitCode }) => exitCode)
  return session
}

const shows = (session: { seen: string }, text: string) =>
  vi.waitFor(() => expect(session.seen).toContain(text), { timeout: 5000, interval: 5 })

describe('while it runs, a script shows', () => {
  it('what its functions, the scripts that it calls and its long commands print', async () => {
    await booted()
    await guest.writeFile('/root/inner.sh', '#!/bin/sh\necho begun "$1"; sleep 60; echo not', { mode: 0o755 })
    await guest.writeFile('/root/outer.sh', 'work() { echo working; ./inner.sh "from $1"; }\nwork "$0"\n', { mode: 0o755 })
    await guest.writeFile('/var/log/app', 'a line\n')
    for (const [script, text] of [
      ['f() { echo begun 1; sleep 60; }; g() { f; }; g', 'begun 1\n'],
      ['true; bash -c "echo begun 2; sleep 60"', 'begun 2\n'],
      ['cd /root; ./inner.sh 3', 'begun 3\n'],
      ['./outer.sh', 'begun from ./outer.sh\n'],
      ['sh /root/inner.sh "4 5"', 'begun 4 5\n'],
      ['echo follow; tail -f /var/log/app', 'a line\n'],
    ] as const) {
      const session = start(script)
      await shows(session, text)
      session.stop.abort()
      await session.end
      expect(session.seen).not.toContain('not')
    }
  })

  it('nothing of what somebody else takes', async () => {
    await booted()
    const { stdout, stderr, exitCode } = await guest.exec(
      'f() { echo "in f $1"; echo away >&2; return 3; }; x=$(f a 2>&1); echo "<$x>"; f b | tr a-z A-Z; f c > /root/c 2>&1; cat /root/c; f d 2>/dev/null; echo $?; set -e; f e; echo never',
    )
    expect(stdout.toString()).toBe('<in f a\naway>\nIN F B\nin f c\naway\nin f d\n3\nin f e\n')
    expect([stderr.toString(), exitCode]).toEqual(['away\naway\n', 3])
  })

  it('its own name, its parameters and its exit code', async () => {
    await booted()
    await guest.writeFile('/opt/tool', '#!/bin/bash -e\necho "$(dirname "$0") $# $2"; (exit 4); echo never\n', { mode: 0o755 })
    await guest.writeFile('/opt/plain', 'echo "$0 $1"\n', { mode: 0o644 })
    expect(
      (await guest.exec('/opt/tool a "b c"; echo $?; bash -x /opt/tool 1 2 2>/dev/null; /opt/plain; echo $?')).stdout.toString(),
    ).toMatch(/^\/opt 2 b c\n4\n\/opt 2 2\nnever\n126\n$/)
    expect((await guest.exec(['bash', '-e', '/opt/plain', 'x'])).stdout.toString()).toBe('/opt/plain x\n')
    expect((await guest.exec(['sh', '-c', 'echo $0 $1; exit 5', 'name', 'first'])).stdout.toString()).toBe('name first\n')
    expect(await guest.exec('/opt/plain')).toMatchObject({ exitCode: 126 })
    expect(await guest.exec('sh /opt/missing')).toMatchObject({ exitCode: 127 })
    expect((await guest.exec('true; sh /opt/missing; echo "echo piped $0" | bash; bash -lc "echo login"')).stdout.toString()).toBe(
      'piped bash\nlogin\n',
    )
  })
})

describe('a trap', () => {
  const pidOf = (text: string) => guest.processes().find(({ command }) => command.includes(text))?.pid ?? 0

  it('has the last word when a signal comes, with the variables and functions that there are', async () => {
    await booted()
    const session = start(
      'clean() { echo "cleaned $1 $WHAT"; }; trap "clean up; exit 9" TERM; trap "echo bye" EXIT; WHAT=all; echo begun; sleep 600; echo never',
    )
    await shows(session, 'begun\n')
    await guest.exec(`kill ${pidOf('clean()')}`)
    expect(await session.end).toBe(9)
    expect(session.seen).toBe('begun\ncleaned up all\nbye\n')
  })

  it('for the end is also done when a signal ends the script that it has no trap for', async () => {
    await booted()
    const session = start('trap "echo bye" EXIT; echo begun; sleep 600')
    await shows(session, 'begun\n')
    await guest.exec(`kill -INT ${pidOf('trap "echo bye"')}`)
    expect(await session.end).toBe(130)
    expect(session.seen).toBe('begun\nbye\n')
  })

  it('is not asked by SIGKILL, nor when the machine goes down', async () => {
    await booted()
    const session = start('trap "echo bye" EXIT TERM; echo begun; sleep 600')
    await shows(session, 'begun\n')
    await guest.exec(`kill -9 ${pidOf('trap "echo bye"')}`)
    expect(await session.end).toBe(137)
    expect(session.seen).toBe('begun\n')
  })

  it('hears Ctrl-C at a terminal', async () => {
    await booted()
    const [stdin, stdout] = [new PassThrough(), new PassThrough()]
    const session = { seen: '' }
    stdout.on('data', (chunk: Buffer) => {
      session.seen += chunk
    })
    const signal = new AbortController().signal
    const end = guest.run({ command: 'bash', tty: true, stdin, stdout, stderr: stdout, signal })
    await shows(session, '# ')
    stdin.write('trap "echo stopped; exit 7" INT; echo begun; sleep 600\r')
    await shows(session, 'begun\r\n')
    stdin.write('\u0003')
    await shows(session, 'stopped\r\n')
    stdin.write('echo "code $?"\r')
    await shows(session, 'code 7\r\n')
    stdin.end()
    await end
  })
})
