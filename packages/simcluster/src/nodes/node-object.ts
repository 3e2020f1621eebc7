import { createHash } from 'node:crypto'
import { formatTime } from '@vivarium/controller'
import { nodeImages } from '../kubelet/image.js'
import { type Node, type NodeAddress, type NodeCondition, nodeKind, type Taint } from './node.js'

export interface NodeOptions {
  readonly name: string
  /** Besides those that a kubelet sets itself: hostname, os and arch. */
  readonly labels?: Readonly<Record<string, string>>
  readonly annotations?: Readonly<Record<string, string>>
  readonly taints?: readonly Taint[]
  /** Over the defaults: 4 cpus, 8 GiB of memory, 100 GiB of ephemeral storage, 110 pods. */
  readonly capacity?: Readonly<Record<string, string>>
  /** Over the capacity. */
  readonly allocatable?: Readonly<Record<string, string>>
  /** Absent: an internal IP of its own and the name as hostname. */
  readonly addresses?: readonly NodeAddress[]
  /** Of kubelet: `v1.34.1`; absent: that of the nodes. */
  readonly version?: string
  readonly architecture?: 'amd64' | 'arm64'
  readonly podCidr?: string
  readonly providerId?: string
  /** Over what a node of Ubuntu says of itself: operating system, kernel, container runtime, ids. */
  readonly info?: NodeInfo
  /** Images that are there from the start, by their names: pods that use them pull nothing. */
  readonly images?: readonly string[]
}

/** Of `status.nodeInfo`. */
export interface NodeInfo {
  readonly bootID?: string
  readonly containerRuntimeVersion?: string
  readonly kernelVersion?: string
  readonly machineID?: string
  readonly osImage?: string
}

const defaultCapacity = { cpu: '4', memory: '8Gi', 'ephemeral-storage': '100Gi', 'hugepages-1Gi': '0', 'hugepages-2Mi': '0', pods: '110' }

/** What tells a node from others. */
export interface NodePlace {
  readonly index: number
  /** Its range of pod addresses; absent: it has none. */
  readonly podCidr: string | undefined
}

/** The node as its kubelet registers it. */
export function nodeObject(options: NodeOptions, { index, podCidr }: NodePlace, version: string, now: Date): Node {
  const { name, labels, annotations, taints, addresses, providerId, images = [], architecture = 'amd64' } = options
  const capacity = { ...defaultCapacity, ...options.capacity }
  return {
    ...nodeKind,
    metadata: {
      name,
      labels: {
        'beta.kubernetes.io/arch': architecture,
        'beta.kubernetes.io/os': 'linux',
        'kubernetes.io/arch': architecture,
        'kubernetes.io/hostname': name,
        'kubernetes.io/os': 'linux',
        ...labels,
      },
      annotations: {
        'node.alpha.kubernetes.io/ttl': '0',
        'volumes.kubernetes.io/controller-managed-attach-detach': 'true',
        ...annotations,
      },
    },
    spec: {
      ...(podCidr && { podCIDR: podCidr, podCIDRs: [podCidr] }),
      ...(providerId && { providerID: providerId }),
      ...(taints && { taints: [...taints] }),
    },
    status: {
      capacity,
      allocatable: { ...capacity, ...options.allocatable },
      conditions: healthyConditions(now),
      addresses: addresses
        ? [...addresses]
        : [
            { type: 'InternalIP', address: nodeIp(index) },
            { type: 'Hostname', address: name },
          ],
      daemonEndpoints: { kubeletEndpoint: { Port: 10250 } },
      nodeInfo: {
        architecture,
        bootID: identity(name, 'boot'),
        containerRuntimeVersion: 'containerd://2.1.4',
        kernelVersion: '6.8.0-85-generic',
        kubeProxyVersion: '',
        kubeletVersion: options.version ?? version,
        machineID: identity(name, 'machine').replaceAll('-', ''),
        operatingSystem: 'linux',
        osImage: 'Ubuntu 24.04.3 LTS',
        systemUUID: identity(name, 'system'),
        ...options.info,
      },
      ...(images.length > 0 && { images: nodeImages(images) }),
    },
  }
}

/** What a healthy kubelet reports; the words are those of kubelet's nodestatus setters. */
export function healthyConditions(now: Date): NodeCondition[] {
  const time = formatTime(now)
  const condition = (type: string, status: 'True' | 'False', reason: string, message: string): NodeCondition => ({
    type,
    status,
    lastHeartbeatTime: time,
    lastTransitionTime: time,
    reason,
    message,
  })
  return [
    condition('MemoryPressure', 'False', 'KubeletHasSufficientMemory', 'kubelet has sufficient memory available'),
    condition('DiskPressure', 'False', 'KubeletHasNoDiskPressure', 'kubelet has no disk pressure'),
    condition('PIDPressure', 'False', 'KubeletHasSufficientPID', 'kubelet has sufficient PID available'),
    condition('Ready', 'True', 'KubeletReady', 'kubelet is posting ready status'),
  ]
}

function nodeIp(index: number): string {
  return `172.18.${(index + 2) >> 8}.${(index + 2) & 255}`
}

function identity(name: string, what: string): string {
  const hex = createHash('sha256').update(`${what} of ${name}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
