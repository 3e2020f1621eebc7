import { VivariumError } from '@vivarium/core'

/** One entry of a Status' `details.causes`. */
export interface StatusCause {
  readonly reason?: string
  readonly message?: string
  readonly field?: string
}

/** metav1.StatusDetails. */
export interface StatusDetails {
  readonly name?: string
  readonly group?: string
  readonly kind?: string
  readonly uid?: string
  readonly causes?: readonly StatusCause[]
  readonly retryAfterSeconds?: number
}

/** What a server refused, and why: its metav1.Status. `code` is `KUBERNETES_NOT_FOUND`, `KUBERNETES_CONFLICT` and so on. */
export class KubeError extends VivariumError {
  /** The HTTP status code. */
  readonly status: number
  /** metav1.StatusReason: `NotFound`, `Conflict`, `AlreadyExists`, `Expired`, …; empty where the server gave none. */
  readonly reason: string
  readonly statusDetails: StatusDetails

  constructor(status: number, reason: string, message: string, details: StatusDetails = {}, options: { cause?: unknown } = {}) {
    super(
      `KUBERNETES_${(reason || 'UnknownError').replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase()}`,
      status >= 500 ? 'environment' : 'state',
      message,
      { ...options, details: { status, reason, ...details } },
    )
    this.name = 'KubeError'
    this.status = status
    this.reason = reason
    this.statusDetails = details
  }
}

/** True for a KubeError, and with `reason` only for one with that reason. */
export function isKubeError(error: unknown, reason?: string): error is KubeError {
  return error instanceof KubeError && (reason === undefined || error.reason === reason)
}

export const isNotFound = (error: unknown): boolean => isKubeError(error, 'NotFound')
export const isConflict = (error: unknown): boolean => isKubeError(error, 'Conflict')
export const isAlreadyExists = (error: unknown): boolean => isKubeError(error, 'AlreadyExists')

/** True when the asked-for version, or the history after it, is gone: one has to list again. */
export function isExpired(error: unknown): boolean {
  return error instanceof KubeError && (error.reason === 'Expired' || error.reason === 'Gone' || error.status === 410)
}

/** True for a write that was refused since its namespace is going away: no point in trying again. */
export function isNamespaceTerminating(error: unknown): boolean {
  return error instanceof KubeError && (error.statusDetails.causes ?? []).some(({ reason }) => reason === 'NamespaceTerminating')
}
