import { hostClock } from '@vivarium/core'
import { dataObject, isDataObject, isVimError, runTask, VimClient } from '@vivarium/vim'
import type {
  PbmCapabilityProfile,
  PbmPlacementCompatibilityResult,
  PbmProfileId,
  PbmServiceInstanceContent,
  VirtualDevice,
} from '@vivarium/vim/types'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Model } from '../model/model.js'
import { RestClient } from '../testing/rest-client.js'
import { VCenter } from '../vcenter.js'
import { kubernetesName } from './default-profiles.js'
import { StoragePolicies } from './policies.js'

let vcenter: VCenter
let client: VimClient
let content: PbmServiceInstanceContent
beforeEach(async () => {
  vcenter = await VCenter.start({ tls: false, username: 'user', password: 'pass' })
  client = await VimClient.connect(vcenter.url, { username: 'user', password: 'pass' })
  const instance = { type: 'PbmServiceInstance', value: 'ServiceInstance' }
  content = (await client.call(instance, 'PbmRetrieveServiceContent', {})) as PbmServiceInstanceContent
})
afterEach(async () => {
  await client.close()
  await vcenter[Symbol.asyncDispose]()
})

const policies = async (): Promise<PbmCapabilityProfile[]> => {
  const resourceType = { resourceType: 'STORAGE' }
  const profileIds = (await client.call(content.profileManager, 'PbmQueryProfile', { resourceType })) as PbmProfileId[]
  return (await client.call(content.profileManager, 'PbmRetrieveContent', { profileIds })) as PbmCapabilityProfile[]
}
const taggedWith = (category: string, tag: string) =>
  dataObject('PbmCapabilitySubProfileConstraints', {
    subProfiles: [
      {
        name: 'tags',
        capability: [
          {
            id: { namespace: 'http://www.vmware.com/storage/tag', id: category },
            constraint: [
              {
                propertyInstance: [
                  { id: `com.vmware.storage.tag.${category}.property`, value: dataObject('PbmCapabilityDiscreteSet', { values: [tag] }) },
                ],
              },
            ],
          },
        ],
      },
    ],
  })
const create = (name: string, category = 'tier', tag = 'gold') =>
  client.call(content.profileManager, 'PbmCreate', {
    createSpec: { name, category: 'REQUIREMENT', resourceType: { resourceType: 'STORAGE' }, constraints: taggedWith(category, tag) },
  }) as Promise<PbmProfileId>

test('there are the policies that every vCenter has, with their names for Kubernetes', async () => {
  expect((await policies()).map(({ name, k8sCompliantName }) => [name, k8sCompliantName])).toEqual([
    ['vSAN Default Storage Policy', 'vsan-default-storage-policy'],
    ['VVol No Requirements Policy', 'vvol-no-requirements-policy'],
    ['VM Encryption Policy', 'vm-encryption-policy'],
    ['Host-local PMem Default Storage Policy', 'host-local-pmem-default-storage-policy'],
  ])
  expect(kubernetesName('-Größe (groß)')).toBe('0-gro-e-gro-0')
})

test('policies are made, changed and deleted', async () => {
  const profileId = await create('mine')
  await client.call(content.profileManager, 'PbmUpdate', { profileId, updateSpec: { name: 'yours', description: 'changed' } })
  const made = (await policies()).at(-1)
  expect(made).toMatchObject({ profileId, name: 'yours', description: 'changed', createdBy: 'user', generationId: 1 })
  await expect(create('yours')).rejects.toSatisfy((error) => isVimError(error, 'PbmDuplicateName'))
  const unknown = { uniqueId: 'none' }
  const outcome = await client.call(content.profileManager, 'PbmDelete', { profileId: [profileId, unknown] })
  expect(outcome).toMatchObject([{ profileId }, { profileId: unknown, fault: { fault: { _typeName: 'PbmFaultNotFound' } } }])
  expect(await policies()).toHaveLength(4)
  const gone = client.call(content.profileManager, 'PbmRetrieveContent', { profileIds: [profileId] })
  await expect(gone).rejects.toSatisfy((error) => isVimError(error, 'InvalidArgument'))
})

test('datastores fit a policy on tags when they have them', async () => {
  const rest = await RestClient.logIn(vcenter)
  const [{ datastore } = { datastore: '' }] = await rest.get<{ datastore: string }[]>('/api/vcenter/datastore')
  const spec = { name: 'tier', description: '', cardinality: 'MULTIPLE', associable_types: [] }
  const category_id = await rest.ask('POST', '/api/cis/tagging/category', spec)
  const gold = await rest.ask('POST', '/api/cis/tagging/tag', { name: 'gold', description: '', category_id })
  const profileId = await create('gold only')
  const check = async () => {
    const requirement = dataObject('PbmPlacementCapabilityProfileRequirement', { profileId })
    const results = await client.call(content.placementSolver, 'PbmCheckRequirements', { placementSubjectRequirement: [requirement] })
    return results as PbmPlacementCompatibilityResult[]
  }
  const hub = { hubType: 'Datastore', hubId: datastore }
  expect(await check()).toMatchObject([{ hub, error: [{ fault: { _typeName: 'PbmPropertyMismatchFault' } }] }])
  await rest.ask('POST', `/api/cis/tagging/tag-association/${gold}?action=attach`, { object_id: { type: 'Datastore', id: datastore } })
  expect(await check()).toMatchObject([{ hub }])
  expect((await check())[0]?.error ?? []).toEqual([])
  const nowhere = { hubsToSearch: [{ hubType: 'Datastore', hubId: 'none' }], profile: profileId }
  const missing = await client.call(content.placementSolver, 'PbmCheckCompatibility', nowhere)
  expect(missing).toMatchObject([{ error: [{ fault: { _typeName: 'PbmNonExistentHubs' } }] }])
})

test('machines and their disks have the policies that a specification says', async () => {
  const profileId = await create('mine')
  const profile = [dataObject('VirtualMachineDefinedProfileSpec', { profileId: profileId.uniqueId })]
  const rest = await RestClient.logIn(vcenter)
  const [{ vm } = { vm: '' }] = await rest.get<{ vm: string }[]>('/api/vcenter/vm')
  const machine = { type: 'VirtualMachine', value: vm }
  const device = ((await client.call(machine, 'Fetch', { prop: 'config.hardware.device' })) as { _value: VirtualDevice[] })._value
  const disk = device.find((each) => isDataObject(each, 'VirtualDisk')) as VirtualDevice
  await runTask(client, machine, 'ReconfigVM_Task', {
    spec: { vmProfile: profile, deviceChange: [{ operation: 'edit', device: disk, profile }] },
  })
  const entities = [
    { objectType: 'virtualMachine', key: vm },
    { objectType: 'virtualDiskId', key: `${vm}:${disk.key}` },
    { objectType: 'virtualDiskId', key: `${vm}:1` },
  ]
  expect(await client.call(content.profileManager, 'PbmQueryAssociatedProfiles', { entities })).toMatchObject([
    { object: entities[0], profileId: [profileId] },
    { object: entities[1], profileId: [profileId] },
    { object: entities[2] },
  ])
  const compliance = await client.call(content.complianceManager, 'PbmFetchComplianceResult', { entities: entities.slice(0, 1) })
  expect(compliance).toMatchObject([{ profile: profileId, complianceStatus: 'nonCompliant' }])
  expect(await client.call(content.profileManager, 'PbmDelete', { profileId: [profileId] })).toMatchObject([
    { fault: { fault: { _typeName: 'PbmResourceInUse', name: 'mine' } } },
  ])
  const unknown = [dataObject('VirtualMachineDefinedProfileSpec', { profileId: 'none' })]
  const refused = runTask(client, machine, 'ReconfigVM_Task', { spec: { vmProfile: unknown } })
  await expect(refused).rejects.toSatisfy((error) => isVimError(error, 'InvalidArgument'))
})

test('what has a policy keeps it from being deleted, and is forgotten with its machine', () => {
  const kept = new StoragePolicies(new Model(), hostClock)
  const constraints = dataObject('PbmCapabilityConstraints', {})
  const profileId = kept.add({ name: 'mine', resourceType: { resourceType: 'STORAGE' }, constraints }, 'user')
  const machine = { type: 'VirtualMachine', value: 'vm-1' }
  const profile = dataObject('VirtualMachineDefinedProfileSpec', { profileId })
  kept.assignToMachine(machine, [profile])
  kept.assignToDisk(machine, 2000, [profile])
  expect(kept.entitiesWith(profileId)).toEqual([
    { objectType: 'virtualMachine', key: 'vm-1' },
    { objectType: 'virtualDiskId', key: 'vm-1:2000' },
  ])
  expect(() => kept.remove(profileId)).toThrow('is in use')
  const restored = new StoragePolicies(new Model(), hostClock)
  restored.restore(JSON.parse(JSON.stringify(kept.save())))
  expect(restored.profilesOf({ objectType: 'virtualDiskId', key: 'vm-1:2000' })).toEqual([profileId])
  restored.forget('vm-1')
  expect(restored.entitiesWith(profileId)).toEqual([])
})
