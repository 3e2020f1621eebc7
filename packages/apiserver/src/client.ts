import type { User } from './auth/user.js'
import { serverUser } from './auth/user.js'
import { applyMergePatch } from './merge/merge-patch.js'
import { createObject } from './registry/create.js'
import { setDefaults } from './registry/defaulting.js'
import { deleteObject } from './registry/delete.js'
import type { DeleteOptions } from './registry/delete-options.js'
import { getObject, listObjects } from './registry/list.js'
import { everything, type ListOptions } from './registry/list-options.js'
import { applyFields, trackFields } from './registry/managed-fields.js'
import { matchName } from './registry/meta.js'
import { asJson, cloneJson, draftOf, type KubeObject } from './registry/objects.js'
import { apiVersionOf, convertTo, type ServedResource } from './registry/resource.js'
import type { ServerState, WriteRequest } from './registry/state.js'
import { updateObject } from './registry/update.js'
import { watchObjects } from './registry/watch.js'
import { decodeGo } from './schema/decode.js'
import { isObject, type JsonObject } from './schema/json.js'
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

export interface ClientWriteOptions {
  /** `status`, `scale`-like subresources of the same kind; absent: the object itself. */
  readonly subresource?: string
  readonly dryRun?: boolean
}

export interface ClientWatchEvent<T extends KubeObject = KubeObject> {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED'
  readonly object: T
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
    this.#warn = options.onWarning ?? (() => {})
  }

  /** The same API for another user or manager. */
  as(options: ClientOptions): Client {
    return new Client(this.#state, { manager: this.#manager, user: this.#user, onWarning: this.#warn, ...options })
  }

  get<T extends KubeObject = KubeObject>(kind: ObjectKind, { namespace = '', name }: ObjectKey): T {
    const resource = this.#resource(kind)
    return view<T>(resource, getObject(this.#state, resource, namespace, name))
  }

  /** Undefined where `get` throws NotFound. */
  find<T extends KubeObject = KubeObject>(kind: ObjectKind, key: ObjectKey): T | undefined {
    const resource = this.#resource(kind)
    const stored = this.#state.store
      .table(resource.definition.table)
      .get(resource.namespaced ? `${key.namespace ?? ''}/${key.name}` : key.name)
    return stored && view<T>(resource, stored)
  }

  list<T extends KubeObject = KubeObject>(
    kind: ObjectKind,
    options: ClientListOptions = {},
  ): { readonly items: readonly T[]; readonly resourceVersion: string } {
    const resource = this.#resource(kind)
    const { items, revision } = listObjects(this.#state, resource, options.namespace ?? '', listOptions(options))
    return { items: items.map((stored) => view<T>(resource, stored)), resourceVersion: String(revision) }
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
      const draft = this.#draft(resource, asJson(object))
      const { stored } = await updateObject(this.#state, request, (live) => draftOf(trackFields(this.#state, request, live, asJson(draft))))
      return view<T>(resource, stored)
    })
  }

  /** JSON merge patch (RFC 7396). */
  patch<T extends KubeObject = KubeObject>(
    kind: ObjectKind,
    key: ObjectKey,
    patch: JsonObject,
    options: ClientWriteOptions = {},
  ): Promise<T> {
    return refused(async () => {
      const resource = this.#resource(kind)
      const request = this.#request(resource, key, options)
      const { stored } = await updateObject(this.#state, request, (live) => {
        const after = applyMergePatch(live ?? {}, patch)
        const draft = this.#draft(resource, isObject(after) ? after : {})
        matchName(draft.metadata, key.name, key.namespace ?? '')
        return draftOf(trackFields(this.#state, request, live, asJson(draft)))
      })
      return view<T>(resource, stored)
    })
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
    options: ClientListOptions & { readonly resourceVersion?: string },
    onEvent: (event: ClientWatchEvent<T>) => void,
  ): () => void {
    const resource = this.#resource(kind)
    return watchObjects(
      this.#state,
      resource,
      options.namespace ?? '',
      { ...listOptions(options), resourceVersion: options.resourceVersion ?? '' },
      {
        event: (type, stored) => onEvent({ type, object: view<T>(resource, stored) }),
        bookmark: () => {},
      },
    )
  }

  #resource({ apiVersion, kind }: ObjectKind): ServedResource {
    const resource = this.#state.registry.ofKind(apiVersion, kind)
    if (!resource)
      throw failure.badRequest(`no resource for kind ${JSON.stringify(kind)} in version ${JSON.stringify(apiVersion)} is served`)
    return resource
  }

  #draft(resource: ServedResource, object: JsonObject): KubeObject {
    const go = resource.type.go
    const decoded = go ? decodeGo(go, { value: object }).object : object
    const draft = draftOf({ metadata: {}, ...decoded, kind: resource.kind, apiVersion: apiVersionOf(resource) })
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

function view<T extends KubeObject>(resource: ServedResource, stored: Stored): T {
  return convertTo(resource, stored.object) as unknown as T
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
