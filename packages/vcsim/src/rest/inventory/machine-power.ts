import type { GuestInfo, Methods, VirtualMachineRuntimeInfo } from '@vivarium/vim/types'
import { z } from 'zod'
import { ApiError } from '../api-error.js'
import { operation, type Route, routes } from '../operation.js'
import { objectWith } from './listing.js'
import { constant } from './words.js'

const service = 'com.vmware.vcenter.vm.power'
const ofMachine = z.object({ vm: z.string() })
const path = '/vcenter/vm/{vm}'

const get = operation(service, 'get', ofMachine, (call, { vm }) => {
  const { powerState, cleanPowerOff } = objectWith(call, 'VirtualMachine', vm).get('runtime') as VirtualMachineRuntimeInfo
  const clean = powerState === 'poweredOff' && cleanPowerOff !== undefined ? { clean_power_off: cleanPowerOff } : {}
  return { state: constant(powerState), ...clean }
})

function power(name: string, method: keyof Methods & `${string}_Task`) {
  return operation(service, name, ofMachine, async (call, { vm }) => {
    await call.runTask(objectWith(call, 'VirtualMachine', vm).reference, method, {})
  })
}

const changes = [
  ['start', power('start', 'PowerOnVM_Task')],
  ['stop', power('stop', 'PowerOffVM_Task')],
  ['suspend', power('suspend', 'SuspendVM_Task')],
  ['reset', power('reset', 'ResetVM_Task')],
] as const

const guestService = 'com.vmware.vcenter.vm.guest'

const getGuestPower = operation(`${guestService}.power`, 'get', ofMachine, (call, { vm }) => {
  const { guestState, guestOperationsReady } = objectWith(call, 'VirtualMachine', vm).get('guest') as GuestInfo
  return { state: constant(guestState), operations_ready: guestOperationsReady === true }
})

function guestPower(name: string, method: 'ShutdownGuest' | 'RebootGuest' | 'StandbyGuest') {
  return operation(`${guestService}.power`, name, ofMachine, async (call, { vm }) => {
    await call.invoke(objectWith(call, 'VirtualMachine', vm).reference, method, {})
  })
}

const guestChanges = [
  ['shutdown', guestPower('shutdown', 'ShutdownGuest')],
  ['reboot', guestPower('reboot', 'RebootGuest')],
  ['standby', guestPower('standby', 'StandbyGuest')],
] as const

const getIdentity = operation(`${guestService}.identity`, 'get', ofMachine, (call, { vm }) => {
  const { guestFamily, guestFullName, guestId, hostName, ipAddress } = objectWith(call, 'VirtualMachine', vm).get('guest') as GuestInfo
  if (guestId === undefined || guestFullName === undefined) throw noTools()
  const family = { linuxGuest: 'LINUX', windowsGuest: 'WINDOWS', darwinGuestFamily: 'DARWIN', solarisGuest: 'SOLARIS' }[guestFamily ?? '']
  return {
    name: guestId
      .replace(/Guest$/, '')
      .replace(/(?<=[a-z])(?=\d)/, '_')
      .toUpperCase(),
    family: family ?? 'OTHER',
    full_name: { default_message: guestFullName, id: `vmsg.guestos.${guestId}.label`, args: [] },
    ...(hostName === undefined ? {} : { host_name: hostName }),
    ...(ipAddress === undefined ? {} : { ip_address: ipAddress }),
  }
})

const getTools = operation('com.vmware.vcenter.vm.tools', 'get', ofMachine, (call, { vm }) => {
  const object = objectWith(call, 'VirtualMachine', vm)
  const { toolsRunningStatus, toolsVersion, toolsVersionStatus2, toolsInstallType } = object.get('guest') as GuestInfo
  return {
    auto_update_supported: false,
    install_attempt_count: 0,
    ...(toolsInstallType === undefined ? {} : { install_type: toolsInstallType.replace(/^guestToolsType/, '').toUpperCase() }),
    run_state: { guestToolsRunning: 'RUNNING', guestToolsExecutingScripts: 'EXECUTING_SCRIPTS' }[toolsRunningStatus ?? ''] ?? 'NOT_RUNNING',
    upgrade_policy: 'MANUAL',
    ...(toolsVersion === undefined ? {} : { version_number: Number(toolsVersion), version: toolsVersion }),
    ...(toolsVersionStatus2 === undefined
      ? {}
      : { version_status: constant(toolsVersionStatus2.replace(/^guestTools/, '')).replace(/^_/, '') }),
  }
})

const noTools = () =>
  new ApiError('SERVICE_UNAVAILABLE', 'VMware Tools are not running in the machine.', 'com.vmware.api.vcenter.vm.guest.tools')

export const machinePowerRoutes: readonly Route[] = [
  ...routes('GET', `${path}/power`, get),
  ...changes.flatMap(([action, change]) => [
    ...routes('POST', `${path}/power`, change, { action }),
    ...routes('POST', `${path}/power/${action}`, change),
  ]),
  ...routes('GET', `${path}/guest/power`, getGuestPower),
  ...guestChanges.flatMap(([action, change]) => routes('POST', `${path}/guest/power`, change, { action })),
  ...routes('GET', `${path}/guest/identity`, getIdentity),
  ...routes('GET', `${path}/tools`, getTools),
]
