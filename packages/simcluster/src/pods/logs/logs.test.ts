import { describe, expect, it } from 'vitest'
import { ContainerLog } from './container-log.js'
import { type LogOptions, logTime, readLog } from './log-options.js'

const start = Date.parse('2026-01-01T00:00:00Z')
const never = new AbortController().signal

async function read(log: ContainerLog, options: Partial<LogOptions> = {}): Promise<string> {
  const chunks: Buffer[] = []
  for await (const bytes of readLog(log, { follow: false, timestamps: false, ...options }, never)) chunks.push(bytes)
  return String(Buffer.concat(chunks))
}

function threeLines(): ContainerLog {
  let now = start
  const log = new ContainerLog(() => now)
  log.write('stdout', 'one\n')
  now += 1500
  log.write('stderr', 'tw')
  log.write('stderr', 'o\n')
  log.write('stdout', 'three\n')
  return log
}

describe('a log', () => {
  it('is read whole, from its end, since a time, by stream and up to a size', async () => {
    const log = threeLines()
    expect(await read(log)).toBe('one\ntwo\nthree\n')
    expect(await read(log, { tailLines: 2 })).toBe('two\nthree\n')
    expect(await read(log, { tailLines: 0 })).toBe('')
    expect(await read(log, { sinceMs: start + 1 })).toBe('two\nthree\n')
    expect(await read(log, { stream: 'stderr' })).toBe('two\n')
    expect(await read(log, { limitBytes: 6 })).toBe('one\ntw')
  })

  it('has times that go up, also within a millisecond', async () => {
    expect(await read(threeLines(), { timestamps: true })).toBe(
      '2026-01-01T00:00:00Z one\n2026-01-01T00:00:01.5Z two\n2026-01-01T00:00:01.500000001Z three\n',
    )
    expect(logTime(start + 20, 0)).toBe('2026-01-01T00:00:00.02Z')
  })

  it('is followed until it ends, with the line that was never ended', async () => {
    const log = threeLines()
    const following = read(log, { follow: true, tailLines: 1 })
    log.write('stdout', 'four\nrest')
    await new Promise((resolve) => setImmediate(resolve))
    log.end()
    expect(await following).toBe('three\nfour\nrest')
    log.write('stdout', 'too late\n')
    expect(await read(log, { tailLines: 1 })).toBe('rest')
  })

  it('keeps the newest mebibyte, and tells that there was more', async () => {
    const log = new ContainerLog(() => start)
    for (let i = 0; i < 3000; i++) log.write('stdout', `${String(i).padStart(5)} ${'x'.repeat(993)}\n`)
    const kept = await read(log)
    expect(kept.length).toBeLessThan(1024 * 1024 + 200)
    expect(kept).toMatch(/^\(\d+ older lines are not kept/)
    expect(kept).toContain(' 2999 ')
    expect(await read(log, { tailLines: 1 })).toMatch(/^ 2999 x/)
  })

  it('cuts a line that has no end', async () => {
    const log = new ContainerLog(() => start)
    log.write('stdout', 'x'.repeat(100_000))
    expect(log.from(0).map(({ bytes }) => bytes.length)).toEqual([16384, 16384, 16384, 16384, 16384, 16384])
  })
})
