import { isDataObject } from '@vivarium/vim'
import type { VirtualController, VirtualDevice, VirtualDisk, VirtualEthernetCard, VirtualSerialPort } from '@vivarium/vim/types'
import { constant } from './words.js'

type Typed = VirtualDevice & { readonly _typeName?: string }

/** Devices as the Automation API tells of them, by the key that they have in the SOAP API. */
export type Devices = Map<string, Record<string, unknown>>

/** What a network adapter's network is, for `type`. */
export type NetworkTypeOf = (networkId: string) => string

export function disksOf(devices: readonly VirtualDevice[]): Devices {
  return mapOf(devices, 'VirtualDisk', (device) => {
    const disk = device as VirtualDisk
    const fileName = (disk.backing as { fileName?: string } | undefined)?.fileName
    return {
      label: labelOf(disk),
      ...addressOf(disk, devices),
      backing: fileName === undefined ? { type: 'VMDK_FILE' } : { type: 'VMDK_FILE', vmdk_file: fileName },
      capacity: Number(disk.capacityInBytes ?? Number(disk.capacityInKB) * 1024),
    }
  })
}

const adapterTypes: readonly (readonly [type: string, constant: string])[] = [
  ['VirtualVmxnet3Vrdma', 'VMXNET3VRDMA'],
  ['VirtualVmxnet3', 'VMXNET3'],
  ['VirtualVmxnet2', 'VMXNET2'],
  ['VirtualVmxnet', 'VMXNET'],
  ['VirtualE1000e', 'E1000E'],
  ['VirtualE1000', 'E1000'],
  ['VirtualSriovEthernetCard', 'SRIOV'],
  ['VirtualPCNet32', 'PCNET32'],
]

export function adaptersOf(devices: readonly VirtualDevice[], networkTypeOf: NetworkTypeOf): Devices {
  return mapOf(devices, 'VirtualEthernetCard', (device) => {
    const card = device as VirtualEthernetCard
    const [, type = 'E1000'] = adapterTypes.find(([name]) => isDataObject(card, name as 'VirtualE1000')) ?? []
    return {
      label: labelOf(card),
      type,
      ...(type === 'VMXNET3' ? { upt_compatibility_enabled: card.uptCompatibilityEnabled === true } : {}),
      mac_type: constant(card.addressType ?? 'generated'),
      ...(card.macAddress === undefined ? {} : { mac_address: card.macAddress }),
      ...(card.slotInfo === undefined ? {} : { pci_slot_number: (card.slotInfo as { pciSlotNumber?: number }).pciSlotNumber }),
      wake_on_lan_enabled: card.wakeOnLanEnabled === true,
      ...connectionOf(card),
      backing: networkBackingOf(card, networkTypeOf),
    }
  })
}

function networkBackingOf({ backing }: VirtualEthernetCard, networkTypeOf: NetworkTypeOf): Record<string, unknown> {
  if (isDataObject(backing, 'VirtualEthernetCardDistributedVirtualPortBackingInfo')) {
    const { portgroupKey, switchUuid, portKey, connectionCookie } = backing.port
    return {
      type: 'DISTRIBUTED_PORTGROUP',
      ...(portgroupKey === undefined ? {} : { network: portgroupKey }),
      distributed_switch_uuid: switchUuid,
      ...(portKey === undefined ? {} : { distributed_port: portKey }),
      ...(connectionCookie === undefined ? {} : { connection_cookie: connectionCookie }),
    }
  }
  if (isDataObject(backing, 'VirtualEthernetCardOpaqueNetworkBackingInfo')) {
    return { type: 'OPAQUE_NETWORK', opaque_network_id: backing.opaqueNetworkId, opaque_network_type: backing.opaqueNetworkType }
  }
  const { deviceName, network } = (backing ?? {}) as { deviceName?: string; network?: { value: string } }
  return {
    type: network === undefined ? 'STANDARD_PORTGROUP' : networkTypeOf(network.value),
    ...(network === undefined ? {} : { network: network.value }),
    ...(deviceName === undefined ? {} : { network_name: deviceName }),
  }
}

export function cdromsOf(devices: readonly VirtualDevice[]): Devices {
  return mapOf(devices, 'VirtualCdrom', (device) => ({
    ...addressOf(device, devices),
    label: labelOf(device),
    backing: mediaOf(device),
    ...connectionOf(device),
  }))
}

export function floppiesOf(devices: readonly VirtualDevice[]): Devices {
  return mapOf(devices, 'VirtualFloppy', (device) => ({ label: labelOf(device), backing: mediaOf(device), ...connectionOf(device) }))
}

function mediaOf({ backing }: VirtualDevice): Record<string, unknown> {
  const { fileName, deviceName, useAutoDetect } = (backing ?? {}) as { fileName?: string; deviceName?: string; useAutoDetect?: boolean }
  if (fileName !== undefined && fileName !== '') {
    const isFloppy = isDataObject(backing, 'VirtualFloppyImageBackingInfo')
    return isFloppy ? { type: 'IMAGE_FILE', image_file: fileName } : { type: 'ISO_FILE', iso_file: fileName }
  }
  const type = isDataObject(backing, 'VirtualDeviceRemoteDeviceBackingInfo') ? 'CLIENT_DEVICE' : 'HOST_DEVICE'
  return type === 'CLIENT_DEVICE'
    ? { type }
    : { type, ...(deviceName === undefined ? {} : { host_device: deviceName }), auto_detect: useAutoDetect === true }
}

export function portsOf(devices: readonly VirtualDevice[], type: 'VirtualSerialPort' | 'VirtualParallelPort'): Devices {
  return mapOf(devices, type, (device) => {
    const { backing, yieldOnPoll } = device as VirtualSerialPort
    const { serviceURI, fileName, deviceName, pipeName, direction, proxyURI } = (backing ?? {}) as Readonly<
      Record<string, string | undefined>
    >
    const content =
      serviceURI !== undefined
        ? { type: direction === 'server' ? 'NETWORK_SERVER' : 'NETWORK_CLIENT', network_location: serviceURI, proxy: proxyURI }
        : pipeName !== undefined
          ? { type: 'PIPE_SERVER', pipe: pipeName }
          : fileName !== undefined
            ? { type: 'FILE', file: fileName }
            : { type: 'HOST_DEVICE', host_device: deviceName }
    const polled = type === 'VirtualSerialPort' ? { yield_on_poll: yieldOnPoll === true } : {}
    return { label: labelOf(device), ...polled, backing: content, ...connectionOf(device) }
  })
}

const scsiTypes: readonly (readonly [type: string, constant: string])[] = [
  ['ParaVirtualSCSIController', 'PVSCSI'],
  ['VirtualLsiLogicSASController', 'LSILOGICSAS'],
  ['VirtualLsiLogicController', 'LSILOGIC'],
  ['VirtualBusLogicController', 'BUSLOGIC'],
]

export function scsiAdaptersOf(devices: readonly VirtualDevice[]): Devices {
  return mapOf(devices, 'VirtualSCSIController', (device) => {
    const { busNumber, sharedBus } = device as VirtualController & { sharedBus?: string }
    const [, type = 'LSILOGIC'] = scsiTypes.find(([name]) => isDataObject(device, name as 'VirtualLsiLogicController')) ?? []
    const sharing = { noSharing: 'NONE', virtualSharing: 'VIRTUAL', physicalSharing: 'PHYSICAL' }[sharedBus ?? 'noSharing'] ?? 'NONE'
    return { label: labelOf(device), type, scsi: { bus: busNumber, unit: 7 }, sharing }
  })
}

export function busAdaptersOf(devices: readonly VirtualDevice[], type: 'VirtualSATAController' | 'VirtualNVMEController'): Devices {
  return mapOf(devices, type, (device) => ({
    label: labelOf(device),
    ...(type === 'VirtualSATAController' ? { type: 'AHCI' } : {}),
    bus: (device as VirtualController).busNumber,
  }))
}

function mapOf(
  devices: readonly VirtualDevice[],
  type:
    | 'VirtualDevice'
    | 'VirtualDisk'
    | 'VirtualEthernetCard'
    | 'VirtualCdrom'
    | 'VirtualFloppy'
    | 'VirtualSerialPort'
    | 'VirtualParallelPort'
    | 'VirtualSCSIController'
    | 'VirtualSATAController'
    | 'VirtualNVMEController',
  describe: (device: VirtualDevice) => Record<string, unknown>,
): Devices {
  return new Map(devices.filter((device) => isDataObject(device, type)).map((device) => [String(device.key), describe(device)]))
}

function labelOf({ deviceInfo, key }: VirtualDevice): string {
  return deviceInfo?.label ?? String(key)
}

/** On which bus of what kind it is. */
function addressOf({ controllerKey, unitNumber }: VirtualDevice, devices: readonly VirtualDevice[]): Record<string, unknown> {
  const controller = devices.find(({ key }) => key === controllerKey) as (VirtualController & Typed) | undefined
  const place = { bus: controller?.busNumber ?? 0, unit: unitNumber ?? 0 }
  if (isDataObject(controller, 'VirtualIDEController')) {
    return { type: 'IDE', ide: { primary: controller.busNumber === 0, master: unitNumber === 0 } }
  }
  if (isDataObject(controller, 'VirtualSATAController')) return { type: 'SATA', sata: place }
  if (isDataObject(controller, 'VirtualNVMEController')) return { type: 'NVME', nvme: place }
  return { type: 'SCSI', scsi: place }
}

function connectionOf({ connectable }: VirtualDevice): Record<string, unknown> {
  return {
    state: connectable?.connected === true ? 'CONNECTED' : 'NOT_CONNECTED',
    start_connected: connectable?.startConnected === true,
    allow_guest_control: connectable?.allowGuestControl === true,
  }
}
