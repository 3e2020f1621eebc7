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
  readonly request: { readonly socket: TLSSocket; readonly upgrade?: { readonly protocol: string } }
  header(name: string): string | undefined
  warn(message: string): void
}

/** Finds the user of a bearer token; undefined for a token that it does not know. */
export type TokenAuthenticator = (token: string) => User | undefined | Promise<User | undefined>

/** Users by client certificate (CN is the name, each O a group) and by bearer token. */
export class Authenticator {
  readonly #tokens: readonly TokenAuthenticator[]
  readonly #anonymous: boolean
  readonly #byConnection = new WeakMap<object, User | 'none' | 'invalid'>()

  /** `anonymous`: whether a request without credentials has a user (kube-apiserver's --anonymous-auth). */
  constructor(tokens: readonly TokenAuthenticator[], anonymous = true) {
    this.#tokens = tokens
    this.#anonymous = anonymous
  }

  /** The user of a request; throws Unauthorized for credentials that are wrong. */
  async authenticate(credentials: Credentials): Promise<User> {
    const certified = this.#ofConnection(credentials.request.socket)
    if (certified === 'invalid') throw failure.unauthorized()
    let user: User = anonymous
    if (certified !== 'none') user = certified
    else {
      const token = bearerToken(credentials)
      if (token !== '') user = await this.#ofToken(token)
      else if (!this.#anonymous) throw failure.unauthorized()
    }
    return user
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

const tokenProtocol = 'base64url.bearer.authorization.k8s.io.'

/** The token of the Authorization header or, for browsers, of a WebSocket's subprotocols; empty for none. Throws Unauthorized. */
function bearerToken(credentials: Credentials): string {
  const [scheme = '', token = '', ...more] = (credentials.header('authorization') ?? '').trim().split(' ')
  if (scheme.toLowerCase() === 'bearer') {
    if (token === '' && more.length > 0)
      credentials.warn('the provided Authorization header contains extra space before the bearer token, and is ignored')
    if (token !== '') return token
  }
  if (credentials.request.upgrade?.protocol !== 'websocket') return ''
  const protocols = (credentials.header('sec-websocket-protocol') ?? '').split(',').map((protocol) => protocol.trim())
  const [encoded, ...others] = protocols.filter((protocol) => protocol.startsWith(tokenProtocol))
  if (encoded === undefined) return ''
  const plain = encoded.slice(tokenProtocol.length)
  // There must be another protocol that the answer can name.
  if (others.length > 0 || protocols.length === 1 || !/^[A-Za-z0-9_-]+$/.test(plain)) throw failure.unauthorized()
  return Buffer.from(plain, 'base64url').toString('utf8')
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
