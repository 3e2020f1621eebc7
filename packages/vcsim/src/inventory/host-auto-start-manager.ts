import type { AutoStartPowerInfo, HostAutoStartManagerConfig } from '@vivarium/vim/types'
import type { Call, Kind } from '../call.js'
import { invalidArgument } from '../faults.js'
import { changeConfig, configOf } from './host-config.js'
import { hostOfSystem } from './host-systems.js'
import { referencesOf } from './relations.js'
import { taskEnd } from './subtask.js'

const noOrder = -1

/** Changes what is said of machines; one whose action is `none` is left out. */
function merged(before: readonly AutoStartPowerInfo[], changes: readonly AutoStartPowerInfo[]): AutoStartPowerInfo[] {
  const kept = before.filter(({ key }) => !changes.some((change) => change.key.value === key.value))
  return [...kept, ...changes.filter(({ startAction }) => startAction !== 'none')]
}

async function power(call: Call, action: 'PowerOnVM_Task' | 'PowerOffVM_Task'): Promise<void> {
  const { world } = call
  const host = hostOfSystem(world.model, call.object)
  const { powerInfo = [] } = configOf(host).autoStart ?? {}
  const order = ({ startOrder }: AutoStartPowerInfo) => (startOrder === noOrder ? Number.MAX_SAFE_INTEGER : startOrder)
  const machines = powerInfo.toSorted((one, other) => order(one) - order(other)).flatMap(({ key }) => world.model.find(key) ?? [])
  const from = action === 'PowerOnVM_Task' ? 'poweredOff' : 'poweredOn'
  for (const vm of action === 'PowerOnVM_Task' ? machines : machines.toReversed()) {
    if ((vm.get('runtime') as { readonly powerState?: string }).powerState !== from) continue
    await taskEnd(world, await call.invoke(vm, action, {}), call.client.signal)
  }
}

/** Which machines start and stop with their host. */
export const hostAutoStartManager = {
  methods: {
    ReconfigureAutostart({ world: { model }, object }, { spec }) {
      const host = hostOfSystem(model, object)
      const here = new Set(referencesOf(host, 'vm').map(({ value }) => value))
      if ((spec.powerInfo ?? []).some(({ key }) => !here.has(key.value))) throw invalidArgument('spec.powerInfo')
      const before: HostAutoStartManagerConfig = configOf(host).autoStart ?? {}
      const autoStart = {
        defaults: { ...before.defaults, ...spec.defaults },
        powerInfo: merged(before.powerInfo ?? [], spec.powerInfo ?? []),
      }
      changeConfig(model, host, { autoStart })
    },

    AutoStartPowerOn: (call) => power(call, 'PowerOnVM_Task'),
    AutoStartPowerOff: (call) => power(call, 'PowerOffVM_Task'),
  },
} satisfies Kind
