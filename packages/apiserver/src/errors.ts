import { defineErrors } from '@vivarium/core'

/**
 * What a client's request can do wrong in these libraries. The message is the text that the real server answers; `details` has `status`
 * (the HTTP code), `reason` (the Status reason) and, where the real server names them, `causes`.
 */
export const failures = defineErrors({
  malformedBody: {
    code: 'MALFORMED_BODY',
    kind: 'usage',
    meaning: 'A body can not be read as JSON, YAML or protobuf.',
    message: (text: string) => text,
  },
  invalidPatch: {
    code: 'INVALID_PATCH',
    kind: 'usage',
    meaning: 'A patch can not be read, or does not fit the object.',
    message: (text: string) => text,
  },
  applyRefused: {
    code: 'APPLY_REFUSED',
    kind: 'usage',
    meaning: 'An applied configuration breaks the rules of server-side apply or does not fit the schema.',
    message: (text: string) => text,
  },
  applyConflict: {
    code: 'APPLY_CONFLICT',
    kind: 'state',
    meaning: 'An applied configuration changes fields that other managers own.',
    message: (text: string) => text,
  },
  invalidSelector: {
    code: 'INVALID_SELECTOR',
    kind: 'usage',
    meaning: 'A label or field selector can not be parsed.',
    message: (text: string) => text,
  },
  invalidQuantity: {
    code: 'INVALID_QUANTITY',
    kind: 'usage',
    meaning: 'A quantity can not be parsed.',
    message: (text: string) => text,
  },
  invalidSchema: {
    code: 'INVALID_SCHEMA',
    kind: 'usage',
    meaning: 'A schema of a custom resource can not be used.',
    message: (text: string) => text,
  },
})

/** One entry of a Status' `details.causes`. */
export interface StatusCause {
  readonly reason: string
  readonly message: string
  readonly field?: string
}

export const badRequest = { status: 400, reason: 'BadRequest' } as const
export const unprocessable = { status: 422, reason: '' } as const
