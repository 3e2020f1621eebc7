import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Clock } from '@vivarium/controller'
import type { Container, Pod } from '../../kubelet/pod.js'
import { type ContainerRole, type ContainerView, type PodSelector, selectsPod } from '../../kubelet/stages.js'
import type { HealthStatus } from './grpc-health.js'

/** Which containers; all that is given must hold. */
export interface BehaviourSelector extends PodSelector {
  readonly container?: string
  readonly role?: ContainerRole
  /** The image as the pod names it, or a pattern; in YAML a pattern stands between slashes: `/nginx/`. */
  readonly image?: string | RegExp
}

/** What a container does, of which nothing is there but this. */
export interface Behaviour {
  /** For messages. */
  readonly name?: string
  /** Absent: all; a pod's annotation selects its own pod's. */
  readonly when?: BehaviourSelector
  readonly http?: readonly HttpBehaviour[]
  readonly tcp?: readonly TcpBehaviour[]
  readonly grpc?: readonly GrpcBehaviour[]
  readonly logs?: readonly LogBehaviour[]
  readonly exit?: ExitBehaviour
  /** Ready so long after its start, whatever its probes say; absent: by its probes, which are asked when it listens somewhere. */
  readonly ready?: { readonly afterMs: number }
  /** Called when the container has started. */
  readonly onStart?: (context: BehaviourContext) => void | Promise<void>
  /** Called for SIGTERM; the container ends when it calls `exit`, or is killed when its grace is over. Absent: it ends at once. */
  readonly onSignal?: (signal: 'SIGTERM', context: BehaviourContext) => void | Promise<void>
  /** Takes what somebody who is attached writes. */
  readonly onInput?: (chunk: Buffer, context: BehaviourContext) => void | Promise<void>
}

export interface HttpAnswer {
  /** Absent: 200. */
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /** Milliseconds of the cluster's time until it answers. */
  readonly delayMs?: number
  /** Answers instead, as with node:http. What it throws is a 500. */
  readonly handler?: HttpHandler
}

export type HttpHandler = (request: IncomingMessage, response: ServerResponse, context: BehaviourContext) => void | Promise<void>

export interface HttpRoute extends HttpAnswer {
  /** `/healthz`, or with an asterisk at its end all below: `/api/*`. */
  readonly path: string
  /** Absent: any. */
  readonly method?: string
}

/** A server of HTTP/1.1. The first route that fits counts; where none does, its own answer, or 404 when it has only routes. */
export interface HttpBehaviour extends HttpAnswer {
  readonly port: number
  readonly routes?: readonly HttpRoute[]
}

export interface TcpBehaviour {
  readonly port: number
  /** Sends back what it gets. */
  readonly echo?: boolean
  /** Sent when somebody connects; without echo or a handler the connection then ends. */
  readonly greeting?: string
  readonly handler?: (socket: Duplex, context: BehaviourContext) => void | Promise<void>
}

/** A server of gRPC that answers grpc.health.v1.Health/Check, as probes ask it, and knows nothing else. */
export interface GrpcBehaviour {
  readonly port: number
  /** By service; the empty one is the server itself, which is SERVING unless it is said here. One that is not here is not found. */
  readonly health?: Readonly<Record<string, HealthStatus>> | ((service: string, context: BehaviourContext) => HealthStatus | undefined)
}

export interface LogBehaviour {
  /** A line. */
  readonly text: string
  /** Absent: stdout. */
  readonly stream?: 'stdout' | 'stderr'
  /** Since the container's start; absent: at once, or after the first interval. */
  readonly atMs?: number
  readonly everyMs?: number
  /** At most so often. */
  readonly count?: number
}

export interface ExitBehaviour {
  /** Since the container's start. */
  readonly afterMs: number
  /** Absent: 0. */
  readonly code?: number
  /** Of the terminated state; absent: by the code. */
  readonly reason?: string
  readonly message?: string
}

/** What a handler is given to work with. */
export interface BehaviourContext {
  /** As it is stored now. */
  readonly pod: Pod
  readonly container: Container
  readonly clock: Clock
  /** Aborted when the container has ended. */
  readonly signal: AbortSignal
  /** Writes a line into the container's log. */
  log(line: string, stream?: 'stdout' | 'stderr'): void
  /** Connects as the container would: to pods, services, names. */
  dial(host: string, port: number): Promise<Duplex>
  /** Ends the container. */
  exit(code: number, reason?: string): void
}

/** A pod's annotation: a behaviour, or a list of them, in YAML or JSON. */
export const behaviourAnnotation = 'vivarium.io/behaviour'

export function selects(
  { container, role, image, ...pod }: BehaviourSelector,
  view: Pick<ContainerView, 'pod' | 'container' | 'role'>,
): boolean {
  if (container !== undefined && container !== view.container.name) return false
  if (role !== undefined && role !== view.role) return false
  const { image: name = '' } = view.container
  if (image !== undefined && !(typeof image === 'string' ? image === name : image.test(name))) return false
  return selectsPod(pod, view.pod)
}

/** Does it do anything by itself, before anybody asks? */
export function acts({ logs, onStart, onSignal }: Behaviour): boolean {
  return (logs?.length ?? 0) > 0 || onStart !== undefined || onSignal !== undefined
}

export function listens({ http, tcp, grpc }: Behaviour): boolean {
  return (http?.length ?? 0) > 0 || (tcp?.length ?? 0) > 0 || (grpc?.length ?? 0) > 0
}

export function listensAt({ http = [], tcp = [], grpc = [] }: Behaviour, port: number): boolean {
  return [...http, ...tcp, ...grpc].some((one) => one.port === port)
}
