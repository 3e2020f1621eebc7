import { messageOf, VivariumError } from '@vivarium/core'
import { isVimError, type VimError } from '@vivarium/vim'

/**
 * The standard errors of the vSphere Automation API and the HTTP status that each has (vSphere Automation API reference,
 * `com.vmware.vapi.std.errors`).
 */
const statusOf = {
  ALREADY_EXISTS: 400,
  ALREADY_IN_DESIRED_STATE: 400,
  CANCELED: 400,
  CONCURRENT_CHANGE: 409,
  ERROR: 500,
  INTERNAL_SERVER_ERROR: 500,
  INVALID_ARGUMENT: 400,
  INVALID_REQUEST: 400,
  NOT_ALLOWED_IN_CURRENT_STATE: 400,
  NOT_FOUND: 404,
  OPERATION_NOT_FOUND: 404,
  RESOURCE_BUSY: 400,
  RESOURCE_INACCESSIBLE: 400,
  RESOURCE_IN_USE: 400,
  SERVICE_UNAVAILABLE: 503,
  TIMED_OUT: 504,
  UNABLE_TO_ALLOCATE_RESOURCE: 400,
  UNAUTHENTICATED: 401,
  UNAUTHORIZED: 403,
  UNSUPPORTED: 400,
} as const

export type ApiErrorType = keyof typeof statusOf

/** One text for people, with what programs tell it by. */
export interface ApiMessage {
  readonly id: string
  readonly default_message: string
  readonly args: readonly string[]
}

/** What a client of the REST API gets when a request fails. */
export class ApiError extends VivariumError {
  readonly type: ApiErrorType
  readonly messages: readonly ApiMessage[]

  constructor(type: ApiErrorType, text: string, id = 'com.vmware.vapi.std.error', args: readonly string[] = [], cause?: unknown) {
    super('API_ERROR', 'state', text, { cause, details: { type } })
    this.name = 'ApiError'
    this.type = type
    this.messages = [{ id, default_message: text, args }]
  }

  get status(): number {
    return statusOf[this.type]
  }

  /** `com.vmware.vapi.std.errors.not_found`. */
  get typeName(): string {
    return `com.vmware.vapi.std.errors.${this.type.toLowerCase()}`
  }
}

export const notFound = (what: string, id: string): ApiError =>
  new ApiError('NOT_FOUND', `There is no ${what} with the identifier '${id}'.`, 'com.vmware.vdcs.util.not_found', [what, id])

export const invalidArgument = (why: string): ApiError => new ApiError('INVALID_ARGUMENT', why, 'com.vmware.vapi.std.invalid_argument')

export const alreadyExists = (what: string, name: string): ApiError =>
  new ApiError('ALREADY_EXISTS', `There is a ${what} with the name '${name}' already.`, 'com.vmware.vdcs.util.duplicate_name', [what, name])

export const unauthenticated = (): ApiError =>
  new ApiError('UNAUTHENTICATED', 'Authentication required.', 'com.vmware.vapi.endpoint.method.authentication.required')

/** For the faults of the SOAP API, the first that the fault is of. */
const typesByFault: readonly (readonly [fault: string, type: ApiErrorType])[] = [
  ['ManagedObjectNotFound', 'NOT_FOUND'],
  ['NotFound', 'NOT_FOUND'],
  ['FileNotFound', 'NOT_FOUND'],
  ['NotAuthenticated', 'UNAUTHENTICATED'],
  ['InvalidLogin', 'UNAUTHENTICATED'],
  ['NoPermission', 'UNAUTHORIZED'],
  ['DuplicateName', 'ALREADY_EXISTS'],
  ['AlreadyExists', 'ALREADY_EXISTS'],
  ['FileAlreadyExists', 'ALREADY_EXISTS'],
  ['ResourceInUse', 'RESOURCE_IN_USE'],
  ['TaskInProgress', 'RESOURCE_BUSY'],
  ['InsufficientResourcesFault', 'UNABLE_TO_ALLOCATE_RESOURCE'],
  ['InvalidState', 'NOT_ALLOWED_IN_CURRENT_STATE'],
  ['ToolsUnavailable', 'SERVICE_UNAVAILABLE'],
  ['HostCommunication', 'SERVICE_UNAVAILABLE'],
  ['RequestCanceled', 'CANCELED'],
  ['Timedout', 'TIMED_OUT'],
  ['NotSupported', 'UNSUPPORTED'],
  ['NotImplemented', 'UNSUPPORTED'],
  ['MethodNotFound', 'UNSUPPORTED'],
  ['InvalidName', 'INVALID_ARGUMENT'],
  ['InvalidArgument', 'INVALID_ARGUMENT'],
  ['InvalidRequest', 'INVALID_ARGUMENT'],
  ['VmConfigFault', 'INVALID_ARGUMENT'],
]

/** True for a power state, or the like, that the object has already. */
function isThereAlready({ fault }: VimError): boolean {
  const { existingState, requestedState } = fault as { existingState?: unknown; requestedState?: unknown }
  return existingState !== undefined && existingState === requestedState
}

/** What goes to the client for whatever was thrown. */
export function apiErrorOf(error: unknown): ApiError {
  if (error instanceof ApiError) return error
  if (isVimError(error)) {
    const name = error.fault._typeName
    const [, type] = typesByFault.find(([fault]) => isVimError(error, fault)) ?? [name, 'ERROR' as const]
    const found = isThereAlready(error) ? 'ALREADY_IN_DESIRED_STATE' : type
    return new ApiError(found, error.faultMessage, `com.vmware.api.vcenter.vim_fault.${name}`, [], error)
  }
  return new ApiError('INTERNAL_SERVER_ERROR', messageOf(error), 'com.vmware.vapi.std.internal_server_error', [], error)
}
