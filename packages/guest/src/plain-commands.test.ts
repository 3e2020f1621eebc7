import { beforeAll, describe, expect, it, vi } from 'vitest'
import { plainWords } from './command-line.js'
import { Guest } from './guest.js'

const loaded = vi.hoisted(() => ({ times: 0 }))
vi.mock('./shell.js', async (original) => {
  loaded.times++
  return original()
})

/** Each is run on a machine of its own, as it is and inside of braces, which take a shell. */
const lines = [
  'true',
  'false',
  'echo hello  there "you all" \'$HOME\'',
  'echo -n x',
  'pwd',
  '[ -f /etc/hosts ]',
  '[ -d /etc/hosts ]',
  'test -e /nosuch',
  'test ! -e /nosuch',
  '[ a = b ]',
  '[ a != b ]',
  '[ 3 -gt 2 ]',
  '[ -z "" ]',
  '[ x',
  'cat /etc/hosts /etc/debian_version',
  'cat /nosuch',
  'cat /etc',
  'mkdir /srv/a',
  'mkdir /srv/a/b/c',
  'mkdir -p /srv/a/b/c',
  'mkdir /etc',
  'mkdir -p /etc/kubernetes/pki',
  'rm /etc/hosts',
  'rm /nosuch',
  'rm -f /nosuch',
  'rm /etc/ssh',
  'rm -rf /etc/ssh',
  'chmod 600 /etc/hosts',
  'chmod 0750 /nosuch',
  'ln -s /etc/hosts /srv/link',
  'ln -sf /etc/hosts /etc/motd',
  'ln -s /etc/hosts /etc/shells',
  'touch /srv/new',
  'touch /nosuch/new',
  '[ constructor x ]',
  '[ 1 constructor 2 ]',
  'ls /etc',
  'ls -A /',
  'ls /etc/ssh',
  'ls -a /etc/ssh',
  'ls -1 /etc/hosts',
  'ls /nosuch',
  'printenv HOME',
  'printenv NOSUCH',
  'hostname',
  '/sbin/hostname',
  'ip -br link',
  'systemctl is-active nosuch',
  'useradd -m ann',
  'id nobody',
  'sh -c "mkdir /srv/x"',
  'sh -c "echo a; echo b >&2; exit 3"',
  'kill 4711',
  'sleep x',
  'greet you',
]

async function made(): Promise<Guest> {
  const guest = new Guest({ hostname: 'node-1', clock: { now: () => new Date('2030-01-01T00:00:00Z'), after: () => () => {} } })
  await guest.boot()
  await guest.writeFile('/usr/local/bin/greet', '#!/bin/sh\necho "hello $1"\n', { mode: 0o755 })
  return guest
}

function filesOf(guest: Guest): string[] {
  const found: string[] = []
  const walk = (path: string) => {
    const node = guest.files.get(path === '' ? '/' : path, 'stat', false)
    const what = node.kind === 'file' ? Buffer.from(node.content).toString('base64') : node.kind === 'symlink' ? node.target : ''
    if (!/^\/etc\/(?:machine-id|shadow)/.test(path)) found.push(`${path} ${node.kind} ${node.mode.toString(8)} ${node.uid} ${what}`)
    if (node.kind === 'directory') for (const name of [...node.entries.keys()].sort()) walk(`${path}/${name}`)
  }
  walk('')
  return found
}

describe('plain commands', () => {
  const direct = new Map<string, unknown>()

  beforeAll(async () => {
    for (const line of lines.filter(
      (each) => !/nosuch|greet|exit|constructor|\[ x|cat \/etc$|ln -s \/etc\/hosts \/etc\/shells/.test(each),
    )) {
      const guest = await made()
      const { exitCode, stdout, stderr } = await guest.exec(line, { cwd: '/etc' })
      if (loaded.times > 0) throw new Error(line)
      direct.set(line, [exitCode, stdout.toString(), stderr.toString(), filesOf(guest)])
    }
  })

  it('do not load the shell', () => {
    expect(direct.size).toBeGreaterThan(30)
    expect(loaded.times).toBe(0)
  })

  for (const line of lines) {
    for (const user of ['root', 'nobody']) {
      it(`${line}: as the shell does it, for ${user}`, async () => {
        const outcome = async (command: string) => {
          const guest = await made()
          const { exitCode, stdout, stderr } = await guest.exec(command, { cwd: '/etc', user })
          return { exitCode, stdout: stdout.toString(), stderr: stderr.toString(), files: filesOf(guest) }
        }
        expect(await outcome(line)).toEqual(await outcome(`{ ${line}; }`))
      })
    }
  }

  it('may be argument lists, with input, variables and the folder', async () => {
    const guest = await made()
    expect((await guest.exec(['cat'], { stdin: Buffer.from([0, 255, 128]) })).stdout).toEqual(Buffer.from([0, 255, 128]))
    expect((await guest.exec(['echo', '$HOME; x', "it's"])).stdout.toString()).toBe("$HOME; x it's\n")
    expect((await guest.exec(['printenv', 'WHO'], { env: { WHO: 'me' } })).stdout.toString()).toBe('me\n')
    expect((await guest.exec('pwd', { cwd: '/srv' })).stdout.toString()).toBe('/srv\n')
  })
})

it('tells plain words from what a shell is for', () => {
  expect(plainWords('  kubeadm init --config=/etc/x.yaml -v 5 "a b" c\'d e\'f ')).toEqual([
    'kubeadm',
    'init',
    '--config=/etc/x.yaml',
    '-v',
    '5',
    'a b',
    'cd ef',
  ])
  for (const line of [
    'a; b',
    'a | b',
    'a > b',
    'a && b',
    'A=1 b',
    'a $x',
    'a `b`',
    'a *',
    'a ~',
    'a # b',
    'a "$x"',
    '(a)',
    'a {b,c}',
    'a\nb',
    '! a',
    'if a',
    'a "',
    '',
    'a \\b',
    'ls [ab]',
  ])
    expect(plainWords(line), line).toBeUndefined()
})
