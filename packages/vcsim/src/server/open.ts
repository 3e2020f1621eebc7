import { networkInterfaces } from 'node:os'
import { CertificateAuthority, hostClock, type KeyPair } from '@vivarium/core'
import { PermissionAuthority } from '../access/permission-authority.js'
import type { World } from '../call.js'
import { FaultsEndpoint } from '../interference/faults-endpoint.js'
import { isEsx } from '../is-esx.js'
import { Pipeline } from '../pipeline.js'
import { RestApi } from '../rest/rest-api.js'
import { ViJsonEndpoint } from '../rest/vi-json.js'
import { readGovcFolder } from '../saves/govc-folder.js'
import { readSave, restoreFiles, writeSave } from '../saves/save-folder.js'
import { ssoDoors } from '../sso/doors.js'
import { servedAt } from '../sso/served-at.js'
import { FolderEndpoint } from '../storage/folder-endpoint.js'
import { NfcEndpoint } from '../transfer/nfc-endpoint.js'
import type { VCenterOptions } from '../vcenter.js'
import { createWorld } from '../world.js'
import { Listener } from './listener.js'
import { type Doors, route } from './routes.js'
import { SoapEndpoint } from './soap.js'
import { Tunnel } from './tunnel.js'

/** What is behind a `VCenter`. */
export interface OpenVCenter extends AsyncDisposable {
  readonly world: World
  readonly url: URL
  readonly tunnelPort: number | undefined
  save(directory: string, signal?: AbortSignal): Promise<void>
}

/** Makes the world and serves it. Throws what `VCenter.start` does. */
export async function openVCenter(options: VCenterOptions): Promise<OpenVCenter> {
  const { host = '127.0.0.1', port = 0, tls = true, clock = hostClock, username, password, sessionIdleMs = 30 * 60_000 } = options
  const userRules = {
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
    ...(options.users === undefined ? {} : { users: options.users }),
  }
  const save = options.restore === undefined ? undefined : await readSave(options.restore)
  const world = createWorld({
    clock,
    userRules,
    apiVersion: options.apiVersion,
    sessionRules: { idleMs: sessionIdleMs },
    ...(options.model === undefined ? {} : { model: options.model }),
    ...(options.dataFolder === undefined ? {} : { dataFolder: options.dataFolder }),
    restored: save?.world,
    loaded: options.load === undefined ? undefined : await readGovcFolder(options.load),
  })
  if (save !== undefined) await restoreFiles(world, save)
  const authority = options.authority ?? new PermissionAuthority(world.model, world.permissions, world.content.rootFolder)
  const pipeline = new Pipeline(world, authority, options.beforeCall)
  if (options.faults !== undefined) world.interference.addAll(options.faults)
  const areCookiesSecure = options.secureCookies ?? false
  const doors: Doors = {
    soap: new SoapEndpoint(pipeline, world.sessions, areCookiesSecure, options.trace),
    viJson: new ViJsonEndpoint(pipeline, world.sessions, options.trace),
    rest: new RestApi({ world, pipeline, authority, areCookiesSecure, trace: options.trace }),
    faults: new FaultsEndpoint(world, authority),
    folder: new FolderEndpoint(world, authority),
    nfc: new NfcEndpoint(world),
    sso: isEsx(world.content) ? undefined : ssoDoors(world, areCookiesSecure, options.trace),
  }
  const keys = typeof tls === 'object' ? tls : tls ? await certificateFor(host) : undefined
  const listener = await Listener.start(host, port, keys, (request, response) => {
    route(world, doors, request, response).catch(() => response.destroy())
  })
  const target = { host: anyAddress.has(host) ? '127.0.0.1' : host, port: listener.port }
  const tunnel = options.tunnelPort === undefined ? undefined : await startTunnel(host, options.tunnelPort, target, listener)
  const reachable = anyAddress.has(host) ? outerAddress() : host
  const shownHost = reachable.includes(':') ? `[${reachable}]` : reachable
  const url = new URL(`${keys === undefined ? 'http' : 'https'}://${shownHost}:${listener.port}/sdk`)
  servedAt(world, url, keys)
  return {
    world,
    url,
    tunnelPort: tunnel?.port,
    save: (directory, signal) => writeSave(world, directory, signal),
    async [Symbol.asyncDispose]() {
      world.tasks[Symbol.dispose]()
      world.sessions[Symbol.dispose]()
      world.contentLibrary[Symbol.dispose]()
      await Promise.all([listener[Symbol.asyncDispose](), tunnel?.[Symbol.asyncDispose]()])
      await world.files[Symbol.asyncDispose]()
      world.model[Symbol.dispose]()
    },
  }
}

/** Those that stand for all of the computer's addresses. */
const anyAddress: ReadonlySet<string> = new Set(['0.0.0.0', '::'])

/** By which other computers reach this one; 127.0.0.1 if there is none. */
function outerAddress(): string {
  const addresses = Object.values(networkInterfaces()).flatMap((each) => each ?? [])
  return addresses.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? '127.0.0.1'
}

/** A listener without the tunnel that was asked for is closed again. */
async function startTunnel(
  host: string,
  port: number,
  target: { readonly host: string; readonly port: number },
  listener: Listener,
): Promise<Tunnel> {
  try {
    return await Tunnel.start(host, port, target)
  } catch (error) {
    await listener[Symbol.asyncDispose]()
    throw error
  }
}

async function certificateFor(host: string): Promise<KeyPair> {
  const authority = await CertificateAuthority.create('Vivarium vCenter')
  return authority.issueServer([...new Set([host, 'localhost', '127.0.0.1'])], host)
}
