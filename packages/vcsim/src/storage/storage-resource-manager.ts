import { dataObject, isDataObject, type ManagedObjectReference } from '@vivarium/vim'
import type {
  ClusterRecommendation,
  PodStorageDrsEntry,
  StorageDrsConfigSpec,
  StorageDrsPodConfigInfo,
  StorageIORMInfo,
  StoragePlacementResult,
  StoragePlacementSpec,
  VirtualMachineConfigSpec,
} from '@vivarium/vim/types'
import type { Call, Kind } from '../call.js'
import { fault, invalidArgument } from '../faults.js'
import { nameOf } from '../inventory/entity.js'
import { related } from '../inventory/relations.js'
import { taskEnd } from '../inventory/subtask.js'
import type { ManagedObject } from '../model/managed-object.js'
import { untyped } from '../model/untyped.js'
import { startTask } from '../tasks/start-task.js'
import type { Placement } from './placements.js'
import { summaryOf } from './space.js'

const entryOf = (pod: ManagedObject) => pod.get('podStorageDrsEntry') as PodStorageDrsEntry
const podConfigOf = (pod: ManagedObject) => entryOf(pod).storageDrsConfig.podConfig

function podAt({ world: { model } }: Call, reference: ManagedObjectReference, argument: string): ManagedObject {
  const pod = model.get(reference)
  if (!pod.type.isA('StoragePod')) throw invalidArgument(argument)
  return pod
}

/** What a list becomes by specs that add, edit and remove by key. */
function changed<T>(
  before: readonly T[],
  specs: readonly { readonly operation: string; readonly removeKey?: unknown; readonly value?: T | undefined }[],
  keyOf: (value: T) => unknown,
): T[] {
  const after = new Map(before.map((value) => [keyOf(value), value]))
  for (const { operation, removeKey, value } of specs) {
    if (operation === 'remove') after.delete(keyText(removeKey))
    else if (value !== undefined) after.set(keyOf(value), { ...(operation === 'edit' ? after.get(keyOf(value)) : {}), ...value })
  }
  return [...after.values()]
}

/** A key to remove by: a string, a number, or a reference. */
const keyText = (key: unknown): unknown =>
  typeof key === 'object' && key !== null
    ? ((key as { readonly value?: unknown }).value ?? (key as { readonly _value?: unknown })._value)
    : key

function configure(call: Call, pod: ManagedObject, { podConfigSpec, vmConfigSpec = [] }: StorageDrsConfigSpec, modify: boolean): void {
  const entry = entryOf(pod)
  const { podConfig: before, vmConfig = [] } = entry.storageDrsConfig
  const { rule: rules = [], option: options = [], ...plain } = untyped(podConfigSpec ?? {})
  const base: StorageDrsPodConfigInfo = modify ? before : { ...before, rule: [], option: [] }
  const podConfig: StorageDrsPodConfigInfo = {
    ...base,
    ...plain,
    rule: changed(
      base.rule ?? [],
      rules.map(({ operation, removeKey, info }) => ({ operation, removeKey, value: info })),
      ({ key }) => key,
    ),
    option: changed(
      base.option ?? [],
      options.map(({ operation, removeKey, option }) => ({ operation, removeKey, value: option })),
      ({ key }) => key,
    ),
  }
  const vms = changed(
    vmConfig,
    vmConfigSpec.map(({ operation, removeKey, info }) => ({ operation, removeKey, value: info })),
    ({ vm }) => vm?.value,
  )
  call.world.model.update<'StoragePod'>(pod, { podStorageDrsEntry: { ...entry, storageDrsConfig: { podConfig, vmConfig: vms } } })
}

/** The bytes that the disks of a machine to be take: thin ones none at first. */
function bytesFor({ deviceChange = [] }: VirtualMachineConfigSpec): number {
  return deviceChange.reduce((sum, { operation, device }) => {
    if (operation === 'remove' || !isDataObject(device, 'VirtualDisk')) return sum
    const isThin = (device.backing as { readonly thinProvisioned?: boolean } | undefined)?.thinProvisioned === true
    return sum + (isThin ? 0 : Number(device.capacityInBytes ?? Number(device.capacityInKB) * 1024))
  }, 0)
}

function checkSpec(spec: StoragePlacementSpec): void {
  const { type, resourcePool, configSpec, folder, vm, cloneName, cloneSpec, relocateSpec } = spec
  const need = (value: unknown, argument: string) => {
    if (value === undefined || value === '') throw invalidArgument(`storageSpec.${argument}`)
  }
  switch (type) {
    case 'create':
      need(resourcePool, 'resourcePool')
      need(configSpec, 'configSpec')
      return
    case 'clone':
      need(folder, 'folder')
      need(vm, 'vm')
      need(cloneName, 'cloneName')
      need(cloneSpec, 'cloneSpec')
      return
    case 'relocate':
      need(vm, 'vm')
      need(relocateSpec, 'relocateSpec')
      return
    case 'reconfigure':
      need(vm, 'vm')
      need(configSpec, 'configSpec')
      return
    default:
      throw invalidArgument('storageSpec.type')
  }
}

/** What a machine takes that is there. */
function bytesOf({ world: { model } }: Call, vm: ManagedObjectReference | undefined): number {
  const summary =
    vm === undefined
      ? undefined
      : (model.get(vm).get('summary') as { readonly storage?: { readonly committed: number | bigint } } | undefined)
  return Number(summary?.storage?.committed ?? 0)
}

function recommend(call: Call, spec: StoragePlacementSpec): StoragePlacementResult {
  checkSpec(spec)
  const { podSelectionSpec, vm, configSpec } = spec
  const references = [
    ...(podSelectionSpec.storagePod === undefined ? [] : [podSelectionSpec.storagePod]),
    ...(podSelectionSpec.initialVmConfig ?? []).map(({ storagePod }) => storagePod),
  ]
  const pods = [
    ...new Map(
      references.map((reference) => [reference.value, podAt(call, reference, 'storageSpec.podSelectionSpec.storagePod')]),
    ).values(),
  ]
  const enabled = pods.filter((pod) => podConfigOf(pod).enabled)
  if (enabled.length === 0) throw invalidArgument('storageSpec.podSelectionSpec.storagePod')
  const bytes = configSpec === undefined ? bytesOf(call, vm) : bytesFor(configSpec)
  const candidates = enabled
    .flatMap((pod) => related(call.world.model, pod, 'childEntity').map((datastore) => ({ pod, datastore })))
    .filter(({ datastore }) => {
      const { freeSpace, accessible, maintenanceMode } = summaryOf(datastore)
      return accessible && maintenanceMode === 'normal' && Number(freeSpace) >= bytes
    })
    .sort((one, other) => Number(summaryOf(other.datastore).freeSpace) - Number(summaryOf(one.datastore).freeSpace))
  if (candidates.length === 0) {
    const insufficient = fault('InsufficientStorageSpace', {}, 'Insufficient space on the datastores of the datastore cluster.')
    return {
      drsFault: {
        reason: 'storagePlacement',
        faultsByVm: [
          { ...(vm === undefined ? {} : { vm }), fault: [{ fault: insufficient.fault, localizedMessage: insufficient.faultMessage }] },
        ],
      },
    }
  }
  return { recommendations: candidates.map(({ pod, datastore }) => recommendation(call, spec, pod, datastore, bytes)) }
}

function recommendation(
  call: Call,
  spec: StoragePlacementSpec,
  pod: ManagedObject,
  datastore: ManagedObject,
  bytes: number,
): ClusterRecommendation {
  const { capacity, freeSpace } = summaryOf(datastore)
  const used = Number(capacity) - Number(freeSpace)
  const percent = (amount: number) => (Number(capacity) === 0 ? 0 : (amount * 100) / Number(capacity))
  const location = spec.relocateSpec ?? spec.cloneSpec?.location ?? {}
  return {
    key: call.world.placements.add({ spec, datastore: datastore.reference }),
    type: 'V1',
    time: call.world.clock.now().toISOString(),
    rating: 1,
    reason: 'storagePlacement',
    reasonText: 'Satisfy storage initial placement requests',
    target: pod.reference,
    action: [
      dataObject('StoragePlacementAction', {
        type: 'StoragePlacementV1',
        ...(spec.vm === undefined ? {} : { vm: spec.vm }),
        relocateSpec: { ...location, datastore: datastore.reference },
        destination: datastore.reference,
        spaceUtilBefore: percent(used),
        spaceDemandBefore: percent(used),
        spaceUtilAfter: percent(used + bytes),
        spaceDemandAfter: percent(used + bytes),
        ioLatencyBefore: 0,
      }),
    ],
  }
}

const optional = <T>(name: string, value: T | undefined) => (value === undefined ? {} : { [name]: value })

/** Does what a recommendation is for. Gives the task. */
async function apply(call: Call, { spec, datastore }: Placement): Promise<ManagedObjectReference> {
  const { model } = call.world
  const { type, vm, folder, cloneName = '', cloneSpec, configSpec, relocateSpec, resourcePool, host, priority } = spec
  const machine = vm === undefined ? undefined : model.get(vm)
  const into = folder === undefined ? undefined : model.get(folder)
  if (type === 'clone' && machine !== undefined && into !== undefined && cloneSpec !== undefined) {
    const placed = { ...cloneSpec, location: { ...cloneSpec.location, datastore } }
    return call.invoke(machine, 'CloneVM_Task', { folder: into.reference, name: cloneName, spec: placed })
  }
  if (type === 'relocate' && machine !== undefined) {
    return call.invoke(machine, 'RelocateVM_Task', { spec: { ...relocateSpec, datastore }, ...optional('priority', priority) } as never)
  }
  if (type === 'reconfigure' && machine !== undefined && configSpec !== undefined) {
    return call.invoke(machine, 'ReconfigVM_Task', { spec: onDatastore(configSpec, model.get(datastore)) })
  }
  if (type === 'create' && into !== undefined && configSpec !== undefined && resourcePool !== undefined) {
    const config = onDatastore(configSpec, model.get(datastore))
    return call.invoke(into, 'CreateVM_Task', { config, pool: resourcePool, ...optional('host', host) } as never)
  }
  throw invalidArgument('key')
}

/** A machine's spec with its files, and disks that have no place yet, on a datastore. */
function onDatastore(spec: VirtualMachineConfigSpec, datastore: ManagedObject): VirtualMachineConfigSpec {
  const top = `[${nameOf(datastore)}]`
  const deviceChange = (spec.deviceChange ?? []).map((change) => {
    const { device, operation } = change
    if (operation !== 'add' || !isDataObject(device, 'VirtualDisk')) return change
    const backing = device.backing as { readonly fileName?: string } | undefined
    if (backing?.fileName !== undefined && backing.fileName !== '' && !/^\[[^\]]*\]\s*$/.test(backing.fileName)) return change
    return { ...change, device: { ...device, backing: { ...backing, fileName: top, datastore: datastore.reference } } as typeof device }
  })
  const files = spec.files ?? {}
  return { ...spec, deviceChange, files: files.vmPathName === undefined || files.vmPathName === '' ? { ...files, vmPathName: top } : files }
}

export const storageResourceManager = {
  methods: {
    RecommendDatastores: (call, { storageSpec }) => recommend(call, storageSpec),

    ApplyStorageDrsRecommendation_Task: (call, { key }) => applyTask(call, key),

    ApplyStorageDrsRecommendationToPod_Task(call, { pod, key }) {
      podAt(call, pod, 'pod')
      return applyTask(call, [key])
    },

    CancelStorageDrsRecommendation({ world }, { key }) {
      for (const each of key) if (world.placements.take(each) === undefined) throw invalidArgument('key')
    },

    // Datastores are in balance: there is nothing that moves on its own.
    RefreshStorageDrsRecommendation: (call, { pod }) => void podAt(call, pod, 'pod'),
    RefreshStorageDrsRecommendationsForPod_Task(call, { pod }) {
      const entity = podAt(call, pod, 'pod')
      return startTask(call, () => {}, { entity })
    },

    ConfigureStorageDrsForPod_Task(call, { pod, spec, modify }) {
      const entity = podAt(call, pod, 'pod')
      return startTask(call, () => configure(call, entity, spec, modify), { entity })
    },

    ValidateStoragePodConfig(call, { pod, spec }) {
      podAt(call, pod, 'pod')
      const behavior = spec.podConfigSpec?.defaultVmBehavior
      if (behavior === undefined || ['manual', 'automated'].includes(behavior)) return undefined
      const { fault: refused, faultMessage } = invalidArgument('spec.podConfigSpec.defaultVmBehavior')
      return { fault: refused, localizedMessage: faultMessage }
    },

    ConfigureDatastoreIORM_Task(call, { datastore, spec }) {
      const { model } = call.world
      const entity = model.get(datastore)
      return startTask(
        call,
        () => {
          const before = entity.get('iormConfiguration') as StorageIORMInfo
          model.update<'Datastore'>(entity, { iormConfiguration: { ...before, ...untyped(spec) } as StorageIORMInfo })
        },
        { entity },
      )
    },

    QueryIORMConfigOption: () => {
      const bool = (defaultValue: boolean) => ({ valueIsReadonly: false, supported: true, defaultValue })
      return {
        enabledOption: bool(false),
        congestionThresholdOption: { valueIsReadonly: false, min: 5, max: 100, defaultValue: 30 },
        statsCollectionEnabledOption: bool(false),
        reservationEnabledOption: bool(false),
      }
    },
  },
} satisfies Kind

function applyTask(call: Call, keys: readonly string[]): ManagedObjectReference {
  const found = keys.map((key) => call.world.placements.take(key))
  const placements = found.filter((placement) => placement !== undefined)
  if (placements.length === 0 || placements.length < found.length) throw invalidArgument('key')
  return startTask(call, async ({ signal }) => {
    let vm: ManagedObjectReference | undefined
    for (const placement of placements) {
      const result = await taskEnd(call.world, await apply(call, placement), signal)
      vm = (result as ManagedObjectReference | undefined) ?? placement.spec.vm
    }
    return vm === undefined ? {} : { vm }
  })
}
