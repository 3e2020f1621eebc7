import { formatTime } from '../clock.js'
import { deleteObject } from '../registry/delete.js'
import type { DeleteOptions } from '../registry/delete-options.js'
import { getObject } from '../registry/list.js'
import { asJson, draftOf, type KubeObject, viewOf } from '../registry/objects.js'
import type { ServedResource } from '../registry/resource.js'
import { updateObject } from '../registry/update.js'
import type { Pod } from '../resources/core/pod-types.js'
import type { PodDisruptionBudget } from '../resources/policy/pod-disruption-budgets.js'
import { builtIns } from '../schema/built-in.js'
import type { JsonObject } from '../schema/json.js'
import { labelSelectorFromObject } from '../selectors/label-selector.js'
import { failure, StatusError } from '../status.js'
import { readBody } from './body.js'
import { decodeObject } from './decode-body.js'
import type { Exchange } from './exchange.js'
import { type HandlerContext, type ResourcePath, writeRequest } from './handler-context.js'
import { negotiateInput } from './negotiation.js'
import { readWriteOptions } from './query.js'
import { jsonContent } from './render.js'

interface Eviction extends KubeObject {
  deleteOptions?: DeleteOptions
}

const budgetTable = 'poddisruptionbudgets.policy'
/** What a budget may note before it is given up as not cleaned by its controller. */
const maxDisruptedPods = 2000

/** Deletes a pod, if its disruption budget has room. */
export async function createEviction(context: HandlerContext, exchange: Exchange, pods: ServedResource, path: ResourcePath): Promise<void> {
  const { state } = context
  const type = builtIns(state.data.version).type({ group: 'policy', version: 'v1', kind: 'Eviction' })
  if (!type) throw failure.internal('no type is known for Eviction')
  const form = exchange.outputForm
  const mediaType = negotiateInput(exchange.header('content-type'))
  const body = await readBody(exchange.request, context.maxBodyBytes)
  const options = readWriteOptions(exchange.query, 'CreateOptions')
  const eviction = decodeObject(
    body,
    mediaType,
    { apiVersion: 'policy/v1', kind: 'Eviction', type },
    options.fieldValidation,
    exchange.warn,
  ) as Eviction
  if ((eviction.metadata.name ?? '') !== path.name) throw failure.badRequest('name in URL does not match name in Eviction object')
  const deleteOptions: DeleteOptions = { ...eviction.deleteOptions }
  if (options.dryRun) deleteOptions.dryRun = ['All']
  const pod = viewOf<Pod>(getObject(state, pods, path.namespace, path.name).object)
  const dryRun = Boolean(deleteOptions.dryRun?.length)
  if (countsForBudget(pod)) disrupt(context, pod, dryRun)
  const request = writeRequest(exchange, pods, path, { dryRun, fieldManager: '' })
  if (!dryRun)
    await updateObject(state, { ...request, subresource: 'status' }, (live) => evicted(draftOf<Pod>(live ?? {}), state.clock.now()))
  await deleteObject(state, request, deleteOptions)
  await exchange.send(201, jsonContent({ kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success', code: 201 }), {
    mediaType: form.mediaType,
  })
}

/** Past the field manager, as the real server does it: nobody comes to own the condition. */
function evicted(pod: Pod, now: Date): Pod {
  pod.status ??= {}
  const others = (pod.status.conditions ?? []).filter(({ type }) => type !== 'DisruptionTarget')
  const condition = {
    type: 'DisruptionTarget',
    status: 'True',
    lastTransitionTime: formatTime(now),
    reason: 'EvictionByEvictionAPI',
    message: 'Eviction API: evicting',
  }
  pod.status.conditions = [...others, condition]
  return pod
}

/** Pods that do not run yet, do no longer, or are on their way out are nobody's loss. */
function countsForBudget({ metadata, status }: Pod): boolean {
  return !metadata.deletionTimestamp && !['Succeeded', 'Failed', 'Pending'].includes(status?.phase ?? '')
}

function disrupt({ state }: HandlerContext, pod: Pod, dryRun: boolean): void {
  const table = state.store.table(budgetTable)
  const labels = (pod.metadata.labels ?? {}) as JsonObject
  const budgets = table
    .inNamespace(pod.metadata.namespace ?? '')
    .filter(({ object }) =>
      labelSelectorFromObject(viewOf<PodDisruptionBudget>(object).spec.selector as JsonObject | undefined).matches(labels),
    )
  if (budgets.length > 1) {
    throw new StatusError(500, '', 'This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.')
  }
  const [stored] = budgets
  if (!stored) return
  const budget = draftOf<PodDisruptionBudget>(stored.object)
  const name = budget.metadata.name ?? ''
  const { status = {}, spec } = budget
  const ready = (pod.status?.conditions ?? []).some(({ type, status: value }) => type === 'Ready' && value === 'True')
  if (!ready) {
    if (spec.unhealthyPodEvictionPolicy === 'AlwaysAllow') return
    const healthy = status.currentHealthy ?? 0
    const wanted = status.desiredHealthy ?? 0
    if (healthy >= wanted && wanted > 0) return
  }
  if ((status.observedGeneration ?? 0) < (budget.metadata.generation ?? 0))
    throw tooMany(`The disruption budget ${name} is still being processed by the server.`, 10)
  const allowed = status.disruptionsAllowed ?? 0
  if (allowed < 0) throw forbidden(name, 'pdb disruptions allowed is negative')
  if (Object.keys(status.disruptedPods ?? {}).length > maxDisruptedPods)
    throw forbidden(name, 'DisruptedPods map too big - too many evictions not confirmed by PDB controller')
  if (allowed === 0) {
    throw tooMany(
      `The disruption budget ${name} needs ${status.desiredHealthy ?? 0} healthy pods and has ${status.currentHealthy ?? 0} currently`,
      0,
    )
  }
  if (dryRun) return
  budget.status = {
    ...status,
    disruptionsAllowed: allowed - 1,
    disruptedPods: { ...status.disruptedPods, [pod.metadata.name ?? '']: formatTime(state.clock.now()) },
  }
  table.put(stored.key, asJson(budget))
}

function tooMany(message: string, retryAfterSeconds: number): StatusError {
  return failure.tooManyRequests("Cannot evict pod as it would violate the pod's disruption budget.", retryAfterSeconds, [
    { reason: 'DisruptionBudget', message },
  ])
}

function forbidden(name: string, why: string): StatusError {
  return failure.forbidden({ group: 'policy', name: 'poddisruptionbudget' }, name, why)
}
