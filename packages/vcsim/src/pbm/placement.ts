import { isDataObject, type ManagedObjectReference } from '@vivarium/vim'
import type {
  LocalizedMethodFault,
  PbmCapabilityConstraints,
  PbmCapabilityInstance,
  PbmCapabilityProfile,
  PbmPlacementCompatibilityResult,
  PbmPlacementHub,
  PbmPlacementRequirement,
} from '@vivarium/vim/types'
import type { World } from '../call.js'
import { fault } from '../faults.js'
import type { ManagedObject } from '../model/managed-object.js'
import { localized } from '../properties/retrieve.js'

/** In which tags are capabilities: the category is the capability's id, and the tags are its value. */
export const tagNamespace = 'http://www.vmware.com/storage/tag'

/** All datastores, as placement names them. */
export function allHubs(world: World): PbmPlacementHub[] {
  return [...world.model.objects()].filter(({ type }) => type.isA('Datastore')).map(({ reference }) => hubOf(reference))
}

export function hubOf({ type, value }: ManagedObjectReference): PbmPlacementHub {
  return { hubType: type, hubId: value }
}

/** Of a hub that is a datastore or a storage pod that is there. */
export function findHub(world: World, { hubType, hubId }: PbmPlacementHub): ManagedObject | undefined {
  return ['Datastore', 'StoragePod'].includes(hubType) ? world.model.find({ type: hubType, value: hubId }) : undefined
}

/** How each datastore fits; without hubs: of all datastores. */
export function checkPlacement(
  world: World,
  hubs: readonly PbmPlacementHub[] | undefined,
  demanded: readonly PbmCapabilityConstraints[],
): PbmPlacementCompatibilityResult[] {
  const places = hubs === undefined || hubs.length === 0 ? allHubs(world) : hubs
  return places.map((hub) => {
    const problems = problemsOf(world, hub, demanded)
    return { hub, ...(problems.length === 0 ? {} : { error: problems }) }
  })
}

function problemsOf(world: World, hub: PbmPlacementHub, demanded: readonly PbmCapabilityConstraints[]): LocalizedMethodFault[] {
  const datastore = findHub(world, hub)
  if (datastore === undefined) return [localized(fault('PbmNonExistentHubs', { hubs: [hub] }, `There is no ${hub.hubType} ${hub.hubId}.`))]
  return demanded.flatMap((constraints) => {
    if (!isDataObject(constraints, 'PbmCapabilitySubProfileConstraints')) return []
    // A datastore that fits one of the rule sets fits.
    const unfits = constraints.subProfiles.map(({ capability }) => capability.filter((each) => !isMet(world, datastore, each)))
    if (unfits.length === 0 || unfits.some((unfit) => unfit.length === 0)) return []
    const [first] = unfits.flat()
    return first === undefined ? [] : [mismatch(hub, first)]
  })
}

/**
 * Rules on tags are looked at. All others are on what storage behind a datastore can do, which a simulated one has not got: as in govmomi's
 * vcsim, every datastore is said to fit.
 */
function isMet(world: World, { reference }: ManagedObject, { id, constraint }: PbmCapabilityInstance): boolean {
  if (id.namespace !== tagNamespace) return true
  const attached = new Set(world.tagging.tagsOf(reference))
  const tagged = (name: string): boolean => {
    const tag = world.tagging.tagNamed(id.id, name)
    return tag !== undefined && attached.has(tag.id)
  }
  return constraint.every(({ propertyInstance }) =>
    propertyInstance.every(({ operator, value }) => valuesOf(value).some(tagged) !== (operator === 'NOT')),
  )
}

function valuesOf(value: unknown): string[] {
  return isDataObject(value, 'PbmCapabilityDiscreteSet') ? value.values.map(String) : [String(value)]
}

function mismatch(hub: PbmPlacementHub, { id, constraint }: PbmCapabilityInstance): LocalizedMethodFault {
  const [property] = constraint.flatMap(({ propertyInstance }) => propertyInstance)
  const text = `The datastore does not meet the rule ${id.namespace} ${id.id}.`
  return localized(
    property === undefined
      ? fault('PbmCompatibilityCheckFault', { hub }, text)
      : fault('PbmPropertyMismatchFault', { hub, capabilityInstanceId: id, requirementPropertyInstance: property }, text),
  )
}

/** What requirements demand, by policies' ids and by constraints of their own. Throws the fault InvalidArgument. */
export function demandsOf(world: World, requirements: readonly PbmPlacementRequirement[]): PbmCapabilityConstraints[] {
  return requirements.flatMap((requirement) => {
    if (isDataObject(requirement, 'PbmPlacementCapabilityProfileRequirement')) {
      return [world.policies.get(requirement.profileId.uniqueId).constraints]
    }
    return isDataObject(requirement, 'PbmPlacementCapabilityConstraintsRequirement') ? [requirement.constraints] : []
  })
}

/** Whether all of a machine's datastores fit a policy. */
export function isCompliant(world: World, datastores: readonly ManagedObjectReference[], { constraints }: PbmCapabilityProfile): boolean {
  return checkPlacement(world, datastores.map(hubOf), [constraints]).every(({ error }) => error === undefined)
}
