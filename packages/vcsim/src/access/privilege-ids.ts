import type { AuthorizationDescription, AuthorizationPrivilege } from '@vivarium/vim/types'

/**
 * Privileges of vCenter 8 by their group: `VirtualMachine.Config.Rename` is `Rename` of `VirtualMachine.Config`. Those of the API's methods (packages/vim), and
 * those that administrators have in govmomi 0.56.0's record of a vCenter; without those of products beside vCenter.
 */
const namesByGroup: Readonly<Record<string, string>> = {
  Alarm: 'Acknowledge Create Delete DisableActions Edit SetStatus ToggleEnableOnEntity',
  Authorization: 'ModifyPermissions ModifyPrivileges ModifyRoles ModifyVTContainerMappings ModifyVTContainers ReassignRolePermissions',
  'AutoDeploy.Host': 'AssociateMachine',
  'AutoDeploy.Profile': 'Create Edit',
  'AutoDeploy.Rule': 'Create Delete Edit',
  'AutoDeploy.RuleSet': 'Activate Edit',
  Certificate: 'Manage',
  CertificateAuthority: 'Administer Manage',
  CertificateManagement: 'Administer Manage',
  Cns: 'Searchable',
  ComputePolicy: 'Manage',
  ContentLibrary:
    'AddCertToTrustStore AddLibraryItem AddSubscription CheckInTemplate CheckOutTemplate CreateLocalLibrary CreateSubscribedLibrary DeleteCertFromTrustStore DeleteLibraryItem DeleteLocalLibrary DeleteSubscribedLibrary DeleteSubscription DownloadSession EvictLibraryItem EvictSubscribedLibrary GetConfiguration ImportStorage ManageClusterRegistryResource ManageRegistry ManageRegistryProject MigrateLibrary ProbeSubscription PublishLibrary PublishLibraryItem ReadStorage SyncLibrary SyncLibraryItem TypeIntrospection UpdateConfiguration UpdateLibrary UpdateLibraryItem UpdateLocalLibrary UpdateSession UpdateSubscribedLibrary UpdateSubscription',
  Cryptographer:
    'Access AddDisk Clone Decrypt Encrypt EncryptNew ManageEncryptionPolicy ManageKeyServers ManageKeys Migrate ReadKeyServersInfo Recrypt RegisterHost RegisterVM',
  DVPortgroup: 'Create Delete Modify PolicyOp ScopeOp',
  DVSwitch: 'Create Delete HostOp Modify Move PolicyOp PortConfig PortSetting ResourceManagement Vspan',
  Datacenter: 'Create Delete IpPoolConfig IpPoolQueryAllocations IpPoolReleaseIp Move Reconfigure Rename UpdateCarbonInfo',
  Datastore:
    'AllocateSpace Browse Config ConfigIOManagement Delete DeleteFile FileManagement Move Rename UpdateVirtualMachineFiles UpdateVirtualMachineMetadata',
  DirectPathProfileManager: 'Manage',
  EAM: 'Config Modify View',
  Extension: 'Register Unregister Update',
  ExternalStatsProvider: 'Register Unregister Update',
  Folder: 'Create Delete ExternalFolderManagement Move Rename',
  Global:
    'CancelTask CapacityPlanning Diagnostics DisableMethods EnableMethods GlobalTag Health Licenses LogEvent ManageCustomFields Proxy ScriptAction ServiceManagers SetCustomField Settings SystemTag VCServer',
  GuestDataPublisher: 'GetData',
  HealthUpdateProvider: 'Register Unregister Update',
  'Host.Cim': 'CimInteraction',
  'Host.Config':
    'AdvancedConfig AuthenticationStore AutoStart Connection DateTime Firmware GuestStore HyperThreading Image Maintenance Memory NetService Network Nvdimm Patch PciPassthru Power ProductLocker Quarantine Resources Settings Snmp Storage SystemFirewallRuleSet SystemManagement',
  'Host.Entropy': 'Read Write',
  'Host.Hbr': 'HbrDaemonManagement HbrManagement',
  'Host.Inventory':
    'AddHostToCluster AddStandaloneHost CreateCluster DeleteCluster EditCluster ManageClusterLifecyle MoveCluster MoveHost RemoveHostFromCluster RenameCluster',
  'Host.Local': 'CreateVM DeleteVM InstallAgent ManageUserGroups ReconfigVM',
  'Host.Sgx': 'Register',
  'Host.Stats': 'Query',
  'Host.Tpm': 'Read Unseal',
  'InventoryService.Tagging':
    'AttachTag CreateCategory CreateTag DeleteCategory DeleteTag EditCategory EditTag ModifyUsedByForCategory ModifyUsedByForTag ObjectAttachable',
  Namespaces: 'Backup Configure ListAccess Manage ManageCapabilities ManageDisks SelfServiceManage Upgrade',
  Network: 'Assign Config Delete Move',
  Nsx: 'Manage ModifyAll Read',
  Performance: 'ModifyIntervals',
  Plugin: 'Management',
  Profile: 'Clear Create Delete Edit Export View',
  ReplicationService: 'Administer',
  Resource:
    'ApplyRecommendation AssignVAppToPool AssignVMToPool ColdMigrate CreatePool DeletePool EditPool HotMigrate MovePool QueryVMotion RenamePool',
  ScheduledTask: 'Create Delete Edit Run',
  ServiceAccount: 'Administer ManageAccount ManagePassword',
  Sessions: 'CollectPrivilegeChecks GlobalMessage ImpersonateUser TerminateSession ValidateSession',
  StoragLifecycle: 'View',
  StoragePod: 'Config',
  StorageProfile: 'Apply Update View',
  StorageViews: 'ConfigureService View',
  SupervisorServices: 'Install Manage',
  System: 'Anonymous Read View',
  Task: 'Create Update',
  TenantManager: 'Query Update',
  VApp: 'ApplicationConfig AssignResourcePool AssignVApp AssignVM Clone Create Delete Export ExtractOvfEnvironment Import InstanceConfig ManagedByConfig Move PowerOff PowerOn PullFromUrls Rename ResourceConfig Suspend Unregister',
  'VirtualMachine.Config':
    'AddExistingDisk AddNewDisk AddRemoveDevice AdvancedConfig Annotation CPUCount ChangeTracking DiskExtend DiskLease EditDevice HostUSBDevice ManagedBy Memory MksControl QueryFTCompatibility QueryUnownedFiles RawDevice ReloadFromPath RemoveDisk Rename ResetGuestInfo Resource Settings SwapPlacement ToggleForkParent UpgradeVirtualHardware',
  'VirtualMachine.DataSets':
    'DataSetCreate DataSetDelete DataSetEntryDelete DataSetEntryGet DataSetEntryList DataSetEntrySet DataSetGet DataSetList DataSetUpdate Export',
  'VirtualMachine.GuestOperations': 'Execute Modify ModifyAliases Query QueryAliases',
  'VirtualMachine.Hbr': 'ConfigureReplication MonitorReplication ReplicaManagement',
  'VirtualMachine.Interact':
    'AnswerQuestion Backup ConsoleInteract CreateScreenshot CreateSecondary DefragmentAllDisks DeviceConnection DisableSecondary DnD EnableSecondary GuestControl MakePrimary Pause PowerOff PowerOn PutUsbScanCodes Record Replay Reset SESparseMaintenance SetCDMedia SetFloppyMedia Suspend SuspendToMemory TerminateFaultTolerantVM ToolsInstall TurnOffFaultTolerance',
  'VirtualMachine.Inventory': 'Create CreateFromExisting Delete Move Register Unregister',
  'VirtualMachine.Namespace': 'Event EventNotify Management ModifyContent Query ReadContent',
  'VirtualMachine.Provisioning':
    'Clone CloneTemplate CreateTemplateFromVM Customize DeployTemplate DiskRandomAccess DiskRandomRead FileRandomAccess GetVmFiles MarkAsTemplate MarkAsVM ModifyCustSpecs PromoteDisks PutVmFiles ReadCustSpecs',
  'VirtualMachine.State': 'CreateSnapshot RemoveSnapshot RenameSnapshot RevertToSnapshot',
  VirtualMachineClasses: 'Manage',
  'Vsan.Cluster': 'ShallowRekey',
  'Vsan.Xvc': 'UpdateClientInfo',
  Zone: 'Manage ObjectAttachable',
}

export const systemPrivileges: readonly string[] = ['System.Anonymous', 'System.Read', 'System.View']

/** All, as the ids by which roles have them. */
export const privilegeIds: readonly string[] = Object.entries(namesByGroup).flatMap(([group, names]) =>
  names.split(' ').map((name) => `${group}.${name}`),
)

/** As the authorization manager lists them. */
export function describePrivileges(): AuthorizationPrivilege[] {
  return privilegeIds.map((privId) => {
    const [privGroupName, name] = [privId.slice(0, privId.lastIndexOf('.')), privId.slice(privId.lastIndexOf('.') + 1)]
    return { privId, onParent: onParent.has(privId), name, privGroupName }
  })
}

/** Those that what an entity is in must give too. */
const onParent: ReadonlySet<string> = new Set([
  'Datacenter.Delete',
  'Folder.Delete',
  'Host.Inventory.DeleteCluster',
  'Host.Inventory.RemoveHostFromCluster',
  'Resource.DeletePool',
  'VirtualMachine.Inventory.Delete',
])

export function describePrivilegeGroups(): AuthorizationDescription {
  const describe = (key: string) => ({ key, label: key, summary: key })
  return { privilege: privilegeIds.map(describe), privilegeGroup: Object.keys(namesByGroup).map(describe) }
}
