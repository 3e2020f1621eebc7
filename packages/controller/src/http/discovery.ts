import type { ApiResource, ApiResources } from '../client.js'
import { isNotFound, KubeError } from '../kube-error.js'
import { groupOf, type ObjectKind } from '../objects.js'

/** Gets a document of the server as JSON. */
export type Fetch = (path: string, accept?: string) => Promise<Record<string, unknown>>

interface PlainResource {
  readonly name: string
  readonly kind: string
  readonly namespaced: boolean
  readonly verbs?: readonly string[]
}

interface AggregatedGroup {
  readonly metadata?: { readonly name?: string }
  readonly versions?: readonly {
    readonly version: string
    readonly freshness?: string
    readonly resources?: readonly {
      readonly resource: string
      readonly responseKind?: { readonly kind?: string }
      readonly scope: string
      readonly verbs?: readonly string[]
    }[]
  }[]
}

const aggregated = 'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,application/json'

/** Which resources a server has. A kind's is looked up in its group's document once, and again when a kind is not in it. */
export class Discovery {
  readonly #fetch: Fetch
  readonly #known = new Map<string, readonly ApiResource[]>()

  constructor(fetch: Fetch) {
    this.#fetch = fetch
  }

  /** Throws NotFound. */
  async resourceOf({ apiVersion, kind }: ObjectKind): Promise<ApiResource> {
    const matches = (resource: ApiResource) => resource.kind === kind
    const known = this.#known.get(apiVersion)?.find(matches)
    if (known) return known
    const found = (await this.#ofVersion(apiVersion)).find(matches)
    if (found) return found
    throw new KubeError(404, 'NotFound', `no matches for kind ${JSON.stringify(kind)} in version ${JSON.stringify(apiVersion)}`)
  }

  /** All resources, each in its preferred version. */
  async all(): Promise<ApiResources> {
    this.#known.clear()
    const [core, groups] = await Promise.all([this.#fetch('/api', aggregated), this.#fetch('/apis', aggregated)])
    const { resources, failures } =
      core.kind === 'APIGroupDiscoveryList' && groups.kind === 'APIGroupDiscoveryList'
        ? readAggregated([...itemsOf(core), ...itemsOf(groups)])
        : await this.#askEach(core, groups)
    for (const resource of resources) {
      const others = this.#known.get(resource.apiVersion)
      this.#known.set(resource.apiVersion, others ? [...others, resource] : [resource])
    }
    return { resources: preferred(resources), failures }
  }

  async #ofVersion(apiVersion: string): Promise<readonly ApiResource[]> {
    let document: Record<string, unknown>
    try {
      document = await this.#fetch(apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`)
    } catch (error) {
      if (!isNotFound(error)) throw error
      document = {}
    }
    const list = (document.resources ?? []) as readonly PlainResource[]
    const resources = list
      .filter(({ name }) => !name.includes('/'))
      .map(({ name, kind, namespaced, verbs }) => resource(apiVersion, name, kind, namespaced, verbs))
    this.#known.set(apiVersion, resources)
    return resources
  }

  /** For servers before 1.26. */
  async #askEach(core: Record<string, unknown>, groups: Record<string, unknown>): Promise<ApiResources> {
    const versions = [
      ...((core.versions ?? []) as readonly string[]),
      ...((groups.groups ?? []) as readonly PlainGroup[]).flatMap(({ preferredVersion, versions }) => [
        ...(preferredVersion ? [preferredVersion.groupVersion] : []),
        ...versions.map(({ groupVersion }) => groupVersion).filter((version) => version !== preferredVersion?.groupVersion),
      ]),
    ]
    const failures: ApiResources['failures'][number][] = []
    const lists = await Promise.all(
      versions.map(async (apiVersion) => {
        try {
          return await this.#ofVersion(apiVersion)
        } catch (error) {
          failures.push({ apiVersion, message: error instanceof Error ? error.message : String(error) })
          return []
        }
      }),
    )
    return { resources: lists.flat(), failures }
  }
}

interface PlainGroup {
  readonly preferredVersion?: { readonly groupVersion: string }
  readonly versions: readonly { readonly groupVersion: string }[]
}

function itemsOf(document: Record<string, unknown>): readonly AggregatedGroup[] {
  return (document.items ?? []) as readonly AggregatedGroup[]
}

/** Versions come in the order of the server's preference. */
function readAggregated(groups: readonly AggregatedGroup[]): ApiResources {
  const resources: ApiResource[] = []
  const failures: ApiResources['failures'][number][] = []
  for (const { metadata, versions } of groups) {
    for (const { version, freshness, resources: list } of versions ?? []) {
      const apiVersion = metadata?.name ? `${metadata.name}/${version}` : version
      if (freshness === 'Stale') {
        failures.push({ apiVersion, message: `stale GroupVersion discovery: ${apiVersion}` })
        continue
      }
      for (const { resource: name, responseKind, scope, verbs } of list ?? []) {
        if (responseKind?.kind) resources.push(resource(apiVersion, name, responseKind.kind, scope === 'Namespaced', verbs))
      }
    }
  }
  return { resources, failures }
}

function resource(apiVersion: string, name: string, kind: string, namespaced: boolean, verbs: readonly string[] = []): ApiResource {
  const group = groupOf(apiVersion)
  return { apiVersion, group, version: apiVersion.slice(group === '' ? 0 : group.length + 1), resource: name, kind, namespaced, verbs }
}

/** Of each resource the version that comes first. */
export function preferred(resources: readonly ApiResource[]): ApiResource[] {
  const seen = new Set<string>()
  return resources.filter(({ group, resource }) => {
    const key = `${resource}.${group}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
