import { type Informer, type Manager, type Request, watchSource } from '@vivarium/controller'
import { indexLabels, indexSelectors, selectedBy, selecting } from '../label-index.js'
import type { LabelSelector } from '../label-selector.js'
import { type Node, nodeKind, type Pod, podKind } from '../workloads/objects.js'
import { isReady } from '../workloads/pods.js'
import {
  addressOf,
  type Endpoint,
  type EndpointSlice,
  type Endpoints,
  endpointSliceKind,
  endpointsKind,
  hasEndpoint,
  headlessLabel,
  hostnameOf,
  isHeadless,
  portsAt,
  type Service,
  serviceKind,
} from './service-objects.js'
import { carryOut, type EndpointGroup, managedByLabel, planSlices, serviceNameLabel } from './slices.js'

const sliceManager = 'endpointslice-controller.k8s.io'
const mirrorer = 'endpointslicemirroring-controller.k8s.io'
const skipMirror = 'endpointslice.kubernetes.io/skip-mirror'
const reserved = new Set([serviceNameLabel, managedByLabel, headlessLabel])

/** The pods of services with selectors, in slices. */
export function addEndpointSliceController(manager: Manager): void {
  const services = manager.informers.of<Service>(serviceKind)
  const pods = manager.informers.of<Pod>(podKind)
  indexServices(services, pods)
  const nodes = manager.informers.of<Node>(nodeKind)
  const slices = manager.informers.of<EndpointSlice>(endpointSliceKind)
  indexLabels(slices)
  manager.addController({
    name: 'endpointslice',
    for: serviceKind,
    owns: [endpointSliceKind],
    watches: [watchSource<Pod>({ ...podKind, map: (pod) => servicesOf(pod, services) })],
    concurrency: 5,
    async reconcile(request, { client }) {
      const service = services.get(request)
      const own = ownSlices(slices, request, sliceManager)
      if (!service?.spec?.selector || service.spec.type === 'ExternalName') {
        await carryOut(client, { creations: [], updates: [], deletions: service?.spec?.selector ? own : [] })
        return
      }
      if (service.metadata.deletionTimestamp !== undefined) return
      const members = selectedBy(pods, request.namespace, selectorOf(service))
        .filter(hasEndpoint)
        .sort((a, b) => ((a.metadata.name ?? '') < (b.metadata.name ?? '') ? -1 : 1))
      const zoneOf = (pod: Pod) => nodes.get({ name: pod.spec?.nodeName ?? '' })?.metadata.labels?.['topology.kubernetes.io/zone']
      const groups = (service.spec.ipFamilies ?? ['IPv4']).flatMap((family) => groupsOf(service, members, family, zoneOf))
      const labels = {
        ...Object.fromEntries(Object.entries(service.metadata.labels ?? {}).filter(([key]) => !reserved.has(key))),
        ...(isHeadless(service) && { [headlessLabel]: '' }),
        [serviceNameLabel]: request.name,
        [managedByLabel]: sliceManager,
      }
      await carryOut(client, planSlices(groups, own, { owner: service, labels }))
    },
  })
}

/** Makes `servicesOf` and the search for a service's pods quick. */
export function indexServices(services: Informer<Service>, pods: Informer<Pod>): void {
  indexSelectors(services, selectorOf)
  indexLabels(pods)
}

export function selectorOf({ spec }: Service): LabelSelector | undefined {
  return spec?.selector && { matchLabels: spec.selector }
}

export function servicesOf(pod: Pod, services: Informer<Service>): { namespace: string; name: string }[] {
  return selecting(services, selectorOf, pod).map(({ metadata }) => ({ namespace: metadata.namespace ?? '', name: metadata.name ?? '' }))
}

function ownSlices(slices: Informer<EndpointSlice>, { namespace, name }: Request, managedBy: string): EndpointSlice[] {
  return selectedBy(slices, namespace, { matchLabels: { [serviceNameLabel]: name, [managedByLabel]: managedBy } }).sort((a, b) =>
    (a.metadata.name ?? '') < (b.metadata.name ?? '') ? -1 : 1,
  )
}

/** One group for each set of ports; one without endpoints when there are none. */
function groupsOf(service: Service, pods: readonly Pod[], family: string, zoneOf: (pod: Pod) => string | undefined): EndpointGroup[] {
  const groups = new Map<string, EndpointGroup & { endpoints: Endpoint[] }>()
  for (const pod of pods) {
    const address = addressOf(pod, family)
    if (address === undefined) continue
    const ports = portsAt(service, pod)
    if (ports.length === 0 && !(isHeadless(service) && (service.spec?.ports ?? []).length === 0)) continue
    const key = JSON.stringify(ports)
    const group = groups.get(key) ?? { addressType: family, ports, endpoints: [] }
    groups.set(key, group)
    group.endpoints.push(endpointOf(service, pod, address, zoneOf(pod)))
  }
  return groups.size > 0 ? [...groups.values()] : [{ addressType: family, ports: [], endpoints: [] }]
}

function endpointOf(service: Service, pod: Pod, address: string, zone: string | undefined): Endpoint {
  const { namespace = '', name = '', uid = '', deletionTimestamp } = pod.metadata
  const serving = isReady(pod)
  const terminating = deletionTimestamp !== undefined
  const hostname = hostnameOf(pod, service)
  return {
    addresses: [address],
    conditions: { ready: service.spec?.publishNotReadyAddresses === true || (serving && !terminating), serving, terminating },
    ...(hostname !== undefined && { hostname }),
    ...(pod.spec?.nodeName && { nodeName: pod.spec.nodeName }),
    targetRef: { kind: 'Pod', namespace, name, uid },
    ...(zone && { zone }),
  }
}

/** Endpoints that somebody writes for a service without a selector, in slices. */
export function addEndpointSliceMirroringController(manager: Manager): void {
  const services = manager.informers.of<Service>(serviceKind)
  const endpoints = manager.informers.of<Endpoints>(endpointsKind)
  const slices = manager.informers.of<EndpointSlice>(endpointSliceKind)
  indexLabels(slices)
  manager.addController({
    name: 'endpointslicemirroring',
    for: endpointsKind,
    owns: [endpointSliceKind],
    watches: [
      watchSource<Service>({ ...serviceKind, map: ({ metadata }) => [{ namespace: metadata.namespace ?? '', name: metadata.name ?? '' }] }),
    ],
    async reconcile(request, { client }) {
      const object = endpoints.get(request)
      const service = services.get(request)
      const own = ownSlices(slices, request, mirrorer)
      const mirrors = object && service && !service.spec?.selector && object.metadata.labels?.[skipMirror] !== 'true'
      const leads = object?.metadata.annotations?.['control-plane.alpha.kubernetes.io/leader'] !== undefined
      if (!mirrors || leads) return carryOut(client, { creations: [], updates: [], deletions: own })
      const groups = mirroredGroups(object)
      const labels = { ...object.metadata.labels, [serviceNameLabel]: request.name, [managedByLabel]: mirrorer }
      return carryOut(client, planSlices(groups, own, { owner: object, labels }))
    },
  })
}

function mirroredGroups({ subsets = [] }: Endpoints): EndpointGroup[] {
  const groups = new Map<string, EndpointGroup & { endpoints: Endpoint[] }>()
  for (const { addresses = [], notReadyAddresses = [], ports = [] } of subsets) {
    const all = [...addresses.map((each) => ({ ...each, ready: true })), ...notReadyAddresses.map((each) => ({ ...each, ready: false }))]
    for (const { ip, hostname, nodeName, targetRef, ready } of all) {
      const addressType = ip.includes(':') ? 'IPv6' : 'IPv4'
      const named = ports.map((port) => ({ name: '', ...port }))
      const key = `${addressType} ${JSON.stringify(named)}`
      const group = groups.get(key) ?? { addressType, ports: named, endpoints: [] }
      groups.set(key, group)
      const more = { ...(hostname && { hostname }), ...(nodeName && { nodeName }), ...(targetRef && { targetRef }) }
      group.endpoints.push({ addresses: [ip], conditions: { ready }, ...more })
    }
  }
  return [...groups.values()]
}
