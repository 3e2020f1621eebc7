type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
type JsonObject = { [key: string]: Json }

const uuid = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g
const time = /\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(?:Z|[+-]\d\d:\d\d)/g
const clusterIp = /\b10\.0\.0\.\d{1,3}\b(?!\/)/g
const address = /\b127\.0\.0\.1:\d+/g
const documentHash = /\bhash=[0-9A-F]{64,}/g
/** Where the server's sources lie, which depends on how it was built. */
const schemeName = /in scheme "[^"]+"/g
/** As tables tell ages: `5s`, `3m12s`, `6y324d`. */
const wholeAge = /^\d+[smhdy](?:\d+[smhd])?$/
const restartAge = /\(\d+[smhdy](?:\d+[smhd])? ago\)/
const recentMs = 24 * 3600_000

/**
 * Replaces what differs from run to run by names that do not: the same value gets the same name wherever it stands in a case, so that
 * what is equal in the recorded answers must be equal in ours. What the case itself sent stays.
 */
export class Mask {
  readonly #namespace: string
  readonly #sent: string
  readonly #names = new Map<string, string>()
  readonly #counts = new Map<string, number>()
  readonly #revisions = new Set<string>()
  /** Names that were generated for objects that did not come to be: the prefix (to 58 characters), then five. */
  readonly #prefixes: readonly RegExp[]

  /** `sent`: everything that the case sends, as one text. */
  constructor(namespace: string, sent: string) {
    this.#namespace = namespace
    this.#sent = sent
    this.#prefixes = [...sent.matchAll(/"generateName":"([^"]{1,58})/g)].map(
      ([, prefix = '']) => new RegExp(`(${escaped(prefix)})[bcdfghjklmnpqrstvwxz2456789]{5}\\b`, 'g'),
    )
  }

  value(value: Json): Json {
    this.#learn(value)
    return this.#mask(value, [])
  }

  text(text: string): string {
    let masked = text.replaceAll(uuid, (id) => this.#named('uid', id))
    masked = masked.replaceAll(time, (at, fraction) => this.#time(at, fraction))
    masked = masked.replaceAll(clusterIp, (ip) => this.#named('cluster IP', ip))
    masked = masked.replaceAll(address, '<address>').replaceAll(documentHash, 'hash=<hash>').replaceAll(schemeName, 'in scheme "<scheme>"')
    for (const [volatile, name] of this.#names) if (name.includes('<generated')) masked = masked.replaceAll(volatile, name)
    for (const prefix of this.#prefixes) masked = masked.replaceAll(prefix, '$1<generated>')
    return masked.replaceAll(this.#namespace, '$ns')
  }

  /** Generated names have to be known before the first text is masked that has them. */
  #learn(value: Json): void {
    if (typeof value !== 'object' || value === null) return
    if (Array.isArray(value)) {
      for (const item of value) this.#learn(item)
      return
    }
    const { metadata } = value
    if (isObject(metadata)) {
      const { generateName, name } = metadata
      if (typeof generateName === 'string' && typeof name === 'string' && name.startsWith(generateName) && !this.#sent.includes(name)) {
        this.#named('generated', name, generateName.replaceAll(this.#namespace, '$ns'))
      }
    }
    for (const item of Object.values(value)) this.#learn(item)
  }

  #mask(value: Json, path: readonly string[]): Json {
    if (typeof value === 'string') return this.#string(value, path)
    if (typeof value === 'number') return this.#number(value, path)
    if (Array.isArray(value) && path.includes('protobuf')) return this.#wireField(value, path)
    if (Array.isArray(value)) return value.map((item, index) => this.#mask(item, [...path, String(index)]))
    if (!isObject(value)) return value
    const metadata = isObject(value.metadata) ? value.metadata : undefined
    const entries = Object.entries(value).map(([key, item]): [string, Json] => [this.text(key), this.#mask(item, [...path, key])])
    const masked: JsonObject = Object.fromEntries(entries)
    if (metadata && isObject(masked.metadata)) this.#revision(metadata, masked.metadata)
    // Conflicts of server-side apply come in no order, managers in that of the seconds in which they wrote.
    if (Array.isArray(masked.causes) && masked.causes.every(isConflict)) masked.causes = sorted(masked.causes)
    if (Array.isArray(masked.managedFields)) masked.managedFields = sorted(masked.managedFields)
    return masked
  }

  /** In a wire tree: a version is the sixth field of an object's metadata, the second of a list's, and times are seconds. */
  #wireField(field: Json[], path: readonly string[]): Json {
    const [number, value] = field
    if (typeof value === 'string' && /^\d{2,}$/.test(value)) {
      if (number === 6) return [number, this.#named('version', value)]
      if (number === 2) return [number, '<revision>']
    }
    if (typeof value === 'number' && Math.abs(value * 1000 - Date.now()) < recentMs) return [number ?? null, '<time>']
    return field.map((item, index) => this.#mask(item, [...path, String(index)]))
  }

  /** A list's or bookmark's revision is the server's, which moves by itself; an object's tells when it was written. */
  #revision(metadata: JsonObject, masked: JsonObject): void {
    if (typeof metadata.continue === 'string' && metadata.continue !== '') masked.continue = '<continue>'
    const { resourceVersion } = metadata
    if (typeof resourceVersion !== 'string' || this.#isSent(resourceVersion)) return
    if (metadata.name === undefined && metadata.uid === undefined) masked.resourceVersion = resourceVersion === '' ? '' : '<revision>'
    else {
      this.#revisions.add(resourceVersion)
      masked.resourceVersion = this.#named('version', resourceVersion)
    }
  }

  #string(value: string, path: readonly string[]): Json {
    const [key, above] = [path.at(-1), path.at(-2)]
    if (key === 'serverAddress') return '<address>'
    // Prose, which the data of a version does not have.
    if (key === 'description' && path.includes('columnDefinitions')) return '<description>'
    if (above === 'cells') return this.text(value.replace(wholeAge, '<age>').replace(restartAge, '(<age> ago)'))
    if (key === 'token' && path.includes('status')) return '<token>'
    if (key === 'message' || key === 'reason') return this.#message(value)
    return this.text(value)
  }

  /** Revisions in messages; numbers of two digits and less are likelier something else. */
  #message(message: string): string {
    let masked = message.replace(/(resource version: \d+(?:, current:)? \(?)\d+/gi, '$1<revision>')
    for (const revision of this.#revisions) {
      if (revision.length > 2) masked = masked.replaceAll(new RegExp(`\\b${revision}\\b`, 'g'), this.#named('version', revision))
    }
    return this.text(masked)
  }

  #number(value: number, path: readonly string[]): Json {
    const key = path.at(-1) ?? ''
    const isPort = /nodePort/i.test(key) && value >= 30000 && value <= 32767
    return isPort && !this.#isSent(String(value)) ? this.#named('node port', String(value)) : value
  }

  #time(at: string, fraction: string | undefined): string {
    if (Math.abs(Date.parse(at) - Date.now()) > recentMs || this.#isSent(at)) return at
    return fraction === undefined ? '<time>' : '<microtime>'
  }

  /** The name that stands for a volatile value; what the case itself sent stays as it is. */
  #named(kind: string, value: string, prefix = ''): string {
    const known = this.#names.get(`${kind} ${value}`) ?? this.#names.get(value)
    if (known !== undefined) return known
    if (this.#isSent(value)) return value
    const count = (this.#counts.get(kind) ?? 0) + 1
    this.#counts.set(kind, count)
    const name = `${prefix}<${kind} ${count}>`
    this.#names.set(kind === 'generated' ? value : `${kind} ${value}`, name)
    return name
  }

  #isSent(value: string): boolean {
    return new RegExp(`(?<![\\w-])${escaped(value)}(?![\\w-])`).test(this.#sent)
  }
}

function isConflict(cause: Json): boolean {
  return isObject(cause) && cause.reason === 'FieldManagerConflict'
}

function sorted(items: readonly Json[]): Json[] {
  return [...items].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export type { Json }
