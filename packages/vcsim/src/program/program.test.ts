import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
// As built: the program lies beside what is built.
import { layOutProgram } from '@vivarium/vcsim/program'
import { VimClient } from '@vivarium/vim'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

const execute = promisify(execFile)
let folder: string
let program: string
const children: import('node:child_process').ChildProcess[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vcsim '))
  program = join(await layOutProgram(folder), 'vcsim')
})
afterEach(async () => {
  for (const child of children.splice(0)) if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
  await rm(folder, { recursive: true, force: true })
})

function start(...words: string[]) {
  const child = spawn(program, words, { stdio: ['pipe', 'pipe', 'pipe'] })
  children.push(child)
  return child
}

async function addressIn(file: string): Promise<URL> {
  const line = await vi.waitFor(async () => {
    const text = await readFile(file, 'utf8')
    expect(text).toMatch(/\n$/)
    return text
  }, 20_000)
  const [, url, pid] = /^export GOVC_URL=(\S+) GOVC_SIM_PID=(\d+)\n$/.exec(line) ?? []
  expect(Number(pid)).toBeGreaterThan(0)
  return new URL(url ?? '')
}

describe.skipIf(process.platform === 'win32')('the program vcsim', () => {
  it('tells a script through a FIFO where it is, and ends with exit code 0 when it is told to', async () => {
    const fifo = join(folder, 'fifo')
    await execute('mkfifo', [fifo])
    const child = start('-l', '127.0.0.1:0', '-E', fifo, '-dc', '2')
    const { stdout } = await execute('head', ['-n1', fifo])
    expect(stdout).toMatch(new RegExp(`^export GOVC_URL=https://user:pass@127\\.0\\.0\\.1:\\d+/sdk GOVC_SIM_PID=${child.pid}\n$`))
    child.kill('SIGQUIT')
    expect(await once(child, 'exit')).toEqual([0, null])
  })

  it('ends when nobody reads from the FIFO', async () => {
    const fifo = join(folder, 'fifo')
    await execute('mkfifo', [fifo])
    const child = start('-l', '127.0.0.1:0', '-E', fifo, '-trace-file', join(folder, 'trace'))
    await vi.waitFor(() => expect(existsSync(join(folder, 'trace'))).toBe(true), 20_000)
    child.kill('SIGTERM')
    expect(await once(child, 'exit')).toEqual([0, null])
  })

  it('lets in who has the credentials that are in files; its trace has no password, and both files are for their owner only', async () => {
    const [environment, trace, passwordFile] = ['env', 'trace', 'password'].map((name) => join(folder, name)) as [string, string, string]
    await writeFile(passwordFile, 's3cret&more\n')
    const child = start(
      '-l',
      '127.0.0.1:0',
      '-tls=false',
      '-E',
      environment,
      '-username',
      'me',
      '-password',
      passwordFile,
      '-trace-file',
      trace,
    )
    const url = await addressIn(environment)
    expect([url.username, decodeURIComponent(url.password)]).toEqual(['me', 's3cret&more'])
    await expect(VimClient.connect(url, { username: 'me', password: 'wrong' })).rejects.toThrow('InvalidLogin')
    const client = await VimClient.connect(url, { username: 'me', password: 's3cret&more' })
    await client.close()
    child.kill('SIGTERM')
    await once(child, 'exit')
    const text = await readFile(trace, 'utf8')
    expect(text).toContain('Request: ')
    expect(text).toContain('<userName>me</userName>')
    expect(text).not.toMatch(/s3cret|wrong/)
    for (const file of [environment, trace]) expect((await stat(file)).mode & 0o777).toBe(0o600)
  })

  it('publishes numbers as Go programs do', async () => {
    const environment = join(folder, 'env')
    start('-l', '127.0.0.1:0', '-tls=false', '-E', environment, '-dc', '3')
    const url = await addressIn(environment)
    const answer = await fetch(`http://${url.host}/debug/vars`)
    expect(await answer.json()).toMatchObject({ vcsim: { model: { datacenter: 3 } } })
  })

  it.each([
    [['-nope'], 2, /^vcsim: -nope: there is no such flag/],
    [['-l', 'nowhere'], 2, /^vcsim: -l: /],
    [['-tlscert', '/nonexistent'], 1, /^vcsim: \/nonexistent can't be read/],
  ])('refuses %j', async (words, code, message) => {
    await expect(execute(program, words)).rejects.toMatchObject({ code, stderr: expect.stringMatching(message) })
  })

  it('prints UUIDs, its version and its flags', async () => {
    expect((await execute(program, ['uuidgen'])).stdout).toMatch(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\n$/)
    expect((await execute(program, ['version'])).stdout).toMatch(/^Build Version: \d/)
    expect((await execute(program, ['-h'])).stderr).toMatch(/^Usage of vcsim:\n {2}-E string/)
  })
})
