import type { ManagedContext } from '../merge/managed-context.js'
import { withParentManagers, withScaleManagers, withValueAt } from '../merge/scale-managers.js'
import { builtIns, type ObjectType } from '../schema/built-in.js'
import { fieldError } from '../schema/field-error.js'
import { isObject, type JsonObject, type MutableJsonObject } from '../schema/json.js'
import { labelSelectorFromObject } from '../selectors/label-selector.js'
import { failure } from '../status.js'
import { at, numberAt } from '../tables/cell.js'
import { getObject } from './list.js'
import { draftOf, type KubeObject, type LabelSelector, viewOf } from './objects.js'
import { apiVersionOf, convertTo, parseApiVersion, type ScalePaths, type ServedResource, type ServedSubresource } from './resource.js'
import type { ServerState, WriteRequest } from './state.js'
import { updateObject } from './update.js'

interface Scale extends KubeObject {
  spec: { replicas?: number }
}

/** Makes the new scale, with managed fields, of the one that is. */
export type MakeScale = (old: JsonObject, tracking: ManagedContext, manager: string) => JsonObject

/** Stands for replicas that a custom resource does not have yet, as in the real server: who scales it must name some. */
const noReplicas = -(2 ** 31)

/** Where the scale of a built-in workload is. */
const workload: ScalePaths = { specReplicas: 'spec.replicas', statusReplicas: 'status.replicas' }

/** The type of the objects: autoscaling/v1 Scale. */
export function scaleType({ data }: ServerState, { group, version, kind }: ServedSubresource): ObjectType {
  const type = builtIns(data.version).type({ group, version, kind })
  if (!type?.go) throw failure.internal(`no type is known for ${kind}`)
  return type
}

/** Throws NotFound. */
export function getScale(
  state: ServerState,
  resource: ServedResource,
  { scale }: ServedSubresource,
  namespace: string,
  name: string,
): JsonObject {
  const paths = scale ?? workload
  const object = convertTo(resource, getObject(state, resource, namespace, name).object)
  if (scale && at(object, paths.specReplicas) === undefined)
    throw failure.internal(`the spec replicas field ${JSON.stringify(`.${paths.specReplicas}`)} does not exist`)
  return scaleOf(object, paths)
}

/** Writes the replicas of an object through its scale; gives the scale as it is then. */
export async function writeScale(
  state: ServerState,
  write: WriteRequest,
  subresource: ServedSubresource,
  make: MakeScale,
): Promise<JsonObject> {
  const { resource, name } = write
  const { group, kind } = subresource
  const paths = subresource.scale ?? workload
  const request = { ...write, subresource: 'scale' }
  const replicasPath = (apiVersion: string) => {
    // Versions of the group that are not served any more had their replicas in the same place.
    const found = state.registry.ofKind(apiVersion, resource.kind)?.subresources.get('scale')
    if (found) return (found.scale ?? workload).specReplicas.split('.')
    return parseApiVersion(apiVersion).group === resource.group ? workload.specReplicas.split('.') : undefined
  }
  const tracking: ManagedContext = {
    type: scaleType(state, subresource),
    typeOf: () => undefined,
    convert: (object) => object,
    subresource: 'scale',
    now: state.clock.now(),
  }
  const { stored } = await updateObject(state, request, (live) => {
    if (!live) throw failure.notFound({ group: resource.group, name: resource.resource }, name)
    const unset = subresource.scale !== undefined && at(live, paths.specReplicas) === undefined
    const old = withScaleManagers(
      unset ? { ...scaleOf(live, paths), spec: { replicas: noReplicas } } : scaleOf(live, paths),
      live,
      replicasPath,
    )
    const made = make(old, tracking, request.manager)
    const scale = viewOf<Scale>(made)
    if (scale.metadata.name && scale.metadata.name !== name) {
      throw failure.badRequest(`the name of the object (${scale.metadata.name}) does not match the name on the URL (${name})`)
    }
    const replicas = scale.spec?.replicas ?? 0
    if (unset && replicas === noReplicas)
      throw failure.badRequest(`the spec replicas field ${JSON.stringify(`.${paths.specReplicas}`)} cannot be empty`)
    // Custom resources are judged as a whole, and in other words.
    if (replicas < 0 && !subresource.scale)
      throw failure.invalid({ group, name: kind }, name, [
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
  return scaleOf(convertTo(resource, stored.object), paths)
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
