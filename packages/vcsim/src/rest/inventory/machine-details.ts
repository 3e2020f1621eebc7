import type { VirtualMachineConfigInfo, VirtualMachineRuntimeInfo } from '@vivarium/vim/types'
import { adaptersOf, busAdaptersOf, cdromsOf, disksOf, floppiesOf, type NetworkTypeOf, portsOf, scsiAdaptersOf } from './machine-devices.js'
import { constant, guestConstant } from './words.js'

/** All that the Automation API tells of a machine. */
export function machineDetails(
  config: VirtualMachineConfigInfo,
  runtime: VirtualMachineRuntimeInfo,
  networkTypeOf: NetworkTypeOf,
): Record<string, unknown> {
  const { device = [] } = config.hardware
  return {
    name: config.name,
    guest_OS: guestConstant(config.guestId),
    identity: { name: config.name, bios_uuid: config.uuid, instance_uuid: config.instanceUuid ?? '' },
    power_state: constant(runtime.powerState),
    instant_clone_frozen: runtime.instantCloneFrozen === true,
    hardware: hardwareDetails(config),
    boot: bootDetails(config),
    boot_devices: [],
    cpu: cpuDetails(config),
    memory: memoryDetails(config),
    disks: disksOf(device),
    nics: adaptersOf(device, networkTypeOf),
    cdroms: cdromsOf(device),
    floppies: floppiesOf(device),
    serial_ports: portsOf(device, 'VirtualSerialPort'),
    parallel_ports: portsOf(device, 'VirtualParallelPort'),
    scsi_adapters: scsiAdaptersOf(device),
    sata_adapters: busAdaptersOf(device, 'VirtualSATAController'),
    nvme_adapters: busAdaptersOf(device, 'VirtualNVMEController'),
  }
}

export function hardwareDetails({ version, scheduledHardwareUpgradeInfo: upgrade }: VirtualMachineConfigInfo): Record<string, unknown> {
  return {
    version: version
      .toUpperCase()
      .replaceAll('-', '_')
      .replace(/_0+(?=\d)/, '_'),
    upgrade_policy: { onSoftPowerOff: 'AFTER_CLEAN_SHUTDOWN', always: 'ALWAYS' }[upgrade?.upgradePolicy ?? ''] ?? 'NEVER',
    upgrade_status: constant(upgrade?.scheduledHardwareUpgradeStatus ?? 'none'),
  }
}

export function bootDetails({ firmware, bootOptions }: VirtualMachineConfigInfo): Record<string, unknown> {
  const type = (firmware ?? 'bios').toUpperCase()
  return {
    type,
    ...(type === 'EFI' ? { efi_legacy_boot: false } : {}),
    network_protocol: bootOptions?.networkBootProtocol === 'ipv6' ? 'IPV6' : 'IPV4',
    delay: Number(bootOptions?.bootDelay ?? 0),
    retry: bootOptions?.bootRetryEnabled === true,
    retry_delay: Number(bootOptions?.bootRetryDelay ?? 10_000),
    enter_setup_mode: bootOptions?.enterBIOSSetup === true,
  }
}

export function cpuDetails({ hardware, cpuHotAddEnabled, cpuHotRemoveEnabled }: VirtualMachineConfigInfo): Record<string, unknown> {
  return {
    count: hardware.numCPU,
    cores_per_socket: hardware.numCoresPerSocket ?? 1,
    hot_add_enabled: cpuHotAddEnabled === true,
    hot_remove_enabled: cpuHotRemoveEnabled === true,
  }
}

export function memoryDetails({ hardware, memoryHotAddEnabled }: VirtualMachineConfigInfo): Record<string, unknown> {
  return { size_MiB: hardware.memoryMB, hot_add_enabled: memoryHotAddEnabled === true }
}
