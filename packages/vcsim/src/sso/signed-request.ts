import { createHash, verify, type X509Certificate } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { readXmlTree } from '@vivarium/vim'
import type { SingleSignOn } from './single-sign-on.js'

/** The longest token, in bytes. */
const longestToken = 2 ** 20

/** An HTTP request that a token opens a session with. */
export interface SignedRequest {
  readonly authorization: string
  readonly method: string
  readonly path: string
  /** The header `Host`. */
  readonly host: string
  readonly body: Uint8Array
}

/**
 * Who sends `Authorization: SIGN token="…"`: a SAML token, packed and in base 64; that of a holder of a key comes with a signature of the request
 * (govmomi, `sts.Signer.SignRequest`). Undefined if it is not good.
 */
export async function signerOf(sso: SingleSignOn, request: SignedRequest): Promise<string | undefined> {
  const parameters = new Map([...request.authorization.matchAll(/(\w+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]))
  const assertion = assertionIn(parameters.get('token') ?? '')
  const token = assertion === undefined ? undefined : await sso.tokenIn(assertion, assertion)
  if (token?.holder === undefined) return token?.subject
  return isSignedBy(token.holder, parameters, request) ? token.subject : undefined
}

function assertionIn(packed: string) {
  try {
    const root = readXmlTree(gunzipSync(Buffer.from(packed, 'base64'), { maxOutputLength: longestToken }))
    return root.local === 'Assertion' ? root : undefined
  } catch {
    return undefined // it is no token, whatever else it is
  }
}

function isSignedBy({ publicKey }: X509Certificate, parameters: ReadonlyMap<string, string>, request: SignedRequest): boolean {
  if (parameters.get('signature_alg') !== 'RSA-SHA256' || publicKey.asymmetricKeyType !== 'rsa') return false
  const [, host = '', port = '80'] = /^(\[[^\]]*\]|[^:]*)(?::(\d+))?$/.exec(request.host) ?? []
  const lines = [parameters.get('nonce') ?? '', request.method, request.path, host.toLowerCase(), port].map((line) => `${line}\n`)
  const digest = createHash('sha256').update(request.body).digest()
  const message = Buffer.concat([Buffer.from(lines.join('')), digest, Buffer.from('\n')])
  return verify('sha256', message, publicKey, Buffer.from(parameters.get('signature') ?? '', 'base64'))
}
