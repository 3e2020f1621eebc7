import { isDeepStrictEqual } from 'node:util'
import {
  controllerOf,
  type EventRecorder,
  formatTime,
  isNamespaceTerminating,
  isNotFound,
  keyText,
  type Manager,
  type ObjectKind,
  type ReconcileContext,
  type ReconcileResult,
  type Request,
  watchSource,
} from '@vivarium/controller'
import { messageOf } from '@vivarium/core'
import { isEmptySelector, type LabelSelector, selects } from '../label-selector.js'
import { candidatesFor, claim, indexOrphans } from './claim.js'
import { withCondition, withoutCondition } from './conditions.js'
import { Expectations } from './expectations.js'
import { type Pod, podKind, type ReplicaSet, type ReplicaSetStatus, replicaSetKind, replicationControllerKind } from './objects.js'
import { inGrowingBatches, PodControl, podFromTemplate } from './pod-control.js'
import { compareForDeletion, conditionOf, isActive, isAvailable, isReady, nextAvailability } from './pods.js'
import { recorderOf } from './recorder.js'

/** As many pods of a template as are asked for. */
export function addReplicaSetController(manager: Manager): void {
  addReplicaController(manager, {
    name: 'replicaset',
    component: 'replicaset-controller',
    kind: replicaSetKind,
    selectorOf: ({ spec }) => spec?.selector,
  })
}

/** The same for ReplicationControllers, whose selector is a map of labels. */
export function addReplicationController(manager: Manager): void {
  addReplicaController(manager, {
    name: 'replicationcontroller',
    component: 'replication-controller',
    kind: replicationControllerKind,
    selectorOf: ({ spec }) => (spec?.selector ? { matchLabels: spec.selector as Record<string, string> } : undefined),
  })
}

interface ReplicaController {
  readonly name: string
  readonly component: string
  readonly kind: ObjectKind
  readonly selectorOf: (set: ReplicaSet) => LabelSelector | undefined
}

/** At most so many pods are made, or deleted, at once. */
const burst = 500

function addReplicaController(manager: Manager, { name, component, kind, selectorOf }: ReplicaController): void {
  const expectations = new Expectations()
  const recorder = recorderOf(component)
  const sets = manager.informers.of<ReplicaSet>(kind)
  const pods = manager.informers.of<Pod>(podKind)
  indexOrphans(pods)
  const owned = (pod: Pod) => {
    const controller = controllerOf(pod)
    return controller?.kind === kind.kind ? keyText({ namespace: pod.metadata.namespace ?? '', name: controller.name }) : undefined
  }
  pods.handle({
    added(pod, initial) {
      const key = owned(pod)
      if (key !== undefined && !initial) expectations.created(key)
    },
    updated(_, pod) {
      const key = pod.metadata.deletionTimestamp === undefined ? undefined : owned(pod)
      if (key !== undefined) expectations.deleted(key, pod.metadata.uid ?? '')
    },
    deleted(pod) {
      const key = owned(pod)
      if (key !== undefined) expectations.deleted(key, pod.metadata.uid ?? '')
    },
  })
  manager.addController({
    name,
    for: kind,
    owns: [podKind],
    watches: [
      watchSource<Pod>({
        ...podKind,
        // A pod that is nobody's may be adopted.
        predicate: ({ after }) => after !== undefined && controllerOf(after) === undefined,
        map: (pod) => {
          if (controllerOf(pod)) return []
          return sets
            .list({ namespace: pod.metadata.namespace ?? '' })
            .filter((set) => !isEmptySelector(selectorOf(set)) && selects(selectorOf(set), pod.metadata.labels))
            .map(requestOf)
        },
      }),
    ],
    concurrency: 5,
    reconcile: (request, context) => reconcile(request, context),
  })

  async function reconcile(request: Request, context: ReconcileContext): Promise<ReconcileResult | undefined> {
    const { client, clock } = context
    const key = keyText(request)
    const set = sets.get(request)
    if (!set) return void expectations.forget(key)
    const selector = selectorOf(set)
    const waitMs = expectations.waitMs(key, clock)
    const matches = (pod: Pod) => !isEmptySelector(selector) && selects(selector, pod.metadata.labels)
    const active = await claim(candidatesFor(pods, set).filter(isActive), { client, owner: set, kind: podKind, matches })
    let failure: unknown
    if (waitMs === undefined && set.metadata.deletionTimestamp === undefined) {
      failure = await scale(key, set, active, { ...context, recorder: recorder(context) })
    }
    const nowMs = clock.now().getTime()
    const status = statusOf(set, active, failure, clock.now())
    if (!isDeepStrictEqual(withDefaults(set.status), withDefaults(status))) {
      try {
        await client.update<ReplicaSet>({ ...set, status }, { subresource: 'status' })
      } catch (error) {
        if (!isNotFound(error)) throw error
      }
    }
    if (failure !== undefined) throw failure
    const { minReadySeconds = 0 } = set.spec ?? {}
    const waits = [waitMs, nextAvailability(active, minReadySeconds, nowMs)].filter((wait) => wait !== undefined)
    return waits.length > 0 ? { requeueAfterMs: Math.min(...waits) } : undefined
  }

  /** Gives what went wrong. */
  async function scale(
    key: string,
    set: ReplicaSet,
    active: readonly Pod[],
    { client, clock, recorder: events }: ReconcileContext & { recorder: EventRecorder },
  ): Promise<unknown> {
    const wanted = set.spec?.replicas ?? 1
    const control = new PodControl(client, events, set)
    if (active.length < wanted) {
      const count = Math.min(wanted - active.length, burst)
      expectations.expect(key, count, [], clock)
      const template = podFromTemplate(set.spec?.template ?? {}, set)
      const { done, error } = await inGrowingBatches(count, () =>
        control.create(template).catch((cause) => {
          if (!isNamespaceTerminating(cause)) throw cause
          expectations.created(key)
        }),
      )
      if (count > done) expectations.created(key, count - done)
      return error
    }
    if (active.length > wanted) {
      const count = Math.min(active.length - wanted, burst)
      const doomed = podsToDelete(active, relatedPods(set), count, clock.now().getTime())
      expectations.expect(
        key,
        0,
        doomed.map(({ metadata }) => metadata.uid ?? ''),
        clock,
      )
      const results = await Promise.allSettled(
        doomed.map((pod) =>
          control.delete(pod).catch((error) => {
            expectations.deleted(key, pod.metadata.uid ?? '')
            throw error
          }),
        ),
      )
      return results.find((result) => result.status === 'rejected')?.reason
    }
    return undefined
  }

  /** Those of all sets that have the same controller: old and new pods of a deployment count together. */
  function relatedPods(set: ReplicaSet): Pod[] {
    const controller = controllerOf(set)
    const related = controller ? sets.ownedBy(controller.uid).filter((other) => controllerOf(other)?.uid === controller.uid) : [set]
    return related.flatMap(({ metadata }) => pods.ownedBy(metadata.uid ?? ''))
  }
}

function requestOf({ metadata }: ReplicaSet): Request {
  return { namespace: metadata.namespace ?? '', name: metadata.name ?? '' }
}

/** Which pods go when a set has too many. */
export function podsToDelete(active: readonly Pod[], related: readonly Pod[], count: number, nowMs: number): Pod[] {
  const perNode = new Map<string, number>()
  for (const pod of related) {
    if (isActive(pod)) perNode.set(pod.spec?.nodeName ?? '', (perNode.get(pod.spec?.nodeName ?? '') ?? 0) + 1)
  }
  const ranking = { together: (pod: Pod) => perNode.get(pod.spec?.nodeName ?? '') ?? 0, nowMs }
  return [...active].sort((a, b) => compareForDeletion(a, b, ranking)).slice(0, count)
}

function statusOf({ spec, status, metadata }: ReplicaSet, active: readonly Pod[], failure: unknown, now: Date): ReplicaSetStatus {
  const labels = Object.entries(spec?.template?.metadata?.labels ?? {})
  const { minReadySeconds = 0 } = spec ?? {}
  const count = (test: (pod: Pod) => boolean) => active.filter(test).length
  const counts = {
    fullyLabeledReplicas: count((pod) => labels.every(([key, value]) => pod.metadata.labels?.[key] === value)),
    readyReplicas: count(isReady),
    availableReplicas: count((pod) => isAvailable(pod, minReadySeconds, now.getTime())),
  }
  let { conditions = [] } = status ?? {}
  if (failure !== undefined && !conditionOf(conditions, 'ReplicaFailure')) {
    conditions = withCondition(conditions, {
      type: 'ReplicaFailure',
      status: 'True',
      lastTransitionTime: formatTime(now),
      reason: active.length < (spec?.replicas ?? 1) ? 'FailedCreate' : 'FailedDelete',
      message: messageOf(failure),
    })
  } else if (failure === undefined) conditions = withoutCondition(conditions, 'ReplicaFailure')
  return {
    replicas: active.length,
    ...(metadata.generation !== undefined && { observedGeneration: metadata.generation }),
    ...Object.fromEntries(Object.entries(counts).filter(([, value]) => value > 0)),
    ...(conditions.length > 0 && { conditions }),
  }
}

function withDefaults(status: ReplicaSetStatus = {}): object {
  return { replicas: 0, observedGeneration: 0, ...status }
}
