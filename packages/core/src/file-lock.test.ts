import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isVivariumError } from './errors.js'
import { FileLock } from './file-lock.js'
import { startScript } from './testing/script.js'
import { TemporaryDirectory } from './testing/temporary-directory.js'
import { waitFor } from './testing/wait-for.js'

const directory = new TemporaryDirectory()
beforeEach(() => directory.make())
afterEach(() => directory.remove())
const what = 'the universe lab'
const lockPath = () => join(directory.path, 'lock')

const deadHolder = JSON.stringify({ holder: { pid: process.pid, startTime: 'another' }, nonce: 'abcdefgh-1', since: '2026-01-01' })

test('a second taker is told who holds it, also in the same process', async () => {
  const lock = await FileLock.acquire(lockPath(), { what })
  await expect(FileLock.acquire(lockPath(), { what })).rejects.toMatchObject({
    code: 'LOCKED',
    message: expect.stringMatching(/^the universe lab is in use by another part of this process \(since 20/),
  })
  await lock.release()
  await lock.release()
  await (await FileLock.acquire(lockPath(), { what })).release()
  expect(await readdir(directory.path)).toEqual([])
})

test('releasing twice does not take the lock from who has it now', async () => {
  const first = await FileLock.acquire(lockPath(), { what })
  await first.release()
  const second = await FileLock.acquire(lockPath(), { what })
  await first.release()
  await expect(FileLock.acquire(lockPath(), { what })).rejects.toMatchObject({ code: 'LOCKED' })
  await second.release()
})

test('who waits gets it after the holder, or the deadline', async () => {
  const lock = await FileLock.acquire(lockPath(), { what })
  await expect(FileLock.acquire(lockPath(), { what, wait: { timeoutMs: 100 } })).rejects.toMatchObject({ code: 'TIMED_OUT' })
  const waiting = FileLock.acquire(lockPath(), { what, wait: { timeoutMs: 10_000 } })
  await lock.release()
  await (await waiting).release()
})

test('another process is named by its pid, and its lock is taken over when it is killed', async () => {
  const holder = await startScript(
    directory.path,
    `const { FileLock } = await import(core + 'file-lock.js')
     await FileLock.acquire(argv[0], { what: 'x' })
     console.log('held')
     setInterval(() => {}, 1000)`,
    [lockPath()],
  )
  await waitFor(() => holder.output().includes('held'))
  await expect(FileLock.acquire(lockPath(), { what })).rejects.toMatchObject({
    code: 'LOCKED',
    message: expect.stringContaining(`process ${holder.pid} `),
    details: { pid: holder.pid },
  })
  holder.child.kill('SIGKILL')
  await holder.exited
  await (await FileLock.acquire(lockPath(), { what })).release()
})

test.each([
  ['a dead holder', deadHolder],
  ['a power failure', ''],
])('of many who take over from %s at once, one gets it', async (_, content) => {
  for (let round = 0; round < 20; round++) {
    await writeFile(lockPath(), content)
    const takers = await Promise.allSettled(Array.from({ length: 8 }, () => FileLock.acquire(lockPath(), { what })))
    const won = takers.filter((taker) => taker.status === 'fulfilled')
    expect(won.length).toBe(1)
    for (const taker of takers) if (taker.status === 'rejected') expect(isVivariumError(taker.reason, 'LOCKED')).toBe(true)
    await won[0]?.value.release()
    expect(await readdir(directory.path)).toEqual([])
  }
})

test('a taker that died while it took over is taken over too', async () => {
  await writeFile(lockPath(), deadHolder)
  await writeFile(`${lockPath()}.abcdefgh`, deadHolder.replace('abcdefgh', 'ijklmnop'))
  await (await FileLock.acquire(lockPath(), { what })).release()
  expect(await readdir(directory.path)).toEqual([])
})

test('processes that race, and are killed, are never inside together', async () => {
  const body = `
    const { FileLock } = await import(core + 'file-lock.js')
    const { readFile, writeFile } = await import('node:fs/promises')
    for (let round = 0; round < 30; round++) {
      const lock = await FileLock.acquire(argv[0], { what: 'x', wait: { timeoutMs: 20000 } })
      await writeFile(argv[1], String(process.pid))
      await new Promise((resolve) => setTimeout(resolve, 1))
      if (await readFile(argv[1], 'utf8') !== String(process.pid)) throw new Error('somebody else is inside')
      if (argv[2] === 'dies' && round === 3) process.kill(process.pid, 'SIGKILL')
      await lock.release()
    }`
  const racers = await Promise.all(
    ['lives', 'dies', 'lives', 'dies'].map((fate) => startScript(directory.path, body, [lockPath(), join(directory.path, 'inside'), fate])),
  )
  const exits = await Promise.all(racers.map(({ exited }) => exited))
  expect([exits, racers.map(({ output }) => output()).join('')]).toEqual([
    [
      [0, null],
      [null, 'SIGKILL'],
      [0, null],
      [null, 'SIGKILL'],
    ],
    '',
  ])
})
