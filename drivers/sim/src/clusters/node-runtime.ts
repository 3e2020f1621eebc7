import { createHash } from 'node:crypto'
import type { RuntimeContainer, RuntimeImage, RuntimePod, RuntimeView } from '@vivarium/guest'
import type { Cluster, KubeObject } from '@vivarium/simcluster'

interface Terminated {
  readonly exitCode?: number
  readonly reason?: string
  readonly startedAt?: string
  readonly finishedAt?: string
  readonly containerID?: string
}

interface ContainerStatus {
  readonly name: string
  readonly image?: string
  readonly imageID?: string
  readonly containerID?: string
  readonly restartCount?: number
  readonly state?: { readonly running?: { readonly startedAt?: string }; readonly terminated?: Terminated }
  readonly lastState?: { readonly terminated?: Terminated }
}

export interface NodePod extends KubeObject {
  readonly spec?: { readonly nodeName?: string }
  readonly status?: {
    readonly phase?: string
    readonly podIP?: string
    readonly startTime?: string
    readonly containerStatuses?: readonly ContainerStatus[]
    readonly initContainerStatuses?: readonly ContainerStatus[]
    readonly ephemeralContainerStatuses?: readonly ContainerStatus[]
  }
}

export interface NodeImages {
  readonly status?: { readonly images?: readonly { readonly names?: readonly string[]; readonly sizeBytes?: number }[] }
}

export interface NodeRuntime {
  readonly pods: readonly NodePod[]
  readonly node: NodeImages | undefined
  /** Undefined while there is no API: what containers have written is not known then. */
  readonly cluster: Cluster | undefined
  /** What its machine runs of its own; others of a node's static pods have ended. */
  readonly runs: (pod: NodePod) => boolean
}

const hash = (text: string) => createHash('sha256').update(text).digest('hex')
const plainId = (id = '') => id.replace(/^[a-z]+:\/\//, '')
const digestOf = (imageId = '') => /sha256:([0-9a-f]{64})/.exec(imageId)?.[1] ?? hash(imageId)

/** What the container runtime of a node has, as its kubelet has told the API of it. */
export function runtimeView({ pods, node, cluster, runs }: NodeRuntime): RuntimeView {
  const owners = new Map<string, { readonly pod: NodePod; readonly previous: boolean }>()
  const containers = pods.flatMap((pod) => {
    const { status = {} } = pod
    const statuses = [status.initContainerStatuses, status.containerStatuses, status.ephemeralContainerStatuses].flatMap(
      (list) => list ?? [],
    )
    return statuses.flatMap((one) => {
      const { running, terminated } = one.state ?? {}
      const { containerID = '' } = one
      const lives = [
        ...(one.lastState?.terminated ? [{ ...one.lastState.terminated, attempt: (one.restartCount ?? 1) - 1, previous: true }] : []),
        ...(terminated ? [{ ...terminated, attempt: one.restartCount ?? 0, previous: false }] : []),
        ...(running
          ? [{ startedAt: running.startedAt, containerID, attempt: one.restartCount ?? 0, previous: false, isRunning: runs(pod) }]
          : []),
      ]
      return lives.map((life): RuntimeContainer => {
        const id = plainId(life.containerID)
        owners.set(id, { pod, previous: life.previous })
        const isRunning = 'isRunning' in life && life.isRunning
        const { finishedAt, exitCode, reason }: Terminated = life
        return {
          id,
          podId: sandboxId(pod),
          name: one.name,
          image: one.image ?? '',
          imageId: digestOf(one.imageID),
          state: isRunning ? 'Running' : 'Exited',
          startedAt: new Date(life.startedAt ?? 0),
          attempt: life.attempt,
          ...(finishedAt !== undefined && { finishedAt: new Date(finishedAt) }),
          ...(exitCode !== undefined && { exitCode }),
          ...(reason !== undefined && { reason }),
        }
      })
    })
  })
  return {
    pods: pods.map((pod) => runtimePod(pod, runs(pod))),
    containers,
    images: (node?.status?.images ?? []).map(runtimeImage),
    async *log(container, options, signal) {
      const { pod, previous } = owners.get(container.id) ?? {}
      if (!cluster || !pod) return
      const { namespace = '', name = '' } = pod.metadata
      yield* cluster.log({ namespace, name, container: container.name, previous: previous === true, ...options }, signal)
    },
  }
}

const sandboxId = ({ metadata }: NodePod) => hash(`sandbox of ${metadata.uid}`)

function runtimePod(pod: NodePod, runs: boolean): RuntimePod {
  const { metadata, status = {} } = pod
  return {
    id: sandboxId(pod),
    uid: metadata.uid ?? '',
    name: metadata.name ?? '',
    namespace: metadata.namespace ?? '',
    createdAt: new Date(status.startTime ?? 0),
    isReady: runs && status.phase !== 'Succeeded' && status.phase !== 'Failed',
    labels: metadata.labels ?? {},
    annotations: metadata.annotations ?? {},
    ...(status.podIP && { ip: status.podIP }),
  }
}

function runtimeImage({ names = [], sizeBytes = 0 }: { readonly names?: readonly string[]; readonly sizeBytes?: number }): RuntimeImage {
  const digests = names.filter((name) => name.includes('@'))
  return { id: digestOf(digests[0] ?? names[0]), tags: names.filter((name) => !name.includes('@')), digests, sizeBytes }
}
