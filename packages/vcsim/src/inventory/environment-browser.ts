import type { ManagedObjectReference } from '@vivarium/vim'
import type {
  ConfigTarget,
  DatastoreCapability,
  DatastoreSummary,
  DVPortgroupConfigInfo,
  HostListSummary,
  NetworkSummary,
} from '@vivarium/vim/types'
import { entityOf } from '../access/entity-of.js'
import type { Call, Kind, World } from '../call.js'
import { invalidArgument } from '../faults.js'
import type { ManagedObject } from '../model/managed-object.js'
import { configOption, configOptionDescriptors } from './config-options.js'
import { nameOf } from './entity.js'
import { capability } from './host-hardware.js'
import { related } from './relations.js'

/** The hosts of the browser's compute resource, or one of them. Throws the fault InvalidArgument for one of another. */
function hostsOf({ world: { model }, object }: Call, wanted?: ManagedObjectReference): ManagedObject[] {
  const owner = entityOf(model, object)
  const hosts = owner === undefined ? [] : related(model, owner, 'host')
  if (wanted === undefined) return hosts
  const found = hosts.filter(({ reference }) => reference.value === wanted.value)
  if (found.length === 0) throw invalidArgument('host')
  return found
}

/** What machines can be connected to on any of some hosts. */
function configTarget({ model }: World, hosts: readonly ManagedObject[]): ConfigTarget {
  const each = (property: 'datastore' | 'network') => [...new Set(hosts.flatMap((host) => related(model, host, property)))]
  const networks = each('network')
  const portgroups = networks.filter(({ type }) => type.isA('DistributedVirtualPortgroup'))
  const configOf = (portgroup: ManagedObject) => portgroup.get('config') as DVPortgroupConfigInfo
  const switchOf = (portgroup: ManagedObject) => {
    const { distributedVirtualSwitch } = configOf(portgroup)
    return distributedVirtualSwitch === undefined ? undefined : model.find(distributedVirtualSwitch)
  }
  const switches = [...new Set(portgroups.flatMap((portgroup) => switchOf(portgroup) ?? []))]
  const summaries = hosts.map((host) => (host.get('summary') as HostListSummary).hardware)
  const sum = (numbers: readonly (number | undefined)[]) => numbers.reduce<number>((total, number) => total + (number ?? 0), 0)
  const isOf = (type: string) => networks.filter(({ reference }) => reference.type === type)
  return {
    numCpus: sum(summaries.map((hardware) => hardware?.numCpuPkgs)),
    numCpuCores: sum(summaries.map((hardware) => hardware?.numCpuCores)),
    numNumaNodes: hosts.length,
    maxCpusPerHost: Math.max(0, ...summaries.map((hardware) => hardware?.numCpuThreads ?? 0)),
    smcPresent: false,
    datastore: each('datastore').map((datastore) => {
      const { maxFileSize = 0 } = datastore.get('info') as { readonly maxFileSize?: number | bigint }
      return {
        name: nameOf(datastore),
        datastore: datastore.get('summary') as DatastoreSummary,
        capability: datastore.get('capability') as DatastoreCapability,
        maxFileSize,
        mode: 'readWrite',
        vStorageSupport: 'vStorageUnsupported',
      }
    }),
    network: isOf('Network').map((network) => ({ name: nameOf(network), network: network.get('summary') as NetworkSummary })),
    opaqueNetwork: isOf('OpaqueNetwork').map((network) => ({
      name: nameOf(network),
      network: network.get('summary') as never,
      networkReservationSupported: false,
    })),
    distributedVirtualPortgroup: portgroups.map((portgroup) => {
      const { type, key, backingType } = configOf(portgroup)
      const dvs = switchOf(portgroup)
      return {
        switchName: dvs === undefined ? '' : nameOf(dvs),
        switchUuid: String(dvs?.get('uuid') ?? ''),
        portgroupName: nameOf(portgroup),
        portgroupKey: key,
        portgroupType: type,
        uplinkPortgroup: configOf(portgroup).uplink ?? false,
        portgroup: portgroup.reference,
        networkReservationSupported: false,
        ...(backingType === undefined ? {} : { backingType }),
      }
    }),
    distributedVirtualSwitch: switches.map((dvs) => ({
      switchName: nameOf(dvs),
      switchUuid: String(dvs.get('uuid')),
      distributedVirtualSwitch: dvs.reference,
      networkReservationSupported: false,
    })),
    maxMemMBOptimalPerf: Math.floor(Math.max(0, ...summaries.map((hardware) => Number(hardware?.memorySize ?? 0))) / 1024 / 1024),
    supportedMaxMemMB: 6_291_456,
    autoVmotion: false,
    pciPassthrough: [],
    sriov: [],
  }
}

/** What machines can have in a compute resource. */
export const environmentBrowser = {
  methods: {
    QueryConfigOptionDescriptor: (call) => configOptionDescriptors(hostsOf(call).map(({ reference }) => reference)),

    QueryConfigOption(call, { key, host }) {
      hostsOf(call, host)
      return configOption(key, [])
    },

    QueryConfigOptionEx(call, { spec }) {
      hostsOf(call, spec?.host)
      return configOption(spec?.key, spec?.guestId ?? [])
    },

    QueryConfigTarget: (call, { host }) => configTarget(call.world, hostsOf(call, host)),

    QueryTargetCapabilities(call, { host }) {
      hostsOf(call, host)
      return capability
    },
  },
} satisfies Kind
