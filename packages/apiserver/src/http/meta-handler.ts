import type { ServiceAccountTokens } from '../auth/service-account-tokens.js'
import type { KubernetesData } from '../data.js'
import type { Discovery } from '../discovery/discovery.js'
import type { OpenApiV3 } from '../discovery/openapi.js'
import type { OpenApiV2 } from '../discovery/swagger.js'
import { encodeJson, type JsonObject } from '../schema/json.js'
import { failure } from '../status.js'
import type { Exchange } from './exchange.js'
import { handleHealth } from './health-handler.js'
import { checkAccept, parseAccept } from './negotiation.js'
import { handleOpenApi } from './openapi-handler.js'
import { jsonContent } from './render.js'

export interface MetaContext {
  readonly data: KubernetesData
  readonly discovery: Discovery
  readonly openapi: OpenApiV3
  readonly swagger: OpenApiV2
  readonly tokens: ServiceAccountTokens
  /** host:port for the APIVersions document. */
  readonly address: () => string
  /** Why the server is not ready; undefined when it is. */
  readonly notReady: () => string | undefined
}

const aggregatedType = 'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList'

/** Paths that are no resources. Gives false for one that does not exist. */
export async function handleMeta(context: MetaContext, exchange: Exchange): Promise<boolean> {
  const { discovery } = context
  const path = exchange.path.length > 1 ? exchange.path.replace(/\/+$/, '') : exchange.path
  const parts = path.split('/').slice(1)
  switch (parts[0]) {
    case 'index.html':
    case '':
      return parts.length === 1 && document(exchange, { paths: [...discovery.paths()] })
    case 'api':
      if (parts.length === 1) return root(exchange, discovery.core(context.address()), true, discovery)
      return parts.length === 2 && document(exchange, discovery.resources(parts[1] ?? ''))
    case 'apis':
      if (parts.length === 1) return root(exchange, discovery.groups(), false, discovery)
      if (parts.length === 2) return document(exchange, discovery.group(parts[1] ?? ''))
      return parts.length === 3 && document(exchange, discovery.resources(`${parts[1]}/${parts[2]}`))
    case 'version':
      return parts.length === 1 && document(exchange, context.data.discovery.version)
    case 'healthz':
    case 'livez':
    case 'readyz':
      return exchange.path.endsWith('/') ? false : handleHealth(exchange, parts, context.notReady())
    case '.well-known':
      return parts.length === 2 && parts[1] === 'openid-configuration' && openIdConfiguration(context, exchange)
    case 'openid':
      return path === '/openid/v1/jwks' && openIdDocument(exchange, 'application/jwk-set+json', context.tokens.keySet)
    case 'openapi':
      return handleOpenApi(context, exchange, parts)
    default:
      return false
  }
}

/** How others may verify the tokens of service accounts (OpenID Connect Discovery 1.0). */
function openIdConfiguration({ tokens, address }: MetaContext, exchange: Exchange): Promise<boolean> {
  const { keys } = tokens.keySet as { keys: readonly { alg: string }[] }
  return openIdDocument(exchange, 'application/json', {
    issuer: tokens.issuer,
    jwks_uri: `https://${address()}/openid/v1/jwks`,
    response_types_supported: ['id_token'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: [...new Set(keys.map(({ alg }) => alg))].sort(),
  })
}

async function openIdDocument(exchange: Exchange, type: string, content: JsonObject): Promise<boolean> {
  if (exchange.method !== 'GET') throw failure.methodNotAllowed()
  await exchange.sendBytes(200, type, Buffer.from(encodeJson(content)), { 'cache-control': 'public, max-age=3600' })
  return true
}

/** Documents of discovery: for GET only. */
async function document(exchange: Exchange, content: JsonObject | undefined): Promise<boolean> {
  if (!content) return false
  if (exchange.method !== 'GET') throw failure.methodNotAllowed()
  checkAccept(exchange.header('accept'), false)
  await exchange.send(200, jsonContent(content), { mediaType: exchange.outputForm.mediaType })
  return true
}

/** /api and /apis: aggregated when the client prefers that, which kubectl and client-go do. */
async function root(exchange: Exchange, plain: JsonObject, core: boolean, discovery: Discovery): Promise<boolean> {
  const clauses = parseAccept(exchange.header('accept') ?? '*/*')
  const wanted = clauses.find(({ type, parameters }) => {
    if (parameters.as === undefined)
      return type === 'application/json' || type === '*/*' || type === 'application/*' || type === 'application/yaml'
    return (
      type === 'application/json' &&
      parameters.as === 'APIGroupDiscoveryList' &&
      parameters.g === 'apidiscovery.k8s.io' &&
      parameters.v === 'v2'
    )
  })
  if (wanted?.parameters.as === undefined) return document(exchange, plain)
  const { document: aggregated, etag } = discovery.aggregated(core)
  if (exchange.header('if-none-match') === etag) {
    exchange.response.writeHead(304, exchange.headers({ etag, vary: 'Accept' }))
    exchange.response.end()
    return true
  }
  await exchange.sendBytes(200, aggregatedType, jsonContent(aggregated).json(), { etag, vary: 'Accept', 'cache-control': 'public' })
  return true
}
