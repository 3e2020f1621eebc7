import type { DVPortgroupConfigSpec, NetworkSummary } from '@vivarium/vim/types'
import type { Call, Kind } from '../call.js'
import { fault, notSupported } from '../faults.js'
import { checkName, nameOf, parentOf } from '../inventory/entity.js'
import { untyped } from '../model/untyped.js'
import { startTask } from '../tasks/start-task.js'
import { checkVersion, nextVersion } from './config-version.js'
import { checkUnused } from './networks.js'
import { mergeSetting } from './port-settings.js'
import { checkPortgroupSpec, portgroupConfig, refreshSwitch, removePortgroup, resizePortgroup, switchOf } from './portgroups.js'
import { configOf } from './switches.js'

const userOf = ({ session }: Call) => session?.userName ?? ''

/** The name as it is to be stored. NSX has several of one name. */
function nameFor({ world, object }: Call, given: string): string {
  const folder = parentOf(world.model, object)
  if (folder === undefined) throw notSupported()
  return portgroupConfig(object).backingType === 'nsx' ? given : checkName(world.model, folder, given, object)
}

function setName(call: Call, name: string): void {
  const { world, object } = call
  const oldName = nameOf(object)
  if (name === oldName) return
  world.model.update<'DistributedVirtualPortgroup'>(object, {
    name,
    config: { ...portgroupConfig(object), name },
    summary: { ...(object.get('summary') as NetworkSummary), name },
  })
  refreshSwitch(world, switchOf(world, object))
  world.events.post(
    { _typeName: 'DVPortgroupRenamedEvent', oldName, newName: name },
    { net: object, dvs: switchOf(world, object), userName: userOf(call) },
  )
}

function reconfigure(call: Call, spec: DVPortgroupConfigSpec): void {
  const { world, object } = call
  const before = portgroupConfig(object)
  checkVersion(spec.configVersion, before.configVersion)
  const dvs = switchOf(world, object)
  checkPortgroupSpec(dvs, spec)
  // Which adapters have ports depends on it.
  if (spec.type !== undefined && spec.type !== before.type) checkUnused(object)
  const name = spec.name === undefined ? undefined : nameFor(call, spec.name)
  if (spec.numPorts !== undefined && spec.numPorts !== before.numPorts && (spec.type ?? before.type) !== 'ephemeral') {
    if (!resizePortgroup(world, object, spec.numPorts)) {
      throw fault('ResourceInUse', { type: 'DistributedVirtualPort', name: nameOf(object) }, 'Ports that would have to go are in use.')
    }
  }
  if (name !== undefined) setName(call, name)
  const { configVersion, defaultPortConfig, numPorts, name: _name, ...plain } = untyped(spec)
  const now = portgroupConfig(object)
  world.model.update<'DistributedVirtualPortgroup'>(object, {
    config: {
      ...now,
      ...plain,
      defaultPortConfig: mergeSetting(now.defaultPortConfig ?? {}, defaultPortConfig, configOf(dvs).defaultPortConfig),
      configVersion: nextVersion(before.configVersion),
    },
  })
  world.events.post({ _typeName: 'DVPortgroupReconfiguredEvent', configSpec: spec }, { net: object, dvs, userName: userOf(call) })
}

export const distributedPortgroup = {
  methods: {
    ReconfigureDVPortgroup_Task: (call, { spec }) => startTask(call, () => reconfigure(call, spec)),
    Rename_Task: (call, { newName }) => startTask(call, () => setName(call, nameFor(call, newName))),

    Destroy_Task: (call) => startTask(call, () => destroy(call)),
    DestroyNetwork: (call) => destroy(call),
  },
} satisfies Kind

/** Throws the fault ResourceInUse while machines are connected, and for the group of the switch's uplinks. */
function destroy(call: Call): void {
  const { world, object } = call
  checkUnused(object)
  const dvs = switchOf(world, object)
  const name = nameOf(object)
  if (portgroupConfig(object).uplink === true)
    throw fault('ResourceInUse', { type: 'DistributedVirtualPortgroup', name }, `The resource '${name}' is in use.`)
  world.events.post({ _typeName: 'DVPortgroupDestroyedEvent' }, { net: object, dvs, userName: userOf(call) })
  removePortgroup(world, object)
}
