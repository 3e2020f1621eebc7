import type { ApiClient } from './client.js'
import { KubectlFailure } from './failure.js'

export interface Resource {
  /** `deployments` */
  readonly name: string
  readonly singular: string
  readonly shortNames: readonly string[]
  readonly kind: string
  /** Empty: core. */
  readonly group: string
  readonly version: string
  readonly namespaced: boolean
  readonly verbs: readonly string[]
  readonly categories: readonly string[]
}

interface GroupList {
  readonly items: readonly {
    readonly metadata: { readonly name?: string }
    readonly versions: readonly {
      readonly version: string
      readonly resources?: readonly {
        readonly resource: string
        readonly singularResource?: string
        readonly shortNames?: readonly string[]
        readonly responseKind?: { readonly kind?: string }
        readonly scope: string
        readonly verbs: readonly string[]
        readonly categories?: readonly string[]
      }[]
    }[]
  }[]
}

const aggregated = 'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList'

/** Everything that the server has, the preferred versions first. */
export async function discover(client: ApiClient): Promise<Resource[]> {
  const lists = await Promise.all(['/api', '/apis'].map((path) => client.ask<GroupList>('GET', path, { accept: aggregated })))
  const all: Resource[] = []
  for (const { metadata, versions } of lists.flatMap(({ items }) => items)) {
    for (const { version, resources = [] } of versions) {
      for (const entry of resources) {
        all.push({
          name: entry.resource,
          singular: entry.singularResource || (entry.responseKind?.kind ?? '').toLowerCase(),
          shortNames: entry.shortNames ?? [],
          kind: entry.responseKind?.kind ?? '',
          group: metadata.name ?? '',
          version,
          namespaced: entry.scope === 'Namespaced',
          verbs: entry.verbs,
          categories: entry.categories ?? [],
        })
      }
    }
  }
  return all
}

/** `pods`, `po`, `deployment`, `deployments.apps`, `deployments.v1.apps`. Throws as kubectl says it. */
export function resourceNamed(all: readonly Resource[], word: string): Resource {
  const lower = word.toLowerCase()
  const [name = '', ...rest] = lower.split('.')
  const fits = (resource: Resource) => [resource.name, resource.singular, ...resource.shortNames].includes(name)
  const qualified = rest.join('.')
  const found = all.find(
    (resource) =>
      fits(resource) && (qualified === '' || resource.group === qualified || `${resource.version}.${resource.group}` === qualified),
  )
  if (!found) throw new KubectlFailure(`error: the server doesn't have a resource type "${word}"`)
  return found
}

/** The resource of a manifest. */
export function resourceOfKind(all: readonly Resource[], apiVersion: string, kind: string): Resource | undefined {
  const [version = '', group = ''] = apiVersion.split('/').reverse()
  return all.find((resource) => resource.kind === kind && resource.group === group && resource.version === version)
}

/** Where a resource is, or one of it. */
export function pathOf(
  { group, version, name, namespaced }: Resource,
  namespace: string | undefined,
  object?: string,
  subresource?: string,
): string {
  return [
    group === '' ? `/api/${version}` : `/apis/${group}/${version}`,
    ...(namespaced && namespace !== undefined ? [`namespaces/${encodeURIComponent(namespace)}`] : []),
    name,
    ...(object === undefined ? [] : [encodeURIComponent(object)]),
    ...(subresource === undefined ? [] : [subresource]),
  ].join('/')
}

/** `deployment.apps` as kubectl names what it has changed. */
export const typeName = ({ singular, group }: Resource): string => (group === '' ? singular : `${singular}.${group}`)
