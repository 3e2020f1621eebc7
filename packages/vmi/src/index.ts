export { withAccessCredentialSSHPublicKey, withAccessCredentialUserPassword } from './access-credentials.js'
export { registerArchitecture } from './architecture.js'
export { withClock } from './clock.js'
export { cloudInitDiskName, getCloudInitVolume, withCloudInitConfigDrive, withCloudInitNoCloud } from './cloud-init.js'
export {
  withCloudInitConfigDriveUserData,
  withCloudInitNoCloudEncodedUserData,
  withCloudInitNoCloudNetworkData,
  withCloudInitNoCloudUserData,
} from './cloud-init-v1.2.js'
export {
  withConfigMapDisk,
  withConfigMapFs,
  withDownwardAPIDisk,
  withDownwardAPIFs,
  withLabelledConfigMapDisk,
  withLabelledSecretDisk,
  withSecretDisk,
  withSecretFs,
  withServiceAccountDisk,
  withServiceAccountFs,
  withServiceAccountName,
  withSysprepConfigMap,
  withSysprepSecret,
} from './config.js'
export {
  withArchitecture,
  withCPUCount,
  withCPUFeature,
  withCPULimit,
  withCPUModel,
  withCPURequest,
  withDedicatedCPUPlacement,
  withIsolateEmulatorThread,
  withLimitCPU,
  withMaxSockets,
  withNUMAGuestMappingPassthrough,
  withRealtimeMask,
  withResourceCPU,
} from './cpu.js'
export {
  withAutoattachGraphicsDevice,
  withAutoattachMemBalloon,
  withAutoattachSerialConsole,
  withDownwardMetricsChannel,
  withDownwardMetricsVolume,
  withGPU,
  withHostDevice,
  withLogSerialConsole,
  withoutSerialConsole,
  withPanicDevice,
  withResourceClaim,
  withRng,
  withTablet,
  withTPM,
  withVideo,
  withWatchdog,
} from './devices.js'
export {
  withDedicatedIOThreads,
  withDiskBootOrder,
  withDiskBus,
  withDiskCustomBlockSize,
  withDiskErrorPolicy,
  withDiskIO,
  withDiskMatchVolumeBlockSize,
  withDiskShareable,
  withSharedHostDisk,
} from './disk-options.js'
export { errors } from './errors.js'
export {
  type Factory,
  fedoraMemory,
  type ImageSource,
  newAlpine,
  newAlpineWithTestTooling,
  newCirros,
  newFedora,
  newGuestless,
  newWindows,
  windowsFirmware,
  windowsPVCName,
  withDummyCloudForFastBoot,
  withDummyConfigDriveCloudForFastBoot,
} from './factory.js'
export { withFirmwareUUID, withKernelBoot, withKernelBootContainer, withKernelBootContainerImagePullSecret, withUefi } from './firmware.js'
export type * from './generated/types.js'
export {
  interfaceDeviceWithBridgeBinding,
  interfaceDeviceWithMasqueradeBinding,
  interfaceDeviceWithSlirpBinding,
  interfaceDeviceWithSRIOVBinding,
  interfaceWithBindingPlugin,
  interfaceWithMac,
  interfaceWithMacvtapBindingPlugin,
  interfaceWithPasstBindingPlugin,
  newInterface,
  withBindingPlugin,
  withBridgeBinding,
  withMac,
  withMasqueradeBinding,
  withModel,
  withPasstBinding,
  withPciAddress,
  withPorts,
  withSRIOVBinding,
  withState,
  withTag,
} from './interface.js'
export { withEvictionStrategy, withGuestAgentPingLivenessProbe, withStartStrategy, withTerminationGracePeriod } from './lifecycle.js'
export { composeVmi, type FactoryName, factoryNames, type VmiRequest } from './manifest/compose.js'
export { type Manifest, readManifests } from './manifest/read-manifests.js'
export { toYaml } from './manifest/to-yaml.js'
export {
  withGuestMemory,
  withHugepages,
  withLimitMemory,
  withMaxGuest,
  withMemoryLimit,
  withMemoryRequest,
  withResourceMemory,
} from './memory.js'
export { withAnnotation, withLabel, withName, withNamespace, withUID } from './metadata.js'
export {
  defaultPodNetwork,
  draNetwork,
  multusNetwork,
  withAutoAttachPodInterface,
  withHostname,
  withInterface,
  withNetwork,
  withNetworkInterfaceMultiQueue,
  withSubdomain,
} from './network.js'
export { type MasqueradeNetworking, withMasqueradeNetworking, withPasstInterfaceWithPort } from './networking-v1.2.js'
export type {
  ConfigDriveOption,
  DiskOption,
  HostDiskOption,
  InterfaceOption,
  NoCloudOption,
  Option,
  StatusOption,
  VMOption,
  VMStatusOption,
} from './option.js'
export { getPodByVirtualMachineInstance, indexInterfaceStatusByName, type PodLike, type PodLister } from './pod.js'
export {
  withNodeAffinityFor,
  withNodeAffinityForLabel,
  withNodeSelector,
  withNodeSelectorFor,
  withPreferredNodeAffinity,
  withPreferredPodAffinity,
  withRequiredPodAffinity,
  withToleration,
} from './selector.js'
export { withSEV, withSEVAttestation } from './sev.js'
export {
  withBlockMultiQueue,
  withCDRom,
  withCDRomAndVolume,
  withContainerDisk,
  withContainerDiskAndPullPolicy,
  withContainerSATADisk,
  withDataVolume,
  withDisk,
  withEmptyCDRom,
  withEmptyDisk,
  withEphemeralCDRom,
  withEphemeralPersistentVolumeClaim,
  withFilesystemContainerPath,
  withFilesystemDV,
  withFilesystemPVC,
  withHostDisk,
  withHostDiskAndCapacity,
  withHotplugDataVolume,
  withHotplugPersistentVolumeClaim,
  withIOThreads,
  withIOThreadsPolicy,
  withPersistentVolumeClaim,
  withPersistentVolumeClaimLun,
  withSupplementalPoolThreadCount,
} from './storage.js'
export type { Problem, ProblemCode } from './validate/problem.js'
export { validateVm, validateVmi } from './validate/validate.js'
export type * from './values.js'
export {
  type ComposedVm,
  newVirtualMachine,
  withAnnotations,
  withClusterInstancetype,
  withClusterPreference,
  withDataVolumeTemplate,
  withInstancetype,
  withInstancetypeInferredFromVolume,
  withInstancetypeRevision,
  withLabels,
  withPreference,
  withPreferenceInferredFromVolume,
  withPreferenceRevision,
  withRebootPolicy,
  withRunning,
  withRunStrategy,
  withUpdateVolumeStrategy,
} from './vm.js'
export { type ComposedVmi, newVmi, registerDefaultOption } from './vmi.js'
