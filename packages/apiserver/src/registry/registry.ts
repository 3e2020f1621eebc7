import type { DiscoveryResource, KubernetesData } from '../data.js'
import { resourceRules } from '../resources/index.js'
import { type BuiltIns, builtIns, type ObjectType } from '../schema/built-in.js'
import { failure } from '../status.js'
import { apiVersionOf, parseApiVersion, type ResourceDefinition, type ServedResource, type ServedSubresource } from './resource.js'
import { defineStrategy } from './strategy.js'

/** Which resources a server has, by group, version and plural. */
export class ResourceRegistry {
  readonly #served = new Map<string, ServedResource>()
  readonly #types: BuiltIns

  constructor(types: BuiltIns, resources: Iterable<ServedResource>) {
    this.#types = types
    for (const resource of resources) this.#served.set(`${apiVersionOf(resource)}/${resource.resource}`, resource)
  }

  /** By API version (`v1`, `apps/v1`) and plural. */
  get(apiVersion: string, plural: string): ServedResource | undefined {
    return this.#served.get(`${apiVersion}/${plural}`)
  }

  /** By API version and kind. */
  ofKind(apiVersion: string, kind: string): ServedResource | undefined {
    for (const resource of this.#served.values()) if (resource.kind === kind && apiVersionOf(resource) === apiVersion) return resource
    return undefined
  }

  /** A kind that is no resource but is sent to any of them, such as DeleteOptions; core's version of it stands for all groups'. */
  metaType(kind: string): { apiVersion: string; kind: string; type: ObjectType } {
    const type = this.#types.type({ group: '', version: 'v1', kind })
    if (!type) throw failure.internal(`no type is known for ${kind}`)
    return { apiVersion: 'v1', kind, type }
  }

  all(): Iterable<ServedResource> {
    return this.#served.values()
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
      yield {
        ...gvk,
        resource: entry.name,
        singular: entry.singularName,
        namespaced: entry.namespaced,
        verbs: entry.verbs,
        shortNames: entry.shortNames ?? [],
        categories: entry.categories ?? [],
        subresources: new Map(list.filter(({ name }) => name.startsWith(`${entry.name}/`)).map((sub) => subresource(sub, group, version))),
        definition: definitionOf(definitions, group, version, entry),
        type,
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
