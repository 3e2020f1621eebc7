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
  let token: unknown
  try {
    if (!/^[A-Za-z0-9_-]+$/.test(text)) throw failure.badRequest('invalid continue token: continue key is not valid: illegal base64 data')
    token = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
  } catch {
    throw failure.badRequest('invalid continue token: continue key is not valid: illegal base64 data at input byte 0')
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
  // A key that leaves the list's own prefix.
  if (start.startsWith('//') || start.split('/').some((part) => part === '.' || part === '..')) {
    throw failure.badRequest(`invalid continue token: continue key is not valid: ${start}`)
  }
  return { revision: rv, start: start.replace(/^\//, '') }
}
