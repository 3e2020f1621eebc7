import { isBoxed, type ManagedObjectReference, referenceKey, unbox } from '@vivarium/vim'

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json }

const recentMs = 24 * 3600_000
const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/
const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g
const identifier =
  /\b(?:vm|task|group-[a-z]+|host|resgroup|datastore|network|dvs|dvportgroup|domain-[a-z]+|datacenter|snapshot|session|folder|virtualapp|resourcepool|clustercomputeresource|computeresource|virtualmachine|hostsystem|distributedvirtualportgroup|distributedvirtualswitch|vmwaredistributedvirtualswitch)-\d+\b/g
/** Numbers that only say which of the things of a server it is, or when. */
const counters = new Set(['key', 'chainId', 'eventChainId', 'changeVersion', 'eventTypeId'])

/** Makes answers of two servers comparable: what differs from run to run gets names that do not. */
export class Mask {
  readonly #nameOf: (reference: ManagedObjectReference) => string | undefined
  readonly #numbers = new Map<string, string>()

  /** `nameOf`: the name of an object of the inventory. */
  constructor(nameOf: (reference: ManagedObjectReference) => string | undefined) {
    this.#nameOf = nameOf
  }

  value(value: unknown, property = ''): Json {
    const plain = isBoxed(value) ? unbox(value) : value
    if (plain === undefined || plain === null) return null
    if (typeof plain === 'bigint') return String(plain)
    if (typeof plain === 'string') return this.text(plain)
    if (typeof plain === 'number') return counters.has(property) ? `<${property}>` : plain
    if (typeof plain === 'boolean') return plain
    if (Array.isArray(plain)) return plain.map((item) => this.value(item))
    if (isReference(plain)) return this.text(`${plain.type} ${this.#nameOf(plain) ?? this.#number(plain.type, referenceKey(plain))}`)
    const entries = Object.entries(plain).filter(([, item]) => item !== undefined)
    return Object.fromEntries(entries.map(([name, item]) => [name, this.value(item, name)]))
  }

  text(text: string): string {
    if (time.test(text) && Math.abs(Date.parse(text) - Date.now()) < recentMs) return '<time>'
    return (
      text
        .replaceAll(uuid, (id) => this.#number('uuid', id))
        .replaceAll(identifier, (id) => this.#number('id', id))
        // A real vCenter's uplink group has the switch's number in its name.
        .replaceAll(/(?<=-DVUplinks-)\d+/g, '<number>')
        .replaceAll(/\/\S*(?:govcsim|vcsim|vivarium)[^\s/]*/g, '<folder>')
    )
  }

  /** The same value has the same number throughout a case. */
  #number(kind: string, value: string): string {
    const key = `${kind} ${value}`
    const known = this.#numbers.get(key)
    if (known !== undefined) return known
    const count = [...this.#numbers.keys()].filter((other) => other.startsWith(`${kind} `)).length
    const name = `<${kind} ${count + 1}>`
    this.#numbers.set(key, name)
    return name
  }
}

export function isReference(value: unknown): value is ManagedObjectReference {
  return (
    typeof value === 'object' &&
    value !== null &&
    'type' in value &&
    'value' in value &&
    Object.keys(value).every((key) => /^(?:_typeName|type|value|serverGuid)$/.test(key))
  )
}
