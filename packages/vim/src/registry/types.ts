import { errors } from '../errors.js'
import {
  type DataTypeEntry,
  dataObjectEntry,
  enumEntry,
  flags,
  type ManagedObjectEntry,
  type MethodEntry,
  managedObjectEntry,
  methodOwners,
  type PropertyTuple,
} from './data.js'

/** What the codec does with a value. */
export type Kind = 'string' | 'boolean' | 'number' | 'long' | 'dateTime' | 'base64' | 'enum' | 'reference' | 'data' | 'any'

const primitives: Readonly<Record<string, { readonly kind: Kind; readonly array: string; readonly schema: string }>> = {
  string: { kind: 'string', array: 'ArrayOfString', schema: 'string' },
  boolean: { kind: 'boolean', array: 'ArrayOfBoolean', schema: 'boolean' },
  byte: { kind: 'number', array: 'ArrayOfByte', schema: 'byte' },
  short: { kind: 'number', array: 'ArrayOfShort', schema: 'short' },
  int: { kind: 'number', array: 'ArrayOfInt', schema: 'int' },
  long: { kind: 'long', array: 'ArrayOfLong', schema: 'long' },
  float: { kind: 'number', array: 'ArrayOfFloat', schema: 'float' },
  double: { kind: 'number', array: 'ArrayOfDouble', schema: 'double' },
  dateTime: { kind: 'dateTime', array: 'ArrayOfDateTime', schema: 'dateTime' },
  binary: { kind: 'base64', array: 'ArrayOfBase64Binary', schema: 'base64Binary' },
  anyType: { kind: 'any', array: 'ArrayOfAnyType', schema: 'anyType' },
}
/** Other names of them: VMODL's own strings, and XML Schema's name for bytes. */
const aliases: Readonly<Record<string, string>> = {
  PropertyPath: 'string',
  TypeName: 'string',
  MethodName: 'string',
  base64Binary: 'binary',
}

/** The type of one value: of a property, or of an array's item. */
export interface ItemType {
  readonly kind: Kind
  /** `int`, `VirtualDevice`, `ManagedObjectReference`; bytes are `binary`. */
  readonly name: string
  /** Its name in XML Schema, if it has one there. */
  readonly schema?: string
  /** Name of the type of arrays of it. */
  readonly arrayName: string
  /** With kind `data`. */
  readonly data?: DataType
  /** With kind `enum`. */
  readonly values?: ReadonlySet<string>
}

/** The type of a property, a parameter or a result. */
export interface ValueType {
  readonly item: ItemType
  readonly array: boolean
}

export interface Property extends ValueType {
  readonly name: string
  readonly optional: boolean
  readonly secret: boolean
  /** Version of the API that it came with. */
  readonly since: string
  /** What one needs to read it, where the data says so. */
  readonly privilege?: string
  /** For references: the type of managed object. */
  readonly target?: string
}

/** What has properties on the wire: a data object, or the parameters of a method. */
export interface Structure {
  /** In messages about malformed input. */
  readonly label: string
  /** All, also inherited ones, in the order of the wire. */
  readonly properties: readonly Property[]
  /** Those that are not optional. */
  readonly required: readonly Property[]
  property(name: string): Property | undefined
}

/** A type of data objects. */
export class DataType implements Structure {
  readonly name: string
  readonly vmodlName: string
  /** That of its name: `urn:vim25`. */
  readonly namespace: string
  readonly since: string
  readonly base: DataType | undefined
  readonly #own: readonly PropertyTuple[]
  readonly #ancestors: ReadonlySet<string>
  #properties: readonly Property[] | undefined
  #required: readonly Property[] | undefined
  #byName: ReadonlyMap<string, Property> | undefined

  constructor(name: string, entry: DataTypeEntry, base: DataType | undefined) {
    this.name = name
    this.vmodlName = entry.n
    this.namespace = namespaceOf('', entry.n)
    this.since = entry.since
    this.base = base
    this.#own = entry.p
    this.#ancestors = new Set([...(base === undefined ? [] : base.#ancestors), name])
  }

  get label(): string {
    return this.vmodlName
  }

  get properties(): readonly Property[] {
    this.#properties ??= [...(this.base?.properties ?? []), ...this.#own.map(propertyOf)]
    return this.#properties
  }

  get required(): readonly Property[] {
    this.#required ??= this.properties.filter(({ optional }) => !optional)
    return this.#required
  }

  property(name: string): Property | undefined {
    this.#byName ??= new Map(this.properties.map((property) => [property.name, property]))
    return this.#byName.get(name)
  }

  /** True for the type itself and those it is derived from. */
  isA(name: string): boolean {
    return this.#ancestors.has(name)
  }
}

/** A method of a managed object. */
export class Method {
  /** On the wire: `PowerOnVM_Task`. */
  readonly name: string
  /** In VMODL: `powerOn`. */
  readonly vmodlName: string
  /** The type of managed object that has it first. */
  readonly owner: string
  /** `urn:vim25`, `urn:pbm` … */
  readonly namespace: string
  readonly since: string
  /** Privilege that one needs, where it does not depend on the arguments. */
  readonly privilege: string | undefined
  readonly faults: readonly string[]
  readonly #entry: MethodEntry
  #request: Structure | undefined
  #response: Structure | undefined

  constructor(vmodlName: string, owner: string, namespace: string, entry: MethodEntry) {
    this.name = entry.w
    this.vmodlName = vmodlName
    this.owner = owner
    this.namespace = namespace
    this.since = entry.since
    this.privilege = entry.priv ?? undefined
    this.faults = entry.f
    this.#entry = entry
  }

  get parameters(): readonly Property[] {
    return this.request.properties.slice(1)
  }

  /** Undefined for a method without. */
  get result(): Property | undefined {
    return this.response.properties[0]
  }

  /** What the task's `info.result` is, for a method that answers with a task that has one. */
  get taskResult(): ValueType | undefined {
    const { tr } = this.#entry
    return tr === undefined || tr === 'void' ? undefined : valueType(tr)
  }

  /** The element of a request: `_this`, then the parameters. */
  get request(): Structure {
    this.#request ??= structure(this.name, [['_this', '*ManagedObject', 0, this.since], ...this.#entry.p])
    return this.#request
  }

  /** The element of an answer. */
  get response(): Structure {
    const { r, rf } = this.#entry
    this.#response ??= structure(`${this.name}Response`, r === 'void' ? [] : [['returnval', r, rf, this.since]])
    return this.#response
  }
}

/** A type of managed objects. */
export class ManagedObjectType {
  readonly name: string
  readonly vmodlName: string
  readonly since: string
  readonly base: ManagedObjectType | undefined
  readonly #own: readonly PropertyTuple[]
  readonly #ownMethods: readonly string[]
  readonly #ancestors: ReadonlySet<string>
  #properties: ReadonlyMap<string, Property> | undefined
  #methods: ReadonlySet<string> | undefined

  constructor(name: string, entry: ManagedObjectEntry, base: ManagedObjectType | undefined) {
    this.name = name
    this.vmodlName = entry.n
    this.since = entry.since
    this.base = base
    this.#own = entry.p
    this.#ownMethods = Object.values(entry.m).map(({ w }) => w)
    this.#ancestors = new Set([...(base === undefined ? [] : base.#ancestors), name])
  }

  /** By name, inherited ones first. */
  get properties(): ReadonlyMap<string, Property> {
    this.#properties ??= new Map([
      ...(this.base?.properties ?? []),
      ...this.#own.map((tuple): [string, Property] => [tuple[0], propertyOf(tuple)]),
    ])
    return this.#properties
  }

  /** Names of its methods on the wire, inherited ones first. */
  get methods(): ReadonlySet<string> {
    this.#methods ??= new Set([...(this.base?.methods ?? []), ...this.#ownMethods])
    return this.#methods
  }

  isA(name: string): boolean {
    return this.#ancestors.has(name)
  }
}

/** A structure of properties that no data object has. */
export function structure(label: string, tuples: readonly PropertyTuple[]): Structure {
  const properties = tuples.map(propertyOf)
  const byName = new Map(properties.map((property) => [property.name, property]))
  return { label, properties, required: properties.filter(({ optional }) => !optional), property: (name) => byName.get(name) }
}

function propertyOf([name, type, bits, since, privilege]: PropertyTuple): Property {
  return {
    name,
    // A link is written as the key of what it leads to.
    ...valueType((bits & flags.link) === 0 ? type : type.replace(/^[^[]+/, 'string')),
    optional: (bits & flags.optional) !== 0,
    secret: (bits & flags.secret) !== 0,
    since,
    ...(privilege === undefined ? {} : { privilege }),
    ...(type.startsWith('*') ? { target: type.slice(1).replace('[]', '') } : {}),
  }
}

/** Of a type as the data writes it: `int`, `VirtualDevice[]`, `*Datastore`, and `!MethodFault` for a fault without its localized message. */
function valueType(text: string): ValueType {
  const array = text.endsWith('[]')
  const name = array ? text.slice(0, -2) : text
  if (name.startsWith('*')) return { item: referenceType, array }
  if (name.startsWith('!')) return { item: itemType(name.slice(1)), array }
  const item = itemType(name)
  // Where a type says fault, the wire has it together with its message.
  return { item: item.data?.isA('MethodFault') ? itemType('LocalizedMethodFault') : item, array }
}

const dataTypes = new Map<string, DataType>()
const managedObjectTypes = new Map<string, ManagedObjectType>()
const itemTypes = new Map<string, ItemType>()
const valueSets = new Map<string, ReadonlySet<string>>()
const methods = new Map<string, Method>()

const own = <T>(record: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined

/** The type of data objects of that name (`VirtualDisk`), or undefined. */
export function findDataType(name: string): DataType | undefined {
  const known = dataTypes.get(name)
  if (known !== undefined) return known
  const entry = dataObjectEntry(name)
  if (entry === undefined) return undefined
  const base = findDataType(entry.b === 'vmodl.RuntimeFault' ? 'RuntimeFault' : entry.b)
  const type = new DataType(name, entry, base)
  dataTypes.set(name, type)
  return type
}

/** Throws UNKNOWN_TYPE. */
export function dataType(name: string): DataType {
  const type = findDataType(name)
  if (type === undefined) throw errors.unknownType('data object', name)
  return type
}

/** The type of managed objects of that name (`VirtualMachine`), or undefined. */
export function findManagedObjectType(name: string): ManagedObjectType | undefined {
  const known = managedObjectTypes.get(name)
  if (known !== undefined) return known
  const entry = managedObjectEntry(name)
  if (entry === undefined) return undefined
  const type = new ManagedObjectType(name, entry, findManagedObjectType(entry.b))
  managedObjectTypes.set(name, type)
  return type
}

/** Throws UNKNOWN_TYPE. */
export function managedObjectType(name: string): ManagedObjectType {
  const type = findManagedObjectType(name)
  if (type === undefined) throw errors.unknownType('managed object', name)
  return type
}

/** The values of an enumeration (`VirtualMachinePowerState`), or undefined. */
export function findEnumValues(name: string): ReadonlySet<string> | undefined {
  const known = valueSets.get(name)
  if (known !== undefined) return known
  const entry = enumEntry(name)
  if (entry === undefined) return undefined
  const values = new Set(entry.v)
  valueSets.set(name, values)
  return values
}

/** The method of that name on the wire (`PowerOnVM_Task`), or undefined. No two managed objects have different methods of one name. */
export function findMethod(name: string): Method | undefined {
  const known = methods.get(name)
  if (known !== undefined) return known
  const owner = methodOwners().get(name)
  const managed = owner === undefined ? undefined : managedObjectEntry(owner)
  if (owner === undefined || managed === undefined) return undefined
  const [vmodlName, entry] = Object.entries(managed.m).find(([, { w }]) => w === name) ?? []
  if (vmodlName === undefined || entry === undefined) return undefined
  const made = new Method(vmodlName, owner, entry.ns ?? namespaceOf(owner, managed.n), entry)
  methods.set(name, made)
  return made
}

/** Throws UNKNOWN_TYPE. */
export function method(name: string): Method {
  const found = findMethod(name)
  if (found === undefined) throw errors.unknownType('method', name)
  return found
}

/** vSAN's managed objects have names of vim, and are served in a namespace of their own; so are those of container volumes. */
const vsan = /^(?:Vsan|VimClusterVsan|Cns|DataProtectionHealthSystem$|HostSpbm$|HostVsanHealthSystem$)/

function namespaceOf(owner: string, vmodlName: string): string {
  const [first = ''] = vmodlName.split('.')
  if (first !== 'vim' && first !== 'vmodl') return `urn:${first}`
  return vsan.test(owner) && owner !== 'VsanUpgradeSystem' ? 'urn:vsan' : 'urn:vim25'
}

const referenceType: ItemType = { kind: 'reference', name: 'ManagedObjectReference', arrayName: 'ArrayOfManagedObjectReference' }

/** The type of that name as a value has it, or undefined: `int`, `VirtualDevice`, `VirtualMachinePowerState`, `ManagedObjectReference`. */
export function findItemType(name: string): ItemType | undefined {
  const known = itemTypes.get(name)
  if (known !== undefined) return known
  const made = makeItemType(name)
  if (made !== undefined) itemTypes.set(name, made)
  return made
}

function makeItemType(name: string): ItemType | undefined {
  if (name === referenceType.name) return referenceType
  const alias = own(aliases, name)
  if (alias !== undefined) return findItemType(alias)
  const primitive = own(primitives, name)
  if (primitive !== undefined) return { kind: primitive.kind, name, schema: primitive.schema, arrayName: primitive.array }
  const arrayName = `ArrayOf${name.charAt(0).toUpperCase()}${name.slice(1)}`
  const values = findEnumValues(name)
  if (values !== undefined) return { kind: 'enum', name, arrayName, values }
  const data = findDataType(name)
  return data === undefined ? undefined : { kind: 'data', name, arrayName, data }
}

/** Throws UNKNOWN_TYPE. */
export function itemType(name: string): ItemType {
  const type = findItemType(name)
  if (type === undefined) throw errors.unknownType('type', name)
  return type
}

const arrayPrimitives: ReadonlyMap<string, string> = new Map(Object.entries(primitives).map(([name, { array }]) => [array, name]))

/** The type that a name in `xsi:type` or `_typeName` has: `VirtualDisk`, `ArrayOfVirtualDevice`, `ArrayOfInt`; undefined if there is none. */
export function findNamedType(name: string): ValueType | undefined {
  const item = findItemType(name)
  if (item !== undefined) return { item, array: false }
  if (!name.startsWith('ArrayOf')) return undefined
  const of = name.slice('ArrayOf'.length)
  const items = findItemType(arrayPrimitives.get(name) ?? of) ?? findItemType(of.charAt(0).toLowerCase() + of.slice(1))
  return items === undefined ? undefined : { item: items, array: true }
}

/** True when data objects of type `name` are ones of type `base` too. */
export function isSubtype(name: string, base: string): boolean {
  return findDataType(name)?.isA(base) ?? false
}
