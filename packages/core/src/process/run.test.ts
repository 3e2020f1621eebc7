import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { TemporaryDirectory } from '../testing/temporary-directory.js'
import { waitFor } from '../testing/wait-for.js'
import { identityOf } from './identity.js'
import { run } from './run.js'

const directory = new TemporaryDirectory()
beforeEach(() => directory.make())
afterEach(() => directory.remove())

describe('run', () => {
  test('gives stdout, stderr and the exit code', async () => {
    expect(await run('sh', ['-c', 'echo out; echo err >&2'])).toEqual({ stdout: 'out\n', stderr: 'err\n', exitCode: 0 })
  })

  test('another exit code is PROCESS_FAILED with the end of what it printed, unless it is expected', async () => {
    const script = 'i=0; while [ $i -lt 50 ]; do echo "line $i" >&2; i=$((i+1)); done; exit 7'
    const error = await run('sh', ['-c', script]).catch((thrown) => thrown)
    expect(error).toMatchObject({ code: 'PROCESS_FAILED', details: { exitCode: 7, signal: null } })
    expect(error.message).toMatch(/^sh ended with exit code 7:\nline 30\n[\s\S]*line 49$/)
    expect((await run('sh', ['-c', 'exit 7'], { okExitCodes: [0, 7] })).exitCode).toBe(7)
    await expect(run('sh', ['-c', 'echo only out; exit 1'])).rejects.toThrow('only out')
    await expect(run('sh', ['-c', 'kill -SEGV $$'])).rejects.toThrow('was ended by SIGSEGV')
  })

  test('input arrives, also megabytes of it, and one who does not want it is no error', async () => {
    const input = Buffer.alloc(3_000_000, 'x')
    expect((await run('cat', [], { stdin: input })).stdout.length).toBe(3_000_000)
    expect((await run('wc', ['-c'], { stdin: 'häuser' })).stdout.trim()).toBe('7')
    expect((await run('true', [], { stdin: input })).exitCode).toBe(0)
  })

  test('the words ignore and pipe as input are told from the ways to have none', async () => {
    expect((await run('cat', [], { stdin: Buffer.from('pipe') })).stdout).toBe('pipe')
  })

  test('lines come as they are printed, whole, also the last without an end', async () => {
    const lines: string[] = []
    await run('sh', ['-c', 'printf "o"; printf "ne\\r\\ntw"; echo x >&2; printf "o"'], {
      onLine: (line, stream) => lines.push(`${stream} ${line}`),
    })
    expect(lines.filter((line) => line.startsWith('stdout'))).toEqual(['stdout one', 'stdout two'])
    expect(lines).toContain('stderr x')
  })

  test('characters that come in two pieces stay whole', async () => {
    const { stdout } = await run('sh', ['-c', 'printf "\\303"; sleep 0.05; printf "\\244"'])
    expect(stdout).toBe('ä')
  })

  test('too much output ends it', async () => {
    await expect(run('cat', ['/dev/zero'], { maxOutputBytes: 100_000 })).rejects.toThrow('printed more than 100000 bytes')
  })

  test('a deadline and a signal end it with all that it started', async () => {
    let grandchild = 0
    const script = ['-c', 'sleep 1000 & echo $!; wait']
    const onLine = (line: string) => {
      grandchild = Number(line)
    }
    await expect(run('sh', script, { timeoutMs: 300, onLine })).rejects.toMatchObject({
      code: 'TIMED_OUT',
      message: 'sh took longer than 0.3 s',
    })
    await waitFor(async () => (await identityOf(grandchild)) === undefined)
    const controller = new AbortController()
    const running = run('sh', script, { signal: controller.signal, onLine: () => controller.abort() })
    await expect(running).rejects.toMatchObject({ code: 'CANCELLED' })
  })

  test('works in the folder that is given', async () => {
    expect((await run('pwd', ['-P'], { cwd: directory.path })).stdout.trim()).toBe((await run('realpath', [directory.path])).stdout.trim())
  })
})
