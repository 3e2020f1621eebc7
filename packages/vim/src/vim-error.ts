import { isVivariumError, VivariumError } from '@vivarium/core'
import type { LocalizedMethodFault, MethodFault } from './generated/data-objects.js'
import { isSubtype } from './registry/types.js'

/** A fault with its type: `{ _typeName: 'InvalidLogin' }`, `{ _typeName: 'InvalidArgument', invalidProperty: 'spec.name' }`. */
export type TypedFault = MethodFault & { _typeName: string }

/** A call, or the task that it started, ended with a fault. */
export class VimError extends VivariumError {
  /** The method or the task. */
  readonly operation: string
  readonly fault: TypedFault
  /** What the server says, in its language. */
  readonly faultMessage: string
  /** SOAP's code: `ServerFaultCode`. */
  readonly faultCode: string

  constructor(operation: string, fault: TypedFault, message: string, code = 'ServerFaultCode') {
    const said = message === '' ? '' : `: ${message}`
    super('VIM_FAULT', 'state', `${operation} failed with ${fault._typeName}${said}`, { details: { operation, fault, message } })
    this.name = 'VimError'
    this.operation = operation
    this.fault = fault
    this.faultMessage = message
    this.faultCode = code
  }

  /** Of a task's `info.error`. */
  static from(operation: string, { fault, localizedMessage = '' }: LocalizedMethodFault): VimError {
    return new VimError(operation, { ...fault, _typeName: fault._typeName ?? 'MethodFault' }, localizedMessage)
  }
}

/** True for a `VimError`, and with `fault` only for one with a fault of that type or of one derived from it. */
export function isVimError(error: unknown, fault?: string): error is VimError {
  return error instanceof VimError && (fault === undefined || isSubtype(error.fault._typeName, fault))
}

/** What a server answers when a request could not be decoded: vCenter's InvalidRequest. Undefined for an error of another kind. */
export function faultForError(error: unknown): { readonly fault: TypedFault; readonly message: string } | undefined {
  if (error instanceof VimError) return { fault: error.fault, message: error.faultMessage }
  const isOfInput = ['MALFORMED_XML', 'INVALID_REQUEST', 'LIMIT_EXCEEDED'].some((code) => isVivariumError(error, code))
  return isOfInput && error instanceof Error ? { fault: { _typeName: 'InvalidRequest' }, message: error.message } : undefined
}
