import { type FieldError, fieldError } from '../schema/field-error.js'
import type { FieldSelector } from '../selectors/field-selector.js'
import type { LabelSelector } from '../selectors/label-selector.js'

/** metav1.ListOptions, decoded. */
export interface ListOptions {
  readonly labelSelector?: LabelSelector
  readonly fieldSelector?: FieldSelector
  readonly watch: boolean
  readonly allowWatchBookmarks: boolean
  /** Empty: unset. */
  readonly resourceVersion: string
  readonly resourceVersionMatch: string
  readonly timeoutSeconds?: number
  /** 0: no limit. */
  readonly limit: number
  readonly continue: string
  readonly sendInitialEvents?: boolean
}

export const everything: ListOptions = {
  watch: false,
  allowWatchBookmarks: false,
  resourceVersion: '',
  resourceVersionMatch: '',
  limit: 0,
  continue: '',
}

/** What may not be asked for together. */
export function validateListOptions(options: ListOptions): FieldError[] {
  const { resourceVersionMatch: match } = options
  const errors: FieldError[] = []
  if (options.watch) {
    if (options.sendInitialEvents !== undefined && match !== 'NotOlderThan') {
      errors.push(fieldError.forbidden('resourceVersionMatch', 'sendInitialEvents requires setting resourceVersionMatch to NotOlderThan'))
    }
    if (match === '') return errors
    if (options.sendInitialEvents === undefined) {
      errors.push(
        fieldError.forbidden('resourceVersionMatch', 'resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided'),
      )
    }
    if (match !== 'NotOlderThan') errors.push(fieldError.notSupported('resourceVersionMatch', match, ['NotOlderThan']))
    if (options.continue !== '') {
      errors.push(fieldError.forbidden('resourceVersionMatch', 'resourceVersionMatch is forbidden when continue is provided'))
    }
    return errors
  }
  if (match !== '') {
    if (options.resourceVersion === '') {
      errors.push(fieldError.forbidden('resourceVersionMatch', 'resourceVersionMatch is forbidden unless resourceVersion is provided'))
    }
    if (options.continue !== '') {
      errors.push(fieldError.forbidden('resourceVersionMatch', 'resourceVersionMatch is forbidden when continue is provided'))
    }
    if (match !== 'Exact' && match !== 'NotOlderThan') {
      errors.push(fieldError.notSupported('resourceVersionMatch', match, ['Exact', 'NotOlderThan', '']))
    }
    if (match === 'Exact' && options.resourceVersion === '0') {
      errors.push(fieldError.forbidden('resourceVersionMatch', 'resourceVersionMatch "exact" is forbidden for resourceVersion "0"'))
    }
  }
  if (options.sendInitialEvents !== undefined)
    errors.push(fieldError.forbidden('sendInitialEvents', 'sendInitialEvents is forbidden for list'))
  return errors
}
