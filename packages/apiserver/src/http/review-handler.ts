import { randomUUID } from 'node:crypto'
import type { AccessAttributes, Authorizer, User } from '../auth/user.js'
import { formatTime } from '../clock.js'
import type { KubeObject } from '../registry/objects.js'
import { apiVersionOf, type ServedResource } from '../registry/resource.js'
import type { JsonObject, JsonValue } from '../schema/json.js'
import { failure } from '../status.js'
import { readBody } from './body.js'
import { decodeObject, kindOf } from './decode-body.js'
import type { Exchange } from './exchange.js'
import type { HandlerContext, ResourcePath } from './handler-context.js'
import { negotiateInput } from './negotiation.js'
import { readWriteOptions } from './query.js'
import { jsonContent } from './render.js'

/** Resources that are questions: POST is answered, and nothing is stored. */
export const reviews: ReadonlySet<string> = new Set([
  'tokenreviews',
  'selfsubjectreviews',
  'subjectaccessreviews',
  'selfsubjectaccessreviews',
  'localsubjectaccessreviews',
  'selfsubjectrulesreviews',
])

interface Review extends KubeObject {
  spec: {
    token?: string
    audiences?: string[]
    user?: string
    uid?: string
    groups?: string[]
    namespace?: string
    resourceAttributes?: {
      namespace?: string
      verb?: string
      group?: string
      version?: string
      resource?: string
      subresource?: string
      name?: string
    }
    nonResourceAttributes?: { path?: string; verb?: string }
  }
}

export async function createReview(
  context: HandlerContext,
  exchange: Exchange,
  resource: ServedResource,
  path: ResourcePath,
): Promise<void> {
  const form = exchange.outputForm
  const mediaType = negotiateInput(exchange.header('content-type'))
  const body = await readBody(exchange.request, context.maxBodyBytes)
  const options = readWriteOptions(exchange.query, 'CreateOptions')
  const review = decodeObject(body, mediaType, kindOf(resource), options.fieldValidation, exchange.warn) as Review
  const status = await answer(context, exchange.user, resource.resource, review, path.namespace)
  const metadata: JsonObject =
    resource.resource === 'selfsubjectreviews'
      ? { creationTimestamp: formatTime(context.state.clock.now()), uid: randomUUID() }
      : (review.metadata as JsonObject)
  const spec = review.spec as unknown as JsonValue | undefined
  await exchange.send(
    201,
    jsonContent({ kind: resource.kind, apiVersion: apiVersionOf(resource), metadata, ...(spec !== undefined && { spec }), status }),
    form,
  )
}

async function answer(context: HandlerContext, user: User, resource: string, { spec }: Review, namespace: string): Promise<JsonObject> {
  switch (resource) {
    case 'tokenreviews': {
      const found = await context.authenticateToken(spec.token ?? '')
      if (!found) return { user: {}, error: 'invalid bearer token' }
      return { authenticated: true, user: userInfo(found), ...(spec.audiences?.length && { audiences: [...spec.audiences] }) }
    }
    case 'selfsubjectreviews':
      return { userInfo: userInfo(user) }
    case 'selfsubjectrulesreviews':
      return {
        resourceRules: [{ verbs: ['*'], apiGroups: ['*'], resources: ['*'] }],
        nonResourceRules: [{ verbs: ['*'], nonResourceURLs: ['*'] }],
        incomplete: false,
      }
    case 'selfsubjectaccessreviews':
      return decide(context.authorizer, user, spec)
    default: {
      if (!spec.user && !spec.groups?.length) throw failure.badRequest('at least one of user or group must be specified')
      if (resource === 'localsubjectaccessreviews' && spec.resourceAttributes?.namespace !== namespace) {
        throw failure.badRequest(`spec.resourceAttributes.namespace must match namespace: ${namespace}`)
      }
      return decide(context.authorizer, { name: spec.user ?? '', groups: spec.groups ?? [] }, spec)
    }
  }
}

function decide(authorizer: Authorizer, user: User, { resourceAttributes, nonResourceAttributes }: Review['spec']): JsonObject {
  const { group = '', version = '*', resource = '', subresource = '', namespace = '', name = '', verb = '' } = resourceAttributes ?? {}
  const attributes: AccessAttributes = resourceAttributes
    ? { user, verb, path: '', resource: { group, version, resource, subresource, namespace, name } }
    : { user, verb: nonResourceAttributes?.verb ?? '', path: nonResourceAttributes?.path ?? '' }
  const refused = authorizer(attributes)
  return refused === undefined ? { allowed: true } : { allowed: false, ...(refused !== '' && { reason: refused }) }
}

function userInfo({ name, uid, groups, extra }: User): JsonObject {
  return {
    username: name,
    ...(uid !== undefined && { uid }),
    groups: [...groups],
    ...(extra && { extra: Object.fromEntries(Object.entries(extra).map(([key, values]) => [key, [...values]])) }),
  }
}
