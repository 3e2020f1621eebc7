import { int32, int64, text } from './arguments.js'
import type { VirtualMachineInstance } from './generated/types.js'
import { make } from './go-json.js'
import { defineOption } from './option.js'
import type { EvictionStrategy, StartStrategy } from './values.js'

/** How long the guest may take to shut down before it is killed. */
export const withTerminationGracePeriod = defineOption(
  'withTerminationGracePeriod',
  [int64('seconds')],
  (vmi: VirtualMachineInstance, seconds: number) => {
    vmi.spec.terminationGracePeriodSeconds = seconds
  },
)

/** What happens when the node is drained. */
export const withEvictionStrategy = defineOption(
  'withEvictionStrategy',
  [text<EvictionStrategy>('evictionStrategy')],
  (vmi: VirtualMachineInstance, evictionStrategy: EvictionStrategy) => {
    vmi.spec.evictionStrategy = evictionStrategy
  },
)

export const withStartStrategy = defineOption(
  'withStartStrategy',
  [text<StartStrategy>('startStrategy')],
  (vmi: VirtualMachineInstance, startStrategy: StartStrategy) => {
    vmi.spec.startStrategy = startStrategy
  },
)

/** A liveness probe that pings the guest agent. */
export const withGuestAgentPingLivenessProbe = defineOption(
  'withGuestAgentPingLivenessProbe',
  [int32('initialDelaySeconds'), int32('periodSeconds'), int32('failureThreshold')],
  (vmi: VirtualMachineInstance, initialDelaySeconds: number, periodSeconds: number, failureThreshold: number) => {
    vmi.spec.livenessProbe = make('Probe', { guestAgentPing: {}, initialDelaySeconds, periodSeconds, failureThreshold })
  },
)
