import { randomUUID } from 'node:crypto'
import { type ManagedObjectReference, reference } from '@vivarium/vim'
import type { DVPortgroupConfigInfo, DVPortgroupConfigSpec, DVSConfigInfo, DVSSummary, VMwareDVSConfigInfo } from '@vivarium/vim/types'
import type { World } from '../call.js'
import { invalidArgument } from '../faults.js'
import { checkName, entity } from '../inventory/entity.js'
import { attach, detach, related } from '../inventory/relations.js'
import type { ManagedObject } from '../model/managed-object.js'
import { untyped } from '../model/untyped.js'
import { putNetwork, removeNetwork } from './networks.js'
import { defaultPolicy, defaultSetting, mergeSetting } from './port-settings.js'
import { checkSetting } from './switch-checks.js'

const types: ReadonlySet<string> = new Set(['earlyBinding', 'lateBinding', 'ephemeral'])

/** A vCenter gives a port group so many ports where nobody said. */
const defaultPorts = 8
const longestPortgroup = 8192

export const portgroupConfig = (portgroup: ManagedObject) => portgroup.get('config') as DVPortgroupConfigInfo
export const switchOf = ({ model }: World, portgroup: ManagedObject) =>
  model.get(portgroupConfig(portgroup).distributedVirtualSwitch as ManagedObjectReference)

/** The hosts of a switch. */
export function membersOf({ model }: World, dvs: ManagedObject): ManagedObject[] {
  return ((dvs.get('summary') as DVSSummary).hostMember ?? []).flatMap((host) => model.find(host) ?? [])
}

/** Throws the fault InvalidArgument for values that no port group can have. */
export function checkPortgroupSpec(
  dvs: ManagedObject,
  { type, numPorts, name, defaultPortConfig }: DVPortgroupConfigSpec,
  at = 'spec',
): void {
  if (type !== undefined && !types.has(type)) throw invalidArgument(`${at}.type`)
  if (numPorts !== undefined && (numPorts < 0 || numPorts > longestPortgroup)) throw invalidArgument(`${at}.numPorts`)
  if (name !== undefined && name.trim() === '') throw invalidArgument(`${at}.name`)
  checkSetting(defaultPortConfig, (dvs.get('config') as VMwareDVSConfigInfo).pvlanConfig ?? [], `${at}.defaultPortConfig`)
}

/** A port group of a distributed switch. Throws the faults InvalidArgument, InvalidName and DuplicateName. */
export function addPortgroup(world: World, dvs: ManagedObject, spec: DVPortgroupConfigSpec, isUplink = false): ManagedObject {
  const { model, ports } = world
  checkPortgroupSpec(dvs, spec)
  const folder = model.get(dvs.get('parent') as ManagedObjectReference)
  const isNsx = spec.backingType === 'nsx' || spec.logicalSwitchUuid !== undefined
  const given = spec.name ?? ''
  // NSX makes several of one name.
  const name = isNsx && given !== '' ? given : checkName(model, folder, given)
  const id = model.newId('dvportgroup-')
  const type = spec.type ?? 'earlyBinding'
  const numPorts = type === 'ephemeral' ? 0 : (spec.numPorts ?? defaultPorts)
  const above = (dvs.get('config') as DVSConfigInfo).defaultPortConfig
  const config: DVPortgroupConfigInfo = {
    ...untyped(spec),
    key: id,
    name,
    numPorts,
    distributedVirtualSwitch: dvs.reference,
    defaultPortConfig: mergeSetting(above ?? defaultSetting, spec.defaultPortConfig),
    type,
    backingType: spec.backingType ?? (isNsx ? 'nsx' : 'standard'),
    policy: spec.policy ?? defaultPolicy,
    configVersion: '0',
    autoExpand: spec.autoExpand ?? true,
    uplink: isUplink,
    ...(isNsx
      ? { logicalSwitchUuid: spec.logicalSwitchUuid ?? randomUUID(), segmentId: spec.segmentId ?? `/infra/segments/vnet_${randomUUID()}` }
      : {}),
  }
  const portgroup = model.add('DistributedVirtualPortgroup', id, {
    ...entity(name, folder.reference),
    key: id,
    config,
    portKeys: ports.add(dvs.reference.value, id, numPorts, world.clock.now().toISOString()),
    summary: { network: reference('DistributedVirtualPortgroup', id), name, accessible: true, ipPoolName: '' },
    host: [],
    vm: [],
  })
  putNetwork(world, portgroup, folder, membersOf(world, dvs))
  attach(model, dvs, 'portgroup', portgroup.reference)
  refreshSwitch(world, dvs)
  return portgroup
}

/** Gives a port group so many ports; those that go must be free. */
export function resizePortgroup(world: World, portgroup: ManagedObject, count: number): boolean {
  const dvs = switchOf(world, portgroup)
  const { value: switchId } = dvs.reference
  const { value: id } = portgroup.reference
  const keys = world.ports.keysOf(switchId, id)
  const now = world.clock.now().toISOString()
  if (count > keys.length) world.ports.add(switchId, id, count - keys.length, now)
  else {
    const free = keys.filter((key) => world.ports.find(switchId, key)?.connectee === undefined)
    const surplus = keys.length - count
    if (free.length < surplus) return false
    world.ports.remove(switchId, free.slice(free.length - surplus))
  }
  world.model.update<'DistributedVirtualPortgroup'>(portgroup, {
    portKeys: [...world.ports.keysOf(switchId, id)],
    config: { ...portgroupConfig(portgroup), numPorts: count },
  })
  refreshSwitch(world, dvs)
  return true
}

export function removePortgroup(world: World, portgroup: ManagedObject): void {
  const dvs = switchOf(world, portgroup)
  detach(world.model, dvs, 'portgroup', portgroup.reference)
  world.ports.removePortgroup(dvs.reference.value, portgroup.reference.value)
  removeNetwork(world, portgroup)
  refreshSwitch(world, dvs)
}

/** What a switch says of its port groups and ports. */
export function refreshSwitch({ model, ports }: World, dvs: ManagedObject): void {
  const summary = dvs.get('summary') as DVSSummary
  const config = dvs.get('config') as DVSConfigInfo
  const numPorts = ports.count(dvs.reference.value)
  const portgroupName = related(model, dvs, 'portgroup').map((portgroup) => String(portgroup.get('name')))
  model.update<'DistributedVirtualSwitch'>(dvs, { summary: { ...summary, numPorts, portgroupName }, config: { ...config, numPorts } })
}
