import type { User } from './auth/user.js'
import { serverUser } from './auth/user.js'
import { patched } from './http/patch.js'
import { bookmarkMeta } from './http/watch-stream.js'
import { trackUpdate } from './merge/field-manager.js'
import { createObject } from './registry/create.js'
import { setDefaults, untouchedBy } from './registry/defaulting.js'
import { deleteObject } from './registry/delete.js'
import type { DeleteOptions } from './registry/delete-options.js'
import { findObject, getObject, listObjects } from './registry/list.js'
import { everything, type ListOptions } from './registry/list-options.js'
import { applyFields, trackFields } from './registry/managed-fields.js'
import { matchName } from './registry/meta.js'
import { asJson, cloneJson, draftOfDecoded, type KubeObject, viewOf } from './registry/objects.js'
import { apiVersionOf, convertTo, groupResource, type ServedResource, type ServedSubresource } from './registry/resource.js'
import { getScale, scaleType, writeScale } from './registry/scale.js'
import { dropWarning, type ServerState, type WriteRequest } from './registry/state.js'
import { updateObject } from './registry/update.js'
import { watchObjects } from './registry/watch.js'
import { type Binding, bindPod } from './resources/core/pod-binding.js'
import { decodeObjectOf } from './schema/decode-object.js'
import type { JsonObject, JsonValue } from './schema/json.js'
import { parseFieldSelector } from './selectors/field-selector.js'
import { parseLabelSelector } from './selectors/label-selector.js'
import { failure, toStatusError } from './status.js'
import type { Stored } from './store/stored.js'

/** Which kind, in which version. */
export interface ObjectKind {
  readonly apiVersion: string
  readonly kind: string
}

/** Which object. */
export interface ObjectKey {
  readonly namespace?: string
  readonly name: string
}

export interface ClientListOptions {
  readonly namespace?: string
  readonly labelSelector?: string
  readonly fieldSelector?: string
}

/** A part of a list. */
export interface ClientPageOptions extends ClientListOptions {
  /** At most so many; `continue` of the answer then says how to go on. */
  readonly limit?: number
  readonly continue?: string
  readonly resourceVersion?: string
  readonly resourceVersionMatch?: 'Exact' | 'NotOlderThan'
}

export interface ClientList<T extends KubeObject = KubeObject> {
  readonly items: readonly T[]
  readonly resourceVersion: string
  readonly continue?: string
}

export interface ClientWatchOptions extends ClientListOptions {
  /** Only changes after it; absent: what is there comes first. */
  readonly resourceVersion?: string
  /** After what is there a bookmark comes, with the annotation `k8s.io/initial-events-end`. */
  readonly sendInitialEvents?: boolean
  /** A custom resource is no longer served as it was: nothing comes any more. */
  readonly onEnd?: () => void
}

export interface ClientWriteOptions {
  /** `status`, `scale`-like subresources of the same kind; absent: the object itself. */
  readonly subresource?: string
  readonly dryRun?: boolean
}

export interface ClientPatchOptions extends ClientWriteOptions {
  /** Absent: `merge`. */
  readonly type?: 'json' | 'merge' | 'strategic'
}

/** Of a bookmark's object only metadata.resourceVersion and annotations mean something. */
export interface ClientWatchEvent<T extends KubeObject = KubeObject> {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK'
  readonly object: T
}

/** A resource in one of its versions. */
export interface ClientResource extends ObjectKind {
  readonly group: string
  readonly version: string
  /** The plural. */
  readonly resource: string
  readonly namespaced: boolean
  readonly verbs: readonly string[]
}

export interface ClientOptions {
  /** Whose fields they are that it writes; absent: `vivarium`. */
  readonly manager?: string
  readonly user?: User
  /** Told of warnings; absent: they are dropped. */
  readonly onWarning?: (message: string) => void
}

/**
 * The API without HTTP: the same rules, defaults, managed fields and events. What it gives are the stored objects themselves, frozen;
 * copy before you change one. Errors are StatusErrors.
 */
export class Client {
  readonly #state: ServerState
  readonly #manager: string
  readonly #user: User
  readonly #warn: (message: string) => void

  constructor(state: ServerState, options: ClientOptions = {}) {
    this.#state = state
    this.#manager = options.manager ?? 'vivarium'
    this.#user = options.user ?? serverUser
    this.#warn = options.onWarning ?? dropWarning
  }

  /** The same API for another user or manager. */
  as(options: ClientOptions): Client {
    return new Client(this.#state, { manager: this.#manager, user: this.#user, onWarning: this.#warn, ...options })
  }

  /** The object, or its autoscaling/v1 Scale. Throws NotFound. */
  get<T extends KubeObject = KubeObject>(
    kind: ObjectKind,
    { namespace = '', name }: ObjectKey,
    { subresource }: { readonly subresource?: 'scale' } = {},
  ): T {
    const resource = this.#resource(kind)
    if (subresource) return viewOf<T>(getScale(this.#state, resource, scaleOf(resource, name), namespace, name))
    return view<T>(resource, getObject(this.#state, resource, namespace, name))
  }

  /** Undefined where `get` throws NotFound. */
  find<T extends KubeObject = KubeObject>(kind: ObjectKind, key: ObjectKey): T | undefined {
    const resource = this.#resource(kind)
    const stored = findObject(this.#state, resource, key.namespace ?? '', key.name)
    return stored && view<T>(resource, stored)
  }

  list<T extends KubeObject = KubeObject>(kind: ObjectKind, options: ClientPageOptions = {}): ClientList<T> {
    const resource = this.#resource(kind)
    const { limit = 0, continue: token = '', resourceVersion = '', resourceVersionMatch = '' } = options
    const page = { ...listOptions(options), limit, continue: token, resourceVersion, resourceVersionMatch }
    const { items, revision, continue: next } = listObjects(this.#state, resource, options.namespace ?? '', page)
    return {
      items: items.map((stored) => view<T>(resource, stored)),
      resourceVersion: String(revision),
      ...(next !== undefined && { continue: next }),
    }
  }

  /** What is served now, each resource once: in the version in which it is stored, or a custom one in the version that comes first. */
  resources(): ClientResource[] {
    const chosen = new Map<string, ServedResource>()
    for (const resource of this.#state.registry.all()) {
      const key = `${resource.resource}.${resource.group}`
      const stored = !resource.definition.custom && resource.definition.storage.version === resource.version
      if (stored || !chosen.has(key)) chosen.set(key, resource)
    }
    return [...chosen.values()].map(described)
  }

  /** Undefined for a kind that is not served. */
  resourceOf(kind: ObjectKind): ClientResource | undefined {
    const resource = this.#state.registry.ofKind(kind.apiVersion, kind.kind)
    return resource && described(resource)
  }

  create<T extends KubeObject>(object: T, options: ClientWriteOptions = {}): Promise<T & KubeObject> {
    return refused(async () => {
      const resource = this.#resource(object)
      const stored = await createObject(
        this.#state,
        this.#request(resource, { ...keyOf(object), name: '' }, options),
        this.#draft(resource, asJson(object)),
      )
      return view<T>(resource, stored)
    })
  }

  /** Replaces the object, or its status with `subresource: 'status'`. */
  update<T extends KubeObject>(object: T, options: ClientWriteOptions = {}): Promise<T & KubeObject> {
    return refused(async () => {
      const resource = this.#resource(object)
      const request = this.#request(resource, keyOf(object), options)
      const make = (live: JsonObject | undefined) => {
        const untouched = untouchedBy(request, live)
        return viewOf(trackFields(this.#state, request, live, asJson(this.#draft(resource, asJson(object), untouched))))
      }
      const { stored } = await updateObject(this.#state, request, make, { uidIsPrecondition: true })
      return view<T>(resource, stored)
    })
  }

  /** JSON merge patch (RFC 7396), or one of the other two. */
  patch<T extends KubeObject = KubeObject>(
    kind: ObjectKind,
    key: ObjectKey,
    patch: JsonValue,
    options: ClientPatchOptions = {},
  ): Promise<T> {
    return refused(async () => {
      const resource = this.#resource(kind)
      const request = this.#request(resource, key, options)
      const given = { kind: options.type ?? 'merge', value: patch, duplicates: [], validation: 'Ignore', warn: this.#warn } as const
      if (options.subresource === 'scale') {
        const subresource = scaleOf(resource, key.name)
        const type = scaleType(this.#state, subresource)
        const scale = await writeScale(this.#state, request, subresource, (old, tracking, manager) =>
          trackUpdate(tracking, old, patched(given, old, type), manager),
        )
        return viewOf<T>(scale)
      }
      const { stored } = await updateObject(this.#state, request, (live) => {
        if (!live) throw failure.notFound({ group: resource.group, name: resource.resource }, key.name)
        const untouched = untouchedBy(request, live)
        const draft = this.#defaulted(resource, patched(given, live, resource.type, untouched))
        matchName(draft.metadata, key.name, key.namespace ?? '')
        return viewOf(trackFields(this.#state, request, live, asJson(draft)))
      })
      return view<T>(resource, stored)
    })
  }

  /** Puts a pod on a node, as POST to `bindings` does; metadata says which pod. */
  bind(binding: Binding): Promise<void> {
    return refused(() => bindPod(this.#state, this.#request(this.#resource(podKind), keyOf(binding), { subresource: 'binding' }), binding))
  }

  /** Server-side apply. Throws Conflict unless `force`. */
  apply<T extends KubeObject>(object: T, options: ClientWriteOptions & { readonly force?: boolean } = {}): Promise<T & KubeObject> {
    return refused(async () => {
      const resource = this.#resource(object)
      const request = this.#request(resource, keyOf(object), options)
      const make = (live: JsonObject | undefined) =>
        this.#draft(resource, applyFields(this.#state, request, live, cloneJson(asJson(object)), options.force ?? false))
      const { stored } = await updateObject(this.#state, request, make, { mayCreate: request.subresource === '' })
      return view<T>(resource, stored)
    })
  }

  /** Gives the object as it is now: gone, or marked while finalizers or a grace period keep it. */
  delete<T extends KubeObject = KubeObject>(kind: ObjectKind, key: ObjectKey, options: DeleteOptions = {}): Promise<T> {
    return refused(async () => {
      const resource = this.#resource(kind)
      const { stored } = await deleteObject(this.#state, this.#request(resource, key, { dryRun: Boolean(options.dryRun?.length) }), options)
      return view<T>(resource, stored)
    })
  }

  /**
   * Calls `onEvent` for what is there and for each change after, in order and as part of the write that makes it, until the function that it
   * gives is called. With `resourceVersion` only for changes after that; throws Expired when these are gone.
   */
  watch<T extends KubeObject = KubeObject>(
    kind: ObjectKind,
    options: ClientWatchOptions,
    onEvent: (event: ClientWatchEvent<T>) => void,
  ): () => void {
    const resource = this.#resource(kind)
    const { namespace = '', resourceVersion = '', sendInitialEvents, onEnd } = options
    const stop = watchObjects(
      this.#state,
      resource,
      namespace,
      {
        ...listOptions(options),
        resourceVersion,
        ...(sendInitialEvents !== undefined && { sendInitialEvents, allowWatchBookmarks: true, resourceVersionMatch: 'NotOlderThan' }),
      },
      {
        // A custom resource may be served in another way by then.
        event: (type, stored) =>
          onEvent({ type, object: view<T>(this.#state.registry.ofKind(kind.apiVersion, kind.kind) ?? resource, stored) }),
        bookmark: (revision, initialEventsEnd) => onEvent({ type: 'BOOKMARK', object: bookmark<T>(resource, revision, initialEventsEnd) }),
      },
    )
    const replaced = this.#state.registry.untilReplaced(resource)
    if (!replaced) return stop
    const end = () => {
      stop()
      onEnd?.()
    }
    replaced.addEventListener('abort', end, { once: true })
    return () => {
      replaced.removeEventListener('abort', end)
      stop()
    }
  }

  #resource({ apiVersion, kind }: ObjectKind): ServedResource {
    const resource = this.#state.registry.ofKind(apiVersion, kind)
    if (!resource)
      throw failure.badRequest(`no resource for kind ${JSON.stringify(kind)} in version ${JSON.stringify(apiVersion)} is served`)
    return resource
  }

  #draft(resource: ServedResource, object: JsonObject, untouched?: JsonObject): KubeObject {
    return this.#defaulted(resource, decodeObjectOf(resource.type, { value: object }, untouched).object)
  }

  #defaulted(resource: ServedResource, decoded: JsonObject): KubeObject {
    const draft = draftOfDecoded(resource.type, { kind: resource.kind, apiVersion: apiVersionOf(resource) }, decoded)
    setDefaults(this.#state, resource, draft)
    return draft
  }

  #request(
    resource: ServedResource,
    { namespace = '', name }: ObjectKey,
    { subresource = '', dryRun = false }: ClientWriteOptions,
  ): WriteRequest {
    return {
      resource,
      subresource,
      namespace: resource.namespaced ? namespace : '',
      name,
      user: this.#user,
      manager: this.#manager,
      dryRun,
      warn: this.#warn,
    }
  }
}

function scaleOf(resource: ServedResource, name: string): ServedSubresource {
  const scale = resource.subresources.get('scale')
  if (!scale) throw failure.notFound(groupResource(resource), name)
  return scale
}

const podKind = { apiVersion: 'v1', kind: 'Pod' }

function view<T extends KubeObject>(resource: ServedResource, stored: Stored): T {
  return convertTo(resource, stored.object) as unknown as T
}

function bookmark<T extends KubeObject>(resource: ServedResource, revision: number, initialEventsEnd: boolean): T {
  return { kind: resource.kind, apiVersion: apiVersionOf(resource), metadata: bookmarkMeta(revision, initialEventsEnd) } as unknown as T
}

function described(resource: ServedResource): ClientResource {
  const { group, version, kind, namespaced, verbs } = resource
  return { apiVersion: apiVersionOf(resource), group, version, kind, resource: resource.resource, namespaced, verbs }
}

/** Callers in JavaScript may leave metadata out. */
function keyOf(object: KubeObject): ObjectKey {
  const metadata = (object.metadata as KubeObject['metadata'] | undefined) ?? {}
  return { name: metadata.name ?? '', ...(metadata.namespace !== undefined && { namespace: metadata.namespace }) }
}

function listOptions({ labelSelector, fieldSelector }: ClientListOptions): ListOptions {
  try {
    return {
      ...everything,
      ...(labelSelector && { labelSelector: parseLabelSelector(labelSelector) }),
      ...(fieldSelector && { fieldSelector: parseFieldSelector(fieldSelector) }),
    }
  } catch (error) {
    throw toStatusError(error)
  }
}

/** Every error of a write is a StatusError, as over HTTP. */
async function refused<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    throw toStatusError(error)
  }
}
