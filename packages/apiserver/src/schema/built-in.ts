import { type KubernetesData, loadData } from '../data.js'
import { type GoType, GoTypes } from './go-type.js'
import type { JsonObject } from './json.js'
import { deduced, type MergeType, MergeTypes, mergeTypeOfStructural } from './merge-type.js'
import { compileStructural, type Structural } from './structural.js'

export interface GroupVersionKind {
  readonly group: string
  readonly version: string
  readonly kind: string
}

/** The schemas of the built-in kinds of one Kubernetes version. Shared by all servers of the process; each kind is compiled when first used. */
export interface BuiltIns {
  /** Undefined for a kind that is not in the data. */
  type(gvk: GroupVersionKind): ObjectType | undefined
  /** What is known of a custom kind: its schema in one version, undefined for one that keeps everything and says nothing. */
  customType(gvk: GroupVersionKind, openApiV3Schema: JsonObject | undefined): CustomType
  /** The Go types behind them, for protobuf and for kinds without a resource (DeleteOptions …). */
  readonly go: GoTypes
}

/** What is known of a kind: for decoding, merging and tracking. */
export type ObjectType = BuiltInType | CustomType

interface AnyType {
  readonly gvk: GroupVersionKind
  /** How values merge; none: by what the values are. */
  readonly merge?: MergeType
}

interface BuiltInType extends AnyType {
  readonly go: GoType
  readonly custom?: undefined
}

export interface CustomType extends AnyType {
  readonly go?: undefined
  readonly custom: CustomShape
}

/** What the reading of custom resources needs. */
export interface CustomShape {
  /** Undefined for a version that keeps everything. */
  readonly schema: Structural | undefined
  readonly objectMeta: GoType
}

const loaded = new Map<string, BuiltIns>()

/** Throws NOT_FOUND for a version of which there is no data. */
export function builtIns(version = '1.34'): BuiltIns {
  let known = loaded.get(version)
  if (!known) {
    known = new DataBuiltIns(loadData(version))
    loaded.set(version, known)
  }
  return known
}

class DataBuiltIns implements BuiltIns {
  readonly go: GoTypes
  readonly #data: KubernetesData
  readonly #types = new Map<string, ObjectType | undefined>()
  readonly #mergeTypes = new Map<string, MergeTypes | undefined>()

  constructor(data: KubernetesData) {
    this.#data = data
    this.go = new GoTypes(data)
  }

  type(gvk: GroupVersionKind): ObjectType | undefined {
    const key = `${gvk.group}/${gvk.version}/${gvk.kind}`
    if (!this.#types.has(key)) {
      const go = this.go.ofKind(gvk.group, gvk.version, gvk.kind)
      this.#types.set(key, go && this.#objectType(gvk, go))
    }
    return this.#types.get(key)
  }

  customType(gvk: GroupVersionKind, openApiV3Schema: JsonObject | undefined): CustomType {
    let merge: MergeType | undefined
    let schema: Structural | undefined
    const objectMeta = () => this.#objectMeta()
    return {
      gvk,
      custom: {
        // Compiled when the first object comes: a cluster has many kinds, of which a test uses a few.
        get schema() {
          schema ??= openApiV3Schema && compileStructural(openApiV3Schema)
          return schema
        },
        objectMeta: this.go.ofMessage('k8s.io.apimachinery.pkg.apis.meta.v1.ObjectMeta'),
      },
      get merge() {
        merge ??= mergeTypeOfStructural(openApiV3Schema, objectMeta())
        return merge
      },
    }
  }

  #objectMeta(): MergeType {
    return this.#mergeType('apps/v1', { group: 'apps', version: 'v1', kind: 'Deployment' })?.map?.fields.get('metadata')?.type ?? deduced
  }

  /** The OpenAPI document is read when something is merged for the first time: reading and creating do without. */
  #objectType(gvk: GroupVersionKind, go: GoType): BuiltInType {
    const groupVersion = gvk.group === '' ? gvk.version : `${gvk.group}/${gvk.version}`
    // A Scale is described where it is used, not in its own group.
    const mergeType = () => this.#mergeType(groupVersion, gvk) ?? this.#mergeType('apps/v1', gvk)
    let merge: MergeType | undefined
    let known = false
    return {
      gvk,
      go,
      get merge() {
        if (!known) merge = mergeType()
        known = true
        return merge
      },
    }
  }

  #mergeType(groupVersion: string, gvk: GroupVersionKind): MergeType | undefined {
    if (!this.#mergeTypes.has(groupVersion)) {
      const schemas = this.#data.openapiV3Schemas(groupVersion)
      this.#mergeTypes.set(groupVersion, schemas && new MergeTypes(schemas))
    }
    return this.#mergeTypes.get(groupVersion)?.ofKind(gvk.group, gvk.version, gvk.kind)
  }
}
