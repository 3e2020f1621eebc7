import { errors } from '../errors.js'
import { checkNumber, int32, showValue } from '../registry/numbers.js'
import {
  type DataType,
  findDataType,
  findNamedType,
  type ItemType,
  itemType,
  type Property,
  type Structure,
  type ValueType,
} from '../registry/types.js'
import type { ManagedObjectReference } from '../values.js'
import { escapeXml } from './escape.js'
import { vim25 } from './namespaces.js'

/** The pieces of an element of one name, made once. */
interface Tags {
  /** `<name` */
  readonly start: string
  /** `<name>` */
  readonly open: string
  readonly close: string
}

const tagsByName = new Map<string, Tags>()

function tagsOf(name: string): Tags {
  let tags = tagsByName.get(name)
  if (tags === undefined) {
    tags = { start: `<${name}`, open: `<${name}>`, close: `</${name}>` }
    tagsByName.set(name, tags)
  }
  return tags
}

/** A property with what writing it takes. */
interface Writable extends Property {
  readonly tags: Tags
}

const writables = new WeakMap<Structure, readonly Writable[]>()

function writablesOf(structure: Structure): readonly Writable[] {
  let properties = writables.get(structure)
  if (properties === undefined) {
    properties = structure.properties.map((property) => ({ ...property, tags: tagsOf(property.name) }))
    writables.set(structure, properties)
  }
  return properties
}

/**
 * A value that was encoded before, for a place that says anyType: put in there, it costs no more than a copy of its text. Good in
 * messages of urn:vim25; elsewhere, and as JSON, it is encoded anew.
 */
export class EncodedValue {
  readonly type: ValueType
  readonly value: unknown
  readonly #text: { readonly attributes: string; readonly content: string } | undefined

  private constructor(type: ValueType, value: unknown, text?: { readonly attributes: string; readonly content: string }) {
    this.type = type
    this.value = value
    this.#text = text
  }

  /** Throws CANNOT_ENCODE. The value must not change afterwards. */
  static of(type: ValueType, value: unknown): EncodedValue {
    const element = encoderFor(vim25).typed('v', type, value)
    const end = element.indexOf('>')
    // A slice of a flat text shares its memory, and a rope would be kept with all its pieces.
    return new EncodedValue(type, value, { attributes: element.slice('<v'.length, end), content: element.slice(end + 1, -'</v>'.length) })
  }

  /** For one message only: it is encoded there. */
  static once(type: ValueType, value: unknown): EncodedValue {
    return new EncodedValue(type, value)
  }

  /** Of its text, in characters, about; 0 if none is kept. */
  get length(): number {
    return this.#text === undefined ? 0 : this.#text.attributes.length + this.#text.content.length
  }

  /** As an element with those tags. Throws CANNOT_ENCODE. */
  element(tags: Tags): string {
    if (this.#text === undefined) return encoderFor(vim25).element(tags, this.type, this.value)
    return `${tags.start}${this.#text.attributes}>${this.#text.content}${tags.close}`
  }
}

/** What a value was encoded to, where it stood. */
interface KeptText {
  readonly encoder: Encoder
  readonly tags: Tags
  readonly declared: DataType | undefined
  readonly text: string
}

const keptTexts = new WeakMap<object, KeptText[]>()

/** The text of a data object that is part of many messages, and never changes, is kept from now on. */
export function keepEncoded<T extends object>(value: T): T {
  if (!keptTexts.has(value)) keptTexts.set(value, [])
  return value
}

/** Writes values as elements of messages in one namespace. */
class Encoder {
  readonly #namespace: string

  constructor(namespace: string) {
    this.#namespace = namespace
  }

  /** The properties of a structure, as elements. */
  properties(structure: Structure, values: Readonly<Record<string, unknown>>): string {
    let text = ''
    for (const property of writablesOf(structure)) text += this.#property(structure, property, values[property.name])
    return text
  }

  /**
   * The same piece by piece, for what is long: elements of arrays one at a time, also of those in a data object that is a property. What is in them
   * is asked for when its turn comes.
   */
  *pieces(structure: Structure, values: Readonly<Record<string, unknown>>, depth = 1): Generator<string> {
    for (const property of writablesOf(structure)) {
      const { item, array, tags } = property
      const value = values[property.name]
      if (array && Array.isArray(value)) {
        for (const element of value) yield this.#property(structure, property, [element])
      } else if (depth > 0 && item.data !== undefined && isOfType(value, item.data)) {
        yield tags.open
        yield* this.pieces(item.data, value, depth - 1)
        yield tags.close
      } else yield this.#property(structure, property, value)
    }
  }

  #property(structure: Structure, property: Writable, value: unknown): string {
    if (value === undefined || value === null) {
      if (!property.optional && !property.array)
        throw errors.cannotEncode(`${structure.label}.${property.name}`, 'it is required, and not there')
      return ''
    }
    try {
      return property.array ? this.#items(property.tags, property.item, value) : this.#item(property.tags, '', property.item, value)
    } catch (error) {
      if (!(error instanceof Unfit)) throw error
      throw errors.cannotEncode(`${structure.label}.${property.name}`, error.message)
    }
  }

  #items(tags: Tags, item: ItemType, values: unknown): string {
    if (!Array.isArray(values)) throw new Unfit(`${showValue(values)} is not an array`)
    let text = ''
    for (const value of values) text += this.#item(tags, '', item, value)
    return text
  }

  /** An element that says its type, as in a place that says anyType. */
  typed(tag: string, type: ValueType, value: unknown): string {
    return this.element(tagsOf(tag), type, value)
  }

  /** The same with tags that were made before. */
  element(tags: Tags, type: ValueType, value: unknown): string {
    try {
      return this.#typed(tags, type, value)
    } catch (error) {
      if (!(error instanceof Unfit)) throw error
      throw errors.cannotEncode(type.array ? type.item.arrayName : type.item.name, error.message)
    }
  }

  #typed(tags: Tags, { item, array }: ValueType, value: unknown): string {
    if (array)
      return `${tags.start} xsi:type="${item.arrayName}">${this.#items(tagsOf(item.schema ?? item.name), item, value)}${tags.close}`
    if (item.kind === 'data') return this.#data(tags, undefined, value, item.name)
    if (item.kind === 'any') return this.#any(tags, value)
    return this.#item(tags, ` xsi:type="${item.schema === undefined ? item.name : `xsd:${item.schema}`}"`, item, value)
  }

  #item(tags: Tags, attributes: string, item: ItemType, value: unknown): string {
    const open = attributes === '' ? tags.open : `${tags.start}${attributes}>`
    switch (item.kind) {
      case 'string':
        if (typeof value !== 'string') throw new Unfit(`${showValue(value)} is not a string`)
        return open + escapeXml(value) + tags.close
      case 'boolean':
        if (typeof value !== 'boolean') throw new Unfit(`${showValue(value)} is not a boolean`)
        return open + (value ? 'true' : 'false') + tags.close
      case 'number':
      case 'long': {
        const problem = checkNumber(item.name, value)
        if (problem !== undefined) throw new Unfit(problem)
        return open + numberText(value as number | bigint) + tags.close
      }
      case 'dateTime':
      case 'base64':
        if (typeof value !== 'string' || (value === '' && item.kind === 'dateTime'))
          throw new Unfit(`${showValue(value)} is not the text of a ${item.name}`)
        return open + escapeXml(value) + tags.close
      case 'enum':
        // Also never an empty element: pyVmomi fails on those.
        if (typeof value !== 'string' || item.values?.has(value) !== true) throw new Unfit(`${showValue(value)} is no ${item.name}`)
        return open + value + tags.close
      case 'reference': {
        const { type, value: id, serverGuid } = value as ManagedObjectReference
        if (typeof type !== 'string' || typeof id !== 'string') throw new Unfit(`${showValue(value)} is not a reference: { type, value }`)
        const server = serverGuid === undefined ? '' : ` serverGuid="${escapeXml(serverGuid)}"`
        return `${tags.start} type="${escapeXml(type)}"${server}${attributes}>${escapeXml(id)}${tags.close}`
      }
      case 'data':
        return this.#data(tags, item.data, value, item.name)
      case 'any':
        return this.#any(tags, value)
    }
  }

  #data(tags: Tags, declared: DataType | undefined, value: unknown, defaultName: string): string {
    if (typeof value !== 'object' || value === null) throw new Unfit(`${showValue(value)} is not an object`)
    const kept = keptTexts.get(value)
    if (kept === undefined) return this.#newData(tags, declared, value, defaultName)
    let found = kept.find((each) => each.encoder === this && each.tags === tags && each.declared === declared)
    if (found === undefined) {
      found = { encoder: this, tags, declared, text: this.#newData(tags, declared, value, defaultName) }
      kept.push(found)
    }
    return found.text
  }

  #newData(tags: Tags, declared: DataType | undefined, value: object, defaultName: string): string {
    const { _typeName: name = defaultName } = value as { _typeName?: string }
    const type = name === declared?.name ? declared : findDataType(name)
    if (type === undefined) throw new Unfit(`there is no type ${name}`)
    if (!type.isA(declared?.name ?? defaultName)) throw new Unfit(`${name} is not a kind of ${declared?.name ?? defaultName}`)
    const open = type === declared ? tags.open : `${tags.start}${this.#typeAttribute(type)}>`
    return open + this.properties(type, value as Readonly<Record<string, unknown>>) + tags.close
  }

  #typeAttribute(type: DataType): string {
    const { namespace } = type
    // Types of vSAN are not told apart from those of vim.
    if (namespace === this.#namespace || this.#namespace === 'urn:vsan') return ` xsi:type="${type.name}"`
    // As vCenter's services beside /sdk do; govmomi knows the prefix vim25 and no other.
    const prefix = namespace.replace(/^urn:/, '')
    return ` xmlns:${prefix}="${namespace}" xsi:type="${prefix}:${type.name}"`
  }

  #any(tags: Tags, value: unknown): string {
    switch (typeof value) {
      case 'string':
        return `${tags.start} xsi:type="xsd:string">${escapeXml(value)}${tags.close}`
      case 'boolean':
        return `${tags.start} xsi:type="xsd:boolean">${value}${tags.close}`
      case 'number':
        return this.#item(tags, ` xsi:type="xsd:${anyNumber(value)}"`, itemType(anyNumber(value)), value)
      case 'bigint':
        return this.#item(tags, ' xsi:type="xsd:long"', itemType('long'), value)
    }
    if (typeof value !== 'object' || value === null) throw new Unfit(`${showValue(value)} has no type of vSphere`)
    if (value instanceof EncodedValue) {
      return this.#namespace === vim25 ? value.element(tags) : this.#typed(tags, value.type, value.value)
    }
    const { _typeName: name, _value: boxed } = value as { _typeName?: string; _value?: unknown }
    if (typeof name !== 'string') throw new Unfit(`${showValue(value)} needs a _typeName, since any type may be here`)
    const type = findNamedType(name)
    if (type === undefined) throw new Unfit(`there is no type ${name}`)
    return this.#typed(tags, type, type.array || (type.item.kind !== 'data' && type.item.kind !== 'reference') ? boxed : value)
  }
}

/** True for a data object of that type itself. */
function isOfType(value: unknown, { name }: DataType): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const { _typeName: own = name } = value as { readonly _typeName?: string }
  return own === name
}

/** The type that a number has where any type may be. */
export function anyNumber(value: number): 'int' | 'long' | 'double' {
  if (!Number.isInteger(value) || Object.is(value, -0)) return 'double'
  if (int32(value)) return 'int'
  return Number.isSafeInteger(value) ? 'long' : 'double'
}

function numberText(value: number | bigint): string {
  if (value === Number.POSITIVE_INFINITY) return 'INF'
  if (value === Number.NEGATIVE_INFINITY) return '-INF'
  return Object.is(value, -0) ? '-0' : String(value)
}

/** What is wrong with a value, before it is known where that stands. */
class Unfit extends Error {}

const encoders = new Map<string, Encoder>()

export function encoderFor(namespace: string): Encoder {
  let encoder = encoders.get(namespace)
  if (encoder === undefined) {
    encoder = new Encoder(namespace)
    encoders.set(namespace, encoder)
  }
  return encoder
}
