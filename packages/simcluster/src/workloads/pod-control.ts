import {
  controllerReference,
  type EventRecorder,
  isNamespaceTerminating,
  isNotFound,
  type KubeClient,
  type KubeObject,
  keyOf,
} from '@vivarium/controller'
import { messageOf } from '@vivarium/core'
import { workloadErrors } from './errors.js'
import { type Pod, type PodTemplate, podKind } from './objects.js'

/** Makes and deletes the pods of an owner, and says so in events about it. */
export class PodControl {
  readonly #client: KubeClient
  readonly #recorder: EventRecorder
  readonly #owner: KubeObject

  constructor(client: KubeClient, recorder: EventRecorder, owner: KubeObject) {
    this.#client = client
    this.#recorder = recorder
    this.#owner = owner
  }

  async create(pod: Pod): Promise<Pod> {
    if (Object.keys(pod.metadata.labels ?? {}).length === 0) throw workloadErrors.noLabels()
    try {
      const created = await this.#client.create(pod)
      this.#recorder.event(this.#owner, 'Normal', 'SuccessfulCreate', `Created pod: ${created.metadata.name}`)
      return created
    } catch (error) {
      if (!isNamespaceTerminating(error))
        this.#recorder.event(this.#owner, 'Warning', 'FailedCreate', `Error creating: ${messageOf(error)}`)
      throw error
    }
  }

  /** Does nothing for a pod that is gone. */
  async delete(pod: Pod): Promise<void> {
    try {
      await this.#client.delete(podKind, keyOf(pod), { preconditions: { uid: pod.metadata.uid ?? '' } })
      this.#recorder.event(this.#owner, 'Normal', 'SuccessfulDelete', `Deleted pod: ${pod.metadata.name}`)
    } catch (error) {
      if (isNotFound(error)) return
      this.#recorder.event(this.#owner, 'Warning', 'FailedDelete', `Error deleting: ${messageOf(error)}`)
      throw error
    }
  }
}

const longestPrefix = 253

/** A pod of a template, controlled by its owner, with a name that the server makes. */
export function podFromTemplate(template: PodTemplate, owner: KubeObject): Pod {
  const { labels, annotations, finalizers } = template.metadata ?? {}
  const prefix = `${owner.metadata.name}-`
  return {
    ...podKind,
    metadata: {
      namespace: owner.metadata.namespace ?? '',
      generateName: prefix.length > longestPrefix ? (owner.metadata.name ?? '') : prefix,
      ...(labels && { labels: { ...labels } }),
      ...(annotations && { annotations: { ...annotations } }),
      ...(finalizers && { finalizers: [...finalizers] }),
      ownerReferences: [controllerReference(owner)],
    },
    ...(template.spec && { spec: template.spec }),
  }
}

/**
 * Does something `count` times, first once, then twice, four times … at once; after a failure no more. What would fail often, as over a
 * quota, fails a few times. Gives how often it was done; `error` is the first one.
 */
export async function inGrowingBatches(count: number, act: () => Promise<unknown>): Promise<{ done: number; error?: unknown }> {
  let done = 0
  for (let size = Math.min(count, 1); size > 0; size = Math.min(2 * size, count - done)) {
    const results = await Promise.allSettled(Array.from({ length: size }, act))
    const failures = results.filter((result) => result.status === 'rejected')
    done += size - failures.length
    if (failures.length > 0) return { done, error: failures[0]?.reason }
  }
  return { done }
}
