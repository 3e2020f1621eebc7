import type { ManagedObjectReference, Method, Property } from '@vivarium/vim'
import type { Methods } from '@vivarium/vim/types'
import type { ManagedObject } from '../model/managed-object.js'
import type { Model } from '../model/model.js'
import { type Requirement, reconfigureRequirements } from './reconfigure-requirements.js'

/** Where a call is made. */
interface Place {
  readonly model: Model
  readonly object: ManagedObject
}

/**
 * What a call needs besides what the type data says. Sources: vSphere Web Services API reference, "Required Privileges" of each method; vSphere
 * Security, "Required Privileges for Common Tasks".
 */
type Rules = { readonly [M in keyof Methods]?: (place: Place, parameters: Methods[M]['parameters']) => readonly Requirement[] }

const on = (object: ManagedObjectReference | undefined, ...privileges: readonly string[]): Requirement[] =>
  object === undefined ? [] : privileges.map((privilege) => ({ object, privilege }))
const here =
  (...privileges: readonly string[]) =>
  ({ object }: Place): Requirement[] =>
    on(object.reference, ...privileges)
/** For what belongs to the caller, such as collectors and views. */
const own = here('System.View')

/** Privileges by type of the entity; the first that it is of. */
type ByType = readonly (readonly [type: string, ...privileges: readonly string[]])[]

function privilegesFor(model: Model, reference: ManagedObjectReference, table: ByType): readonly string[] {
  const type = model.find(reference)?.type
  const [, ...privileges] = table.find(([name]) => type?.isA(name) === true) ?? ['', administratorsOnly]
  return privileges
}

/** What nobody has who isn't an administrator of the whole vCenter: for what changes something and is in no table. */
const administratorsOnly = 'Global.VCServer'

const toRename: ByType = [
  ['Datacenter', 'Datacenter.Rename'],
  ['StoragePod', 'StoragePod.Config'],
  ['Folder', 'Folder.Rename'],
  ['ComputeResource', 'Host.Inventory.RenameCluster'],
  ['VirtualApp', 'VApp.Rename'],
  ['ResourcePool', 'Resource.RenamePool'],
  ['VirtualMachine', 'VirtualMachine.Config.Rename'],
  ['Datastore', 'Datastore.Rename'],
  ['DistributedVirtualPortgroup', 'DVPortgroup.Modify'],
  ['DistributedVirtualSwitch', 'DVSwitch.Modify'],
  ['Network', 'Network.Config'],
]

const toDestroy: ByType = [
  ['Datacenter', 'Datacenter.Delete'],
  ['Folder', 'Folder.Delete'],
  ['ClusterComputeResource', 'Host.Inventory.DeleteCluster'],
  ['ComputeResource', 'Host.Inventory.RemoveHostFromCluster'],
  ['HostSystem', 'Host.Inventory.RemoveHostFromCluster'],
  ['VirtualApp', 'VApp.Delete'],
  ['ResourcePool', 'Resource.DeletePool'],
  ['VirtualMachine', 'VirtualMachine.Inventory.Delete'],
  ['Datastore', 'Datastore.Delete'],
  ['DistributedVirtualPortgroup', 'DVPortgroup.Delete'],
  ['DistributedVirtualSwitch', 'DVSwitch.Delete'],
  ['Network', 'Network.Delete'],
]
/** Also needed on what the entity is in. */
const destroyedInParent: ReadonlySet<string> = new Set(['Datacenter', 'Folder', 'HostSystem', 'ResourcePool', 'VirtualMachine'])

const toMove: ByType = [
  ['Datacenter', 'Datacenter.Move'],
  ['Folder', 'Folder.Move'],
  ['ClusterComputeResource', 'Host.Inventory.MoveCluster'],
  ['ComputeResource', 'Host.Inventory.MoveHost'],
  ['HostSystem', 'Host.Inventory.MoveHost'],
  ['VirtualApp', 'VApp.Move'],
  ['VirtualMachine', 'VirtualMachine.Inventory.Move'],
  ['Datastore', 'Datastore.Move'],
  ['DistributedVirtualSwitch', 'DVSwitch.Move'],
  ['Network', 'Network.Move'],
]

const parentOf = (model: Model, reference: ManagedObjectReference) =>
  model.find(reference)?.get('parent') as ManagedObjectReference | undefined

function datastoreNamed(model: Model, path: string): ManagedObjectReference | undefined {
  const name = /^\s*\[([^\]]*)\]/.exec(path)?.[1]
  if (name === undefined) return undefined
  for (const object of model.objects()) {
    if (object.type.isA('Datastore') && object.get('name') === name) return object.reference
  }
  return undefined
}

const onDatastoreOf = (model: Model, privilege: string, ...paths: readonly (string | undefined)[]) =>
  paths.flatMap((path) => (path === undefined ? [] : on(datastoreNamed(model, path), privilege)))

const rules: Rules = {
  // Entities.
  Rename_Task: ({ model, object: { reference } }) => on(reference, ...privilegesFor(model, reference, toRename)),
  Destroy_Task({ model, object }) {
    const { reference, type } = object
    const privileges = privilegesFor(model, reference, toDestroy)
    const children = type.isA('Folder') ? ((object.get('childEntity') ?? []) as ManagedObjectReference[]) : []
    const inside = children.flatMap((child) => on(child, ...privilegesFor(model, child, toDestroy)))
    const inParent = [...destroyedInParent].some((name) => type.isA(name)) && !type.isA('VirtualApp')
    return [...on(reference, ...privileges), ...inside, ...(inParent ? on(parentOf(model, reference), ...privileges) : [])]
  },
  setCustomValue: here('Global.SetCustomField'),
  MoveIntoFolder_Task: ({ model, object }, { list }) =>
    list.flatMap((moved) => {
      const privileges = privilegesFor(model, moved, toMove)
      return [...on(moved, ...privileges), ...on(object.reference, ...privileges), ...on(parentOf(model, moved), ...privileges)]
    }),
  BatchAddHostsToCluster_Task: (_place, { cluster }) => on(cluster, 'Host.Inventory.AddHostToCluster'),
  MoveInto_Task: here('Host.Inventory.MoveHost'),
  MoveHostInto_Task: here('Host.Inventory.MoveHost'),
  ApplyRecommendation: here('Resource.ApplyRecommendation'),

  // Pools.
  UpdateConfig: ({ object: { reference } }, { name }) => [
    ...on(reference, 'Resource.EditPool'),
    ...(name === undefined ? [] : on(reference, 'Resource.RenamePool')),
  ],
  MoveIntoResourcePool: ({ model, object: { reference } }, { list }) =>
    list.flatMap((moved) => {
      const type = model.find(moved)?.type
      if (type?.isA('VirtualMachine') === true) return on(reference, 'Resource.AssignVMToPool')
      if (type?.isA('VirtualApp') === true) return [...on(moved, 'VApp.Move'), ...on(reference, 'Resource.AssignVAppToPool')]
      return [...on(moved, 'Resource.MovePool'), ...on(reference, 'Resource.MovePool')]
    }),
  UpdateChildResourceConfiguration: ({ model, object }, { spec }) =>
    spec.flatMap(({ entity }) =>
      entity !== undefined && model.find(entity)?.type.isA('VirtualMachine') === true
        ? on(entity, 'VirtualMachine.Config.Resource')
        : on(entity ?? object.reference, 'Resource.EditPool'),
    ),
  DestroyChildren: here('Resource.DeletePool'),
  UpdateVAppConfig: here('VApp.ApplicationConfig'),
  UpdateLinkedChildren: here('VApp.AssignVM'),

  // Virtual machines.
  CreateVM_Task: ({ model }, { config, pool }) => [
    ...on(pool, 'Resource.AssignVMToPool'),
    ...reconfigureRequirements(model, undefined, config),
  ],
  CreateChildVM_Task: ({ model, object }, { config }) => [
    ...on(object.reference, 'Resource.AssignVMToPool'),
    ...reconfigureRequirements(model, undefined, config),
  ],
  ReconfigVM_Task({ model, object }, { spec }) {
    const requirements = reconfigureRequirements(model, object, spec)
    return requirements.length > 0 ? requirements : on(object.reference, 'VirtualMachine.Config.Settings')
  },
  CloneVM_Task({ model, object }, { folder, spec }) {
    const isTemplate = (object.get('config') as { readonly template?: boolean } | undefined)?.template === true
    const toTemplate = spec.template
    const what = isTemplate ? (toTemplate ? 'CloneTemplate' : 'DeployTemplate') : toTemplate ? 'CreateTemplateFromVM' : 'Clone'
    return [
      ...on(object.reference, `VirtualMachine.Provisioning.${what}`),
      ...on(folder, 'VirtualMachine.Inventory.CreateFromExisting'),
      ...(spec.customization === undefined ? [] : on(object.reference, 'VirtualMachine.Provisioning.Customize')),
      ...on(spec.location.pool, 'Resource.AssignVMToPool'),
      ...on(spec.location.datastore, 'Datastore.AllocateSpace'),
      ...(spec.config === undefined ? [] : reconfigureRequirements(model, undefined, spec.config)),
    ]
  },
  InstantClone_Task: (_place, { spec: { location } }) => [
    ...on(location.folder, 'VirtualMachine.Inventory.CreateFromExisting'),
    ...on(location.pool, 'Resource.AssignVMToPool'),
    ...on(location.datastore, 'Datastore.AllocateSpace'),
  ],
  MigrateVM_Task: ({ object }, { pool }) => [...on(object.reference, migration(object)), ...on(pool, 'Resource.AssignVMToPool')],
  RelocateVM_Task: ({ object }, { spec }) => [
    ...on(object.reference, migration(object)),
    ...on(spec.pool, 'Resource.AssignVMToPool'),
    ...on(spec.datastore, 'Datastore.AllocateSpace'),
    ...on(spec.folder, 'VirtualMachine.Inventory.Move'),
  ],
  AcquireTicket: ({ object: { reference } }, { ticketType }) =>
    on(
      reference,
      ticketType === 'device'
        ? 'VirtualMachine.Interact.DeviceConnection'
        : ticketType === 'guestControl'
          ? 'VirtualMachine.Interact.GuestControl'
          : 'VirtualMachine.Interact.ConsoleInteract',
    ),

  // What would work: for those who see the machine.
  CheckClone_Task: (_place, { vm }) => on(vm, 'System.Read'),
  CheckCompatibility_Task: (_place, { vm }) => on(vm, 'System.Read'),
  CheckMigrate_Task: (_place, { vm }) => on(vm, 'System.Read'),
  CheckPowerOn_Task: (_place, { vm }) => on(vm, 'System.Read'),
  CheckRelocate_Task: (_place, { vm }) => on(vm, 'System.Read'),
  CheckVmConfig_Task: (_place, { vm }) => on(vm, 'System.Read'),
  QueryVMotionCompatibilityEx_Task: (_place, { vm }) => vm.flatMap((each) => on(each, 'Resource.QueryVMotion')),

  // Storage.
  DeleteDirectory: here('Datastore.Config'),
  IncreaseDirectorySize: here('Datastore.Config'),
  MakeDirectory: ({ model }, { name }) => onDatastoreOf(model, 'Datastore.FileManagement', name),
  MoveDatastoreFile_Task: ({ model }, { sourceName, destinationName }) =>
    onDatastoreOf(model, 'Datastore.FileManagement', sourceName, destinationName),
  CopyDatastoreFile_Task: ({ model }, { sourceName, destinationName }) => [
    ...onDatastoreOf(model, 'Datastore.Browse', sourceName),
    ...onDatastoreOf(model, 'Datastore.FileManagement', destinationName),
  ],
  QueryVirtualDiskInfo_Task: ({ model }, { name }) => onDatastoreOf(model, 'Datastore.Browse', name),
  DeleteDatastoreFile_Task: ({ model }, { name }) => onDatastoreOf(model, 'Datastore.FileManagement', name),
  SearchDatastore_Task: ({ model }, { datastorePath }) => onDatastoreOf(model, 'Datastore.Browse', datastorePath),
  SearchDatastoreSubFolders_Task: ({ model }, { datastorePath }) => onDatastoreOf(model, 'Datastore.Browse', datastorePath),
  ...diskRules(),
  ...firstClassDiskRules(),
  ApplyStorageDrsRecommendation_Task: here('StoragePod.Config'),
  ApplyStorageDrsRecommendationToPod_Task: (_place, { pod }) => on(pod, 'StoragePod.Config'),
  CancelStorageDrsRecommendation: here('StoragePod.Config'),
  ConfigureDatastoreIORM_Task: (_place, { datastore }) => on(datastore, 'Datastore.ConfigIOManagement'),

  // Networks.
  ReconfigureDvs_Task: here('DVSwitch.Modify'),
  DVSRollback_Task: here('DVSwitch.Modify'),
  RectifyDvsHost_Task: here('DVSwitch.Modify'),
  RectifyDvsOnHost_Task: here('DVSwitch.Modify'),
  ReconfigureDVPortgroup_Task: here('DVPortgroup.Modify'),
  DVPortgroupRollback_Task: here('DVPortgroup.Modify'),
  DVSManagerImportEntity_Task: here('DVSwitch.Modify'),
  UpdateNetworkConfig: here('Host.Config.Network'),
  AddVirtualNic: here('Host.Config.Network'),
  UpdateVirtualNic: here('Host.Config.Network'),
  AddServiceConsoleVirtualNic: here('Host.Config.Network'),
  UpdateServiceConsoleVirtualNic: here('Host.Config.Network'),
  AllocateIpv4Address: (_place, { dc }) => on(dc, 'Datacenter.IpPoolQueryAllocations'),
  AllocateIpv6Address: (_place, { dc }) => on(dc, 'Datacenter.IpPoolQueryAllocations'),

  // Managers.
  CancelTask: here('Global.CancelTask'),
  UpdateOptions: ({ object: { reference } }) =>
    on(reference, reference.value === 'VpxSettings' ? 'Global.Settings' : 'Host.Config.AdvancedConfig'),
  RetrieveUserGroups: own,

  GetAlarm: (_place, { entity }) => on(entity, 'System.View'),
  QueryPerfProviderSummary: (_place, { entity }) => on(entity, 'System.View'),
  QueryAvailablePerfMetric: (_place, { entity }) => on(entity, 'System.View'),
  QueryPerf: (_place, { querySpec }) => querySpec.flatMap(({ entity }) => on(entity, 'System.View')),
  QueryPerfComposite: (_place, { querySpec }) => on(querySpec.entity, 'System.View'),

  // What one has made oneself.
  DestroyPropertyFilter: own,
  SetCollectorPageSize: own,
  RewindCollector: own,
  ResetCollector: own,
  DestroyCollector: own,
  ReadNextTasks: own,
  ReadPreviousTasks: own,
  ReadNextEvents: own,
  ReadPreviousEvents: own,
  OpenInventoryViewFolder: own,
  CloseInventoryViewFolder: own,
  ModifyListView: own,
  ResetListView: own,
  ResetListViewFromView: own,
  HttpNfcLeaseGetManifest: own,
  HttpNfcLeaseSetManifestChecksumType: own,
  HttpNfcLeaseComplete: own,
  HttpNfcLeaseAbort: own,
  HttpNfcLeaseProgress: own,
}

function migration(vm: ManagedObject): string {
  const { powerState } = (vm.get('runtime') ?? {}) as { readonly powerState?: string }
  return powerState === 'poweredOn' ? 'Resource.HotMigrate' : 'Resource.ColdMigrate'
}

const files = 'Datastore.FileManagement'

/** Virtual disks, by the paths of their files; to read what they are takes the same as to change it (API reference, VirtualDiskManager). */
function diskRules() {
  const named = ({ model }: Place, { name }: { readonly name: string }) => onDatastoreOf(model, files, name)
  return {
    CreateVirtualDisk_Task: named,
    DeleteVirtualDisk_Task: named,
    ExtendVirtualDisk_Task: named,
    InflateVirtualDisk_Task: named,
    ShrinkVirtualDisk_Task: named,
    DefragmentVirtualDisk_Task: named,
    EagerZeroVirtualDisk_Task: named,
    ZeroFillVirtualDisk_Task: named,
    SetVirtualDiskUuid: named,
    QueryVirtualDiskUuid: named,
    QueryVirtualDiskGeometry: named,
    QueryVirtualDiskFragmentation: named,
    CopyVirtualDisk_Task: ({ model }, { sourceName, destName }) => [
      ...onDatastoreOf(model, 'Datastore.Browse', sourceName),
      ...onDatastoreOf(model, files, destName),
    ],
    MoveVirtualDisk_Task: ({ model }, { sourceName, destName }) => onDatastoreOf(model, files, sourceName, destName),
  } satisfies Rules
}

/** First-class disks, by the datastore that they are in (API reference, VcenterVStorageObjectManager). */
function firstClassDiskRules() {
  const there = (_place: Place, { datastore }: { readonly datastore: ManagedObjectReference }) => on(datastore, files)
  const backing = ({ backingSpec }: { readonly backingSpec: object }) =>
    on((backingSpec as { readonly datastore?: ManagedObjectReference }).datastore, files)
  return {
    CreateDisk_Task: (_place, { spec }) => backing(spec),
    CloneVStorageObject_Task: (_place, { datastore, spec }) => [...on(datastore, files), ...backing(spec)],
    RelocateVStorageObject_Task: (_place, { datastore, spec }) => [...on(datastore, files), ...backing(spec)],
    RegisterDisk({ model }, { path }) {
      const name = URL.canParse(path) ? new URL(path).searchParams.get('dsName') : null
      return name === null ? [] : onDatastoreOf(model, files, `[${name}]`)
    },
    DeleteVStorageObject_Task: there,
    DeleteVStorageObjectEx_Task: there,
    UnregisterDisk_Task: there,
    ExtendDisk_Task: there,
    VStorageObjectExtendDiskEx_Task: there,
    InflateDisk_Task: there,
    RenameVStorageObject: there,
    RenameVStorageObjectEx: there,
    UpdateVStorageObjectPolicy_Task: there,
    UpdateVStorageObjectCrypto_Task: there,
    SetVStorageObjectControlFlags: there,
    ClearVStorageObjectControlFlags: there,
    ReconcileDatastoreInventory_Task: there,
    ScheduleReconcileDatastoreInventory: there,
    VStorageObjectCreateSnapshot_Task: there,
    VStorageObjectCreateSnapshotEx_Task: there,
    DeleteSnapshot_Task: there,
    VStorageObjectDeleteSnapshotEx_Task: there,
    VStorageObjectDeleteSnapshotEx2_Task: there,
    RevertVStorageObject_Task: there,
    RevertVStorageObjectEx_Task: there,
    CreateDiskFromSnapshot_Task: there,
    VCenterUpdateVStorageObjectMetadataEx_Task: there,
    AttachTagToVStorageObject: here('InventoryService.Tagging.AttachTag'),
    DetachTagFromVStorageObject: here('InventoryService.Tagging.AttachTag'),
  } satisfies Rules
}

/** Names of methods that tell something and change nothing. */
const reading = /^(?:[A-Z][a-z]+)??(?:Query|Retrieve|List|Get|Find|Has|Fetch|Read|Are|Is)[A-Z]/

/** Methods that leave out by themselves what of their arguments one may not view: whatever is asked of a view, it shows what is there for the session. */
const ofViews: ReadonlySet<string> = new Set([
  'CreateContainerView',
  'CreateListView',
  'ModifyListView',
  'ResetListView',
  'OpenInventoryViewFolder',
  'CloseInventoryViewFolder',
])

/** Parameters, references to objects, for which the data names a privilege. */
const guarded = new WeakMap<Method, readonly Property[]>()

function guardedParameters(method: Method): readonly Property[] {
  let found = guarded.get(method)
  if (found === undefined) {
    found = ofViews.has(method.name)
      ? []
      : method.parameters.filter(({ privilege, item }) => privilege !== undefined && item.kind === 'reference')
    guarded.set(method, found)
  }
  return found
}

function onParameters(method: Method, parameters: Readonly<Record<string, unknown>>): Requirement[] {
  return guardedParameters(method).flatMap(({ name, privilege = '' }) => {
    const value = parameters[name] as ManagedObjectReference | readonly ManagedObjectReference[] | undefined
    return [value ?? []].flat().map((object) => ({ object, privilege }))
  })
}

/**
 * What one needs for a call: what the data says of the method and of its parameters, and what the table adds. Where neither knows more than that its
 * arguments must be visible: to read for what tells something, else to be an administrator.
 */
export function requirementsOf(
  model: Model,
  object: ManagedObject,
  method: Method,
  parameters: Readonly<Record<string, unknown>>,
): readonly Requirement[] {
  const fromData = [
    ...on(object.reference, ...(method.privilege === undefined ? [] : [method.privilege])),
    ...onParameters(method, parameters),
  ]
  // The codec has given the arguments the types that the method's parameters have.
  const rule = (rules as Readonly<Record<string, (place: Place, parameters: unknown) => readonly Requirement[]>>)[method.name]
  if (rule !== undefined) return [...fromData, ...rule({ model, object }, parameters)]
  if (method.privilege !== undefined || fromData.some(({ privilege }) => privilege !== 'System.View')) return fromData
  return [...fromData, ...on(object.reference, reading.test(method.name) ? 'System.Read' : administratorsOnly)]
}
