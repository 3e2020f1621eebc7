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

/** The documents of /api and /apis. Those of the data are made when first asked for; dynamic groups may come and go, in a list that is new then. */
export class Discovery {
  readonly #data: KubernetesData
  readonly #dynamic: () => readonly DynamicGroup[]
  /** The last answer of each kind, and the dynamic groups that it was made of. */
  readonly #aggregated = new Map<boolean, { readonly of: readonly DynamicGroup[]; readonly answer: TaggedDocument }>()

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

  /** For the root document: every path that is served. */
  paths(): readonly string[] {
    const dynamic = this.#dynamic().flatMap(({ group }) => [
      `/apis/${group.name}`,
      ...group.versions.map(({ groupVersion }) => `/apis/${groupVersion}`),
    ])
    return dynamic.length === 0 ? this.#data.discovery.paths : [...new Set([...this.#data.discovery.paths, ...dynamic])].sort()
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
    const dynamic = core ? noGroups : this.#dynamic()
    const last = this.#aggregated.get(core)
    if (last?.of === dynamic) return last.answer
    const { aggregated } = this.#data.discovery
    const items = core ? aggregated.core : [...joinGroups(aggregated.groups, dynamic)]
    const document = { kind: 'APIGroupDiscoveryList', apiVersion: 'apidiscovery.k8s.io/v2', metadata: {}, items: asJson(items) }
    const answer = { document, etag: entityTag(JSON.stringify(document)) }
    this.#aggregated.set(core, { of: dynamic, answer })
    return answer
  }

  *#groups(): Iterable<DiscoveryGroup> {
    const dynamic = this.#dynamic()
    const known = new Set<string>()
    for (const group of this.#data.discovery.groups) {
      known.add(group.name)
      const more = dynamic.find((other) => other.group.name === group.name)
      yield more ? { ...group, versions: [...group.versions, ...more.group.versions] } : group
    }
    for (const { group } of dynamic) if (!known.has(group.name)) yield group
  }
}

const noGroups: readonly DynamicGroup[] = []

/** The data's groups, each with what else is served in it, then the others. */
function* joinGroups(groups: readonly AggregatedGroup[], dynamic: readonly DynamicGroup[]): Iterable<AggregatedGroup> {
  const known = new Set<string | undefined>()
  for (const group of groups) {
    known.add(group.metadata.name)
    const more = dynamic.find(({ aggregated }) => aggregated.metadata.name === group.metadata.name)
    yield more ? { ...group, versions: [...group.versions, ...more.aggregated.versions] } : group
  }
  for (const { aggregated } of dynamic) if (!known.has(aggregated.metadata.name)) yield aggregated
}

export function entityTag(text: string | Uint8Array): string {
  return `"${createHash('sha512').update(text).digest('hex').toUpperCase()}"`
}

function asJson<T>(value: T): JsonObject {
  return value as unknown as JsonObject
}
