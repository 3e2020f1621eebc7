import { dataObject } from '@vivarium/vim'
import type { PbmCapabilityConstraints, PbmCapabilityInstance, PbmCapabilityProfile } from '@vivarium/vim/types'

/** What every vCenter has, with its ids, names and rules. */
export function defaultProfiles(now: string): PbmCapabilityProfile[] {
  const profile = (
    uniqueId: string,
    name: string,
    description: string,
    constraints: PbmCapabilityConstraints,
    systemCreatedProfileType = '',
  ): PbmCapabilityProfile =>
    dataObject('PbmCapabilityProfile', {
      profileId: { uniqueId },
      name,
      description,
      creationTime: now,
      createdBy: 'Temporary user handle',
      lastUpdatedTime: now,
      lastUpdatedBy: 'Temporary user handle',
      profileCategory: 'REQUIREMENT',
      resourceType: { resourceType: 'STORAGE' },
      constraints,
      generationId: 0,
      isDefault: false,
      systemCreatedProfileType,
      lineOfService: '',
      k8sCompliantName: kubernetesName(name),
    })
  return [
    profile(
      'aa6d5a82-1c88-45da-85d3-3d74b91a5bad',
      'vSAN Default Storage Policy',
      'Storage policy used as default for vSAN datastores',
      rules('VSAN sub-profile', [
        capability('VSAN', 'hostFailuresToTolerate', 1),
        capability('VSAN', 'stripeWidth', 1),
        capability('VSAN', 'forceProvisioning', false),
        capability('VSAN', 'proportionalCapacity', 0),
        capability('VSAN', 'cacheReservation', 0),
      ]),
      'VsanDefaultProfile',
    ),
    profile(
      'f4e5bade-15a2-4805-bf8e-52318c4ce443',
      'VVol No Requirements Policy',
      'Allow the datastore to determine the best placement strategy for storage objects',
      dataObject('PbmCapabilityConstraints', {}),
      'VVolDefaultProfile',
    ),
    profile(
      '4d5f673c-536f-11e6-beb8-9e71128cae77',
      'VM Encryption Policy',
      "Sample storage policy for VMware's VM and virtual disk encryption",
      rules('sp-1', [capability('com.vmware.storageprofile.dataservice', encryptionId, encryptionId)], false),
    ),
    profile(
      'c268da1b-b343-49f7-a468-b1deeb7078e0',
      'Host-local PMem Default Storage Policy',
      'Storage policy used as default for Host-local PMem datastores',
      rules('PMem sub-profile', [capability('PMem', 'PMemType', 'LocalPMem')]),
      'PmemDefaultProfile',
    ),
  ]
}

const encryptionId = 'ad5a249d-cbc2-43af-9366-694d7664fa52'

function capability(namespace: string, id: string, value: unknown): PbmCapabilityInstance {
  return { id: { namespace, id }, constraint: [{ propertyInstance: [{ id, value }] }] }
}

function rules(name: string, capability: PbmCapabilityInstance[], forceProvision?: boolean): PbmCapabilityConstraints {
  const force = forceProvision === undefined ? {} : { forceProvision }
  return dataObject('PbmCapabilitySubProfileConstraints', { subProfiles: [{ name, capability, ...force }] })
}

/** A policy's name as Kubernetes has it: an RFC 1123 subdomain made of it. */
export function kubernetesName(name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
  return plain.replace(/^(?=[-.])/, '0').replace(/(?<=[-.])$/, '0')
}
