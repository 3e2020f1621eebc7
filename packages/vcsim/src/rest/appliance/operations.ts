import { z } from 'zod'
import { operation, type Route, routes } from '../operation.js'
import { type Access, accesses, type ShutdownAction } from './appliance.js'

const nothing = z.object({})
/** The nearest of vCenter's privileges: the appliance itself asks for membership in a group. */
const privilege = 'Global.Settings'

/** Whether it is open; of the shell, also for how long. */
function accessRoutes(name: Access): Route[] {
  const service = `com.vmware.appliance.access.${name}`
  const path = `/appliance/access/${name}`
  const get = operation(service, 'get', nothing, ({ world }) => {
    const { enabled, timeout } = world.appliance.access(name)
    return name === 'shell' ? { enabled, timeout } : enabled
  })
  const spec = z.object({ enabled: z.boolean(), timeout: z.int().nonnegative().default(0) })
  const set = operation(service, 'set', z.union([z.object({ config: spec }), spec]), (call, given) => {
    call.require(privilege)
    const { enabled, timeout } = 'config' in given ? given.config : given
    call.world.appliance.setAccess(name, enabled, timeout)
  })
  return [...routes('GET', path, get), ...routes('PUT', path, set)]
}

const shutdownService = 'com.vmware.appliance.shutdown'
const shutdownPath = '/appliance/shutdown'

const getShutdown = operation(
  shutdownService,
  'get',
  nothing,
  ({ world }) => world.appliance.shutdown ?? { action: '', reason: '', shutdown_time: '' },
)

function plan(action: ShutdownAction) {
  const input = z.object({ reason: z.string(), delay: z.int().nonnegative().default(0) })
  return operation(shutdownService, action, input, (call, { reason, delay }) => {
    call.require(privilege)
    call.world.appliance.planShutdown(action, reason, delay)
  })
}

const cancel = operation(shutdownService, 'cancel', nothing, (call) => {
  call.require(privilege)
  call.world.appliance.cancelShutdown()
})

/** Nothing can be wrong with what is simulated. */
const healthOf = ['system', 'applmgmt', 'database-storage', 'load', 'mem', 'software-packages', 'storage', 'swap'] as const
const health = healthOf.flatMap((item) => {
  const get = operation(`com.vmware.appliance.health.${item.replace('-', '')}`, 'get', nothing, () => 'green')
  return routes('GET', `/appliance/health/${item}`, get)
})

const lastCheck = operation('com.vmware.appliance.health.system', 'lastcheck', nothing, ({ world }) => world.clock.now().toISOString())

const version = operation('com.vmware.appliance.system.version', 'get', nothing, ({ world }) => {
  const { version, build, fullName } = world.content.about
  return {
    version,
    build,
    product: fullName,
    type: 'vCenter Server with an embedded Platform Services Controller',
    summary: '',
    releasedate: '',
  }
})
const uptime = operation('com.vmware.appliance.system.uptime', 'get', nothing, ({ world }) => world.appliance.uptime)

export const applianceRoutes: readonly Route[] = [
  ...accesses.flatMap(accessRoutes),
  ...routes('GET', shutdownPath, getShutdown),
  ...routes('POST', shutdownPath, plan('poweroff'), { action: 'poweroff' }),
  ...routes('POST', shutdownPath, plan('reboot'), { action: 'reboot' }),
  ...routes('POST', shutdownPath, cancel, { action: 'cancel' }),
  ...health,
  ...routes('GET', '/appliance/health/system/lastcheck', lastCheck),
  ...routes('GET', '/appliance/system/version', version),
  ...routes('GET', '/appliance/system/uptime', uptime),
]
