import type { Client, KubeObject, VirtualColumn, VirtualGroup, VirtualObject } from '@vivarium/apiserver'
import { type Clock, formatTime } from '@vivarium/controller'
import { type Pod, podKind } from '../kubelet/pod.js'
import { conditionOf, type Node, nodeKind } from '../nodes/node.js'
import { binaryQuantity, decimalQuantity, quantityNumber } from '../quantity.js'
import { type Measured, measuredContainers, type UsageMeter } from './usage.js'

interface PodMetrics extends VirtualObject {
  readonly containers: readonly { readonly name: string; readonly usage: UsageTexts }[]
}

interface NodeMetrics extends VirtualObject {
  readonly usage: UsageTexts
}

interface UsageTexts {
  readonly cpu: string
  readonly memory: string
}

/** The time that a value is the average of, as Go prints it. */
const window = '15s'

/** metrics.k8s.io/v1beta1, as metrics-server serves it: of pods that run on nodes that are ready, and of these nodes. */
export function metricsGroup(meter: UsageMeter, clock: Clock): VirtualGroup {
  const ready = (client: Client) => {
    const nodes = client.list<KubeObject>(nodeKind).items as unknown as Node[]
    return new Map(nodes.filter((node) => conditionOf(node, 'Ready')?.status === 'True').map((node) => [node.metadata.name ?? '', node]))
  }
  const time = () => ({ timestamp: formatTime(clock.now()), window })
  const metadata = ({ metadata: { name = '', namespace, labels } }: Pick<Pod, 'metadata'>) => ({
    name,
    ...(namespace !== undefined && { namespace }),
    creationTimestamp: formatTime(clock.now()),
    ...(labels && { labels: { ...labels } }),
  })
  return {
    group: 'metrics.k8s.io',
    version: 'v1beta1',
    service: { namespace: 'kube-system', name: 'metrics-server' },
    resources: [
      {
        resource: 'nodes',
        kind: 'NodeMetrics',
        namespaced: false,
        columns: columns<NodeMetrics>(({ usage }) => usage),
        list(client, { name }) {
          const nodes = ready(client)
          const now = clock.now()
          const used = new Map<string, Measured>()
          for (const pod of podsOf(client, '', undefined)) {
            const on = pod.spec.nodeName ?? ''
            if (name !== undefined && on !== name) continue
            const before = used.get(on) ?? nothing
            used.set(
              on,
              running(pod).reduce((sum, container) => plus(sum, meter.container(pod, container, now)), before),
            )
          }
          return [...nodes.values()]
            .filter((node) => name === undefined || node.metadata.name === name)
            .map((node) => {
              const usage = texts(meter.node(node, used.get(node.metadata.name ?? '') ?? nothing, now))
              return { metadata: metadata(node), ...time(), usage }
            })
        },
      },
      {
        resource: 'pods',
        kind: 'PodMetrics',
        namespaced: true,
        columns: columns<PodMetrics>(({ containers }) =>
          texts(
            containers.reduce<Measured>(
              (sum, { usage }) => plus(sum, { cpu: quantityNumber(usage.cpu), memory: quantityNumber(usage.memory) }),
              nothing,
            ),
          ),
        ),
        list(client, { namespace, name }) {
          const nodes = ready(client)
          const now = clock.now()
          return podsOf(client, namespace, name).flatMap((pod) => {
            const containers = nodes.has(pod.spec.nodeName ?? '') ? running(pod) : []
            if (containers.length === 0) return []
            const usages = containers.map((container) => ({ name: container.name, usage: texts(meter.container(pod, container, now)) }))
            return [{ metadata: metadata(pod), ...time(), containers: usages }]
          })
        },
      },
    ],
  }
}

const nothing: Measured = { cpu: 0, memory: 0 }

function plus(a: Measured, b: Measured): Measured {
  return { cpu: a.cpu + b.cpu, memory: a.memory + b.memory }
}

function texts({ cpu, memory }: Measured): UsageTexts {
  return { cpu: decimalQuantity(Math.round(cpu * 1e9), 'n'), memory: binaryQuantity(Math.round(memory) * 1000) }
}

function podsOf(client: Client, namespace: string, name: string | undefined): readonly Pod[] {
  if (name !== undefined && namespace !== '') {
    const pod = client.find<KubeObject>(podKind, { namespace, name })
    return pod ? [pod as unknown as Pod] : []
  }
  return client.list<KubeObject>(podKind, { namespace }).items as unknown as readonly Pod[]
}

/** The containers of a pod that run. */
function running(pod: Pod): ReturnType<typeof measuredContainers> {
  if (pod.status?.phase !== 'Running') return []
  const statuses = [...(pod.status.containerStatuses ?? []), ...(pod.status.initContainerStatuses ?? [])]
  const alive = new Set(statuses.filter(({ state }) => state?.running).map(({ name }) => name))
  return measuredContainers(pod).filter(({ name }) => alive.has(name))
}

function columns<T extends VirtualObject>(usage: (object: T) => UsageTexts): readonly VirtualColumn[] {
  return [
    { name: 'cpu', type: 'string', format: 'quantity', cell: (object) => usage(object as T).cpu },
    { name: 'memory', type: 'string', format: 'quantity', cell: (object) => usage(object as T).memory },
    { name: 'Window', type: 'string', format: 'duration', cell: () => window },
  ]
}
