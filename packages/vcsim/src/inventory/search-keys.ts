import type { GuestInfo, HostConfigInfo, VirtualMachineConfigInfo } from '@vivarium/vim/types'
import type { MachineState } from '../machines/state.js'
import type { IndexDefinition } from '../model/key-index.js'
import type { ManagedObject } from '../model/managed-object.js'

/** Without the properties that a machine's configuration is a part of, which are long. */
function machineConfig(vm: ManagedObject): Pick<VirtualMachineConfigInfo, 'uuid' | 'instanceUuid'> & { readonly vmPathName: string } {
  const state = vm.projected?.state as MachineState | undefined
  if (state !== undefined) return state.config
  // One that was loaded from elsewhere has its properties only.
  const config = vm.get('config') as VirtualMachineConfigInfo | undefined
  return { uuid: config?.uuid ?? '', instanceUuid: config?.instanceUuid ?? '', vmPathName: config?.files.vmPathName ?? '' }
}

const machines = (property: string, keysOf: (vm: ManagedObject) => readonly (string | undefined)[]): IndexDefinition => ({
  type: 'VirtualMachine',
  properties: [property],
  keysOf: (vm) => normalized(keysOf(vm)),
})

const hosts = (property: string, keysOf: (host: ManagedObject) => readonly (string | undefined)[]): IndexDefinition => ({
  type: 'HostSystem',
  properties: [property],
  keysOf: (host) => normalized(keysOf(host)),
})

/** Names and identifiers are the same however they are capitalized. */
export const normalizedKey = (key: string) => key.toLowerCase()

function normalized(keys: readonly (string | undefined)[]): string[] {
  return [...new Set(keys.flatMap((key) => (key === undefined || key === '' ? [] : [normalizedKey(key)])))]
}

const guestOf = (vm: ManagedObject) => vm.get('guest') as GuestInfo | undefined
const networkOf = (host: ManagedObject) => (host.get('config') as HostConfigInfo | undefined)?.network

export const machineKeys = {
  uuid: machines('config', (vm) => [machineConfig(vm).uuid]),
  instanceUuid: machines('config', (vm) => [machineConfig(vm).instanceUuid]),
  path: { ...machines('config', () => []), keysOf: (vm) => [machineConfig(vm).vmPathName] },
  dnsName: machines('guest', (vm) => [guestOf(vm)?.hostName]),
  ip: machines('guest', (vm) => [guestOf(vm)?.ipAddress, ...(guestOf(vm)?.net ?? []).flatMap(({ ipAddress }) => ipAddress ?? [])]),
} satisfies Record<string, IndexDefinition>

export const hostKeys = {
  uuid: hosts('summary', (host) => [
    (host.get('summary') as { readonly hardware?: { readonly uuid: string } } | undefined)?.hardware?.uuid,
  ]),
  dnsName: hosts('config', (host) => [
    host.get('name') as string,
    ...(networkOf(host)?.netStackInstance ?? []).map(({ dnsConfig }) => dnsConfig?.hostName),
    networkOf(host)?.dnsConfig?.hostName,
  ]),
  ip: hosts('config', (host) => (networkOf(host)?.vnic ?? []).map(({ spec }) => spec.ip?.ipAddress)),
} satisfies Record<string, IndexDefinition>
