import { setMaxListeners } from 'node:events'
import type { Duplex } from 'node:stream'
import { CertificateAuthority, type KeyPair, Operation, type OperationOptions } from '@vivarium/core'
import { type AdmissionSettings, admissionPlugins } from './admission/plugins.js'
import { Authenticator, staticTokens } from './auth/authenticator.js'
import { bootstrapTokenUser } from './auth/bootstrap-tokens.js'
import { defaultIssuer, type ServiceAccountSettings, ServiceAccountTokens } from './auth/service-account-tokens.js'
import { type Authorizer, allowAuthenticated, type User } from './auth/user.js'
import { makeOwnObjects, pristineState } from './bootstrap.js'
import { Client } from './client.js'
import { type Clock, hostClock } from './clock.js'
import { CustomResources } from './custom/custom-resources.js'
import { customResourceTermination } from './custom/terminating.js'
import { loadData } from './data.js'
import { Discovery, type DynamicGroup } from './discovery/discovery.js'
import { OpenApiV3 } from './discovery/openapi.js'
import { OpenApiV2 } from './discovery/swagger.js'
import type { ConnectionBackend } from './http/connection.js'
import { RequestHandler } from './http/handler.js'
import { Listener } from './http/listener.js'
import { kubeconfig } from './kubeconfig.js'
import { keepOwnEndpoints } from './own-endpoints.js'
import { expireEvents } from './registry/event-expiry.js'
import { builtInResourcesOf, ResourceRegistry } from './registry/registry.js'
import type { ServerState } from './registry/state.js'
import type { ServerSettings } from './registry/strategy.js'
import { builtIns } from './schema/built-in.js'
import { apiServerErrors } from './server-errors.js'
import type { ApiServerSnapshot } from './snapshot.js'
import { writeSnapshot } from './state-file.js'
import type { StateJournal } from './state-file-records.js'
import { Store } from './store/store.js'
import { printerOf } from './tables/table.js'
import { defaultVersion } from './version-info.js'
import { registerVirtualGroup } from './virtual/api-services.js'
import { virtualDiscovery, virtualResources } from './virtual/serving.js'
import type { VirtualGroup } from './virtual/virtual-group.js'

export interface ApiServerOptions extends OperationOptions {
  /** 0 or absent: any free one. */
  readonly port?: number
  /** False: the server opens no port; connections come by `accept`. */
  readonly listen?: boolean
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
  /** Milliseconds after its last write until an event goes away, by the server's clock; absent: an hour, 0: never. */
  readonly eventTtlMs?: number
  /** Admission plugins by name; absent: kube-apiserver's defaults, as far as they are there, without ServiceAccount. */
  readonly admission?: AdmissionSettings
  /** Milliseconds until a request that is not long-running is answered with 504; absent: 60,000. */
  readonly requestTimeoutMs?: number
  /** Requests that may be under way at once; more get 429. Absent: 3,000. */
  readonly maxInFlight?: number
  /** Absent: keys of this server alone. */
  readonly serviceAccounts?: ServiceAccountSettings
  /** False: a request without credentials is answered with 401, whatever it asks for. */
  readonly anonymous?: boolean
  /** PEM certificates of authorities whose client certificates are users, beside the server's own. */
  readonly clientAuthorities?: readonly string[]
  /** The server's own authority, which client certificates and kubeconfigs are from; absent: a new one. */
  readonly authority?: CertificateAuthority
  /** What to serve with; absent: a certificate of the server's own authority. */
  readonly serving?: ServingCertificate
  /** The address that the server names as its own, in /api and as the endpoint of the service `kubernetes`; absent: that of the host. */
  readonly advertiseAddress?: string
  /** The port that goes with it; absent: the one that it listens on. */
  readonly advertisePort?: number
  /** Takes each committed change as part of the write. A fork does not inherit it. */
  readonly journal?: StateJournal
  /** Answers requests that need a node: log, exec, attach, portforward, proxy. */
  readonly backend?: ConnectionBackend
  /** Groups that are served beside the server's own, and not stored: metrics.k8s.io, for example. */
  readonly virtualGroups?: readonly VirtualGroup[]
}

export interface ServingCertificate extends KeyPair {
  /** PEM of the authority that clients verify it with; absent: the certificate itself. */
  readonly authority?: string
}

const defaultSettings: ServerSettings = {
  serviceClusterIpRanges: ['10.0.0.0/24'],
  nodePorts: { first: 30000, last: 32767 },
  garbageCollection: true,
  allowPrivileged: true,
}
const loopbackOf: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' }
const defaultHistoryLimit = 10_000
const maxBodyBytes = 3 * 1024 * 1024
const defaultMaxInFlight = 3000
const defaultRequestTimeoutMs = 60_000
const defaultEventTtlMs = 3600_000
const startTimeoutMs = 30_000

/** Groups with others beside them: the same list for the same one. */
function beside(virtual: readonly DynamicGroup[]): (groups: readonly DynamicGroup[]) => readonly DynamicGroup[] {
  let last: { readonly of: readonly DynamicGroup[]; readonly all: readonly DynamicGroup[] } | undefined
  return (groups) => {
    if (virtual.length === 0) return groups
    if (last?.of !== groups) last = { of: groups, all: [...groups, ...virtual] }
    return last.all
  }
}

/** A Kubernetes API server in this process. */
export class ApiServer implements AsyncDisposable {
  readonly version: string
  /** The API without HTTP, as an administrator. */
  readonly client: Client
  readonly #options: ApiServerOptions
  readonly #state: ServerState
  readonly #authority: CertificateAuthority
  readonly #tokens: ServiceAccountTokens
  readonly #trusted: string
  readonly #admin: KeyPair
  readonly #listener: Listener
  readonly #stop: AbortController
  readonly #authenticator: Authenticator
  #closed = false

  private constructor(
    version: string,
    options: ApiServerOptions,
    state: ServerState,
    authority: CertificateAuthority,
    tokens: ServiceAccountTokens,
    trusted: string,
    admin: KeyPair,
    listener: Listener,
    stop: AbortController,
    authenticator: Authenticator,
  ) {
    this.version = version
    this.#options = options
    this.#state = state
    this.client = new Client(state)
    this.#authority = authority
    this.#tokens = tokens
    this.#trusted = trusted
    this.#admin = admin
    this.#listener = listener
    this.#stop = stop
    this.#authenticator = authenticator
  }

  /** Ready when it resolves. Throws PORT_IN_USE, LISTEN_FAILED, and NOT_FOUND for a version of which there is no data. */
  static async start(options: ApiServerOptions = {}): Promise<ApiServer> {
    const operation = Operation.from(options, 'starting the API server', startTimeoutMs)
    const version = options.snapshot?.version ?? options.version ?? defaultVersion
    const data = loadData(version)
    const host = options.host ?? '127.0.0.1'
    const authority = options.authority ?? (await CertificateAuthority.create('vivarium-ca'))
    const [serving, admin] = await Promise.all([
      options.serving ??
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
    const { journal } = options
    const initial = options.snapshot?.store ?? pristineState(data, resources, clock)
    journal?.begin({ version, store: initial })
    const store = new Store(
      options.historyLimit ?? defaultHistoryLimit,
      initial,
      journal && ((resource) => (change) => journal.write(resource, change)),
    )
    const state: ServerState = {
      data,
      store,
      clock,
      settings: { ...defaultSettings, ...options.settings },
      registry: new ResourceRegistry(builtIns(version), resources),
      admission: [
        ...admissionPlugins({ store, authorizer: options.authorizer ?? allowAuthenticated }, options.admission),
        customResourceTermination(store),
      ],
    }
    const custom = new CustomResources(state)
    const client = new Client(state)
    const virtualGroups = options.virtualGroups ?? []
    state.registry.serveVirtual(virtualGroups.flatMap((group) => virtualResources(group, builtIns(version), client)))
    for (const group of virtualGroups) registerVirtualGroup(state, group)
    const dynamicGroups = beside(virtualGroups.map(virtualDiscovery))
    const clientAuthorities = [authority.certificate, ...(options.clientAuthorities ?? [])]
    const stop = new AbortController()
    // One listener a watch.
    setMaxListeners(0, stop.signal)
    let listener: Listener | undefined
    let starting = true
    const tokens = new ServiceAccountTokens(clock, options.serviceAccounts ?? { issuers: [defaultIssuer] })
    const authenticator = new Authenticator(
      [
        staticTokens(options.tokens ?? {}),
        (token) => tokens.authenticate(token, state.store),
        (token) => bootstrapTokenUser(token, state.store, clock),
      ],
      options.anonymous,
    )
    const handler = new RequestHandler({
      state,
      printer: (resource) => printerOf(data, resource),
      maxBodyBytes,
      maxInFlight: options.maxInFlight ?? defaultMaxInFlight,
      requestTimeoutMs: options.requestTimeoutMs ?? defaultRequestTimeoutMs,
      stopped: stop.signal,
      data,
      discovery: new Discovery(data, () => dynamicGroups(custom.published.groups)),
      openapi: new OpenApiV3(data, () => custom.published.documents),
      swagger: new OpenApiV2(data, () => custom.published.swagger),
      address: () => `${options.advertiseAddress ?? host}:${options.advertisePort ?? listener?.port ?? 0}`,
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
      clientAuthorities,
      onRequest: (request, response) => void handler.handle(request, response),
      listen: options.listen ?? true,
    })
    try {
      const port = options.advertisePort ?? listener.port
      await makeOwnObjects(state, port, clientAuthorities)
      await keepOwnEndpoints(new Client(state, { manager: 'kube-apiserver' }), [options.advertiseAddress ?? host], port)
    } catch (error) {
      await listener.close()
      throw error
    }
    starting = false
    const trusted = options.serving ? (options.serving.authority ?? options.serving.certificate) : authority.certificate
    expireEvents(store, clock, options.eventTtlMs ?? defaultEventTtlMs, stop.signal)
    return new ApiServer(version, options, state, authority, tokens, trusted, admin, listener, stop, authenticator)
  }

  /** `https://127.0.0.1:PORT`. A server that listens on all addresses is reached from this computer by the loopback one. */
  get url(): string {
    const { port } = this.#listener
    const host = loopbackOf[this.#listener.host] ?? this.#listener.host
    return `https://${host.includes(':') ? `[${host}]` : host}:${port}`
  }

  /** 0 when it opened none. */
  get port(): number {
    return this.#listener.port
  }

  /** Serves a connection that came in elsewhere: TLS from its first byte on. `serving`: with another certificate than the server's own. */
  accept(socket: Duplex, serving?: ServingCertificate): void {
    this.#listener.accept(socket, serving)
  }

  /**
   * Says at which addresses (IPs of one family) this API is reached, in place of the advertised address alone: the endpoints of the service
   * `kubernetes` are those. For a control plane of several machines.
   */
  async advertise(addresses: readonly string[]): Promise<void> {
    const port = this.#options.advertisePort ?? this.port
    await keepOwnEndpoints(new Client(this.#state, { manager: 'kube-apiserver' }), addresses, port)
  }

  /** The authority that its users' client certificates are from: what it signs is a user here. */
  get authority(): CertificateAuthority {
    return this.#authority
  }

  /**
   * The token of a service account for a secret of that name (type kubernetes.io/service-account-token), in force for as long as the secret
   * has it. Throws NotFound when there is no such account.
   */
  secretToken(account: { readonly namespace: string; readonly name: string }, secret: string): string {
    return this.#tokens.issueForSecret(this.client.get({ apiVersion: 'v1', kind: 'ServiceAccount' }, account), secret)
  }

  /**
   * A token of a service account for a pod, as TokenRequest makes it: worth nothing once the pod is gone. `audience` absent: this server's. Throws
   * NotFound when there is no such account.
   */
  podToken(
    account: { readonly namespace: string; readonly name: string },
    pod: { readonly name: string; readonly uid: string },
    seconds: number,
    audience?: string,
  ): string {
    const found = this.client.get({ apiVersion: 'v1', kind: 'ServiceAccount' }, account)
    const audiences = audience === undefined ? this.#tokens.audiences : [audience]
    return this.#tokens.issue(found, audiences, seconds, { kind: 'Pod', ...pod }).token
  }

  /** Whose bearer token it is; undefined for one that is not accepted. */
  userOfToken(token: string): Promise<User | undefined> {
    return this.#authenticator.userOfToken(token)
  }

  /** PEM of the authority that the serving certificate is from. */
  get certificateAuthority(): string {
    return this.#trusted
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
    return kubeconfig({ name, server: this.url, certificateAuthority: this.#trusted, user })
  }

  snapshot(): ApiServerSnapshot {
    if (this.#closed) throw apiServerErrors.closed()
    return { version: this.version, store: this.#state.store.snapshot() }
  }

  /**
   * Writes the state as of now into a file, whole or not at all, for its user only: it holds secrets. `readSnapshot` reads it. Keys and
   * certificates of the server are not in it: tokens and kubeconfigs of this server are worth nothing to another.
   */
  async export(path: string, options?: OperationOptions): Promise<void> {
    await writeSnapshot(path, this.snapshot(), options)
  }

  /** Another server with the same state as of now, at a port and with certificates of its own; what either writes, the other does not see. */
  fork(options: ApiServerOptions = {}): Promise<ApiServer> {
    const { port: _port, signal: _signal, journal: _journal, ...inherited } = this.#options
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
