import { serverUser } from '../auth/user.js'
import { customGroups } from '../discovery/custom-groups.js'
import { customDocuments, customSwagger } from '../discovery/custom-openapi.js'
import type { DynamicGroup } from '../discovery/discovery.js'
import type { PublishedDocument } from '../discovery/openapi.js'
import type { SwaggerSource } from '../discovery/swagger.js'
import { canonical } from '../registry/defaulting.js'
import { deleteObject } from '../registry/delete.js'
import { trackFields } from '../registry/managed-fields.js'
import { asJson, cloneJson, viewOf } from '../registry/objects.js'
import type { ServedResource } from '../registry/resource.js'
import type { ServerState, WriteRequest } from '../registry/state.js'
import { builtIns } from '../schema/built-in.js'
import { equalJson, type JsonObject, type JsonValue } from '../schema/json.js'
import { failure } from '../status.js'
import type { Stored } from '../store/stored.js'
import type { Change } from '../store/table.js'
import { registerApiServices } from './api-services.js'
import { judgeApproval } from './approval.js'
import {
  type CustomResourceDefinition,
  cleanupFinalizer,
  conditionOf,
  type DefinitionStatus,
  definitionsTable,
  hasCondition,
  withCondition,
} from './definition.js'
import { acceptNames, establish } from './names.js'
import { type CustomVersion, customVersions, type ServedDefinition } from './serving.js'

/** What clients can find out about custom resources. */
export interface Published {
  readonly groups: readonly DynamicGroup[]
  readonly documents: readonly PublishedDocument[]
  readonly swagger: SwaggerSource | undefined
}

/** What was made of a stored definition is shared by all servers that have it: a fork begins with everything compiled. */
const compiled = new WeakMap<JsonObject, readonly CustomVersion[]>()

/**
 * The custom resources of one server: follows its definitions, says in their status what became of them, and serves them. All of that is done
 * in a microtask after the write, before whoever wrote hears of it.
 */
export class CustomResources {
  readonly #state: ServerState
  readonly #resource: ServedResource
  readonly #dirty = new Set<string>()
  readonly #served = new Map<string, ServedDefinition>()
  /** Definitions whose objects are being deleted, with what ends the watch over these. */
  readonly #emptying = new Map<string, () => void>()
  #scheduled = false
  /** Something that is not published yet. */
  #changes = false
  #published: Published | undefined

  constructor(state: ServerState) {
    const resource = state.registry.get('apiextensions.k8s.io/v1', 'customresourcedefinitions')
    if (!resource) throw failure.internal('the data of this version has no custom resource definitions')
    this.#state = state
    this.#resource = resource
    const table = state.store.table(definitionsTable)
    table.listen((change) => this.#changed(change))
    for (const { key } of table.items) this.#dirty.add(key)
    if (this.#dirty.size > 0) this.#reconcile()
  }

  /** What can be found out about the established ones. The same object, and the same in it, until it changes. */
  get published(): Published {
    if (!this.#published) {
      const { data } = this.#state
      const established = [...this.#served.values()]
        .filter(({ definition }) => hasCondition(definition, 'Established'))
        .sort((a, b) => ((a.definition.metadata.name ?? '') < (b.definition.metadata.name ?? '') ? -1 : 1))
      this.#published = {
        groups: customGroups(established),
        documents: customDocuments(established, data),
        swagger: established.length === 0 ? undefined : (base) => customSwagger(established, base),
      }
    }
    return this.#published
  }

  #changed({ stored }: Change): void {
    this.#mark(stored.key)
  }

  #mark(name: string): void {
    this.#dirty.add(name)
    if (this.#scheduled) return
    this.#scheduled = true
    queueMicrotask(() => this.#reconcile())
  }

  #reconcile(): void {
    this.#scheduled = true
    for (const name of this.#dirty) {
      // Whatever its steps write marks it again: a set goes on with what is added to it.
      this.#dirty.delete(name)
      const definition = this.#definition(name)
      this.#serve(name, definition)
      if (definition) this.#advance(name, definition)
      else this.#release(name)
    }
    this.#scheduled = false
    this.#publish()
  }

  /** Before a status says that something is served it is. */
  #publish(): void {
    if (!this.#changes) return
    this.#changes = false
    this.#published = undefined
    const resources: ServedResource[] = []
    for (const { versions } of this.#served.values())
      for (const { version, resource } of versions) if (version.served) resources.push(resource)
    this.#state.registry.replaceCustom(resources)
    registerApiServices(
      this.#state,
      [...this.#served.values()].map(({ definition }) => definition),
    )
  }

  #definition(name: string): CustomResourceDefinition | undefined {
    const stored = this.#state.store.table(definitionsTable).get(name)
    return stored && viewOf<CustomResourceDefinition>(stored.object)
  }

  /** One step in the life of a definition, if one is due. */
  #advance(name: string, definition: CustomResourceDefinition): void {
    const now = this.#state.clock.now()
    if (definition.metadata.deletionTimestamp && definition.metadata.finalizers?.includes(cleanupFinalizer)) {
      this.#empty(name, definition)
      return
    }
    const names = acceptNames(definition, this.#group(definition.spec.group), now)
    if (names) this.#markGroup(definition)
    const status = names ?? judgeApproval(definition, now) ?? establish(definition, now)
    if (status) this.#write(name, definition, status)
  }

  #group(group: string): CustomResourceDefinition[] {
    return this.#state.store
      .table(definitionsTable)
      .items.map(({ object }) => viewOf<CustomResourceDefinition>(object))
      .filter(({ spec }) => spec.group === group)
  }

  /** Names that are given up may be what others wait for. */
  #markGroup({ spec, metadata }: CustomResourceDefinition): void {
    for (const other of this.#group(spec.group)) if (other.metadata.name !== metadata.name) this.#mark(other.metadata.name ?? '')
  }

  #release(name: string): void {
    this.#emptying.get(name)?.()
    this.#emptying.delete(name)
    const group = name.slice(name.indexOf('.') + 1)
    for (const other of this.#group(group)) this.#mark(other.metadata.name ?? '')
  }

  /** Writes a status as the server itself; with `finalizers` also these. */
  #write(name: string, definition: CustomResourceDefinition, status: DefinitionStatus, finalizers?: readonly string[]): void {
    this.#publish()
    const table = this.#state.store.table(definitionsTable)
    const live = asJson(definition)
    const metadata = cloneJson(definition.metadata)
    if (finalizers?.length === 0) delete metadata.finalizers
    else if (finalizers) metadata.finalizers = [...finalizers]
    const next = { ...live, metadata: metadata as unknown as JsonObject, status: status as unknown as JsonObject }
    const request = this.#request(name)
    table.put(name, asJson(canonical(this.#state, this.#resource, viewOf(trackFields(this.#state, request, live, next)))))
  }

  #request(name: string): WriteRequest {
    return {
      resource: this.#resource,
      subresource: 'status',
      namespace: '',
      name,
      user: serverUser,
      manager: 'kube-apiserver',
      dryRun: false,
      warn: () => {},
    }
  }

  /** Deletes what there is of a definition that is to go; when nothing is left, the finalizer goes and with it the definition. */
  #empty(name: string, definition: CustomResourceDefinition): void {
    const now = this.#state.clock.now()
    const status = definition.status ?? {}
    if (conditionOf(definition, 'Terminating')?.reason !== inProgress.reason) {
      this.#write(name, definition, withCondition(status, inProgress, now))
      return
    }
    const versions = this.#served.get(name)?.versions ?? this.#compile(name)
    const resource = versions.find(({ version }) => version.storage)?.resource
    const neverEstablished = !hasCondition(definition, 'Established')
    if (!neverEstablished && resource && this.#state.store.table(resource.definition.table).items.length > 0) {
      if (this.#emptying.has(name)) return
      const table = this.#state.store.table(resource.definition.table)
      this.#emptying.set(
        name,
        table.listen(() => {
          if (table.items.length === 0) this.#mark(name)
        }),
      )
      this.#deleteAll(resource, table.items)
      return
    }
    this.#emptying.get(name)?.()
    this.#emptying.delete(name)
    const finalizers = definition.metadata.finalizers?.filter((finalizer) => finalizer !== cleanupFinalizer) ?? []
    if (finalizers.length === 0) this.#state.store.table(definitionsTable).remove(name)
    else this.#write(name, definition, withCondition(status, neverEstablished ? neverThere : completed, now), finalizers)
  }

  /** No admission: the objects go because their kind does. What their finalizers keep is marked, and goes when these are taken off. */
  #deleteAll(resource: ServedResource, items: readonly Stored[]): void {
    const state: ServerState = { ...this.#state, admission: [] }
    for (const { metadata } of [...items]) {
      const { name, namespace = '' } = metadata as { name: string; namespace?: string }
      const request = { ...this.#request(name), resource, subresource: '', namespace }
      // Somebody else may have been quicker.
      void deleteObject(state, request, {}).catch(() => {})
    }
  }

  /** Serves a definition as it is now, or no more. */
  #serve(name: string, definition: CustomResourceDefinition | undefined): void {
    const before = this.#served.get(name)
    if (!definition || !(hasCondition(definition, 'NamesAccepted') || hasCondition(definition, 'Established'))) {
      if (this.#served.delete(name)) this.#changes = true
      return
    }
    if (before?.definition === definition) return
    const same = before !== undefined && sameService(before.definition, definition)
    this.#served.set(name, { definition, versions: same ? before.versions : this.#compile(name) })
    if (!same || !sameAnnouncement(before.definition, definition)) this.#changes = true
  }

  #compile(name: string): readonly CustomVersion[] {
    const stored = this.#state.store.table(definitionsTable).get(name)
    if (!stored) return []
    let versions = compiled.get(stored.object)
    if (!versions) {
      versions = customVersions(viewOf<CustomResourceDefinition>(stored.object), builtIns(this.#state.data.version))
      compiled.set(stored.object, versions)
    }
    return versions
  }
}

const inProgress = {
  type: 'Terminating',
  status: 'True',
  reason: 'InstanceDeletionInProgress',
  message: 'CustomResource deletion is in progress',
}
const completed = { type: 'Terminating', status: 'False', reason: 'InstanceDeletionCompleted', message: 'removed all instances' }
const neverThere = { type: 'Terminating', status: 'False', reason: 'NeverEstablished', message: 'resource was never established' }

/** Discovery tells of these conditions. */
function sameAnnouncement(a: CustomResourceDefinition, b: CustomResourceDefinition): boolean {
  return ['Established', 'Terminating'].every((type) => hasCondition(a, type) === hasCondition(b, type))
}

/** What is served depends on the spec and on the names that were accepted, and on nothing else. */
function sameService(a: CustomResourceDefinition, b: CustomResourceDefinition): boolean {
  const names = ({ status }: CustomResourceDefinition) => (status?.acceptedNames ?? null) as JsonValue
  return equalJson(a.spec as unknown as JsonValue, b.spec as unknown as JsonValue) && equalJson(names(a), names(b))
}
