import {
  Alias,
  type Document,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseAllDocuments,
  Scalar,
  type YAMLError,
  YAMLMap,
} from 'yaml'
import { badRequest, failures } from '../errors.js'
import { goSyntax } from './go-print.js'
import { isObject, type JsonValue, type MutableJsonObject, own, quoteGo, setKey } from './json.js'
import { maxDepth, type ParsedBody, parseJson } from './json-text.js'

/** A body read from YAML, with what only a strict reader objects to. */
export interface ParsedYaml extends ParsedBody {
  /** `yaml: unmarshal errors:…` for keys that came twice. */
  readonly yamlFindings: readonly string[]
}

/**
 * Reads the first document of a YAML text as kube-apiserver does: by the rules of YAML 1.1 as Go's yaml.v2 has them (an unquoted `y` is a
 * boolean, `010` is eight), keys become strings, the last of duplicate keys counts. Throws MALFORMED_BODY.
 */
export function parseYaml(text: string): ParsedYaml {
  const quick = /^\s*[{[]/.test(text) ? asJson(text) : undefined
  if (quick) return quick
  try {
    const lines = new LineCounter()
    const documents = parseAllDocuments(text, {
      schema: 'failsafe',
      version: '1.1',
      merge: false,
      uniqueKeys: false,
      lineCounter: lines,
      logLevel: 'silent',
    })
    const document = Array.isArray(documents) ? (documents[0] as Document.Parsed | undefined) : undefined
    if (!document) return { value: null, yamlFindings: [] }
    const error = document.errors[0]
    if (error) throw syntaxError(error, lines)
    const reader = new YamlReader(document, lines)
    const value = document.contents === null ? null : reader.read(document.contents, 0)
    return { value, yamlFindings: reader.findings() }
  } catch (error) {
    if (error instanceof RangeError) throw tooDeep()
    throw error
  }
}

/** JSON is YAML; only when nothing is unusual about it. */
function asJson(text: string): ParsedYaml | undefined {
  try {
    const body = parseJson(text)
    return body.document === undefined ? { ...body, yamlFindings: [] } : undefined
  } catch {
    return undefined
  }
}

type Anchors = ReadonlyMap<string, Node>

class YamlReader {
  readonly #lines: LineCounter
  readonly #anchors: Anchors
  readonly #duplicates: string[] = []
  readonly #openAliases = new Set<string>()
  #nodes = 0
  #aliased = 0
  #aliasDepth = 0

  constructor(document: Document.Parsed, lines: LineCounter) {
    this.#lines = lines
    this.#anchors = collectAnchors(document)
  }

  findings(): string[] {
    return this.#duplicates.length === 0 ? [] : [`yaml: unmarshal errors:\n${this.#duplicates.map((one) => `  ${one}`).join('\n')}`]
  }

  read(node: Node | null, depth: number): JsonValue {
    const value = this.#resolve(node, depth)
    if (typeof value === 'number' && !Number.isFinite(value)) {
      throw malformed(`json: unsupported value: ${Number.isNaN(value) ? 'NaN' : value > 0 ? '+Inf' : '-Inf'}`)
    }
    return value
  }

  #resolve(node: Node | null, depth: number): JsonValue {
    if (depth > maxDepth) throw malformed('yaml: exceeded max depth')
    this.#count()
    if (node === null) return null
    if (node instanceof Alias) return this.#alias(node, depth)
    if (isMap(node)) return this.#map(node as YAMLMap<Node, Node | null>, depth)
    if (isSeq(node)) return node.items.map((item) => this.read(item as Node | null, depth + 1))
    return isScalar(node) ? scalarValue(node) : null
  }

  /** The bound of yaml.v2 on documents that are mostly aliases. */
  #count(): void {
    this.#nodes++
    if (this.#aliasDepth > 0) this.#aliased++
    if (this.#aliased <= 100 || this.#nodes <= 1000) return
    const allowed = this.#nodes <= 400_000 ? 0.99 : this.#nodes >= 4_000_000 ? 0.1 : 0.99 - (0.89 * (this.#nodes - 400_000)) / 3_600_000
    if (this.#aliased / this.#nodes > allowed) throw malformed('yaml: document contains excessive aliasing')
  }

  #alias(node: Alias, depth: number): JsonValue {
    const target = this.#anchors.get(node.source)
    if (!target) throw malformed(`yaml: unknown anchor '${node.source}' referenced`)
    if (this.#openAliases.has(node.source)) throw malformed(`yaml: anchor '${node.source}' value contains itself`)
    this.#openAliases.add(node.source)
    this.#aliasDepth++
    const value = this.read(target, depth + 1)
    this.#aliasDepth--
    this.#openAliases.delete(node.source)
    return value
  }

  #map(node: YAMLMap<Node, Node | null>, depth: number): JsonValue {
    const out: MutableJsonObject = {}
    const seen = new Map<string, unknown>()
    for (const { key, value } of node.items) {
      if (isMergeKey(key)) {
        this.#merge(out, value, depth)
        continue
      }
      const resolved = this.#resolve(key, depth + 1)
      const name = keyText(resolved, () => goSyntax(this.read(value, depth + 1)))
      const item = this.read(value, depth + 1)
      if (seen.has(name)) {
        const line = this.#lines.linePos(key?.range?.[0] ?? 0).line
        this.#duplicates.push(`line ${line}: key ${typeof resolved === 'string' ? quoteGo(resolved) : String(resolved)} already set in map`)
      }
      seen.set(name, true)
      setKey(out, name, item)
    }
    return out
  }

  #merge(out: MutableJsonObject, value: Node | null, depth: number): void {
    const merged = this.read(value, depth + 1)
    const sources = isSeq(value) ? (merged as readonly JsonValue[]) : [merged]
    // The first source that has a key wins, and keys written in the map itself win over all.
    for (const source of [...sources].reverse()) {
      if (!isObject(source)) throw malformed('yaml: map merge requires map or sequence of maps as the value')
      for (const key of Object.keys(source)) setKey(out, key, own(source, key) ?? null)
    }
  }
}

/** An alias means the last anchor of that name before it; names that are used twice are rare enough to take the last. */
function collectAnchors(document: Document.Parsed): Anchors {
  const anchors = new Map<string, Node>()
  const visit = (node: unknown): void => {
    if (node instanceof YAMLMap) {
      if (node.anchor) anchors.set(node.anchor, node)
      for (const pair of node.items) {
        visit(pair.key)
        visit(pair.value)
      }
    } else if (isSeq(node)) {
      if (node.anchor) anchors.set(node.anchor, node)
      for (const item of node.items) visit(item)
    } else if (isScalar(node) && node.anchor) anchors.set(node.anchor, node)
  }
  visit(document.contents)
  return anchors
}

function isMergeKey(key: unknown): boolean {
  return isScalar(key) && key.type === Scalar.PLAIN && key.source === '<<'
}

function scalarValue(node: Scalar): JsonValue {
  const text = typeof node.value === 'string' ? node.value : String(node.source ?? node.value ?? '')
  const tag = node.tag?.replace('tag:yaml.org,2002:', '!!')
  if (tag === '!!binary') {
    if (!/^[A-Za-z0-9+/=\s]*$/.test(text)) throw malformed('yaml: !!binary value contains invalid base64 data')
    return Buffer.from(text, 'base64').toString('utf8')
  }
  if (tag === '!!str' || tag === '!') return text
  if (node.type !== Scalar.PLAIN && node.type !== undefined && tag === undefined) return text
  return resolvePlain(text, tag)
}

const words = new Map<string, JsonValue>([
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map((word): [string, JsonValue] => [word, true]),
  ...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map((word): [string, JsonValue] => [word, false]),
  ...['', '~', 'null', 'Null', 'NULL'].map((word): [string, JsonValue] => [word, null]),
  ...['.nan', '.NaN', '.NAN'].map((word): [string, JsonValue] => [word, Number.NaN]),
  ...['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'].map((word): [string, JsonValue] => [word, Number.POSITIVE_INFINITY]),
  ...['-.inf', '-.Inf', '-.INF'].map((word): [string, JsonValue] => [word, Number.NEGATIVE_INFINITY]),
])

function resolvePlain(text: string, tag: string | undefined): JsonValue {
  const word = words.get(text)
  if (word !== undefined) return checkTag(word, text, tag)
  if (/^\.[0-9]/.test(text) && /^\.[0-9_]+([eE][-+]?[0-9]+)?$/.test(text)) return checkTag(Number(text.replaceAll('_', '')), text, tag)
  if (!/^[-+0-9]/.test(text)) return checkTag(text, text, tag)
  const plain = text.replaceAll('_', '')
  const integer = parseInteger(plain)
  if (integer !== undefined) return checkTag(integer, text, tag)
  if (/^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/.test(plain)) {
    const value = Number(plain)
    if (Number.isFinite(value)) return checkTag(value, text, tag)
  }
  return checkTag(text, text, tag)
}

/** As Go's strconv.ParseInt with base 0, then ParseUint. */
function parseInteger(text: string): number | bigint | undefined {
  const match = /^([-+]?)(0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO][0-7]+|0[0-7]*|[1-9][0-9]*)$/.exec(text)
  if (!match) return undefined
  const digits = match[2] ?? '0'
  const magnitude = /^0[0-7]+$/.test(digits) ? BigInt(`0o${digits.slice(1)}`) : BigInt(digits)
  const value = match[1] === '-' ? -magnitude : magnitude
  if (BigInt.asIntN(64, value) !== value && (match[1] !== '' || BigInt.asUintN(64, value) !== value)) return undefined
  if (value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER)) return Number(value)
  return BigInt.asIntN(64, value) === value ? value : Number(value)
}

function checkTag(value: JsonValue, text: string, tag: string | undefined): JsonValue {
  if (tag === undefined || !(tag in tagOf)) return value
  const found =
    typeof value === 'boolean'
      ? '!!bool'
      : value === null
        ? '!!null'
        : typeof value === 'string'
          ? '!!str'
          : Number.isInteger(Number(value))
            ? '!!int'
            : '!!float'
  if (found === tag || (tag === '!!float' && found === '!!int')) return value
  throw malformed(`yaml: cannot decode ${found} \`${text}\` as a ${tag}`)
}

const tagOf: Readonly<Record<string, true>> = { '!!bool': true, '!!int': true, '!!float': true, '!!null': true }

/** Keys of other kinds become strings, as sigs.k8s.io/yaml makes them. */
function keyText(key: JsonValue, value: () => string): string {
  if (typeof key === 'string') return key
  if (typeof key === 'boolean' || typeof key === 'bigint') return String(key)
  if (typeof key === 'number') return Number.isFinite(key) ? String(key) : key > 0 ? '.inf' : key < 0 ? '-.inf' : '.nan'
  if (key === null) throw malformed(`unsupported map key of type: %!s(<nil>), key: <nil>, value: ${value()}`)
  throw malformed(`yaml: invalid map key: ${goSyntax(key)}`)
}

/** What Go's parser says in the cases that people meet; else our parser's words. Line numbers are as near as they can be. */
function syntaxError(error: YAMLError, lines: LineCounter): Error {
  // Of the parser, which is recursive.
  if (/call stack/.test(error.message)) return tooDeep()
  const { line } = lines.linePos(error.pos[0])
  const first = error.message.split('\n')[0] ?? ''
  const message = first.replace(/ at line \d+, column \d+:?$/, '')
  const where = line > 1 ? `line ${line - 1}: ` : ''
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return malformed(`yaml: ${where}found character that cannot start any token`)
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      return malformed(`yaml: ${where}mapping values are not allowed in this context`)
    case 'BAD_INDENT':
      return malformed(`yaml: ${where}did not find expected key`)
    case 'MISSING_CHAR':
      if (/quote/.test(message)) return malformed('yaml: found unexpected end of stream')
      return malformed(`yaml: line ${line}: did not find expected ${/flow map|\}/.test(message) ? "',' or '}'" : "',' or ']'"}`)
    default:
      return malformed(`yaml: line ${line}: ${message}`)
  }
}

function tooDeep(): Error {
  return malformed('yaml: exceeded max depth of 10000')
}

function malformed(text: string): Error {
  return failures.malformedBody(text, { details: badRequest })
}
