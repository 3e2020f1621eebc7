import {
  type ApiResource,
  type Clock,
  isKubeError,
  isNotFound,
  type KubeClient,
  type KubeObject,
  type ObjectList,
} from '@vivarium/controller'
import { messageOf } from '@vivarium/core'
import type { ContentTotals, DeletionFailures } from './content-totals.js'

interface Pod extends KubeObject {
  spec?: { terminationGracePeriodSeconds?: number }
  status?: { phase?: string }
}

export interface ContentDeletion {
  /** Seconds after which what remains may be gone; 0: nothing remains that is waited for. */
  readonly estimateSeconds: number
  readonly failures: DeletionFailures
  /**
   * Absent when only pods were looked at, since some remain: the rest goes after them, and until then (as with kube-controller-manager) nothing
   * is said of what remains.
   */
  readonly totals: ContentTotals | undefined
  /** Resources of which something remains, and the version as of which it does. */
  readonly remaining: readonly RemainingResource[]
}

export interface RemainingResource {
  readonly resource: ApiResource
  readonly resourceVersion: string
}

interface Remains {
  readonly estimateSeconds: number
  readonly count: number
  readonly finalizers: ReadonlyMap<string, number>
  readonly resourceVersion: string
}

const nothing: Remains = { estimateSeconds: 0, count: 0, finalizers: new Map(), resourceVersion: '' }
const none: ObjectList = { items: [], resourceVersion: '' }
/** How long whoever put a finalizer on an object is given. */
const finalizerEstimateSeconds = 15

/** Deletes everything in a namespace, pods first; after kube-controller-manager's namespaced_resources_deleter. */
export class ContentDeleter {
  readonly #client: KubeClient
  readonly #clock: Clock

  constructor(client: KubeClient, clock: Clock) {
    this.#client = client
    this.#clock = clock
  }

  async deleteAll(namespace: string, deletedAt: string): Promise<ContentDeletion> {
    const { resources, failures: discovery } = await this.#client.resources()
    const content: string[] = []
    const counts = new Map<ApiResource, number>()
    const remaining: RemainingResource[] = []
    const finalizers = new Map<string, number>()
    let estimateSeconds = 0
    const clear = async (resource: ApiResource, describe: (message: string) => string) => {
      let remains = nothing
      try {
        remains = await this.#deleteAllOf(resource, namespace, deletedAt)
        if (remains.count > 0 && remains.estimateSeconds === 0) {
          const { group, version, resource: plural } = resource
          content.push(
            describe(`unexpected items still remain in namespace: ${namespace} for gvr: ${group}/${version}, Resource=${plural}`),
          )
        }
      } catch (error) {
        content.push(describe(messageOf(error)))
      }
      estimateSeconds = Math.max(estimateSeconds, remains.estimateSeconds)
      if (remains.count > 0) {
        counts.set(resource, remains.count)
        remaining.push({ resource, resourceVersion: remains.resourceVersion })
      }
      for (const [name, count] of remains.finalizers) finalizers.set(name, (finalizers.get(name) ?? 0) + count)
    }

    const deletable = resources.filter(({ namespaced, verbs }) => namespaced && verbs.includes('delete'))
    const pods = deletable.find(isPods)
    if (pods) {
      await clear(pods, (message) => `failed to delete pods for namespace: ${namespace}, err: ${message}`)
      if (remaining.length > 0) return { estimateSeconds, failures: { discovery, content }, totals: undefined, remaining }
    }
    for (const resource of deletable) if (resource !== pods) await clear(resource, (message) => message)
    return { estimateSeconds, failures: { discovery, content }, totals: { remaining: counts, finalizers }, remaining }
  }

  async #deleteAllOf(resource: ApiResource, namespace: string, deletedAt: string): Promise<Remains> {
    const { items: before } = await this.#list(resource, namespace)
    if (before.length === 0) return nothing
    const estimateSeconds = isPods(resource) ? this.#graceOf(before, deletedAt) : 0
    await this.#delete(resource, namespace, before)
    const { items: after, resourceVersion } = await this.#list(resource, namespace)
    const finalizers = new Map<string, number>()
    for (const { metadata } of after) {
      for (const name of metadata.finalizers ?? []) finalizers.set(name, (finalizers.get(name) ?? 0) + 1)
    }
    if (after.length === 0) return nothing
    const estimate = estimateSeconds || (finalizers.size > 0 ? finalizerEstimateSeconds : 0)
    return { estimateSeconds: estimate, count: after.length, finalizers, resourceVersion }
  }

  /** The longest grace of pods that run, unless the namespace has been going away for longer. */
  #graceOf(pods: readonly Pod[], deletedAt: string): number {
    const graces = pods
      .filter(({ status }) => status?.phase !== 'Succeeded' && status?.phase !== 'Failed')
      .map(({ spec }) => spec?.terminationGracePeriodSeconds ?? 0)
    const longest = Math.max(0, ...graces)
    return this.#clock.now().getTime() - Date.parse(deletedAt) >= longest * 1000 ? 0 : longest
  }

  async #delete(resource: ApiResource, namespace: string, objects: readonly KubeObject[]): Promise<void> {
    // Never orphans: whoever waits for dependents finds them here too.
    const options = { propagationPolicy: 'Background' } as const
    if (resource.verbs.includes('deletecollection')) {
      try {
        return await this.#client.deleteCollection(resource, { namespace }, options)
      } catch (error) {
        if (!isUnsupported(error)) throw error
      }
    }
    for (const { metadata } of objects) {
      try {
        await this.#client.delete(resource, { namespace, name: metadata.name ?? '' }, options)
      } catch (error) {
        if (!isUnsupported(error)) throw error
      }
    }
  }

  async #list(resource: ApiResource, namespace: string): Promise<ObjectList> {
    if (!resource.verbs.includes('list')) return none
    try {
      return await this.#client.list(resource, { namespace })
    } catch (error) {
      if (isUnsupported(error)) return none
      throw error
    }
  }
}

function isPods({ group, resource }: ApiResource): boolean {
  return group === '' && resource === 'pods'
}

/** The object, or the resource with its definition, is gone; or the resource has no such verb after all. */
function isUnsupported(error: unknown): boolean {
  return isNotFound(error) || isKubeError(error, 'MethodNotAllowed')
}
