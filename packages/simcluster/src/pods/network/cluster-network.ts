import { type Duplex, duplexPair } from 'node:stream'
import type { ApiServer } from '@vivarium/apiserver'
import type { Informer, KubeObject, Manager } from '@vivarium/controller'
import { simClusterErrors } from '../../errors.js'
import { isFinished, type Pod, podKind } from '../../kubelet/pod.js'
import { type Node, nodeKind } from '../../nodes/node.js'
import type { Nodes } from '../../nodes/nodes.js'
import { type ServiceObject, type ServicePort, serviceKind } from '../environment/objects.js'
import { type DnsName, dnsCandidates } from './dns-name.js'

export interface NetworkOptions {
  readonly api: ApiServer
  readonly manager: Manager
  readonly nodes: Nodes
  /** Undefined: nothing listens there. */
  readonly connect: (pod: Pod, port: number) => Duplex | undefined
}

interface EndpointSlice extends KubeObject {
  readonly endpoints?: readonly {
    readonly addresses: readonly string[]
    readonly hostname?: string
    readonly conditions?: { readonly ready?: boolean }
  }[]
  readonly ports?: readonly { readonly name?: string; readonly port?: number; readonly protocol?: string }[]
}

export interface Endpoint {
  readonly address: string
  readonly port: number
}

/** What a name is to the cluster's DNS. */
export interface Resolution {
  /** The whole name that was found, by the search list of pods; without addresses the one that was asked for. */
  readonly name: string
  readonly addresses: readonly string[]
}

const mostAliases = 8
const byIp = 'vivarium.io/pods-by-ip'
const endpointSliceKind = { apiVersion: 'discovery.k8s.io/v1', kind: 'EndpointSlice' } as const

/** Who listens where in a simulated cluster: pods, services by all their addresses and names, node ports, host ports, the API server. */
export class ClusterNetwork {
  readonly #api: ApiServer
  readonly #pods: Informer<Pod>
  readonly #nodeObjects: Informer<Node>
  readonly #nodes: Nodes
  readonly #connect: NetworkOptions['connect']
  /** Whose turn it is, by service and port. */
  readonly #turns = new Map<string, number>()

  constructor({ api, manager, nodes, connect }: NetworkOptions) {
    this.#api = api
    this.#nodes = nodes
    this.#connect = connect
    this.#nodeObjects = manager.informers.of<Node>(nodeKind)
    this.#pods = manager.informers.of<Pod>(podKind)
    this.#pods.addIndex(byIp, ({ status, spec }) => (status?.podIP && !spec.hostNetwork ? [status.podIP] : []))
  }

  /**
   * Connects, as a pod would, or as a node (`from` absent). Throws CONNECTION_REFUSED, NO_ROUTE, HOST_UNKNOWN.
   */
  async dial(host: string, port: number, from?: Pod): Promise<Duplex> {
    if (from && (host === 'localhost' || host === '127.0.0.1' || host === '::1')) return this.#dialPod(from, port, host)
    return this.#dialAddress(this.#resolve(host, port, from), port, 0)
  }

  /** What the cluster's DNS says of a name, asked by a pod; without addresses for one that it does not know. */
  lookUp(host: string, from?: Pod): Resolution {
    return this.#lookUp(host, from?.metadata.namespace ?? 'default', 0)
  }

  #lookUp(host: string, namespace: string, aliases: number): Resolution {
    for (const { full, meaning } of dnsCandidates(host, namespace)) {
      const target = this.#aliasOf(meaning)
      if (target !== undefined && isAddress(target)) return { name: full, addresses: [target] }
      // An alias names the whole name. Those that lead to each other lead nowhere.
      if (target !== undefined && aliases < mostAliases) return this.#lookUp(`${target}.`, namespace, aliases + 1)
      const addresses = target === undefined ? this.#addressesAt(meaning) : []
      if (addresses.length > 0) return { name: full, addresses }
    }
    return { name: host, addresses: [] }
  }

  /** What a service of type ExternalName stands for. */
  #aliasOf(found: DnsName): string | undefined {
    if ('address' in found || found.pod !== undefined) return undefined
    const service = this.#api.client.find(serviceKind, found) as ServiceObject | undefined
    return service?.spec.type === 'ExternalName' ? (service.spec.externalName ?? '') : undefined
  }

  #addressesAt(found: DnsName): readonly string[] {
    if ('address' in found) return [found.address]
    const service = this.#api.client.find(serviceKind, found) as ServiceObject | undefined
    if (!service) return []
    const { clusterIP = '' } = service.spec
    if (clusterIP !== '' && clusterIP !== 'None' && found.pod === undefined) return [clusterIP]
    const { namespace, name } = found
    const slices = this.#api.client.list(endpointSliceKind, { namespace, labelSelector: `kubernetes.io/service-name=${name}` })
      .items as unknown as EndpointSlice[]
    return slices
      .flatMap(({ endpoints = [] }) => endpoints)
      .filter(({ hostname, conditions, addresses }) =>
        found.pod === undefined ? conditions?.ready !== false : hostname === found.pod || addresses[0]?.replaceAll('.', '-') === found.pod,
      )
      .flatMap(({ addresses }) => addresses[0] ?? [])
  }

  /** The endpoints of a service's port that are ready; undefined: the service has no such port. */
  endpointsOf(service: ServiceObject, port: ServicePort): readonly Endpoint[] {
    const { namespace = '', name = '' } = service.metadata
    const slices = this.#api.client.list(endpointSliceKind, { namespace, labelSelector: `kubernetes.io/service-name=${name}` })
      .items as unknown as EndpointSlice[]
    return slices.flatMap(({ endpoints = [], ports = [] }) =>
      ports
        .filter((one) => (one.name ?? '') === (port.name ?? '') && (one.protocol ?? 'TCP') === (port.protocol ?? 'TCP'))
        .flatMap((one) =>
          endpoints
            .filter(({ conditions }) => conditions?.ready !== false)
            .map(({ addresses }) => ({ address: addresses[0] ?? '', port: one.port ?? port.port })),
        ),
    )
  }

  /** The next of a service's endpoints, each in its turn; undefined: none is ready. */
  nextEndpoint(service: ServiceObject, port: ServicePort): Endpoint | undefined {
    const endpoints = this.endpointsOf(service, port)
    const key = `${service.metadata.uid}/${port.port}`
    const turn = this.#turns.get(key) ?? 0
    this.#turns.set(key, turn + 1)
    return endpoints[turn % endpoints.length]
  }

  /** The service with that node port, when the host is one of a node; by any of its names. */
  nodePortService(host: string, port: number): { readonly service: ServiceObject; readonly port: ServicePort } | undefined {
    if (host !== 'localhost' && host !== '127.0.0.1' && host !== '::1' && !this.#nodeOf(host)) return undefined
    for (const service of this.#services()) {
      const found = service.spec.ports?.find((one) => one.nodePort === port)
      if (found) return { service, port: found }
    }
    return undefined
  }

  podByIp(address: string): Pod | undefined {
    return this.#pods.indexed(byIp, address).find((pod) => !isFinished(pod))
  }

  #dialAddress(address: string, port: number, hops: number): Duplex {
    const text = address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`
    const pod = this.podByIp(address)
    if (pod) return this.#dialPod(pod, port, address)
    // Rules for services come before everything else on a node; two are enough for a service in front of a node port.
    if (hops < 2) {
      const found = this.#serviceAt(address, port) ?? this.nodePortService(address, port)
      if (found) {
        const { namespace, name } = found.service.metadata
        if (namespace === 'default' && name === 'kubernetes') return this.#dialApi()
        const endpoint = this.nextEndpoint(found.service, found.port)
        if (!endpoint) throw simClusterErrors.connectionRefused(text)
        return this.#dialAddress(endpoint.address, endpoint.port, hops + 1)
      }
    }
    const node = this.#nodeOf(address)
    if (node) return this.#dialNode(node, address, port)
    if (this.#services().some((service) => addressesOf(service).includes(address))) throw simClusterErrors.connectionRefused(text)
    throw simClusterErrors.noRoute(text)
  }

  #dialPod(pod: Pod, port: number, address: string): Duplex {
    const text = `${address}:${port}`
    if (this.#nodes.get(pod.spec.nodeName ?? '')?.state !== 'running') throw simClusterErrors.noRoute(text)
    const socket = this.#connect(pod, port)
    if (!socket) throw simClusterErrors.connectionRefused(text)
    return socket
  }

  #dialNode(node: Node, address: string, port: number): Duplex {
    const name = node.metadata.name ?? ''
    const text = `${address}:${port}`
    if (this.#nodes.get(name) && this.#nodes.get(name)?.state !== 'running') throw simClusterErrors.noRoute(text)
    for (const pod of this.#pods.list()) {
      if (pod.spec.nodeName !== name || isFinished(pod)) continue
      if (pod.spec.hostNetwork) {
        const socket = this.#connect(pod, port)
        if (socket) return socket
        continue
      }
      const mapped = pod.spec.containers.flatMap(({ ports = [] }) => ports).find(({ hostPort }) => hostPort === port)
      const socket = mapped?.containerPort === undefined ? undefined : this.#connect(pod, mapped.containerPort)
      if (socket) return socket
    }
    throw simClusterErrors.connectionRefused(text)
  }

  #dialApi(): Duplex {
    const [client, server] = duplexPair()
    client.on('error', () => {})
    server.on('error', () => {})
    this.#api.accept(server)
    return client
  }

  #services(): readonly ServiceObject[] {
    return this.#api.client.list(serviceKind).items as unknown as ServiceObject[]
  }

  #serviceAt(address: string, port: number): { readonly service: ServiceObject; readonly port: ServicePort } | undefined {
    for (const service of this.#services()) {
      const found = service.spec.ports?.find((one) => one.port === port)
      if (found && addressesOf(service).includes(address)) return { service, port: found }
    }
    return undefined
  }

  #nodeOf(address: string): Node | undefined {
    return this.#nodeObjects.list().find(({ status }) => status?.addresses?.some((one) => one.address === address))
  }

  /** The address of a name; an address is itself. */
  #resolve(host: string, port: number, from: Pod | undefined): string {
    if (isAddress(host)) return host
    if (host === 'localhost' && this.nodePortService(host, port)) return host
    if (this.#nodeOf(host)) return host
    const { addresses } = this.lookUp(host, from)
    const turn = this.#turns.get(host) ?? 0
    if (addresses.length > 1) this.#turns.set(host, turn + 1)
    const address = addresses[turn % addresses.length]
    if (address === undefined) throw simClusterErrors.hostUnknown(host)
    return address
  }
}

function addressesOf({ spec, status }: ServiceObject): readonly string[] {
  const { clusterIP, clusterIPs = [], externalIPs = [] } = spec
  const ingress = (status?.loadBalancer?.ingress ?? []).flatMap(({ ip, hostname }) => [ip, hostname])
  return [clusterIP, ...clusterIPs, ...externalIPs, ...ingress].filter((one): one is string => one !== undefined && one !== 'None')
}

function isAddress(host: string): boolean {
  return /^\d+\.\d+\.\d+\.\d+$/.test(host) || host.includes(':')
}
