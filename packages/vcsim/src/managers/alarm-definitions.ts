import { dataObject } from '@vivarium/vim'
import type { AlarmExpression, AlarmSpec, EventAlarmExpression, ManagedEntityStatus } from '@vivarium/vim/types'
import { counterKey } from './perf-counters.js'

/** An alarm that a vCenter has from the start. */
interface Definition {
  readonly id: string
  readonly systemName: string
  readonly name: string
  readonly description: string
  readonly expression: AlarmExpression
}

const anyOf = (...expression: AlarmExpression[]) => dataObject('OrAlarmExpression', { expression })

function onEvent(objectType: string, eventType: string, status?: ManagedEntityStatus): EventAlarmExpression {
  return dataObject('EventAlarmExpression', { eventType, objectType, ...(status === undefined ? {} : { status }) })
}

const onExtendedEvent = (objectType: string, eventTypeId: string, status: ManagedEntityStatus) =>
  dataObject('EventAlarmExpression', { eventType: 'EventEx', eventTypeId, objectType, status })

const hostIs = (statePath: string, red: string, yellow?: string) =>
  dataObject('StateAlarmExpression', {
    operator: 'isEqual',
    type: 'HostSystem',
    statePath,
    red,
    ...(yellow === undefined ? {} : { yellow }),
  })

/** In hundredths of a percent, for five minutes. */
function above(type: string, counter: string, yellow: number, red: number): AlarmExpression {
  const metric = { counterId: counterKey(counter), instance: '' }
  return dataObject('MetricAlarmExpression', { operator: 'isAbove', type, metric, yellow, yellowInterval: 300, red, redInterval: 300 })
}

const definitions: readonly Definition[] = [
  {
    id: 'alarm-1',
    systemName: 'alarm.HostConnectionStateAlarm',
    name: 'Host connection and power state',
    description: 'Default alarm to monitor host connection and power state',
    expression: anyOf(hostIs('runtime.connectionState', 'notResponding'), hostIs('runtime.powerState', 'poweredOff', 'standBy')),
  },
  {
    id: 'alarm-3',
    systemName: 'alarm.HostCPUUsageAlarm',
    name: 'Host CPU usage',
    description: 'Default alarm to monitor host CPU usage',
    expression: anyOf(above('HostSystem', 'cpu.usage.average', 7500, 9000)),
  },
  {
    id: 'alarm-4',
    systemName: 'alarm.HostMemoryUsageAlarm',
    name: 'Host memory usage',
    description: 'Default alarm to monitor host memory usage',
    expression: anyOf(above('HostSystem', 'mem.usage.average', 9000, 9500)),
  },
  {
    id: 'alarm-5',
    systemName: 'alarm.VmCPUUsageAlarm',
    name: 'Virtual machine CPU usage',
    description: 'Default alarm to monitor virtual machine CPU usage',
    expression: anyOf(above('VirtualMachine', 'cpu.usage.average', 7500, 9000)),
  },
  {
    id: 'alarm-6',
    systemName: 'alarm.VmMemoryUsageAlarm',
    name: 'Virtual machine memory usage',
    description: 'Default alarm to monitor virtual machine memory usage',
    expression: anyOf(above('VirtualMachine', 'mem.usage.average', 8500, 9500)),
  },
  {
    id: 'alarm-9',
    systemName: 'alarm.HostConnectivityAlarm',
    name: 'Host connection failure',
    description: 'Default alarm to alert when a host can not be connected to',
    expression: anyOf(
      onEvent('HostSystem', 'HostCnxFailedEvent'),
      onEvent('HostSystem', 'HostConnectionLostEvent', 'red'),
      onEvent('HostSystem', 'HostConnectedEvent', 'green'),
    ),
  },
  {
    id: 'alarm-11',
    systemName: 'alarm.HostErrorAlarm',
    name: 'Host error',
    description: 'Default alarm to monitor host error and warning events',
    expression: anyOf(onEvent('HostSystem', 'GeneralHostErrorEvent'), onEvent('HostSystem', 'GeneralHostWarningEvent')),
  },
  {
    id: 'alarm-12',
    systemName: 'alarm.VmErrorAlarm',
    name: 'Virtual machine error',
    description: 'Default alarm to monitor virtual machine error and warning events',
    expression: anyOf(onEvent('VirtualMachine', 'GeneralVmErrorEvent'), onEvent('VirtualMachine', 'GeneralVmWarningEvent')),
  },
  {
    id: 'alarm-13',
    systemName: 'alarm.VmNoCompatibleHostAlarm',
    name: 'Insufficient resources to start a virtual machine',
    description: 'Default alarm to alert when there is no place to start a virtual machine',
    expression: anyOf(
      onEvent('VirtualMachine', 'NotEnoughResourcesToStartVmEvent', 'red'),
      onEvent('VirtualMachine', 'VmPoweredOnEvent', 'green'),
    ),
  },
  {
    // The one that govmomi's vcsim has for those who post its events.
    id: 'alarm-384',
    systemName: '',
    name: 'vcsim VM Alarm',
    description: '',
    expression: anyOf(
      onExtendedEvent('VirtualMachine', 'vcsim.vm.success', 'green'),
      onExtendedEvent('VirtualMachine', 'vcsim.vm.failure', 'yellow'),
      onExtendedEvent('VirtualMachine', 'vcsim.vm.fatal', 'red'),
    ),
  },
]

/** Alarms that there are from the start, by id. */
export function defaultAlarms(): readonly { readonly id: string; readonly spec: AlarmSpec }[] {
  return definitions.map(({ id, ...rest }) => ({
    id,
    spec: { ...rest, enabled: true, actionFrequency: 300, setting: { toleranceRange: 0, reportingFrequency: 300 } },
  }))
}
