import { type Duplex, Writable } from 'node:stream'
import { type Connection, StatusError } from '@vivarium/apiserver'
import type { Clock } from '@vivarium/controller'
import { isVivariumError, messageOf } from '@vivarium/core'
import type { ContainerStatus, Pod } from '../kubelet/pod.js'
import type { Nodes } from '../nodes/nodes.js'
import type { ServiceObject, ServicePort } from './environment/objects.js'
import { killedExitCode, type LiveContainer } from './inside/live-container.js'
import type { ContainerLog } from './logs/container-log.js'
import { logOptions, readLog } from './logs/log-options.js'
import { serveLog } from './logs/serve-log.js'
import type { ClusterNetwork } from './network/cluster-network.js'
import { proxyTo, unreachable } from './network/proxy.js'
import { statusOf } from './pod-parts.js'
import { servePortForward } from './streaming/port-forward.js'
import { openRemoteCommand, type RemoteCommand, type RemoteStatus, remoteCommandOptions } from './streaming/remote-command.js'
import { answerText } from './streaming/upgrade.js'

/** What answers need of the pods' world. */
export interface ConnectionWorld {
  readonly clock: Clock
  readonly nodes: Nodes
  readonly network: ClusterNetwork
  /** The inside of a container; undefined: it does not run. */
  running(pod: Pod, container: string): LiveContainer | undefined
  endedLog(pod: Pod, container: string, id: string, startedAt: string | undefined): ContainerLog
  goneSignal(pod: Pod): AbortSignal
  /** Undefined: nothing listens there. */
  connect(pod: Pod, port: number): Duplex | undefined
}

/** Answers what kube-apiserver hands to a kubelet, in that one's words. */
export async function answerConnection(world: ConnectionWorld, connection: Connection): Promise<void> {
  const { kind, object } = connection
  if (kind === 'proxy') return answerProxy(world, connection)
  const pod = object as unknown as Pod
  reachNode(world, pod)
  if (kind === 'log') return answerLog(world, connection, pod)
  if (kind === 'portforward') return answerPortForward(world, connection, pod)
  if (kind === 'exec') return answerExec(world, connection, pod)
  return answerAttach(world, connection, pod)
}

/** A node that is off, or stands still, has no kubelet that answers. */
function reachNode({ nodes }: ConnectionWorld, { spec, status }: Pod): void {
  const state = nodes.get(spec.nodeName ?? '')?.state
  if (state === 'running') return
  const why = state === 'frozen' ? 'i/o timeout' : 'connect: no route to host'
  const host = status?.hostIP ?? spec.nodeName
  throw new StatusError(500, 'InternalError', `error dialing backend: dial tcp ${host}:10250: ${why}`)
}

async function answerLog(world: ConnectionWorld, { container = '', query, response }: Connection, pod: Pod): Promise<void> {
  const previous = ['true', '1'].includes(query.get('previous') ?? '')
  const log = logOf(world, pod, container, previous)
  const options = logOptions(query, world.clock.now().getTime())
  await serveLog(response, log, options, world.goneSignal(pod))
}

/** kubelet's validateContainerLogStatus, and its words. */
export function logOf(world: ConnectionWorld, pod: Pod, name: string, previous: boolean): ContainerLog {
  const podName = pod.metadata.name ?? ''
  const refuse = (text: string) => new StatusError(400, 'BadRequest', text)
  const status: ContainerStatus | undefined = statusOf(pod, name)
  if (!status) {
    // A kubelet that has not looked at the pod yet knows it as waiting.
    throw refuse(
      pod.status?.containerStatuses
        ? `container "${name}" in pod "${podName}" is not available`
        : `container "${name}" in pod "${podName}" is waiting to start: ContainerCreating`,
    )
  }
  const { waiting, running, terminated } = status.state ?? {}
  const last = status.lastState?.terminated
  const ended = (id: string, startedAt: string | undefined) => world.endedLog(pod, name, id, startedAt)
  if (previous) {
    if (!last?.containerID) throw refuse(`previous terminated container "${name}" in pod "${podName}" not found`)
    return ended(last.containerID, last.startedAt)
  }
  if (running) {
    const live = world.running(pod, name)
    return live ? live.log : ended(status.containerID ?? '', running.startedAt)
  }
  if (terminated) {
    const { containerID = last?.containerID, startedAt = last?.startedAt } = terminated
    if (!containerID) throw refuse(`container "${name}" in pod "${podName}" is terminated`)
    return ended(containerID, startedAt)
  }
  if (last) {
    if (!last.containerID) throw refuse(`container "${name}" in pod "${podName}" is terminated`)
    return ended(last.containerID, last.startedAt)
  }
  const reason = waiting?.reason
  const why =
    reason === 'ErrImagePull' ? "image can't be pulled" : reason === 'ImagePullBackOff' ? 'trying and failing to pull image' : reason
  throw refuse(`container "${name}" in pod "${podName}" is waiting to start${why === undefined ? ' - no logs yet' : `: ${why}`}`)
}

async function answerExec(world: ConnectionWorld, connection: Connection, pod: Pod): Promise<void> {
  const { container = '', query, response } = connection
  const options = remoteCommandOptions(query)
  if (!options) return answerText(response, 400, 'you must specify at least 1 of stdin, stdout, stderr')
  const live = world.running(pod, container)
  if (!live) return answerText(response, 500, `container not found ("${container}")`)
  const remote = await openRemoteCommand(connection, options)
  if (remote) await remote.finish(await run(live, query.getAll('command'), options.tty, remote))
}

/** How the command ended, or that its container did, whichever is first. */
async function run(live: LiveContainer, command: readonly string[], tty: boolean, remote: RemoteCommand): Promise<RemoteStatus> {
  const { stdin, onResize } = remote
  const stdout = remote.stdout ?? nowhere()
  const stderr = remote.stderr ?? (tty ? stdout : nowhere())
  const signal = AbortSignal.any([live.ended, remote.left])
  const aborted = new Promise<number>((resolve) => {
    const end = () => resolve(killedExitCode)
    if (signal.aborted) end()
    else signal.addEventListener('abort', end, { once: true })
  })
  const missing = () => {
    stderr.write(
      `OCI runtime exec failed: exec failed: unable to start container process: exec: ${JSON.stringify(command[0] ?? '')}: executable file not found in $PATH: unknown\n`,
    )
    return cannotRunExitCode
  }
  try {
    const running = live.exec({ command, tty, stdout, stderr, onResize, signal, ...(stdin && { stdin }) })
    return exitStatus(await Promise.race([running ? running.then(({ exitCode }) => exitCode) : missing(), aborted]))
  } catch (error) {
    if (isVivariumError(error, 'NOT_FOUND')) return exitStatus(missing())
    const message = `error executing command in container: ${messageOf(error)}`
    return {
      metadata: {},
      status: 'Failure',
      message: `Internal error occurred: ${message}`,
      reason: 'InternalError',
      details: { causes: [{ message }] },
      code: 500,
    }
  }
}

/** What shells say of a program that they can not run. */
const cannotRunExitCode = 126

function exitStatus(exitCode: number): RemoteStatus {
  if (exitCode === 0) return { metadata: {}, status: 'Success' }
  return {
    metadata: {},
    status: 'Failure',
    message: `command terminated with non-zero exit code: exit status ${exitCode}`,
    reason: 'NonZeroExitCode',
    details: { causes: [{ reason: 'ExitCode', message: String(exitCode) }] },
  }
}

async function answerAttach(world: ConnectionWorld, connection: Connection, pod: Pod): Promise<void> {
  const { container = '', query, response } = connection
  const options = remoteCommandOptions(query)
  if (!options) return answerText(response, 400, 'you must specify at least 1 of stdin, stdout, stderr')
  const live = world.running(pod, container)
  const { name, namespace } = pod.metadata
  if (!live) return answerText(response, 500, `container ${container} not found in pod ${name}_${namespace}`)
  const remote = await openRemoteCommand(connection, options)
  if (!remote) return
  const { stdin, onResize } = remote
  const stdout = remote.stdout ?? nowhere()
  const stderr = remote.stderr ?? (options.tty ? stdout : nowhere())
  const signal = AbortSignal.any([live.ended, remote.left])
  if (stdin) live.attachInput(stdin, signal)
  const runs = live.attachMain({ tty: options.tty, stdout, stderr, onResize, ...(stdin && { stdin }) })
  if (runs) await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
  else {
    const follow = async (stream: 'stdout' | 'stderr', to: typeof stdout) => {
      for await (const bytes of readLog(live.log, { follow: true, timestamps: false, tailLines: 0, stream }, signal)) {
        if (!to.write(bytes)) await new Promise<void>((resolve) => writable(to, signal, resolve))
      }
    }
    await Promise.all([follow('stdout', stdout), follow('stderr', stderr)])
  }
  await remote.finish({ metadata: {}, status: 'Success' })
}

function writable(stream: Writable, signal: AbortSignal, then: () => void): void {
  stream.once('drain', then)
  stream.once('close', then)
  signal.addEventListener('abort', then, { once: true })
}

function nowhere(): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done() })
}

async function answerPortForward(world: ConnectionWorld, connection: Connection, pod: Pod): Promise<void> {
  const { uid = '', name, namespace } = pod.metadata
  if (pod.status?.phase !== 'Running') {
    answerText(connection.response, 500, `pod not found ("${name}_${namespace}")`)
    return
  }
  const sandbox = uid.replaceAll('-', '').padEnd(64, '0')
  const refused = (port: number) =>
    `failed to execute portforward in network namespace "/var/run/netns/cni-${uid}": failed to connect to localhost:${port} inside namespace "${sandbox}", IPv4: dial tcp4 127.0.0.1:${port}: connect: connection refused IPv6 dial tcp6: address localhost: no suitable address found`
  await servePortForward(connection, {
    pod: sandbox,
    uid: '',
    gone: world.goneSignal(pod),
    async dial(port) {
      const socket = world.connect(pod, port)
      if (!socket) throw new StatusError(500, 'InternalError', refused(port))
      return socket
    },
  })
}

async function answerProxy(world: ConnectionWorld, connection: Connection): Promise<void> {
  const { object, proxy = { scheme: '', port: '', path: '/' } } = connection
  const { kind } = object
  const { namespace, name } = object.metadata
  if (kind === 'Node') return answerNodeProxy(world, connection, name ?? '')
  const plural = kind === 'Pod' ? 'pods' : 'services'
  const suffix = proxy.port === '' ? '' : `:${proxy.port}`
  const base = `/api/v1/namespaces/${namespace}/${plural}/${proxy.scheme === '' ? '' : `${proxy.scheme}:`}${name}${suffix}/proxy`
  const { address, port } =
    kind === 'Pod' ? podPlace(object as unknown as Pod, proxy.port) : servicePlace(world, object as unknown as ServiceObject, proxy.port)
  if (proxy.scheme === 'https') throw unreachable('tls: first record does not look like a TLS handshake')
  const socket = await world.network.dial(address, port).catch((error: unknown) => {
    throw unreachable(error)
  })
  await proxyTo(connection, socket, `${address}:${port}`, proxy.path, base)
}

function podPlace(pod: Pod, text: string): { address: string; port: number } {
  const ports = pod.spec.containers.flatMap((container) => container.ports ?? [])
  const port =
    text === ''
      ? (ports[0]?.containerPort ?? 80)
      : /^\d+$/.test(text)
        ? Number(text)
        : ports.find(({ name }) => name === text)?.containerPort
  if (port === undefined)
    throw new StatusError(503, 'ServiceUnavailable', `no endpoint port ${JSON.stringify(text)} of pod ${pod.metadata.name}`)
  return { address: pod.status?.podIP ?? '', port }
}

/** By the port's name or number; a service with one port needs none. */
function servicePlace(world: ConnectionWorld, service: ServiceObject, text: string): { address: string; port: number } {
  const { ports = [] } = service.spec
  const found: ServicePort | undefined =
    text === '' && ports.length === 1 ? ports[0] : ports.find(({ name, port }) => (name ?? '') === text || String(port) === text)
  const { name } = service.metadata
  if (!found)
    throw new StatusError(503, 'ServiceUnavailable', `no service port ${JSON.stringify(text)} found for service ${JSON.stringify(name)}`)
  const endpoint = world.network.nextEndpoint(service, found)
  if (!endpoint) throw new StatusError(503, 'ServiceUnavailable', `no endpoints available for service ${JSON.stringify(name)}`)
  return endpoint
}

/** Of a kubelet's own pages there is its health. */
function answerNodeProxy(world: ConnectionWorld, { proxy, response }: Connection, node: string): void {
  const state = world.nodes.get(node)?.state
  if (state !== 'running') throw unreachable(`dial tcp ${node}:10250: ${state === 'frozen' ? 'i/o timeout' : 'connect: no route to host'}`)
  if (proxy?.path === '/healthz') answerText(response, 200, 'ok')
  else answerText(response, 404, '404 page not found\n')
}
