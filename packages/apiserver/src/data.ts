import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { errors } from '@vivarium/core'

/** One field of a Go type as it is on the wire and in JSON; see the README of the data. */
export interface MessageField {
  readonly n: number
  readonly proto: string
  readonly json?: string
  readonly type: string
  readonly rep?: 'repeated' | 'map'
  readonly key?: string
  readonly inline?: boolean
  readonly pointer?: boolean
  readonly omitempty?: boolean
  readonly omitzero?: boolean
}

/** A resource or subresource in a group version's list (metav1.APIResource). */
export interface DiscoveryResource {
  readonly name: string
  readonly singularName: string
  readonly namespaced: boolean
  readonly group?: string
  readonly version?: string
  readonly kind: string
  readonly verbs: readonly string[]
  readonly shortNames?: readonly string[]
  readonly categories?: readonly string[]
  readonly storageVersionHash?: string
}

export interface DiscoveryGroup {
  readonly name: string
  readonly versions: readonly { readonly groupVersion: string; readonly version: string }[]
  readonly preferredVersion: { readonly groupVersion: string; readonly version: string }
}

export interface DiscoveryData {
  readonly version: Readonly<Record<string, string>>
  readonly paths: readonly string[]
  readonly groups: readonly DiscoveryGroup[]
  /** By group version. */
  readonly resources: Readonly<Record<string, readonly DiscoveryResource[]>>
  readonly aggregated: { readonly core: readonly AggregatedGroup[]; readonly groups: readonly AggregatedGroup[] }
}

/** apidiscovery.k8s.io/v2 APIGroupDiscovery. */
export interface AggregatedGroup {
  readonly metadata: { readonly name?: string }
  readonly versions: readonly Readonly<Record<string, unknown>>[]
}

/** metav1.TableColumnDefinition without what is empty. */
export interface ColumnData {
  readonly name: string
  readonly type: string
  readonly format?: string
  readonly priority?: number
}

export interface OpenApiDocument {
  readonly paths: Readonly<Record<string, unknown>>
  readonly components?: { readonly schemas?: OpenApiSchemas }
}

export type OpenApiSchemas = Readonly<Record<string, unknown>>

/** What one version of Kubernetes is, as data. Everything is read when it is first asked for and shared by all servers of the process. */
export interface KubernetesData {
  readonly version: string
  readonly discovery: DiscoveryData
  readonly protobuf: {
    readonly kinds: Readonly<Record<string, string>>
    readonly messages: Readonly<Record<string, readonly MessageField[]>>
  }
  /** Go's names of types that the wire schema does not tell, by message and JSON name: the field's type, then its elements'. */
  readonly goTypes: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** By `group/version/plural` (`v1/pods` for the core group). */
  readonly columns: Readonly<Record<string, readonly ColumnData[]>>
  /** Defaults that the schemas name: Go type → field → value. */
  readonly defaults: Readonly<Record<string, Readonly<Record<string, string | number | boolean>>>>
  /** Objects that a fresh server makes at its first start, by `group/version/plural`. */
  readonly bootstrap: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>
  /** Parsed document of a group version (`v1`, `apps/v1`), undefined for one that is not served. */
  openapiV3(groupVersion: string): OpenApiDocument | undefined
  /** Its schemas alone, which are a third of it. */
  openapiV3Schemas(groupVersion: string): OpenApiSchemas | undefined
  /** Paths of the v3 index, such as `apis/apps/v1`, with their documents' bytes. */
  openapiV3Paths(): readonly string[]
  openapiV3Bytes(path: string): Buffer | undefined
  openapiV2Bytes(): Buffer
}

const root = new URL('../data/', import.meta.url)
const loaded = new Map<string, KubernetesData>()

/** Throws NOT_FOUND for a version of which there is no data. */
export function loadData(version: string): KubernetesData {
  const known = loaded.get(version)
  if (known) return known
  const folder = new URL(`${encodeURIComponent(version)}/`, root)
  if (!existsSync(folder)) throw errors.notFound('Kubernetes version', version, kubernetesVersions())
  const data = new DataFolder(version, folder)
  loaded.set(version, data)
  return data
}

/** Those that there is data of: `1.34`. */
export function kubernetesVersions(): readonly string[] {
  // In the published package the data of other rooms lies beside it.
  return readdirSync(fileURLToPath(root))
    .filter((folder) => /^\d+\.\d+$/.test(folder))
    .sort()
}

class DataFolder implements KubernetesData {
  readonly version: string
  readonly #folder: URL
  readonly #parsed = new Map<string, unknown>()
  #paths: readonly string[] | undefined

  constructor(version: string, folder: URL) {
    this.version = version
    this.#folder = folder
  }

  get discovery(): DiscoveryData {
    return this.#json('discovery.json')
  }

  get protobuf(): KubernetesData['protobuf'] {
    return this.#json('protobuf.json')
  }

  get goTypes(): KubernetesData['goTypes'] {
    return this.#json('go-types.json')
  }

  get columns(): KubernetesData['columns'] {
    return this.#json('columns.json')
  }

  get defaults(): KubernetesData['defaults'] {
    return this.#json('defaults.json')
  }

  get bootstrap(): KubernetesData['bootstrap'] {
    return this.#json('bootstrap.json')
  }

  openapiV3(groupVersion: string): OpenApiDocument | undefined {
    const path = pathOf(groupVersion)
    return this.openapiV3Paths().includes(path) ? this.#json(this.#openapiFile(path)) : undefined
  }

  openapiV3Schemas(groupVersion: string): OpenApiSchemas | undefined {
    const path = pathOf(groupVersion)
    const text = this.openapiV3Bytes(path)?.toString('utf8')
    if (text === undefined) return undefined
    // Documents are written with their paths first. Names of fields can't be mistaken for it: in a text each quote has a backslash in front.
    const start = text.lastIndexOf('"components":{"schemas":')
    const { components } = JSON.parse(start < 0 ? text : `{${text.slice(start)}`) as OpenApiDocument
    return components?.schemas ?? {}
  }

  openapiV3Paths(): readonly string[] {
    this.#paths ??= readdirSync(new URL('openapi-v3/', this.#folder))
      .map((file) => file.replace(/\.json$/, '').replaceAll('__', '/'))
      .sort()
    return this.#paths
  }

  openapiV3Bytes(path: string): Buffer | undefined {
    return this.openapiV3Paths().includes(path) ? this.#bytes(this.#openapiFile(path)) : undefined
  }

  openapiV2Bytes(): Buffer {
    return this.#bytes('openapi-v2.json')
  }

  #openapiFile(path: string): string {
    return `openapi-v3/${path.replaceAll('/', '__')}.json`
  }

  #bytes(file: string): Buffer {
    return readFileSync(new URL(file, this.#folder))
  }

  #json<T>(file: string): T {
    let value = this.#parsed.get(file)
    if (value === undefined) {
      value = JSON.parse(this.#bytes(file).toString('utf8'))
      this.#parsed.set(file, value)
    }
    return value as T
  }
}

function pathOf(groupVersion: string): string {
  return groupVersion === 'v1' ? 'api/v1' : `apis/${groupVersion}`
}
