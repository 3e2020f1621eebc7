import type { HostCapability, HostListSummary, VirtualMachineConfigSpec } from '@vivarium/vim/types'
import type { World } from '../call.js'
import { fault } from '../faults.js'
import { nameOf } from '../inventory/entity.js'
import { referencesOf } from '../inventory/relations.js'
import { invalidState } from '../machines/faults.js'
import { isGuestId } from '../machines/guest-os.js'
import { machineState } from '../machines/machine-state.js'
import { isReady } from '../machines/placement.js'
import { hardwareVersion, newestHardware, oldestHardware } from '../machines/settings.js'
import type { ManagedObject } from '../model/managed-object.js'
import type { Findings } from './results.js'

/** Parts of a check, as VirtualMachineTestType of the API reference names them; none: all. */
export type Tests = readonly string[]

const isAsked = (tests: Tests, name: string) => tests.length === 0 || tests.includes(name)

/** Whether a host has what a machine stands on, and what it needs. */
export function checkOnHost({ model }: World, vm: ManagedObject, host: ManagedObject, tests: Tests, findings: Findings): void {
  if (isAsked(tests, 'hostTests') && !isReady(host)) findings.add(invalidState())
  if (isAsked(tests, 'datastoreTests')) {
    const there = new Set(referencesOf(host, 'datastore').map(({ value }) => value))
    for (const reference of referencesOf(vm, 'datastore')) {
      const datastore = model.find(reference)
      if (datastore === undefined || there.has(reference.value)) continue
      const name = nameOf(datastore)
      findings.add(
        fault(
          'InvalidDatastore',
          { datastore: reference, name },
          `The datastore '${name}' can't be accessed from the host '${nameOf(host)}'.`,
        ),
      )
    }
  }
  if (isAsked(tests, 'networkTests')) {
    const there = new Set(referencesOf(host, 'network').map(({ value }) => value))
    for (const reference of referencesOf(vm, 'network')) {
      const network = model.find(reference)
      if (network === undefined || there.has(reference.value)) continue
      const backing = nameOf(network)
      findings.add(
        fault(
          'CannotAccessNetwork',
          { device: 'network adapter', backing, connected: true, network: reference },
          `The network '${backing}' can't be accessed from the host '${nameOf(host)}'.`,
        ),
      )
    }
  }
  const { hardware, settings } = machineState(vm).config
  checkHardware(host, { numCPUs: hardware.numCPU, memoryMB: hardware.memoryMB, version: settings.version }, findings)
}

/** Whether a host can run what a specification asks for. */
export function checkHardware(host: ManagedObject, spec: VirtualMachineConfigSpec, findings: Findings): void {
  const { numCPUs, memoryMB, guestId, version } = spec
  const { maxSupportedVcpus, maxSupportedVmMemory } = (host.get('capability') ?? {}) as Partial<HostCapability>
  const { numCpuThreads: threads = Number.POSITIVE_INFINITY } = (host.get('summary') as HostListSummary).hardware ?? {}
  const most = Math.min(threads, maxSupportedVcpus ?? Number.POSITIVE_INFINITY)
  if (numCPUs !== undefined && numCPUs > most) {
    findings.add(
      fault(
        'NotEnoughCpus',
        { numCpuDest: most, numCpuVm: numCPUs },
        `The host '${nameOf(host)}' has ${most} logical CPUs; the virtual machine requires ${numCPUs}.`,
      ),
    )
  }
  const memory = Number(memoryMB ?? 0)
  if (maxSupportedVmMemory !== undefined && memory > maxSupportedVmMemory) {
    findings.add(
      fault(
        'MemorySizeNotSupported',
        { memorySizeMB: memory, minMemorySizeMB: 4, maxMemorySizeMB: maxSupportedVmMemory },
        `The memory amount of ${memory} MB is outside the range that the host '${nameOf(host)}' supports: from 4 MB to ${maxSupportedVmMemory} MB.`,
      ),
    )
  }
  if (guestId !== undefined && guestId !== '' && !isGuestId(guestId)) {
    findings.add(
      fault(
        'UnsupportedGuest',
        { property: 'configSpec.guestId', unsupportedGuestOS: guestId },
        `The guest operating system '${guestId}' is unsupported.`,
      ),
    )
  }
  const number = version === undefined || version === '' ? newestHardware : hardwareVersion(version)
  if (number === undefined || number < oldestHardware || number > newestHardware) {
    findings.add(
      fault(
        'VirtualHardwareVersionNotSupported',
        { hostName: nameOf(host), host: host.reference },
        `The virtual hardware version '${version ?? ''}' is not supported by the host '${nameOf(host)}'.`,
      ),
    )
  }
}
