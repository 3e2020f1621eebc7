import type { ManagedObjectReference } from '@vivarium/vim'
import type {
  CustomizationSpec,
  OptionValue,
  VirtualDevice,
  VirtualHardware,
  VirtualMachineConfigInfo,
  VirtualMachinePowerState,
  VirtualMachineQuestionInfo,
  VmConfigInfo,
} from '@vivarium/vim/types'

/*
 * How a machine is kept.
 *
 * A virtual machine's properties are trees of some 20 KB. Of each machine only a `MachineState` is kept, plain immutable data that can be written
 * as JSON; `projection.ts` makes the properties of it when they are read, and keeps none. Parts that are equal in many machines (standard
 * devices, settings, backings) are the same objects in all of them: copy what you change, leave the rest.
 *
 * `changeMachine(world, vm, next)` of `machines.ts` puts a new state in the place of the old; filters hear of the properties that can be
 * different. What a machine is in or stands on (`parent`, `resourcePool`, `parentVApp`, `datastore`, `network`, `environmentBrowser`), and what
 * every entity has (`name`, `overallStatus`, `customValue`, `tag`, …), are plain properties of the managed object; `changeMachine` keeps `datastore`
 * and `network`, and who refers back, true to the devices.
 */

/** A device as the API has it, but for what follows from the others: a controller's `device`. Its type is always said. */
export type Device = Readonly<VirtualDevice> & { readonly _typeName: string }

/** All that a reconfiguration can change; also what a snapshot keeps and a clone begins with. */
export interface MachineConfig {
  /** Of the .vmx: `[LocalDS_0] web/web.vmx`. */
  readonly vmPathName: string
  /** Where they are not the .vmx's own. */
  readonly folders?: { readonly snapshot?: string; readonly suspend?: string; readonly log?: string }
  readonly uuid: string
  readonly instanceUuid: string
  readonly createDate: string
  readonly modified: string
  /** Another one after every change. */
  readonly changeVersion: string
  readonly template: boolean
  readonly hardware: Hardware
  readonly settings: Settings
  /** Ordered by when they were first set. */
  readonly extraConfig: readonly OptionValue[]
  readonly devices: readonly Device[]
  readonly vAppConfig?: VmConfigInfo
}

export type Hardware = Readonly<Omit<VirtualHardware, 'device'>>

/** What `config` has besides, as the API has it. */
export type Settings = Readonly<
  Omit<
    VirtualMachineConfigInfo,
    | 'name'
    | 'files'
    | 'uuid'
    | 'instanceUuid'
    | 'createDate'
    | 'modified'
    | 'changeVersion'
    | 'template'
    | 'hardware'
    | 'extraConfig'
    | 'vAppConfig'
    | 'guestFullName'
    | 'datastoreUrl'
    | 'ftInfo'
  >
>

/** What is running inside, as far as the API shows it. It is remembered while the machine is off, but only shown when it runs. */
export interface MachineGuest {
  /** False: VMware Tools are not installed. */
  readonly hasTools: boolean
  readonly hostName?: string
  /** Addresses of network adapters by the adapter's key: `10.0.0.5` or `10.0.0.5/24`; the first of the first is the machine's. */
  readonly addresses?: Readonly<Record<string, readonly string[]>>
  /** By the adapter's key. */
  readonly dns?: Readonly<Record<string, AdapterDns>>
  readonly gateways?: readonly string[]
  readonly screen?: { readonly width: number; readonly height: number }
  /** What CustomizeVM is to do at the next power on, or has done: as GuestInfo.customizationInfo and events show it. */
  readonly customization?: {
    readonly status: string
    readonly startTime?: string
    readonly endTime?: string
    readonly errorMsg?: string
    /** What is to be done; undefined when it was. */
    readonly spec?: CustomizationSpec
  }
}

/** How a guest resolves names at one of its adapters. */
export interface AdapterDns {
  readonly domain?: string
  readonly servers?: readonly string[]
  readonly search?: readonly string[]
}

export interface MachineSnapshot {
  /** Of its managed object: `snapshot-12`. */
  readonly reference: ManagedObjectReference
  /** Counted from 1 in each machine. */
  readonly id: number
  readonly parent?: ManagedObjectReference
  readonly name: string
  readonly description: string
  readonly createTime: string
  /** Of the machine when it was taken: suspended and poweredOn only with memory. */
  readonly powerState: VirtualMachinePowerState
  readonly quiesced: boolean
  readonly hasMemory: boolean
  readonly config: MachineConfig
  readonly guest: MachineGuest
}

export interface MachineState {
  readonly config: MachineConfig
  readonly powerState: VirtualMachinePowerState
  readonly connectionState: 'connected' | 'disconnected' | 'orphaned' | 'inaccessible' | 'invalid'
  readonly bootTime?: string
  readonly suspendTime?: string
  readonly suspendInterval?: number
  /** False after a power off that did not go through the guest. */
  readonly cleanPowerOff?: boolean
  readonly host?: ManagedObjectReference
  readonly guest: MachineGuest
  /** Parents come before their children. */
  readonly snapshots?: readonly MachineSnapshot[]
  readonly currentSnapshot?: ManagedObjectReference
  readonly isToolsInstallerMounted?: boolean
  readonly question?: VirtualMachineQuestionInfo
  readonly consolidationNeeded?: boolean
  /** Of an instant clone's source that waits. */
  readonly isFrozen?: boolean
  /** Taken over from a folder without files (`load`): its disks outside of its own folder never had any here. */
  readonly isAdopted?: boolean
  /** Ids of storage policies: of the machine's home by `home`, of disks by their keys. */
  readonly profiles?: Readonly<Record<string, string>>
  /** Properties set from outside by the extra configuration `SET.<path>`, as govmomi's vcsim takes it: by path, such as `guest.toolsStatus`. */
  readonly overrides?: Readonly<Record<string, string>>
}
