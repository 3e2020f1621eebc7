import { errors } from '../errors.js'
import { parseNumber, showValue } from '../registry/numbers.js'
import { isBase64, isDateTime } from '../registry/texts.js'
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
import { anyNumber } from './encoder.js'
import { xmlSchema, xmlSchemaInstance } from './namespaces.js'
import type { Position, XmlTag } from './xml-handler.js'

export interface DecodeOptions {
  /**
   * What to do with elements, types and values of enumerations that are not in the data. vCenter refuses them in requests (`refuse`, which
   * also refuses data objects without what they must have). A client that talks to a newer vCenter ignores them (`ignore`).
   */
  readonly unknown: 'refuse' | 'ignore'
}

/** What all frames of a document share. */
export class Decoding {
  readonly unknown: DecodeOptions['unknown']
  /** Where the tag begins that was just opened. */
  position: Position = { line: 1, column: 0 }
  /** The namespace that a prefix stands for there. */
  resolve: (prefix: string) => string | undefined = () => undefined
  /** What the whole message is, in errors. */
  what = 'HTTP request before method was determined'
  /** The one frame of a leaf that may be open: most elements are leaves, and nothing is inside of them. */
  leaf: LeafFrame | undefined

  constructor({ unknown }: DecodeOptions) {
    this.unknown = unknown
  }
}

/** An element that is open. What comes inside of it goes to its frame; at its end it hands its value to the frame that it is in. */
export abstract class Frame {
  // Only declared: there is a frame for each element, and to define fields first takes longer than all else in it.
  declare parent: Frame | undefined
  declare readonly decoding: Decoding
  declare private readonly position: Position

  constructor(parent: Frame | undefined, decoding: Decoding) {
    this.parent = parent
    this.decoding = decoding
    this.position = decoding.position
  }

  /** The frame of an element inside. */
  abstract open(tag: XmlTag): Frame

  text(text: string): void {
    if (this.decoding.unknown === 'refuse' && /\S/.test(text)) throw this.refuse(`Unexpected text ${showValue(text.trim())} seen`)
  }

  close(): void {}

  /** Takes the value of a property, of an item or of the whole from a frame inside. */
  take(_slot: Property | undefined, _value: unknown): void {}

  /** What is being parsed here, outermost last. */
  protected describe(): string {
    return ''
  }

  context(): string {
    let text = ''
    for (let frame: Frame | undefined = this; frame !== undefined; frame = frame.parent) text += frame.describe()
    return text
  }

  protected at(what: string): string {
    return `\n\nwhile parsing ${what}\nat line ${this.position.line}, column ${this.position.column}`
  }

  refuse(why: string): Error {
    return errors.invalidRequest(why, this.context())
  }
}

/** An element that nobody asked for, with all inside. */
export class SkipFrame extends Frame {
  open(_tag: XmlTag): Frame {
    return new SkipFrame(this, this.decoding)
  }

  override text(): void {}
}

/** A data object, or the parameters or result of a method. */
export class StructureFrame extends Frame {
  readonly structure: Structure
  readonly value: Record<string, unknown>
  readonly #slot: Property | undefined

  constructor(parent: Frame, decoding: Decoding, structure: Structure, slot?: Property) {
    super(parent, decoding)
    this.structure = structure
    this.#slot = slot
    this.value = 'vmodlName' in structure ? { _typeName: (structure as DataType).name } : {}
  }

  open(tag: XmlTag): Frame {
    const property = this.structure.property(tag.local)
    if (property === undefined) {
      if (this.decoding.unknown === 'refuse') throw this.refuse(`Unexpected element tag "${tag.local.slice(0, 80)}" seen`)
      return new SkipFrame(this, this.decoding)
    }
    return openValue(this, property, property, tag)
  }

  override take(slot: Property, value: unknown): void {
    const { value: object } = this
    if (!slot.array) {
      object[slot.name] = value
      return
    }
    const items = object[slot.name] as unknown[] | undefined
    if (items === undefined) object[slot.name] = [value]
    else items.push(value)
  }

  override close(): void {
    for (const { name, array } of this.structure.required) {
      if (this.value[name] !== undefined) continue
      if (array) this.value[name] = []
      else if (this.decoding.unknown === 'refuse') throw this.refuse(this.missing(name))
    }
    this.parent?.take(this.#slot, this.value)
  }

  protected missing(name: string): string {
    const { name: type } = this.structure as DataType
    return `Required property ${name} is missing from data object of type ${type}`
  }

  protected override describe(): string {
    const within = this.#slot === undefined ? '' : `\n\nwhile parsing property "${this.#slot.name}" of static type ${typeName(this.#slot)}`
    return this.at(`serialized DataObject of type ${this.structure.label}`) + within
  }
}

/** A value that is text. */
class LeafFrame extends Frame {
  #item: ItemType
  #slot: Property
  /** Where any type may be: the name that the value's box needs. */
  #box: string | undefined
  #text = ''

  constructor(parent: Frame, item: ItemType, slot: Property) {
    super(parent, parent.decoding)
    this.#item = item
    this.#slot = slot
  }

  reuse(parent: Frame, item: ItemType, slot: Property, box: string | undefined): this {
    this.parent = parent
    this.#item = item
    this.#slot = slot
    this.#box = box
    this.#text = ''
    return this
  }

  open(tag: XmlTag): Frame {
    throw this.refuse(`Unexpected element tag "${tag.local.slice(0, 80)}" seen inside a ${this.#item.name}`)
  }

  override text(text: string): void {
    this.#text += text
  }

  override close(): void {
    const value = this.#parse(this.#text)
    if (value === undefined) return
    this.parent?.take(this.#slot, this.#box === undefined ? value : boxed(this.#box, value))
  }

  #parse(text: string): unknown {
    switch (this.#item.kind) {
      case 'string':
        return text
      case 'boolean': {
        const word = text.trim()
        if (word === 'true' || word === '1') return true
        if (word === 'false' || word === '0') return false
        break
      }
      case 'number':
      case 'long': {
        const number = parseNumber(this.#item.name, text)
        if (number !== undefined) return number
        break
      }
      case 'dateTime':
        if (isDateTime(text.trim())) return text.trim()
        break
      case 'base64': {
        const compact = text.replace(/\s+/g, '')
        if (isBase64(compact)) return compact
        break
      }
      case 'enum': {
        const word = text.trim()
        if (this.#item.values?.has(word)) return word
        // govmomi's simulator writes unset ones as empty elements.
        if (this.decoding.unknown === 'ignore') return word === '' ? undefined : word
        break
      }
    }
    throw this.refuse(`${showValue(text)} is not a valid ${this.#item.name}`)
  }

  protected override describe(): string {
    return `\n\nwhile parsing property "${this.#slot.name}" of static type ${typeName(this.#slot)}`
  }
}

class ReferenceFrame extends Frame {
  readonly #slot: Property
  readonly #type: string
  readonly #serverGuid: string | undefined
  readonly #boxed: boolean
  #text = ''

  constructor(parent: Frame, slot: Property, tag: XmlTag, boxed: boolean) {
    super(parent, parent.decoding)
    this.#slot = slot
    const type = tag.attributes.type?.value ?? slot.target
    if (type === undefined || type === '') throw parent.refuse(`the reference "${tag.local}" has no attribute "type"`)
    this.#type = type
    this.#serverGuid = (tag.attributes.serverGuid ?? tag.attributes.serverGUID)?.value
    this.#boxed = boxed
  }

  open(tag: XmlTag): Frame {
    throw this.refuse(`Unexpected element tag "${tag.local.slice(0, 80)}" seen inside a reference`)
  }

  override text(text: string): void {
    this.#text += text
  }

  override close(): void {
    this.parent?.take(this.#slot, {
      ...(this.#boxed ? { _typeName: 'ManagedObjectReference' } : {}),
      type: this.#type,
      value: this.#text.trim(),
      ...(this.#serverGuid === undefined ? {} : { serverGuid: this.#serverGuid }),
    })
  }

  protected override describe(): string {
    return `\n\nwhile parsing property "${this.#slot.name}" of static type ${typeName(this.#slot)}`
  }
}

/** `ArrayOfX`: an element around the items. */
class ArrayFrame extends Frame {
  readonly #item: Property
  readonly #slot: Property
  readonly #items: unknown[] = []
  /** Whether the items, and not the array, are what the place around takes. */
  readonly #isSpread: boolean

  constructor(parent: Frame, item: ItemType, slot: Property, isSpread: boolean) {
    super(parent, parent.decoding)
    this.#isSpread = isSpread
    this.#item = { name: item.name, item, array: false, optional: false, secret: false, since: '' }
    this.#slot = slot
  }

  open(tag: XmlTag): Frame {
    return openValue(this, this.#item, this.#item, tag)
  }

  override take(_slot: Property, value: unknown): void {
    this.#items.push(value)
  }

  override close(): void {
    if (this.#isSpread) for (const item of this.#items) this.parent?.take(this.#slot, item)
    else this.parent?.take(this.#slot, { _typeName: this.#item.item.arrayName, _value: this.#items })
  }

  protected override describe(): string {
    return this.at(`serialized array of type ${this.#item.item.arrayName}`)
  }
}

/** The frame of a value whose type is declared, or said by the element itself. */
export function openValue(parent: Frame, declared: ValueType, slot: Property, tag: XmlTag): Frame {
  let said: string | undefined
  let saidBySchema = false
  for (const name in tag.attributes) {
    const { uri, local, value } = tag.attributes[name] ?? { uri: '', local: '', value: '' }
    if (uri !== xmlSchemaInstance) continue
    if (local === 'nil' && (value === 'true' || value === '1')) return new SkipFrame(parent, parent.decoding)
    if (local !== 'type') continue
    const colon = value.indexOf(':')
    const prefix = value.slice(0, Math.max(0, colon)).trim()
    said = value.slice(colon + 1).trim()
    saidBySchema = parent.decoding.resolve(prefix) === xmlSchema
  }
  const { item } = declared
  if (item.kind === 'any') return openAny(parent, slot, tag, said, saidBySchema)
  if (item.kind === 'data') return openData(parent, item, slot, said)
  // A place that is declared as an array may also have one element that says so of itself.
  if (declared.array && said?.startsWith('ArrayOf')) return new ArrayFrame(parent, item, slot, true)
  if (item.kind === 'reference') return new ReferenceFrame(parent, slot, tag, false)
  return openLeaf(parent, item, slot)
}

function openData(parent: Frame, item: ItemType, slot: Property, said: string | undefined): Frame {
  const { data } = item
  if (data === undefined) throw parent.refuse(`${item.name} is no data object`)
  if (said === undefined || said === item.name) return new StructureFrame(parent, parent.decoding, data, slot)
  const type = findDataType(said)
  if (type?.isA(data.name)) return new StructureFrame(parent, parent.decoding, type, slot)
  if (slot.array && said === item.arrayName) return new ArrayFrame(parent, item, slot, true)
  if (parent.decoding.unknown === 'ignore' && type === undefined) return new StructureFrame(parent, parent.decoding, data, slot)
  throw parent.refuse(type === undefined ? unknownType(said) : `Type ${said} is not a subtype of ${data.name}`)
}

const structureKinds = new Set(['data', 'reference', 'any'])

function openAny(parent: Frame, slot: Property, tag: XmlTag, said: string | undefined, saidBySchema: boolean): Frame {
  if (said === undefined) {
    if (tag.attributes.type !== undefined) return new ReferenceFrame(parent, slot, tag, true)
    return openLeaf(parent, stringType, slot, 'string')
  }
  const type = saidBySchema ? schemaType(said) : findNamedType(said)
  if (type === undefined || (type.item.kind === 'any' && !type.array)) {
    if (parent.decoding.unknown === 'ignore') return new SkipFrame(parent, parent.decoding)
    throw parent.refuse(unknownType(said))
  }
  const { item } = type
  if (type.array) return new ArrayFrame(parent, item, slot, false)
  if (item.data !== undefined) return new StructureFrame(parent, parent.decoding, item.data, slot)
  if (item.kind === 'reference') return new ReferenceFrame(parent, slot, tag, true)
  return openLeaf(parent, item, slot, item.name)
}

const stringType = itemType('string')

function openLeaf(parent: Frame, item: ItemType, slot: Property, box?: string): Frame {
  const { decoding } = parent
  decoding.leaf ??= new LeafFrame(parent, item, slot)
  return decoding.leaf.reuse(parent, item, slot, box)
}

function schemaType(name: string): ValueType | undefined {
  const type = findNamedType(name)
  return type?.item.schema !== undefined && !structureKinds.has(type.item.kind) ? type : undefined
}

function unknownType(name: string): string {
  return `Type not found: ${name.slice(0, 80)}`
}

/** A value of a type that its form tells, by itself; any other in a box. */
function boxed(name: string, value: unknown): unknown {
  if (name === 'string' || name === 'boolean') return value
  if (typeof value === 'bigint') return value
  if (typeof value === 'number' && anyNumber(value) === name) return value
  return { _typeName: name, _value: value }
}

function typeName({ item, array }: ValueType): string {
  return array ? item.arrayName : item.name
}
