import type { Duplex } from 'node:stream'
import { type ApiServerSnapshot, type ApiServerOptions as BareOptions, ApiServer as BareServer, type Client } from '@vivarium/apiserver'
import { type Clock, hostClock } from '@vivarium/controller'
import { type CertificateAuthority, Operation, type OperationOptions } from '@vivarium/core'
import { type ControllerSwitches, type Controllers, startControllers } from './controllers.js'

export interface ApiServerOptions extends BareOptions {
  /** False: nothing runs behind the API, as with a kube-apiserver by itself. Absent: all controllers. */
  readonly controllers?: false | ControllerSwitches
  /** With `after` controllers wait by it too; without, they wait by the host's clock. */
  readonly clock?: BareOptions['clock'] & Partial<Clock>
}

const startTimeoutMs = 30_000

/**
 * A Kubernetes API server in this process, with the controllers that make it live: what has lost its owners goes, deleted namespaces go, and
 * each namespace has its service account and the server's certificate authority.
 */
export class ApiServer implements Omit<Pick<BareServer, keyof BareServer>, 'fork'> {
  readonly #server: BareServer
  readonly #options: ApiServerOptions
  readonly #controllers: Controllers | undefined

  private constructor(server: BareServer, options: ApiServerOptions, controllers: Controllers | undefined) {
    this.#server = server
    this.#options = options
    this.#controllers = controllers
  }

  /**
   * Ready when it resolves, with what the controllers have to do at the start done. Throws PORT_IN_USE, LISTEN_FAILED, and NOT_FOUND for a
   * version of which there is no data.
   */
  static async start(options: ApiServerOptions = {}): Promise<ApiServer> {
    const operation = Operation.from(options, 'starting the API server', startTimeoutMs)
    return ApiServer.#withControllers(await BareServer.start(bare(options, operation)), options, operation)
  }

  static async #withControllers(server: BareServer, options: ApiServerOptions, operation: Operation): Promise<ApiServer> {
    const { controllers, clock } = options
    if (controllers === false) return new ApiServer(server, options, undefined)
    try {
      const started = await startControllers(server, {
        ...controllers,
        signal: operation.signal,
        ...(clock && { clock: { now: () => clock.now(), after: (ms, callback) => (clock.after ?? hostClock.after)(ms, callback) } }),
      })
      return new ApiServer(server, options, started)
    } catch (error) {
      await server.close()
      throw error
    }
  }

  get version(): string {
    return this.#server.version
  }

  /** The API without HTTP, as an administrator. */
  get client(): Client {
    return this.#server.client
  }

  /** `https://127.0.0.1:PORT`. */
  get url(): string {
    return this.#server.url
  }

  get port(): number {
    return this.#server.port
  }

  /** Serves a connection that came in elsewhere: TLS from its first byte on. */
  accept(socket: Duplex, serving?: BareOptions['serving']): void {
    this.#server.accept(socket, serving)
  }

  /** Says at which addresses (IPs of one family) this API is reached: the endpoints of the service `kubernetes`. */
  advertise(addresses: readonly string[]): Promise<void> {
    return this.#server.advertise(addresses)
  }

  /** Whose bearer token it is; undefined for one that is not accepted. */
  userOfToken(token: string): ReturnType<BareServer['userOfToken']> {
    return this.#server.userOfToken(token)
  }

  /** The authority that its users' client certificates are from: what it signs is a user here. */
  get authority(): CertificateAuthority {
    return this.#server.authority
  }

  /** The token of a service account for a secret of that name. Throws NotFound when there is no such account. */
  secretToken(account: { readonly namespace: string; readonly name: string }, secret: string): string {
    return this.#server.secretToken(account, secret)
  }

  /** A token of a service account for a pod. Throws NotFound when there is no such account. */
  podToken(...request: Parameters<BareServer['podToken']>): string {
    return this.#server.podToken(...request)
  }

  /** PEM of the authority that the serving certificate is from. */
  get certificateAuthority(): string {
    return this.#server.certificateAuthority
  }

  /** A kubeconfig for an administrator (group system:masters), with everything inside. */
  get kubeconfig(): string {
    return this.#server.kubeconfig
  }

  /** A kubeconfig for a user of that name and groups. */
  kubeconfigFor(user: string, groups: readonly string[] = []): Promise<string> {
    return this.#server.kubeconfigFor(user, groups)
  }

  /** Resolves when the controllers have nothing left to do now. Throws CANCELLED or TIMED_OUT. */
  async settled(options?: OperationOptions): Promise<void> {
    await this.#controllers?.settled(options)
  }

  snapshot(): ApiServerSnapshot {
    return this.#server.snapshot()
  }

  /** Writes the state as of now into a file, whole or not at all, for its user only: it holds secrets. `readSnapshot` reads it. */
  export(path: string, options?: OperationOptions): Promise<void> {
    return this.#server.export(path, options)
  }

  /**
   * Another server with the same state as of now and the same controllers, at a port and with certificates of its own; what either writes, the
   * other does not see.
   */
  async fork(options: ApiServerOptions = {}): Promise<ApiServer> {
    const operation = Operation.from(options, 'forking the API server', startTimeoutMs)
    const { controllers, clock, admission } = { ...this.#options, ...options }
    const merged = {
      ...options,
      ...(controllers !== undefined && { controllers }),
      ...(clock && { clock }),
      ...(admission && { admission }),
    }
    return ApiServer.#withControllers(await this.#server.fork(bare(merged, operation)), merged, operation)
  }

  /** Ends the controllers, then watches and connections. Idempotent. */
  async close(): Promise<void> {
    await this.#controllers?.stop()
    await this.#server.close()
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }
}

/** Where controllers make the service accounts that it asks for, the admission plugin is on that makes pods run as one. */
function bare({ controllers, timeoutMs: _timeoutMs, admission, ...options }: ApiServerOptions, { signal }: Operation): BareOptions {
  const withAccounts = controllers !== false && controllers?.serviceAccounts !== false
  const enable = [...(admission?.enable ?? []), ...(withAccounts ? ['ServiceAccount'] : [])]
  return { ...options, signal, admission: { ...admission, enable } }
}
