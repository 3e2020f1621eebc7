import { dataObject, isVimError } from '@vivarium/vim'
import type { DatastoreSummary, PbmCapabilityMetadata, PbmExtendedElementDescription, PbmPlacementHub } from '@vivarium/vim/types'
import type { Call, Kind, World } from '../call.js'
import { fault, invalidArgument } from '../faults.js'
import { localized } from '../properties/retrieve.js'
import { findHub, tagNamespace } from './placement.js'

const userOf = ({ session }: Call): string => session?.userName ?? ''

function checkHubs(world: World, hubs: readonly PbmPlacementHub[]): void {
  const missing = hubs.filter((hub) => findHub(world, hub) === undefined)
  if (missing.length > 0) throw fault('PbmNonExistentHubs', { hubs: missing }, 'Some of the datastores do not exist.')
}

export const profileManager = {
  methods: {
    PbmFetchResourceType: () => [{ resourceType: 'STORAGE' }],

    PbmFetchCapabilityMetadata({ world }, { resourceType }) {
      if (resourceType !== undefined && resourceType.resourceType !== 'STORAGE') return []
      const capabilityMetadata = tagCapabilities(world)
      return capabilityMetadata.length === 0 ? [] : [{ subCategory: 'tag', capabilityMetadata }]
    },

    PbmQueryProfile({ world }, { resourceType, profileCategory }) {
      return world.policies.profiles
        .filter((profile) => profile.resourceType.resourceType === resourceType.resourceType)
        .filter((profile) => profileCategory === undefined || profileCategory === '' || profile.profileCategory === profileCategory)
        .map(({ profileId }) => profileId)
    },

    PbmRetrieveContent({ world }, { profileIds }) {
      if (profileIds.length === 0) throw invalidArgument('profileIds')
      return profileIds.map(({ uniqueId }) => world.policies.get(uniqueId))
    },

    /** There are no I/O filters here. */
    PbmQueryIOFiltersFromProfileId({ world }, { profileIds }) {
      return profileIds.map(({ uniqueId }) => ({ key: world.policies.get(uniqueId).profileId }))
    },

    PbmCreate: (call, { createSpec }) => ({ uniqueId: call.world.policies.add(createSpec, userOf(call)) }),

    PbmUpdate(call, { profileId, updateSpec }) {
      call.world.policies.change(profileId.uniqueId, updateSpec, userOf(call))
    },

    PbmDelete({ world }, { profileId }) {
      return profileId.map((id) => {
        try {
          world.policies.remove(id.uniqueId)
          return { profileId: id }
        } catch (error) {
          if (!isVimError(error)) throw error
          return { profileId: id, fault: localized(error) }
        }
      })
    },

    PbmQueryAssociatedProfile: ({ world }, { entity }) => world.policies.profilesOf(entity).map((uniqueId) => ({ uniqueId })),

    PbmQueryAssociatedProfiles({ world }, { entities }) {
      return entities.map((object) => ({ object, profileId: world.policies.profilesOf(object).map((uniqueId) => ({ uniqueId })) }))
    },

    PbmQueryAssociatedEntity({ world }, { profile, entityType }) {
      world.policies.get(profile.uniqueId)
      return world.policies.entitiesWith(profile.uniqueId, entityType)
    },

    PbmQueryAssociatedEntities({ world }, { profiles }) {
      const ids = profiles ?? world.policies.profiles.map(({ profileId }) => profileId)
      return ids.flatMap((id) => {
        world.policies.get(id.uniqueId)
        return world.policies.entitiesWith(id.uniqueId).map((object) => ({ object, profileId: [id] }))
      })
    },

    PbmQueryDefaultRequirementProfile({ world }, { hub }) {
      checkHubs(world, [hub])
      return world.policies.defaultOf(hub.hubId)?.profileId
    },

    PbmQueryDefaultRequirementProfiles({ world }, { datastores }) {
      checkHubs(world, datastores)
      return datastores.map((hub) => {
        const defaultProfile = world.policies.defaultOf(hub.hubId)
        return { datastores: [hub], ...(defaultProfile === undefined ? {} : { defaultProfile }) }
      })
    },

    PbmAssignDefaultRequirementProfile({ world }, { profile, datastores }) {
      world.policies.get(profile.uniqueId)
      checkHubs(world, datastores)
      for (const { hubId } of datastores) world.policies.setDefault(hubId, profile.uniqueId)
    },

    PbmResetDefaultRequirementProfile({ world }, { profile }) {
      world.policies.resetDefaults(profile?.uniqueId)
    },

    PbmFindApplicableDefaultProfile({ world }, { datastores }) {
      checkHubs(world, datastores)
      const found = datastores.flatMap(({ hubId }) => world.policies.defaultOf(hubId) ?? [])
      return [...new Set(found)]
    },

    PbmQuerySpaceStatsForStorageContainer({ world }, { datastore, capabilityProfileId = [] }) {
      const found = world.model.find({ type: 'Datastore', value: datastore.key })
      if (found === undefined) throw invalidArgument('datastore')
      const { capacity = 0, freeSpace = 0 } = found.get('summary') as DatastoreSummary
      const [total, free] = [Number(capacity), Number(freeSpace)].map((bytes) => Math.trunc(bytes / 2 ** 20)) as [number, number]
      const space = {
        physicalTotalInMB: total,
        physicalFreeInMB: free,
        physicalUsedInMB: total - free,
        logicalFreeInMB: free,
        logicalUsedInMB: total - free,
      }
      return capabilityProfileId.length === 0 ? [space] : capabilityProfileId.map(({ uniqueId }) => ({ profileId: uniqueId, ...space }))
    },
  },
} satisfies Kind

/** Categories whose tags can be attached to datastores, as capabilities. */
function tagCapabilities({ tagging }: World): PbmCapabilityMetadata[] {
  return tagging.categories
    .filter(
      ({ associableTypes }) =>
        associableTypes.length === 0 || associableTypes.some((type) => /(?:^|:)(?:Datastore|StoragePod)$/.test(type)),
    )
    .map(({ id, name, description }) => {
      const values = tagging.tagsIn(id).map((tag) => ({ description: text(tag.name, tag.description), value: tag.name }))
      return {
        id: { namespace: tagNamespace, id: name },
        summary: text(name, description),
        mandatory: false,
        hint: false,
        allowMultipleConstraints: false,
        propertyMetadata: [
          {
            id: `com.vmware.storage.tag.${name}.property`,
            summary: text(name, description),
            mandatory: false,
            allowedValue: dataObject('PbmCapabilityDiscreteSet', {
              values: values.map((value) => dataObject('PbmCapabilityDescription', value)),
            }),
            requirementsTypeHint: 'set',
          },
        ],
      }
    })
}

function text(label: string, summary: string): PbmExtendedElementDescription {
  return { label, summary, key: label, messageCatalogKeyPrefix: label }
}
