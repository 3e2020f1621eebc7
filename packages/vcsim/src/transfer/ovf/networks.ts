import type { ManagedObjectReference } from '@vivarium/vim'
import type { OvfNetworkMapping, VirtualDevice } from '@vivarium/vim/types'
import type { World } from '../../call.js'
import { invalidArgument } from '../../faults.js'
import { nameOf } from '../../inventory/entity.js'
import { related } from '../../inventory/relations.js'
import { hostsOf } from '../../machines/placement.js'
import type { ManagedObject } from '../../model/managed-object.js'

/**
 * Finds the networks of a pool's hosts that stand for those of a descriptor: by the mapping, or else the one of the same name, or else the first. Throws the
 * fault InvalidArgument for a mapping to something else.
 */
export function networkFinder(
  world: World,
  pool: ManagedObject,
  mapping: readonly OvfNetworkMapping[],
): (name: string) => ManagedObject | undefined {
  for (const { network } of mapping) if (!world.model.get(network).type.isA('Network')) throw invalidArgument('cisp.networkMapping')
  const there = [...new Set(hostsOf(world, pool).flatMap((host) => related(world.model, host, 'network')))].filter(
    (network) => !isUplink(network),
  )
  return (name) => {
    const mapped = mapping.find((each) => each.name === name)
    if (mapped !== undefined) return world.model.get(mapped.network)
    return there.find((network) => nameOf(network) === name) ?? there[0]
  }
}

function isUplink(network: ManagedObject): boolean {
  const { uplink } = (network.get('config') ?? {}) as { readonly uplink?: boolean }
  return uplink === true
}

/** How an adapter is connected to a network. */
export function cardBacking({ model }: World, network: ManagedObject): VirtualDevice['backing'] {
  if (network.type.isA('DistributedVirtualPortgroup')) {
    const { key, distributedVirtualSwitch } = network.get('config') as {
      readonly key: string
      readonly distributedVirtualSwitch?: ManagedObjectReference
    }
    const owner = distributedVirtualSwitch === undefined ? undefined : model.find(distributedVirtualSwitch)
    return backing({
      _typeName: 'VirtualEthernetCardDistributedVirtualPortBackingInfo',
      port: { switchUuid: owner?.get('uuid') ?? '', portgroupKey: key },
    })
  }
  if (network.type.isA('OpaqueNetwork')) {
    const { opaqueNetworkId = '', opaqueNetworkType = '' } = network.get('summary') as {
      readonly opaqueNetworkId?: string
      readonly opaqueNetworkType?: string
    }
    return backing({ _typeName: 'VirtualEthernetCardOpaqueNetworkBackingInfo', opaqueNetworkId, opaqueNetworkType })
  }
  return backing({ _typeName: 'VirtualEthernetCardNetworkBackingInfo', deviceName: nameOf(network), network: network.reference })
}

const backing = (value: object) => value as NonNullable<VirtualDevice['backing']>
