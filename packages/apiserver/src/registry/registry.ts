import { setMaxListeners } from 'node:events'
import type { DiscoveryResource, KubernetesData } from '../data.js'
import { resourceRules } from '../resources/index.js'
import { type BuiltIns, builtIns, type ObjectType } from '../schema/built-in.js'
import { failure } from '../status.js'
import { apiVersionOf, parseApiVersion, type ResourceDefinition, type ServedResource, type ServedSubresource } from './resource.js'
import { defineStrategy } from './strategy.js'

/** Resources by API version and plural, and by API version and kind. */
class ResourceIndex {
  readonly all: readonly ServedResource[]
  readonly #byPlural = new Map<string, ServedResource>()
  readonly #byKind = new Map<string, ServedResource>()

  constructor(resources: readonly ServedResource[]) {
    this.all = resources
    for (const resource of resources) {
      const apiVersion = apiVersionOf(resource)
      this.#byPlural.set(`${apiVersion}/${resource.resource}`, resource)
      const kind = `${apiVersion}/${resource.kind}`
      if (!this.#byKind.has(kind)) this.#byKind.set(kind, resource)
    }
  }

  get(apiVersion: string, plural: string): ServedResource | undefined {
    return this.#byPlural.get(`${apiVersion}/${plural}`)
  }

  ofKind(apiVersion: string, kind: string): ServedResource | undefined {
    return this.#byKind.get(`${apiVersion}/${kind}`)
  }
}

const noResources = new ResourceIndex([])
/** All servers of a version share its index. */
const indexes = new WeakMap<readonly ServedResource[], ResourceIndex>()

/** Which resources a server has, by group, version and plural. */
export class ResourceRegistry {
  readonly #types: BuiltIns
  readonly #builtIn: ResourceIndex
  #custom = noResources
  #virtual = noResources
  readonly #replaced = new WeakMap<ServedResource, AbortController>()

  constructor(types: BuiltIns, resources: readonly ServedResource[]) {
    this.#types = types
    this.#builtIn = indexes.get(resources) ?? new ResourceIndex(resources)
    indexes.set(resources, this.#builtIn)
  }

  /** By API version (`v1`, `apps/v1`) and plural. */
  get(apiVersion: string, plural: string): ServedResource | undefined {
    return this.#builtIn.get(apiVersion, plural) ?? this.#custom.get(apiVersion, plural) ?? this.#virtual.get(apiVersion, plural)
  }

  /** By API version and kind. */
  ofKind(apiVersion: string, kind: string): ServedResource | undefined {
    return this.#builtIn.ofKind(apiVersion, kind) ?? this.#custom.ofKind(apiVersion, kind) ?? this.#virtual.ofKind(apiVersion, kind)
  }

  /** Serves these, which are not in the store, beside all others. */
  serveVirtual(resources: readonly ServedResource[]): void {
    this.#virtual = new ResourceIndex(resources)
  }

  /** Serves these custom resources from now on, and no others. */
  replaceCustom(resources: readonly ServedResource[]): void {
    const kept = new Set(resources)
    const gone = this.#custom.all.filter((resource) => !kept.has(resource))
    this.#custom = new ResourceIndex(resources)
    for (const resource of gone) this.#replaced.get(resource)?.abort()
  }

  /** Aborted when a custom resource is no longer served in this way; undefined for what is always there. */
  untilReplaced(resource: ServedResource): AbortSignal | undefined {
    if (!resource.definition.custom) return undefined
    let replaced = this.#replaced.get(resource)
    if (!replaced) {
      replaced = new AbortController()
      // One listener a watch.
      setMaxListeners(0, replaced.signal)
      this.#replaced.set(resource, replaced)
    }
    return replaced.signal
  }

  /** A kind that is no resource but is sent to any of them, such as DeleteOptions; core's version of it stands for all groups'. */
  metaType(kind: string): { apiVersion: string; kind: string; type: ObjectType } {
    const type = this.#types.type({ group: '', version: 'v1', kind })
    if (!type) throw failure.internal(`no type is known for ${kind}`)
    return { apiVersion: 'v1', kind, type }
  }

  all(): Iterable<ServedResource> {
    return [...this.#builtIn.all, ...this.#custom.all, ...this.#virtual.all]
  }

  get custom(): readonly ServedResource[] {
    return this.#custom.all
  }
}

const builtInResources = new Map<string, readonly ServedResource[]>()

/** The resources of a Kubernetes version, made once a process. */
export function builtInResourcesOf(data: KubernetesData): readonly ServedResource[] {
  let known = builtInResources.get(data.version)
  if (!known) {
    known = [...readResources(data)]
    builtInResources.set(data.version, known)
  }
  return known
}

function* readResources(data: KubernetesData): Iterable<ServedResource> {
  const definitions = new Map<string, ResourceDefinition>()
  const types = builtIns(data.version)
  for (const [groupVersion, list] of Object.entries(data.discovery.resources)) {
    const { group, version } = parseApiVersion(groupVersion)
    for (const entry of list) {
      if (entry.name.includes('/')) continue
      const gvk = { group, version, kind: entry.kind }
      const type = types.type(gvk)
      if (!type) continue
      const deprecation = resourceRules[tableOf(group, entry.name)]?.deprecation
      yield {
        ...gvk,
        resource: entry.name,
        listKind: `${entry.kind}List`,
        singular: entry.singularName,
        namespaced: entry.namespaced,
        verbs: entry.verbs,
        shortNames: entry.shortNames ?? [],
        categories: entry.categories ?? [],
        subresources: new Map(list.filter(({ name }) => name.startsWith(`${entry.name}/`)).map((sub) => subresource(sub, group, version))),
        definition: definitionOf(definitions, group, version, entry),
        type,
        ...(deprecation !== undefined && { deprecation }),
      }
    }
  }
}

function subresource(
  { name, group, version, kind, verbs }: DiscoveryResource,
  ofGroup: string,
  ofVersion: string,
): [string, ServedSubresource] {
  const plain = name.slice(name.indexOf('/') + 1)
  return [plain, { name: plain, group: version === undefined ? ofGroup : (group ?? ''), version: version ?? ofVersion, kind, verbs }]
}

function definitionOf(
  definitions: Map<string, ResourceDefinition>,
  group: string,
  version: string,
  { name, kind }: DiscoveryResource,
): ResourceDefinition {
  const table = tableOf(group, name)
  const known = definitions.get(table)
  if (known) return known
  const rules = resourceRules[table]
  const definition: ResourceDefinition = {
    table,
    storage: rules?.storage ?? { group, version, kind },
    strategy: rules?.strategy ?? defineStrategy({}),
    custom: false,
    ...(rules?.convert && { convert: rules.convert }),
  }
  definitions.set(table, definition)
  return definition
}

/** Events are in two groups, and one table. */
function tableOf(group: string, plural: string): string {
  if (group === 'events.k8s.io' || group === '') return plural
  return `${plural}.${group}`
}
