import { open, readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import type { Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { abortError, type LaunchedProcess, launch, Operation, type OperationOptions, VivariumError } from '@vivarium/core'
import { ControlClient } from '../control/client.js'
import { protocolVersion } from '../control/protocol-version.js'
import { RemoteRun } from '../control/remote-run.js'
import { universeErrors } from '../errors.js'
import { layout } from '../store/layout.js'
import { readRun } from '../store/runs.js'
import { type KeeperOrder, reportSchema } from './messages.js'

let keeperModule: URL | undefined

/** Says which module a keeper process runs: one that registers the same drivers as this process and calls `runKeeper`. */
export function setKeeperModule(module: URL): void {
  keeperModule = module
}

export interface StartKeeperOptions extends OperationOptions {
  readonly universe: string
  /** One, or of a driver of plain memory several of one save. */
  readonly runs: readonly string[]
  /** True: the runs outlive this process, until somebody closes them. */
  readonly detached: boolean
  readonly driver: string
  /** Called once the keeper's process is on its way: there is nothing else to do here until it is ready. */
  readonly onStarted?: () => void
}

/** Starts a keeper for runs that `allocateRuns` made, and resolves when they are open. A failure or abort leaves no run behind. */
export async function startKeeper(options: StartKeeperOptions): Promise<RemoteRun[]> {
  const { universe, runs, detached } = options
  const [first] = runs
  if (first === undefined) return []
  const operation = Operation.from(options, 'opening the universe')
  if (!keeperModule) throw universeErrors.keeperNotConfigured(options.driver)
  const log = await open(layout.keeperLog(universe, first), 'a', 0o600)
  let keeper: LaunchedProcess
  try {
    keeper = await launch(process.execPath, [fileURLToPath(keeperModule)], {
      stdin: 'pipe',
      stdout: 'pipe',
      stderr: log.fd,
      // It notices by itself that its owner ended, and then closes in order.
      diesWithParent: false,
    })
  } finally {
    await log.close()
  }
  const { stdin, stdout } = keeper.child
  if (!stdin || !stdout) throw universeErrors.keeperFailed('it has no pipes')
  tell(stdin, { open: { universe, runs: [...runs] } })
  options.onStarted?.()
  // An owner that goes away, in whatever way, closes the pipe; the keeper then takes back what it made.
  const onAbort = () => stdin.end()
  operation.signal.addEventListener('abort', onAbort, { once: true })
  let opened: RemoteRun[]
  try {
    await becomesReady(keeper, operation, () => keeperLogTail(universe, first))
    opened = await Promise.all(
      runs.map(async (run) => new RemoteRun(await ControlClient.connect(layout.controlSocket(universe, run), run), run)),
    )
  } catch (error) {
    stdin.end()
    await keeper.exited
    throw operation.signal.aborted ? abortError(operation.signal, 'opening the universe') : error
  } finally {
    operation.signal.removeEventListener('abort', onAbort)
  }
  if (detached) {
    tell(stdin, { detach: true })
    stdin.end()
  } else if ('unref' in stdin && typeof stdin.unref === 'function') {
    stdin.unref()
  }
  stdout.destroy()
  keeper.child.unref()
  return opened
}

/** Connects to a run that is open in a keeper. Throws RUN_GONE, and OTHER_PROTOCOL for a keeper of another Vivarium. */
export async function connectToRun(universe: string, run: string): Promise<RemoteRun> {
  const { protocol } = await readRun(universe, run)
  if (protocol !== protocolVersion) throw universeErrors.otherProtocol(run, protocol, protocolVersion)
  return new RemoteRun(await ControlClient.connect(layout.controlSocket(universe, run), run), run)
}

function tell(stdin: Writable, order: KeeperOrder): void {
  stdin.write(`${JSON.stringify(order)}\n`)
}

function becomesReady(keeper: LaunchedProcess, operation: Operation, logTail: () => Promise<string>): Promise<void> {
  return new Promise((resolve, reject) => {
    if (!keeper.child.stdout) return
    createInterface({ input: keeper.child.stdout }).on('line', (line) => {
      const report = reportSchema.safeParse(parseLine(line))
      if (!report.success) return reject(universeErrors.keeperFailed(`it said ${line}`))
      if ('progress' in report.data) return operation.onProgress(report.data.progress)
      if ('ready' in report.data) return resolve()
      return reject(VivariumError.fromJSON(report.data.failed))
    })
    void keeper.exited.then(async () => reject(universeErrors.keeperFailed(await logTail())))
  })
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return line
  }
}

async function keeperLogTail(universe: string, run: string): Promise<string> {
  const text = await readFile(layout.keeperLog(universe, run), 'utf8').catch(() => '')
  return text.trimEnd().split('\n').slice(-15).join('\n')
}
