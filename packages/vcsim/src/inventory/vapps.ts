import type { ManagedObjectReference } from '@vivarium/vim'
import type { ResourceConfigSpec, VAppConfigInfo, VAppConfigSpec, VirtualAppSummary } from '@vivarium/vim/types'
import type { World } from '../call.js'
import { uuidOf } from '../ids.js'
import type { ManagedObject } from '../model/managed-object.js'
import type { Model } from '../model/model.js'
import { checkName, entity, nameOf, nearest } from './entity.js'
import { folderOf } from './folders.js'
import { capacityOf, poolProperties } from './pools.js'
import { attach, referencesOf } from './relations.js'
import { reconfiguredVApp } from './vapp-configuration.js'

/** What the summary of a vApp has besides that of a pool. */
function summaryFor(
  { product, installBootRequired, instanceUuid }: VAppConfigInfo,
  vAppState: 'started' | 'stopped',
): Partial<VirtualAppSummary> {
  return {
    _typeName: 'VirtualAppSummary',
    ...(product?.[0] === undefined ? {} : { product: product[0] }),
    vAppState,
    suspended: false,
    installBootRequired,
    ...(instanceUuid === undefined ? {} : { instanceUuid }),
  }
}

/** The same of one that is there; nothing of a pool that is no vApp. */
export function vAppSummaryOf(pool: ManagedObject): Partial<VirtualAppSummary> {
  if (!pool.type.isA('VirtualApp')) return {}
  const { vAppState } = pool.get('summary') as VirtualAppSummary
  return summaryFor(pool.get('vAppConfig') as VAppConfigInfo, vAppState === 'started' ? 'started' : 'stopped')
}

/** A vApp in a pool or another vApp. Throws the faults InvalidName and DuplicateName. */
export function addVApp(
  { model }: Pick<World, 'model'>,
  parent: ManagedObject,
  name: string,
  config: ResourceConfigSpec,
  configSpec: VAppConfigSpec,
  folder?: ManagedObject,
): ManagedObject {
  const stored = checkName(model, parent, name)
  const id = model.newId('resgroup-v')
  const vAppConfig = { ...reconfiguredVApp(undefined, configSpec), instanceUuid: configSpec.instanceUuid ?? uuidOf(id) }
  const isNested = parent.type.isA('VirtualApp')
  const datacenter = nearest(model, parent, 'Datacenter')
  const parentFolder = folder ?? (datacenter === undefined ? undefined : folderOf(model, datacenter, 'vmFolder'))
  const vApp = model.add('VirtualApp', id, {
    ...entity(stored, parent.reference),
    ...poolProperties(
      stored,
      { ...config, entity: { type: 'VirtualApp', value: id } },
      capacityOf(model, parent),
      summaryFor(vAppConfig, 'stopped'),
    ),
    owner: parent.get('owner') as ManagedObjectReference,
    resourcePool: [],
    vm: [],
    datastore: [],
    network: [],
    vAppConfig,
    ...(isNested ? { parentVApp: parent.reference } : parentFolder === undefined ? {} : { parentFolder: parentFolder.reference }),
  })
  attach(model, parent, 'resourcePool', vApp.reference)
  if (!isNested && parentFolder !== undefined) attach(model, parentFolder, 'childEntity', vApp.reference)
  return vApp
}

/** Where it is a vApp with machines: they run. */
export function markStarted({ model }: Pick<World, 'model'>, vApp: ManagedObject): void {
  if (vApp.type.isA('VirtualApp') && referencesOf(vApp, 'vm').length > 0)
    changeVAppSummary(model, vApp, { vAppState: 'started', suspended: false })
}

export function changeVAppSummary(model: Model, vApp: ManagedObject, changes: Partial<VirtualAppSummary>): void {
  const config = vApp.get('config') as ResourceConfigSpec
  const { summary } = poolProperties(nameOf(vApp), config, capacityOf(model, vApp), { ...vAppSummaryOf(vApp), ...changes })
  model.update<'ResourcePool'>(vApp, { summary })
}
