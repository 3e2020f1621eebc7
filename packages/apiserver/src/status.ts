import { isVivariumError, messageOf, VivariumError } from '@vivarium/core'
import { aggregateText, type FieldError, fieldErrorCauses } from './schema/field-error.js'
import type { JsonObject } from './schema/json.js'

/** metav1.StatusReason, as far as this server answers them. */
export type StatusReason =
  | 'Unauthorized'
  | 'Forbidden'
  | 'NotFound'
  | 'AlreadyExists'
  | 'Conflict'
  | 'Gone'
  | 'Invalid'
  | 'ServerTimeout'
  | 'Timeout'
  | 'TooManyRequests'
  | 'BadRequest'
  | 'MethodNotAllowed'
  | 'NotAcceptable'
  | 'RequestEntityTooLarge'
  | 'UnsupportedMediaType'
  | 'InternalError'
  | 'Expired'
  | 'ServiceUnavailable'
  | 'UnknownError'
  | ''

export interface StatusCause {
  readonly reason?: string
  readonly message?: string
  readonly field?: string
}

export interface StatusDetails {
  readonly name?: string
  readonly group?: string
  readonly kind?: string
  readonly uid?: string
  readonly causes?: readonly StatusCause[]
  readonly retryAfterSeconds?: number
}

/** A group and what is in it: a plural (GroupResource) or a kind (GroupKind). */
export interface GroupName {
  readonly group: string
  readonly name: string
}

/** `deployments.apps`, `pods`. */
export function qualified({ group, name }: GroupName): string {
  return group === '' ? name : `${name}.${group}`
}

/** An answer that is a metav1.Status with a failure. `code` of the error is `KUBERNETES_<reason>`. */
export class StatusError extends VivariumError {
  readonly httpCode: number
  readonly reason: StatusReason
  readonly statusDetails: StatusDetails | undefined
  /** ListMeta.continue of the Status: where an expired list may go on, inconsistently. */
  readonly continueToken: string | undefined

  constructor(
    httpCode: number,
    reason: StatusReason,
    message: string,
    details?: StatusDetails,
    options: { continueToken?: string; cause?: unknown } = {},
  ) {
    super(`KUBERNETES_${reason.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase()}`, httpCode >= 500 ? 'internal' : 'usage', message, {
      cause: options.cause,
      details: { status: httpCode, reason, ...details },
    })
    this.name = 'StatusError'
    this.httpCode = httpCode
    this.reason = reason
    this.statusDetails = details
    this.continueToken = options.continueToken
  }

  /** The Status object as it goes over the wire. */
  get status(): JsonObject {
    const details: Record<string, unknown> = {}
    const { name, group, kind, uid, causes, retryAfterSeconds } = this.statusDetails ?? {}
    if (name) details.name = name
    if (group) details.group = group
    if (kind) details.kind = kind
    if (uid) details.uid = uid
    if (causes && causes.length > 0)
      details.causes = causes.map(({ reason, message, field }) => ({
        ...(reason && { reason }),
        ...(message && { message }),
        ...(field && { field }),
      }))
    if (retryAfterSeconds) details.retryAfterSeconds = retryAfterSeconds
    return {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: this.continueToken ? { continue: this.continueToken } : {},
      status: 'Failure',
      ...(this.message && { message: this.message }),
      ...(this.reason && { reason: this.reason }),
      ...(this.statusDetails && { details: details as JsonObject }),
      code: this.httpCode,
    }
  }
}

const named = (resource: GroupName, name?: string): StatusDetails => ({ name, group: resource.group, kind: resource.name })

export const failure = {
  notFound: (resource: GroupName, name: string) =>
    new StatusError(404, 'NotFound', `${qualified(resource)} ${JSON.stringify(name)} not found`, named(resource, name)),
  alreadyExists: (resource: GroupName, name: string) =>
    new StatusError(409, 'AlreadyExists', `${qualified(resource)} ${JSON.stringify(name)} already exists`, named(resource, name)),
  generateNameConflict: (resource: GroupName, name: string) =>
    new StatusError(
      409,
      'AlreadyExists',
      `${qualified(resource)} ${JSON.stringify(name)} already exists, the server was not able to generate a unique name for the object`,
      { ...named(resource, name), retryAfterSeconds: 1 },
    ),
  conflict: (resource: GroupName, name: string, why: string) =>
    new StatusError(
      409,
      'Conflict',
      `Operation cannot be fulfilled on ${qualified(resource)} ${JSON.stringify(name)}: ${why}`,
      named(resource, name),
    ),
  modified: (resource: GroupName, name: string) =>
    failure.conflict(resource, name, 'the object has been modified; please apply your changes to the latest version and try again'),
  invalid: (kind: GroupName, name: string, errors: readonly FieldError[]) =>
    new StatusError(
      422,
      'Invalid',
      `${qualified(kind)} ${JSON.stringify(name)} is invalid${errors.length > 0 ? `: ${aggregateText(errors)}` : ''}`,
      {
        ...named(kind, name),
        causes: fieldErrorCauses(errors),
      },
    ),
  badRequest: (message: string) => new StatusError(400, 'BadRequest', message),
  unauthorized: () => new StatusError(401, 'Unauthorized', 'Unauthorized'),
  forbidden: (resource: GroupName, name: string, why: string) =>
    new StatusError(
      403,
      'Forbidden',
      resource.name === '' && resource.group === ''
        ? `forbidden: ${why}`
        : `${qualified(resource)} ${name === '' ? '' : `${JSON.stringify(name)} `}is forbidden: ${why}`,
      named(resource, name),
    ),
  methodNotSupported: (resource: GroupName, action: string) =>
    new StatusError(
      405,
      'MethodNotAllowed',
      `${action} is not supported on resources of kind ${JSON.stringify(qualified(resource))}`,
      named(resource),
    ),
  methodNotAllowed: () => new StatusError(405, 'MethodNotAllowed', 'the server does not allow this method on the requested resource', {}),
  unknownResource: () => new StatusError(404, 'NotFound', 'the server could not find the requested resource', {}),
  notAcceptable: (accepted: readonly string[]) =>
    new StatusError(406, 'NotAcceptable', `only the following media types are accepted: ${accepted.join(', ')}`),
  unsupportedMediaType: (accepted: readonly string[]) =>
    new StatusError(
      415,
      'UnsupportedMediaType',
      `the body of the request was in an unknown format - accepted media types include: ${accepted.join(', ')}`,
    ),
  tooLarge: (message: string) => new StatusError(413, 'RequestEntityTooLarge', `Request entity too large: ${message}`),
  tooManyRequests: (message: string, retryAfterSeconds: number, causes?: readonly StatusCause[]) =>
    new StatusError(429, 'TooManyRequests', message, { ...(causes && { causes }), retryAfterSeconds }),
  gone: (message: string, continueToken?: string) =>
    new StatusError(410, 'Expired', message, undefined, continueToken === undefined ? {} : { continueToken }),
  timeout: (message: string, retryAfterSeconds: number) => new StatusError(504, 'Timeout', `Timeout: ${message}`, { retryAfterSeconds }),
  internal: (message: string, cause?: unknown) =>
    new StatusError(500, 'InternalError', `Internal error occurred: ${message}`, { causes: [{ message }] }, { cause }),
  notImplemented: (message: string) => new StatusError(501, 'UnknownError', message),
}

/** Any error as the Status that the client sees: our own as they are, the libraries' by their details, the rest as internal. */
export function toStatusError(error: unknown): StatusError {
  if (error instanceof StatusError) return error
  if (isVivariumError(error) && typeof error.details.status === 'number') {
    const causes = error.details.causes as readonly StatusCause[] | undefined
    return new StatusError(
      error.details.status,
      (error.details.reason as StatusReason | undefined) ?? '',
      error.message,
      causes && { causes },
      { cause: error },
    )
  }
  return failure.internal(messageOf(error), error)
}
