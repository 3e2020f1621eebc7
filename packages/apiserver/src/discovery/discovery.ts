import { createHash } from 'node:crypto'
import type { AggregatedGroup, DiscoveryGroup, DiscoveryResource, KubernetesData } from '../data.js'
import type { JsonObject } from '../schema/json.js'

/** A group that is served beside the data's: custom resources. */
export interface DynamicGroup {
  readonly group: DiscoveryGroup
  readonly resources: Readonly<Record<string, readonly DiscoveryResource[]>>
  readonly aggregated: AggregatedGroup
}

/** A document with its entity tag. */
export interface TaggedDocument {
  readonly document: JsonObject
  readonly etag: string
}

/** The documents of /api and /apis. Those of the data are made when first asked for; dynamic groups may come and go. */
export class Discovery {
  readonly #data: KubernetesData
  readonly #dynamic: () => readonly DynamicGroup[]

  constructor(data: KubernetesData, dynamic: () => readonly DynamicGroup[]) {
    this.#data = data
    this.#dynamic = dynamic
  }

  /** metav1.APIVersions; `address` is where this server is reached. */
  core(address: string): JsonObject {
    return { kind: 'APIVersions', versions: ['v1'], serverAddressByClientCIDRs: [{ clientCIDR: '0.0.0.0/0', serverAddress: address }] }
  }

  groups(): JsonObject {
    return { kind: 'APIGroupList', apiVersion: 'v1', groups: [...this.#groups()].map(asJson) }
  }

  group(name: string): JsonObject | undefined {
    for (const group of this.#groups()) if (group.name === name) return { kind: 'APIGroup', apiVersion: 'v1', ...asJson(group) }
    return undefined
  }

  resources(groupVersion: string): JsonObject | undefined {
    const resources =
      this.#data.discovery.resources[groupVersion] ??
      this.#dynamic().find((group) => group.resources[groupVersion])?.resources[groupVersion]
    if (!resources) return undefined
    return { kind: 'APIResourceList', ...(groupVersion !== 'v1' && { apiVersion: 'v1' }), groupVersion, resources: asJson(resources) }
  }

  /** apidiscovery.k8s.io/v2 for /api (core) or /apis. */
  aggregated(core: boolean): TaggedDocument {
    const { aggregated } = this.#data.discovery
    const items = core ? aggregated.core : [...aggregated.groups, ...this.#dynamic().map((group) => group.aggregated)]
    const document = { kind: 'APIGroupDiscoveryList', apiVersion: 'apidiscovery.k8s.io/v2', metadata: {}, items: asJson(items) }
    return { document, etag: entityTag(JSON.stringify(document)) }
  }

  *#groups(): Iterable<DiscoveryGroup> {
    yield* this.#data.discovery.groups
    for (const { group } of this.#dynamic()) yield group
  }
}

export function entityTag(text: string | Uint8Array): string {
  return `"${createHash('sha512').update(text).digest('hex').toUpperCase()}"`
}

function asJson<T>(value: T): JsonObject {
  return value as unknown as JsonObject
}
