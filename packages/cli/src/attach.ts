import { Universe } from '@vivarium/universe'
import type { Context } from './context.js'
import { locateRun } from './locate.js'

/** Runs `body` with the open run that the command line means; the run goes on afterwards. */
export async function withRun<T>(context: Context, body: (universe: Universe) => Promise<T>, path?: string): Promise<T> {
  const place = await locateRun({ path, options: context.options, io: context.io })
  const universe = await Universe.attach(place.universe, place.run)
  try {
    return await body(universe)
  } finally {
    universe.disconnect()
  }
}
