import fc from 'fast-check'
import { dataObjectNames } from '../registry/data.js'
import {
  type DataType,
  dataType,
  findNamedType,
  type ItemType,
  itemType,
  type Property,
  type Structure,
  type ValueType,
} from '../registry/types.js'

/** Names of all data objects that are kinds of one. */
function subtypes(name: string): readonly string[] {
  let names = subtypesOf.get(name)
  if (names === undefined) {
    names = dataObjectNames().filter((other) => dataType(other).isA(name))
    subtypesOf.set(name, names)
  }
  return names
}
const subtypesOf = new Map<string, readonly string[]>()

/** Text that XML and JSON can have; also what must be escaped, and spaces at the ends. */
const text = fc.string({
  unit: fc.constantFrom('a', 'Z', '0', ' ', '\n', '\r', '\t', '&', '<', '>', '"', "'", ']]>', 'é', '\u{1f600}', '{', '\\'),
})
const dateTime = fc
  .date({ min: new Date('1970-01-01T00:00:00Z'), max: new Date('2100-01-01T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString())
const base64 = fc.uint8Array({ maxLength: 20 }).map((bytes) => Buffer.from(bytes).toString('base64'))
const long = fc
  .bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })
  .map((value) => (Number.isSafeInteger(Number(value)) ? Number(value) : value))

// Without the infinities, which JSON does not have.
const numbers: Readonly<Record<string, fc.Arbitrary<number | bigint>>> = {
  byte: fc.integer({ min: -128, max: 127 }),
  short: fc.integer({ min: -32768, max: 32767 }),
  int: fc.integer(),
  long: fc.oneof(fc.integer(), long),
  float: fc.float({ noNaN: true, noDefaultInfinity: true }),
  double: fc.double({ noNaN: true, noDefaultInfinity: true }),
}

/** A value of that type, as decoding gives it. `depth` is how many data objects may be inside each other. */
export function arbitraryOf({ item, array }: ValueType, depth: number): fc.Arbitrary<unknown> {
  return array ? fc.array(itemOf(item, depth), { minLength: 1, maxLength: 3 }) : itemOf(item, depth)
}

function itemOf(item: ItemType, depth: number): fc.Arbitrary<unknown> {
  switch (item.kind) {
    case 'string':
      return text
    case 'boolean':
      return fc.boolean()
    case 'number':
    case 'long':
      return numbers[item.name] ?? fc.integer()
    case 'dateTime':
      return dateTime
    case 'base64':
      return base64
    case 'enum':
      return fc.constantFrom(...(item.values ?? []))
    case 'reference':
      return referenceOf
    case 'data':
      // Deep inside only the declared type, so that it ends.
      return fc.constantFrom(...(depth < 0 ? [item.name] : subtypes(item.name))).chain((name) => objectOf(dataType(name), depth))
    case 'any':
      return anyOf(depth)
  }
}

const referenceOf = fc.record(
  { type: fc.constantFrom('VirtualMachine', 'Folder'), value: fc.stringMatching(/^[a-z]{1,5}-[0-9&<>]{1,4}$/), serverGuid: fc.uuid() },
  { requiredKeys: ['type', 'value'] },
)

function anyOf(depth: number): fc.Arbitrary<unknown> {
  const box = (name: string, value: fc.Arbitrary<unknown>) => value.map((_value) => ({ _typeName: name, _value }))
  const plain = [
    text,
    fc.boolean(),
    fc.integer(),
    box('long', fc.integer()),
    long.filter((value) => typeof value === 'bigint'),
    box('short', fc.integer({ min: -5, max: 5 })),
    box('byte', fc.integer({ min: -5, max: 5 })),
    box('double', fc.integer({ min: -5, max: 5 })),
    fc.double({ noNaN: true, noInteger: true, noDefaultInfinity: true }),
    box('float', fc.float({ noNaN: true, noDefaultInfinity: true })),
    box('dateTime', dateTime),
    box('binary', base64),
    box('VirtualMachinePowerState', fc.constantFrom('poweredOn', 'poweredOff')),
    referenceOf.map((value) => ({ _typeName: 'ManagedObjectReference', ...value })),
    ...['ArrayOfString', 'ArrayOfInt', 'ArrayOfLong', 'ArrayOfManagedObjectReference', 'ArrayOfVirtualMachinePowerState'].map((name) => {
      const type = findNamedType(name) ?? { item: itemType('string'), array: true }
      return box(name, fc.array(itemOf(type.item, 0), { maxLength: 3 }))
    }),
  ]
  if (depth <= 0) return fc.oneof(...plain)
  return fc.oneof(
    ...plain,
    fc.constantFrom(...subtypes('OptionValue'), ...subtypes('VirtualDevice')).chain((name) => objectOf(dataType(name), depth - 1)),
    box(
      'ArrayOfVirtualDevice',
      fc.array(
        fc.constantFrom(...subtypes('VirtualDevice')).chain((name) => objectOf(dataType(name), depth - 1)),
        { maxLength: 2 },
      ),
    ),
    box('ArrayOfAnyType', fc.array(fc.constant('x'), { maxLength: 2 })),
  )
}

/** A data object of exactly that type. */
export function objectOf(type: DataType, depth: number): fc.Arbitrary<Record<string, unknown>> {
  return structureOf(type, depth).map((values) => ({ _typeName: type.name, ...values }))
}

export function structureOf(type: Structure, depth: number): fc.Arbitrary<Record<string, unknown>> {
  // Some of the optional ones: types refer to themselves, and large ones are slow to make.
  const isNeeded = ({ optional }: Property) => !optional
  const others = depth > 0 ? type.properties.filter((property) => !isNeeded(property)).map(({ name }) => name) : []
  const choice = fc.subarray(others, { maxLength: Math.min(4, others.length) })
  return choice.chain((chosen) => {
    const properties = type.properties.filter((property) => isNeeded(property) || chosen.includes(property.name))
    return fc.record(Object.fromEntries(properties.map((property) => [property.name, propertyOf(property, depth - 1)])))
  })
}

function propertyOf(property: Property, depth: number): fc.Arbitrary<unknown> {
  // What is required is there, however deep; arrays that are may be empty.
  if (depth < -1 && property.array && !property.optional) return fc.constant([])
  if (!property.array || property.optional) return arbitraryOf(property, depth)
  return fc.array(itemOf(property.item, depth), { maxLength: 2 })
}
