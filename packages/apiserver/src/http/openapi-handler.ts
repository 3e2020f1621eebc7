import type { OpenApiV3 } from '../discovery/openapi.js'
import type { OpenApiV2 } from '../discovery/swagger.js'
import { encodeOpenApiV3 } from '../protobuf/openapi-v3.js'
import { isObject } from '../schema/json.js'
import { parseJson } from '../schema/json-text.js'
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
const protobufV3 = 'application/com.github.proto-openapi.spec.v3.v1.0+protobuf'
const formsV3: Readonly<Record<string, string>> = {
  [json]: json,
  'application/*': json,
  '*/*': json,
  [protobufV3]: protobufV3,
  'application/com.github.proto-openapi.spec.v3@v1.0+protobuf': protobufV3,
}
/** By hash of the JSON form; the documents of custom resources come and go. */
const encodedV3 = new Map<string, Buffer>()
const maxEncodedV3 = 100
const yearMs = 365 * 24 * 3600 * 1000

/** /openapi/…; gives false for what does not exist. */
export async function handleOpenApi(
  { swagger, openapi }: { readonly swagger: OpenApiV2; readonly openapi: OpenApiV3 },
  exchange: Exchange,
  parts: readonly string[],
): Promise<boolean> {
  const [, version, ...path] = parts
  if (version === 'v2' && path.length === 0) {
    const form = parseAccept(exchange.header('accept') || '*/*')
      .map(({ type }) => formsV2[type])
      .find((form) => form !== undefined)
    if (!form) return answerEmpty(exchange, 406)
    const { bytes, etag } = swagger.encoded(form === json ? 'json' : 'protobuf')
    if (!(await unchanged(exchange, etag))) await exchange.sendBytes(200, form, bytes, { etag, vary: 'Accept' })
    return true
  }
  if (version !== 'v3') return false
  if (path.length === 0) {
    // The real server lets the type be guessed.
    await exchange.sendBytes(200, 'text/plain; charset=utf-8', Buffer.from(JSON.stringify(openapi.index())))
    return true
  }
  const found = openapi.document(path.join('/'))
  if (!found) return answerEmpty(exchange, 404)
  const form = parseAccept(exchange.header('accept') || '*/*')
    .map(({ type }) => formsV3[type])
    .find((form) => form !== undefined)
  if (!form) return answerEmpty(exchange, 406)
  const hash = exchange.query.get('hash')
  if (hash !== null && hash !== found.hash) {
    exchange.response.writeHead(301, exchange.headers({ location: `${exchange.path}?hash=${found.hash}` }))
    exchange.response.end()
    return true
  }
  const etag = `"${found.hash}"`
  if (await unchanged(exchange, etag)) return true
  const lasting = hash !== null && { 'cache-control': 'public, immutable', expires: new Date(Date.now() + yearMs).toUTCString() }
  await exchange.sendBytes(200, form, form === protobufV3 ? encodeV3(found) : found.bytes, { etag, vary: 'Accept', ...lasting })
  return true
}

/** Of its own documents the real server says no more than the status. */
function answerEmpty(exchange: Exchange, status: number): true {
  exchange.response.writeHead(status, exchange.headers({ 'content-length': 0 }))
  exchange.response.end()
  return true
}

/** Encoded when somebody asks for that form, then kept for a while. */
function encodeV3({ bytes, hash }: { readonly bytes: Buffer; readonly hash: string }): Buffer {
  let encoded = encodedV3.get(hash)
  if (!encoded) {
    const { value } = parseJson(bytes.toString('utf8'))
    encoded = encodeOpenApiV3(isObject(value) ? value : {})
    if (encodedV3.size >= maxEncodedV3) encodedV3.clear()
    encodedV3.set(hash, encoded)
  }
  return encoded
}

async function unchanged(exchange: Exchange, etag: string): Promise<boolean> {
  if (exchange.header('if-none-match') !== etag) return false
  exchange.response.writeHead(304, exchange.headers({ etag, vary: 'Accept' }))
  exchange.response.end()
  return true
}
