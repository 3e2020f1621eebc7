import { rememberUniverse, Universe } from '@vivarium/universe'
import type { Context } from '../context.js'
import type { Action } from '../definition.js'
import { cliErrors } from '../errors.js'
import { locate } from '../locate.js'
import { machineColumns, machineRecord } from './machine-record.js'

export const open: Action<[path: string | undefined], { save?: string; detach?: boolean }> = async (context, [path], options) => {
  const { save, detach = false } = options
  // A run has no say in what a new run is: $VIV_RUN is for the commands that go into one.
  const place = await locate({
    path,
    options: context.options,
    io: { cwd: context.io.cwd, env: { VIV_UNIVERSE: context.io.env.VIV_UNIVERSE } },
  })
  if (place.run !== undefined) throw cliErrors.contradiction('open, which makes a new run,', `run ${place.run}`)
  const universe = await context.work((operation) =>
    Universe.open(place.universe, { ...operation, detached: detach, joinable: true, ...(save && { save }) }),
  )
  try {
    await rememberUniverse(place.universe, { makeCurrent: true })
    await describe(context, universe)
    if (!detach) await stayOpen(context, universe)
  } finally {
    if (detach) universe.disconnect()
    else await universe.close()
  }
  return undefined
}

async function describe(context: Context, universe: Universe): Promise<void> {
  const { save, driver, openedAt } = await universe.describe()
  const machines = await Promise.all((await universe.vms()).map(machineRecord))
  const record = { universe: universe.path, run: universe.runId, driver, save, openedAt, machines }
  if (context.output.format !== 'table') return context.output.record(record, '')
  context.note(`${universe.path} is open from ${save === null ? 'its pristine state' : `save ${save}`} as run ${universe.runId}.`)
  await context.output.list(machines, machineColumns)
  for (const { name, sshAddress } of machines) if (sshAddress !== null) context.note(`viv ssh ${name}   (${sshAddress})`)
}

/** Until Ctrl-C, or until somebody else ends the run. */
async function stayOpen(context: Context, universe: Universe): Promise<void> {
  const { signal } = context.io
  context.note('Ctrl-C closes it and rewinds it to the save; `viv save` in another terminal keeps it.')
  const interrupted = new Promise<string>((resolve) => {
    if (signal.aborted) resolve('')
    signal.addEventListener('abort', () => resolve(''), { once: true })
  })
  const reason = await Promise.race([universe.ended, interrupted])
  context.note(reason === '' ? 'Closing …' : `Run ${universe.runId} ended: ${reason}.`)
}
