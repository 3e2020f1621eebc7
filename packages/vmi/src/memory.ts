import { quantity, text } from './arguments.js'
import type { Memory, VirtualMachineInstance } from './generated/types.js'
import { make } from './go-json.js'
import { defineOption } from './option.js'
import { within } from './paths.js'
import { setResource } from './resources.js'

const memoryOf = (vmi: VirtualMachineInstance): Memory => within(vmi.spec.domain, 'memory', {})

/** Backs the guest's memory with huge pages of that size, such as `2Mi`. */
export const withHugepages = defineOption('withHugepages', [text('pageSize')], (vmi: VirtualMachineInstance, pageSize: string) => {
  memoryOf(vmi).hugepages = make('Hugepages', { pageSize })
})

/** The memory that the guest sees. */
export const withGuestMemory = defineOption('withGuestMemory', [quantity('memory')], (vmi: VirtualMachineInstance, memory: string) => {
  memoryOf(vmi).guest = memory
})

/** How much memory the guest may have after hotplug. */
export const withMaxGuest = defineOption('withMaxGuest', [quantity('memory')], (vmi: VirtualMachineInstance, memory: string) => {
  memoryOf(vmi).maxGuest = memory
})

export const withMemoryRequest = defineOption('withMemoryRequest', [quantity('value')], (vmi: VirtualMachineInstance, value: string) =>
  setResource(vmi, 'requests', 'memory', value),
)

export const withMemoryLimit = defineOption('withMemoryLimit', [quantity('value')], (vmi: VirtualMachineInstance, value: string) =>
  setResource(vmi, 'limits', 'memory', value),
)

/** The older name of `withMemoryRequest`. */
export const withResourceMemory = defineOption('withResourceMemory', [quantity('value')], (vmi: VirtualMachineInstance, value: string) =>
  setResource(vmi, 'requests', 'memory', value),
)

/** The older name of `withMemoryLimit`. */
export const withLimitMemory = defineOption('withLimitMemory', [quantity('value')], (vmi: VirtualMachineInstance, value: string) =>
  setResource(vmi, 'limits', 'memory', value),
)
