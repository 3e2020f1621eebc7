import type { IncomingMessage, ServerResponse } from 'node:http'
import { CertificateAuthority, type Clock, hostClock, type KeyPair } from '@vivarium/core'
import { serviceVersions } from './about.js'
import { type Authority, administrators } from './authority.js'
import { served } from './behaviour/kinds.js'
import type { World } from './call.js'
import type { Model } from './model/model.js'
import { type BeforeCall, Pipeline } from './pipeline.js'
import { Listener } from './server/listener.js'
import { SoapEndpoint } from './server/soap.js'
import { createWorld } from './world.js'

export interface VCenterOptions {
  /** Default: 127.0.0.1. */
  readonly host?: string
  /** Default: 0, for any that is free. */
  readonly port?: number
  /** HTTPS with a certificate made for it, or with this one; or plain HTTP. Default: true. */
  readonly tls?: boolean | KeyPair
  /** The only user; everybody with a name and a password if there is none. */
  readonly username?: string
  readonly password?: string
  /** Whether clients send the session's cookie over HTTPS only. Default: false. */
  readonly secureCookies?: boolean
  /** After so many milliseconds without a call a session ends. Default: 30 minutes. */
  readonly sessionIdleMs?: number
  /** Datacenters to begin with: DC0, DC1 … Default: 1. */
  readonly datacenters?: number
  /** Default: the computer's. */
  readonly clock?: Clock
  /** Who may do what. Default: who is logged in may do everything. */
  readonly authority?: Authority
  /** Runs before each call that is allowed: to make it late, or fail. */
  readonly beforeCall?: BeforeCall
}

/** A vCenter that serves its API until it is disposed of. There can be any number of them in a process. */
export class VCenter implements AsyncDisposable {
  /** Its managed objects. */
  readonly model: Model
  /** Of its SOAP API: `https://127.0.0.1:8989/sdk`. */
  readonly url: URL
  readonly #listener: Listener
  readonly #world: World

  private constructor(world: World, url: URL, listener: Listener) {
    this.model = world.model
    this.#world = world
    this.url = url
    this.#listener = listener
  }

  /** Throws CANNOT_LISTEN. */
  static async start(options: VCenterOptions = {}): Promise<VCenter> {
    const { host = '127.0.0.1', port = 0, tls = true, clock = hostClock, username, password, sessionIdleMs = 30 * 60_000 } = options
    const rules = {
      idleMs: sessionIdleMs,
      ...(username === undefined ? {} : { username }),
      ...(password === undefined ? {} : { password }),
    }
    const world = createWorld({ clock, sessionRules: rules, datacenters: options.datacenters ?? 1 })
    const pipeline = new Pipeline(world, options.authority ?? administrators, options.beforeCall)
    const endpoint = new SoapEndpoint(pipeline, world.sessions, options.secureCookies ?? false)
    const keys = typeof tls === 'object' ? tls : tls ? await certificateFor(host) : undefined
    const listener = await Listener.start(host, port, keys, (request, response) => {
      route(endpoint, request, response).catch(() => response.destroy())
    })
    const shownHost = host.includes(':') ? `[${host}]` : host
    const url = new URL(`${keys === undefined ? 'http' : 'https'}://${shownHost}:${listener.port}/sdk`)
    return new VCenter(world, url, listener)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#world.tasks[Symbol.dispose]()
    this.#world.sessions[Symbol.dispose]()
    await this.#listener[Symbol.asyncDispose]()
  }
}

async function certificateFor(host: string): Promise<KeyPair> {
  const authority = await CertificateAuthority.create('Vivarium vCenter')
  return authority.issueServer([...new Set([host, 'localhost', '127.0.0.1'])])
}

async function route(endpoint: SoapEndpoint, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost')
  if (pathname === '/sdk' || pathname === '/sdk/') {
    if (request.method === 'POST') await endpoint.answer(request, response)
    else response.writeHead(405, { allow: 'POST' }).end()
    return
  }
  const isRead = request.method === 'GET' || request.method === 'HEAD'
  if (isRead && pathname === '/sdk/vimServiceVersions.xml') {
    response.writeHead(200, { 'content-type': 'text/xml' }).end(serviceVersions())
    return
  }
  if (isRead && pathname === '/about') {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(served()))
    return
  }
  response.writeHead(404).end()
}
