import { formatTime } from '../clock.js'
import { trackUpdate } from '../merge/field-manager.js'
import { setDefaultsOf } from '../registry/defaulting.js'
import { getObject } from '../registry/list.js'
import { asJson, type KubeObject, viewOf } from '../registry/objects.js'
import type { ServedResource } from '../registry/resource.js'
import { builtIns } from '../schema/built-in.js'
import { type FieldError, fieldError } from '../schema/field-error.js'
import type { JsonObject } from '../schema/json.js'
import { failure } from '../status.js'
import { readBody } from './body.js'
import { decodeObject } from './decode-body.js'
import type { Exchange } from './exchange.js'
import { type HandlerContext, type ResourcePath, writeRequest } from './handler-context.js'
import { negotiateInput } from './negotiation.js'
import { readWriteOptions } from './query.js'
import { jsonContent } from './render.js'

interface TokenRequest extends KubeObject {
  spec: {
    audiences?: string[]
    expirationSeconds?: number
    boundObjectRef?: { kind?: string; apiVersion?: string; name?: string; uid?: string }
  }
}

const minSeconds = 600
const maxSeconds = 2 ** 32

/** A token for a service account. */
export async function createToken(
  context: HandlerContext,
  exchange: Exchange,
  accounts: ServedResource,
  path: ResourcePath,
): Promise<void> {
  const { state, tokens } = context
  const type = builtIns(state.data.version).type({ group: 'authentication.k8s.io', version: 'v1', kind: 'TokenRequest' })
  if (!type) throw failure.internal('no type is known for TokenRequest')
  const form = exchange.outputForm
  const mediaType = negotiateInput(exchange.header('content-type'))
  const body = await readBody(exchange.request, context.maxBodyBytes)
  const options = readWriteOptions(exchange.query, 'CreateOptions')
  const request = decodeObject(
    body,
    mediaType,
    { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', type },
    options.fieldValidation,
    exchange.warn,
  ) as TokenRequest
  setDefaultsOf(state, type, request)
  const account = viewOf(getObject(state, accounts, path.namespace, path.name).object)
  const seconds = request.spec.expirationSeconds ?? 0
  const errors: FieldError[] = []
  if (seconds < minSeconds)
    errors.push(fieldError.invalid('spec.expirationSeconds', seconds, 'may not specify a duration less than 10 minutes'))
  if (seconds > maxSeconds)
    errors.push(fieldError.invalid('spec.expirationSeconds', seconds, 'may not specify a duration larger than 2^32 seconds'))
  if (errors.length > 0) throw failure.invalid({ group: 'authentication.k8s.io', name: 'TokenRequest' }, '', errors)

  const reference = request.spec.boundObjectRef
  const bound = reference && boundObject(context, path.namespace, reference)
  const audiences = request.spec.audiences?.length ? request.spec.audiences : tokens.audiences
  const { token, expires } = tokens.issue(account, audiences, seconds, bound)
  const now = state.clock.now()
  const tracking = { type, typeOf: () => undefined, convert: (object: JsonObject) => object, subresource: 'token', now }
  const { manager } = writeRequest(exchange, accounts, path, options)
  const { managedFields } = trackUpdate(tracking, undefined, asJson(request), manager).metadata as JsonObject
  await exchange.send(
    201,
    jsonContent({
      kind: 'TokenRequest',
      apiVersion: 'authentication.k8s.io/v1',
      metadata: {
        name: path.name,
        namespace: path.namespace,
        // The real server's is that of the account.
        uid: account.metadata.uid ?? '',
        creationTimestamp: formatTime(now),
        ...(managedFields && { managedFields }),
      },
      spec: { audiences: [...audiences], expirationSeconds: seconds, boundObjectRef: reference ? { ...reference } : null },
      status: { token: options.dryRun ? '' : token, expirationTimestamp: formatTime(expires) },
    }),
    form,
  )
}

function boundObject(
  { state }: HandlerContext,
  namespace: string,
  { kind = '', apiVersion = '', name = '', uid }: NonNullable<TokenRequest['spec']['boundObjectRef']>,
) {
  const tables: Readonly<Record<string, string>> = { Pod: 'pods', Secret: 'secrets', Node: 'nodes' }
  const table = tables[kind]
  if (!table) throw failure.badRequest(`cannot bind token to object of type ${apiVersion}, Kind=${kind}`)
  const stored = state.store.table(table).get(kind === 'Node' ? name : `${namespace}/${name}`)
  if (!stored) throw failure.notFound({ group: '', name: table }, name)
  const found = viewOf(stored.object).metadata.uid ?? ''
  if (uid && uid !== found) {
    throw failure.conflict(
      { group: '', name: table },
      name,
      `the UID in the bound object reference (${uid}) does not match the UID in record. The object might have been deleted and then recreated`,
    )
  }
  return { kind, name, uid: found }
}
