import { setMaxListeners } from 'node:events'
import { Operation, type OperationOptions } from '@vivarium/core'
import { namespaceLifecycle } from './admission/namespace-lifecycle.js'
import { Authenticator, staticTokens } from './auth/authenticator.js'
import { CertificateAuthority, type KeyPair } from './auth/certificates.js'
import { ServiceAccountTokens } from './auth/service-account-tokens.js'
import { type Authorizer, allowAuthenticated, type User } from './auth/user.js'
import { makeOwnObjects, pristineState } from './bootstrap.js'
import { Client } from './client.js'
import { type Clock, hostClock } from './clock.js'
import { loadData } from './data.js'
import { Discovery } from './discovery/discovery.js'
import { OpenApiV3 } from './discovery/openapi.js'
import { RequestHandler } from './http/handler.js'
import type { ConnectionBackend } from './http/handler-context.js'
import { Listener } from './http/listener.js'
import { kubeconfig } from './kubeconfig.js'
import { builtInResourcesOf, ResourceRegistry } from './registry/registry.js'
import type { ServerState } from './registry/state.js'
import type { ServerSettings } from './registry/strategy.js'
import { builtIns } from './schema/built-in.js'
import { apiServerErrors } from './server-errors.js'
import { Store, type StoreSnapshot } from './store/store.js'
import { printerOf } from './tables/table.js'

export interface ApiServerOptions extends OperationOptions {
  /** 0 or absent: any free one. */
  readonly port?: number
  /** Absent: 127.0.0.1. */
  readonly host?: string
  /** Version of Kubernetes; absent: 1.34. */
  readonly version?: string
  readonly clock?: Clock
  readonly authorizer?: Authorizer
  /** The state to start from: a snapshot of a server of the same version. */
  readonly snapshot?: ApiServerSnapshot
  /** Changes that each resource keeps for watches and lists of older resource versions; absent: 10,000. */
  readonly historyLimit?: number
  readonly settings?: Partial<ServerSettings>
  /** Users by bearer token, beside the tokens of service accounts. */
  readonly tokens?: Readonly<Record<string, User>>
  /** Answers requests that need a node: log, exec, attach, portforward, proxy. */
  readonly backend?: ConnectionBackend
}

/** The state of a server at one moment; it shares its objects with the server, so that it costs next to nothing. */
export interface ApiServerSnapshot {
  readonly version: string
  readonly store: StoreSnapshot
}

const defaultSettings: ServerSettings = {
  serviceClusterIpRanges: ['10.0.0.0/24'],
  nodePorts: { first: 30000, last: 32767 },
  garbageCollection: true,
  allowPrivileged: true,
}
const defaultVersion = '1.34'
const defaultHistoryLimit = 10_000
const maxBodyBytes = 3 * 1024 * 1024
const maxInFlight = 3000
const startTimeoutMs = 30_000

/** A Kubernetes API server in this process. */
export class ApiServer implements AsyncDisposable {
  readonly version: string
  /** The API without HTTP, as an administrator. */
  readonly client: Client
  readonly #options: ApiServerOptions
  readonly #state: ServerState
  readonly #authority: CertificateAuthority
  readonly #admin: KeyPair
  readonly #listener: Listener
  readonly #stop: AbortController
  #closed = false

  private constructor(
    version: string,
    options: ApiServerOptions,
    state: ServerState,
    authority: CertificateAuthority,
    admin: KeyPair,
    listener: Listener,
    stop: AbortController,
  ) {
    this.version = version
    this.#options = options
    this.#state = state
    this.client = new Client(state)
    this.#authority = authority
    this.#admin = admin
    this.#listener = listener
    this.#stop = stop
  }

  /** Ready when it resolves. Throws PORT_IN_USE, LISTEN_FAILED, and NOT_FOUND for a version of which there is no data. */
  static async start(options: ApiServerOptions = {}): Promise<ApiServer> {
    const operation = Operation.from(options, 'starting the API server', startTimeoutMs)
    const version = options.snapshot?.version ?? options.version ?? defaultVersion
    const data = loadData(version)
    const host = options.host ?? '127.0.0.1'
    const authority = await CertificateAuthority.create('vivarium-ca')
    const [serving, admin] = await Promise.all([
      authority.issueServer([
        ...new Set([
          'localhost',
          '127.0.0.1',
          '::1',
          host,
          'kubernetes',
          'kubernetes.default',
          'kubernetes.default.svc',
          'kubernetes.default.svc.cluster.local',
          '10.0.0.1',
        ]),
      ]),
      authority.issueClient('kubernetes-admin', ['system:masters']),
    ])
    operation.throwIfAborted('starting the API server')
    const clock = options.clock ?? hostClock
    const resources = builtInResourcesOf(data)
    const store = new Store(options.historyLimit ?? defaultHistoryLimit, options.snapshot?.store ?? pristineState(data, resources, clock))
    const state: ServerState = {
      data,
      store,
      clock,
      settings: { ...defaultSettings, ...options.settings },
      registry: new ResourceRegistry(builtIns(version), resources),
      admission: [namespaceLifecycle(store)],
    }
    const stop = new AbortController()
    // One listener a watch.
    setMaxListeners(0, stop.signal)
    let listener: Listener | undefined
    let starting = true
    const tokens = new ServiceAccountTokens(clock, 'https://kubernetes.default.svc.cluster.local')
    const authenticator = new Authenticator([staticTokens(options.tokens ?? {}), (token) => tokens.authenticate(token, state.store)])
    const handler = new RequestHandler({
      state,
      printer: (resource) => printerOf(data, resource),
      maxBodyBytes,
      maxInFlight,
      stopped: stop.signal,
      data,
      discovery: new Discovery(data, () => []),
      openapi: new OpenApiV3(data, () => []),
      address: () => `${host}:${listener?.port ?? 0}`,
      notReady: () => (stop.signal.aborted ? 'shutting down' : starting ? 'starting' : undefined),
      authenticator,
      tokens,
      authenticateToken: (token) => authenticator.userOfToken(token),
      ...(options.backend && { backend: options.backend }),
      authorizer: options.authorizer ?? allowAuthenticated,
    })
    listener = await Listener.open({
      host,
      port: options.port ?? 0,
      serving,
      clientAuthorities: [authority.certificate],
      onRequest: (request, response) => void handler.handle(request, response),
    })
    await makeOwnObjects(state, listener.port)
    starting = false
    return new ApiServer(version, options, state, authority, admin, listener, stop)
  }

  /** `https://127.0.0.1:PORT`. */
  get url(): string {
    const { host, port } = this.#listener
    return `https://${host.includes(':') ? `[${host}]` : host}:${port}`
  }

  get port(): number {
    return this.#listener.port
  }

  /** PEM of the authority that the serving certificate is from. */
  get certificateAuthority(): string {
    return this.#authority.certificate
  }

  /** A kubeconfig for an administrator (group system:masters), with everything inside. */
  get kubeconfig(): string {
    return this.#kubeconfig('vivarium', this.#admin)
  }

  /** A kubeconfig for a user of that name and groups. */
  async kubeconfigFor(user: string, groups: readonly string[] = []): Promise<string> {
    return this.#kubeconfig(user, await this.#authority.issueClient(user, groups))
  }

  #kubeconfig(name: string, user: KeyPair): string {
    return kubeconfig({ name, server: this.url, certificateAuthority: this.#authority.certificate, user })
  }

  snapshot(): ApiServerSnapshot {
    if (this.#closed) throw apiServerErrors.closed()
    return { version: this.version, store: this.#state.store.snapshot() }
  }

  /** Another server with the same state as of now, at a port and with certificates of its own; what either writes, the other does not see. */
  fork(options: ApiServerOptions = {}): Promise<ApiServer> {
    const { port: _port, signal: _signal, ...inherited } = this.#options
    return ApiServer.start({ ...inherited, ...options, snapshot: this.snapshot() })
  }

  /** Ends watches and connections. Idempotent. */
  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    this.#stop.abort()
    await this.#listener.close()
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }
}
