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

/** The claims of a token that stands in a secret. */
interface SecretClaims {
  readonly iss: string
  readonly sub: string
  readonly 'kubernetes.io/serviceaccount/namespace': string
  readonly 'kubernetes.io/serviceaccount/secret.name': string
  readonly 'kubernetes.io/serviceaccount/service-account.name': string
  readonly 'kubernetes.io/serviceaccount/service-account.uid': string
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

/** Who issues tokens that stand in secrets, of any server. */
const secretIssuer = 'kubernetes/serviceaccount'

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
      sub: accountUser(namespace, name),
    }
    return { token: this.#signed(claims), expires: new Date((now + seconds) * 1000) }
  }

  /** The token for a secret of an account: in force for as long as the secret has it. */
  issueForSecret({ metadata: { namespace = '', name = '', uid = '' } }: KubeObject, secret: string): string {
    const claims: SecretClaims = {
      iss: secretIssuer,
      'kubernetes.io/serviceaccount/namespace': namespace,
      'kubernetes.io/serviceaccount/secret.name': secret,
      'kubernetes.io/serviceaccount/service-account.name': name,
      'kubernetes.io/serviceaccount/service-account.uid': uid,
      sub: accountUser(namespace, name),
    }
    return this.#signed(claims)
  }

  #signed(claims: object): string {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const { algorithm, id, key } = this.#signing
    const text = `${part({ alg: algorithm.name, kid: id })}.${part(claims)}`
    return `${text}.${sign(algorithm.hash, Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`
  }

  /** The service account of a token that is ours, in force, and whose account (and bound object) still exists. */
  authenticate(token: string, store: Store): User | undefined {
    const verified = this.#verify(token)
    if (!verified) return undefined
    if (verified.iss === secretIssuer) return ofSecret(verified as SecretClaims, token, store)
    const claims = verified as Claims
    if (!this.#isInForce(claims)) return undefined
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
      groups: accountGroups(namespace),
      extra: { 'authentication.kubernetes.io/credential-id': [`JTI=${claims.jti}`] },
    }
  }

  #isInForce(claims: Claims): boolean {
    const now = this.#clock.now().getTime() / 1000
    return (
      this.#issuers.has(claims.iss) &&
      claims.exp > now &&
      claims.nbf <= now + 10 &&
      claims.aud.some((audience) => this.audiences.includes(audience))
    )
  }

  /** What a token with a signature of ours says. */
  #verify(token: string): Claims | SecretClaims | undefined {
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
      return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as Claims | SecretClaims
    } catch {
      return undefined
    }
  }
}

function accountUser(namespace: string, name: string): string {
  return `system:serviceaccount:${namespace}:${name}`
}

function accountGroups(namespace: string): readonly string[] {
  return ['system:serviceaccounts', `system:serviceaccounts:${namespace}`, 'system:authenticated']
}

/** A token that stands in a secret is worth something while it stands there, and its account is the same. */
function ofSecret(claims: SecretClaims, token: string, store: Store): User | undefined {
  const namespace = claims['kubernetes.io/serviceaccount/namespace']
  const name = claims['kubernetes.io/serviceaccount/service-account.name']
  const uid = claims['kubernetes.io/serviceaccount/service-account.uid']
  const secret = store.table('secrets').get(`${namespace}/${claims['kubernetes.io/serviceaccount/secret.name']}`)
  const account = store.table('serviceaccounts').get(`${namespace}/${name}`)
  if (!secret || !account || claims.sub !== accountUser(namespace, name)) return undefined
  const { metadata, data } = viewOf<KubeObject & { data?: Record<string, string> }>(secret.object)
  if (metadata.deletionTimestamp !== undefined || metadata.labels?.['kubernetes.io/legacy-token-invalid-since']) return undefined
  if (Buffer.from(data?.token ?? '', 'base64').toString('utf8') !== token) return undefined
  const { metadata: owner } = viewOf(account.object)
  if (owner.uid !== uid || owner.deletionTimestamp !== undefined) return undefined
  return { name: claims.sub, uid, groups: accountGroups(namespace) }
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
