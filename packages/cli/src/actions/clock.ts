import type { Universe } from '@vivarium/universe'
import { withRun } from '../attach.js'
import type { Context } from '../context.js'
import type { Action } from '../definition.js'
import { parseDuration } from '../durations.js'
import { inStep } from '../step.js'

async function tell(context: Context, universe: Universe): Promise<void> {
  const { now, mode } = await universe.clock.describe()
  await context.output.record({ now, mode }, mode === 'frozen' ? `${now} (frozen)` : now)
}

export const show: Action = async (context) => {
  await withRun(context, (universe) => tell(context, universe))
  return undefined
}

export const freeze: Action = async (context) => {
  await withRun(context, async (universe) => {
    await universe.clock.freeze()
    await tell(context, universe)
  })
  return undefined
}

export const resume: Action = async (context) => {
  await withRun(context, async (universe) => {
    await universe.clock.resume()
    await tell(context, universe)
  })
  return undefined
}

export const advance: Action<[duration: string]> = async (context, [duration]) => {
  const milliseconds = parseDuration('duration', duration)
  await withRun(context, async (universe) => {
    await context.work((operation) => inStep(`advance ${duration}`, operation, (inner) => universe.clock.advance(milliseconds, inner)))
    await tell(context, universe)
  })
  return undefined
}
