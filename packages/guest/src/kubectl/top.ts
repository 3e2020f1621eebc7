import type { CommandResult } from '../command.js'
import type { OptionTable } from '../commands/arguments.js'
import type { KubeObject } from './client.js'
import { quantity } from './describe/quantity.js'
import { KubectlFailure } from './failure.js'
import { alignColumns } from './output.js'
import { pathOf, type Resource } from './resources.js'
import type { Session } from './session.js'

export const topFlags: OptionTable = {
  'all-namespaces': { short: 'A' },
  selector: { short: 'l', value: true },
  'no-headers': {},
  containers: {},
}

type Usage = Readonly<Record<'cpu' | 'memory', string>>

interface NodeMetrics extends KubeObject {
  readonly usage: Usage
}

interface PodMetrics extends KubeObject {
  readonly containers: readonly { readonly name: string; readonly usage: Usage }[]
}

interface Node extends KubeObject {
  readonly status?: { readonly allocatable?: Partial<Usage> }
}

/** What metrics.k8s.io says, in kubectl's units: thousandths of a processor, and MiB. */
export async function top(session: Session): Promise<CommandResult> {
  const [what = ''] = session.words
  const kind = what.replace(/s$/, '')
  const resource = (await session.resources()).find(({ group, name }) => group === 'metrics.k8s.io' && name === `${kind}s`)
  if (!resource) throw new KubectlFailure('error: Metrics API not available')
  const [header = [], ...lines] = await (kind === 'node' ? ofNodes(session, resource) : ofPods(session, resource))
  if (lines.length === 0) return { stderr: 'No resources found\n' }
  // As the real one, with blanks after the last column, too.
  const ended = [...(session.flags.has('no-headers') ? [] : [header]), ...lines].map((line) => [...line, ''])
  return { stdout: alignColumns(ended) }
}

const millis = (amount: string | undefined): number => Math.ceil(quantity(amount).milli)
const mebibytes = (amount: string | undefined): number => Math.floor(quantity(amount).milli / 1000 / 2 ** 20)
const percent = (used: number, whole: number): string => (whole === 0 ? '<unknown>' : `${Math.floor((used * 100) / whole)}%`)

async function ofNodes(session: Session, resource: Resource): Promise<string[][]> {
  const nodes = await session.resource('nodes')
  const allocatable = new Map((await list<Node>(session, nodes)).map(({ metadata, status }) => [metadata?.name, status?.allocatable]))
  const lines = (await list<NodeMetrics>(session, resource)).map(({ metadata, usage }) => {
    const all = allocatable.get(metadata?.name)
    const share = (name: keyof Usage) => percent(quantity(usage[name]).milli, quantity(all?.[name]).milli)
    return [metadata?.name ?? '', `${millis(usage.cpu)}m`, share('cpu'), `${mebibytes(usage.memory)}Mi`, share('memory')]
  })
  return [['NAME', 'CPU(cores)', 'CPU(%)', 'MEMORY(bytes)', 'MEMORY(%)'], ...lines]
}

async function ofPods(session: Session, resource: Resource): Promise<string[][]> {
  const { flags } = session
  const isOfAll = flags.has('all-namespaces')
  const lines = (await list<PodMetrics>(session, resource)).flatMap(({ metadata, containers }) => {
    const begin = [...(isOfAll ? [metadata?.namespace ?? ''] : []), metadata?.name ?? '']
    const sum = (amounts: readonly number[]) => amounts.reduce((one, other) => one + other, 0)
    const amounts = (of: PodMetrics['containers']) => [
      `${sum(of.map(({ usage }) => millis(usage.cpu)))}m`,
      `${sum(of.map(({ usage }) => mebibytes(usage.memory)))}Mi`,
    ]
    return flags.has('containers')
      ? containers.map((container) => [...begin, container.name, ...amounts([container])])
      : [[...begin, ...amounts(containers)]]
  })
  const header = [...(isOfAll ? ['NAMESPACE'] : []), ...(flags.has('containers') ? ['POD'] : []), 'NAME', 'CPU(cores)', 'MEMORY(bytes)']
  return [header, ...lines]
}

/** All of a resource, or the one that the command names, sorted by name. */
async function list<T extends KubeObject>(session: Session, resource: Resource): Promise<T[]> {
  const { flags, words } = session
  const [, name] = words
  const client = await session.client()
  const namespace = flags.has('all-namespaces') ? undefined : await session.namespace()
  if (name !== undefined) return [await client.ask<T>('GET', pathOf(resource, namespace, name))]
  const query = { labelSelector: flags.value('selector') }
  const { items } = await client.ask<{ items: readonly T[] }>('GET', pathOf(resource, namespace), { query })
  const keyOf = ({ metadata }: T) => `${metadata?.namespace ?? ''}/${metadata?.name ?? ''}`
  return [...items].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1))
}
