import { errors } from '../errors.js'
import { isObject } from '../go-json.js'

/** A VirtualMachineInstance or VirtualMachine as a manifest has it: not validated yet. */
export interface Manifest {
  readonly kind: 'VirtualMachineInstance' | 'VirtualMachine'
  /** `default/my-vm`, or what of it the manifest says. */
  readonly name: string
  readonly object: Readonly<Record<string, unknown>>
}

/** The API server takes requests of up to 3 MiB. */
const mostCharacters = 3 * 1024 * 1024
const mostDocuments = 1000
/** YAML's aliases can make a short text into a huge object. */
const mostAliases = 100
/** Deeper than any API object goes, and far from what a call stack takes. */
const mostLevels = 100

const kinds: readonly unknown[] = ['VirtualMachineInstance', 'VirtualMachine'] satisfies readonly Manifest['kind'][]
const group = /^kubevirt\.io\//

/**
 * The VirtualMachineInstances and VirtualMachines of a YAML or JSON text, also those in lists. Objects of other kinds beside them are
 * left out. Throws INVALID_MANIFEST, MANIFEST_TOO_LARGE, and NOT_A_VIRTUAL_MACHINE when there is none, saying what there is instead.
 */
export async function readManifests(text: string): Promise<Manifest[]> {
  if (text.length > mostCharacters) throw errors.manifestTooLarge('characters', text.length, mostCharacters)
  const documents = (await parseDocuments(text)).filter((document) => document !== null && document !== undefined)
  if (documents.length === 0) throw errors.invalidManifest('it is empty')
  if (documents.some((document) => isDeeperThan(document, mostLevels))) throw errors.invalidManifest(tooDeep)
  const objects = documents.flatMap((document) => itemsOf(document))
  const manifests = objects.filter(isManifestObject).map((object): Manifest => ({ kind: object.kind, name: nameOf(object), object }))
  if (manifests.length > 0) return manifests
  const found = [...new Set(objects.map(describe))]
  throw errors.notAVirtualMachine(objects.length > 1 ? 'the manifest' : 'this', found.slice(0, 5).join(' and ') || 'an empty list')
}

async function parseDocuments(text: string): Promise<unknown[]> {
  if (text.trimStart().startsWith('{')) {
    try {
      return [JSON.parse(text)]
    } catch {
      // YAML's flow style begins like JSON.
    }
  }
  const { parseAllDocuments } = await import('yaml')
  const documents = parseAllDocuments(text, { merge: true })
  if (!Array.isArray(documents)) return []
  if (documents.length > mostDocuments) throw errors.manifestTooLarge('documents', documents.length, mostDocuments)
  return documents.map((document) => {
    const [problem] = document.errors
    if (problem) throw errors.invalidManifest(reasonOf(problem.message), { cause: problem })
    try {
      return document.toJS({ maxAliasCount: mostAliases }) as unknown
    } catch (error) {
      throw errors.invalidManifest(reasonOf(error instanceof Error ? error.message : String(error)), { cause: error })
    }
  })
}

const tooDeep = 'its values are nested too deeply'

function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  return levels === 0 || Object.values(value).some((item) => isDeeperThan(item, levels - 1))
}

/** The parser calls itself for each level, and reports it when there are too many. */
const reasonOf = (message: string) => (message.includes('call stack') ? tooDeep : (message.split('\n')[0] ?? '').replace(/:$/, ''))

/** The objects of a list, or the object itself. */
function itemsOf(document: unknown): unknown[] {
  if (isObject(document) && typeof document.kind === 'string' && document.kind.endsWith('List') && Array.isArray(document.items)) {
    const items: readonly unknown[] = document.items
    const { apiVersion, kind } = document
    // The items of a typed list may leave out what its kind says.
    return items.map((item) =>
      isObject(item) && item.kind === undefined && kind !== 'List' ? { apiVersion, kind: kind.slice(0, -4), ...item } : item,
    )
  }
  return [document]
}

function isManifestObject(object: unknown): object is Readonly<Record<string, unknown>> & { readonly kind: Manifest['kind'] } {
  return isObject(object) && kinds.includes(object.kind) && (object.apiVersion === undefined || group.test(String(object.apiVersion)))
}

function nameOf(object: Readonly<Record<string, unknown>>): string {
  const metadata = isObject(object.metadata) ? object.metadata : {}
  return [metadata.namespace, metadata.name].filter((part) => typeof part === 'string' && part !== '').join('/')
}

function describe(object: unknown): string {
  if (Array.isArray(object)) return 'a list'
  if (!isObject(object)) return `a ${typeof object}`
  const { kind, apiVersion } = object
  if (typeof kind !== 'string' || kind === '') return 'an object without a kind'
  const name = nameOf(object)
  return `a ${kind}${name === '' ? '' : ` ${JSON.stringify(name)}`} (${typeof apiVersion === 'string' ? apiVersion : 'no apiVersion'})`
}
