import {
  type ApiResource,
  type Clock,
  EventRecorder,
  hasFinalizer,
  isConflict,
  type KubeClient,
  type KubeObject,
  type Log,
  type OwnerReference,
  Reflector,
  type Runnable,
  WorkQueue,
} from '@vivarium/controller'
import { isVivariumError, Operation } from '@vivarium/core'
import { DependencyGraph, type GraphNode } from './graph.js'
import { LiveObjects, NamespacedOwnerOfClusterScoped } from './live-objects.js'
import { foregroundFinalizer, type Identity, identityFrom, orphanFinalizer, textOf } from './references.js'

export interface GarbageCollectorOptions {
  readonly log: Log
  /** For the times of events. */
  readonly clock: Clock
}

/** Events own nothing, and there are many. */
const ignored = new Set(['events.', 'events.events.k8s.io'])
/** Kinds whose objects say that there are other kinds now. */
const definitions = new Set(['customresourcedefinitions.apiextensions.k8s.io', 'apiservices.apiregistration.k8s.io'])
/** Discovery may lag behind a definition; then it is asked once more. */
const discoveryLagMs = 2000
const workers = 4
const syncTimeoutMs = 60_000

/**
 * Deletes what has lost its owners, and carries out deletions in the foreground and with orphans. Follows all resources that can be listed,
 * watched and deleted, custom ones as they come and go. After kube-controller-manager's garbagecollector.
 */
export class GarbageCollector implements Runnable {
  readonly #client: KubeClient
  readonly #live: LiveObjects
  readonly #log: Log
  readonly #events: EventRecorder
  readonly #graph: DependencyGraph
  readonly #monitors = new Map<string, Reflector>()
  readonly #toDelete = new WorkQueue<GraphNode>()
  readonly #toOrphan = new WorkQueue<GraphNode>()
  readonly #discovery = new WorkQueue<'resources'>()
  readonly #queues = [this.#toDelete, this.#toOrphan]

  constructor(client: KubeClient, { log, clock }: GarbageCollectorOptions) {
    this.#client = client
    this.#live = new LiveObjects(client)
    this.#log = log.with({ controller: 'garbage-collector' })
    this.#events = new EventRecorder(client, { component: 'garbage-collector-controller', clock, log: this.#log })
    this.#graph = new DependencyGraph({
      toDelete: (node) => this.#toDelete.add(node),
      toDeleteLater: (node) => this.#toDelete.addRateLimited(node),
      toOrphan: (node) => this.#toOrphan.add(node),
      invalidNamespace: (dependent, reference) => this.#reportInvalidNamespace(dependent, reference),
    })
  }

  /** True when there is nothing to do now. */
  get isIdle(): boolean {
    return this.#toDelete.isIdle && this.#toOrphan.isIdle && this.#discovery.isIdle
  }

  /** Collects nothing until `resume`. */
  pause(): void {
    for (const queue of this.#queues) queue.pause()
  }

  resume(): void {
    for (const queue of this.#queues) queue.resume()
  }

  async start(): Promise<void> {
    await this.#followResources()
    await this.#whenSynced()
    const failed = (error: unknown) => this.#log.warn('a step failed; it is tried again', { error })
    for (let i = 0; i < workers; i++) void work(this.#toDelete, (node) => this.#lookAt(node), failed)
    void work(this.#toOrphan, (node) => this.#orphan(node), failed)
    void work(this.#discovery, () => this.#followResources().then(() => true), failed)
  }

  /** A deletion in the foreground must not end since a kind of dependents was not seen yet. */
  async #whenSynced(): Promise<void> {
    const pending = [...this.#monitors.values()].filter(({ synced }) => !synced)
    if (pending.length === 0) return
    const operation = Operation.from({ timeoutMs: syncTimeoutMs }, 'the first lists of the garbage collector')
    try {
      await Promise.all(pending.map((monitor) => monitor.whenSynced(operation)))
    } catch (error) {
      this.#log.warn('not all resources could be listed', { error })
    }
  }

  async stop(): Promise<void> {
    for (const monitor of this.#monitors.values()) monitor.stop()
    this.#monitors.clear()
    await Promise.all([this.#toDelete.shutDown(), this.#toOrphan.shutDown(), this.#discovery.shutDown()])
    await this.#events.flush()
  }

  async #followResources(): Promise<void> {
    const { resources, failures } = await this.#client.resources()
    const wanted = new Map(resources.filter(isCollected).map((resource) => [keyOf(resource), resource]))
    for (const [key, monitor] of this.#monitors) {
      // A group that could not be asked has not lost its resources.
      const { apiVersion } = monitor.kind
      if (wanted.get(key)?.apiVersion === apiVersion || failures.some((failure) => failure.apiVersion === apiVersion)) continue
      monitor.stop()
      this.#monitors.delete(key)
    }
    for (const [key, resource] of wanted) {
      if (this.#monitors.has(key)) continue
      const monitor = this.#monitor(resource)
      this.#monitors.set(key, monitor)
      monitor.start()
    }
  }

  #monitor(resource: ApiResource): Reflector {
    const kind = { apiVersion: resource.apiVersion, kind: resource.kind }
    const defines = definitions.has(keyOf(resource))
    const change = (type: 'ADDED' | 'MODIFIED' | 'DELETED', object: KubeObject) => {
      if (type === 'DELETED') this.#graph.deleted(kind, object)
      else this.#graph.changed(kind, object)
      if (!defines) return
      this.#discovery.add('resources')
      this.#discovery.addAfter('resources', discoveryLagMs)
    }
    return new Reflector(
      this.#client,
      kind,
      {
        change,
        replace: (objects) => {
          const there = new Set(objects.map(({ metadata }) => metadata.uid))
          for (const node of [...this.#graph.observedOf(kind)]) if (!there.has(node.identity.uid)) this.#graph.missed(node)
          for (const object of objects) this.#graph.changed(kind, object)
        },
      },
      { log: this.#log },
    )
  }

  /** False when it has to be looked at again. */
  async #lookAt(node: GraphNode): Promise<boolean> {
    const { identity } = node
    // Seen, or gone, while it waited here under a name that was not its own.
    if (node.virtual && this.#graph.get(identity.uid) !== node) return true
    try {
      return await this.#attemptToDelete(node)
    } catch (error) {
      if (error instanceof NamespacedOwnerOfClusterScoped) return true
      const expected = isConflict(error) || isVivariumError(error, 'KIND_UNKNOWN')
      this.#log[expected ? 'debug' : 'warn']('an object could not be collected; it is tried again', { object: textOf(identity), error })
      return false
    }
  }

  async #attemptToDelete(node: GraphNode): Promise<boolean> {
    if (node.beingDeleted && !node.deletingDependents && !node.virtual) return true
    const { identity } = node
    const live = await this.#live.find(identity)
    if (!live) this.#graph.absent(identity)
    else if (node.virtual) return this.#seen(node, live)
    else if (node.deletingDependents) await this.#finishForeground(node)
    else await this.#judge(node, live)
    return true
  }

  /** The server has an object that nobody needed in the graph before. False when nobody would tell of its deletion: it is asked for again. */
  async #seen(node: GraphNode, live: KubeObject): Promise<boolean> {
    const kind = this.#monitors.get(keyOf(await this.#client.resourceOf(node.identity)))?.kind
    if (!kind) return false
    // What was heard of it since is newer.
    if (node.virtual && this.#graph.get(node.identity.uid) === node) this.#graph.changed(kind, live)
    return true
  }

  /** Deletes an object that has lost all its owners; of others only references that are no longer right go. */
  async #judge(node: GraphNode, live: KubeObject): Promise<void> {
    const { identity } = node
    const { ownerReferences: owners = [] } = live.metadata
    if (owners.length === 0) return
    const { solid, dangling, waiting } = await this.#classify(identity, owners)
    if (solid.length > 0) {
      if (dangling.length + waiting.length > 0) await this.#live.setOwners(identity, live, solid)
      return
    }
    if (waiting.length === 0 || node.dependents.size === 0) return this.#live.delete(identity, live, policyOf(live))
    // Owners that wait for each other in a circle would wait for ever.
    const circular = [...node.dependents].some(({ deletingDependents }) => deletingDependents)
    if (circular) await this.#live.setOwners(identity, live, owners.map(unblocked))
    const now = circular ? await this.#live.find(identity) : live
    if (now) await this.#live.delete(identity, now, 'Foreground')
  }

  async #finishForeground(node: GraphNode): Promise<void> {
    const blocking = node.blockingDependents
    if (blocking.length === 0) await this.#live.removeFinalizer(node.identity, foregroundFinalizer)
    else for (const dependent of blocking) if (!dependent.deletingDependents) this.#toDelete.add(dependent)
  }

  /** Owners that are there, that are not, and that wait for their dependents to go. */
  async #classify(item: Identity, owners: readonly OwnerReference[]) {
    const solid: OwnerReference[] = []
    const dangling: OwnerReference[] = []
    const waiting: OwnerReference[] = []
    for (const reference of owners) {
      const owner = await this.#findOwner(item, reference)
      if (!owner) dangling.push(reference)
      else if (owner.metadata.deletionTimestamp !== undefined && hasFinalizer(owner, foregroundFinalizer)) waiting.push(reference)
      else solid.push(reference)
    }
    return { solid, dangling, waiting }
  }

  async #findOwner(item: Identity, reference: OwnerReference): Promise<KubeObject | undefined> {
    const { absentOwners } = this.#graph
    if (absentOwners.has(identityFrom(reference, '')) || absentOwners.has(identityFrom(reference, item.namespace))) return undefined
    const namespaced = await this.#live.isNamespaced(reference)
    if (namespaced && item.namespace === '') throw new NamespacedOwnerOfClusterScoped()
    const identity = identityFrom(reference, namespaced ? item.namespace : '')
    const owner = await this.#live.find(identity)
    if (!owner) absentOwners.add(identity)
    return owner
  }

  /** False when it has to be tried again. */
  async #orphan(owner: GraphNode): Promise<boolean> {
    try {
      await Promise.all([...owner.dependents].map((dependent) => this.#release(dependent.identity, owner.identity.uid)))
      await this.#live.removeFinalizer(owner.identity, orphanFinalizer)
      return true
    } catch (error) {
      this.#log[isConflict(error) ? 'debug' : 'warn']('dependents could not be orphaned; it is tried again', {
        object: textOf(owner.identity),
        error,
      })
      return false
    }
  }

  async #release(identity: Identity, owner: string): Promise<void> {
    const live = await this.#live.find(identity)
    const owners = live?.metadata.ownerReferences
    if (!live || !owners?.some(({ uid }) => uid === owner)) return
    await this.#live.setOwners(
      identity,
      live,
      owners.filter(({ uid }) => uid !== owner),
    )
  }

  #reportInvalidNamespace({ identity }: GraphNode, reference: OwnerReference): void {
    const { apiVersion, kind, namespace, name, uid } = identity
    this.#events.event(
      { apiVersion, kind, metadata: { namespace, name, uid } },
      'Warning',
      'OwnerRefInvalidNamespace',
      `ownerRef ${textOf(identityFrom(reference, namespace))} does not exist in namespace ${JSON.stringify(namespace)}`,
    )
  }
}

function keyOf({ resource, group }: ApiResource): string {
  return `${resource}.${group}`
}

function isCollected(resource: ApiResource): boolean {
  return ['delete', 'list', 'watch'].every((verb) => resource.verbs.includes(verb)) && !ignored.has(keyOf(resource))
}

/** A finalizer that is on it already is respected. */
function policyOf(object: KubeObject): 'Background' | 'Foreground' | 'Orphan' {
  if (hasFinalizer(object, orphanFinalizer)) return 'Orphan'
  return hasFinalizer(object, foregroundFinalizer) ? 'Foreground' : 'Background'
}

function unblocked(reference: OwnerReference): OwnerReference {
  return reference.blockOwnerDeletion ? { ...reference, blockOwnerDeletion: false } : reference
}

/** Works a queue off until it is shut down; what gives false is tried again, later each time. */
async function work<T extends string | object>(
  queue: WorkQueue<T>,
  attempt: (item: T) => Promise<boolean>,
  failed: (error: unknown) => void,
): Promise<void> {
  for (;;) {
    const item = await queue.get()
    if (item === undefined) return
    try {
      if (await attempt(item)) queue.forget(item)
      else queue.addRateLimited(item)
    } catch (error) {
      failed(error)
      queue.addRateLimited(item)
    }
    queue.done(item)
  }
}
