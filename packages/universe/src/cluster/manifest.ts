import type { KubeObject } from '@vivarium/controller'
import { parseAllDocuments, type Tags } from 'yaml'
import { universeErrors } from '../errors.js'

/** What `apply` takes: YAML (or JSON) with any number of documents, an object, or several. */
export type Manifest = string | object | readonly object[]

/** The objects of a manifest, lists unpacked, in the order in which they stand there. Throws MANIFEST_INVALID. */
export function readManifest(manifest: Manifest): KubeObject[] {
  const documents = typeof manifest === 'string' ? readYaml(manifest) : Array.isArray(manifest) ? manifest : [manifest]
  return documents.flatMap((document, index) => unpack(document, `document ${index + 1}`))
}

/** Namespaces come first and definitions of kinds second: what is in the one or of the other needs them to be there. */
export function inOrder(
  objects: readonly KubeObject[],
): readonly [namespaces: KubeObject[], definitions: KubeObject[], others: KubeObject[]] {
  const namespaces = objects.filter((object) => object.apiVersion === 'v1' && object.kind === 'Namespace')
  const definitions = objects.filter(isDefinition)
  return [namespaces, definitions, objects.filter((object) => !namespaces.includes(object) && !definitions.includes(object))]
}

export function isDefinition({ apiVersion, kind }: KubeObject): boolean {
  return apiVersion.startsWith('apiextensions.k8s.io/') && kind === 'CustomResourceDefinition'
}

/**
 * kubectl's YAML is that of Go's yaml.v2: YAML 1.1, where an unquoted `y` is a boolean and `010` is eight, but without times of day in
 * base 60, and dates stay text.
 */
const withoutTimes = (tags: Tags): Tags =>
  tags.filter((tag) => {
    if (typeof tag !== 'object') return tag !== 'timestamp' && tag !== 'intTime' && tag !== 'floatTime'
    return tag.tag !== 'tag:yaml.org,2002:timestamp' && !('format' in tag && tag.format === 'TIME')
  })

function readYaml(text: string): unknown[] {
  const documents = parseAllDocuments(text, { version: '1.1', merge: true, customTags: withoutTimes, logLevel: 'silent' })
  if (!Array.isArray(documents)) return []
  return documents.flatMap((document) => {
    const [error] = document.errors
    if (error) throw universeErrors.manifestInvalid(error.message.split('\n')[0] ?? 'it is no YAML', { cause: error })
    const value: unknown = document.toJS()
    return value === null ? [] : [value]
  })
}

function unpack(value: unknown, where: string): KubeObject[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw universeErrors.manifestInvalid(
      `${where} is ${value === null ? 'null' : Array.isArray(value) ? 'a list' : typeof value}, not an object`,
    )
  }
  const { apiVersion, kind, metadata, items } = value as Record<string, unknown>
  if (typeof apiVersion !== 'string' || apiVersion === '') throw universeErrors.manifestInvalid(`${where} has no apiVersion`)
  if (typeof kind !== 'string' || kind === '') throw universeErrors.manifestInvalid(`${where} has no kind`)
  if (kind.endsWith('List') && Array.isArray(items)) {
    return items.flatMap((item: unknown, index) => unpack(withKind(item, apiVersion, kind), `item ${index + 1} of ${where}`))
  }
  const name = typeof metadata === 'object' && metadata !== null ? (metadata as Record<string, unknown>).name : undefined
  if (typeof name !== 'string' || name === '') {
    throw universeErrors.manifestInvalid(
      `${where} (${kind}) has no metadata.name; what is applied must have a name, generateName is for create`,
    )
  }
  return [value as KubeObject]
}

/** A typed list (`PodList`) says once what its items are. */
function withKind(item: unknown, apiVersion: string, listKind: string): unknown {
  if (listKind === 'List' || typeof item !== 'object' || item === null) return item
  return { apiVersion, kind: listKind.slice(0, -'List'.length), ...item }
}
