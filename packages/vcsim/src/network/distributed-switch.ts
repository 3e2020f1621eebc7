import type { ManagedObjectReference } from '@vivarium/vim'
import type {
  DistributedVirtualSwitchHostMemberConfigSpec,
  DVPortgroupConfigSpec,
  DVSConfigSpec,
  DVSNetworkResourcePool,
  DVSSummary,
  VMwareDVSConfigSpec,
  VMwareDVSPortSetting,
  VMwareDVSPvlanMapEntry,
  VMwareVspanSession,
} from '@vivarium/vim/types'
import type { Call, Kind, World } from '../call.js'
import { alreadyExists, fault, invalidArgument, notFound, notSupported } from '../faults.js'
import { checkName, nameOf, parentOf } from '../inventory/entity.js'
import { referencesOf, related } from '../inventory/relations.js'
import type { ManagedObject } from '../model/managed-object.js'
import { untyped } from '../model/untyped.js'
import { startTask } from '../tasks/start-task.js'
import { checkVersion, nextVersion } from './config-version.js'
import { checkUnused } from './networks.js'
import { mergeSetting } from './port-settings.js'
import { vlansOf } from './port-view.js'
import { addPortgroup, checkPortgroupSpec, portgroupConfig } from './portgroups.js'
import { adaptersOf, checkAdapters, checkSwitchSpec } from './switch-checks.js'
import { fetchPorts, movePorts, reconfigurePorts, resizeStandalone } from './switch-ports.js'
import { addMembers, configOf, featureCapability, productSpec, removeMembers, removeSwitch, switchVersions } from './switches.js'

const userOf = ({ session }: Call) => session?.userName ?? ''

/** Throws the faults of `addPortgroup`. None is made unless all can be. */
function addGroups(call: Call, specs: readonly DVPortgroupConfigSpec[]): ManagedObject[] {
  const { world, object } = call
  const folder = parentOf(world.model, object)
  const names = new Set<string>()
  for (const spec of specs) {
    checkPortgroupSpec(object, spec)
    const isNsx = spec.backingType === 'nsx'
    const name = folder === undefined || isNsx ? (spec.name ?? '') : checkName(world.model, folder, spec.name ?? '')
    if (names.has(name) && !isNsx) throw fault('DuplicateName', { name, object: object.reference }, `The name '${name}' already exists.`)
    names.add(name)
  }
  return specs.map((spec) => {
    const portgroup = addPortgroup(world, object, spec)
    world.events.post({ _typeName: 'DVPortgroupCreatedEvent' }, { net: portgroup, dvs: object, userName: userOf(call) })
    return portgroup
  })
}

/** A list by specs that add, edit and remove. */
function listChanged<T>(
  before: readonly T[],
  specs: readonly { readonly operation: string; readonly value: T }[],
  keyOf: (value: T) => unknown,
): T[] {
  const after = new Map(before.map((value) => [keyOf(value), value]))
  for (const { operation, value } of specs) {
    if (operation === 'remove') after.delete(keyOf(value))
    else if (operation === 'add' && after.has(keyOf(value)))
      throw fault('AlreadyExists', {}, 'The specified key, name, or identifier already exists.')
    else after.set(keyOf(value), value)
  }
  return [...after.values()]
}

/** Throws the faults ManagedObjectNotFound, AlreadyExists, NotFound, ResourceInUse and DvsOperationBulkFault. */
function checkMembers({ world, object }: Call, specs: readonly DistributedVirtualSwitchHostMemberConfigSpec[]): void {
  const { model } = world
  const members = new Set((configOf(object).host ?? []).map(({ config }) => config.host?.value))
  for (const { operation, host: reference } of specs) {
    const host = model.get(reference)
    const isMember = members.has(reference.value)
    if (operation === 'add' && isMember) throw alreadyExists(nameOf(host))
    if (operation !== 'add' && !isMember) throw notFound()
    if (operation === 'remove') checkNotConnected(model, object, host)
  }
  checkAdapters(world, specs)
}

function checkNotConnected(model: World['model'], dvs: ManagedObject, host: ManagedObject): void {
  const machines = new Set(referencesOf(host, 'vm').map(({ value }) => value))
  for (const portgroup of related(model, dvs, 'portgroup')) {
    if (!referencesOf(portgroup, 'vm').some(({ value }) => machines.has(value))) continue
    throw fault(
      'ResourceInUse',
      { type: 'DistributedVirtualPortgroup', name: nameOf(portgroup) },
      `The resource '${nameOf(portgroup)}' is in use.`,
    )
  }
}

function changeMembers(call: Call, specs: readonly DistributedVirtualSwitchHostMemberConfigSpec[]): void {
  const { world, object } = call
  checkMembers(call, specs)
  for (const { operation, host: reference, backing } of specs) {
    const host = world.model.get(reference)
    if (operation !== 'add') removeMembers(world, object, [host])
    if (operation !== 'remove') addMembers(world, object, [{ host, adapters: adaptersOf(backing) }])
    const userName = userOf(call)
    if (operation === 'add') world.events.post({ _typeName: 'DvsHostJoinedEvent', hostJoined: host }, { dvs: object, userName })
    if (operation === 'remove') world.events.post({ _typeName: 'DvsHostLeftEvent', hostLeft: host }, { dvs: object, userName })
  }
}

function reconfigure(call: Call, spec: DVSConfigSpec): void {
  const { world, object } = call
  const before = configOf(object)
  checkVersion(spec.configVersion, before.configVersion)
  const folder = parentOf(world.model, object)
  const name = spec.name === undefined || folder === undefined ? before.name : checkName(world.model, folder, spec.name, object)
  const {
    configVersion,
    host,
    name: _name,
    defaultPortConfig,
    pvlanConfigSpec = [],
    vspanConfigSpec = [],
    ...plain
  } = untyped(spec) as VMwareDVSConfigSpec
  const pvlanConfig = listChanged(
    before.pvlanConfig ?? [],
    pvlanConfigSpec.map(({ operation, pvlanEntry }) => ({ operation, value: pvlanEntry })),
    ({ primaryVlanId, secondaryVlanId }: VMwareDVSPvlanMapEntry) => `${primaryVlanId}/${secondaryVlanId}`,
  )
  checkSwitchSpec(spec, pvlanConfig)
  changeMembers(call, spec.host ?? [])
  const now = configOf(object)
  world.model.update<'DistributedVirtualSwitch'>(object, {
    name,
    config: {
      ...now,
      ...plain,
      name,
      defaultPortConfig: mergeSetting(now.defaultPortConfig, defaultPortConfig),
      pvlanConfig,
      vspanSession: listChanged(
        now.vspanSession ?? [],
        vspanConfigSpec.map(({ operation, vspanSession }) => ({ operation, value: vspanSession })),
        ({ key, name }: VMwareVspanSession) => key ?? name,
      ),
      configVersion: nextVersion(before.configVersion),
    } as never,
    summary: {
      ...(object.get('summary') as DVSSummary),
      name,
      ...(spec.description === undefined ? {} : { description: spec.description }),
      ...(spec.contact === undefined ? {} : { contact: spec.contact }),
    },
  })
  if (spec.numStandalonePorts !== undefined) resizeStandalone(world, object, spec.numStandalonePorts)
  world.events.post({ _typeName: 'DvsReconfiguredEvent', configSpec: spec }, { dvs: object, userName: userOf(call) })
}

/** Throws the fault ResourceInUse while machines are connected. */
function destroy(call: Call): void {
  const { world, object } = call
  for (const portgroup of related(world.model, object, 'portgroup')) checkUnused(portgroup)
  world.events.post({ _typeName: 'DvsDestroyedEvent' }, { dvs: object, userName: userOf(call) })
  removeSwitch(world, object)
}

function rename(call: Call, newName: string): void {
  const { world, object } = call
  const folder = parentOf(world.model, object)
  if (folder === undefined) throw notSupported()
  const oldName = nameOf(object)
  const name = checkName(world.model, folder, newName, object)
  world.model.update<'DistributedVirtualSwitch'>(object, {
    name,
    summary: { ...(object.get('summary') as DVSSummary), name },
    config: { ...configOf(object), name } as never,
  })
  world.events.post({ _typeName: 'DvsRenamedEvent', oldName, newName: name }, { dvs: object, userName: userOf(call) })
}

const poolsOf = (dvs: ManagedObject) => (dvs.get('networkResourcePool') ?? []) as DVSNetworkResourcePool[]

export const distributedSwitch = {
  methods: {
    FetchDVPorts: (call, { criteria }) => fetchPorts(call, criteria),
    FetchDVPortKeys: (call, { criteria }) => fetchPorts(call, criteria).map(({ key }) => key),

    QueryUsedVlanIdInDvs({ world, object }) {
      const settings = related(world.model, object, 'portgroup').map(
        (portgroup) => portgroupConfig(portgroup).defaultPortConfig as VMwareDVSPortSetting,
      )
      const single = settings.flatMap((setting) => vlansOf(setting)).filter(({ start, end }) => start === end && start !== 0)
      return [...new Set(single.map(({ start }) => start))].sort((one, other) => one - other)
    },

    LookupDvPortGroup({ world, object }, { portgroupKey }) {
      const found = related(world.model, object, 'portgroup').find((portgroup) => portgroup.get('key') === portgroupKey)
      if (found === undefined) throw notFound()
      return found.reference
    },

    ReconfigureDvs_Task: (call, { spec }) => startTask(call, () => reconfigure(call, spec)),

    AddDVPortgroup_Task: (call, { spec }) => startTask(call, () => void addGroups(call, spec)),
    CreateDVPortgroup_Task: (call, { spec }) =>
      startTask(call, (): ManagedObjectReference | undefined => addGroups(call, [spec])[0]?.reference),

    ReconfigureDVPort_Task: (call, { port }) => startTask(call, () => reconfigurePorts(call, port)),
    MoveDVPort_Task: (call, { portKey, destinationPortgroupKey }) =>
      startTask(call, () => movePorts(call, portKey, destinationPortgroupKey)),

    RefreshDVPortState({ world, object }, { portKeys = [] }) {
      for (const key of portKeys) if (world.ports.find(object.reference.value, key) === undefined) throw notFound()
    },

    /** Hosts are never out of step with their switch. */
    RectifyDvsHost_Task(call, { hosts = [] }) {
      const members = new Set((configOf(call.object).host ?? []).map(({ config }) => config.host?.value))
      if (hosts.some(({ value }) => !members.has(value))) throw notFound()
      return startTask(call, () => {})
    },

    PerformDvsProductSpecOperation_Task(call, { operation, productSpec: wanted }) {
      const { world, object } = call
      if (!['preInstall', 'upgrade', 'notifyAvailableUpgrade', 'proceedWithUpgrade', 'updateBundleInfo'].includes(operation))
        throw invalidArgument('operation')
      const versions: readonly string[] = switchVersions
      const version = wanted?.version
      if (version !== undefined && !versions.includes(version)) throw invalidArgument('productSpec.version')
      return startTask(call, () => {
        if (version === undefined || (operation !== 'upgrade' && operation !== 'proceedWithUpgrade')) return
        const current = configOf(object).productInfo.version ?? ''
        if (versions.indexOf(version) > versions.indexOf(current))
          throw fault('DvsFault', {}, `A switch can not go back from version ${current} to ${version}.`)
        const productInfo = { ...configOf(object).productInfo, ...productSpec(version) }
        world.model.update<'DistributedVirtualSwitch'>(object, {
          config: { ...configOf(object), productInfo } as never,
          summary: { ...(object.get('summary') as DVSSummary), productInfo },
        })
        world.events.post({ _typeName: 'DvsUpgradedEvent', productInfo }, { dvs: object, userName: userOf(call) })
      })
    },

    UpdateDvsCapability({ world, object }, { capability }) {
      world.model.update<'DistributedVirtualSwitch'>(object, { capability: { ...capability, featuresSupported: featureCapability } })
    },

    EnableNetworkResourceManagement({ world, object }, { enable }) {
      world.model.update<'DistributedVirtualSwitch'>(object, {
        config: { ...configOf(object), networkResourceManagementEnabled: enable } as never,
      })
    },

    AddNetworkResourcePool({ world, object }, { configSpec }) {
      const pools = poolsOf(object)
      const added = configSpec.map(({ key, name, description, allocationInfo }, index): DVSNetworkResourcePool => {
        if (pools.some((pool) => pool.name === name))
          throw fault('InvalidName', { name: name ?? '' }, `The name '${name ?? ''}' is invalid.`)
        return {
          key: key === '' ? `NRP-${pools.length + index}` : key,
          configVersion: '0',
          allocationInfo: allocationInfo ?? { limit: -1, shares: { level: 'normal', shares: 50 } },
          ...(name === undefined ? {} : { name }),
          ...(description === undefined ? {} : { description }),
        }
      })
      world.model.update<'DistributedVirtualSwitch'>(object, { networkResourcePool: [...pools, ...added] })
    },

    UpdateNetworkResourcePool({ world, object }, { configSpec }) {
      let pools = poolsOf(object)
      for (const { key, configVersion, ...changes } of configSpec.map(untyped)) {
        const before = pools.find((pool) => pool.key === key)
        if (before === undefined) throw notFound()
        checkVersion(configVersion, before.configVersion)
        pools = pools.map((pool) => (pool === before ? { ...pool, ...changes, configVersion: nextVersion(pool.configVersion) } : pool))
      }
      world.model.update<'DistributedVirtualSwitch'>(object, { networkResourcePool: pools })
    },

    RemoveNetworkResourcePool({ world, object }, { key }) {
      const pools = poolsOf(object)
      if (key.some((each) => pools.every((pool) => pool.key !== each))) throw notFound()
      world.model.update<'DistributedVirtualSwitch'>(object, { networkResourcePool: pools.filter((pool) => !key.includes(pool.key)) })
    },

    UpdateDVSHealthCheckConfig_Task(call, { healthCheckConfig }) {
      const { world, object } = call
      return startTask(call, () => {
        const typeOf = (config: object) => (config as { readonly _typeName?: string })._typeName ?? ''
        const next = new Map(
          [...(configOf(object).healthCheckConfig ?? []), ...healthCheckConfig].map((config) => [typeOf(config), config]),
        )
        world.model.update<'DistributedVirtualSwitch'>(object, {
          config: { ...configOf(object), healthCheckConfig: [...next.values()] } as never,
        })
      })
    },

    UpdateDVSLacpGroupConfig_Task(call, { lacpGroupSpec }) {
      const { world, object } = call
      return startTask(call, () => {
        const groups = configOf(object).lacpGroupConfig ?? []
        const named = lacpGroupSpec.map(({ operation, lacpGroupConfig }) => ({
          operation,
          value: {
            ...lacpGroupConfig,
            key: lacpGroupConfig.key ?? `${object.reference.value}-lag-${lacpGroupConfig.name ?? groups.length}`,
          },
        }))
        world.model.update<'DistributedVirtualSwitch'>(object, {
          config: { ...configOf(object), lacpGroupConfig: listChanged(groups, named, ({ key }) => key) } as never,
        })
      })
    },

    Rename_Task: (call, { newName }) => startTask(call, () => rename(call, newName)),
    Destroy_Task: (call) => startTask(call, () => destroy(call)),
  },
} satisfies Kind
