import type { KubeObject } from '@vivarium/controller'
import { universeErrors } from '../errors.js'

/** What `apply` takes: YAML (or JSON) with any number of documents, an object, or several. */
export type Manifest = string | object | readonly object[]

/** The objects of a manifest, lists unpacked, in the order in which they stand there. Throws MANIFEST_INVALID. */
export async function readManifest(manifest: Manifest): Promise<KubeObject[]> {
  const documents = typeof manifest === 'string' ? await readText(manifest) : Array.isArray(manifest) ? manifest : [manifest]
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

/** What reads YAML is loaded with the first text. */
async function readText(text: string): Promise<unknown[]> {
  const { readDocuments } = await import('./manifest-text.js')
  return readDocuments(text)
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
