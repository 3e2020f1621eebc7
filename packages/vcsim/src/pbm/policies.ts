import { randomUUID } from 'node:crypto'
import type { Clock } from '@vivarium/core'
import { dataObject, isDataObject, type ManagedObjectReference } from '@vivarium/vim'
import type {
  PbmCapabilityProfile,
  PbmCapabilityProfileCreateSpec,
  PbmCapabilityProfileUpdateSpec,
  PbmServerObjectRef,
  VirtualMachineProfileSpec,
} from '@vivarium/vim/types'
import { fault, invalidArgument } from '../faults.js'
import type { Model } from '../model/model.js'
import { defaultProfiles, kubernetesName } from './default-profiles.js'

interface SavedPolicies {
  readonly profiles: readonly PbmCapabilityProfile[]
  readonly associations: readonly Association[]
  readonly defaults: Readonly<Record<string, string>>
}

interface Association {
  readonly entity: PbmServerObjectRef
  readonly profileIds: readonly string[]
}

/** As the service names what a policy can be of. */
export const entityTypes = { machine: 'virtualMachine', disk: 'virtualDiskId' } as const

/** Storage policies (profiles, as the API has it), and what has which. */
export class StoragePolicies {
  readonly #clock: Clock
  readonly #profiles = new Map<string, PbmCapabilityProfile>()
  /** By type and key of the entity. */
  readonly #associations = new Map<string, Association>()
  /** By id of the datastore. */
  readonly #defaults = new Map<string, string>()

  constructor(model: Model, clock: Clock) {
    this.#clock = clock
    for (const profile of defaultProfiles(clock.now().toISOString())) this.#profiles.set(profile.profileId.uniqueId, profile)
    model.listen((event) => {
      if (event.kind !== 'removed') return
      const { type, value } = event.object.reference
      if (type === 'VirtualMachine') this.forget(value)
      if (type === 'Datastore') this.#defaults.delete(value)
    })
  }

  get profiles(): PbmCapabilityProfile[] {
    return [...this.#profiles.values()]
  }

  find(id: string): PbmCapabilityProfile | undefined {
    return this.#profiles.get(id)
  }

  /** Throws the fault InvalidArgument. */
  get(id: string): PbmCapabilityProfile {
    const found = this.#profiles.get(id)
    if (found === undefined) throw invalidArgument('profileId')
    return found
  }

  /** Gives its id. Throws the faults PbmDuplicateName and InvalidArgument. */
  add(spec: PbmCapabilityProfileCreateSpec, user: string): string {
    this.#checkName(spec.name, undefined)
    const now = this.#clock.now().toISOString()
    const uniqueId = randomUUID()
    const profile = dataObject('PbmCapabilityProfile', {
      profileId: { uniqueId },
      name: spec.name,
      description: spec.description ?? '',
      creationTime: now,
      createdBy: user,
      lastUpdatedTime: now,
      lastUpdatedBy: user,
      profileCategory: spec.category ?? 'REQUIREMENT',
      resourceType: spec.resourceType,
      constraints: spec.constraints,
      generationId: 0,
      isDefault: false,
      systemCreatedProfileType: '',
      lineOfService: '',
      k8sCompliantName: spec.k8sCompliantName ?? kubernetesName(spec.name),
    })
    this.#profiles.set(uniqueId, profile)
    return uniqueId
  }

  /** Throws the faults InvalidArgument and PbmDuplicateName. */
  change(id: string, { name, description, constraints }: PbmCapabilityProfileUpdateSpec, user: string): void {
    const before = this.get(id)
    if (name !== undefined) this.#checkName(name, id)
    this.#profiles.set(id, {
      ...before,
      ...(name === undefined ? {} : { name }),
      ...(description === undefined ? {} : { description }),
      ...(constraints === undefined ? {} : { constraints }),
      generationId: Number(before.generationId ?? 0) + 1,
      lastUpdatedBy: user,
      lastUpdatedTime: this.#clock.now().toISOString(),
    })
  }

  /** Throws the faults PbmFaultNotFound, and PbmResourceInUse while something has it. */
  remove(id: string): void {
    const profile = this.#profiles.get(id)
    if (profile === undefined) throw fault('PbmFaultNotFound', {}, `There is no storage policy with the id ${id}.`)
    if (this.entitiesWith(id).length > 0) {
      throw fault('PbmResourceInUse', { name: profile.name }, `The storage policy '${profile.name}' is in use.`)
    }
    this.#profiles.delete(id)
    for (const [datastore, own] of this.#defaults) if (own === id) this.#defaults.delete(datastore)
  }

  profilesOf({ objectType, key }: PbmServerObjectRef): readonly string[] {
    return this.#associations.get(associationKey(objectType, key))?.profileIds ?? []
  }

  entitiesWith(id: string, objectType?: string): PbmServerObjectRef[] {
    return [...this.#associations.values()]
      .filter(({ entity, profileIds }) => profileIds.includes(id) && (objectType ?? entity.objectType) === entity.objectType)
      .map(({ entity }) => entity)
  }

  /** Of a machine's home: `profiles` as a spec of the machine has them; undefined is no change. Throws the fault InvalidArgument. */
  assignToMachine({ value }: ManagedObjectReference, profiles: readonly VirtualMachineProfileSpec[] | undefined): void {
    this.#assign({ objectType: entityTypes.machine, key: value }, profiles)
  }

  /** Of a disk, by the key that the device has. Throws the fault InvalidArgument. */
  assignToDisk({ value }: ManagedObjectReference, deviceKey: number, profiles: readonly VirtualMachineProfileSpec[] | undefined): void {
    this.#assign({ objectType: entityTypes.disk, key: `${value}:${deviceKey}` }, profiles)
  }

  /** A disk that is no more has no policy. */
  forgetDisk({ value }: ManagedObjectReference, deviceKey: number): void {
    this.#associations.delete(associationKey(entityTypes.disk, `${value}:${deviceKey}`))
  }

  /** Nor has a machine that is no more, nor have its disks. */
  forget(machineId: string): void {
    for (const [key, { entity }] of this.#associations) {
      if (entity.key === machineId || entity.key.startsWith(`${machineId}:`)) this.#associations.delete(key)
    }
  }

  /** What a datastore gives to disks that have none of their own. */
  defaultOf(datastoreId: string): PbmCapabilityProfile | undefined {
    return this.find(this.#defaults.get(datastoreId) ?? '')
  }

  setDefault(datastoreId: string, profileId: string): void {
    this.get(profileId)
    this.#defaults.set(datastoreId, profileId)
  }

  resetDefaults(profileId: string | undefined): void {
    for (const [datastore, own] of this.#defaults) if (profileId === undefined || own === profileId) this.#defaults.delete(datastore)
  }

  save(): SavedPolicies {
    return { profiles: this.profiles, associations: [...this.#associations.values()], defaults: Object.fromEntries(this.#defaults) }
  }

  /** Takes the place of all that there is. */
  restore(saved: unknown): void {
    const { profiles, associations, defaults } = saved as SavedPolicies
    for (const own of [this.#profiles, this.#associations, this.#defaults]) own.clear()
    for (const profile of profiles) this.#profiles.set(profile.profileId.uniqueId, profile)
    for (const association of associations) {
      this.#associations.set(associationKey(association.entity.objectType, association.entity.key), association)
    }
    for (const [datastore, profile] of Object.entries(defaults)) this.#defaults.set(datastore, profile)
  }

  #assign(entity: PbmServerObjectRef, profiles: readonly VirtualMachineProfileSpec[] | undefined): void {
    if (profiles === undefined || profiles.length === 0) return
    const profileIds = profiles.flatMap((profile) => (isDataObject(profile, 'VirtualMachineDefinedProfileSpec') ? [profile.profileId] : []))
    for (const id of profileIds) this.get(id)
    const key = associationKey(entity.objectType, entity.key)
    if (profileIds.length === 0) this.#associations.delete(key)
    else this.#associations.set(key, { entity, profileIds })
  }

  #checkName(name: string, own: string | undefined): void {
    if (name.trim() === '') throw invalidArgument('name')
    const same = this.profiles.find((profile) => profile.name === name && profile.profileId.uniqueId !== own)
    if (same !== undefined) throw fault('PbmDuplicateName', { name }, `The name '${name}' already exists.`)
  }
}

function associationKey(objectType: string, key: string): string {
  return `${objectType}/${key}`
}
