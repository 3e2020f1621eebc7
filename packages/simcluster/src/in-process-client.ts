import { type Client, type KubeObject as ServerObject, StatusError } from '@vivarium/apiserver'
import {
  type ApiResource,
  type ApiResources,
  type DeleteOptions,
  type GetOptions,
  isNotFound,
  type KubeClient,
  KubeError,
  type KubeObject,
  type ListOptions,
  type ObjectKey,
  type ObjectKind,
  type ObjectList,
  type Patch,
  type Selection,
  type WatchEvent,
  type WatchHandler,
  type WatchOptions,
  type WriteOptions,
} from '@vivarium/controller'
import { abortError, errors, type OperationOptions } from '@vivarium/core'
import { Turns } from './turns.js'

/**
 * The API of a server in this process as controllers use it: no copies (what it gives are the stored objects, frozen), no timers, and a watch
 * is told as a part of the write.
 */
export class InProcessClient implements KubeClient {
  readonly #client: Client
  readonly #turns = new Turns()
  /** By field manager, of which the components of a cluster have a few. */
  readonly #writers = new Map<string, Client>()
  #underWay = 0

  /** `client` says whose requests they are: `api.client.as({ manager: 'my-controller' })`. */
  constructor(client: Client) {
    this.#client = client
  }

  /** True when no request is under way, nor one that follows from another at once: events are written in the background, one after the other. */
  get isIdle(): boolean {
    return this.#underWay === 0
  }

  async get<T extends KubeObject = KubeObject>(kind: ObjectKind, key: ObjectKey, options?: GetOptions): Promise<T> {
    return this.#ask(options, () => given<T>(this.#client.get(kind, key, options?.subresource ? { subresource: options.subresource } : {})))
  }

  async find<T extends KubeObject = KubeObject>(kind: ObjectKind, key: ObjectKey, options?: OperationOptions): Promise<T | undefined> {
    return this.#ask(options, () => {
      this.#known(kind)
      return this.#client.find(kind, key) as T | undefined
    })
  }

  async list<T extends KubeObject = KubeObject>(kind: ObjectKind, options: ListOptions = {}): Promise<ObjectList<T>> {
    return this.#ask(options, () => {
      this.#known(kind)
      return this.#client.list(kind, options) as unknown as ObjectList<T>
    })
  }

  watch<T extends KubeObject = KubeObject>(kind: ObjectKind, options: WatchOptions, handler: WatchHandler<T>): () => void {
    let stop: (() => void) | undefined
    let over = false
    const end = (error?: Error) => {
      if (over) return
      over = true
      stop?.()
      handler.end(error)
    }
    const onEvent = (event: unknown) => {
      if (over) return
      try {
        handler.event(event as WatchEvent<T>)
      } catch (error) {
        // A defect of a watcher is not one of the write that it is told of.
        end(asKubeError(error))
      }
    }
    try {
      this.#known(kind)
      stop = this.#client.watch(kind, { ...options, onEnd: end }, onEvent)
    } catch (error) {
      end(asKubeError(error))
    }
    if (stop && over) stop()
    return stop ?? nothingToStop
  }

  /** A v1 Binding puts its pod on a node. Subresources that are other kinds (eviction, token) are for HTTP alone: UNSUPPORTED. */
  create<T extends KubeObject>(object: T, options?: WriteOptions): Promise<T> {
    return this.#ask(options, async () => {
      if (options?.subresource)
        throw errors.unsupported(`creating ${options.subresource}`, 'in process only objects can be created; ask over HTTP')
      if (object.kind === 'Binding' && object.apiVersion === 'v1') {
        await this.#writer(options).bind(object as ServerObject)
        return object
      }
      this.#known(object)
      return given<T>(await this.#writer(options).create(object as ServerObject, writeOptions(options)))
    })
  }

  update<T extends KubeObject>(object: T, options?: WriteOptions): Promise<T> {
    return this.#ask(options, async () => {
      this.#known(object)
      return given<T>(await this.#writer(options).update(object as ServerObject, writeOptions(options)))
    })
  }

  patch<T extends KubeObject = KubeObject>(kind: ObjectKind, key: ObjectKey, { type, body }: Patch, options?: WriteOptions): Promise<T> {
    return this.#ask(options, async () => {
      this.#known(kind)
      return given<T>(await this.#writer(options).patch(kind, key, body as PatchBody, { ...writeOptions(options), type }))
    })
  }

  apply<T extends KubeObject>(object: T, options: WriteOptions & { readonly force?: boolean } = {}): Promise<T> {
    return this.#ask(options, async () => {
      this.#known(object)
      const { force = false } = options
      return given<T>(await this.#writer(options).apply(object as ServerObject, { ...writeOptions(options), force }))
    })
  }

  delete(kind: ObjectKind, key: ObjectKey, options: DeleteOptions = {}): Promise<void> {
    return this.#ask(options, async () => {
      this.#known(kind)
      await this.#client.delete(kind, key, deleteOptions(options))
    })
  }

  async deleteCollection(kind: ObjectKind, selection: Selection, options: DeleteOptions = {}): Promise<void> {
    const { items } = await this.list(kind, selection)
    for (const { metadata } of items) {
      const { name = '', namespace } = metadata
      try {
        await this.delete(kind, namespace === undefined ? { name } : { namespace, name }, options)
      } catch (error) {
        if (!isNotFound(error)) throw error
      }
    }
  }

  async resources(): Promise<ApiResources> {
    return { resources: this.#client.resources(), failures: [] }
  }

  resourceOf(kind: ObjectKind, options?: OperationOptions): Promise<ApiResource> {
    return this.#ask(options, () => this.#known(kind))
  }

  /** What the server refuses is a KubeError, as over HTTP. */
  async #ask<T>(options: OperationOptions | undefined, body: () => T | Promise<T>): Promise<T> {
    this.#underWay++
    try {
      const pause = this.#turns.pause()
      if (pause) await pause
      if (options?.signal?.aborted) throw abortError(options.signal, 'a request')
      return await body()
    } catch (error) {
      throw asKubeError(error)
    } finally {
      this.#underWay--
    }
  }

  #known(kind: ObjectKind): ApiResource {
    const resource = this.#client.resourceOf(kind)
    if (resource) return resource
    const { apiVersion, kind: name } = kind
    throw new KubeError(404, 'NotFound', `no matches for kind ${JSON.stringify(name)} in version ${JSON.stringify(apiVersion)}`)
  }

  #writer(options: WriteOptions | undefined): Client {
    const manager = options?.fieldManager
    if (manager === undefined) return this.#client
    let writer = this.#writers.get(manager)
    if (!writer) {
      writer = this.#client.as({ manager })
      this.#writers.set(manager, writer)
    }
    return writer
  }
}

type PatchBody = Parameters<Client['patch']>[2]

const nothingToStop = () => {}

/** The types of both sides say the same of an object, each as much as it needs. */
function given<T extends KubeObject>(object: object): T {
  return object as T
}

function writeOptions({ subresource, dryRun }: WriteOptions = {}): { subresource?: string; dryRun?: boolean } {
  return { ...(subresource !== undefined && { subresource }), ...(dryRun !== undefined && { dryRun }) }
}

function deleteOptions({ gracePeriodSeconds, propagationPolicy, preconditions, dryRun }: DeleteOptions): Parameters<Client['delete']>[2] {
  return {
    ...(gracePeriodSeconds !== undefined && { gracePeriodSeconds }),
    ...(propagationPolicy && { propagationPolicy }),
    ...(preconditions && { preconditions }),
    ...(dryRun && { dryRun: ['All'] }),
  }
}

function asKubeError(error: unknown): Error {
  if (error instanceof StatusError) return new KubeError(error.httpCode, error.reason, error.message, error.statusDetails, { cause: error })
  return error instanceof Error ? error : new Error(String(error))
}
