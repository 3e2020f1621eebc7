import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, randomUUID, sign, verify } from 'node:crypto'
import type { Clock } from '../clock.js'
import { type KubeObject, viewOf } from '../registry/objects.js'
import type { Store } from '../store/store.js'
import type { User } from './user.js'

/** What a token is bound to: it is worth nothing once that object is gone. */
export interface BoundObject {
  readonly kind: string
  readonly name: string
  readonly uid: string
}

interface Claims {
  readonly iss: string
  readonly sub: string
  readonly aud: readonly string[]
  readonly exp: number
  readonly iat: number
  readonly nbf: number
  readonly jti: string
  readonly 'kubernetes.io': {
    readonly namespace: string
    readonly serviceaccount: { readonly name: string; readonly uid: string }
    readonly [kind: string]: unknown
  }
}

/** Makes and checks the tokens of service accounts: JSON web tokens signed with ES256 (RFC 7519, RFC 7518). */
export class ServiceAccountTokens {
  readonly issuer: string
  readonly #privateKey: KeyObject
  readonly #publicKey: KeyObject
  readonly #keyId: string
  readonly #clock: Clock

  /** `key`: PEM of a P-256 key; absent: a new one. */
  constructor(clock: Clock, issuer: string, key?: string) {
    this.#clock = clock
    this.issuer = issuer
    this.#privateKey = key === undefined ? generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey : createPrivateKey(key)
    this.#publicKey = createPublicKey(this.#privateKey)
    this.#keyId = randomUUID()
  }

  issue(
    account: KubeObject,
    audiences: readonly string[],
    seconds: number,
    bound: BoundObject | undefined,
  ): { token: string; expires: Date } {
    const now = Math.floor(this.#clock.now().getTime() / 1000)
    const { name = '', namespace = '', uid = '' } = account.metadata
    const claims: Claims = {
      aud: audiences,
      exp: now + seconds,
      iat: now,
      iss: this.issuer,
      jti: randomUUID(),
      'kubernetes.io': {
        namespace,
        ...(bound && { [bound.kind.toLowerCase()]: { name: bound.name, uid: bound.uid } }),
        serviceaccount: { name, uid },
      },
      nbf: now,
      sub: `system:serviceaccount:${namespace}:${name}`,
    }
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const text = `${part({ alg: 'ES256', kid: this.#keyId })}.${part(claims)}`
    const signature = sign('sha256', Buffer.from(text), { key: this.#privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')
    return { token: `${text}.${signature}`, expires: new Date((now + seconds) * 1000) }
  }

  /** The service account of a token that is ours, in force, and whose account (and bound object) still exists. */
  authenticate(token: string, store: Store): User | undefined {
    const claims = this.#verify(token)
    if (!claims) return undefined
    const { namespace, serviceaccount, ...bound } = claims['kubernetes.io']
    const account = store.table('serviceaccounts').get(`${namespace}/${serviceaccount.name}`)
    if (!account || viewOf(account.object).metadata.uid !== serviceaccount.uid) return undefined
    const tables: Readonly<Record<string, [table: string, namespaced: boolean]>> = {
      pod: ['pods', true],
      secret: ['secrets', true],
      node: ['nodes', false],
    }
    for (const [kind, reference] of Object.entries(bound)) {
      const [table, namespaced] = tables[kind] ?? []
      const { name, uid } = reference as { name: string; uid: string }
      const object = table && store.table(table).get(namespaced ? `${namespace}/${name}` : name)
      if (!object || viewOf(object.object).metadata.uid !== uid) return undefined
    }
    return {
      name: claims.sub,
      uid: serviceaccount.uid,
      groups: ['system:serviceaccounts', `system:serviceaccounts:${namespace}`, 'system:authenticated'],
      extra: { 'authentication.kubernetes.io/credential-id': [`JTI=${claims.jti}`] },
    }
  }

  #verify(token: string): Claims | undefined {
    const [header = '', payload = '', signature = '', ...rest] = token.split('.')
    if (rest.length > 0 || signature === '') return undefined
    try {
      const { alg } = JSON.parse(Buffer.from(header, 'base64url').toString('utf8')) as { alg?: unknown }
      if (alg !== 'ES256') return undefined
      const genuine = verify(
        'sha256',
        Buffer.from(`${header}.${payload}`),
        { key: this.#publicKey, dsaEncoding: 'ieee-p1363' },
        Buffer.from(signature, 'base64url'),
      )
      if (!genuine) return undefined
      const claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as Claims
      const now = this.#clock.now().getTime() / 1000
      return claims.iss === this.issuer && claims.exp > now && claims.nbf <= now + 10 && claims.aud.includes(this.issuer)
        ? claims
        : undefined
    } catch {
      return undefined
    }
  }
}
