import { getEventListeners } from 'node:events'
import { describe, expect, test, vi } from 'vitest'
import { errors } from './errors.js'
import { Operation, type ProgressEvent } from './operation.js'

const never = new Promise<never>(() => {})

describe('cancelling and deadlines', () => {
  test('the caller cancels: CANCELLED, with his reason as the cause', async () => {
    const controller = new AbortController()
    const racing = Operation.from({ signal: controller.signal }, 'baking').race(never, 'baking')
    const reason = new Error('no more time')
    controller.abort(reason)
    await expect(racing).rejects.toMatchObject({ code: 'CANCELLED', message: 'baking was cancelled', cause: reason })
  })

  test('the deadline passes: TIMED_OUT, named after what was to be done', async () => {
    const operation = Operation.from({ timeoutMs: 30 }, 'baking')
    await expect(operation.sleep(10_000)).rejects.toMatchObject({ code: 'TIMED_OUT', message: 'baking took longer than 0 s' })
    expect(() => operation.throwIfAborted()).toThrow(/baking took longer/)
  })

  test('a default deadline holds where none was given, and not where an operation is handed on', async () => {
    await expect(Operation.from(undefined, 'baking', 20).race(never)).rejects.toMatchObject({ code: 'TIMED_OUT' })
    const outer = Operation.from(undefined, 'cooking')
    expect(Operation.from(outer, 'baking', 20).signal).toBe(outer.signal)
    await expect(outer.within(20, 'baking').race(never)).rejects.toMatchObject({ code: 'TIMED_OUT' })
    outer.throwIfAborted()
  })

  test('an outer deadline ends what is inside of it', async () => {
    const inner = Operation.from({ timeoutMs: 20 }, 'outer').within(10_000, 'inner')
    await expect(inner.race(never)).rejects.toMatchObject({ message: expect.stringContaining('outer') })
  })

  test('an operation that is over has no timer left; one that it was made from keeps its own', async () => {
    vi.useFakeTimers()
    try {
      const outer = Operation.from({ timeoutMs: 60 }, 'cooking')
      {
        using inner = Operation.from(outer, 'baking')
        using narrow = outer.within(10_000, 'salting')
        inner.throwIfAborted()
        narrow.throwIfAborted()
        expect(vi.getTimerCount()).toBe(2)
      }
      expect(vi.getTimerCount()).toBe(1)
      vi.advanceTimersByTime(60)
      expect(() => outer.throwIfAborted()).toThrow(/cooking/)
    } finally {
      vi.useRealTimers()
    }
  })

  test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('a deadline of %d is refused', (timeoutMs) => {
    expect(() => Operation.from({ timeoutMs }, 'x')).toThrow(/positive number of milliseconds/)
  })

  test('a promise that fails after its operation was aborted is not an unhandled rejection', async () => {
    const operation = Operation.from({ signal: AbortSignal.abort() }, 'baking')
    await expect(operation.race(Promise.reject(new Error('late')))).rejects.toMatchObject({ code: 'CANCELLED' })
    await new Promise((resolve) => {
      setImmediate(resolve)
    })
  })

  test('any number of things may wait at once, without a warning of Node', async () => {
    const warnings: Error[] = []
    const onWarning = (warning: Error) => warnings.push(warning)
    process.on('warning', onWarning)
    const controller = new AbortController()
    const operation = Operation.from({ signal: controller.signal }, 'x')
    const waiting = Array.from({ length: 30 }, () => operation.race(never).catch((error) => error.code))
    controller.abort()
    expect(new Set(await Promise.all(waiting))).toEqual(new Set(['CANCELLED']))
    await new Promise((resolve) => {
      setImmediate(resolve)
    })
    process.off('warning', onWarning)
    expect(warnings).toEqual([])
  })

  test('a race that is over leaves no listener', async () => {
    const controller = new AbortController()
    const operation = Operation.from({ signal: controller.signal }, 'x')
    for (let count = 0; count < 50; count++) await operation.race(Promise.resolve(count))
    expect(getEventListeners(operation.signal, 'abort')).toEqual([])
    expect(await operation.race(Promise.resolve('out'))).toBe('out')
  })

  test('poll asks until there is an answer', async () => {
    let count = 0
    const operation = Operation.from({ timeoutMs: 5000 }, 'x')
    expect(await operation.poll(() => (++count === 3 ? 'yes' : undefined), 1)).toBe('yes')
    await expect(operation.within(20, 'waiting').poll(() => undefined, 1)).rejects.toMatchObject({ code: 'TIMED_OUT' })
    const never = new Promise<undefined>(() => {})
    await expect(operation.within(20, 'waiting').poll(() => never, 1)).rejects.toMatchObject({ code: 'TIMED_OUT' })
  })
})

describe('progress', () => {
  const record = (): { events: ProgressEvent[]; lines: () => string[]; onProgress: (event: ProgressEvent) => void } => {
    const events: ProgressEvent[] = []
    const lines = () => events.map(({ step, state, current }) => `${step.join(' / ')} ${state}${current ?? ''}`)
    return { events, lines, onProgress: (event) => events.push(event) }
  }

  test('steps tell their start, their end and their way down, also through options that were copied', async () => {
    const { events, lines, onProgress } = record()
    await Operation.from({ onProgress }, 'x').step('open', async (open) => {
      await open.step('boot', async (boot) => {
        boot.report({ current: 1 })
        Operation.from({ ...boot, timeoutMs: 1000 }, 'y').report({ current: 2 })
      })
    })
    expect(lines()).toEqual([
      'open started',
      'open / boot started',
      'open / boot running1',
      'open / boot running2',
      'open / boot done',
      'open done',
    ])
    expect(events.at(-1)?.durationMs).toBeGreaterThanOrEqual(0)
  })

  test('a step that fails says so, and its error comes through', async () => {
    const { lines, onProgress } = record()
    const operation = Operation.from({ onProgress }, 'x')
    const fail = operation.step('boot', () => Promise.reject(errors.notRunning('web')))
    await expect(fail).rejects.toMatchObject({ code: 'NOT_RUNNING' })
    expect(lines()).toEqual(['boot started', 'boot failed'])
  })

  test('no step begins after the end', async () => {
    const { lines, onProgress } = record()
    const operation = Operation.from({ onProgress, signal: AbortSignal.abort() }, 'x')
    await expect(operation.step('boot', () => never)).rejects.toMatchObject({ code: 'CANCELLED', message: 'boot was cancelled' })
    expect(lines()).toEqual([])
  })
})
