import { createInterface } from 'node:readline'
import { errors, identityOf, messageOf, prepareToLaunch, VivariumError } from '@vivarium/core'
import { ControlServer } from '../control/server.js'
import { LocalRun } from '../run/local-run.js'
import { controlSocketName, layout } from '../store/layout.js'
import { type RunHandle, readRun, removeRun, writeRun } from '../store/runs.js'
import { type KeeperOrder, type KeeperReport, orderSchema } from './messages.js'

/**
 * The whole life of a keeper process: opens one run, offers it on the control socket, and ends it when its owner's
 * pipe closes (unless detached), on a signal, or when a client closes or saves it. The composition root's keeper module
 * registers its drivers and calls this.
 */
export async function runKeeper(): Promise<void> {
  const orders = readOrders()
  void prepareToLaunch()
  const { universe, run: id } = await orders.open
  process.chdir(layout.run(universe, id))
  const opening = new AbortController()
  const ownerGone = orders.ownerGone.then(() =>
    opening.abort(errors.cancelled('opening the universe', { details: { reason: 'its owner ended' } })),
  )
  const signalled = onSignal(() =>
    opening.abort(errors.cancelled('opening the universe', { details: { reason: 'the keeper got a signal' } })),
  )

  let handle: RunHandle | undefined
  let run: LocalRun
  let server: ControlServer
  try {
    handle = await becomeKeeperOf(universe, id)
    run = await LocalRun.open(universe, id, { signal: opening.signal, onProgress: (progress) => report({ progress }) })
    server = await ControlServer.listen(run, controlSocketName)
  } catch (error) {
    if (handle) await removeRun(universe, handle)
    report({ failed: error instanceof VivariumError ? error.toJSON() : { code: 'INTERNAL', kind: 'internal', message: messageOf(error) } })
    process.exit(1)
  }
  process.on('uncaughtException', (error) => {
    console.error(error)
    process.exitCode = 1
    void run.close()
  })
  report({ ready: true })
  void Promise.race([ownerGone, signalled]).then(() => run.close())
  await run.ended
  // The answer to the call that ended the run is written in this turn of the loop.
  await new Promise((resolve) => setImmediate(resolve))
  await server[Symbol.asyncDispose]()
  process.exit()
}

async function becomeKeeperOf(universe: string, id: string): Promise<RunHandle> {
  const self = await identityOf(process.pid)
  if (!self) throw new Error('this process has no identity')
  const record = await readRun(universe, id)
  await writeRun(universe, { ...record, keeper: self })
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

/** The owner's pipe. `ownerGone` never resolves once the run is detached. */
function readOrders(): { readonly open: Promise<{ universe: string; run: string }>; readonly ownerGone: Promise<void> } {
  // An owner that is gone does not read: that is told by its stdin's end, not by a failed write.
  process.stdout.on('error', () => {})
  const lines = createInterface({ input: process.stdin })
  let detached = false
  const open = new Promise<{ universe: string; run: string }>((resolve, reject) => {
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
