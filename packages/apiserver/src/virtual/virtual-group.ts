import type { Client } from '../client.js'
import type { KubeObject } from '../registry/objects.js'

/**
 * A group that is served but not stored, as one of a server behind an APIService: its objects are made when they are asked for. It can be got
 * and listed, with selectors and as tables; there is nothing to write or to watch.
 */
export interface VirtualGroup {
  /** `metrics.k8s.io`. */
  readonly group: string
  /** `v1beta1`. */
  readonly version: string
  /** The service that its APIService names. */
  readonly service: { readonly namespace: string; readonly name: string }
  readonly resources: readonly VirtualResource[]
}

export interface VirtualResource {
  /** The plural. */
  readonly resource: string
  readonly kind: string
  readonly namespaced: boolean
  /** What tables show after the name. */
  readonly columns: readonly VirtualColumn[]
  /**
   * The objects of a namespace (empty: of all of them), in any order; with a name no other needs to be made. Metadata has at least the name,
   * and the namespace where there is one. It is called for each request, by a client of that server.
   */
  list(client: Client, where: { readonly namespace: string; readonly name?: string }): readonly VirtualObject[]
}

/** An object; its kind and apiVersion are known. */
export type VirtualObject = Omit<KubeObject, 'apiVersion' | 'kind'>

export interface VirtualColumn {
  readonly name: string
  readonly type: string
  readonly format?: string
  cell(object: VirtualObject): string
}
