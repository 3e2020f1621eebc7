import type { AccessAttributes, Authorizer, User } from '../auth/user.js'
import { formatTime } from '../clock.js'
import { trackFields } from '../registry/managed-fields.js'
import { asJson, type KubeObject } from '../registry/objects.js'
import type { ServedResource } from '../registry/resource.js'
import { child, type FieldError, fieldError } from '../schema/field-error.js'
import type { JsonObject } from '../schema/json.js'
import { failure } from '../status.js'
import { readBody } from './body.js'
import { decodeObject, kindOf } from './decode-body.js'
import type { Exchange } from './exchange.js'
import { type HandlerContext, type ResourcePath, writeRequest } from './handler-context.js'
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
  const status = await answer(context, exchange.user, resource, review, path.namespace)
  const request = writeRequest(exchange, resource, path, options)
  const asked = trackFields(context.state, request, undefined, asJson(review))
  const own: JsonObject =
    resource.resource === 'selfsubjectreviews' ? { metadata: { creationTimestamp: formatTime(context.state.clock.now()) } } : {}
  await exchange.send(201, jsonContent({ ...asked, ...own, status }), form)
}

async function answer(
  context: HandlerContext,
  user: User,
  { resource, group }: ServedResource,
  { spec }: Review,
  namespace: string,
): Promise<JsonObject> {
  // The real server names no kind here.
  const check = (errors: readonly FieldError[]) => {
    if (errors.length > 0) throw failure.invalid({ group, name: '' }, '', errors)
  }
  switch (resource) {
    case 'tokenreviews': {
      if (!spec.token) throw failure.badRequest('token is required for TokenReview in authentication')
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
      check(validateAttributes(spec))
      return decide(context.authorizer, user, spec)
    default: {
      const local = resource === 'localsubjectaccessreviews'
      check([
        ...validateAttributes(spec),
        ...(spec.user || spec.groups?.length
          ? []
          : [fieldError.invalid('spec.user', '', 'at least one of user or group must be specified')]),
        ...(local ? validateLocal(spec, namespace) : []),
      ])
      return decide(context.authorizer, { name: spec.user ?? '', groups: spec.groups ?? [] }, spec)
    }
  }
}

function validateAttributes({ resourceAttributes, nonResourceAttributes }: Review['spec']): FieldError[] {
  if (resourceAttributes && nonResourceAttributes) {
    // As the real server prints it: it checks values of types that are not those of JSON.
    const printed = { Path: nonResourceAttributes.path ?? '', Verb: nonResourceAttributes.verb ?? '' }
    return [fieldError.invalid('spec.nonResourceAttributes', printed, 'cannot be specified in combination with resourceAttributes')]
  }
  if (resourceAttributes || nonResourceAttributes) return []
  const text = 'exactly one of nonResourceAttributes or resourceAttributes must be specified'
  return [fieldError.invalid('spec.resourceAttributes', null, text)]
}

function validateLocal({ resourceAttributes, nonResourceAttributes }: Review['spec'], namespace: string): FieldError[] {
  const errors: FieldError[] = []
  const path = child('spec', 'resourceAttributes', 'namespace')
  if (resourceAttributes && (resourceAttributes.namespace ?? '') !== namespace)
    errors.push(fieldError.invalid(path, resourceAttributes.namespace ?? '', 'must match metadata.namespace'))
  if (nonResourceAttributes)
    errors.push(
      fieldError.invalid(
        'spec.nonResourceAttributes',
        { Path: nonResourceAttributes.path ?? '', Verb: nonResourceAttributes.verb ?? '' },
        'disallowed on this kind of request',
      ),
    )
  return errors
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
