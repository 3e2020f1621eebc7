import { PassThrough } from 'node:stream'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { Container } from './container/container.js'
import { Guest } from './guest.js'

let guest: Guest
beforeEach(async () => {
  guest = new Guest({ hostname: 'node-1' })
  await guest.boot()
})
afterEach(() => guest.shutdown())

async function printed(command: string): Promise<string> {
  const { stdout, stderr } = await guest.exec(command)
  return `${stdout}${stderr}`
}

it('runs scripts that came as bytes, by whatever way', async () => {
  guest.files.writeFile('/root/b', Uint8Array.from(Buffer.from('#!/bin/sh\necho "ran $1 \u00e9"\n')))
  expect(
    await printed(
      'sh b 1; cp b c; sh c 2; install -m755 b d; ./d 3; tar cf t.tar d; mkdir u; tar xf t.tar -C u; u/d 4; cat b > e; bash e 5',
    ),
  ).toBe([1, 2, 3, 4, 5].map((number) => `ran ${number} \u00e9\n`).join(''))
  expect(await printed('./d 6')).toBe('ran 6 \u00e9\n')
})

it('makes several words, or none, of the word that names a command', async () => {
  expect(await printed('f() { "$@"; }; f echo "a  b" c; g() { echo "g $1"; return 4; }; f g "x y"; echo $?; f; echo $?')).toBe(
    'a  b c\ng x y\n4\n0\n',
  )
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the shell's own
  expect(await printed('X=(echo "a  b"); "${X[@]}" c; Y=1 "${X[@]}"; y=$("${X[@]}" z | tr a-z A-Z); echo "$y"')).toBe(
    'a  b c\na  b\nA  B Z\n',
  )
  expect(
    await printed('f() { until "$@"; do echo no; done; }; f test -d /etc; c="ls -d"; $c /etc; $nothing echo x; $(echo echo a) b'),
  ).toBe('/etc\nx\na b\n')
  expect(await printed('f() { "$@"; }; f cd /etc; pwd; "$nothing" x; echo $?; "$HOME x" 2>/dev/null; echo $?')).toMatch(
    /^\/etc\n127\n127\nbash: : command not found\n$/,
  )
})

it('has a number that kill knows', async () => {
  expect(await guest.exec('kill -9 $$; echo never')).toMatchObject({ exitCode: 137, stdout: Buffer.alloc(0) })
  expect(await printed("sh -c 'kill -9 $$; echo never'; echo $?")).toBe('137\n')
})

const internals = /^(?:[^A-Za-z]|IFS|OPTIND|SHELLOPTS|BASHOPTS|OSTYPE|MACHTYPE|HOSTTYPE|PIPESTATUS|VIVARIUM)/m

it('env and printenv print what is exported, and nothing of the shell', async () => {
  for (const command of [
    'env',
    'printenv',
    'X=1; export Y=2; false; env',
    'export Y=2; set a b; sh -c env',
    'Y=2; export Y; printenv | cat',
  ]) {
    const text = await printed(command)
    expect(text).toMatch(/^HOME=\/root$/m)
    expect(text).not.toMatch(internals)
    expect(text).not.toContain('X=1')
    if (command.includes('Y')) expect(text).toMatch(/^Y=2$/m)
  }
  const container = new Container({ image: 'app', hostname: 'pod', command: ['app'], env: { A: 'b' } })
  const { stdout } = await container.runShell('true; env')
  container.close()
  expect(stdout.toString()).toMatch(/^A=b$/m)
  expect(stdout.toString()).not.toMatch(internals)
})

it('env runs a program with other variables', async () => {
  expect(
    await printed('env -i A=b env; env A=b sh -c \'echo "$A $B"\'; B=c env -u A A=d sh -c \'echo "$A $B"\'; env -u HOME printenv HOME'),
  ).toBe('A=b\nb \nd c\n')
  expect(await guest.exec('env nosuch')).toMatchObject({ exitCode: 127, stderr: Buffer.from("env: 'nosuch': No such file or directory\n") })
})

it('at a terminal has what was exported a line before, and nothing of the shell', async () => {
  const [stdin, stdout] = [new PassThrough(), new PassThrough()]
  let seen = ''
  stdout.on('data', (chunk: Buffer) => {
    seen += chunk
  })
  const end = guest.run({ command: 'bash', tty: true, stdin, stdout, stderr: stdout, signal: new AbortController().signal })
  stdin.end('export Y=2; set a b; ls /nosuch\rtrue; env\r')
  await end
  const text = seen.slice(seen.lastIndexOf('HOME=')).replaceAll('\r', '')
  expect(text).toMatch(/^Y=2$/m)
  expect(text.slice(0, text.lastIndexOf('root@'))).not.toMatch(internals)
})
