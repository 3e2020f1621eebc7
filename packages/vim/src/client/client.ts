import { isVivariumError, messageOf, Operation, type OperationOptions } from '@vivarium/core'
import { errors } from '../errors.js'
import type { ServiceContent, UserSession } from '../generated/data-objects.js'
import type { Methods } from '../generated/managed-objects.js'
import { method as methodOf } from '../registry/types.js'
import { vim25 } from '../soap/namespaces.js'
import { encodeRequest } from '../soap/request.js'
import { decodeResponse } from '../soap/response.js'
import { type ManagedObjectReference, reference } from '../values.js'
import { HttpTransport, type TlsOptions, type Transport } from './transport.js'
import { compareVersions, newestKnownVersion, readServiceVersions } from './versions.js'

export interface ConnectOptions extends OperationOptions, TlsOptions {
  /** With both, the client is logged in when `connect` resolves. Default: those of the URL. */
  readonly username?: string
  readonly password?: string
  /** Version of the API to speak: `8.0.1.0`. Default: the newest that both sides know. */
  readonly version?: string
  /** How long one call may take, in milliseconds, where it says nothing else. Default: 120,000. */
  readonly callTimeoutMs?: number
  /** A session ends when nothing is asked for half an hour; so often the client asks for the time. Default: 600,000; 0 for never. */
  readonly keepAliveMs?: number
  readonly transport?: Transport
}

export interface CallOptions extends OperationOptions {
  /** Shown in the server's logs. */
  readonly operationId?: string
}

/** The arguments of a call behind object and method: none are needed where the method needs none. */
export type CallArguments<M extends keyof Methods> =
  Record<never, never> extends Methods[M]['parameters']
    ? [parameters?: Methods[M]['parameters'], options?: CallOptions]
    : [parameters: Methods[M]['parameters'], options?: CallOptions]

/** Where services beside `/sdk` are. */
const servicePaths: Readonly<Record<string, string>> = {
  'urn:pbm': '/pbm',
  'urn:sms': '/sms/sdk',
  'urn:vslm': '/vslm/sdk',
  'urn:eam': '/eam/sdk',
  'urn:vsan': '/vsanHealth',
}

/**
 * A session with a vCenter or an ESX host, over SOAP. It works with any release, since what a server has beyond the types here is
 * left out. What servers answer as a fault is thrown as `VimError`.
 */
export class VimClient implements AsyncDisposable {
  /** Of `/sdk`, without user and password. */
  readonly url: URL
  /** Version of the API that is spoken. */
  readonly version: string
  readonly serviceContent: ServiceContent
  readonly #transport: Transport
  readonly #callTimeoutMs: number
  readonly #keepAlive: NodeJS.Timeout | undefined
  #cookie: string | undefined
  #isLoggedIn = false
  #isClosed = false

  private constructor(connection: Connection, serviceContent: ServiceContent, { keepAliveMs = 600_000 }: ConnectOptions) {
    this.url = connection.url
    this.version = connection.version
    this.#transport = connection.transport
    this.#callTimeoutMs = connection.callTimeoutMs
    this.#cookie = connection.cookie
    this.serviceContent = serviceContent
    if (keepAliveMs > 0) this.#keepAlive = setInterval(() => this.#stayAlive(), keepAliveMs).unref()
  }

  /**
   * Finds out what the server is, and logs in if there is a user. `url` is that of the server or of its `/sdk`; a name alone stands for https.
   * Throws VSPHERE_UNREACHABLE, UNTRUSTED_CERTIFICATE, and a VimError of InvalidLogin.
   */
  static async connect(url: string | URL, options: ConnectOptions = {}): Promise<VimClient> {
    const target = sdkUrl(url)
    const { username = decodeURIComponent(target.username), password = decodeURIComponent(target.password) } = options
    target.username = ''
    target.password = ''
    using operation = Operation.from(options, `connecting to ${target.host}`, 60_000)
    const transport = options.transport ?? new HttpTransport(options)
    const connection = {
      url: target,
      transport,
      callTimeoutMs: options.callTimeoutMs ?? 120_000,
      version: options.version ?? '',
      cookie: undefined,
    }
    try {
      if (connection.version === '') connection.version = await negotiateVersion(connection, operation)
      const { result, cookie } = await send(
        connection,
        reference('ServiceInstance', 'ServiceInstance'),
        'RetrieveServiceContent',
        {},
        operation,
      )
      const client = new VimClient({ ...connection, cookie }, result as ServiceContent, options)
      try {
        if (username !== '') await client.login(username, password, operation)
        return client
      } catch (error) {
        await client.close()
        throw error
      }
    } catch (error) {
      transport.close()
      throw error
    }
  }

  /** Value of the session's cookie: who has it is logged in. */
  get sessionCookie(): string | undefined {
    return this.#cookie === undefined ? undefined : /^[^=]*="?([^"]*)"?$/.exec(this.#cookie)?.[1]
  }

  /** Calls a method of a managed object. Throws a VimError for a fault, SESSION_CLOSED after `close`. */
  async call<M extends keyof Methods>(self: ManagedObjectReference, method: M, ...rest: CallArguments<M>): Promise<Methods[M]['result']> {
    const [parameters = {}, options] = rest
    if (this.#isClosed) throw errors.closed(this.url.href)
    using operation = Operation.from(options, `${method} on ${self.value}`, this.#callTimeoutMs)
    const connection = {
      url: this.url,
      version: this.version,
      transport: this.#transport,
      cookie: this.#cookie,
      callTimeoutMs: this.#callTimeoutMs,
    }
    const { result, cookie } = await send(connection, self, method, parameters, operation, options?.operationId)
    if (cookie !== undefined) this.#cookie = cookie
    return result as Methods[M]['result']
  }

  async login(userName: string, password: string, options?: OperationOptions): Promise<UserSession> {
    const session = await this.call(this.#sessionManager(), 'Login', { userName, password }, options)
    this.#isLoggedIn = true
    return session
  }

  async logout(options?: OperationOptions): Promise<void> {
    this.#isLoggedIn = false
    await this.call(this.#sessionManager(), 'Logout', {}, options)
  }

  #sessionManager(): ManagedObjectReference {
    return this.serviceContent.sessionManager ?? reference('SessionManager', 'SessionManager')
  }

  #stayAlive(): void {
    // If it fails, the next call says why.
    this.call(reference('ServiceInstance', 'ServiceInstance'), 'CurrentTime').catch(() => {})
  }

  /** Logs out, if it is logged in and the server can be reached, and closes the connections. */
  async close(): Promise<void> {
    if (this.#isClosed) return
    clearInterval(this.#keepAlive)
    try {
      if (this.#isLoggedIn) await this.logout({ timeoutMs: 5000 })
    } catch {
      // The session ends by itself.
    } finally {
      this.#isClosed = true
      this.#transport.close()
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close()
  }
}

interface Connection {
  readonly url: URL
  readonly version: string
  readonly transport: Transport
  readonly cookie: string | undefined
  readonly callTimeoutMs: number
}

function sdkUrl(url: string | URL): URL {
  const text = String(url)
  let target: URL
  try {
    target = new URL(/^https?:\/\//i.test(text) ? text : `https://${text}`)
  } catch (cause) {
    throw errors.requestFailed(text, 'it is not the URL of a server', { cause })
  }
  if (target.pathname === '/') target.pathname = '/sdk'
  return target
}

async function negotiateVersion({ url, transport }: Connection, operation: Operation): Promise<string> {
  const versions = new URL(`${url.pathname.replace(/\/$/, '')}/vimServiceVersions.xml`, url)
  const { status, body } = await transport.send({ method: 'GET', url: versions, headers: {} }, operation)
  if (status !== 200)
    throw errors.requestFailed(versions.href, `the server answered with status ${status}; is this a vCenter or an ESX host?`)
  try {
    const offered = readServiceVersions(body)
    return offered.find((version) => compareVersions(version, newestKnownVersion) <= 0) ?? offered.at(-1) ?? ''
  } catch (cause) {
    throw errors.requestFailed(versions.href, 'the answer is not a list of versions; is this a vCenter or an ESX host?', { cause })
  }
}

async function send(
  connection: Connection,
  self: ManagedObjectReference,
  name: string,
  parameters: object,
  operation: Operation,
  operationId?: string,
): Promise<{ result: unknown; cookie: string | undefined }> {
  const method = methodOf(name)
  const { url, version, transport, cookie } = connection
  const isBeside = method.namespace !== vim25
  const target = isBeside ? new URL(servicePaths[method.namespace] ?? url.pathname, url) : url
  const sessionCookie = /^[^=]*="?([^"]*)"?$/.exec(cookie ?? '')?.[1]
  const { status, headers, body } = await transport.send(
    {
      method: 'POST',
      url: target,
      headers: {
        'content-type': 'text/xml; charset=utf-8',
        soapaction: `"${method.namespace}${isBeside || version === '' ? '' : `/${version}`}"`,
        ...(cookie === undefined ? {} : { cookie }),
      },
      body: encodeRequest(method, self, parameters as Readonly<Record<string, unknown>>, {
        ...(operationId === undefined ? {} : { operationId }),
        ...(isBeside && sessionCookie !== undefined ? { sessionCookie } : {}),
      }),
    },
    operation,
  )
  // A fault comes with status 500; anything else does not come from the service.
  if (status !== 200 && status !== 500) throw errors.requestFailed(target.href, `the server answered with status ${status}`)
  try {
    const result = decodeResponse(method, body)
    return { result, cookie: cookieOf(headers['set-cookie']) }
  } catch (error) {
    if (!isVivariumError(error, 'MALFORMED_XML') && !isVivariumError(error, 'INVALID_REQUEST')) throw error
    throw errors.requestFailed(target.href, `the answer (status ${status}) can't be read: ${messageOf(error)}`, { cause: error })
  }
}

/** The session's cookie out of the headers `set-cookie`. */
function cookieOf(headers: readonly string[] | undefined): string | undefined {
  const [cookie] = headers?.flatMap((header) => /^(vmware_soap_session=[^;]*)/i.exec(header)?.[1] ?? []) ?? []
  return cookie
}
