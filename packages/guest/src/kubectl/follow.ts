import type { CommandResult } from '../command.js'
import type { OptionTable } from '../commands/arguments.js'
import { chosen } from './change.js'
import { chosenPod, containerOf } from './chosen-pod.js'
import type { ApiClient, KubeObject } from './client.js'
import { KubectlFailure } from './failure.js'
import { evaluateJsonPath } from './json-path.js'
import { pathOf } from './resources.js'
import { displayName, objectPath, type Session, type Target } from './session.js'

const pollMs = 100
const unitsMs: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 }

/** A duration as Go writes them. Throws as kubectl says it. */
export function durationMs(text: string): number {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)]
  if (parts.map(([part]) => part).join('') !== text || text === '')
    throw new KubectlFailure(`error: invalid argument "${text}" for "--timeout" flag: time: invalid duration "${text}"`)
  return parts.reduce((sum, [, number, unit = '']) => sum + Number(number) * (unitsMs[unit] ?? 0), 0)
}

export const waitFlags: OptionTable = {
  for: { value: true },
  timeout: { value: true },
  filename: { short: 'f', value: true },
  selector: { short: 'l', value: true },
  all: {},
  'all-namespaces': { short: 'A' },
}

export async function wait(session: Session): Promise<CommandResult> {
  const { flags } = session
  const wanted = flags.value('for')
  if (wanted === undefined) throw new KubectlFailure('error: must specify --for')
  const isMet = condition(wanted)
  const deadline = performance.now() + durationMs(flags.value('timeout') ?? '30s')
  const client = await session.client()
  const targets = await chosen(session)
  if (targets.length === 0) throw new KubectlFailure('error: no matching resources found')
  for (const target of targets) {
    while (!isMet(await client.find(objectPath(target)))) {
      if (performance.now() > deadline || session.call.signal.aborted)
        throw new KubectlFailure(`error: timed out waiting for the condition on ${displayName(target)}`)
      await session.pause(pollMs)
    }
    await session.call.print(`${displayName(target)} ${wanted === 'delete' ? 'deleted' : 'condition met'}\n`)
  }
  return {}
}

interface WithConditions {
  readonly status?: { readonly conditions?: readonly { readonly type?: string; readonly status?: string }[] }
}

function condition(text: string): (object: KubeObject | undefined) => boolean {
  if (text === 'delete') return (object) => object === undefined
  if (text === 'create') return (object) => object !== undefined
  const [, kind, rest = ''] = /^(condition|jsonpath)=(.+)$/s.exec(text) ?? []
  if (kind === 'condition') {
    const [type = '', status = 'True'] = rest.split('=')
    return (object) => {
      const { conditions = [] } = (object as WithConditions | undefined)?.status ?? {}
      const found = conditions.find((one) => one.type?.toLowerCase() === type.toLowerCase())
      return found?.status?.toLowerCase() === status.toLowerCase()
    }
  }
  if (kind === 'jsonpath') {
    const [, path = '', value] = /^'?(\{.+?\})'?(?:=(.*))?$/s.exec(rest) ?? []
    return (object) => {
      const found = object === undefined ? '' : evaluateJsonPath(path, object)
      return value === undefined ? found !== '' : found === value
    }
  }
  throw new KubectlFailure(`error: unrecognized condition: "${text}"`)
}

interface Workload extends KubeObject {
  readonly metadata?: KubeObject['metadata'] & { readonly generation?: number }
  readonly spec?: {
    readonly replicas?: number
    readonly template?: object
    readonly selector?: { matchLabels?: Readonly<Record<string, string>> }
  }
  readonly status?: {
    readonly observedGeneration?: number
    readonly replicas?: number
    readonly updatedReplicas?: number
    readonly availableReplicas?: number
    readonly readyReplicas?: number
    readonly desiredNumberScheduled?: number
    readonly updatedNumberScheduled?: number
    readonly numberAvailable?: number
    readonly conditions?: readonly { readonly type?: string; readonly reason?: string }[]
  }
}

export const rolloutFlags: OptionTable = { timeout: { value: true }, watch: { short: 'w', value: true }, 'to-revision': { value: true } }

const revisionOf = (object: KubeObject): number => Number(object.metadata?.annotations?.['deployment.kubernetes.io/revision'] ?? 0)

export async function rollout(session: Session): Promise<CommandResult> {
  const [verb, ...words] = session.words
  const { targets } = await session.targets(words)
  const client = await session.client()
  const lines: string[] = []
  for (const target of targets) {
    switch (verb) {
      case 'status':
        await rolledOut(session, client, target)
        break
      case 'restart': {
        const annotations = { 'kubectl.kubernetes.io/restartedAt': session.call.guest.now().toISOString().replace(/\.\d+/, '') }
        await patch(client, target, { spec: { template: { metadata: { annotations } } } })
        lines.push(`${displayName(target)} restarted\n`)
        break
      }
      case 'pause':
      case 'resume':
        await patch(client, target, { spec: { paused: verb === 'pause' } })
        lines.push(`${displayName(target)} ${verb}d\n`)
        break
      case 'history': {
        const sets = await replicaSets(session, client, target)
        lines.push(`${displayName(target)} \nREVISION  CHANGE-CAUSE\n`)
        for (const set of sets)
          lines.push(`${String(revisionOf(set)).padEnd(10)}${set.metadata?.annotations?.['kubernetes.io/change-cause'] ?? '<none>'}\n`)
        break
      }
      case 'undo':
        await undo(session, client, target)
        lines.push(`${displayName(target)} rolled back\n`)
        break
      default:
        throw new KubectlFailure(`error: unknown command "${verb ?? ''}" for "kubectl rollout"`)
    }
  }
  return { stdout: lines.join('') }
}

async function patch(client: ApiClient, target: Target, body: object): Promise<void> {
  await client.ask('PATCH', objectPath(target), {
    body,
    contentType: 'application/strategic-merge-patch+json',
    query: { fieldManager: 'kubectl-rollout' },
  })
}

async function replicaSets(session: Session, client: ApiClient, target: Target): Promise<Workload[]> {
  if (target.resource.name !== 'deployments')
    throw new KubectlFailure(`error: no rollout history of ${displayName(target)} here: only of deployments`)
  const resource = await session.resource('replicasets.apps')
  const { items } = await client.ask<{ items: readonly Workload[] }>('GET', pathOf(resource, target.namespace))
  return items
    .filter(({ metadata }) => metadata?.ownerReferences?.some(({ kind, name }) => kind === 'Deployment' && name === target.name))
    .sort((a, b) => revisionOf(a) - revisionOf(b))
}

async function undo(session: Session, client: ApiClient, target: Target): Promise<void> {
  const wanted = Number(session.flags.value('to-revision') ?? 0)
  const sets = await replicaSets(session, client, target)
  const chosenSet = wanted === 0 ? sets.at(-2) : sets.find((set) => revisionOf(set) === wanted)
  if (!chosenSet)
    throw new KubectlFailure(
      `error: ${wanted === 0 ? 'no rollout history found' : `unable to find specified revision ${wanted} in history`} for deployment "${target.name}"`,
    )
  const template = structuredClone(chosenSet.spec?.template ?? {}) as { metadata?: { labels?: Record<string, string> } }
  delete template.metadata?.labels?.['pod-template-hash']
  await client.ask('PATCH', objectPath(target), {
    body: [{ op: 'replace', path: '/spec/template', value: template }],
    contentType: 'application/json-patch+json',
  })
}

async function rolledOut(session: Session, client: ApiClient, target: Target): Promise<void> {
  const timeout = session.flags.value('timeout')
  const deadline = performance.now() + (timeout === undefined ? Number.POSITIVE_INFINITY : durationMs(timeout))
  for (let last = ''; ; ) {
    const { text, done, failed } = progressOf(target, await client.ask<Workload>('GET', objectPath(target)))
    if (failed) throw new KubectlFailure(text)
    if (text !== last) await session.call.print(`${text}\n`)
    last = text
    if (done || session.flags.value('watch') === 'false') return
    if (performance.now() > deadline || session.call.signal.aborted) throw new KubectlFailure('error: timed out waiting for the condition')
    await session.pause(pollMs)
  }
}

/** The words of kubectl's rollout status viewer. */
function progressOf(target: Target, { metadata, spec = {}, status = {} }: Workload): { text: string; done: boolean; failed: boolean } {
  const { name, resource } = target
  const waiting = (text: string) => ({ text, done: false, failed: false })
  if ((metadata?.generation ?? 0) > (status.observedGeneration ?? 0))
    return waiting(`Waiting for ${resource.singular} spec update to be observed...`)
  const wanted = spec.replicas ?? 1
  const { replicas = 0, updatedReplicas = 0, availableReplicas = 0, readyReplicas = 0 } = status
  if (resource.name === 'deployments') {
    if (status.conditions?.some(({ type, reason }) => type === 'Progressing' && reason === 'ProgressDeadlineExceeded'))
      return { text: `error: deployment "${name}" exceeded its progress deadline`, done: true, failed: true }
    const begin = `Waiting for deployment "${name}" rollout to finish: `
    if (updatedReplicas < wanted) return waiting(`${begin}${updatedReplicas} out of ${wanted} new replicas have been updated...`)
    if (replicas > updatedReplicas) return waiting(`${begin}${replicas - updatedReplicas} old replicas are pending termination...`)
    if (availableReplicas < updatedReplicas)
      return waiting(`${begin}${availableReplicas} of ${updatedReplicas} updated replicas are available...`)
    return { text: `deployment "${name}" successfully rolled out`, done: true, failed: false }
  }
  if (resource.name === 'daemonsets') {
    const { desiredNumberScheduled = 0, updatedNumberScheduled = 0, numberAvailable = 0 } = status
    const begin = `Waiting for daemon set "${name}" rollout to finish: `
    if (updatedNumberScheduled < desiredNumberScheduled)
      return waiting(`${begin}${updatedNumberScheduled} out of ${desiredNumberScheduled} new pods have been updated...`)
    if (numberAvailable < desiredNumberScheduled)
      return waiting(`${begin}${numberAvailable} of ${desiredNumberScheduled} updated pods are available...`)
    return { text: `daemon set "${name}" successfully rolled out`, done: true, failed: false }
  }
  if (readyReplicas < wanted) return waiting(`Waiting for ${wanted - readyReplicas} pods to be ready...`)
  return { text: `partitioned roll out complete: ${updatedReplicas} new pods have been updated...`, done: true, failed: false }
}

export const logsFlags: OptionTable = {
  container: { short: 'c', value: true },
  previous: { short: 'p' },
  tail: { value: true },
  timestamps: {},
  since: { value: true },
  follow: { short: 'f' },
}

export async function logs(session: Session): Promise<CommandResult> {
  const { flags, words, call } = session
  const [word, container] = words
  if (word === undefined)
    throw new KubectlFailure(
      "error: expected 'logs [-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]'.\nPOD or TYPE/NAME is a required argument for the logs command",
    )
  const { pod, path, count } = await chosenPod(session, word)
  if (count > 1) await call.printError(`Found ${count} pods, using pod/${pod.metadata?.name}\n`)
  const client = await session.client()
  const since = flags.value('since')
  const query = {
    container: await containerOf(session, pod, flags.value('container') ?? container),
    previous: flags.has('previous') ? 'true' : undefined,
    tailLines: flags.value('tail'),
    timestamps: flags.has('timestamps') ? 'true' : undefined,
    sinceSeconds: since === undefined ? undefined : String(Math.ceil(durationMs(since) / 1000)),
  }
  if (flags.has('follow')) {
    for await (const chunk of client.follow(`${path}/log`, { ...query, follow: 'true' })) await call.print(chunk)
    return {}
  }
  const text = await client.ask<unknown>('GET', `${path}/log`, { query })
  return { stdout: typeof text === 'string' ? text : JSON.stringify(text) }
}
