import type { Kind } from '../call.js'
import { complianceManager } from './compliance-manager.js'
import { placementSolver } from './placement-solver.js'
import { profileManager } from './profile-manager.js'
import { pbmServiceInstance } from './service-instance.js'

/** Of the storage policy service, at /pbm. */
export const policyKinds: readonly (readonly [type: string, kind: Kind])[] = [
  ['PbmServiceInstance', pbmServiceInstance],
  ['PbmProfileProfileManager', profileManager],
  ['PbmPlacementSolver', placementSolver],
  ['PbmComplianceManager', complianceManager],
]
