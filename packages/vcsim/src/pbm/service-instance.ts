import { reference } from '@vivarium/vim'
import type { PbmServiceInstanceContent } from '@vivarium/vim/types'
import type { Kind } from '../call.js'
import type { Model } from '../model/model.js'

/** Ids of the managers are those of govmomi's vcsim. */
export const pbmContent: PbmServiceInstanceContent = {
  aboutInfo: { name: 'PBM', version: '2.0', instanceUuid: 'df09f335-be97-4f33-8c27-315faaaad6fc' },
  sessionManager: reference('PbmSessionManager', 'SessionManager'),
  capabilityMetadataManager: reference('PbmCapabilityMetadataManager', 'CapabilityMetadataManager'),
  profileManager: reference('PbmProfileProfileManager', 'ProfileManager'),
  complianceManager: reference('PbmComplianceManager', 'complianceManager'),
  placementSolver: reference('PbmPlacementSolver', 'placementSolver'),
  replicationManager: reference('PbmReplicationManager', 'ReplicationManager'),
}

/** The managed objects of the service. */
export function addPolicyManagers(model: Model): void {
  model.add('PbmServiceInstance', 'ServiceInstance', { content: pbmContent })
  model.add('PbmSessionManager', 'SessionManager', {})
  model.add('PbmCapabilityMetadataManager', 'CapabilityMetadataManager', {})
  model.add('PbmProfileProfileManager', 'ProfileManager', {})
  model.add('PbmComplianceManager', 'complianceManager', {})
  model.add('PbmPlacementSolver', 'placementSolver', {})
  model.add('PbmReplicationManager', 'ReplicationManager', {})
}

export const pbmServiceInstance = {
  methods: { PbmRetrieveServiceContent: () => pbmContent },
} satisfies Kind
