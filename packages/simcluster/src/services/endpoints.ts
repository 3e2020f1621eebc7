import { isDeepStrictEqual } from 'node:util'
import { isAlreadyExists, isNamespaceTerminating, isNotFound, type Manager, watchSource } from '@vivarium/controller'
import { selectedBy } from '../label-index.js'
import { type Pod, podKind } from '../workloads/objects.js'
import { isReady } from '../workloads/pods.js'
import { indexServices, selectorOf, servicesOf } from './endpoint-slices.js'
import {
  addressOf,
  type EndpointAddress,
  type EndpointSubset,
  type Endpoints,
  endpointsKind,
  hasEndpoint,
  headlessLabel,
  hostnameOf,
  isHeadless,
  portsAt,
  type Service,
  serviceKind,
} from './service-objects.js'

const managedBy = { 'endpoints.kubernetes.io/managed-by': 'endpoint-controller' }

/** The pods of services with selectors, in one object a service: the older form. */
export function addEndpointsController(manager: Manager): void {
  const services = manager.informers.of<Service>(serviceKind)
  const pods = manager.informers.of<Pod>(podKind)
  const endpoints = manager.informers.of<Endpoints>(endpointsKind)
  indexServices(services, pods)
  manager.addController({
    name: 'endpoints',
    for: serviceKind,
    watches: [
      watchSource<Pod>({ ...podKind, map: (pod) => servicesOf(pod, services) }),
      watchSource<Endpoints>({
        ...endpointsKind,
        map: ({ metadata }) => [{ namespace: metadata.namespace ?? '', name: metadata.name ?? '' }],
      }),
    ],
    concurrency: 5,
    async reconcile(request, { client }) {
      const service = services.get(request)
      const live = endpoints.get(request)
      try {
        if (!service) {
          // Without a label they are somebody else's, who may make the service later.
          if (live?.metadata.labels?.['endpoints.kubernetes.io/managed-by'] === 'endpoint-controller')
            await client.delete(endpointsKind, request)
          return
        }
        if (!service.spec?.selector || service.spec.type === 'ExternalName') return
        const members = selectedBy(pods, request.namespace, selectorOf(service)).filter(hasEndpoint)
        const subsets = subsetsOf(service, members)
        const labels = { ...service.metadata.labels, ...managedBy, ...(isHeadless(service) && { [headlessLabel]: '' }) }
        const { namespace, name } = request
        if (!live) await client.create<Endpoints>({ ...endpointsKind, metadata: { namespace, name, labels }, subsets })
        else if (!isDeepStrictEqual(live.subsets ?? [], subsets) || !isDeepStrictEqual(live.metadata.labels, labels)) {
          await client.update<Endpoints>({ ...live, metadata: { ...live.metadata, labels }, subsets })
        }
      } catch (error) {
        if (!isAlreadyExists(error) && !isNotFound(error) && !isNamespaceTerminating(error)) throw error
      }
    },
  })
}

/** Pods with the same ports are one subset; of a pod that is going nothing is said. */
function subsetsOf(service: Service, pods: readonly Pod[]): EndpointSubset[] {
  const subsets = new Map<string, EndpointSubset & { addresses: EndpointAddress[]; notReadyAddresses: EndpointAddress[] }>()
  const unready = service.spec?.publishNotReadyAddresses === true
  for (const pod of pods) {
    const ip = addressOf(pod, service.spec?.ipFamilies?.[0] ?? 'IPv4')
    const { namespace = '', name = '', uid = '', deletionTimestamp } = pod.metadata
    if (ip === undefined || (deletionTimestamp !== undefined && !unready)) continue
    const ports = portsAt(service, pod).map(({ name: portName, ...port }) => ({ ...(portName && { name: portName }), ...port }))
    if (ports.length === 0 && (service.spec?.ports ?? []).length > 0) continue
    const key = JSON.stringify(ports)
    const subset = subsets.get(key) ?? { addresses: [], notReadyAddresses: [], ports }
    subsets.set(key, subset)
    const hostname = hostnameOf(pod, service)
    const address = {
      ip,
      ...(hostname !== undefined && { hostname }),
      ...(pod.spec?.nodeName && { nodeName: pod.spec.nodeName }),
      targetRef: { kind: 'Pod', namespace, name, uid },
    }
    ;(unready || isReady(pod) ? subset.addresses : subset.notReadyAddresses).push(address)
  }
  const byAddress = (a: EndpointAddress, b: EndpointAddress) => (a.ip < b.ip ? -1 : a.ip > b.ip ? 1 : 0)
  return [...subsets.values()].map(({ addresses, notReadyAddresses, ports = [] }) => ({
    ...(addresses.length > 0 && { addresses: addresses.sort(byAddress) }),
    ...(notReadyAddresses.length > 0 && { notReadyAddresses: notReadyAddresses.sort(byAddress) }),
    ...(ports.length > 0 && { ports }),
  }))
}
