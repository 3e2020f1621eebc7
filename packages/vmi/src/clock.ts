import { object } from './arguments.js'
import type { Clock, VirtualMachineInstance } from './generated/types.js'
import { defineOption } from './option.js'

/** Replaces the clock of the domain. */
export const withClock = defineOption('withClock', [object('clock', 'Clock')], (vmi: VirtualMachineInstance, clock: Clock) => {
  vmi.spec.domain.clock = clock
})
