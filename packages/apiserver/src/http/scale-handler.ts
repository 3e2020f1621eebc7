import { setDefaults } from '../registry/defaulting.js'
import { getObject } from '../registry/list.js'
import { trackFields } from '../registry/managed-fields.js'
import { asJson, draftOf, type KubeObject, type LabelSelector } from '../registry/objects.js'
import type { ServedResource, ServedSubresource } from '../registry/resource.js'
import { updateObject } from '../registry/update.js'
import { builtIns, type ObjectType } from '../schema/built-in.js'
import { fieldError } from '../schema/field-error.js'
import { isObject, type JsonObject, type MutableJsonObject } from '../schema/json.js'
import { labelSelectorFromObject } from '../selectors/label-selector.js'
import { failure } from '../status.js'
import { at, numberAt } from '../tables/cell.js'
import { readBody } from './body.js'
import { decodeObject } from './decode-body.js'
import type { Exchange } from './exchange.js'
import { type HandlerContext, type ResourcePath, writeRequest } from './handler-context.js'
import { negotiateInput } from './negotiation.js'
import { patched, patchKind, readPatch } from './patch.js'
import { readWriteOptions } from './query.js'
import { jsonContent } from './render.js'

interface Scale extends KubeObject {
  spec: { replicas?: number }
}

/** autoscaling/v1 Scale of a workload: its replicas as spec, and what the controller counted as status. */
export async function handleScale(
  context: HandlerContext,
  exchange: Exchange,
  resource: ServedResource,
  { group, version, kind }: ServedSubresource,
  path: ResourcePath,
  verb: string,
): Promise<void> {
  const { state } = context
  const form = exchange.outputForm
  const type = builtIns(state.data.version).type({ group, version, kind })
  if (!type) throw failure.internal(`no type is known for ${kind}`)
  if (verb === 'get') return exchange.send(200, jsonContent(scaleOf(getObject(state, resource, path.namespace, path.name).object)), form)

  const read = verb === 'update' ? await readUpdate(context, exchange, type) : await readScalePatch(context, exchange, type)
  const request = writeRequest(exchange, resource, path, read.options)
  const { stored } = await updateObject(state, request, (live) => {
    if (!live) throw failure.notFound({ group: resource.group, name: resource.resource }, path.name)
    const scale = read.make(scaleOf(live))
    if (scale.metadata.name && scale.metadata.name !== path.name) {
      throw failure.badRequest(`the name of the object (${scale.metadata.name}) does not match the name on the URL (${path.name})`)
    }
    const replicas = scale.spec?.replicas ?? 0
    if (replicas < 0)
      throw failure.invalid({ group, name: kind }, path.name, [
        fieldError.invalid('spec.replicas', replicas, 'must be greater than or equal to 0'),
      ])
    const object = draftOf<KubeObject & { spec: { replicas?: number } }>(live)
    object.spec.replicas = replicas
    if (scale.metadata.resourceVersion) object.metadata.resourceVersion = scale.metadata.resourceVersion
    else delete object.metadata.resourceVersion
    if (scale.metadata.uid) object.metadata.uid = scale.metadata.uid
    setDefaults(state, resource, object)
    return draftOf(trackFields(state, { ...request, subresource: 'scale' }, live, asJson(object)))
  })
  await exchange.send(200, jsonContent(scaleOf(stored.object)), form)
}

interface ScaleWrite {
  readonly options: ReturnType<typeof readWriteOptions>
  readonly make: (live: JsonObject) => Scale
}

async function readUpdate(context: HandlerContext, exchange: Exchange, type: ObjectType): Promise<ScaleWrite> {
  const body = await readBody(exchange.request, context.maxBodyBytes)
  const options = readWriteOptions(exchange.query, 'UpdateOptions')
  const mediaType = negotiateInput(exchange.header('content-type'))
  const scale = decodeObject(
    body,
    mediaType,
    { apiVersion: 'autoscaling/v1', kind: 'Scale', type },
    options.fieldValidation,
    exchange.warn,
  ) as Scale
  return { options, make: () => scale }
}

async function readScalePatch(context: HandlerContext, exchange: Exchange, type: ObjectType): Promise<ScaleWrite> {
  const kind = patchKind(exchange.header('content-type'), ['json', 'merge', 'strategic', 'apply'])
  const body = await readBody(exchange.request, context.maxBodyBytes)
  const options = readWriteOptions(exchange.query, 'PatchOptions', kind === 'apply')
  const patch = readPatch(kind, body, options.fieldValidation, exchange.warn)
  // An applied scale says one thing, the replicas: as a merge it says the same.
  return { options, make: (live) => patched(kind === 'apply' ? { ...patch, kind: 'merge' } : patch, live, type) as unknown as Scale }
}

function scaleOf(object: JsonObject): JsonObject {
  const { name, namespace, uid, resourceVersion, creationTimestamp } = object.metadata as JsonObject
  const selector = selectorText(object)
  const status: MutableJsonObject = { replicas: numberAt(object, 'status.replicas') }
  if (selector !== '') status.selector = selector
  const replicas = numberAt(object, 'spec.replicas')
  const metadata: MutableJsonObject = {}
  for (const [field, value] of Object.entries({ name, namespace, uid, resourceVersion, creationTimestamp }))
    if (value !== undefined) metadata[field] = value
  return { kind: 'Scale', apiVersion: 'autoscaling/v1', metadata, spec: replicas === 0 ? {} : { replicas }, status }
}

function selectorText(object: JsonObject): string {
  const selector = at(object, 'spec.selector')
  if (!isObject(selector)) return ''
  const typed = selector as LabelSelector & JsonObject
  return labelSelectorFromObject(object.kind === 'ReplicationController' ? { matchLabels: typed } : typed).toString()
}
