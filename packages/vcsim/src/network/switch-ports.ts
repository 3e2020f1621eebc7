import type {
  DistributedVirtualPort,
  DistributedVirtualSwitchPortCriteria,
  DVPortConfigSpec,
  VMwareDVSPortSetting,
} from '@vivarium/vim/types'
import type { Call, World } from '../call.js'
import { fault, invalidArgument, notFound } from '../faults.js'
import { related } from '../inventory/relations.js'
import type { ManagedObject } from '../model/managed-object.js'
import { checkVersion, nextVersion } from './config-version.js'
import { mergeSetting } from './port-settings.js'
import { portTest, portView } from './port-view.js'
import { portgroupConfig, refreshSwitch } from './portgroups.js'
import { checkSetting } from './switch-checks.js'
import { configOf } from './switches.js'

/** The ports that fit, in order of their keys. */
export function fetchPorts({ world, object }: Call, criteria: DistributedVirtualSwitchPortCriteria = {}): DistributedVirtualPort[] {
  const { uuid, defaultPortConfig, uplinkPortgroup = [] } = configOf(object)
  const groups = new Map(
    related(world.model, object, 'portgroup').map((portgroup) => [portgroup.reference.value, portgroupConfig(portgroup)]),
  )
  const uplinks = new Set(uplinkPortgroup.map(({ value }) => value))
  const fits = portTest(criteria, ({ portgroupKey = '' }) => uplinks.has(portgroupKey))
  return world.ports
    .all(object.reference.value)
    .map((port) =>
      portView(
        port,
        uuid,
        port.portgroup === undefined ? undefined : groups.get(port.portgroup),
        defaultPortConfig as VMwareDVSPortSetting,
      ),
    )
    .filter(fits)
}

/** Throws the fault ResourceInUse if ports that are in use would have to go. */
export function resizeStandalone(world: World, dvs: ManagedObject, count: number): void {
  const { value: id } = dvs.reference
  const own = world.ports.all(id).filter(({ portgroup }) => portgroup === undefined)
  if (count > own.length) world.ports.add(id, undefined, count - own.length, world.clock.now().toISOString())
  const free = own.filter(({ connectee }) => connectee === undefined).map(({ key }) => key)
  const surplus = own.length - count
  if (surplus > free.length) throw fault('ResourceInUse', { type: 'DistributedVirtualPort', name: '' }, 'Ports are in use.')
  if (surplus > 0) world.ports.remove(id, free.slice(-surplus))
  refreshSwitch(world, dvs)
}

/** Throws the faults NotFound and ConcurrentAccess. */
export function reconfigurePorts(call: Call, specs: readonly DVPortConfigSpec[]): void {
  const { world, object } = call
  const { value: id } = object.reference
  const keys = specs.map(({ operation, key, configVersion, setting }) => {
    if (operation !== 'edit' && operation !== 'remove') throw invalidArgument('port.operation')
    const port = key === undefined ? undefined : world.ports.find(id, key)
    if (port === undefined) throw notFound()
    checkVersion(configVersion, port.config?.configVersion ?? '0')
    checkSetting(setting, configOf(object).pvlanConfig ?? [], 'port.setting')
    if (operation === 'remove' && port.connectee !== undefined)
      throw fault('ResourceInUse', { type: 'DistributedVirtualPort', name: port.key }, 'The port is in use.')
    return port.key
  })
  for (const [index, { operation, name, description, scope, setting }] of specs.entries()) {
    const key = keys[index] ?? ''
    const before = world.ports.find(id, key)?.config
    if (operation === 'remove') world.ports.remove(id, [key])
    else {
      world.ports.configure(id, key, {
        ...before,
        ...(name === undefined ? {} : { name }),
        ...(description === undefined ? {} : { description }),
        ...(scope === undefined ? {} : { scope }),
        ...(setting === undefined ? {} : { setting: mergeSetting(before?.setting ?? {}, setting) }),
        configVersion: nextVersion(before?.configVersion),
      })
    }
  }
  for (const portgroup of related(world.model, object, 'portgroup')) refreshPortKeys(world, id, portgroup)
  refreshSwitch(world, object)
  world.events.post({ _typeName: 'DvsPortReconfiguredEvent', portKey: keys }, { dvs: object, userName: call.session?.userName ?? '' })
}

function refreshPortKeys(world: World, switchId: string, portgroup: ManagedObject): void {
  const portKeys = [...world.ports.keysOf(switchId, portgroup.reference.value)]
  world.model.update<'DistributedVirtualPortgroup'>(portgroup, {
    portKeys,
    config: { ...portgroupConfig(portgroup), numPorts: portKeys.length },
  })
}

/** Throws the faults NotFound and ResourceInUse. */
export function movePorts({ world, object }: Call, keys: readonly string[], target: string | undefined): void {
  const { value: id } = object.reference
  const groups = related(world.model, object, 'portgroup')
  if (target !== undefined && groups.every(({ reference: { value } }) => value !== target)) throw notFound()
  for (const key of keys) {
    const port = world.ports.find(id, key)
    if (port === undefined) throw notFound()
    if (port.connectee !== undefined) throw fault('ResourceInUse', { type: 'DistributedVirtualPort', name: key }, 'The port is in use.')
  }
  for (const key of keys) world.ports.move(id, key, target, world.clock.now().toISOString())
  for (const portgroup of groups) refreshPortKeys(world, id, portgroup)
}
