import type { Behavior, ScalingPolicy, ScalingRules } from './autoscaler.js'

/** What was proposed, and when. */
interface Recommendation {
  readonly replicas: number
  readonly atMs: number
}

/** What was done: so many replicas more or fewer. */
interface ScaleEvent {
  readonly change: number
  readonly atMs: number
}

/** What is remembered of an autoscaler. */
export interface ScalingHistory {
  recommendations: Recommendation[]
  ups: ScaleEvent[]
  downs: ScaleEvent[]
}

export interface Limits {
  readonly currentReplicas: number
  readonly minReplicas: number
  readonly maxReplicas: number
}

/** A number of replicas and what the conditions AbleToScale and ScalingLimited say of it. */
export interface Limited {
  readonly replicas: number
  readonly able: { readonly reason: string; readonly message: string }
  readonly limited: { readonly status: 'True' | 'False'; readonly reason: string; readonly message: string }
}

/** How long higher recommendations count, without a behavior that says otherwise. */
const downWindowSeconds = 300
/** Without a behavior at most twice as many at once, but four always. */
const upFactor = 2
const upMinimum = 4

const ready = { reason: 'ReadyForNewScale', message: 'recommended size matches current size' }
const stabilizedDown = {
  reason: 'ScaleDownStabilized',
  message: 'recent recommendations were higher than current one, applying the highest recent recommendation',
}
const stabilizedUp = {
  reason: 'ScaleUpStabilized',
  message: 'recent recommendations were lower than current one, applying the lowest recent recommendation',
}
const upLimit = { reason: 'ScaleUpLimit', message: 'the desired replica count is increasing faster than the maximum scale rate' }
const downLimit = { reason: 'ScaleDownLimit', message: 'the desired replica count is decreasing faster than the maximum scale rate' }
const tooMany = { reason: 'TooManyReplicas', message: 'the desired replica count is more than the maximum replica count' }
const tooFew = { reason: 'TooFewReplicas', message: 'the desired replica count is less than the minimum replica count' }
const withinRange = { reason: 'DesiredWithinRange', message: 'the desired count is within the acceptable range' }

export function newHistory(currentReplicas: number, nowMs: number): ScalingHistory {
  return { recommendations: [{ replicas: currentReplicas, atMs: nowMs }], ups: [], downs: [] }
}

/** What becomes of a recommendation, which is remembered. */
export function limit(desired: number, limits: Limits, behavior: Behavior | undefined, history: ScalingHistory, nowMs: number): Limited {
  const stabilized = behavior ? withinWindows(desired, limits, behavior, history, nowMs) : highestRecent(desired, history, nowMs)
  remember(desired, behavior, history, nowMs)
  const higher = behavior && desired >= limits.currentReplicas ? stabilizedUp : stabilizedDown
  const allowed = behavior ? atRate(stabilized, limits, behavior, history, nowMs) : withinRules(stabilized, limits)
  return {
    replicas: allowed.replicas,
    able: stabilized === desired ? ready : higher,
    limited: { status: allowed.replicas === stabilized ? 'False' : 'True', ...allowed.why },
  }
}

/** Remembers what was done, for as long as a policy looks back. */
export function recordScaling(before: number, after: number, behavior: Behavior | undefined, history: ScalingHistory, nowMs: number): void {
  if (!behavior) return
  const [key, rules] = after > before ? (['ups', behavior.scaleUp] as const) : (['downs', behavior.scaleDown] as const)
  const longestMs = Math.max(0, ...policiesOf(rules).map(({ periodSeconds }) => periodSeconds)) * 1000
  history[key] = [...history[key].filter(({ atMs }) => atMs >= nowMs - longestMs), { change: Math.abs(after - before), atMs: nowMs }]
}

function highestRecent(desired: number, { recommendations }: ScalingHistory, nowMs: number): number {
  const recent = recommendations.filter(({ atMs }) => atMs >= nowMs - downWindowSeconds * 1000)
  return Math.max(desired, ...recent.map(({ replicas }) => replicas))
}

function withinWindows(
  desired: number,
  { currentReplicas }: Limits,
  { scaleUp, scaleDown }: Behavior,
  { recommendations }: ScalingHistory,
  nowMs: number,
): number {
  const since = (seconds: number) => recommendations.filter(({ atMs }) => atMs > nowMs - seconds * 1000).map(({ replicas }) => replicas)
  const lowest = Math.min(desired, ...since(scaleUp?.stabilizationWindowSeconds ?? 0))
  const highest = Math.max(desired, ...since(scaleDown?.stabilizationWindowSeconds ?? downWindowSeconds))
  return Math.min(Math.max(currentReplicas, lowest), highest)
}

function remember(desired: number, behavior: Behavior | undefined, history: ScalingHistory, nowMs: number): void {
  const up = behavior?.scaleUp?.stabilizationWindowSeconds ?? 0
  const down = behavior?.scaleDown?.stabilizationWindowSeconds ?? downWindowSeconds
  const keptMs = Math.max(up, down) * 1000
  const kept = history.recommendations.filter(({ atMs }) => atMs >= nowMs - keptMs)
  history.recommendations = [...kept, { replicas: desired, atMs: nowMs }]
}

interface Allowed {
  readonly replicas: number
  readonly why: { readonly reason: string; readonly message: string }
}

function withinRules(desired: number, { currentReplicas, minReplicas, maxReplicas }: Limits): Allowed {
  const most = Math.max(upFactor * currentReplicas, upMinimum)
  if (desired < minReplicas) return { replicas: minReplicas, why: tooFew }
  if (desired > Math.min(most, maxReplicas)) return { replicas: Math.min(most, maxReplicas), why: maxReplicas > most ? upLimit : tooMany }
  return { replicas: desired, why: withinRange }
}

function atRate(desired: number, limits: Limits, { scaleUp, scaleDown }: Behavior, history: ScalingHistory, nowMs: number): Allowed {
  const { currentReplicas, minReplicas, maxReplicas } = limits
  if (desired > currentReplicas) {
    const most = Math.max(currentReplicas, limitOf('up', scaleUp, currentReplicas, history, nowMs))
    if (desired > Math.min(most, maxReplicas)) return { replicas: Math.min(most, maxReplicas), why: maxReplicas > most ? upLimit : tooMany }
  } else if (desired < currentReplicas) {
    const least = Math.min(currentReplicas, limitOf('down', scaleDown, currentReplicas, history, nowMs))
    if (desired < Math.max(least, minReplicas))
      return { replicas: Math.max(least, minReplicas), why: minReplicas < least ? downLimit : tooFew }
  }
  return { replicas: desired, why: withinRange }
}

/** How far a direction's policies let go. */
function limitOf(
  direction: 'up' | 'down',
  rules: ScalingRules | undefined,
  currentReplicas: number,
  { ups, downs }: ScalingHistory,
  nowMs: number,
): number {
  const { selectPolicy = 'Max' } = rules ?? {}
  if (selectPolicy === 'Disabled') return currentReplicas
  const changed = (events: readonly ScaleEvent[], periodSeconds: number) =>
    events.filter(({ atMs }) => atMs > nowMs - periodSeconds * 1000).reduce((total, { change }) => total + change, 0)
  const proposals = policiesOf(rules).map(({ type, value, periodSeconds }) => {
    const start = currentReplicas - changed(ups, periodSeconds) + changed(downs, periodSeconds)
    if (direction === 'up') return type === 'Pods' ? start + value : Math.ceil(start * (1 + value / 100))
    return type === 'Pods' ? start - value : Math.trunc(start * (1 - value / 100))
  })
  // The greatest change is the highest number on the way up, and the lowest on the way down.
  const highest = (direction === 'up') === (selectPolicy !== 'Min')
  return highest ? Math.max(...proposals) : Math.min(...proposals)
}

function policiesOf(rules: ScalingRules | undefined): readonly ScalingPolicy[] {
  return rules?.policies ?? []
}
