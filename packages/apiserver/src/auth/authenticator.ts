import { createHash } from 'node:crypto'
import type { TLSSocket } from 'node:tls'
import { failure } from '../status.js'
import { anonymous, type User } from './user.js'

/** Tokens that an operator names, each with its user. */
export function staticTokens(users: Readonly<Record<string, User>>): TokenAuthenticator {
  const known = new Map(Object.entries(users))
  return (token) => known.get(token)
}

/** What authentication looks at. */
export interface Credentials {
  readonly request: { readonly socket: TLSSocket }
  header(name: string): string | undefined
}

/** Finds the user of a bearer token; undefined for a token that it does not know. */
export type TokenAuthenticator = (token: string) => User | undefined | Promise<User | undefined>

/** Users by client certificate (CN is the name, each O a group) and by bearer token. */
export class Authenticator {
  readonly #tokens: readonly TokenAuthenticator[]
  readonly #byConnection = new WeakMap<object, User | 'none' | 'invalid'>()

  constructor(tokens: readonly TokenAuthenticator[]) {
    this.#tokens = tokens
  }

  /** The user of a request, with impersonation; throws Unauthorized for credentials that are wrong. */
  async authenticate(credentials: Credentials): Promise<User> {
    const certified = this.#ofConnection(credentials.request.socket)
    if (certified === 'invalid') throw failure.unauthorized()
    let user: User = anonymous
    if (certified !== 'none') user = certified
    else {
      const authorization = credentials.header('authorization')
      const token = authorization === undefined ? '' : (/^bearer +(\S+) *$/i.exec(authorization)?.[1] ?? '')
      if (token !== '') user = await this.#ofToken(token)
    }
    return impersonated(credentials, user)
  }

  #ofConnection(socket: TLSSocket): User | 'none' | 'invalid' {
    let user = this.#byConnection.get(socket)
    if (user === undefined) {
      user = certificateUser(socket)
      this.#byConnection.set(socket, user)
    }
    return user
  }

  /** Undefined for a token that nobody knows. */
  async userOfToken(token: string): Promise<User | undefined> {
    for (const authenticate of this.#tokens) {
      const user = await authenticate(token)
      if (user) return withGroup(user, 'system:authenticated')
    }
    return undefined
  }

  async #ofToken(token: string): Promise<User> {
    const user = await this.userOfToken(token)
    if (!user) throw failure.unauthorized()
    return user
  }
}

function certificateUser(socket: TLSSocket): User | 'none' | 'invalid' {
  const certificate = socket.getPeerCertificate?.()
  if (!certificate || Object.keys(certificate).length === 0) return 'none'
  if (!socket.authorized) return 'invalid'
  const { CN, O } = certificate.subject as unknown as Record<string, string | string[] | undefined>
  const name = Array.isArray(CN) ? CN[0] : CN
  if (!name) return 'invalid'
  const extra = {
    'authentication.kubernetes.io/credential-id': [`X509SHA256=${createHash('sha256').update(certificate.raw).digest('hex')}`],
  }
  return withGroup({ name, groups: O === undefined ? [] : Array.isArray(O) ? O : [O], extra }, 'system:authenticated')
}

export function withGroup(user: User, group: string): User {
  return user.groups.includes(group) ? user : { ...user, groups: [...user.groups, group] }
}

/** Impersonate-User and its companions (kubectl --as). */
function impersonated(credentials: Credentials, user: User): User {
  const name = credentials.header('impersonate-user')
  const group = credentials.header('impersonate-group')
  if (name === undefined) {
    if (group !== undefined) throw failure.badRequest(`requested [{Group  ${group}  }] without impersonating a user`)
    return user
  }
  if (user === anonymous)
    throw failure.forbidden(
      { group: '', name: 'users' },
      name,
      'User "system:anonymous" cannot impersonate resource "users" in API group "" at the cluster scope',
    )
  const groups = group === undefined ? [] : group.split(',').map((text) => text.trim())
  if (groups.length === 0 && name.startsWith('system:serviceaccount:')) {
    groups.push('system:serviceaccounts', `system:serviceaccounts:${name.split(':')[2]}`)
  }
  const uid = credentials.header('impersonate-uid')
  const impersonatedUser: User = { name, groups, ...(uid !== undefined && { uid }) }
  return name === anonymous.name
    ? { ...impersonatedUser, groups: [...groups, 'system:unauthenticated'] }
    : withGroup(impersonatedUser, 'system:authenticated')
}
