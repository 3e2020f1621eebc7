import type { HostDateTimeInfo } from '@vivarium/vim/types'
import type { Kind } from '../call.js'
import { invalidArgument } from '../faults.js'
import { changeConfig, configOf } from './host-config.js'
import { hostOfSystem } from './host-systems.js'

/** The only one that ESXi offers. */
const zones = [{ key: 'UTC', name: 'UTC', description: 'UTC', gmtOffset: 0 }]

/** The time of a host: that of the simulator, whatever is asked for. */
export const hostDateTimeSystem = {
  methods: {
    QueryDateTime: ({ world }) => world.clock.now().toISOString(),
    QueryAvailableTimeZones: () => zones,

    UpdateDateTimeConfig({ world: { model }, object }, { config }) {
      const host = hostOfSystem(model, object)
      const zone = zones.find(({ key }) => key === (config.timeZone ?? 'UTC'))
      if (zone === undefined) throw invalidArgument('config.timeZone')
      const { ntpConfig, ptpConfig, protocol, enabled, disableEvents, disableFallback } = config
      const dateTimeInfo: HostDateTimeInfo = {
        ...configOf(host).dateTimeInfo,
        timeZone: zone,
        ...(ntpConfig === undefined ? {} : { ntpConfig: { server: [], ...ntpConfig } }),
        ...(ptpConfig === undefined ? {} : { ptpConfig }),
        ...(protocol === undefined ? {} : { systemClockProtocol: protocol }),
        ...(enabled === undefined ? {} : { enabled }),
        ...(disableEvents === undefined ? {} : { disableEvents }),
        ...(disableFallback === undefined ? {} : { disableFallback }),
      }
      changeConfig(model, host, { dateTimeInfo })
    },

    /** Always up to date. */
    RefreshDateTimeSystem() {},
  },
} satisfies Kind
