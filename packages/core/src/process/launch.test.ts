import { existsSync } from 'node:fs'
import { open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { builtPackage, type Script, startScript } from '../testing/script.js'
import { TemporaryDirectory } from '../testing/temporary-directory.js'
import { waitFor } from '../testing/wait-for.js'
import { diesWithParentPrefix } from './dies-with-parent.js'
import { identityOf } from './identity.js'
import { launch } from './launch.js'
import { run } from './run.js'

const directory = new TemporaryDirectory()
beforeEach(() => directory.make())
afterEach(() => directory.remove())

async function isGone(pid: number): Promise<boolean> {
  return (await identityOf(pid)) === undefined
}

/** Process group and session of a process. */
async function groupOf(pid: number): Promise<{ group: number; session: number }> {
  const stat = await readFile(`/proc/${pid}/stat`, 'latin1')
  const [, , group, session] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return { group: Number(group), session: Number(session) }
}

describe('launch', () => {
  test('a program that is not there is PROGRAM_MISSING, with what to do', async () => {
    await expect(launch('no-such-program', [])).rejects.toMatchObject({
      code: 'PROGRAM_MISSING',
      message: 'the program no-such-program is not installed or not in PATH; install no-such-program',
    })
  })

  test('a PATH that is given counts', async () => {
    await expect(launch('sleep', ['0'], { env: { PATH: directory.path } })).rejects.toMatchObject({ code: 'PROGRAM_MISSING' })
  })

  test('a folder that is not there is PROCESS_FAILED', async () => {
    await expect(launch('true', [], { cwd: join(directory.path, 'none') })).rejects.toMatchObject({ code: 'PROCESS_FAILED' })
  })

  test('arguments go to the program as they are, whatever is in them', async () => {
    const args = ['a b', '$HOME', '; rm -rf x', "'", '"', '', '*', '\n', '-c']
    const { stdout } = await run(process.execPath, ['-e', 'console.log(JSON.stringify(process.argv.slice(1)))', '--', ...args])
    expect(JSON.parse(stdout)).toEqual(args)
  })

  test('the environment is added to ours', async () => {
    const { stdout } = await run('env', [], { env: { VIVARIUM_TEST: 'a b' } })
    expect(stdout).toContain('VIVARIUM_TEST=a b\n')
    expect(stdout).toContain(`HOME=${process.env.HOME}\n`)
  })

  test('tells how it ended, by itself or by a signal', async () => {
    expect(await (await launch('sh', ['-c', 'exit 3'])).exited).toEqual({ code: 3, signal: null })
    const sleeping = await launch('sleep', ['1000'])
    expect(await sleeping.stop()).toEqual({ code: null, signal: 'SIGTERM' })
    expect(await sleeping.stop()).toEqual({ code: null, signal: 'SIGTERM' })
  })

  test('stop kills what does not listen, and what it started', async () => {
    const script = `trap '' TERM; sleep 1000 & echo $! > pid.new; mv pid.new pid; while :; do wait; done`
    const stubborn = await launch('sh', ['-c', script], { cwd: directory.path, killAfterMs: 50 })
    await waitFor(() => existsSync(join(directory.path, 'pid')))
    const grandchild = Number(await readFile(join(directory.path, 'pid'), 'utf8'))
    expect(await stubborn.stop()).toEqual({ code: null, signal: 'SIGKILL' })
    await waitFor(() => isGone(grandchild))
  })

  test('disposing stops it', async () => {
    const sleeping = await launch('sleep', ['1000'])
    await sleeping[Symbol.asyncDispose]()
    expect(await isGone(sleeping.pid)).toBe(true)
  })

  test('a deadline for the start does not end what was started', async () => {
    const sleeping = await launch('sleep', ['1000'], { timeoutMs: 500 })
    try {
      await new Promise((resolve) => {
        AbortSignal.timeout(600).addEventListener('abort', resolve)
      })
      expect(await isGone(sleeping.pid)).toBe(false)
    } finally {
      await sleeping.kill()
    }
  })

  test('nothing is started for an operation that was cancelled', async () => {
    await expect(launch('touch', [join(directory.path, 'made')], { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'CANCELLED',
    })
    expect(existsSync(join(directory.path, 'made'))).toBe(false)
  })

  test('output may go to a file', async () => {
    const file = await open(join(directory.path, 'log'), 'w')
    try {
      await (await launch('sh', ['-c', 'echo out; echo err >&2'], { stdout: file.fd, stderr: file.fd })).exited
    } finally {
      await file.close()
    }
    expect(await readFile(join(directory.path, 'log'), 'utf8')).toBe('out\nerr\n')
  })

  test("a child has its own session, away from the terminal's Ctrl-C, unless it reads our input", async () => {
    const apart = await launch('sleep', ['1000'])
    const inherits = await launch('sleep', ['1000'], { stdin: 'inherit' })
    try {
      expect(await groupOf(apart.pid)).toEqual({ group: apart.pid, session: apart.pid })
      expect(await groupOf(inherits.pid)).toEqual(await groupOf(process.pid))
    } finally {
      await apart.kill()
      await inherits.kill()
    }
  })
})

/** Starts `sleep` as a child of a process of its own; resolves with both. */
async function parentOfSleep(options: string, after: string): Promise<{ parent: Script; sleep: number }> {
  const parent = await startScript(
    directory.path,
    `const { launch } = await import(core + 'process/launch.js')
     const child = await launch('sleep', ['1000'], ${options})
     console.log('child', child.pid)
     ${after}`,
  )
  await waitFor(() => /child \d+\n/.test(parent.output()))
  return { parent, sleep: Number(/child (\d+)/.exec(parent.output())?.[1]) }
}

describe('a child dies with its parent', () => {
  test.skipIf(process.platform !== 'linux')('that is killed with SIGKILL', async () => {
    const { parent, sleep } = await parentOfSleep('{}', 'setInterval(() => {}, 1000)')
    parent.child.kill('SIGKILL')
    await waitFor(() => isGone(sleep))
    await parent.exited
  })

  test('that ends by process.exit, with all that the child started', async () => {
    const parent = await startScript(
      directory.path,
      `const { launch } = await import(core + 'process/launch.js')
       const child = await launch('sh', ['-c', 'sleep 1000 & echo $!; wait'])
       child.child.stdout.once('data', (line) => { console.log('child', String(line)); process.exit(0) })`,
    )
    await parent.exited
    await waitFor(() => isGone(Number(/child (\d+)/.exec(parent.output())?.[1])))
  })

  test('that fails with an uncaught error', async () => {
    const { parent, sleep } = await parentOfSleep('{}', `throw new Error('oops')`)
    expect((await parent.exited)[0]).toBe(1)
    await waitFor(() => isGone(sleep))
  })

  test('unless it is meant to outlive it', async () => {
    const { parent, sleep } = await parentOfSleep('{ diesWithParent: false, stdout: "ignore", stderr: "ignore" }', 'child.child.unref()')
    try {
      await parent.exited
      expect(await isGone(sleep)).toBe(false)
    } finally {
      process.kill(sleep, 'SIGKILL')
    }
  })

  test.skipIf(process.platform !== 'linux')('that died before the child could ask for it: the program is not begun', async () => {
    const [setpriv, ...rest] = await diesWithParentPrefix()
    expect(setpriv, 'util-linux has setpriv; without it children survive a SIGKILL of their parent').toBeDefined()
    const ofAnother = [...rest.slice(0, -1), '1']
    const path = join(directory.path, 'made')
    await expect(run(setpriv ?? '', [...ofAnother, 'touch', path], { diesWithParent: false })).rejects.toMatchObject({
      details: { exitCode: 125 },
    })
    expect(existsSync(path)).toBe(false)
  })

  test.skipIf(process.platform !== 'linux')('so one can not be started from a worker thread, which may end before', async () => {
    const worker = new Worker(
      `import { parentPort } from 'node:worker_threads'
       const { launch } = await import(${JSON.stringify(builtPackage)} + 'process/launch.js')
       const started = await launch('true', [], { diesWithParent: false })
       await started.exited
       await launch('true', []).catch((error) => parentPort.postMessage(error.code))`,
      { eval: true, type: 'module' } as object,
    )
    const message = await new Promise((resolve, reject) => {
      worker.once('message', resolve).once('error', reject)
    })
    expect(message).toBe('UNSUPPORTED')
    await worker.terminate()
  })
})
