import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { identityOf, isAlive, killIfAlive, parseStat } from './identity.js'
import { launch } from './launch.js'

test('a process is itself until it ends, and nobody else with its pid is', async () => {
  const child = await launch('sleep', ['1000'])
  const identity = await identityOf(child.pid)
  if (identity === undefined) throw new Error('no identity')
  expect(await isAlive(identity)).toBe(true)
  const other = { ...identity, startTime: `${identity.startTime}0` }
  expect(await isAlive(other)).toBe(false)
  expect(await killIfAlive(other)).toBe(false)
  expect(await isAlive(identity)).toBe(true)
  expect(await killIfAlive(identity)).toBe(true)
  expect(await child.exited).toEqual({ code: null, signal: 'SIGKILL' })
  expect(await isAlive(identity)).toBe(false)
  expect(await killIfAlive(identity)).toBe(false)
})

test.skipIf(process.platform !== 'linux')('a zombie is not alive', async () => {
  // The shell starts a child and becomes a program that never waits for it.
  const parent = spawn('sh', ['-c', 'true & echo $!; exec sleep 1000'], { stdio: ['ignore', 'pipe', 'ignore'] })
  try {
    const [line] = await once(parent.stdout, 'data')
    await expect.poll(() => identityOf(Number(line))).toBeUndefined()
  } finally {
    parent.kill('SIGKILL')
  }
})

test.each([0, -1, 1.5, Number.NaN, 2 ** 40])('%d is nobody', async (pid) => {
  expect(await identityOf(pid)).toBeUndefined()
})

test('a program name with spaces and parentheses does not shift the fields', () => {
  const fields = Array.from({ length: 50 }, (_, index) => String(index + 4))
  expect(parseStat(`12 (a) R (b c)) S ${fields.join(' ')}`)).toEqual({ state: 'S', startTicks: '22' })
  expect(parseStat('')).toBeUndefined()
})
