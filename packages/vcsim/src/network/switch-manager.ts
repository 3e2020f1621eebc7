import { isDataObject, type ManagedObjectReference } from '@vivarium/vim'
import type { DistributedVirtualSwitchHostProductSpec } from '@vivarium/vim/types'
import type { Kind, World } from '../call.js'
import { fault, invalidArgument } from '../faults.js'
import { nameOf } from '../inventory/entity.js'
import { related } from '../inventory/relations.js'
import { childrenOf, descendantsOf } from '../model/containment.js'
import type { ManagedObject } from '../model/managed-object.js'
import { startTask } from '../tasks/start-task.js'
import { networkOf } from './host-network-state.js'
import { configOf, featureCapability, productSpec, switchByUuid, switchVersions } from './switches.js'

const notFound = () => fault('NotFound', {}, 'The object or item referred to could not be found.')

/** Hosts of ESXi that a switch can be on. */
const hostSpecs: DistributedVirtualSwitchHostProductSpec[] = ['esx', 'embeddedEsx'].flatMap((productLineId) =>
  ['8.0.0+', '7.0.0+', '6.7.0+'].map((version) => ({ productLineId, version })),
)

function hostsIn({ model }: World, container: ManagedObjectReference, isRecursive: boolean): ManagedObject[] {
  const top = model.get(container)
  const inside = isRecursive ? descendantsOf(model, top) : childrenOf(model, top)
  return [top, ...inside].filter(({ type }) => type.isA('HostSystem'))
}

function compatibleHosts(
  world: World,
  container: ManagedObjectReference,
  isRecursive: boolean,
  version: string | undefined,
): ManagedObject[] {
  if (version !== undefined && !(switchVersions as readonly string[]).includes(version)) throw invalidArgument('switchProductSpec.version')
  return hostsIn(world, container, isRecursive)
}

const switchesOf = (world: World) =>
  world.ports.switches.flatMap(
    (value) =>
      world.model.find({ type: 'VmwareDistributedVirtualSwitch', value }) ??
      world.model.find({ type: 'DistributedVirtualSwitch', value }) ??
      [],
  )

export const switchManager = {
  methods: {
    QueryAvailableDvsSpec: (_call, { recommended }) =>
      recommended === true ? [productSpec()] : switchVersions.map((version) => productSpec(version)),
    QueryDvsFeatureCapability: () => featureCapability,
    QueryDvsCompatibleHostSpec: () => hostSpecs,
    QuerySupportedNetworkOffloadSpec: () => [{ id: 'None', name: 'None', types: [] }],

    QueryDvsByUuid: ({ world }, { uuid }) => {
      const dvs = switchByUuid(world, uuid)
      if (dvs === undefined) throw notFound()
      return dvs.reference
    },

    DVSManagerLookupDvPortGroup({ world }, { switchUuid, portgroupKey }) {
      const dvs = switchByUuid(world, switchUuid)
      const found =
        dvs === undefined ? undefined : related(world.model, dvs, 'portgroup').find((portgroup) => portgroup.get('key') === portgroupKey)
      if (found === undefined) throw notFound()
      return found.reference
    },

    QueryCompatibleHostForNewDvs: ({ world }, { container, recursive, switchProductSpec }) =>
      compatibleHosts(world, container, recursive, switchProductSpec?.version).map(({ reference }) => reference),

    QueryCompatibleHostForExistingDvs({ world }, { container, recursive, dvs }) {
      const members = new Set((configOf(world.model.get(dvs)).host ?? []).map(({ config }) => config.host?.value))
      return hostsIn(world, container, recursive)
        .filter(({ reference }) => !members.has(reference.value))
        .map(({ reference }) => reference)
    },

    QueryCompatibleVmnicsFromHosts({ world }, { hosts = [], dvs }) {
      world.model.get(dvs)
      return hosts.map((host) => ({ host, physicalNics: networkOf(world.model.get(host)).pnic ?? [] }))
    },

    QueryDvsConfigTarget({ world }, { host, dvs }) {
      const of = (object: ManagedObject) => {
        if (dvs !== undefined) return object.reference.value === dvs.value
        return host === undefined || (configOf(object).host ?? []).some(({ config }) => config.host?.value === host.value)
      }
      const found = switchesOf(world).filter(of)
      return {
        distributedVirtualSwitch: found.map((object) => ({
          switchName: nameOf(object),
          switchUuid: configOf(object).uuid,
          distributedVirtualSwitch: object.reference,
          networkReservationSupported: false,
        })),
        distributedVirtualPortgroup: found.flatMap((object) =>
          related(world.model, object, 'portgroup').map((portgroup) => ({
            switchName: nameOf(object),
            switchUuid: configOf(object).uuid,
            portgroupName: nameOf(portgroup),
            portgroupKey: String(portgroup.get('key')),
            portgroupType: String((portgroup.get('config') as { readonly type: string }).type),
            uplinkPortgroup: (portgroup.get('config') as { readonly uplink?: boolean }).uplink === true,
            portgroup: portgroup.reference,
          })),
        ),
      }
    },

    QueryDvsCheckCompatibility({ world }, { hostContainer: { container, recursive }, dvsProductSpec, hostFilterSpec = [] }) {
      const wanted = isDataObject(dvsProductSpec, 'DistributedVirtualSwitchManagerDvsProductSpec') ? dvsProductSpec : undefined
      const version = wanted?.newSwitchProductSpec?.version
      if (version !== undefined && !(switchVersions as readonly string[]).includes(version)) throw invalidArgument('dvsProductSpec')
      return hostsIn(world, container, recursive)
        .filter((host) => hostFilterSpec.every((filter) => passes(world, host, filter)))
        .map((host) => ({ host: host.reference, error: [] }))
    },

    RectifyDvsOnHost_Task(call, { hosts }) {
      for (const host of hosts) call.world.model.get(host)
      return startTask(call, () => {})
    },
  },
} satisfies Kind

/** Hosts that are in a container, in a list, or members of a switch; or with `inclusive` false, those that are not. */
function passes(world: World, host: ManagedObject, filter: { readonly inclusive: boolean }): boolean {
  if (isDataObject(filter, 'DistributedVirtualSwitchManagerHostArrayFilter'))
    return filter.host.some(({ value }) => value === host.reference.value) === filter.inclusive
  if (isDataObject(filter, 'DistributedVirtualSwitchManagerHostContainerFilter')) {
    const { container, recursive } = filter.hostContainer
    return hostsIn(world, container, recursive).includes(host) === filter.inclusive
  }
  if (isDataObject(filter, 'DistributedVirtualSwitchManagerHostDvsMembershipFilter')) {
    const members = configOf(world.model.get(filter.distributedVirtualSwitch)).host ?? []
    return members.some(({ config }) => config.host?.value === host.reference.value) === filter.inclusive
  }
  return true
}
