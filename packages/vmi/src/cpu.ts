import { quantity, text, uint32 } from './arguments.js'
import type { CPU, VirtualMachineInstance } from './generated/types.js'
import { make, put } from './go-json.js'
import { defineOption } from './option.js'
import { append, within } from './paths.js'
import { setResource } from './resources.js'

const cpuOf = (vmi: VirtualMachineInstance): CPU => within(vmi.spec.domain, 'cpu', {})

/** Cores, threads and sockets at once. */
export const withCPUCount = defineOption(
  'withCPUCount',
  [uint32('cores'), uint32('threads'), uint32('sockets')],
  (vmi: VirtualMachineInstance, cores: number, threads: number, sockets: number) => put(cpuOf(vmi), { cores, threads, sockets }),
)

export const withCPUModel = defineOption('withCPUModel', [text('model')], (vmi: VirtualMachineInstance, model: string) =>
  put(cpuOf(vmi), { model }),
)

/** Adds a CPU feature; `policy` is `force`, `require`, `optional`, `disable` or `forbid`. */
export const withCPUFeature = defineOption(
  'withCPUFeature',
  [text('featureName'), text('policy')],
  (vmi: VirtualMachineInstance, featureName: string, policy: string) => {
    append(cpuOf(vmi), 'features', make('CPUFeature', { name: featureName, policy }))
  },
)

/** Pins the virtual CPUs to CPUs of the node. */
export const withDedicatedCPUPlacement = defineOption('withDedicatedCPUPlacement', [], (vmi: VirtualMachineInstance) => {
  cpuOf(vmi).dedicatedCpuPlacement = true
})

/** Realtime scheduling for the virtual CPUs in the mask (`0-3,^1`); all of them when it is empty. */
export const withRealtimeMask = defineOption(
  'withRealtimeMask',
  [text('realtimeMask')],
  (vmi: VirtualMachineInstance, realtimeMask: string) => {
    cpuOf(vmi).realtime = make('Realtime', { mask: realtimeMask })
  },
)

/** Gives the guest the NUMA topology of the node. */
export const withNUMAGuestMappingPassthrough = defineOption('withNUMAGuestMappingPassthrough', [], (vmi: VirtualMachineInstance) => {
  cpuOf(vmi).numa = { guestMappingPassthrough: {} }
})

export const withArchitecture = defineOption('withArchitecture', [text('arch')], (vmi: VirtualMachineInstance, arch: string) =>
  put(vmi.spec, { architecture: arch }),
)

export const withCPURequest = defineOption('withCPURequest', [quantity('value')], (vmi: VirtualMachineInstance, value: string) =>
  setResource(vmi, 'requests', 'cpu', value),
)

export const withCPULimit = defineOption('withCPULimit', [quantity('value')], (vmi: VirtualMachineInstance, value: string) =>
  setResource(vmi, 'limits', 'cpu', value),
)

/** How many sockets the VMI may have after hotplug. */
export const withMaxSockets = defineOption('withMaxSockets', [uint32('maxSockets')], (vmi: VirtualMachineInstance, maxSockets: number) =>
  put(cpuOf(vmi), { maxSockets }),
)

/** A CPU of its own for the emulator's thread. */
export const withIsolateEmulatorThread = defineOption('withIsolateEmulatorThread', [], (vmi: VirtualMachineInstance) => {
  cpuOf(vmi).isolateEmulatorThread = true
})

/** The name that `withCPURequest` had in libvmi v1.2.0. */
export const withResourceCPU = defineOption('withResourceCPU', [quantity('value')], (vmi: VirtualMachineInstance, value: string) =>
  setResource(vmi, 'requests', 'cpu', value),
)

/** The name that `withCPULimit` had in libvmi v1.2.0. */
export const withLimitCPU = defineOption('withLimitCPU', [quantity('value')], (vmi: VirtualMachineInstance, value: string) =>
  setResource(vmi, 'limits', 'cpu', value),
)
