import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, randomUUID, sign, verify } from 'node:crypto'
import { errors, messageOf } from '@vivarium/core'
import type { Clock } from '../clock.js'
import { type KubeObject, viewOf } from '../registry/objects.js'
import type { JsonObject } from '../schema/json.js'
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

/** What kube-apiserver's flags `--service-account-…` and `--api-audiences` say. */
export interface ServiceAccountSettings {
  /** The first one issues; tokens of the others are taken too. */
  readonly issuers: readonly string[]
  /** Audiences of this server; absent: the issuers. */
  readonly audiences?: readonly string[]
  /** PEM of the private key (EC or RSA) that signs; absent: a new one. */
  readonly signingKey?: string
  /** PEM blocks with the keys that tokens may be signed with: public keys, certificates, private keys; absent: the signing key's. */
  readonly verificationKeys?: readonly string[]
}

export const defaultIssuer = 'https://kubernetes.default.svc.cluster.local'

interface VerificationKey {
  readonly id: string
  readonly algorithm: SigningAlgorithm
  readonly key: KeyObject
}

/** Makes and checks the tokens of service accounts: JSON web tokens (RFC 7519) signed with ES256, ES384, ES512 or RS256 (RFC 7518). */
export class ServiceAccountTokens {
  /** Who issues, and the audiences of a token for which the client names none. */
  readonly issuer: string
  readonly audiences: readonly string[]
  readonly #issuers: ReadonlySet<string>
  readonly #signing: VerificationKey
  readonly #keys: readonly VerificationKey[]
  readonly #clock: Clock

  /** Throws INVALID_VALUE for a key that can't be used. */
  constructor(clock: Clock, { issuers, audiences, signingKey, verificationKeys }: ServiceAccountSettings) {
    this.#clock = clock
    this.issuer = issuers[0] ?? defaultIssuer
    this.#issuers = new Set(issuers.length > 0 ? issuers : [defaultIssuer])
    this.audiences = audiences ?? [this.issuer]
    this.#signing = verificationKey(
      signingKey === undefined ? generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey : privateKey(signingKey),
    )
    this.#keys = verificationKeys?.flatMap(publicKeys).map(verificationKey) ?? [
      { ...this.#signing, key: createPublicKey(this.#signing.key) },
    ]
  }

  /** The public keys of tokens, as a JSON web key set (RFC 7517). */
  get keySet(): JsonObject {
    return {
      keys: this.#keys.map(({ id, algorithm, key }) => ({
        use: 'sig',
        ...(key.export({ format: 'jwk' }) as JsonObject),
        kid: id,
        alg: algorithm.name,
      })),
    }
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
    const { algorithm, id, key } = this.#signing
    const text = `${part({ alg: algorithm.name, kid: id })}.${part(claims)}`
    const signature = sign(algorithm.hash, Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')
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
      const genuine = this.#keys.some(
        ({ algorithm, key }) =>
          algorithm.name === alg &&
          verify(
            algorithm.hash,
            Buffer.from(`${header}.${payload}`),
            { key, dsaEncoding: 'ieee-p1363' },
            Buffer.from(signature, 'base64url'),
          ),
      )
      if (!genuine) return undefined
      const claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as Claims
      const now = this.#clock.now().getTime() / 1000
      return this.#issuers.has(claims.iss) &&
        claims.exp > now &&
        claims.nbf <= now + 10 &&
        claims.aud.some((audience) => this.audiences.includes(audience))
        ? claims
        : undefined
    } catch {
      return undefined
    }
  }
}

interface SigningAlgorithm {
  readonly name: string
  readonly hash: string
}

const curves: Readonly<Record<string, SigningAlgorithm>> = {
  prime256v1: { name: 'ES256', hash: 'sha256' },
  secp384r1: { name: 'ES384', hash: 'sha384' },
  secp521r1: { name: 'ES512', hash: 'sha512' },
}

function algorithmOf({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): SigningAlgorithm {
  const algorithm = asymmetricKeyType === 'rsa' ? { name: 'RS256', hash: 'sha256' } : curves[asymmetricKeyDetails?.namedCurve ?? '']
  if (!algorithm)
    throw errors.invalidValue('key for service accounts', asymmetricKeyType, 'it must be an RSA key or one of P-256, P-384, P-521')
  return algorithm
}

/** Key ids are hashes of the public key, as kube-apiserver makes them: a server with the same key gives the same. */
function verificationKey(key: KeyObject): VerificationKey {
  const der = (key.type === 'private' ? createPublicKey(key) : key).export({ type: 'spki', format: 'der' })
  return { id: createHash('sha256').update(der).digest('base64url'), algorithm: algorithmOf(key), key }
}

function privateKey(pem: string): KeyObject {
  try {
    return createPrivateKey(pem)
  } catch (error) {
    throw errors.invalidValue('signing key for service accounts', messageOf(error), 'it must be a private key in PEM', { cause: error })
  }
}

function publicKeys(pem: string): KeyObject[] {
  const blocks = pem.match(/-----BEGIN ([A-Z0-9 ]+)-----[\s\S]+?-----END \1-----/g) ?? []
  try {
    const keys = blocks.filter((block) => !block.startsWith('-----BEGIN EC PARAMETERS')).map((block) => createPublicKey(block))
    if (keys.length > 0) return keys
  } catch (error) {
    throw errors.invalidValue('key for service accounts', messageOf(error), 'it must be a public key, certificate or private key in PEM', {
      cause: error,
    })
  }
  throw errors.invalidValue('key for service accounts', '', 'it must be a public key, certificate or private key in PEM')
}
