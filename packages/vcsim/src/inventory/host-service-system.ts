import type { HostService } from '@vivarium/vim/types'
import type { Call, Kind } from '../call.js'
import { fault, invalidArgument } from '../faults.js'
import { changeConfig, configOf } from './host-config.js'
import { hostOfSystem } from './host-systems.js'

const policies = new Set(['on', 'off', 'automatic'])

/** Throws the fault NotFound for a service that the host has not. */
function changeService({ world: { model }, object }: Call, id: string, change: (service: HostService) => Partial<HostService>): void {
  const host = hostOfSystem(model, object)
  const { service = [] } = configOf(host).service ?? {}
  const found = service.find(({ key }) => key === id)
  if (found === undefined) throw fault('NotFound', {}, 'The object or item referred to could not be found.')
  const changed = { ...found, ...change(found) }
  changeConfig(model, host, { service: { service: service.map((each) => (each === found ? changed : each)) } })
}

const invalidState = () => fault('InvalidState', {}, 'The operation is not allowed in the current state.')

/** The services that run on a host. */
export const hostServiceSystem = {
  methods: {
    StartService(call, { id }) {
      changeService(call, id, ({ running }) => {
        if (running) throw invalidState()
        return { running: true }
      })
    },

    StopService(call, { id }) {
      changeService(call, id, ({ running }) => {
        if (!running) throw invalidState()
        return { running: false }
      })
    },

    RestartService(call, { id }) {
      changeService(call, id, ({ running }) => {
        if (!running) throw invalidState()
        return {}
      })
    },

    UpdateServicePolicy(call, { id, policy }) {
      if (!policies.has(policy)) throw invalidArgument('policy')
      changeService(call, id, () => ({ policy }))
    },

    /** Always up to date. */
    RefreshServices() {},
  },
} satisfies Kind
