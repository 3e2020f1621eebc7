import { createHash } from 'node:crypto'
import { hasCondition } from '../custom/definition.js'
import type { ServedDefinition } from '../custom/serving.js'
import { compareVersions } from '../custom/version-order.js'
import type { DiscoveryResource } from '../data.js'
import type { ServedResource } from '../registry/resource.js'
import type { DynamicGroup } from './discovery.js'

const terminatingVerbs = ['delete', 'deletecollection', 'get', 'list', 'watch']

interface Entry {
  readonly resource: ServedResource
  readonly terminating: boolean
  readonly storageVersionHash: string | undefined
}

/** Discovery's documents of established definitions, by group; after customresource_discovery_controller.go of apiextensions-apiserver. */
export function customGroups(definitions: readonly ServedDefinition[]): readonly DynamicGroup[] {
  const groups = new Map<string, Map<string, Entry[]>>()
  for (const { definition, versions } of definitions) {
    const terminating = hasCondition(definition, 'Terminating')
    const served = versions.filter(({ version }) => version.served)
    const storage = served.find(({ version }) => version.storage)?.resource
    for (const { resource } of served) {
      const byVersion = groups.get(resource.group) ?? new Map<string, Entry[]>()
      groups.set(resource.group, byVersion)
      const entries = byVersion.get(resource.version) ?? []
      byVersion.set(resource.version, entries)
      entries.push({ resource, terminating, storageVersionHash: storage && hashOf(storage) })
    }
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, versions]) => groupOf(name, versions))
}

function groupOf(name: string, byVersion: ReadonlyMap<string, readonly Entry[]>): DynamicGroup {
  const names = [...byVersion.keys()].sort(compareVersions)
  const versions = names.map((version) => ({ groupVersion: `${name}/${version}`, version }))
  const entriesOf = (version: string) => byVersion.get(version) ?? []
  return {
    group: { name, versions, preferredVersion: versions[0] ?? { groupVersion: '', version: '' } },
    resources: Object.fromEntries(versions.map(({ groupVersion, version }) => [groupVersion, entriesOf(version).flatMap(listed)])),
    aggregated: {
      metadata: { name },
      versions: names.map((version) => ({ version, resources: entriesOf(version).map(aggregated), freshness: 'Current' })),
    },
  }
}

function verbsOf({ resource, terminating }: Entry): readonly string[] {
  return terminating ? terminatingVerbs : resource.verbs
}

function listed(entry: Entry): DiscoveryResource[] {
  const { resource, storageVersionHash } = entry
  const { namespaced, shortNames, categories } = resource
  return [
    {
      name: resource.resource,
      singularName: resource.singular,
      namespaced,
      kind: resource.kind,
      verbs: verbsOf(entry),
      ...(shortNames.length > 0 && { shortNames }),
      ...(categories.length > 0 && { categories }),
      ...(storageVersionHash !== undefined && { storageVersionHash }),
    },
    ...[...resource.subresources.values()].map(({ name, group, version, kind, verbs }) => ({
      name: `${resource.resource}/${name}`,
      singularName: '',
      namespaced,
      ...(group !== resource.group && { group, version }),
      kind,
      verbs,
    })),
  ]
}

function aggregated(entry: Entry) {
  const { resource } = entry
  const { group, version, kind, shortNames, categories, subresources } = resource
  return {
    resource: resource.resource,
    responseKind: { group, version, kind },
    scope: resource.namespaced ? 'Namespaced' : 'Cluster',
    singularResource: resource.singular,
    verbs: verbsOf(entry),
    ...(shortNames.length > 0 && { shortNames }),
    ...(categories.length > 0 && { categories }),
    ...(subresources.size > 0 && {
      subresources: [...subresources.values()].map((sub) => ({
        subresource: sub.name,
        responseKind: { group: sub.group, version: sub.version, kind: sub.kind },
        verbs: sub.verbs,
      })),
    }),
  }
}

function hashOf({ group, version, kind }: ServedResource): string {
  return createHash('sha256').update(`${group}/${version}/${kind}`).digest().subarray(0, 8).toString('base64')
}
