import type { ManagedObjectReference } from '@vivarium/vim'
import type { PbmComplianceResult, PbmProfileId, PbmRollupComplianceResult, PbmServerObjectRef } from '@vivarium/vim/types'
import type { Kind, World } from '../call.js'
import { invalidArgument } from '../faults.js'
import { isCompliant } from './placement.js'

export const complianceManager = {
  methods: {
    PbmCheckCompliance: ({ world }, { entities, profile }) => entities.flatMap((entity) => complianceOf(world, entity, profile)),
    PbmFetchComplianceResult: ({ world }, { entities, profile }) => entities.flatMap((entity) => complianceOf(world, entity, profile)),
    PbmCheckRollupCompliance: ({ world }, { entity }) => entity.map((each) => rollupOf(world, each)),
    PbmFetchRollupComplianceResult: ({ world }, { entity }) => entity.map((each) => rollupOf(world, each)),

    PbmQueryByRollupComplianceStatus({ world }, { status }) {
      if (!['compliant', 'nonCompliant', 'unknown', 'notApplicable', 'outOfDate'].includes(status)) throw invalidArgument('status')
      const entities = world.policies.profiles.flatMap(({ profileId }) => world.policies.entitiesWith(profileId.uniqueId, 'virtualMachine'))
      return entities.filter((entity) => rollupOf(world, entity).overallComplianceStatus === status)
    },
  },
} satisfies Kind

/** Of each policy that an entity has; `profile`: of that one. */
function complianceOf(world: World, entity: PbmServerObjectRef, profile?: PbmProfileId): PbmComplianceResult[] {
  const checkTime = world.clock.now().toISOString()
  const ids = profile === undefined ? world.policies.profilesOf(entity) : [profile.uniqueId]
  // The key of a disk is that of its machine, and its own.
  const [machineId = ''] = entity.key.split(':')
  const machine = world.model.find({ type: 'VirtualMachine', value: machineId })
  const datastores = (machine?.get('datastore') ?? []) as ManagedObjectReference[]
  return ids.map((uniqueId) => {
    const isFine = isCompliant(world, datastores, world.policies.get(uniqueId))
    return { checkTime, entity, profile: { uniqueId }, complianceStatus: isFine ? 'compliant' : 'nonCompliant', mismatch: !isFine }
  })
}

function rollupOf(world: World, entity: PbmServerObjectRef): PbmRollupComplianceResult {
  const result = complianceOf(world, entity)
  const isFine = result.every(({ complianceStatus }) => complianceStatus === 'compliant')
  return {
    oldestCheckTime: world.clock.now().toISOString(),
    entity,
    overallComplianceStatus: result.length === 0 ? 'notApplicable' : isFine ? 'compliant' : 'nonCompliant',
    result,
    profileMismatch: false,
  }
}
