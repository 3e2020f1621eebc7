import type { Client } from '../client.js'
import type { DynamicGroup } from '../discovery/discovery.js'
import { asJson, viewOf } from '../registry/objects.js'
import { apiVersionOf, keyOf, type ServedResource } from '../registry/resource.js'
import { defineStrategy } from '../registry/strategy.js'
import type { BuiltIns } from '../schema/built-in.js'
import type { JsonObject } from '../schema/json.js'
import { Stored } from '../store/stored.js'
import { nameCell } from '../tables/cell.js'
import type { Printer } from '../tables/printer.js'
import type { VirtualColumn, VirtualGroup, VirtualResource } from './virtual-group.js'

const verbs = ['get', 'list']

/** The resources of a group, as requests find them. */
export function virtualResources(group: VirtualGroup, types: BuiltIns, client: Client): readonly ServedResource[] {
  return group.resources.map((virtual) => servedResource(group, virtual, types, client))
}

function servedResource({ group, version }: VirtualGroup, virtual: VirtualResource, types: BuiltIns, client: Client): ServedResource {
  const { resource, kind, namespaced, columns } = virtual
  const gvk = { group, version, kind }
  const served: ServedResource = {
    ...gvk,
    resource,
    listKind: `${kind}List`,
    singular: '',
    namespaced,
    verbs,
    shortNames: [],
    categories: [],
    subresources: new Map(),
    definition: {
      table: `${resource}.${group}`,
      storage: gvk,
      strategy: defineStrategy({}),
      custom: false,
      source(namespace, name) {
        const objects = virtual.list(client, { namespace, ...(name !== undefined && { name }) })
        const stored = objects.map((object) => {
          const { metadata } = object
          const key = keyOf(served, metadata.namespace ?? '', metadata.name ?? '')
          return new Stored(key, asJson({ kind, apiVersion: apiVersionOf(served), ...object }), 0)
        })
        return stored.sort((a, b) => (a.key < b.key ? -1 : 1))
      },
    },
    type: types.customType(gvk, undefined),
    printer: printerOf(columns),
  }
  return served
}

function printerOf(columns: readonly VirtualColumn[]): Printer {
  return {
    columns: [{ name: 'Name', type: 'string', format: 'name', description: 'Name of the resource' }, ...columns],
    cells: [
      nameCell,
      ...columns.map(
        ({ cell }) =>
          (object: JsonObject) =>
            cell(viewOf(object)),
      ),
    ],
  }
}

/** What discovery says of a group. */
export function virtualDiscovery({ group, version, resources }: VirtualGroup): DynamicGroup {
  const groupVersion = `${group}/${version}`
  return {
    group: { name: group, versions: [{ groupVersion, version }], preferredVersion: { groupVersion, version } },
    resources: {
      [groupVersion]: resources.map(({ resource, kind, namespaced }) => ({ name: resource, singularName: '', namespaced, kind, verbs })),
    },
    aggregated: {
      metadata: { name: group },
      versions: [
        {
          version,
          resources: resources.map(({ resource, kind, namespaced }) => ({
            resource,
            responseKind: { group, version, kind },
            scope: namespaced ? 'Namespaced' : 'Cluster',
            singularResource: '',
            verbs,
          })),
          freshness: 'Current',
        },
      ],
    },
  }
}
