import { formatTime } from '../clock.js'
import { draftOf, type KubeObject } from '../registry/objects.js'
import type { ServedResource } from '../registry/resource.js'
import { updateObject } from '../registry/update.js'
import type { Pod } from '../resources/core/pod-types.js'
import { builtIns } from '../schema/built-in.js'
import { aggregateText, type FieldError, fieldError } from '../schema/field-error.js'
import type { JsonObject } from '../schema/json.js'
import { failure, StatusError } from '../status.js'
import { readBody } from './body.js'
import { decodeObject } from './decode-body.js'
import type { Exchange } from './exchange.js'
import { type HandlerContext, type ResourcePath, writeRequest } from './handler-context.js'
import { negotiateInput } from './negotiation.js'
import { readWriteOptions } from './query.js'
import { jsonContent } from './render.js'

interface Binding extends KubeObject {
  target?: { kind?: string; name?: string }
}

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
  const errors = validate(binding)
  // Of these the real server makes no Status of its own.
  if (errors.length > 0) throw new StatusError(500, '', aggregateText(errors))

  const request = writeRequest(exchange, pods, { ...path, name, subresource: 'binding' }, options)
  const refuse = (why: string) => failure.conflict({ group: '', name: 'pods/binding' }, name, why)
  const bind = (live: JsonObject | undefined) => {
    const pod = draftOf<Pod>(live ?? {})
    if (binding.metadata.uid) pod.metadata.uid = binding.metadata.uid
    if (pod.metadata.deletionTimestamp) throw refuse(`pod ${name} is being deleted, cannot be assigned to a host`)
    if (pod.spec.nodeName) throw refuse(`pod ${name} is already assigned to node ${JSON.stringify(pod.spec.nodeName)}`)
    if (pod.spec.schedulingGates?.length) throw refuse(`pod ${name} has non-empty .spec.schedulingGates`)
    pod.spec.nodeName = binding.target?.name ?? ''
    if (binding.metadata.annotations) pod.metadata.annotations = { ...pod.metadata.annotations, ...binding.metadata.annotations }
    pod.status ??= {}
    const conditions = (pod.status.conditions ?? []).filter(({ type: condition }) => condition !== 'PodScheduled')
    pod.status.conditions = [...conditions, { type: 'PodScheduled', status: 'True', lastTransitionTime: formatTime(state.clock.now()) }]
    // The real server writes past the field manager here: nobody comes to own spec.nodeName.
    return pod
  }
  await updateObject(state, request, bind, { uidIsPrecondition: true })
  await exchange.send(201, jsonContent({ kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success', code: 201 }), {
    mediaType: form.mediaType,
  })
}

function validate({ target }: Binding): FieldError[] {
  const errors: FieldError[] = []
  if (target?.kind && target.kind !== 'Node') errors.push(fieldError.notSupported('target.kind', target.kind, ['Node', '<empty>']))
  if (!target?.name) errors.push(fieldError.required('target.name'))
  return errors
}
