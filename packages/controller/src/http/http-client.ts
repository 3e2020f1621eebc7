import type { IncomingMessage } from 'node:http'
import { Operation, type OperationOptions } from '@vivarium/core'
import type {
  ApiResource,
  ApiResources,
  DeleteOptions,
  GetOptions,
  KubeClient,
  ListOptions,
  ObjectList,
  Patch,
  Selection,
  WatchHandler,
  WatchOptions,
  WriteOptions,
} from '../client.js'
import { isNotFound, type KubeError } from '../kube-error.js'
import { type KubeObject, keyOf, type ObjectKey, type ObjectKind } from '../objects.js'
import { parseAnswer, readText, refusalOf } from './answers.js'
import { CredentialSource } from './credentials.js'
import { withDeadline } from './deadline.js'
import { Discovery } from './discovery.js'
import type { ConnectionConfig, KubeconfigOptions } from './kubeconfig.js'
import { Transport } from './transport.js'
import { readWatch } from './watch-stream.js'

export interface HttpClientOptions {
  /** Whose fields they are that it writes; absent: `vivarium`. Also told to the server as the user agent. */
  readonly fieldManager?: string
  /** A request that takes longer is TIMED_OUT; absent: 60 s. Watches are not limited. */
  readonly timeoutMs?: number
}

interface Call {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: string
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>
  readonly body?: object
  readonly contentType?: string
  readonly accept?: string
}

const patchTypes = {
  merge: 'application/merge-patch+json',
  strategic: 'application/strategic-merge-patch+json',
  json: 'application/json-patch+json',
} as const
const applyType = 'application/apply-patch+yaml'

/** How often a request is sent again that the server was too busy for. */
const maxRetries = 10

/** Reading YAML takes long to load, and who says all of the configuration itself has none to read. */
const kubeconfigs = () => import('./kubeconfig.js')

/** A Kubernetes API server over HTTP: any one, with any kinds. */
export class HttpClient implements KubeClient, Disposable {
  readonly server: string
  /** The namespace of the kubeconfig's context, or of the pod; `default` where none is said. */
  readonly namespace: string
  readonly #config: ConnectionConfig
  readonly #transport: Transport
  readonly #credentials: CredentialSource
  readonly #discovery: Discovery
  readonly #fieldManager: string
  readonly #timeoutMs: number

  constructor(config: ConnectionConfig, options: HttpClientOptions = {}) {
    this.server = config.server
    this.namespace = config.namespace ?? 'default'
    this.#config = config
    this.#transport = new Transport(config)
    this.#credentials = new CredentialSource(config.credentials)
    this.#fieldManager = options.fieldManager ?? 'vivarium'
    this.#timeoutMs = options.timeoutMs ?? 60_000
    this.#discovery = new Discovery((path, accept) =>
      this.#json({ method: 'GET', path, ...(accept !== undefined && { accept }) }, undefined),
    )
  }

  /** Throws KUBECONFIG_INVALID. */
  static async fromKubeconfig(text: string, options: KubeconfigOptions & HttpClientOptions = {}): Promise<HttpClient> {
    const { readKubeconfig } = await kubeconfigs()
    return new HttpClient(await readKubeconfig(text, options), options)
  }

  /** Throws KUBECONFIG_INVALID, also when the file can't be read. */
  static async fromFile(path: string, options: { readonly context?: string } & HttpClientOptions = {}): Promise<HttpClient> {
    const { readKubeconfigFile } = await kubeconfigs()
    return new HttpClient(await readKubeconfigFile(path, options.context), options)
  }

  /** For a pod with a service account. Throws NOT_IN_CLUSTER. */
  static async inCluster(options: HttpClientOptions = {}): Promise<HttpClient> {
    const { inClusterConfig } = await kubeconfigs()
    return new HttpClient(await inClusterConfig(), options)
  }

  /** Ends its connections, with watches and requests that are under way. */
  close(): void {
    this.#transport.close()
  }

  [Symbol.dispose](): void {
    this.close()
  }

  async get<T extends KubeObject = KubeObject>(kind: ObjectKind, key: ObjectKey, options?: GetOptions): Promise<T> {
    return this.#object<T>({ method: 'GET', path: await this.#path(kind, key.namespace, key.name, options?.subresource) }, options)
  }

  async find<T extends KubeObject = KubeObject>(kind: ObjectKind, key: ObjectKey, options?: OperationOptions): Promise<T | undefined> {
    const path = await this.#path(kind, key.namespace, key.name)
    try {
      return await this.#object<T>({ method: 'GET', path }, options)
    } catch (error) {
      if (isNotFound(error)) return undefined
      throw error
    }
  }

  async list<T extends KubeObject = KubeObject>(kind: ObjectKind, options: ListOptions = {}): Promise<ObjectList<T>> {
    const { namespace, labelSelector, fieldSelector, limit, continue: token, resourceVersion, resourceVersionMatch } = options
    const query = { labelSelector, fieldSelector, limit, continue: token, resourceVersion, resourceVersionMatch }
    const document = await this.#json({ method: 'GET', path: await this.#path(kind, namespace), query }, options)
    const metadata = (document.metadata ?? {}) as { resourceVersion?: string; continue?: string }
    const items = (document.items ?? []) as T[]
    // A list says once what its items are.
    for (const item of items) {
      item.apiVersion ??= kind.apiVersion
      item.kind ??= kind.kind
    }
    return { items, resourceVersion: metadata.resourceVersion ?? '', ...(metadata.continue && { continue: metadata.continue }) }
  }

  watch<T extends KubeObject = KubeObject>(kind: ObjectKind, options: WatchOptions, handler: WatchHandler<T>): () => void {
    const controller = new AbortController()
    const { namespace, ...query } = options
    const follow = async () => {
      const path = await this.#path(kind, namespace)
      const answer = await this.#send({ method: 'GET', path, query: { ...query, watch: true } }, controller.signal)
      try {
        await readWatch<T>(this.server, answer, {
          event: (event) => {
            if (!controller.signal.aborted) handler.event(event)
          },
          end: () => {},
        })
      } finally {
        answer.destroy()
      }
    }
    follow().then(
      () => {
        if (!controller.signal.aborted) handler.end()
      },
      (error) => {
        if (!controller.signal.aborted) handler.end(error instanceof Error ? error : new Error(String(error)))
      },
    )
    return () => controller.abort()
  }

  async create<T extends KubeObject>(object: T, options: WriteOptions = {}): Promise<T> {
    const { namespace, name } = keyOf(object)
    const path = await this.#path(object, namespace, options.subresource ? name : undefined, options.subresource)
    return this.#object<T>({ method: 'POST', path, query: this.#writeQuery(options), body: object }, options)
  }

  async update<T extends KubeObject>(object: T, options: WriteOptions = {}): Promise<T> {
    const { namespace, name } = keyOf(object)
    const path = await this.#path(object, namespace, name, options.subresource)
    return this.#object<T>({ method: 'PUT', path, query: this.#writeQuery(options), body: object }, options)
  }

  async patch<T extends KubeObject = KubeObject>(kind: ObjectKind, key: ObjectKey, patch: Patch, options: WriteOptions = {}): Promise<T> {
    const path = await this.#path(kind, key.namespace, key.name, options.subresource)
    const call = { method: 'PATCH', path, query: this.#writeQuery(options), body: patch.body, contentType: patchTypes[patch.type] } as const
    return this.#object<T>(call, options)
  }

  async apply<T extends KubeObject>(object: T, options: WriteOptions & { readonly force?: boolean } = {}): Promise<T> {
    const { namespace, name } = keyOf(object)
    const path = await this.#path(object, namespace, name, options.subresource)
    const query = { ...this.#writeQuery(options), force: options.force }
    // JSON is YAML.
    return this.#object<T>({ method: 'PATCH', path, query, body: object, contentType: applyType }, options)
  }

  async delete(kind: ObjectKind, key: ObjectKey, options: DeleteOptions = {}): Promise<void> {
    await this.#json({ method: 'DELETE', path: await this.#path(kind, key.namespace, key.name), body: deleteBody(options) }, options)
  }

  async deleteCollection(kind: ObjectKind, { namespace, ...query }: Selection, options: DeleteOptions = {}): Promise<void> {
    await this.#json({ method: 'DELETE', path: await this.#path(kind, namespace), query, body: deleteBody(options) }, options)
  }

  resources(options?: OperationOptions): Promise<ApiResources> {
    return Operation.from(options, 'discovery').race(this.#discovery.all(), 'discovery')
  }

  resourceOf(kind: ObjectKind, options?: OperationOptions): Promise<ApiResource> {
    return Operation.from(options, 'discovery').race(this.#discovery.resourceOf(kind), 'discovery')
  }

  async #path(kind: ObjectKind, namespace?: string, name?: string, subresource?: string): Promise<string> {
    const { group, version, resource, namespaced } = await this.#discovery.resourceOf(kind)
    const parts = [
      ...(group === '' ? ['api', version] : ['apis', group, version]),
      ...(namespaced && namespace ? ['namespaces', namespace] : []),
      resource,
      ...(name === undefined ? [] : [name]),
      ...(subresource ? [subresource] : []),
    ]
    return `/${parts.map(encodeURIComponent).join('/')}`
  }

  #writeQuery({ dryRun, fieldManager }: WriteOptions): Call['query'] {
    return { fieldManager: fieldManager ?? this.#fieldManager, dryRun: dryRun ? 'All' : undefined }
  }

  async #object<T extends KubeObject>(call: Call, options: OperationOptions | undefined): Promise<T> {
    return (await this.#json(call, options)) as unknown as T
  }

  async #json(call: Call, options: OperationOptions | undefined): Promise<Record<string, unknown>> {
    return withDeadline(options, `${call.method} ${call.path}`, this.#timeoutMs, async (signal) =>
      parseAnswer(this.server, await readText(await this.#send(call, signal))),
    )
  }

  /** The answer to a request that succeeded; others are thrown. Obeys Retry-After, as client-go does. */
  async #send(call: Call, signal: AbortSignal): Promise<IncomingMessage> {
    let renewed = false
    for (let attempt = 0; ; attempt++) {
      const answer = await this.#transport.send(await this.#request(call, signal))
      const code = answer.statusCode ?? 500
      if (code < 300) return answer
      const refusal = refusalOf(answer, await readText(answer))
      if (code === 401 && !renewed && this.#credentials.renew()) {
        renewed = true
        continue
      }
      const seconds = retryAfter(answer, refusal)
      if (seconds === undefined || attempt >= maxRetries) throw refusal
      await Operation.from({ signal }, 'waiting for the server').sleep(seconds * 1000)
    }
  }

  async #request({ method, path, query, body, contentType, accept }: Call, signal: AbortSignal) {
    const text = body === undefined ? undefined : JSON.stringify(body)
    const { impersonate } = this.#config.credentials ?? {}
    const search = new URLSearchParams()
    for (const [name, value] of Object.entries(query ?? {})) {
      if (value !== undefined && value !== '') search.set(name, String(value))
    }
    return {
      method,
      path: search.size === 0 ? path : `${path}?${search}`,
      headers: {
        accept: accept ?? 'application/json',
        'user-agent': this.#fieldManager,
        ...(text !== undefined && { 'content-type': contentType ?? 'application/json', 'content-length': String(Buffer.byteLength(text)) }),
        ...(impersonate && { 'impersonate-user': impersonate.user }),
        ...(impersonate && impersonate.groups.length > 0 && { 'impersonate-group': impersonate.groups }),
      },
      ...(text !== undefined && { body: text }),
      identity: await this.#credentials.identity(),
      signal,
    }
  }
}

function deleteBody({ gracePeriodSeconds, propagationPolicy, preconditions, dryRun }: DeleteOptions): object {
  return {
    kind: 'DeleteOptions',
    apiVersion: 'v1',
    ...(gracePeriodSeconds !== undefined && { gracePeriodSeconds }),
    ...(propagationPolicy && { propagationPolicy }),
    ...(preconditions && { preconditions }),
    ...(dryRun && { dryRun: ['All'] }),
  }
}

/** Seconds after which the server wants the same request again; undefined when it does not. */
function retryAfter(answer: IncomingMessage, refusal: KubeError): number | undefined {
  if (refusal.status !== 429 && refusal.status < 500) return undefined
  const header = answer.headers['retry-after']
  const seconds = header === undefined ? Number.NaN : Number(header)
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined
}
