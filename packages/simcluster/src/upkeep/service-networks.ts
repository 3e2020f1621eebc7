import { formatTime, isConflict, isNotFound, type KubeObject, type Manager, watchSource } from '@vivarium/controller'
import type { Condition } from '../workloads/objects.js'
import { conditionOf, timeOf } from '../workloads/pods.js'
import { notAtOnce } from './not-at-once.js'

interface ServiceCidr extends KubeObject {
  spec?: { cidrs?: string[] }
  status?: { conditions?: Condition[] }
}

const serviceCidrKind = { apiVersion: 'networking.k8s.io/v1', kind: 'ServiceCIDR' } as const
const addressKind = { apiVersion: 'networking.k8s.io/v1', kind: 'IPAddress' } as const
const finalizer = 'networking.k8s.io/service-cidr-finalizer'
/** Who gives addresses may not have heard yet that a network goes. */
const graceMs = 10_000

/** Networks of service addresses (ServiceCIDR) are ready, and stay until no address is left that is in them alone. */
export function addServiceNetworkController(manager: Manager): void {
  const cidrs = manager.informers.of<ServiceCidr>(serviceCidrKind)
  const addresses = manager.informers.of(addressKind)
  const rest = notAtOnce()
  const leaving = () =>
    cidrs
      .list()
      .filter(({ metadata }) => metadata.deletionTimestamp !== undefined)
      .map(({ metadata }) => ({ namespace: '', name: metadata.name ?? '' }))
  manager.addController({
    name: 'service-cidr',
    for: serviceCidrKind,
    watches: [watchSource({ ...addressKind, map: leaving }), watchSource<ServiceCidr>({ ...serviceCidrKind, map: leaving })],
    async reconcile(request, { client, clock }) {
      const cidr = cidrs.get(request)
      if (!cidr) return undefined
      const waitMs = rest(clock)
      if (waitMs > 0) return { requeueAfterMs: waitMs }
      const { deletionTimestamp, finalizers = [], resourceVersion } = cidr.metadata
      const write = async (body: object, subresource?: string) => {
        try {
          await client.patch(serviceCidrKind, request, { type: 'merge', body }, subresource ? { subresource } : {})
        } catch (error) {
          if (!isNotFound(error) && !isConflict(error)) throw error
        }
      }
      const ready = async (status: 'True' | 'False', reason: string, message: string) => {
        const before = conditionOf(cidr.status?.conditions, 'Ready')
        if (before?.status === status && (before.reason ?? '') === reason && before.message === message) return
        const condition = { type: 'Ready', status, reason, message, lastTransitionTime: formatTime(clock.now()) }
        await write({ status: { conditions: [condition] } }, 'status')
      }
      if (deletionTimestamp === undefined) {
        if (!finalizers.includes(finalizer)) await write({ metadata: { resourceVersion, finalizers: [...finalizers, finalizer] } })
        await ready('True', '', 'Kubernetes Service CIDR is ready')
        return undefined
      }
      if (!finalizers.includes(finalizer)) return undefined
      const others = cidrs
        .list()
        .filter((other) => other !== cidr)
        .flatMap(networks)
      if (!networks(cidr).every((network) => others.some((other) => covers(other, network)))) {
        const needed = addresses.list().some(({ metadata }) => {
          const address = network(`${metadata.name}/${metadata.name?.includes(':') ? 128 : 32}`)
          return address && networks(cidr).some((one) => covers(one, address)) && !others.some((other) => covers(other, address))
        })
        if (needed) {
          const message = 'There are still IPAddresses referencing the ServiceCIDR, please remove them or create a new ServiceCIDR'
          await ready('False', 'Terminating', message)
          return undefined
        }
      }
      const wait = timeOf(deletionTimestamp) + graceMs - clock.now().getTime()
      if (wait > 0) return { requeueAfterMs: wait }
      await write({ metadata: { resourceVersion, finalizers: finalizers.filter((name) => name !== finalizer) } })
      return undefined
    },
  })
}

interface Network {
  readonly first: bigint
  readonly bits: number
  readonly length: number
}

function networks({ spec }: ServiceCidr): Network[] {
  return (spec?.cidrs ?? []).flatMap((text) => network(text) ?? [])
}

function network(cidr: string): Network | undefined {
  const [address = '', prefix = ''] = cidr.split('/')
  const bits = address.includes(':') ? 128 : 32
  const first = bits === 32 ? address.split('.').reduce((sum, part) => sum * 256n + BigInt(part), 0n) : ipv6(address)
  return prefix === '' ? undefined : { first, bits, length: Number(prefix) }
}

function ipv6(address: string): bigint {
  const [head = '', tail] = address.split('::')
  const groups = (text: string) => (text === '' ? [] : text.split(':'))
  const [before, after] = [groups(head), tail === undefined ? [] : groups(tail)]
  const all = [...before, ...Array<string>(8 - before.length - after.length).fill('0'), ...after]
  return all.reduce((sum, group) => sum * 65536n + BigInt(`0x${group}`), 0n)
}

function covers(outer: Network, inner: Network): boolean {
  const rest = BigInt(outer.bits - outer.length)
  return outer.bits === inner.bits && outer.length <= inner.length && outer.first >> rest === inner.first >> rest
}
