import type { User } from '../auth/user.js'
import type { KubeObject } from '../registry/objects.js'
import type { HttpRequest, HttpResponse } from './transport.js'

/** Subresources that somebody else than this server answers: a kubelet, or what stands for one. */
export type ConnectionKind = 'log' | 'exec' | 'attach' | 'portforward' | 'proxy'

/** A request that must reach a node or a workload; that it may be made, and that what it names exists, was checked. */
export interface Connection {
  readonly kind: ConnectionKind
  readonly user: User
  /** The pod, service or node, as it is stored: frozen. */
  readonly object: KubeObject
  /** The container of log, exec and attach. */
  readonly container?: string
  /** With proxy: where to, as far as the client says it. `port` is a number or a name. */
  readonly proxy?: { readonly scheme: string; readonly port: string; readonly path: string }
  readonly query: URLSearchParams
  /** `request.upgrade.take()` gives the socket of a WebSocket, of SPDY or of whatever the client speaks. */
  readonly request: HttpRequest
  readonly response: HttpResponse
}

/** Takes over a connection and answers it. A StatusError that it throws before that is the answer. */
export type ConnectionBackend = (connection: Connection) => Promise<void>
