import type { CommandResult } from '../command.js'
import type { OptionTable } from '../commands/arguments.js'
import { chosen } from './change.js'
import type { ApiClient, KubeObject } from './client.js'
import { KubectlFailure } from './failure.js'
import { durationMs } from './follow.js'
import { pathOf } from './resources.js'
import { displayName, objectPath, type Session, type Target } from './session.js'

const pollMs = 100

export const drainFlags: OptionTable = {
  selector: { short: 'l', value: true },
  all: {},
  'ignore-daemonsets': {},
  force: {},
  'delete-emptydir-data': {},
  'grace-period': { value: true },
  timeout: { value: true },
  'disable-eviction': {},
}

export const cordon =
  (unschedulable: boolean) =>
  async (session: Session): Promise<CommandResult> => {
    const lines: string[] = []
    for (const target of await chosen(session, ['nodes', ...session.words]))
      lines.push(await setSchedulable(await session.client(), target, unschedulable))
    return { stdout: lines.join('') }
  }

async function setSchedulable(client: ApiClient, target: Target, unschedulable: boolean): Promise<string> {
  const node = await client.ask<KubeObject & { spec?: { unschedulable?: boolean } }>('GET', objectPath(target))
  const word = unschedulable ? 'cordoned' : 'uncordoned'
  if ((node.spec?.unschedulable ?? false) === unschedulable) return `${displayName(target)} already ${word}\n`
  await client.ask('PATCH', objectPath(target), {
    body: { spec: { unschedulable: unschedulable || null } },
    contentType: 'application/merge-patch+json',
  })
  return `${displayName(target)} ${word}\n`
}

interface Pod extends KubeObject {
  readonly spec?: { readonly volumes?: readonly { readonly emptyDir?: object }[] }
  readonly status?: { readonly phase?: string }
}

export async function drain(session: Session): Promise<CommandResult> {
  const { flags, call } = session
  const client = await session.client()
  const deadline =
    performance.now() + (flags.value('timeout') === undefined ? Number.POSITIVE_INFINITY : durationMs(flags.value('timeout') ?? ''))
  for (const target of await chosen(session, ['nodes', ...session.words])) {
    await call.print(await setSchedulable(client, target, true))
    const pods = await podsOn(session, client, target.name)
    const toEvict = evictable(session, target, pods)
    for (const pod of toEvict) await call.print(`evicting pod ${pod.metadata?.namespace}/${pod.metadata?.name}\n`)
    await Promise.all(toEvict.map((pod) => evict(session, client, pod, deadline)))
    for (const pod of toEvict) await call.print(`pod/${pod.metadata?.name} evicted\n`)
    await call.print(`${displayName(target)} drained\n`)
  }
  return {}
}

async function podsOn(session: Session, client: ApiClient, node: string): Promise<readonly Pod[]> {
  const resource = await session.resource('pods')
  const { items } = await client.ask<{ items: readonly Pod[] }>('GET', pathOf(resource, undefined), {
    query: { fieldSelector: `spec.nodeName=${node}` },
  })
  return items
}

/** The pods that go; throws when some must not, in kubectl's words. */
function evictable({ flags }: Session, { name }: Target, pods: readonly Pod[]): readonly Pod[] {
  const label = ({ metadata }: Pod) => `${metadata?.namespace}/${metadata?.name}`
  const controllerOf = ({ metadata }: Pod) => metadata?.ownerReferences?.find(({ controller }) => controller)
  const finished = ({ status }: Pod) => status?.phase === 'Succeeded' || status?.phase === 'Failed'
  const daemons = pods.filter((pod) => controllerOf(pod)?.kind === 'DaemonSet' && !finished(pod))
  const mirrors = pods.filter(({ metadata }) => metadata?.annotations?.['kubernetes.io/config.mirror'] !== undefined)
  const others = pods.filter((pod) => !daemons.includes(pod) && !mirrors.includes(pod))
  const alone = others.filter((pod) => controllerOf(pod) === undefined && !finished(pod))
  const local = others.filter((pod) => !finished(pod) && pod.spec?.volumes?.some(({ emptyDir }) => emptyDir !== undefined))
  const problems = [
    ...(daemons.length > 0 && !flags.has('ignore-daemonsets')
      ? [`cannot delete DaemonSet-managed Pods (use --ignore-daemonsets to ignore): ${daemons.map(label).join(', ')}`]
      : []),
    ...(local.length > 0 && !flags.has('delete-emptydir-data')
      ? [`cannot delete Pods with local storage (use --delete-emptydir-data to override): ${local.map(label).join(', ')}`]
      : []),
    ...(alone.length > 0 && !flags.has('force')
      ? [`cannot delete Pods that declare no controller (use --force to override): ${alone.map(label).join(', ')}`]
      : []),
  ]
  if (problems.length > 0)
    throw new KubectlFailure(
      `error: unable to drain node "${name}" due to error: [${problems.join(', ')}], continuing command...\nThere are pending nodes to be drained:\n ${name}\n${problems.join('\n')}`,
    )
  return others
}

async function evict(session: Session, client: ApiClient, pod: Pod, deadline: number): Promise<void> {
  const resource = await session.resource('pods')
  const { name = '', namespace } = pod.metadata ?? {}
  const grace = session.flags.value('grace-period')
  const eviction = {
    apiVersion: 'policy/v1',
    kind: 'Eviction',
    metadata: { name, namespace },
    ...(grace !== undefined && { deleteOptions: { gracePeriodSeconds: Number(grace) } }),
  }
  const late = () => {
    if (performance.now() > deadline || session.call.signal.aborted)
      throw new KubectlFailure(
        `error: unable to drain node due to error: error when waiting for pod "${name}" in namespace "${namespace}" to terminate: global timeout reached`,
      )
  }
  for (;;) {
    const { status, body } = await client.send('POST', pathOf(resource, namespace, name, 'eviction'), { body: eviction })
    if (status < 400 || status === 404) break
    if (status !== 429)
      throw new KubectlFailure(`error when evicting pods/"${name}" -n "${namespace}": ${(body as { message?: string }).message ?? status}`)
    late()
    await session.pause(pollMs)
  }
  while ((await client.find(pathOf(resource, namespace, name)))?.metadata?.uid === pod.metadata?.uid) {
    late()
    await session.pause(pollMs)
  }
}
