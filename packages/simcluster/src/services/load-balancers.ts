import { isDeepStrictEqual } from 'node:util'
import { addFinalizer, hasFinalizer, type KubeClient, type KubeObject, type Manager, removeFinalizer } from '@vivarium/controller'
import { recorderOf } from '../workloads/recorder.js'
import { ingressKind, type LoadBalancerStatus, type Service, serviceKind } from './service-objects.js'

const finalizer = 'service.kubernetes.io/load-balancer-cleanup'

export interface AddressOptions {
  /** IP addresses that are given out, in this order. */
  readonly addresses: readonly string[]
}

/** Gives each service of type LoadBalancer (without a class of somebody else) an address of its own, as long as there are some. */
export function addLoadBalancerController(manager: Manager, { addresses }: AddressOptions): void {
  const recorder = recorderOf('service-controller')
  const services = manager.informers.of<Service>(serviceKind)
  const addressesOf = ({ status }: Service) => (status?.loadBalancer?.ingress ?? []).flatMap(({ ip }) => ip ?? [])
  manager.addController({
    name: 'service-lb',
    for: serviceKind,
    // One that goes leaves an address for those that have none.
    watches: [
      {
        ...serviceKind,
        predicate: ({ before, after }) =>
          before !== undefined && addressesOf(before).length > (after ? addressesOf(after as Service).length : 0),
        map: () =>
          services
            .list()
            .filter((service) => wants(service) && addressesOf(service).length === 0)
            .map(({ metadata }) => ({ namespace: metadata.namespace ?? '', name: metadata.name ?? '' })),
      },
    ],
    async reconcile(request, context) {
      const { client } = context
      const service = services.get(request)
      if (!service) return
      const events = recorder(context)
      if (!wants(service)) {
        if (!hasFinalizer(service, finalizer)) return
        events.event(service, 'Normal', 'DeletingLoadBalancer', 'Deleting load balancer')
        const freed = service.metadata.deletionTimestamp === undefined ? await writeStatus(client, service, {}) : service
        await removeFinalizer(client, freed, finalizer)
        events.event(service, 'Normal', 'DeletedLoadBalancer', 'Deleted load balancer')
        return
      }
      const own = addressesOf(service)
      const wanted = service.spec?.loadBalancerIP
      if (own.length > 0 && hasFinalizer(service, finalizer) && (!wanted || own.includes(wanted))) return
      events.event(service, 'Normal', 'EnsuringLoadBalancer', 'Ensuring load balancer')
      await addFinalizer(client, service, finalizer)
      const taken = new Set(services.list().flatMap((other) => (other.metadata.uid === service.metadata.uid ? [] : addressesOf(other))))
      const ip = addresses.find((address) => !taken.has(address) && (!wanted || address === wanted))
      if (ip === undefined) {
        const why = wanted ? `the address ${wanted} is taken or not one of the pool` : 'all addresses of the pool are taken'
        events.event(service, 'Warning', 'SyncLoadBalancerFailed', `Error syncing load balancer: failed to ensure load balancer: ${why}`)
        return
      }
      await writeStatus(client, await client.get<Service>(serviceKind, request), { ingress: [{ ip, ipMode: 'VIP' }] })
      events.event(service, 'Normal', 'EnsuredLoadBalancer', 'Ensured load balancer')
    },
  })
}

function wants({ spec, metadata }: Service): boolean {
  return spec?.type === 'LoadBalancer' && spec.loadBalancerClass === undefined && metadata.deletionTimestamp === undefined
}

async function writeStatus(client: KubeClient, service: Service, loadBalancer: LoadBalancerStatus): Promise<Service> {
  if (isDeepStrictEqual(service.status?.loadBalancer ?? {}, loadBalancer)) return service
  return client.update<Service>({ ...service, status: { ...service.status, loadBalancer } }, { subresource: 'status' })
}

interface Ingress extends KubeObject {
  status?: { loadBalancer?: LoadBalancerStatus }
}

export interface IngressAddressOptions {
  /** IP address of the ingress controller: all ingresses are reached there. */
  readonly ingressAddress: string
}

/** Says where ingresses are reached: all at one address, as with one ingress controller. */
export function addIngressAddressController(manager: Manager, { ingressAddress }: IngressAddressOptions): void {
  const loadBalancer: LoadBalancerStatus = { ingress: [{ ip: ingressAddress }] }
  manager.addController({
    name: 'ingress-address',
    for: ingressKind,
    async reconcile(request, { client, informers }) {
      const ingress = informers.of<Ingress>(ingressKind).get(request)
      if (!ingress || ingress.metadata.deletionTimestamp || isDeepStrictEqual(ingress.status?.loadBalancer ?? {}, loadBalancer)) return
      await client.update<Ingress>({ ...ingress, status: { loadBalancer } }, { subresource: 'status' })
    },
  })
}
