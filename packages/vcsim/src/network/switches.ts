import { dataObject, type ManagedObjectReference, reference } from '@vivarium/vim'
import type {
  DistributedVirtualSwitchHostMember,
  DistributedVirtualSwitchProductSpec,
  DVPortgroupConfigInfo,
  DVSCapability,
  DVSConfigInfo,
  DVSConfigSpec,
  DVSCreateSpec,
  DVSNameArrayUplinkPortPolicy,
  DVSSummary,
  VMwareDVSConfigInfo,
  VMwareDVSConfigSpec,
} from '@vivarium/vim/types'
import type { World } from '../call.js'
import { uuidOf } from '../ids.js'
import { checkName, entity } from '../inventory/entity.js'
import { related } from '../inventory/relations.js'
import type { ManagedObject } from '../model/managed-object.js'
import { untyped } from '../model/untyped.js'
import { giveNetwork, putNetwork, removeNetwork, takeNetwork } from './networks.js'
import { defaultSetting, mergeSetting, uplinkSetting } from './port-settings.js'
import { addPortgroup, refreshSwitch } from './portgroups.js'

/** Versions of distributed switches that a vCenter 8.0 can make, newest first. */
export const switchVersions = ['8.0.3', '8.0.0', '7.0.3', '7.0.2', '7.0.0', '6.6.0', '6.5.0'] as const
const most = { ports: 2 ** 31 - 1, proxyPorts: 512 } as const
const defaultMtu = 1500

export function productSpec(version: string = switchVersions[0]): DistributedVirtualSwitchProductSpec {
  return { name: 'DVS', vendor: 'VMware, Inc.', version, build: '24022515', forwardingClass: 'etherswitch' }
}

export const featureCapability = dataObject('VMwareDVSFeatureCapability', {
  networkResourceManagementSupported: true,
  vmDirectPathGen2Supported: false,
  nicTeamingPolicy: ['loadbalance_ip', 'loadbalance_srcmac', 'loadbalance_srcid', 'failover_explicit', 'loadbalance_loadbased'],
  networkResourcePoolHighShareValue: 100,
  networkResourceManagementCapability: {
    networkResourceManagementSupported: true,
    networkResourcePoolHighShareValue: 100,
    qosSupported: true,
    userDefinedNetworkResourcePoolsSupported: true,
    networkResourceControlVersion3Supported: true,
  },
  rollbackCapability: { rollbackSupported: true },
  networkFilterSupported: true,
  macLearningSupported: true,
  vspanSupported: true,
  lldpSupported: true,
  ipfixSupported: true,
  multicastSnoopingSupported: true,
  lacpCapability: { lacpSupported: true, multiLacpGroupSupported: true },
  nsxSupported: true,
})

const defaultCapability: DVSCapability = {
  dvsOperationSupported: true,
  dvPortGroupOperationSupported: true,
  dvPortOperationSupported: true,
  featuresSupported: featureCapability,
}

const uplinkNames = (policy: DVSConfigSpec['uplinkPortPolicy']): string[] =>
  (policy as DVSNameArrayUplinkPortPolicy | undefined)?.uplinkPortName ?? ['uplink1', 'uplink2', 'uplink3', 'uplink4']

export const configOf = (dvs: ManagedObject) => dvs.get('config') as VMwareDVSConfigInfo & { readonly _typeName: string }

export interface NewSwitch {
  /** A network folder. */
  readonly folder: ManagedObject
  readonly spec: DVSCreateSpec
}

/** A distributed switch with its port group for uplinks. Throws the faults InvalidName and DuplicateName. */
export function addSwitch(world: World, { folder, spec: { configSpec, productInfo, capability } }: NewSwitch): ManagedObject {
  const { model } = world
  const name = checkName(model, folder, configSpec.name ?? '')
  const id = model.newId('dvs-')
  const uuid = uuidOf(name)
  const product = { ...productSpec(), ...productInfo }
  const uplinks = uplinkNames(configSpec.uplinkPortPolicy)
  const {
    host: _hosts,
    uplinkPortgroup: _uplinks,
    configVersion: _version,
    pvlanConfigSpec,
    vspanConfigSpec,
    ...given
  } = untyped(configSpec) as VMwareDVSConfigSpec
  const config: DVSConfigInfo = dataObject('VMwareDVSConfigInfo', {
    maxMtu: defaultMtu,
    linkDiscoveryProtocolConfig: { protocol: 'cdp', operation: 'listen' },
    ipfixConfig: { activeFlowTimeout: 60, idleFlowTimeout: 15, samplingRate: 4096, internalFlowsOnly: false },
    lacpApiVersion: 'multipleLag',
    multicastFilteringMode: 'snooping',
    networkResourceControlVersion: 'version3',
    defaultProxySwitchMaxNumPorts: most.proxyPorts,
    policy: { autoPreInstallAllowed: false, autoUpgradeAllowed: false, partialUpgradeAllowed: false },
    pvlanConfig: (pvlanConfigSpec ?? []).map(({ pvlanEntry }) => pvlanEntry),
    vspanSession: (vspanConfigSpec ?? []).map(({ vspanSession }, index) => ({ ...vspanSession, key: `${id}-vspan-${index}` })),
    lacpGroupConfig: [],
    host: [],
    uplinkPortgroup: [],
    numStandalonePorts: 0,
    maxPorts: most.ports,
    ...given,
    uuid,
    name,
    numPorts: 0,
    uplinkPortPolicy: dataObject('DVSNameArrayUplinkPortPolicy', { uplinkPortName: uplinks }),
    defaultPortConfig: mergeSetting(defaultSetting, configSpec.defaultPortConfig),
    productInfo: product,
    configVersion: '0',
    contact: configSpec.contact ?? {},
    createTime: world.clock.now().toISOString(),
    networkResourceManagementEnabled: true,
    vendorSpecificConfig: configSpec.vendorSpecificConfig ?? [],
  })
  const summary: DVSSummary = {
    name,
    uuid,
    numPorts: 0,
    productInfo: product,
    hostMember: [],
    vm: [],
    host: [],
    portgroupName: [],
    contact: configSpec.contact ?? {},
    numHosts: 0,
    ...(configSpec.description === undefined ? {} : { description: configSpec.description }),
  }
  const dvs = model.add('VmwareDistributedVirtualSwitch', id, {
    ...entity(name, folder.reference),
    uuid,
    capability: { ...defaultCapability, ...capability },
    summary,
    config,
    networkResourcePool: [],
    portgroup: [],
    runtime: { hostMemberRuntime: [] },
  })
  putNetwork(world, dvs, folder, [])
  world.ports.add(id, undefined, configSpec.numStandalonePorts ?? 0, world.clock.now().toISOString())
  const uplinkGroup = addPortgroup(
    world,
    dvs,
    {
      name: `${name}-DVUplinks${id.slice('dvs'.length)}`,
      type: 'earlyBinding',
      numPorts: 0,
      autoExpand: false,
      defaultPortConfig: uplinkSetting,
    },
    true,
  )
  model.update<'DistributedVirtualSwitch'>(dvs, { config: { ...configOf(dvs), uplinkPortgroup: [uplinkGroup.reference] } })
  return dvs
}

/** Hosts become members of a switch, with these adapters of theirs as uplinks. */
export function addMembers(
  world: World,
  dvs: ManagedObject,
  members: readonly { readonly host: ManagedObject; readonly adapters?: readonly string[] }[],
): void {
  if (members.length === 0) return
  const { model, ports } = world
  const { uplinkPortgroup = [], uplinkPortPolicy, defaultProxySwitchMaxNumPorts = most.proxyPorts } = configOf(dvs)
  const uplinkGroup = uplinkPortgroup[0] === undefined ? undefined : model.find(uplinkPortgroup[0])
  const names = uplinkNames(uplinkPortPolicy)
  const now = world.clock.now().toISOString()
  const { value: switchId } = dvs.reference
  const added = members.map(({ host, adapters = [] }): DistributedVirtualSwitchHostMember => {
    const keys = uplinkGroup === undefined ? [] : ports.add(switchId, uplinkGroup.reference.value, names.length, now)
    for (const [index, key] of keys.entries()) {
      ports.configure(switchId, key, { name: names[index] ?? `uplink${index + 1}`, configVersion: '0' })
      const nicKey = adapters[index]
      if (nicKey !== undefined) ports.connect(switchId, key, { connectedEntity: host.reference, nicKey, type: 'pnic' }, host.reference, now)
    }
    return {
      config: {
        host: host.reference,
        maxProxySwitchPorts: defaultProxySwitchMaxNumPorts,
        backing: dataObject('DistributedVirtualSwitchHostMemberPnicBacking', {
          pnicSpec: adapters.map((pnicDevice, index) => ({
            pnicDevice,
            ...(keys[index] === undefined ? {} : { uplinkPortKey: keys[index] }),
            ...(uplinkGroup === undefined ? {} : { uplinkPortgroupKey: uplinkGroup.reference.value }),
          })),
        }),
      },
      productInfo: configOf(dvs).productInfo,
      uplinkPortKey: keys,
      status: 'up',
    }
  })
  setMembers(world, dvs, [...(configOf(dvs).host ?? []), ...added])
  const hosts = members.map(({ host }) => host)
  for (const portgroup of related(model, dvs, 'portgroup')) giveNetwork(world, portgroup, hosts)
  refreshUplinks(world, dvs)
}

/** Hosts are no longer members; their machines must not be connected. */
export function removeMembers(world: World, dvs: ManagedObject, hosts: readonly ManagedObject[]): void {
  const gone = new Set(hosts.map(({ reference: { value } }) => value))
  const members = configOf(dvs).host ?? []
  const isGone = ({ config: { host } }: DistributedVirtualSwitchHostMember) => host !== undefined && gone.has(host.value)
  world.ports.remove(
    dvs.reference.value,
    members.filter(isGone).flatMap(({ uplinkPortKey = [] }) => uplinkPortKey),
  )
  setMembers(
    world,
    dvs,
    members.filter((member) => !isGone(member)),
  )
  for (const portgroup of related(world.model, dvs, 'portgroup')) takeNetwork(world, portgroup, hosts)
  refreshUplinks(world, dvs)
}

function setMembers({ model }: World, dvs: ManagedObject, members: readonly DistributedVirtualSwitchHostMember[]): void {
  const hosts = members.flatMap(({ config: { host } }): ManagedObjectReference[] => (host === undefined ? [] : [host]))
  model.update<'DistributedVirtualSwitch'>(dvs, {
    config: { ...configOf(dvs), host: [...members] },
    summary: { ...(dvs.get('summary') as DVSSummary), hostMember: hosts, host: hosts, numHosts: hosts.length },
    runtime: { hostMemberRuntime: hosts.map((host) => ({ host, status: 'up' })) },
  })
}

/** The ports of the uplinks' group have changed. */
function refreshUplinks(world: World, dvs: ManagedObject): void {
  for (const uplinkGroup of (configOf(dvs).uplinkPortgroup ?? []).flatMap((each) => world.model.find(each) ?? [])) {
    const portKeys = [...world.ports.keysOf(dvs.reference.value, uplinkGroup.reference.value)]
    const config = uplinkGroup.get('config') as DVPortgroupConfigInfo
    world.model.update<'DistributedVirtualPortgroup'>(uplinkGroup, { portKeys, config: { ...config, numPorts: portKeys.length } })
  }
  refreshSwitch(world, dvs)
}

/** Takes a switch with its port groups out of the inventory; what uses it must have been looked for. */
export function removeSwitch(world: World, dvs: ManagedObject): void {
  for (const portgroup of related(world.model, dvs, 'portgroup')) removeNetwork(world, portgroup)
  world.ports.removeSwitch(dvs.reference.value)
  removeNetwork(world, dvs)
}

/** The switch with that UUID. */
export function switchByUuid({ model, ports }: World, uuid: string): ManagedObject | undefined {
  return ports.switches
    .flatMap(
      (value) =>
        model.find(reference('VmwareDistributedVirtualSwitch', value)) ?? model.find(reference('DistributedVirtualSwitch', value)) ?? [],
    )
    .find((dvs) => dvs.get('uuid') === uuid)
}
