import type { JsonObject, JsonValue } from '../schema/json.js'
import { age, ageCell, at, type Cell, listAt, nameCell, numberAt, text, textAt } from './cell.js'

interface Summary {
  ready: number
  total: number
  restarts: number
  lastRestart: string
  status: string
}

/** What `kubectl get pods` shows of containers, after the rules of the real server's printer. */
function summarize(pod: JsonObject): Summary {
  const summary: Summary = {
    ready: 0,
    total: listAt(pod, 'spec.containers').length,
    restarts: 0,
    lastRestart: '',
    status: textAt(pod, 'status.phase'),
  }
  if (textAt(pod, 'status.reason') !== '') summary.status = textAt(pod, 'status.reason')
  for (const condition of listAt(pod, 'status.conditions')) {
    if (condition.type === 'PodScheduled' && condition.reason === 'SchedulingGated') summary.status = 'SchedulingGated'
  }
  const sidecars = new Set(
    listAt(pod, 'spec.initContainers')
      .filter(({ restartPolicy }) => restartPolicy === 'Always')
      .map(({ name }) => name),
  )
  summary.total += sidecars.size
  const sidecarRestarts = { restarts: 0, lastRestart: '' }
  const initializing = summarizeInit(pod, summary, sidecars, sidecarRestarts)
  if (!initializing || conditionStatus(pod, 'Initialized') === 'True') {
    summary.restarts = sidecarRestarts.restarts
    summary.lastRestart = sidecarRestarts.lastRestart
    summarizeContainers(pod, summary)
  }
  if (at(pod, 'metadata.deletionTimestamp') !== undefined) {
    if (textAt(pod, 'status.reason') === 'NodeLost') summary.status = 'Unknown'
    else if (!['Succeeded', 'Failed'].includes(textAt(pod, 'status.phase'))) summary.status = 'Terminating'
  }
  return summary
}

/** Gives true while an init container has still to end. */
function summarizeInit(
  pod: JsonObject,
  summary: Summary,
  sidecars: ReadonlySet<JsonValue | undefined>,
  ofSidecars: { restarts: number; lastRestart: string },
): boolean {
  for (const [i, status] of listAt(pod, 'status.initContainerStatuses').entries()) {
    const sidecar = sidecars.has(status.name)
    countRestarts(summary, status)
    if (sidecar) countRestarts(ofSidecars, status)
    const terminated = at(status, 'state.terminated')
    if (terminated !== undefined && numberAt(terminated, 'exitCode') === 0) continue
    if (sidecar && status.started === true) {
      if (status.ready === true) summary.ready++
      continue
    }
    const waiting = textAt(status, 'state.waiting.reason')
    if (terminated !== undefined) summary.status = `Init:${ending(terminated)}`
    else if (waiting !== '' && waiting !== 'PodInitializing') summary.status = `Init:${waiting}`
    else summary.status = `Init:${i}/${listAt(pod, 'spec.initContainers').length}`
    return true
  }
  return false
}

function summarizeContainers(pod: JsonObject, summary: Summary): void {
  let running = false
  for (const status of [...listAt(pod, 'status.containerStatuses')].reverse()) {
    countRestarts(summary, status)
    const waiting = textAt(status, 'state.waiting.reason')
    const terminated = at(status, 'state.terminated')
    if (waiting !== '') summary.status = waiting
    else if (terminated !== undefined) summary.status = ending(terminated)
    else if (status.ready === true && at(status, 'state.running') !== undefined) {
      running = true
      summary.ready++
    }
  }
  if (summary.status === 'Completed' && running) summary.status = conditionStatus(pod, 'Ready') === 'True' ? 'Running' : 'NotReady'
}

function ending(terminated: JsonValue): string {
  const reason = textAt(terminated, 'reason')
  if (reason !== '') return reason
  const signal = numberAt(terminated, 'signal')
  return signal === 0 ? `ExitCode:${numberAt(terminated, 'exitCode')}` : `Signal:${signal}`
}

function countRestarts(into: { restarts: number; lastRestart: string }, status: JsonObject): void {
  into.restarts += numberAt(status, 'restartCount')
  const finished = textAt(status, 'lastState.terminated.finishedAt')
  if (finished > into.lastRestart) into.lastRestart = finished
}

function conditionStatus(pod: JsonObject, type: string): string {
  return textAt(
    listAt(pod, 'status.conditions').find((condition) => condition.type === type),
    'status',
  )
}

const restarts: Cell = (pod, now) => {
  const { restarts: count, lastRestart } = summarize(pod)
  return count !== 0 && lastRestart !== '' ? `${count} (${age(lastRestart, now)} ago)` : String(count)
}

const readinessGates: Cell = (pod) => {
  const gates = listAt(pod, 'spec.readinessGates')
  if (gates.length === 0) return '<none>'
  return `${gates.filter((gate) => conditionStatus(pod, textAt(gate, 'conditionType')) === 'True').length}/${gates.length}`
}

export const podCells: readonly Cell[] = [
  nameCell,
  (pod) => {
    const { ready, total } = summarize(pod)
    return `${ready}/${total}`
  },
  (pod) => summarize(pod).status,
  restarts,
  ageCell,
  (pod) => textAt(listAt(pod, 'status.podIPs')[0], 'ip') || '<none>',
  text('spec.nodeName', '<none>'),
  text('status.nominatedNodeName', '<none>'),
  readinessGates,
]

/** TableRow.conditions of a pod that is done. */
export function podRowConditions(pod: JsonObject): readonly JsonObject[] | undefined {
  const phase = textAt(pod, 'status.phase')
  if (phase !== 'Succeeded' && phase !== 'Failed') return undefined
  const message = phase === 'Succeeded' ? 'The pod has completed successfully.' : 'The pod failed.'
  return [{ type: 'Completed', status: 'True', reason: phase, message }]
}
