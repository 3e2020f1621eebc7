import { stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { knownUniverses, Universe } from '@vivarium/universe'
import { cliErrors } from './errors.js'
import type { GlobalOptions } from './global-options.js'
import type { Io } from './io.js'
import { firstOf } from './output/first-of.js'

/** Runs that a message names. */
const mostNamed = 5

/** What a command line says about where it means. */
export interface Where {
  /** A PATH argument of the command, which says the same as `--universe`. */
  readonly path?: string
  readonly options: Pick<GlobalOptions, 'universe' | 'run'>
  readonly io: Pick<Io, 'env' | 'cwd'>
}

/** A universe, and the run of it if the command line names one. */
export interface Place {
  /** Absolute path. */
  readonly universe: string
  readonly run?: string
}

/**
 * Which universe a command means: its PATH argument or `--universe`, else `$VIV_UNIVERSE`, else the one that one stands in or under, else the
 * current one. Which run: `PATH#ID` or `--run`, else `$VIV_RUN`. Throws NO_UNIVERSE, CURRENT_UNIVERSE_GONE, CONTRADICTION.
 */
export async function locate(where: Where): Promise<Place> {
  const { path, options, io } = where
  const named = path ?? options.universe
  const place = named === undefined ? await locateUnnamed(io) : await readReference(named, io.cwd)
  if (path !== undefined && options.universe !== undefined) {
    const other = await readReference(options.universe, io.cwd)
    if (other.universe !== place.universe) throw cliErrors.contradiction(path, `--universe ${options.universe}`)
  }
  if (place.run !== undefined && options.run !== undefined && place.run !== options.run) {
    throw cliErrors.contradiction(`run ${place.run}`, `--run ${options.run}`)
  }
  const run = options.run ?? place.run ?? (io.env.VIV_RUN || undefined)
  return { universe: place.universe, ...(run !== undefined && { run }) }
}

/** The same with exactly one open run. Throws also SEVERAL_RUNS; NO_OPEN_RUN and NOT_FOUND come from the universe. */
export async function locateRun(where: Where): Promise<Place> {
  const place = await locate(where)
  if (place.run !== undefined) return place
  const runs = (await Universe.runs(place.universe)).filter((run) => run.ready)
  const named = runs.map(({ id, save }) => `${id} (of ${save ?? 'pristine'})`)
  if (runs.length > 1) throw cliErrors.severalRuns(place.universe, firstOf(named, mostNamed))
  return place
}

/** `lab` or `lab#2`. A folder whose own name has a `#` wins over a run. */
async function readReference(text: string, cwd: string): Promise<Place> {
  const whole = resolve(cwd, text)
  const separator = text.lastIndexOf('#')
  if (separator <= 0 || separator === text.length - 1 || (await isUniverse(whole))) return { universe: whole }
  return { universe: resolve(cwd, text.slice(0, separator)), run: text.slice(separator + 1) }
}

async function locateUnnamed({ env, cwd }: Where['io']): Promise<Place> {
  if (env.VIV_UNIVERSE) return readReference(env.VIV_UNIVERSE, cwd)
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    if (await isUniverse(folder)) return { universe: folder }
    if (folder === dirname(folder)) break
  }
  const { current } = await knownUniverses()
  if (current === null) throw cliErrors.noUniverse(cwd)
  if (!(await isUniverse(current))) throw cliErrors.currentUniverseGone(current)
  return { universe: current }
}

export async function isUniverse(folder: string): Promise<boolean> {
  const info = await stat(join(folder, 'universe.json')).catch(() => undefined)
  return info?.isFile() ?? false
}
