import type { ManagedObjectReference } from '@vivarium/vim'
import type { ComputeResourceConfigInfo, ComputeResourceConfigSpec } from '@vivarium/vim/types'
import type { Kind, World } from '../call.js'
import { fault } from '../faults.js'
import { isReady } from '../machines/placement.js'
import type { ManagedObject } from '../model/managed-object.js'
import type { Model } from '../model/model.js'
import { startTask } from '../tasks/start-task.js'
import { removeHost } from './hosts.js'
import { detach, related } from './relations.js'

/** Changes the settings that a compute resource has that is no cluster. */
export function reconfigureComputeResource(model: Model, computeResource: ManagedObject, spec: ComputeResourceConfigSpec): void {
  const before = computeResource.get('configurationEx') as ComputeResourceConfigInfo
  const { vmSwapPlacement, spbmEnabled, defaultHardwareVersionKey, maximumHardwareVersionKey } = spec
  model.update<'ComputeResource'>(computeResource, {
    configurationEx: {
      ...before,
      ...(vmSwapPlacement === undefined ? {} : { vmSwapPlacement }),
      ...(spbmEnabled === undefined ? {} : { spbmEnabled }),
      ...(defaultHardwareVersionKey === undefined ? {} : { defaultHardwareVersionKey }),
      ...(maximumHardwareVersionKey === undefined ? {} : { maximumHardwareVersionKey }),
    },
  })
}

/** Throws the fault ResourceInUse for a host that is in use. */
export function checkUnused(host: ManagedObject): void {
  if (((host.get('vm') ?? []) as readonly unknown[]).length === 0) return
  const name = host.get('name') as string
  throw fault('ResourceInUse', { type: 'HostSystem', name }, `The resource '${name}' is in use.`)
}

/** With its hosts and pools. */
export function removeComputeResource(world: World, computeResource: ManagedObject): void {
  const { model } = world
  for (const host of related(model, computeResource, 'host')) removeHost(world, host)
  const removePool = (pool: ManagedObject) => {
    for (const child of related(model, pool, 'resourcePool')) removePool(child)
    model.remove(pool)
  }
  removePool(model.get(computeResource.get('resourcePool') as ManagedObjectReference))
  const browser = model.find(computeResource.get('environmentBrowser') as ManagedObjectReference)
  if (browser !== undefined) model.remove(browser)
  const folder = model.find(computeResource.get('parent') as ManagedObjectReference)
  if (folder !== undefined) detach(model, folder, 'childEntity', computeResource.reference)
  model.remove(computeResource)
}

/** The host of a compute resource with the fewest machines, of those on which machines can run; undefined if there is none. */
export function leastUsedHost(
  model: Model,
  computeResource: ManagedObject,
  fits: (host: ManagedObject) => boolean = () => true,
): ManagedObject | undefined {
  const count = (host: ManagedObject) => ((host.get('vm') ?? []) as readonly unknown[]).length
  const candidates = related(model, computeResource, 'host').filter((host) => isReady(host) && fits(host))
  return candidates.reduce<ManagedObject | undefined>(
    (best, host) => (best === undefined || count(host) < count(best) ? host : best),
    undefined,
  )
}

/** A host by itself, and what clusters have too. */
export const computeResource = {
  methods: {
    ReconfigureComputeResource_Task(call, { spec }) {
      const { object, world } = call
      return startTask(call, () => reconfigureComputeResource(world.model, object, spec))
    },

    Destroy_Task(call) {
      const { object, world } = call
      return startTask(call, () => {
        const hosts = related(world.model, object, 'host')
        for (const host of hosts) checkUnused(host)
        const userName = call.session?.userName ?? ''
        for (const host of hosts) world.events.post({ _typeName: 'HostRemovedEvent' }, { host, userName })
        if (object.type.isA('ClusterComputeResource')) {
          world.events.post({ _typeName: 'ClusterDestroyedEvent' }, { computeResource: object, userName })
        }
        removeComputeResource(world, object)
      })
    },
  },
} satisfies Kind
