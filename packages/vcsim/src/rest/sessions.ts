import type { IncomingMessage } from 'node:http'
import type { World } from '../call.js'
import type { Caller, Session } from '../session.js'
import { type SignedRequest, signerOf } from '../sso/signed-request.js'
import { ApiError, unauthenticated } from './api-error.js'

/** The header, and the cookie, that says whose request it is. */
export const sessionHeader = 'vmware-api-session-id'

/** Where a session is opened, looked at and closed. */
export const sessionPaths: readonly string[] = ['/api/session', '/rest/com/vmware/cis/session', '/rest/cis/session']

/** The session that a request is of. Sessions are those of the SOAP API. */
export function sessionOf(world: World, { headers }: IncomingMessage): Session | undefined {
  const header = headers[sessionHeader]
  if (typeof header === 'string') return world.sessions.find(header)
  return world.sessions.find(/(?:^|;\s*)vmware-api-session-id="?([^";]*)"?/.exec(headers.cookie ?? '')?.[1])
}

/** A name and a password, as RFC 7617 has them in a header. */
export function basicCredentials(authorization: string | undefined): { readonly username: string; readonly password: string } | undefined {
  const [, encoded] = /^Basic\s+(\S+)\s*$/i.exec(authorization ?? '') ?? []
  if (encoded === undefined) return undefined
  const text = Buffer.from(encoded, 'base64').toString('utf8')
  const colon = text.indexOf(':')
  return colon === -1 ? undefined : { username: text.slice(0, colon), password: text.slice(colon + 1) }
}

/** Opens a session for who has a name and a password. Throws UNAUTHENTICATED. */
export function logIn(
  world: World,
  credentials: { readonly username: string; readonly password: string } | undefined,
  caller: Caller,
): Session {
  if (credentials === undefined) throw unauthenticated()
  if (!world.sessions.isWelcome(credentials.username, credentials.password)) {
    throw new ApiError(
      'UNAUTHENTICATED',
      'Authentication failed: the user name or the password is wrong.',
      'vapi.security.authentication.invalid',
    )
  }
  return world.sessions.open(credentials.username, caller)
}

/** Opens a session for who has a token. Throws UNAUTHENTICATED. */
export async function logInByToken(world: World, request: SignedRequest, caller: Caller): Promise<Session> {
  const userName = await signerOf(world.sso, request)
  if (userName === undefined) {
    throw new ApiError('UNAUTHENTICATED', 'Authentication failed: the token is not valid.', 'vapi.security.authentication.invalid')
  }
  return world.sessions.open(userName, caller)
}

/** As the API tells of it. */
export function describeSession(session: Session): Record<string, string> {
  const { userName, loginTime, lastActiveTime } = session.describe()
  return { user: userName, created_time: String(loginTime), last_accessed_time: String(lastActiveTime) }
}
