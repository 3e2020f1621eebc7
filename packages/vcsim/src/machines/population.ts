import type { ManagedObjectReference } from '@vivarium/vim'
import { dataObject } from '@vivarium/vim'
import type { VirtualDevice, VirtualDeviceConfigSpec, VirtualMachineConfigSpec } from '@vivarium/vim/types'
import type { World } from '../call.js'
import type { ManagedObject } from '../model/managed-object.js'
import { machineState } from './machine-state.js'
import { createMachine, createMachines, type NewMachine } from './machines.js'
import type { Site } from './sites.js'

/** Machines that are there from the beginning. */
export interface MachineGroup {
  /** `DC0_H0_VM`: what comes before their numbers. */
  readonly prefix: string
  readonly count: number
  readonly folder: ManagedObject
  readonly pool: ManagedObject
  readonly host?: ManagedObject
}

export interface MachineSetting {
  /** Where their files are. */
  readonly datastore: string
  /** A network or port group. */
  readonly network?: ManagedObject
  readonly isOn: boolean
}

const diskKB = 10 * 2 ** 20
const keys = { scsi: -1, cdrom: -2, disk: -3, card: -4 }
const firstIde = 200

/** Machines as govmomi's vcsim begins with: one processor, 32 MB, a paravirtual SCSI controller with a thin disk of 10 GB, a CD drive, an adapter. */
export function populateMachines(world: World, groups: readonly MachineGroup[], { datastore, network, isOn }: MachineSetting): void {
  const sites = new Map<string, Site>()
  const named = groups.flatMap(({ prefix, count, ...place }) =>
    Array.from({ length: count }, (_, number) => ({
      name: `${prefix}${number}`,
      powerState: isOn ? ('poweredOn' as const) : ('poweredOff' as const),
      sites,
      ...place,
    })),
  )
  const [first, ...others] = named
  if (first === undefined) return
  const model = createMachine(world, { ...first, config: configOf(first.name, datastore, sharedDevices(world, network)) })
  const from = machineState(model)
  const config = { files: { vmPathName: `[${datastore}]` } }
  createMachines(
    world,
    others.map((machine): NewMachine => ({ ...machine, config, from })),
  )
}

const added = (device: VirtualDevice): VirtualDeviceConfigSpec => ({ operation: 'add', device })

/** Those that are equal in all machines. */
function sharedDevices(world: World, network: ManagedObject | undefined): readonly VirtualDeviceConfigSpec[] {
  const scsi = added(dataObject('ParaVirtualSCSIController', { key: keys.scsi, busNumber: 0, sharedBus: 'noSharing' }))
  const cdromBacking = dataObject('VirtualCdromRemotePassthroughBackingInfo', { deviceName: '', useAutoDetect: false, exclusive: false })
  const cdrom = added(dataObject('VirtualCdrom', { key: keys.cdrom, controllerKey: firstIde, unitNumber: 0, backing: cdromBacking }))
  if (network === undefined) return [scsi, cdrom]
  return [scsi, cdrom, added(dataObject('VirtualE1000', { key: keys.card, backing: backingOf(world, network) }))]
}

function backingOf({ model }: World, network: ManagedObject) {
  if (!network.type.isA('DistributedVirtualPortgroup')) {
    return dataObject('VirtualEthernetCardNetworkBackingInfo', { deviceName: network.get('name') as string, network: network.reference })
  }
  const { distributedVirtualSwitch, key } = network.get('config') as { distributedVirtualSwitch: ManagedObjectReference; key: string }
  const switchUuid = model.get(distributedVirtualSwitch).get('uuid') as string
  return dataObject('VirtualEthernetCardDistributedVirtualPortBackingInfo', { port: { switchUuid, portgroupKey: key } })
}

const allocation = { limit: -1, shares: { shares: 1000, level: 'normal' as const }, reservation: 0 }

function configOf(name: string, datastore: string, [scsi, ...others]: readonly VirtualDeviceConfigSpec[]): VirtualMachineConfigSpec {
  const backing = dataObject('VirtualDiskFlatVer2BackingInfo', {
    fileName: `[${datastore}] ${name}/disk1.vmdk`,
    diskMode: 'persistent',
    thinProvisioned: true,
  })
  const disk = dataObject('VirtualDisk', {
    key: keys.disk,
    controllerKey: keys.scsi,
    unitNumber: 0,
    backing,
    capacityInKB: diskKB,
    storageIOAllocation: allocation,
  })
  return {
    guestId: 'otherGuest',
    // Scripts for govmomi's vcsim change them while they run.
    cpuHotAddEnabled: true,
    memoryHotAddEnabled: true,
    files: { vmPathName: `[${datastore}]` },
    deviceChange: [...(scsi === undefined ? [] : [scsi]), { operation: 'add', fileOperation: 'create', device: disk }, ...others],
  }
}
