import { randomBytes } from 'node:crypto'
import type {
  HostNetworkConfig,
  HostNetworkInfo,
  HostPortGroupSpec,
  HostRuntimeInfo,
  HostVirtualNicSpec,
  HostVirtualSwitchSpec,
  PhysicalNicHintInfo,
} from '@vivarium/vim/types'
import type { Call, Kind, World } from '../call.js'
import { alreadyExists, fault, hostNotConnected, invalidArgument, notFound, notSupported } from '../faults.js'
import { nameOf, nearest } from '../inventory/entity.js'
import { folderOf } from '../inventory/folders.js'
import { hostOfSystem } from '../inventory/host-systems.js'
import { referencesOf, related } from '../inventory/relations.js'
import type { ManagedObject } from '../model/managed-object.js'
import { bridgeDevices, kernelAdapter, netStack, portGroup, switchSpecDefault, virtualSwitch } from './host-network.js'
import { changeNetwork, networkOf } from './host-network-state.js'
import { addNetwork, giveNetwork, removeNetwork, takeNetwork } from './networks.js'

const inUse = (type: string, name: string) => fault('ResourceInUse', { type, name }, `The resource '${name}' is in use.`)

const hostOf = ({ world, object }: Call) => hostOfSystem(world.model, object)

const switchNamed = ({ vswitch = [] }: HostNetworkInfo, name: string) => {
  const found = vswitch.find((each) => each.name === name)
  if (found === undefined) throw notFound()
  return found
}

const groupsOn = ({ portgroup = [] }: HostNetworkInfo, switchName: string) =>
  portgroup.filter(({ spec }) => spec.vswitchName === switchName)

/** Physical adapters can be those of one switch only. Throws the faults NotFound and ResourceInUse. */
function checkBridge(network: HostNetworkInfo, spec: HostVirtualSwitchSpec, switchName: string): void {
  for (const device of bridgeDevices(spec)) {
    if ((network.pnic ?? []).every((nic) => nic.device !== device)) throw notFound()
    const other = (network.vswitch ?? []).find((each) => each.name !== switchName && bridgeDevices(each.spec).includes(device))
    if (other !== undefined) throw inUse('PhysicalNic', device)
  }
}

function addSwitch(world: World, host: ManagedObject, name: string, spec: HostVirtualSwitchSpec = switchSpecDefault([])): void {
  if (name.trim() === '') throw invalidArgument('vswitchName')
  const network = networkOf(host)
  if ((network.vswitch ?? []).some((each) => each.name === name)) throw alreadyExists(name)
  checkBridge(network, spec, name)
  changeNetwork(world, host, ({ vswitch = [] }) => ({ vswitch: [...vswitch, virtualSwitch(name, spec, [])] }))
}

/** Throws the faults NotFound, and ResourceInUse for one with port groups that adapters or machines use. */
function removeSwitch(world: World, host: ManagedObject, name: string): void {
  const network = networkOf(host)
  switchNamed(network, name)
  const groups = groupsOn(network, name).map(({ spec }) => spec.name)
  for (const group of groups) checkGroupUnused(world, host, group)
  for (const group of groups) leaveNetwork(world, host, group)
  changeNetwork(world, host, ({ vswitch = [], portgroup = [] }) => ({
    vswitch: vswitch.filter((each) => each.name !== name),
    portgroup: portgroup.filter(({ spec }) => spec.vswitchName !== name),
  }))
}

function updateSwitch(world: World, host: ManagedObject, name: string, spec: HostVirtualSwitchSpec): void {
  const network = networkOf(host)
  const before = switchNamed(network, name)
  checkBridge(network, spec, name)
  const after = virtualSwitch(
    name,
    { ...before.spec, ...spec },
    groupsOn(network, name).map((group) => group.spec.name),
  )
  changeNetwork(world, host, ({ vswitch = [], portgroup = [] }) => ({
    vswitch: vswitch.map((each) => (each.name === name ? after : each)),
    portgroup: portgroup.map((group) => (group.spec.vswitchName === name ? portGroup(group.spec, after, group.port) : group)),
  }))
}

/** Throws the fault ResourceInUse. */
function checkGroupUnused(world: World, host: ManagedObject, name: string): void {
  if ((networkOf(host).vnic ?? []).some(({ portgroup }) => portgroup === name)) throw inUse('HostPortGroup', name)
  const machines = new Set(referencesOf(host, 'vm').map(({ value }) => value))
  const network = networkNamed(world, host, name)
  if (network !== undefined && referencesOf(network, 'vm').some(({ value }) => machines.has(value))) throw inUse('Network', name)
}

/** The network of the inventory that stands for the port groups of that name. */
function networkNamed({ model }: World, host: ManagedObject, name: string): ManagedObject | undefined {
  return related(model, host, 'network').find((network) => network.reference.type === 'Network' && nameOf(network) === name)
}

function joinNetwork(world: World, host: ManagedObject, name: string): void {
  const { model } = world
  const datacenter = nearest(model, host, 'Datacenter')
  if (datacenter === undefined) return
  const there = related(model, datacenter, 'network').find((network) => network.reference.type === 'Network' && nameOf(network) === name)
  if (there === undefined) addNetwork(world, { name, folder: folderOf(model, datacenter, 'networkFolder'), hosts: [host] })
  else giveNetwork(world, there, [host])
}

function leaveNetwork(world: World, host: ManagedObject, name: string): void {
  const network = networkNamed(world, host, name)
  if (network === undefined) return
  if (referencesOf(network, 'host').length <= 1 && referencesOf(network, 'vm').length === 0) removeNetwork(world, network)
  else takeNetwork(world, network, [host])
}

function setGroups(
  world: World,
  host: ManagedObject,
  change: (groups: NonNullable<HostNetworkInfo['portgroup']>) => HostNetworkInfo['portgroup'],
): void {
  changeNetwork(world, host, (before) => {
    const portgroup = change(before.portgroup ?? []) ?? []
    const vswitch = (before.vswitch ?? []).map((each) =>
      virtualSwitch(
        each.name,
        each.spec,
        portgroup.filter(({ spec }) => spec.vswitchName === each.name).map(({ spec }) => spec.name),
      ),
    )
    return { portgroup, vswitch }
  })
}

function checkGroupSpec({ name, vlanId }: HostPortGroupSpec): void {
  if (name.trim() === '') throw invalidArgument('portgrp.name')
  if (vlanId < 0 || vlanId > 4095) throw invalidArgument('portgrp.vlanId')
}

function addGroup(world: World, host: ManagedObject, spec: HostPortGroupSpec): void {
  checkGroupSpec(spec)
  const network = networkOf(host)
  const vswitch = switchNamed(network, spec.vswitchName)
  if ((network.portgroup ?? []).some((group) => group.spec.name === spec.name)) throw alreadyExists(spec.name)
  joinNetwork(world, host, spec.name)
  setGroups(world, host, (groups) => [...groups, portGroup(spec, vswitch)])
}

function removeGroup(world: World, host: ManagedObject, name: string): void {
  if ((networkOf(host).portgroup ?? []).every(({ spec }) => spec.name !== name)) throw notFound()
  checkGroupUnused(world, host, name)
  leaveNetwork(world, host, name)
  setGroups(world, host, (groups) => groups.filter(({ spec }) => spec.name !== name))
}

function updateGroup(world: World, host: ManagedObject, name: string, spec: HostPortGroupSpec): void {
  checkGroupSpec(spec)
  const network = networkOf(host)
  const before = (network.portgroup ?? []).find((group) => group.spec.name === name)
  if (before === undefined) throw notFound()
  const vswitch = switchNamed(network, spec.vswitchName)
  if (spec.name !== name) {
    if ((network.portgroup ?? []).some((group) => group.spec.name === spec.name)) throw alreadyExists(spec.name)
    checkGroupUnused(world, host, name)
    leaveNetwork(world, host, name)
    joinNetwork(world, host, spec.name)
  }
  setGroups(world, host, (groups) => groups.map((group) => (group === before ? portGroup(spec, vswitch, group.port) : group)))
}

/** Throws the faults NotFound and InvalidArgument. */
function checkAdapter(world: World, host: ManagedObject, portgroup: string, { distributedVirtualPort, ip }: HostVirtualNicSpec): void {
  if (distributedVirtualPort !== undefined) {
    const isThere = related(world.model, host, 'network').some((network) => network.get('key') === distributedVirtualPort.portgroupKey)
    if (!isThere) throw notFound()
  } else if ((networkOf(host).portgroup ?? []).every(({ spec }) => spec.name !== portgroup)) throw notFound()
  if (ip?.dhcp === false && (ip.ipAddress ?? '') === '') throw invalidArgument('nic.ip.ipAddress')
}

const newMac = () =>
  `00:50:56:6${[...randomBytes(3)].map((byte) => byte.toString(16).padStart(2, '0')).join(':')}`.replace(/:6(..):/, ':6$1:')

function addAdapter(world: World, host: ManagedObject, portgroup: string, spec: HostVirtualNicSpec): string {
  checkAdapter(world, host, portgroup, spec)
  const { vnic = [] } = networkOf(host)
  let number = 0
  while (vnic.some(({ device }) => device === `vmk${number}`)) number += 1
  const device = `vmk${number}`
  const complete = { mac: newMac(), mtu: 1500, tsoEnabled: true, netStackInstanceKey: netStack, portgroup, ...spec }
  changeNetwork(world, host, () => ({ vnic: [...vnic, kernelAdapter(device, portgroup, complete)] }))
  return device
}

function updateAdapter(world: World, host: ManagedObject, device: string, spec: HostVirtualNicSpec, portgroup?: string): void {
  const { vnic = [] } = networkOf(host)
  const before = vnic.find((each) => each.device === device)
  if (before === undefined) throw notFound()
  const group = portgroup ?? spec.portgroup ?? before.portgroup
  checkAdapter(world, host, group, spec)
  const after = { ...before, portgroup: group, spec: { ...before.spec, ...spec } }
  changeNetwork(world, host, () => ({ vnic: vnic.map((each) => (each === before ? after : each)) }))
}

function removeAdapter(world: World, host: ManagedObject, device: string): void {
  const { vnic = [] } = networkOf(host)
  if (vnic.every((each) => each.device !== device)) throw notFound()
  if (vnic.length === 1) throw fault('HostConfigFault', {}, 'The adapter that the host is managed by can not be removed.')
  changeNetwork(world, host, () => ({ vnic: vnic.filter((each) => each.device !== device) }))
}

/** Throws the fault InvalidArgument for an operation that there isn't. */
function operationOf(changeOperation: string | undefined): 'add' | 'edit' | 'remove' {
  if (changeOperation === 'add' || changeOperation === 'edit' || changeOperation === 'remove') return changeOperation
  throw invalidArgument('config.changeOperation')
}

/** Does what a configuration says, part by part; gives the new adapters. */
function applyConfig(world: World, host: ManagedObject, config: HostNetworkConfig): string[] {
  for (const { changeOperation, name, spec } of config.vswitch ?? []) {
    const operation = operationOf(changeOperation)
    if (operation === 'add') addSwitch(world, host, name, spec)
    else if (operation === 'remove') removeSwitch(world, host, name)
    else if (spec !== undefined) updateSwitch(world, host, name, spec)
  }
  for (const { changeOperation, spec } of config.portgroup ?? []) {
    if (spec === undefined) throw invalidArgument('config.portgroup.spec')
    const operation = operationOf(changeOperation)
    if (operation === 'add') addGroup(world, host, spec)
    else if (operation === 'remove') removeGroup(world, host, spec.name)
    else updateGroup(world, host, spec.name, spec)
  }
  const devices: string[] = []
  for (const { changeOperation, device = '', portgroup, spec } of config.vnic ?? []) {
    const operation = operationOf(changeOperation)
    if (operation === 'remove') removeAdapter(world, host, device)
    else if (spec === undefined) throw invalidArgument('config.vnic.spec')
    else if (operation === 'add') devices.push(addAdapter(world, host, portgroup, spec))
    else updateAdapter(world, host, device, spec, portgroup)
  }
  const { dnsConfig, ipRouteConfig, consoleIpRouteConfig, ipV6Enabled } = config
  changeNetwork(world, host, (before) => ({
    ...(dnsConfig === undefined ? {} : { dnsConfig }),
    ...(ipRouteConfig === undefined ? {} : { ipRouteConfig: { ...before.ipRouteConfig, ...ipRouteConfig } }),
    ...(consoleIpRouteConfig === undefined ? {} : { consoleIpRouteConfig }),
    ...(ipV6Enabled === undefined ? {} : { atBootIpV6Enabled: ipV6Enabled }),
  }))
  return devices
}

/** The parts of a configuration that can't be done here. */
const unsupportedParts = ['proxySwitch', 'pnic', 'consoleVnic', 'dhcp', 'nat', 'netStackSpec', 'routeTableConfig'] as const

export const hostNetworkSystem = {
  methods: {
    AddVirtualSwitch: (call, { vswitchName, spec }) => addSwitch(call.world, hostOf(call), vswitchName, spec),
    RemoveVirtualSwitch: (call, { vswitchName }) => removeSwitch(call.world, hostOf(call), vswitchName),
    UpdateVirtualSwitch: (call, { vswitchName, spec }) => updateSwitch(call.world, hostOf(call), vswitchName, spec),

    AddPortGroup: (call, { portgrp }) => addGroup(call.world, hostOf(call), portgrp),
    RemovePortGroup: (call, { pgName }) => removeGroup(call.world, hostOf(call), pgName),
    UpdatePortGroup: (call, { pgName, portgrp }) => updateGroup(call.world, hostOf(call), pgName, portgrp),

    AddVirtualNic: (call, { portgroup, nic }) => addAdapter(call.world, hostOf(call), portgroup, nic),
    RemoveVirtualNic: (call, { device }) => removeAdapter(call.world, hostOf(call), device),
    UpdateVirtualNic: (call, { device, nic }) => updateAdapter(call.world, hostOf(call), device, nic),

    UpdateNetworkConfig(call, { config, changeMode }) {
      if (changeMode !== 'modify') throw notSupported()
      if (unsupportedParts.some((part) => (config[part] as readonly unknown[] | object | undefined) !== undefined)) throw notSupported()
      return { vnicDevice: applyConfig(call.world, hostOf(call), config), consoleVnicDevice: [] }
    },

    UpdateDnsConfig: (call, { config }) => changeNetwork(call.world, hostOf(call), () => ({ dnsConfig: config })),
    UpdateIpRouteConfig: (call, { config }) =>
      changeNetwork(call.world, hostOf(call), ({ ipRouteConfig }) => ({ ipRouteConfig: { ...ipRouteConfig, ...config } })),
    UpdateConsoleIpRouteConfig: (call, { config }) => changeNetwork(call.world, hostOf(call), () => ({ consoleIpRouteConfig: config })),

    UpdatePhysicalNicLinkSpeed(call, { device, linkSpeed }) {
      const host = hostOf(call)
      const { pnic = [] } = networkOf(host)
      const before = pnic.find((nic) => nic.device === device)
      if (before === undefined) throw notFound()
      const speed = linkSpeed ?? before.validLinkSpecification?.[0]
      const after = { ...before, ...(speed === undefined ? {} : { linkSpeed: speed, spec: { ...before.spec, linkSpeed: speed } }) }
      changeNetwork(call.world, host, () => ({ pnic: pnic.map((nic) => (nic === before ? after : nic)) }))
    },

    QueryNetworkHint(call, { device = [] }) {
      const host = hostOf(call)
      const { connectionState } = host.get('runtime') as HostRuntimeInfo
      if (connectionState !== 'connected') throw hostNotConnected()
      const known = (networkOf(host).pnic ?? []).map((nic) => nic.device)
      if (device.some((each) => !known.includes(each))) throw notFound()
      // Nothing is on the wire that could give a hint.
      return (device.length === 0 ? known : device).map((each): PhysicalNicHintInfo => ({ device: each, subnet: [], network: [] }))
    },

    /** What it has is always as it is. */
    RefreshNetworkSystem() {},
  },
  computed: {
    networkConfig: ({ model }, _session, object) => configOfNetwork(networkOf(hostOfSystem(model, object))),
  },
} satisfies Kind

/** The configuration that a network has come of. */
function configOfNetwork({
  vswitch = [],
  portgroup = [],
  pnic = [],
  vnic = [],
  dnsConfig,
  ipRouteConfig,
  ipV6Enabled,
}: HostNetworkInfo): HostNetworkConfig {
  return {
    vswitch: vswitch.map(({ name, spec }) => ({ name, spec })),
    portgroup: portgroup.map(({ spec }) => ({ spec })),
    pnic: pnic.map(({ device, spec }) => ({ device, spec })),
    vnic: vnic.map((adapter) => ({ device: adapter.device, portgroup: adapter.portgroup, spec: adapter.spec })),
    ...(dnsConfig === undefined ? {} : { dnsConfig }),
    ...(ipRouteConfig === undefined ? {} : { ipRouteConfig }),
    ...(ipV6Enabled === undefined ? {} : { ipV6Enabled }),
  }
}
