import type { ApiServer } from '@vivarium/apiserver'
import type { Clock, KubeObject } from '@vivarium/controller'
import type { Node } from '../../nodes/node.js'
import type { NodeResources } from './field-values.js'
import { type ClusterObjects, type ServiceObject, serviceKind, type TokenRequest } from './objects.js'

/** A token is made anew when this much of its time is over (kubelet's rule). */
const renewAfter = 0.8

/** The cluster's objects as the server in this process has them now. */
export class ApiObjects implements ClusterObjects {
  readonly #api: ApiServer
  readonly #clock: Clock
  readonly #tokens = new Map<string, Map<string, { readonly token: string; readonly renewAtMs: number }>>()

  constructor(api: ApiServer, clock: Clock) {
    this.#api = api
    this.#clock = clock
  }

  find<T extends KubeObject>(kind: { readonly apiVersion: string; readonly kind: string }, namespace: string, name: string): T | undefined {
    return this.#api.client.find(kind, { namespace, name }) as T | undefined
  }

  services(namespace: string): readonly ServiceObject[] {
    const own = this.#api.client.list(serviceKind, { namespace }).items as unknown as ServiceObject[]
    const master = namespace === 'default' ? undefined : this.find<ServiceObject>(serviceKind, 'default', 'kubernetes')
    return master ? [...own, master] : own
  }

  token({ namespace, account, audience, expirationSeconds, pod }: TokenRequest): string {
    const now = this.#clock.now().getTime()
    const tokens = this.#tokens.get(pod.uid) ?? new Map()
    this.#tokens.set(pod.uid, tokens)
    const key = `${audience ?? ''} ${expirationSeconds}`
    const known = tokens.get(key)
    if (known && now < known.renewAtMs) return known.token
    const token = this.#api.podToken({ namespace, name: account }, pod, expirationSeconds, audience)
    tokens.set(key, { token, renewAtMs: now + expirationSeconds * 1000 * renewAfter })
    return token
  }

  /** The pod is gone. */
  forget(podUid: string): void {
    this.#tokens.delete(podUid)
  }

  nodeResources(name: string): NodeResources {
    const node = this.#api.client.find({ apiVersion: 'v1', kind: 'Node' }, { name }) as Node | undefined
    return node?.status?.allocatable ?? {}
  }
}
