import { applyConfiguration, trackUpdate } from '../merge/field-manager.js'
import type { ManagedContext } from '../merge/managed-context.js'
import { withParentManagers, withScaleManagers, withValueAt } from '../merge/scale-managers.js'
import { getObject } from '../registry/list.js'
import { asJson, draftOf, type KubeObject, type LabelSelector, viewOf } from '../registry/objects.js'
import {
  apiVersionOf,
  convertTo,
  parseApiVersion,
  type ScalePaths,
  type ServedResource,
  type ServedSubresource,
} from '../registry/resource.js'
import { updateObject } from '../registry/update.js'
import { builtIns, type ObjectType } from '../schema/built-in.js'
import { decodeGo } from '../schema/decode.js'
import { fieldError } from '../schema/field-error.js'
import { isObject, type JsonObject, type MutableJsonObject } from '../schema/json.js'
import { labelSelectorFromObject } from '../selectors/label-selector.js'
import { failure } from '../status.js'
import { ageCell, at, nameCell, numberAt } from '../tables/cell.js'
import type { Printer } from '../tables/printer.js'
import { readBody } from './body.js'
import { decodeObject } from './decode-body.js'
import type { Exchange } from './exchange.js'
import { type HandlerContext, type ResourcePath, writeRequest } from './handler-context.js'
import { negotiateInput } from './negotiation.js'
import { patched, patchKind, readPatch } from './patch.js'
import { readWriteOptions } from './query.js'
import { shapeOther } from './shape.js'

interface Scale extends KubeObject {
  spec: { replicas?: number }
}

/** Stands for replicas that a custom resource does not have yet, as in the real server: who scales it must name some. */
const noReplicas = -(2 ** 31)

/** Where the scale of a built-in workload is. */
const workload: ScalePaths = { specReplicas: 'spec.replicas', statusReplicas: 'status.replicas' }

const scalePrinter: Printer = {
  columns: [
    { name: 'Name', type: 'string' },
    { name: 'Desired', type: 'integer' },
    { name: 'Available', type: 'integer' },
    { name: 'Age', type: 'string' },
  ],
  cells: [nameCell, (scale) => numberAt(scale, 'spec.replicas'), (scale) => numberAt(scale, 'status.replicas'), ageCell],
}

/** autoscaling/v1 Scale of a workload: its replicas as spec, and what the controller counted as status. */
export async function handleScale(
  context: HandlerContext,
  exchange: Exchange,
  resource: ServedResource,
  subresource: ServedSubresource,
  path: ResourcePath,
  verb: string,
): Promise<void> {
  const { state } = context
  const { group, version, kind } = subresource
  const paths = subresource.scale ?? workload
  const form = exchange.outputForm
  const type = builtIns(state.data.version).type({ group, version, kind })
  if (!type?.go) throw failure.internal(`no type is known for ${kind}`)
  if (verb === 'get') {
    const object = convertTo(resource, getObject(state, resource, path.namespace, path.name).object)
    if (subresource.scale && at(object, paths.specReplicas) === undefined)
      throw failure.internal(`the spec replicas field ${JSON.stringify(`.${paths.specReplicas}`)} does not exist`)
    return exchange.send(200, shapeOther(context, exchange, scalePrinter, scaleOf(object, paths), form), form)
  }

  const read = verb === 'update' ? await readUpdate(context, exchange, type) : await readScalePatch(context, exchange, type, subresource)
  const request = { ...writeRequest(exchange, resource, path, read.options), subresource: 'scale' }
  const replicasPath = (apiVersion: string) => {
    // Versions of the group that are not served any more had their replicas in the same place.
    const found = state.registry.ofKind(apiVersion, resource.kind)?.subresources.get('scale')
    if (found) return (found.scale ?? workload).specReplicas.split('.')
    return parseApiVersion(apiVersion).group === resource.group ? workload.specReplicas.split('.') : undefined
  }
  const tracking: ManagedContext = {
    type,
    typeOf: () => undefined,
    convert: (object) => object,
    subresource: 'scale',
    now: state.clock.now(),
  }
  const { stored } = await updateObject(state, request, (live) => {
    if (!live) throw failure.notFound({ group: resource.group, name: resource.resource }, path.name)
    const unset = subresource.scale !== undefined && at(live, paths.specReplicas) === undefined
    const old = withScaleManagers(
      unset ? { ...scaleOf(live, paths), spec: { replicas: noReplicas } } : scaleOf(live, paths),
      live,
      replicasPath,
    )
    const made = read.make(old, tracking, request.manager)
    const scale = viewOf<Scale>(made)
    if (scale.metadata.name && scale.metadata.name !== path.name) {
      throw failure.badRequest(`the name of the object (${scale.metadata.name}) does not match the name on the URL (${path.name})`)
    }
    const replicas = scale.spec?.replicas ?? 0
    if (unset && replicas === noReplicas)
      throw failure.badRequest(`the spec replicas field ${JSON.stringify(`.${paths.specReplicas}`)} cannot be empty`)
    // Custom resources are judged as a whole, and in other words.
    if (replicas < 0 && !subresource.scale)
      throw failure.invalid({ group, name: kind }, path.name, [
        fieldError.invalid('spec.replicas', replicas, 'must be greater than or equal to 0'),
      ])
    const object = draftOf(
      withValueAt(withParentManagers(live, made, apiVersionOf(resource), replicasPath), paths.specReplicas.split('.'), replicas),
    )
    // Without one it is the live object's own.
    if (scale.metadata.resourceVersion) object.metadata.resourceVersion = scale.metadata.resourceVersion
    if (scale.metadata.uid) object.metadata.uid = scale.metadata.uid
    return object
  })
  const scale = scaleOf(convertTo(resource, stored.object), paths)
  await exchange.send(200, shapeOther(context, exchange, scalePrinter, scale, form), form)
}

interface ScaleWrite {
  readonly options: ReturnType<typeof readWriteOptions>
  /** The new scale, with managed fields, from the one that is. */
  readonly make: (old: JsonObject, tracking: ManagedContext, manager: string) => JsonObject
}

async function readUpdate(context: HandlerContext, exchange: Exchange, type: ObjectType): Promise<ScaleWrite> {
  const body = await readBody(exchange.request, context.maxBodyBytes)
  const options = readWriteOptions(exchange.query, 'UpdateOptions')
  const mediaType = negotiateInput(exchange.header('content-type'))
  const scale = decodeObject(body, mediaType, { apiVersion: 'autoscaling/v1', kind: 'Scale', type }, options.fieldValidation, exchange.warn)
  return { options, make: (old, tracking, manager) => trackUpdate(tracking, old, asJson(scale), manager) }
}

async function readScalePatch(
  context: HandlerContext,
  exchange: Exchange,
  type: ObjectType,
  { scale }: ServedSubresource,
): Promise<ScaleWrite> {
  const kind = patchKind(exchange.header('content-type'), scale ? ['json', 'merge', 'apply'] : ['json', 'merge', 'strategic', 'apply'])
  const body = await readBody(exchange.request, context.maxBodyBytes)
  const options = readWriteOptions(exchange.query, 'PatchOptions', kind === 'apply')
  const patch = readPatch(kind, body, options.fieldValidation, exchange.warn)
  if (kind !== 'apply') return { options, make: (old, tracking, manager) => trackUpdate(tracking, old, patched(patch, old, type), manager) }
  const { value } = patch
  if (!isObject(value)) throw failure.badRequest('error decoding YAML: the configuration is no object')
  const force = options.force ?? false
  return {
    options,
    make: (old, tracking, manager) => {
      const merged = applyConfiguration(tracking, old, value, { manager, force })
      return type.go ? decodeGo(type.go, { value: merged }).object : merged
    },
  }
}

function scaleOf(object: JsonObject, paths: ScalePaths): JsonObject {
  const { name, namespace, uid, resourceVersion, creationTimestamp } = object.metadata as JsonObject
  const selector = selectorText(object, paths)
  const status: MutableJsonObject = { replicas: numberAt(object, paths.statusReplicas) }
  if (selector !== '') status.selector = selector
  const replicas = numberAt(object, paths.specReplicas)
  const metadata: MutableJsonObject = {}
  for (const [field, value] of Object.entries({ name, namespace, uid, resourceVersion, creationTimestamp }))
    if (value !== undefined) metadata[field] = value
  return { kind: 'Scale', apiVersion: 'autoscaling/v1', metadata, spec: replicas === 0 ? {} : { replicas }, status }
}

function selectorText(object: JsonObject, paths: ScalePaths): string {
  if (paths !== workload) {
    const text = paths.labelSelector === undefined ? undefined : at(object, paths.labelSelector)
    return typeof text === 'string' ? text : ''
  }
  const selector = at(object, 'spec.selector')
  if (!isObject(selector)) return ''
  const typed = selector as LabelSelector & JsonObject
  return labelSelectorFromObject(object.kind === 'ReplicationController' ? { matchLabels: typed } : typed).toString()
}
