import type { KubernetesData } from '../data.js'
import { entityTag } from '../discovery/discovery.js'
import type { OpenApiV3 } from '../discovery/openapi.js'
import { encodeOpenApiV2 } from '../protobuf/openapi-v2.js'
import { isObject } from '../schema/json.js'
import { parseJson } from '../schema/json-text.js'
import { failure } from '../status.js'
import type { Exchange } from './exchange.js'
import { parseAccept } from './negotiation.js'

const json = 'application/json'
const protobufV2 = 'application/com.github.proto-openapi.spec.v2.v1.0+protobuf'
const formsV2: Readonly<Record<string, string>> = {
  [json]: json,
  'application/*': json,
  '*/*': json,
  [protobufV2]: protobufV2,
  'application/com.github.proto-openapi.spec.v2@v1.0+protobuf': protobufV2,
}
const yearMs = 365 * 24 * 3600 * 1000

interface Encoded {
  readonly bytes: Buffer
  readonly etag: string
}
const encodedV2 = new WeakMap<KubernetesData, Map<string, Encoded>>()

/** /openapi/…; gives false for what does not exist. */
export async function handleOpenApi(
  { data, openapi }: { readonly data: KubernetesData; readonly openapi: OpenApiV3 },
  exchange: Exchange,
  parts: readonly string[],
): Promise<boolean> {
  const [, version, ...path] = parts
  if (version === 'v2' && path.length === 0) {
    const form = parseAccept(exchange.header('accept') || '*/*')
      .map(({ type }) => formsV2[type])
      .find((form) => form !== undefined)
    if (!form) throw failure.notAcceptable([json, protobufV2])
    const { bytes, etag } = encodeV2(data, form)
    if (!(await unchanged(exchange, etag))) await exchange.sendBytes(200, form, bytes, { etag, vary: 'Accept' })
    return true
  }
  if (version !== 'v3') return false
  if (path.length === 0) {
    await exchange.sendBytes(200, json, Buffer.from(JSON.stringify(openapi.index())))
    return true
  }
  const found = openapi.document(path.join('/'))
  if (!found) return false
  const hash = exchange.query.get('hash')
  if (hash !== null && hash !== found.hash) {
    exchange.response.writeHead(301, exchange.headers({ location: `${exchange.path}?hash=${found.hash}` }))
    exchange.response.end()
    return true
  }
  const etag = `"${found.hash}"`
  if (await unchanged(exchange, etag)) return true
  const lasting = hash !== null && { 'cache-control': 'public, immutable', expires: new Date(Date.now() + yearMs).toUTCString() }
  await exchange.sendBytes(200, json, found.bytes, { etag, vary: 'Accept', ...lasting })
  return true
}

/** Encoded when somebody asks for that form, then kept. */
function encodeV2(data: KubernetesData, form: string): Encoded {
  let forms = encodedV2.get(data)
  if (!forms) {
    forms = new Map()
    encodedV2.set(data, forms)
  }
  let encoded = forms.get(form)
  if (!encoded) {
    let bytes = data.openapiV2Bytes()
    if (form === protobufV2) {
      const { value } = parseJson(bytes.toString('utf8'))
      bytes = encodeOpenApiV2(isObject(value) ? value : {})
    }
    encoded = { bytes, etag: entityTag(bytes) }
    forms.set(form, encoded)
  }
  return encoded
}

async function unchanged(exchange: Exchange, etag: string): Promise<boolean> {
  if (exchange.header('if-none-match') !== etag) return false
  exchange.response.writeHead(304, exchange.headers({ etag, vary: 'Accept' }))
  exchange.response.end()
  return true
}
