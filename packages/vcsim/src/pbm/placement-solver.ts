import type { PbmPlacementCompatibilityResult, PbmPlacementHub } from '@vivarium/vim/types'
import type { Kind } from '../call.js'
import { checkPlacement, demandsOf } from './placement.js'

export const placementSolver = {
  methods: {
    PbmCheckRequirements({ world }, { hubsToSearch, placementSubjectRequirement = [] }) {
      return checkPlacement(world, hubsToSearch, demandsOf(world, placementSubjectRequirement))
    },

    PbmCheckCompatibility({ world }, { hubsToSearch, profile }) {
      return checkPlacement(world, hubsToSearch, [world.policies.get(profile.uniqueId).constraints])
    },

    PbmCheckCompatibilityWithSpec: ({ world }, { hubsToSearch, profileSpec }) =>
      checkPlacement(world, hubsToSearch, [profileSpec.constraints]),

    PbmQueryMatchingHub({ world }, { hubsToSearch, profile }) {
      return fitting(checkPlacement(world, hubsToSearch, [world.policies.get(profile.uniqueId).constraints]))
    },

    PbmQueryMatchingHubWithSpec: ({ world }, { hubsToSearch, createSpec }) =>
      fitting(checkPlacement(world, hubsToSearch, [createSpec.constraints])),
  },
} satisfies Kind

function fitting(results: readonly PbmPlacementCompatibilityResult[]): PbmPlacementHub[] {
  return results.filter(({ error }) => error === undefined).map(({ hub }) => hub)
}
