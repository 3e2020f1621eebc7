import { messageOf } from '@vivarium/core'
import { quoteGo } from '../schema/json.js'
import { decodeUtf8, parseJson } from '../schema/json-text.js'
import { failure } from '../status.js'

/** Where a list goes on: after `start` (a key below the list's prefix), as of `revision`; -1 goes on with what is there now. */
export interface ContinueToken {
  readonly revision: number
  readonly start: string
}

/** The opaque token of ListMeta.continue, in the form that the real server uses. */
export function encodeContinue({ revision, start }: ContinueToken): string {
  return Buffer.from(JSON.stringify({ v: 'meta.k8s.io/v1', rv: revision, start }).replaceAll('\\u0000', '\\u0000')).toString('base64url')
}

/** Throws BadRequest for what is no token. */
export function decodeContinue(text: string): ContinueToken {
  const invalid = (why: string) => failure.badRequest(`invalid continue token: continue key is not valid: ${why}`)
  const wrong = text.search(/[^A-Za-z0-9_-]/)
  if (wrong >= 0) throw invalid(`illegal base64 data at input byte ${wrong}`)
  if (text.length % 4 === 1) throw invalid(`illegal base64 data at input byte ${text.length - 1}`)
  const bytes = Buffer.from(text, 'base64url')
  const [first = 0] = bytes
  if (first > 0x7f) throw invalid(`invalid character '${quoteGo(String.fromCharCode(first)).slice(1, -1)}' looking for beginning of value`)
  let token: unknown
  try {
    token = parseJson(decodeUtf8(bytes)).value
  } catch (error) {
    throw invalid(messageOf(error))
  }
  const { v, rv, start } = (typeof token === 'object' && token !== null ? token : {}) as Record<string, unknown>
  if (v !== 'meta.k8s.io/v1') {
    throw failure.badRequest(
      `invalid continue token: continue key is not valid: server does not recognize this encoded version ${typeof v === 'string' ? v : ''}`,
    )
  }
  if (typeof rv !== 'number' || !Number.isSafeInteger(rv) || rv === 0) {
    throw failure.badRequest(
      'invalid continue token: continue key is not valid: incorrect encoded start resourceVersion (version meta.k8s.io/v1)',
    )
  }
  if (typeof start !== 'string' || start === '') {
    throw failure.badRequest('invalid continue token: continue key is not valid: encoded start key empty (version meta.k8s.io/v1)')
  }
  // What is no clean path may leave the list's own prefix.
  const parts = start.replace(/^\//, '').split('/')
  if (parts.some((part) => part === '' || part === '.' || part === '..')) throw invalid(start)
  return { revision: rv, start: start.replace(/^\//, '') }
}
