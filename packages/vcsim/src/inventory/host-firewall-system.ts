import type { HostFirewallRuleset } from '@vivarium/vim/types'
import type { Call, Kind } from '../call.js'
import { fault } from '../faults.js'
import { changeConfig, configOf } from './host-config.js'
import { hostOfSystem } from './host-systems.js'

/** Throws the fault NotFound for a rule set that the host has not. */
function changeRuleset({ world: { model }, object }: Call, id: string, changes: Partial<HostFirewallRuleset>): void {
  const host = hostOfSystem(model, object)
  const { ruleset = [], defaultPolicy = {} } = configOf(host).firewall ?? {}
  if (!ruleset.some(({ key }) => key === id)) throw fault('NotFound', {}, 'The object or item referred to could not be found.')
  changeConfig(model, host, {
    firewall: { defaultPolicy, ruleset: ruleset.map((each) => (each.key === id ? { ...each, ...changes } : each)) },
  })
}

/** The firewall of a host. */
export const hostFirewallSystem = {
  methods: {
    EnableRuleset: (call, { id }) => changeRuleset(call, id, { enabled: true }),
    DisableRuleset: (call, { id }) => changeRuleset(call, id, { enabled: false }),
    UpdateRuleset: (call, { id, spec }) => changeRuleset(call, id, { allowedHosts: spec.allowedHosts }),

    UpdateDefaultPolicy({ world: { model }, object }, { defaultPolicy }) {
      const host = hostOfSystem(model, object)
      const before = configOf(host).firewall
      changeConfig(model, host, { firewall: { ...before, defaultPolicy: { ...before?.defaultPolicy, ...defaultPolicy } } })
    },

    /** Always up to date. */
    RefreshFirewall() {},
  },
} satisfies Kind
