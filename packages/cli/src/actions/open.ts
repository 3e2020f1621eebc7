import { basename } from 'node:path'
import { rememberUniverse, Universe } from '@vivarium/universe'
import type { Context } from '../context.js'
import type { Action } from '../definition.js'
import { cliErrors } from '../errors.js'
import { locate } from '../locate.js'
import { renderTable } from '../output/table.js'
import { shellQuote } from '../shell-quote.js'
import { inStep } from '../step.js'
import { clusterColumns, clusterRecord } from './clusters.js'
import { machineColumns, machineRecord } from './machine-record.js'
import { residentColumns, residentRecord } from './residents.js'

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
    inStep(`open ${basename(place.universe)}`, operation, (inner) =>
      Universe.open(place.universe, { ...inner, detached: detach, joinable: true, ...(save && { save }) }),
    ),
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

/** What is where. */
async function describe(context: Context, universe: Universe): Promise<void> {
  const { save, driver, openedAt } = await universe.describe()
  const machines = await Promise.all((await universe.vms()).map(machineRecord))
  const clusters = await Promise.all((await universe.clusters()).map(clusterRecord))
  const residents = (await universe.residents()).map(residentRecord)
  const { output } = context
  if (output.format !== 'table') {
    return output.record({ universe: universe.path, run: universe.runId, driver, save, openedAt, machines, clusters, residents }, '')
  }
  context.note(`${universe.path} is open from ${save === null ? 'its pristine state' : `save ${save}`} as run ${universe.runId}.`)
  const tables = [
    { rows: machines, text: renderTable(machines, machineColumns) },
    { rows: clusters, text: renderTable(clusters, clusterColumns) },
    { rows: residents, text: renderTable(residents, residentColumns) },
  ]
  output.text(
    tables
      .filter(({ rows }) => rows.length > 0)
      .map(({ text }) => text)
      .join('\n'),
  )
  const [machine] = machines
  const [cluster] = clusters
  if (machine) context.note(`viv ssh ${machine.name}`)
  if (cluster) context.note(`export KUBECONFIG=${shellQuote(cluster.kubeconfig)}`)
  for (const { name } of residents) context.note(`eval "$(viv resident env ${name})"`)
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
