import type { ManagedObjectReference } from '@vivarium/vim'
import type { ResourceAllocationInfo, ResourceConfigSpec } from '@vivarium/vim/types'
import type { Call, Kind, World } from '../call.js'
import { invalidArgument } from '../faults.js'
import type { ManagedObject } from '../model/managed-object.js'
import type { Model } from '../model/model.js'
import { startTask } from '../tasks/start-task.js'
import { resourceConfigOption } from './config-options.js'
import { checkName, childNamed, duplicateName, nameOf } from './entity.js'
import { type Allocation, checkReservation } from './pool-reservations.js'
import { addPool, capacityOf, poolProperties } from './pools.js'
import { attach, detach, referencesOf, related } from './relations.js'
import { addVApp, vAppSummaryOf } from './vapps.js'

/** Throws the fault InvalidArgument for amounts that can't be. */
function checkAllocation(property: Allocation, { reservation = 0, limit = -1, shares, overheadLimit }: ResourceAllocationInfo): void {
  const hasShares = shares === undefined || shares.level !== 'custom' || shares.shares >= 0
  const fits = Number(limit) === -1 || Number(limit) >= Number(reservation)
  if (Number(reservation) < 0 || Number(limit) < -1 || !hasShares || !fits || overheadLimit !== undefined)
    throw invalidArgument(`spec.${property}`)
}

/** A new pool has to say everything. */
function checkWhole(property: Allocation, allocation: ResourceAllocationInfo): void {
  const { reservation, limit, shares, expandableReservation } = allocation
  if ([reservation, limit, shares, expandableReservation].includes(undefined)) throw invalidArgument(`spec.${property}`)
  checkAllocation(property, allocation)
}

const allocations = ['cpuAllocation', 'memoryAllocation'] as const

/** Of a pool to be in another. */
function checkNew({ model }: World, parent: ManagedObject, config: ResourceConfigSpec): void {
  for (const property of allocations) checkWhole(property, config[property])
  for (const property of allocations) checkReservation(model, property, parent, config[property])
}

const sharesOf = {
  cpuAllocation: { low: 2000, normal: 4000, high: 8000 },
  memoryAllocation: { low: 81_920, normal: 163_840, high: 327_680 },
} as const

/** The number that a level of shares of a pool stands for. */
function withShares(property: Allocation, allocation: ResourceAllocationInfo): ResourceAllocationInfo {
  const { shares } = allocation
  if (shares === undefined || shares.level === 'custom') return allocation
  return { ...allocation, shares: { ...shares, shares: sharesOf[property][shares.level] } }
}

function withAllShares(config: ResourceConfigSpec): ResourceConfigSpec {
  return {
    ...config,
    cpuAllocation: withShares('cpuAllocation', config.cpuAllocation),
    memoryAllocation: withShares('memoryAllocation', config.memoryAllocation),
  }
}

/** Changes what a pool may use, and its name; what is not said stays. */
function updatePool(
  { model, events, clock }: World,
  pool: ManagedObject,
  name: string,
  spec: ResourceConfigSpec | undefined,
  userName: string,
): void {
  for (const property of allocations) if (spec !== undefined) checkAllocation(property, spec[property])
  const before = pool.get('config') as ResourceConfigSpec
  const config: ResourceConfigSpec =
    spec === undefined
      ? before
      : withAllShares({
          ...before,
          ...spec,
          entity: pool.reference,
          cpuAllocation: { ...before.cpuAllocation, ...spec.cpuAllocation },
          memoryAllocation: { ...before.memoryAllocation, ...spec.memoryAllocation },
          lastModified: clock.now().toISOString(),
          changeVersion: clock.now().toISOString(),
        })
  const parent = model.get(pool.get('parent') as ManagedObjectReference)
  for (const property of allocations) {
    const hasMore = Number(config[property].reservation ?? 0) > Number(before[property].reservation ?? 0)
    if (hasMore && parent.type.isA('ResourcePool')) checkReservation(model, property, parent, config[property], pool)
  }
  model.update<'ResourcePool'>(pool, { name, ...poolProperties(name, config, capacityOf(model, pool), vAppSummaryOf(pool)) })
  if (spec !== undefined) {
    const computeResource = model.get(pool.get('owner') as ManagedObjectReference)
    events.post({ _typeName: 'ResourcePoolReconfiguredEvent', resourcePool: pool }, { computeResource, userName })
  }
}

const isRoot = ({ model }: World, pool: ManagedObject) => !model.get(pool.get('parent') as ManagedObjectReference).type.isA('ResourcePool')

/** Its children and machines become its parent's. */
function dissolvePool(call: Call, pool: ManagedObject): void {
  const { world } = call
  const { model, events } = world
  if (isRoot(world, pool)) throw invalidArgument('pool')
  const parent = model.get(pool.get('parent') as ManagedObjectReference)
  const computeResource = model.get(pool.get('owner') as ManagedObjectReference)
  events.post({ _typeName: 'ResourcePoolDestroyedEvent', resourcePool: pool }, { computeResource, userName: call.session?.userName ?? '' })
  detach(model, parent, 'resourcePool', pool.reference)
  for (const child of related(model, pool, 'resourcePool')) model.update<'ResourcePool'>(child, { parent: parent.reference })
  attach(model, parent, 'resourcePool', ...referencesOf(pool, 'resourcePool'))
  giveMachines(model, related(model, pool, 'vm'), parent)
  model.remove(pool)
}

function giveMachines(model: Model, machines: readonly ManagedObject[], pool: ManagedObject): void {
  attach(model, pool, 'vm', ...machines.map(({ reference }) => reference))
  for (const machine of machines) model.update<'VirtualMachine'>(machine, { resourcePool: pool.reference })
}

/** Machines and pools come into a pool of the same compute resource. */
function moveInto(call: Call, list: readonly ManagedObjectReference[]): void {
  const { world, object: target } = call
  const { model } = world
  const owner = (target.get('owner') as ManagedObjectReference).value
  const entities = list.map((reference) => model.get(reference))
  for (const entity of entities) {
    const from = entity.type.isA('ResourcePool')
      ? entity
      : model.get((entity.get('resourcePool') ?? entity.reference) as ManagedObjectReference)
    if (!from.type.isA('ResourcePool') || (from.get('owner') as ManagedObjectReference).value !== owner) throw invalidArgument('list')
    if (entity.type.isA('ResourcePool')) {
      if (isRoot(world, entity)) throw invalidArgument('list')
      for (let at = target; at.type.isA('ResourcePool'); at = model.get(at.get('parent') as ManagedObjectReference)) {
        if (at === entity) throw invalidArgument('list')
      }
      const same = childNamed(model, target, nameOf(entity))
      if (same !== undefined && same !== entity) throw duplicateName(nameOf(entity), same)
    }
  }
  const userName = call.session?.userName ?? ''
  for (const entity of entities) {
    const property = entity.type.isA('ResourcePool') ? 'parent' : 'resourcePool'
    const from = model.get(entity.get(property) as ManagedObjectReference)
    if (from === target) continue
    detach(model, from, property === 'parent' ? 'resourcePool' : 'vm', entity.reference)
    attach(model, target, property === 'parent' ? 'resourcePool' : 'vm', entity.reference)
    model.update<'VirtualMachine'>(entity, { [property]: target.reference })
    if (property === 'parent') {
      const computeResource = model.get(target.get('owner') as ManagedObjectReference)
      world.events.post(
        { _typeName: 'ResourcePoolMovedEvent', oldParent: from, newParent: target, resourcePool: entity },
        { computeResource, userName },
      )
    } else {
      world.events.post({ _typeName: 'VmResourcePoolMovedEvent', oldParent: from, newParent: target }, { vm: entity, userName })
    }
  }
}

/** A resource pool. */
export const resourcePool = {
  methods: {
    CreateResourcePool({ world, object, session }, { name, spec }) {
      checkNew(world, object, spec)
      const pool = addPool(world, object, name, withAllShares(spec))
      const computeResource = world.model.get(object.get('owner') as ManagedObjectReference)
      world.events.post(
        { _typeName: 'ResourcePoolCreatedEvent', parent: object, resourcePool: pool },
        { computeResource, userName: session?.userName ?? '' },
      )
      return pool.reference
    },

    CreateVApp({ world, object }, { name, resSpec, configSpec, vmFolder }) {
      checkNew(world, object, resSpec)
      return addVApp(
        world,
        object,
        name,
        withAllShares(resSpec),
        configSpec,
        vmFolder === undefined ? undefined : world.model.get(vmFolder),
      ).reference
    },

    UpdateConfig({ world, object, session }, { name, config }) {
      const parent = world.model.get(object.get('parent') as ManagedObjectReference)
      const isNew = name !== undefined && name !== '' && name !== nameOf(object)
      if (isNew && isRoot(world, object)) throw invalidArgument('name')
      const newName = isNew ? checkName(world.model, parent, name, object) : nameOf(object)
      updatePool(world, object, newName, config, session?.userName ?? '')
    },

    UpdateChildResourceConfiguration({ world, object, session }, { spec }) {
      const children = new Map([...related(world.model, object, 'resourcePool')].map((child) => [child.reference.value, child]))
      const changes = spec.map((config) => ({ config, child: children.get(config.entity?.value ?? '') }))
      for (const { config, child } of changes) {
        if (child === undefined) throw invalidArgument('spec.entity')
        updatePool(world, child, nameOf(child), config, session?.userName ?? '')
      }
    },

    MoveIntoResourcePool: (call, { list }) => moveInto(call, list),

    DestroyChildren(call) {
      const dissolveAll = (pool: ManagedObject) => {
        for (const child of related(call.world.model, pool, 'resourcePool')) {
          dissolveAll(child)
          dissolvePool(call, child)
        }
      }
      dissolveAll(call.object)
    },

    Destroy_Task(call) {
      if (isRoot(call.world, call.object)) throw invalidArgument('pool')
      return startTask(call, () => dissolvePool(call, call.object))
    },

    /** Always up to date. */
    RefreshRuntime() {},

    QueryResourceConfigOption: () => resourceConfigOption,
  },
} satisfies Kind
