import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readlink, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { workspaceRoot } from '../testing/workspace.js'

/** A first build of the image is among it. */
const limitMs = 900_000

let temporary: string

beforeEach(async () => {
  temporary = await realpath(await mkdtemp(join(tmpdir(), 'vivarium-demo-test-')))
})

afterEach(() => rm(temporary, { recursive: true, force: true }))

/** Starts the demonstration with temporary files of its own, as the leader of a process group, as a terminal would. */
function start(): { readonly child: ChildProcess; readonly output: () => string; readonly prints: (text: string) => Promise<void> } {
  const child = spawn('npm', ['start', '--silent'], {
    cwd: workspaceRoot,
    env: { ...process.env, TMPDIR: temporary },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  let output = ''
  const waiting: (() => void)[] = []
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
      for (const look of waiting) look()
    })
  }
  const prints = (text: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => {
        if (output.includes(text)) resolve()
      }
      waiting.push(look)
      child.on('exit', () => reject(new Error(`it ended before it printed ${JSON.stringify(text)}:\n${output}`)))
      look()
    })
  return { child, output: () => output, prints }
}

/** The processes that work in a folder below `temporary`, as keepers and machines do. */
async function processesLeft(): Promise<string[]> {
  const left: string[] = []
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const directory = await readlink(`/proc/${pid}/cwd`).catch(() => '')
    if (directory.startsWith(temporary)) left.push(`${pid} in ${directory}`)
  }
  return left
}

test('npm start builds, boots, saves, opens, changes and rewinds a machine, and leaves nothing behind', { timeout: limitMs }, async () => {
  const { child, output } = start()
  const [exitCode] = await once(child, 'close')
  expect(exitCode, output()).toBe(0)
  expect(output()).toMatch(/Debian GNU\/Linux 12.*on web/)
  // As it was saved, before and after the change.
  expect(output().match(/good morning\n {2}still in memory\n {2}the process still runs/g)).toHaveLength(2)
  expect(output()).toContain('good night')
  expect(output()).toMatch(/What took how long:\n( +\d+\.\d s {2}.+\n)+/)
  expect(await readdir(temporary)).toEqual([])
  expect(await processesLeft()).toEqual([])
})

test('Ctrl-C while a machine boots ends npm start at once and leaves nothing behind', { timeout: limitMs }, async () => {
  const { child, output, prints } = start()
  const closed = once(child, 'close')
  await prints('● Make a machine')
  const interrupted = performance.now()
  process.kill(-(child.pid ?? 0), 'SIGINT')
  const [exitCode, signal] = await closed
  // npm ends itself with the signal when what it has run was interrupted.
  expect(exitCode ?? signal, output()).toBe('SIGINT')
  expect(performance.now() - interrupted).toBeLessThan(30_000)
  expect(output()).toContain('Interrupted.')
  expect(await readdir(temporary)).toEqual([])
  expect(await processesLeft()).toEqual([])
})
