import { messageOf } from '@vivarium/core'
import { dataType, encodeFault, VimError } from '@vivarium/vim'
import { errors } from '../errors.js'
import type { FaultSpec, FaultType } from './rule.js'

/** What vCenter says, for faults that people want to see. */
const messages: Readonly<Record<string, string>> = {
  InsufficientResourcesFault: 'Insufficient resources.',
  InvalidState: 'The operation is not allowed in the current state.',
  InvalidPowerState: 'The attempted operation cannot be performed in the current state.',
  TaskInProgress: 'Another task is already in progress.',
  ResourceInUse: 'The resource is in use.',
  Timedout: 'Operation timed out.',
  HostCommunication: 'Unable to communicate with the remote host, since it is disconnected.',
  HostNotConnected: 'Unable to communicate with the remote host, since it is disconnected.',
  NotAuthenticated: 'The session is not authenticated.',
  NoPermission: 'Permission to perform this operation was denied.',
  NotSupported: 'The operation is not supported on the object.',
  NoDiskSpace: 'Insufficient disk space on datastore.',
  ConcurrentAccess: 'The object was concurrently accessed, and the changes conflict.',
  RequestCanceled: 'The request was canceled by a user.',
  ToolsUnavailable: 'Cannot complete operation because VMware Tools is not running in this virtual machine.',
  NoCompatibleHost: 'No host is compatible with the virtual machine.',
  HostConfigFault: 'A host configuration problem occurred.',
}

/** The fault that a rule asks for. Throws INVALID_FAULT_RULE for what is no fault, and for one that can't be sent as it is. */
export function faultOfSpec(given: FaultType | FaultSpec): VimError {
  const { type, message, properties = {} } = typeof given === 'string' ? { type: given } : given
  const declared = faultType(type)
  for (const name of Object.keys(properties)) {
    if (declared.property(name) === undefined) {
      const known = declared.properties.map((property) => property.name).join(', ')
      throw errors.invalidFaultRule(`the fault ${type} has no property ${name}; it has: ${known}`)
    }
  }
  const fault = { ...properties, _typeName: declared.name }
  try {
    encodeFault(fault, '')
  } catch (cause) {
    throw errors.invalidFaultRule(`the fault ${type} can't be sent: ${messageOf(cause)}`, { cause })
  }
  return new VimError('The call', fault, message ?? messages[declared.name] ?? inWords(declared.name))
}

function faultType(name: string) {
  try {
    const type = dataType(name)
    if (type.isA('MethodFault')) return type
  } catch (cause) {
    throw errors.invalidFaultRule(
      `there is no fault ${JSON.stringify(name)}; use the name of one of vSphere's faults, such as InsufficientResourcesFault`,
      { cause },
    )
  }
  throw errors.invalidFaultRule(`${name} is no fault, but another data object`)
}

/** `VmConfigIncompatibleForFaultTolerance`: "Vm config incompatible for fault tolerance." */
function inWords(name: string): string {
  const words = name.replace(/Fault$/, '').match(/[A-Z]+(?![a-z])|[A-Z][a-z0-9]*/g) ?? [name]
  const text = words.map((word, index) => (index === 0 || /^[A-Z]{2,}$/.test(word) ? word : word.toLowerCase())).join(' ')
  return `${text}.`
}
