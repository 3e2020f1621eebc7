import type { KubeObject, ObjectKind, OwnerReference } from '@vivarium/controller'
import {
  AbsentOwners,
  compareIdentities,
  foregroundFinalizer,
  type Identity,
  identityFrom,
  identityOf,
  orphanFinalizer,
  refersTo,
  sameIdentity,
} from './references.js'

const nobody: ReadonlySet<GraphNode> = new Set()
const noOwners: readonly OwnerReference[] = []

/** An object among its owners and dependents. */
export class GraphNode {
  identity: Identity
  owners: readonly OwnerReference[]
  /** Known from the references of others alone: nobody has seen it yet. */
  virtual: boolean
  beingDeleted = false
  /** Waits, with a finalizer, until what blocks its deletion is gone. */
  deletingDependents = false
  /** Waits, with a finalizer, until its dependents no longer refer to it. */
  orphaning = false
  #dependents: Set<GraphNode> | undefined

  constructor(identity: Identity, owners: readonly OwnerReference[], virtual: boolean) {
    this.identity = identity
    this.owners = owners
    this.virtual = virtual
  }

  get dependents(): ReadonlySet<GraphNode> {
    return this.#dependents ?? nobody
  }

  addDependent(node: GraphNode): void {
    this.#dependents ??= new Set()
    this.#dependents.add(node)
  }

  removeDependent(node: GraphNode): void {
    this.#dependents?.delete(node)
  }

  /** Dependents without which it may go; those that are being deleted in the foreground themselves count too. */
  get blockingDependents(): GraphNode[] {
    const { uid } = this.identity
    return [...this.dependents].filter(({ owners }) => owners.some((owner) => owner.uid === uid && owner.blockOwnerDeletion === true))
  }
}

/** What follows from a change of the graph. */
export interface GraphSink {
  /** To be looked at: it may have to be deleted, its deletion may go on, or (virtual) it may not exist. */
  toDelete(node: GraphNode): void
  /** Like `toDelete`, but not at once: it was looked at under another name before. */
  toDeleteLater(node: GraphNode): void
  toOrphan(node: GraphNode): void
  /** A dependent refers to an owner that is in another namespace. */
  invalidNamespace(dependent: GraphNode, reference: OwnerReference): void
}

/**
 * Who owns whom, by uid. Follows kube-controller-manager's garbage collector, with one difference: an object that has no owners, no dependents
 * and no finalizer of the collector's is not in it, so that it costs nothing. When a first dependent refers to it, it is in the graph as one
 * that nobody has seen, and the collector asks the server about it.
 */
export class DependencyGraph {
  readonly absentOwners = new AbsentOwners()
  readonly #nodes = new Map<string, GraphNode>()
  readonly #sink: GraphSink

  constructor(sink: GraphSink) {
    this.#sink = sink
  }

  get size(): number {
    return this.#nodes.size
  }

  get(uid: string): GraphNode | undefined {
    return this.#nodes.get(uid)
  }

  /** The nodes that were seen as objects of a kind. */
  *observedOf({ apiVersion, kind }: ObjectKind): Iterable<GraphNode> {
    for (const node of this.#nodes.values()) {
      if (!node.virtual && node.identity.kind === kind && node.identity.apiVersion === apiVersion) yield node
    }
  }

  /** An object is there, or has changed. */
  changed(kind: ObjectKind, object: KubeObject): void {
    const { uid = '', ownerReferences: owners = noOwners } = object.metadata
    const known = this.#nodes.get(uid)
    if (!known) {
      const node = new GraphNode(identityOf(kind, object), owners, false)
      if (owners.length === 0 && !isWaiting(object, foregroundFinalizer) && !isWaiting(object, orphanFinalizer)) return
      this.#nodes.set(uid, node)
      this.#addToOwners(node, owners)
      this.#transition(node, object)
      return
    }
    const node = this.#observe(known, kind, object)
    this.#changeOwners(node, owners)
    this.#transition(node, object)
    this.#forgetIfPlain(node)
  }

  /** An object was deleted. */
  deleted(kind: ObjectKind, object: KubeObject): void {
    const known = this.#nodes.get(object.metadata.uid ?? '')
    if (known) this.#remove(this.#observe(known, kind, object), identityOf(kind, object))
  }

  /** A list does not have an object that was seen. The server is asked: the list may be older than what is known of the object. */
  missed(node: GraphNode): void {
    node.virtual = true
    this.#sink.toDelete(node)
  }

  /** The server says that there is no object of this identity. References may still give the same uid other coordinates, which may be right. */
  absent(identity: Identity): void {
    const node = this.#nodes.get(identity.uid)
    if (!node) return
    const { matching, others } = partition(node.dependents, identity)
    const same = sameIdentity(node.identity, identity)
    if (node.virtual ? others.length === 0 : same) {
      this.#remove(node, identity)
      return
    }
    this.#deleteDependents(matching, identity)
    const next = node.virtual && same ? nextIdentity(others, identity) : undefined
    if (!next) return
    node.identity = next
    this.#sink.toDeleteLater(node)
  }

  /** A node becomes that of an object that was seen. */
  #observe(node: GraphNode, kind: ObjectKind, object: KubeObject): GraphNode {
    if (!node.virtual) return node
    const identity = identityOf(kind, object)
    if (!sameIdentity(node.identity, identity)) {
      for (const dependent of partition(node.dependents, identity).others) {
        const reference = dependent.owners.find(({ uid }) => uid === identity.uid)
        if (reference && identity.namespace !== '' && dependent.identity.namespace !== identity.namespace) {
          this.#sink.invalidNamespace(dependent, reference)
        }
        this.#sink.toDelete(dependent)
      }
      node.identity = identity
    }
    node.virtual = false
    return node
  }

  #transition(node: GraphNode, object: KubeObject): void {
    const orphaning = isWaiting(object, orphanFinalizer)
    const waiting = isWaiting(object, foregroundFinalizer)
    const startsOrphaning = orphaning && !node.orphaning
    const startsWaiting = waiting && !node.deletingDependents
    node.orphaning = orphaning
    if (object.metadata.deletionTimestamp !== undefined) node.beingDeleted = true
    if (startsOrphaning) {
      this.#sink.toOrphan(node)
    } else if (startsWaiting) {
      node.deletingDependents = true
      for (const dependent of node.dependents) this.#sink.toDelete(dependent)
      this.#sink.toDelete(node)
    }
  }

  #changeOwners(node: GraphNode, owners: readonly OwnerReference[]): void {
    const before = node.owners
    if (before === owners || (before.length === 0 && owners.length === 0)) return
    const added = owners.filter(({ uid }) => !before.some((owner) => owner.uid === uid))
    const removed = before.filter(({ uid }) => !owners.some((owner) => owner.uid === uid))
    node.owners = owners
    for (const owner of before) {
      const now = owners.find(({ uid }) => uid === owner.uid)
      const waiting = this.#nodes.get(owner.uid)
      // What blocked its deletion does no longer.
      if (waiting && owner.blockOwnerDeletion === true && now?.blockOwnerDeletion !== true) this.#sink.toDelete(waiting)
    }
    this.#addToOwners(node, added)
    this.#removeFromOwners(node, removed)
  }

  #addToOwners(node: GraphNode, owners: readonly OwnerReference[]): void {
    const { namespace } = node.identity
    let doubtful = false
    for (const reference of owners) {
      const owner = this.#nodes.get(reference.uid)
      if (!owner) {
        const unseen = new GraphNode(identityFrom(reference, namespace), noOwners, true)
        this.#nodes.set(reference.uid, unseen)
        unseen.addDependent(node)
        this.#sink.toDelete(unseen)
        continue
      }
      owner.addDependent(node)
      if (doubtful) continue
      const elsewhere = owner.identity.namespace !== namespace
      if (owner.identity.namespace !== '' && elsewhere) {
        if (!owner.virtual) this.#sink.invalidNamespace(node, reference)
        doubtful = true
      } else if (!refersTo(reference, owner.identity)) doubtful = true
      // An owner in no namespace that nobody has seen may be one of a namespaced kind, named by an object that is in none.
      else if (owner.virtual && elsewhere) doubtful = true
    }
    // The server is asked about its references, and it goes if none of them is right.
    if (doubtful) this.#sink.toDelete(node)
  }

  #removeFromOwners(node: GraphNode, owners: readonly OwnerReference[]): void {
    for (const { uid } of owners) {
      const owner = this.#nodes.get(uid)
      if (!owner) continue
      owner.removeDependent(node)
      this.#forgetIfPlain(owner)
    }
  }

  /** Nothing hangs on it any more. */
  #forgetIfPlain(node: GraphNode): void {
    if (node.owners.length > 0 || node.dependents.size > 0 || node.beingDeleted || node.orphaning) return
    this.#nodes.delete(node.identity.uid)
  }

  #remove(node: GraphNode, identity: Identity): void {
    this.#nodes.delete(node.identity.uid)
    this.#removeFromOwners(node, node.owners)
    this.#deleteDependents([...node.dependents], identity)
    for (const { uid } of node.owners) {
      const owner = this.#nodes.get(uid)
      // It may have been the last one that the owner waits for.
      if (owner?.deletingDependents) this.#sink.toDelete(owner)
    }
  }

  #deleteDependents(dependents: readonly GraphNode[], absent: Identity): void {
    if (dependents.length > 0) this.absentOwners.add(absent)
    for (const dependent of dependents) this.#sink.toDelete(dependent)
  }
}

function isWaiting({ metadata }: KubeObject, finalizer: string): boolean {
  return metadata.deletionTimestamp !== undefined && (metadata.finalizers?.includes(finalizer) ?? false)
}

/** Dependents whose references are right if the owner is this one, and those of which a reference is not; some are both. */
function partition(dependents: Iterable<GraphNode>, owner: Identity): { matching: GraphNode[]; others: GraphNode[] } {
  const matching: GraphNode[] = []
  const others: GraphNode[] = []
  for (const node of dependents) {
    const elsewhere = owner.namespace !== '' && owner.namespace !== node.identity.namespace
    const references = node.owners.filter(({ uid }) => uid === owner.uid)
    if (!elsewhere && references.some((reference) => refersTo(reference, owner))) matching.push(node)
    if (elsewhere || references.some((reference) => !refersTo(reference, owner))) others.push(node)
  }
  return { matching, others }
}

/** Another identity that dependents give to the uid of one that does not exist: each in its turn. */
function nextIdentity(dependents: readonly GraphNode[], absent: Identity): Identity | undefined {
  let first: Identity | undefined
  let following: Identity | undefined
  for (const node of dependents) {
    for (const reference of node.owners) {
      if (reference.uid !== absent.uid) continue
      const clusterScoped = absent.namespace === '' && reference.apiVersion === absent.apiVersion && reference.kind === absent.kind
      const candidate = identityFrom(reference, clusterScoped ? '' : node.identity.namespace)
      if (sameIdentity(candidate, absent)) continue
      if (!first || compareIdentities(candidate, first) < 0) first = candidate
      if (compareIdentities(absent, candidate) < 0 && (!following || compareIdentities(candidate, following) < 0)) following = candidate
    }
  }
  return following ?? first
}
