import { applyConfiguration, trackUpdate } from '../merge/field-manager.js'
import { asJson } from '../registry/objects.js'
import type { ServedResource, ServedSubresource } from '../registry/resource.js'
import { getScale, type MakeScale, scaleType, writeScale } from '../registry/scale.js'
import type { ObjectType } from '../schema/built-in.js'
import { decodeGo } from '../schema/decode.js'
import { isObject } from '../schema/json.js'
import { failure } from '../status.js'
import { ageCell, nameCell, numberAt } from '../tables/cell.js'
import type { Printer } from '../tables/printer.js'
import { readBody } from './body.js'
import { decodeObject } from './decode-body.js'
import type { Exchange } from './exchange.js'
import { type HandlerContext, type ResourcePath, writeRequest } from './handler-context.js'
import { negotiateInput } from './negotiation.js'
import { patched, patchKind, readPatch } from './patch.js'
import { readWriteOptions } from './query.js'
import { shapeOther } from './shape.js'

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
  const form = exchange.outputForm
  if (verb === 'get') {
    const scale = getScale(state, resource, subresource, path.namespace, path.name)
    return exchange.send(200, shapeOther(context, exchange, scalePrinter, scale, form), form)
  }
  const type = scaleType(state, subresource)
  const read = verb === 'update' ? await readUpdate(context, exchange, type) : await readScalePatch(context, exchange, type, subresource)
  const scale = await writeScale(state, writeRequest(exchange, resource, path, read.options), subresource, read.make)
  await exchange.send(200, shapeOther(context, exchange, scalePrinter, scale, form), form)
}

interface ScaleWrite {
  readonly options: ReturnType<typeof readWriteOptions>
  readonly make: MakeScale
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
