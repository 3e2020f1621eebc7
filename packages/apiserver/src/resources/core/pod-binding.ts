import { formatTime } from '../../clock.js'
import { draftOf, type KubeObject } from '../../registry/objects.js'
import type { ServerState, WriteRequest } from '../../registry/state.js'
import { updateObject } from '../../registry/update.js'
import { aggregateText, type FieldError, fieldError } from '../../schema/field-error.js'
import type { JsonObject } from '../../schema/json.js'
import { failure, StatusError } from '../../status.js'
import type { Pod } from './pod-types.js'

/** v1 Binding: which pod goes to which node. */
export interface Binding extends KubeObject {
  target?: { kind?: string; name?: string }
}

/** Puts the pod that `request` names on the target's node. */
export async function bindPod(state: ServerState, request: WriteRequest, binding: Binding): Promise<void> {
  const errors = validate(binding)
  // Of these the real server makes no Status of its own.
  if (errors.length > 0) throw new StatusError(500, '', aggregateText(errors))
  const { name } = request
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
}

function validate({ target }: Binding): FieldError[] {
  const errors: FieldError[] = []
  if (target?.kind && target.kind !== 'Node') errors.push(fieldError.notSupported('target.kind', target.kind, ['Node', '<empty>']))
  if (!target?.name) errors.push(fieldError.required('target.name'))
  return errors
}
