import type { ServedResource } from '../registry/resource.js'
import { type Binding, bindPod } from '../resources/core/pod-binding.js'
import { builtIns } from '../schema/built-in.js'
import { failure } from '../status.js'
import { readBody } from './body.js'
import { decodeObject } from './decode-body.js'
import type { Exchange } from './exchange.js'
import { type HandlerContext, type ResourcePath, writeRequest } from './handler-context.js'
import { negotiateInput } from './negotiation.js'
import { readWriteOptions } from './query.js'
import { jsonContent } from './render.js'

/** Puts a pod on a node: POST to pods/NAME/binding, or to bindings with the pod's name in the body. */
export async function createBinding(context: HandlerContext, exchange: Exchange, pods: ServedResource, path: ResourcePath): Promise<void> {
  const { state } = context
  const type = builtIns(state.data.version).type({ group: '', version: 'v1', kind: 'Binding' })
  if (!type) throw failure.internal('no type is known for Binding')
  const form = exchange.outputForm
  const mediaType = negotiateInput(exchange.header('content-type'))
  const body = await readBody(exchange.request, context.maxBodyBytes)
  const options = readWriteOptions(exchange.query, 'CreateOptions')
  const binding = decodeObject(
    body,
    mediaType,
    { apiVersion: 'v1', kind: 'Binding', type },
    options.fieldValidation,
    exchange.warn,
  ) as Binding
  const name = path.name || (binding.metadata.name ?? '')
  if (path.name !== '' && (binding.metadata.name ?? '') !== path.name)
    throw failure.badRequest('name in URL does not match name in Binding object')
  const request = writeRequest(exchange, pods, { ...path, name, subresource: 'binding' }, options)
  await bindPod(state, request, binding)
  await exchange.send(201, jsonContent({ kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success', code: 201 }), {
    mediaType: form.mediaType,
  })
}
