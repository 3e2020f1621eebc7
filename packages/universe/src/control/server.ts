import { chmod } from 'node:fs/promises'
import { createServer, type Server, type Socket } from 'node:net'
import {
  canAccessFiles,
  canExec,
  canSuspend,
  type ErrorRecord,
  errors,
  type Host,
  hasConsole,
  type Image,
  isBreakable,
  messageOf,
  type Network,
  Operation,
  type OperationOptions,
  VivariumError,
} from '@vivarium/core'
import { universeErrors } from '../errors.js'
import type { Run } from '../run/run.js'
import { readFrames, writeFrame } from './frames.js'
import {
  type Farewell,
  type HostRecord,
  type ImageRecord,
  type Method,
  type NetworkRecord,
  type Parameters,
  parameters,
  type Results,
  requestSchema,
} from './methods.js'

type Handlers = {
  readonly [M in Method]: (params: Parameters<M>, operation: Operation) => Promise<Results[M] extends null ? void : Results[M]>
}

/** How long a client may take to read its last answers. */
const goodbyeMs = 2000

/** Offers a run on a Unix socket that only this user can open. */
export class ControlServer implements AsyncDisposable {
  readonly #server: Server
  readonly #clients = new Set<Socket>()
  readonly #handlers: Handlers

  private constructor(run: Run) {
    this.#handlers = handlersFor(run)
    this.#server = createServer((socket) => this.#serve(socket))
  }

  static async listen(run: Run, path: string): Promise<ControlServer> {
    const control = new ControlServer(run)
    await new Promise<void>((resolve, reject) => {
      control.#server.once('error', reject)
      control.#server.listen(path, resolve)
    })
    await chmod(path, 0o600)
    return control
  }

  #serve(socket: Socket): void {
    this.#clients.add(socket)
    const running = new Map<number, AbortController>()
    socket.on('error', () => socket.destroy())
    socket.on('close', () => {
      this.#clients.delete(socket)
      for (const controller of running.values())
        controller.abort(errors.cancelled('the call', { details: { reason: 'its caller went away' } }))
    })
    readFrames(socket, (frame) => {
      const request = requestSchema.safeParse(frame)
      if (!request.success) {
        socket.destroy()
        return
      }
      if ('cancel' in request.data) {
        running.get(request.data.cancel)?.abort(errors.cancelled('the call'))
        return
      }
      const { id, method, params } = request.data
      const controller = new AbortController()
      running.set(id, controller)
      const operation = { signal: controller.signal, onProgress: (progress: unknown) => writeFrame(socket, { id, progress }) }
      this.#call(method, params, operation)
        .then(
          (result) => writeFrame(socket, { id, result: result ?? null }),
          (error) => writeFrame(socket, { id, error: toRecord(error) }),
        )
        .finally(() => running.delete(id))
    })
  }

  async #call(method: string, params: unknown, options: OperationOptions): Promise<unknown> {
    if (!Object.hasOwn(parameters, method)) throw universeErrors.protocol(`there is no method ${JSON.stringify(method)}`)
    // Calls of a kind are few: to compile their schema takes longer than to check them.
    const parsed = parameters[method as Method].safeParse(params, { jitless: true })
    if (!parsed.success) throw universeErrors.protocol(`the parameters of ${method} are wrong: ${parsed.error.message}`)
    const handler = this.#handlers[method as Method] as (params: unknown, operation: Operation) => Promise<unknown>
    return handler(parsed.data, Operation.from(options, method))
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close('its keeper ends')
  }

  /** Tells the clients that the run has ended, and why. Answers that are under way are still sent. */
  async close(reason: string): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve))
    const farewell: Farewell = { ended: reason }
    for (const socket of this.#clients) {
      writeFrame(socket, farewell)
      socket.destroySoon()
    }
    // A client that does not read, such as one that is stopped, must not keep others waiting.
    const patience = setTimeout(() => {
      for (const socket of this.#clients) socket.destroy()
    }, goodbyeMs)
    await closed
    clearTimeout(patience)
  }
}

function toRecord(error: unknown): ErrorRecord {
  return error instanceof VivariumError ? error.toJSON() : { code: 'INTERNAL', kind: 'internal', message: messageOf(error) }
}

function handlersFor(run: Run): Handlers {
  const host = (params: { key: Parameters<'host.get'>['key'] }) => run.driver.getHost(params.key)
  const image = (params: { name: string }) => run.driver.getImage({ name: params.name })
  return {
    'run.describe': () => run.describe(),
    'run.save': async ({ as }, operation) => ({ save: await run.save({ ...progressOf(operation), as }) }),
    'run.checkpoint': async ({ as }, operation) => ({ save: await run.checkpoint({ ...progressOf(operation), as }) }),
    'run.close': async () => run.close(),
    'run.settled': (_params, operation) => run.settled(operation),
    'run.changes': (_params, operation) => run.changes(operation),
    'clock.describe': () => run.clock.describe(),
    'clock.freeze': () => run.clock.freeze(),
    'clock.resume': () => run.clock.resume(),
    'clock.advance': async ({ milliseconds }, operation) => ({ now: (await run.clock.advance(milliseconds, operation)).toISOString() }),
    'resident.list': () => run.residents(),
    'resident.new': ({ kind, name, options }, operation) => run.newResident(kind, name, options, operation),
    'resident.destroy': ({ name }) => run.destroyResident(name),
    'cluster.list': () => run.clusters(),
    'cluster.put': ({ record }) => run.putCluster(record),
    'cluster.delete': ({ name }) => run.deleteCluster(name),
    'network.list': async () => (await run.driver.listNetworks()).map(networkRecord),
    'network.create': async ({ name }, operation) => networkRecord(await run.driver.createNetwork(name, operation)),
    'network.get': async ({ name }) => networkRecord(await run.driver.getNetwork(name)),
    'network.delete': async ({ name }) => run.driver.deleteNetwork(name),
    'host.list': async () => (await run.driver.listHosts()).map(hostRecord),
    'host.create': async ({ spec }, operation) => hostRecord(await run.driver.createHost(spec, operation)),
    'host.get': async (params) => hostRecord(await host(params)),
    'host.delete': async ({ key }) => run.driver.deleteHost(key),
    'host.status': async (params) => (await host(params)).status(),
    'host.pid': async (params) => (await host(params)).pid(),
    'host.sshAddress': async (params) => (await (await host(params)).sshAddress()) ?? null,
    'host.start': async (params, operation) => (await host(params)).start(operation),
    'host.stop': async (params, operation) => (await host(params)).stop(operation),
    'host.forceStop': async (params) => (await host(params)).forceStop(),
    'host.waitForStateChange': async (params, operation) => (await host(params)).waitForStateChange(params.timeoutMs, operation),
    'host.forwardPort': async (params) => (await host(params)).forwardPort(params.hostPort, params.guestPort, params.hostAddress),
    'host.unforwardPort': async (params) => (await host(params)).unforwardPort(params.guestPort),
    'host.forwardSshPort': async (params) => (await host(params)).forwardSshPort(params.hostPort),
    'host.forwards': async (params) => (await host(params)).forwards(),
    'host.suspend': async (params) => withPower(await host(params), canSuspend, 'suspend').suspend(),
    'host.resume': async (params) => withPower(await host(params), canSuspend, 'resume').resume(),
    'host.exec': async ({ command, stdin, env, ...params }, operation) =>
      withPower(await host(params), canExec, 'exec').exec(command, { ...progressOf(operation), stdin, env }),
    'host.readFile': async (params, operation) =>
      withPower(await host(params), canAccessFiles, 'reading a file').readFile(params.path, operation),
    'host.writeFile': async ({ path, content, mode, ...params }, operation) =>
      withPower(await host(params), canAccessFiles, 'writing a file').writeFile(path, content, { ...progressOf(operation), mode }),
    'host.breakWith': async ({ fault, ...params }) => withPower(await host(params), isBreakable, 'breaking things').breakWith(fault),
    'host.heal': async ({ kind, ...params }) => withPower(await host(params), isBreakable, 'breaking things').heal(kind),
    'host.faults': async (params) => withPower(await host(params), isBreakable, 'breaking things').faults(),
    'host.consoleSocket': async (params) => withPower(await host(params), hasConsole, 'the console').consoleSocket(),
    'host.consoleLog': async (params) => withPower(await host(params), hasConsole, 'the console').consoleLog(),
    'image.fetchList': async (_params, operation) => run.driver.fetchImageList(operation),
    'image.list': async () => (await run.driver.listImages()).map(imageRecord),
    'image.get': async (selector) => imageRecord(await run.driver.getImage(selector)),
    'image.new': async ({ spec }) => imageRecord(await run.driver.newImage(spec)),
    'image.delete': async ({ name }) => run.driver.deleteImage(name),
    'image.status': async (params) => (await image(params)).status(),
    'image.checksum': async (params) => (await (await image(params)).checksum()) ?? null,
    'image.cacheKey': async (params) => (await (await image(params)).cacheKey()) ?? null,
    'image.fetch': async (params, operation) => (await image(params)).fetch(operation),
    'image.fromFile': async ({ path, checksum, ...params }, operation) =>
      (await image(params)).fromFile(path, { ...progressOf(operation), checksum }),
    'image.purgeLocal': async (params) => (await image(params)).purgeLocal(),
  }
}

const progressOf = (operation: Operation): OperationOptions => ({ signal: operation.signal, onProgress: operation.onProgress })

function withPower<H extends Host>(host: Host, has: (host: Host) => host is H, what: string): H {
  if (!has(host)) throw errors.unsupported(`${what} on ${host.name}`, 'its driver has no such power')
  return host
}

const networkRecord = ({ name, ipv4, ipv6 }: Network): NetworkRecord => ({ name, ipv4, ipv6 })
const hostRecord = ({ spec, addresses, powers }: Host): HostRecord => ({ spec, addresses, powers: [...powers] })
const imageRecord = ({ name, kubernetesVersion }: Image): ImageRecord => ({ name, kubernetesVersion })
