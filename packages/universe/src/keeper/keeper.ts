import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { errors, getDriver, identityOf, messageOf, Operation, prepareToLaunch, VivariumError } from '@vivarium/core'
import { allOrNone } from '../all-or-none.js'
import type { ControlServer } from '../control/server.js'
import type { LocalRun } from '../run/local-run.js'
import { openLocalRuns } from '../run/open-local-runs.js'
import { controlSocketName, layout } from '../store/layout.js'
import { type RunRecord, readRun, removeRun, writeRun } from '../store/runs.js'
import { type KeeperOrder, type KeeperReport, orderSchema } from './messages.js'

interface OpenOrder {
  readonly universe: string
  readonly runs: readonly string[]
}

/**
 * The whole life of a keeper process: opens its runs (one, or several of plain memory), offers each on a control socket, and ends them when its
 * owner's pipe closes (unless detached) or on a signal. A run that a client closes or saves leaves the others alone; the process ends with
 * the last one. The composition root's keeper module registers its drivers and calls this.
 */
export async function runKeeper(): Promise<void> {
  const orders = readOrders()
  const order = await orders.open
  const opening = new AbortController()
  const ownerGone = orders.ownerGone.then(() =>
    opening.abort(errors.cancelled('opening the universe', { details: { reason: 'its owner ended' } })),
  )
  const signalled = onSignal(() =>
    opening.abort(errors.cancelled('opening the universe', { details: { reason: 'the keeper got a signal' } })),
  )

  let kept: readonly KeptRun[]
  try {
    kept = await openAll(
      order,
      Operation.from({ signal: opening.signal, onProgress: (progress) => report({ progress }) }, 'opening the universe'),
    )
  } catch (error) {
    report({ failed: error instanceof VivariumError ? error.toJSON() : { code: 'INTERNAL', kind: 'internal', message: messageOf(error) } })
    process.exit(1)
  }
  const closeAll = () => Promise.allSettled(kept.map(({ run }) => run.close()))
  process.on('uncaughtException', (error) => {
    console.error(error)
    process.exitCode = 1
    void closeAll()
  })
  report({ ready: true })
  void Promise.race([ownerGone, signalled]).then(closeAll)
  await Promise.all(kept.map(untilEnded))
  process.exit()
}

interface KeptRun {
  readonly run: LocalRun
  readonly server: ControlServer
}

/** On failure nothing is left of any of them. */
async function openAll({ universe, runs: ids }: OpenOrder, operation: Operation): Promise<KeptRun[]> {
  const records: RunRecord[] = []
  try {
    for (const id of ids) records.push(await becomeKeeperOf(universe, id))
    if (records.some(({ driver }) => getDriver(driver).runsIn === 'keeper')) void prepareToLaunch()
    const socketOf = standNear(universe, records)
    // Loaded here: this file is part of all that can start a keeper, and what it says of the methods' parameters takes time to make.
    const { ControlServer } = await import('../control/server.js')
    const runs = await openLocalRuns(universe, records, operation)
    return await allOrNone(
      runs,
      async (run) => ({ run, server: await ControlServer.listen(run, socketOf(run.id)) }),
      ({ server }) => server[Symbol.asyncDispose](),
      operation,
    ).catch(async (error) => {
      await Promise.allSettled(runs.map((run) => run.close()))
      throw error
    })
  } catch (error) {
    await Promise.all(records.map((record) => removeRun(universe, record)))
    throw error
  }
}

/**
 * Changes to a folder from which the paths of sockets are short whatever the universe's folder is called: the run's own where a driver runs
 * programs that want such paths, else the one of all runs. Gives the path of each run's control socket from there.
 */
function standNear(universe: string, records: readonly RunRecord[]): (id: string) => string {
  const [first] = records
  if (first && getDriver(first.driver).runsIn === 'keeper') {
    process.chdir(layout.run(universe, first.id))
    return () => controlSocketName
  }
  process.chdir(layout.runs(universe))
  return (id) => join(id, controlSocketName)
}

async function untilEnded({ run, server }: KeptRun): Promise<void> {
  const reason = await run.ended
  // The answer to the call that ended the run is written in this turn of the loop.
  await new Promise((resolve) => setImmediate(resolve))
  await server.close(reason)
}

async function becomeKeeperOf(universe: string, id: string): Promise<RunRecord> {
  const self = await identityOf(process.pid)
  if (!self) throw new Error('this process has no identity')
  const record = { ...(await readRun(universe, id)), keeper: self }
  await writeRun(universe, record)
  return record
}

function report(message: KeeperReport): void {
  if (process.stdout.writable) process.stdout.write(`${JSON.stringify(message)}\n`)
}

/** Resolves at the first signal that asks a process to end. */
function onSignal(first: () => void): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
      process.on(signal, () => {
        first()
        resolve()
      })
    }
  })
}

/** The owner's pipe. `ownerGone` never resolves once the runs are detached. */
function readOrders(): { readonly open: Promise<OpenOrder>; readonly ownerGone: Promise<void> } {
  // An owner that is gone does not read: that is told by its stdin's end, not by a failed write.
  process.stdout.on('error', () => {})
  const lines = createInterface({ input: process.stdin })
  let detached = false
  const open = new Promise<OpenOrder>((resolve, reject) => {
    lines.on('line', (line) => {
      let order: KeeperOrder
      try {
        order = orderSchema.parse(JSON.parse(line))
      } catch (error) {
        reject(error)
        return
      }
      if ('open' in order) resolve(order.open)
      else detached = true
    })
  })
  const ownerGone = new Promise<void>((resolve) => {
    lines.on('close', () => {
      if (!detached) resolve()
    })
  })
  return { open, ownerGone }
}
