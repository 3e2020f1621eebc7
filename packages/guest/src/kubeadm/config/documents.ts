import { isScalar, LineCounter, parseDocument, visit } from 'yaml'
import { KubeadmFailure } from '../kubeadm-failure.js'
import { aggregate } from './field-errors.js'
import { knownYaml, rememberYaml } from './known-yaml.js'

export interface GroupVersionKind {
  readonly group: string
  readonly version: string
  readonly kind: string
}

/** One document of a configuration file. */
export interface ConfigDocument extends GroupVersionKind {
  readonly value: Readonly<Record<string, unknown>>
  /** What a strict reader says of keys that are there twice, a line each. */
  readonly duplicates: readonly string[]
}

/** As Go prints it with %#v. */
export const goStruct = ({ group, version, kind }: GroupVersionKind): string =>
  `schema.GroupVersionKind{Group:${JSON.stringify(group)}, Version:${JSON.stringify(version)}, Kind:${JSON.stringify(kind)}}`

/** As Go prints it with %v. */
export const gvkText = ({ group, version, kind }: GroupVersionKind): string => `${group}/${version}, Kind=${kind}`

/** The documents of a configuration file, by kind each at most once. Fails in kubeadm's words. */
export function splitDocuments(text: string): ConfigDocument[] {
  const documents: ConfigDocument[] = []
  const faults: string[] = []
  for (const part of text.split(/^---[ \t]*(?:\r?\n|$)/m)) {
    if (part === '') continue
    const { value, duplicates } = readYaml(part)
    const { apiVersion, kind } = typeMeta(value)
    const slash = apiVersion.indexOf('/')
    const gvk = { group: slash < 0 ? '' : apiVersion.slice(0, slash), version: apiVersion.slice(slash + 1), kind }
    if (gvk.group === '' || gvk.version === '' || kind === '') {
      throw new KubeadmFailure(
        `invalid configuration for GroupVersionKind ${gvkText(gvk)}: kind and apiVersion is mandatory information that must be specified`,
      )
    }
    if (documents.some((other) => other.kind === kind)) {
      faults.push(`invalid configuration: kind ${JSON.stringify(kind)} is specified twice in YAML file`)
    }
    documents.push({ ...gvk, value: value as Record<string, unknown>, duplicates })
  }
  const fault = aggregate(faults)
  if (fault !== undefined) throw new KubeadmFailure(fault)
  return documents
}

const unreadable = (why: string) => new KubeadmFailure(`could not interpret GroupVersionKind; unmarshal error: ${why}`)

function typeMeta(value: unknown): { apiVersion: string; kind: string } {
  const found = { apiVersion: '', kind: '' }
  if (value === null || value === undefined) return found
  const wrong = (given: unknown, target: string) => {
    const kindOf = Array.isArray(given) ? 'array' : typeof given === 'boolean' ? 'bool' : typeof given
    return unreadable(`error unmarshaling JSON: while decoding JSON: json: cannot unmarshal ${kindOf} into Go ${target}`)
  }
  if (typeof value !== 'object' || Array.isArray(value)) throw wrong(value, 'value of type runtime.TypeMeta')
  for (const name of ['apiVersion', 'kind'] as const) {
    const field = (value as Record<string, unknown>)[name]
    if (field === undefined || field === null) continue
    if (typeof field === 'object') throw wrong(field, `struct field TypeMeta.${name} of type string`)
    found[name] = String(field)
  }
  return found
}

/** libyaml's words for the errors that people make most. */
const syntaxErrors: Readonly<Record<string, string>> = {
  BAD_INDENT: 'did not find expected key',
  BLOCK_AS_IMPLICIT_KEY: 'mapping values are not allowed in this context',
  BLOCK_IN_FLOW: 'did not find expected node content',
  MISSING_CHAR: "could not find expected ':'",
  MULTILINE_IMPLICIT_KEY: "could not find expected ':'",
  TAB_AS_INDENT: 'found character that cannot start any token',
  UNEXPECTED_TOKEN: 'did not find expected node content',
}

function readYaml(text: string): { value: unknown; duplicates: string[] } {
  const known = knownYaml(text)
  if (known !== undefined) return { value: known, duplicates: [] }
  const lineCounter = new LineCounter()
  const document = parseDocument(text, {
    lineCounter,
    version: '1.1',
    uniqueKeys: false,
    merge: true,
    // A date is a text to Kubernetes.
    customTags: (tags) => tags.filter((tag) => typeof tag === 'string' || tag.tag !== 'tag:yaml.org,2002:timestamp'),
  })
  const [error] = document.errors
  if (error) {
    // libyaml names the line that it had read when a bracket was not closed.
    const isOpen = /Flow (?:sequence|map)/.test(error.message)
    const line = isOpen ? text.trimEnd().split('\n').length : lineCounter.linePos(error.pos[0]).line
    const why = isOpen ? 'did not find expected node content' : (syntaxErrors[error.code] ?? error.message.split('\n')[0])
    throw unreadable(`error converting YAML to JSON: yaml: line ${line}: ${why}`)
  }
  const duplicates: string[] = []
  visit(document, {
    Map(_, map) {
      const seen = new Set<string>()
      for (const { key } of map.items) {
        if (!isScalar(key)) continue
        const name = String(key.value)
        const { line } = lineCounter.linePos(key.range?.[0] ?? 0)
        if (seen.has(name)) duplicates.push(`  line ${line}: key ${JSON.stringify(name)} already set in map`)
        seen.add(name)
      }
    },
  })
  const value: unknown = document.toJS({ maxAliasCount: 100 })
  if (duplicates.length === 0 && value !== null) rememberYaml(text, value)
  return { value, duplicates }
}
