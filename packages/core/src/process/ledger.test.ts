import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { TemporaryDirectory } from '../testing/temporary-directory.js'
import { identityOf } from './identity.js'
import { launch } from './launch.js'
import { ProcessLedger } from './ledger.js'

const directory = new TemporaryDirectory()
beforeEach(() => directory.make())
afterEach(() => directory.remove())

test('reaps the processes that were written down, and nobody else', async () => {
  const [listed, removed] = [await launch('sleep', ['1000']), await launch('sleep', ['1000'])]
  try {
    const ledger = new ProcessLedger(join(directory.path, 'processes'))
    await ledger.add(listed.pid)
    await ledger.add(removed.pid)
    await ledger.remove(removed.pid)
    // A stranger who got the pid of one that is gone, and what a crash left of a write.
    await writeFile(join(directory.path, 'processes', '1.json'), JSON.stringify({ pid: process.pid, startTime: 'another' }))
    await writeFile(join(directory.path, 'processes', '2.json'), '')
    expect(await new ProcessLedger(join(directory.path, 'processes')).reap()).toBe(1)
    expect(await listed.exited).toEqual({ code: null, signal: 'SIGKILL' })
    expect(await identityOf(removed.pid)).toBeDefined()
  } finally {
    await listed.kill()
    await removed.kill()
  }
})

test('a ledger that was never written has nobody to reap', async () => {
  expect(await new ProcessLedger(join(directory.path, 'none')).reap()).toBe(0)
})
