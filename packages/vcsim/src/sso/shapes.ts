import { escapeXml, type ManagedObjectReference, reference, type XmlTree } from '@vivarium/vim'
import { attributeOf, childrenOf, textOf } from './xml.js'

/**
 * Types of the services of single sign-on, as values: each says how to write and how to read what is of it. These services are not in vim's data,
 * and have methods of the same names as its own (`Login`, `Get`, `List`), so they can't be in its registry.
 */
export interface Shape<T> {
  /** Throws `WrongValue`. */
  read(element: XmlTree): T
  /** As an element of that name. */
  write(name: string, value: T): string
}

/** What a message has in it that does not fit. */
export class WrongValue extends Error {}

function simple<T>(kind: string, parse: (text: string) => T | undefined): Shape<T> {
  return {
    read(element) {
      const value = parse(textOf(element) ?? '')
      if (value === undefined) throw new WrongValue(`${element.local.slice(0, 80)} must be ${kind}`)
      return value
    },
    write: (name, value) => `<${name}>${escapeXml(String(value))}</${name}>`,
  }
}

/** Blanks are a part of it. */
export const text: Shape<string> = {
  read: (element) => element.content.filter((each) => typeof each === 'string').join(''),
  write: (name, value) => `<${name}>${escapeXml(value)}</${name}>`,
}
export const flag: Shape<boolean> = simple('true or false', (given) => ({ true: true, '1': true, false: false, '0': false })[given])
export const whole: Shape<number> = simple('a whole number', (given) => (/^-?\d{1,15}$/.test(given) ? Number(given) : undefined))

export const object: Shape<ManagedObjectReference> = {
  read: (element) => reference(attributeOf(element, 'type') ?? '', textOf(element) ?? ''),
  write: (name, { type, value }) => `<${name} type="${escapeXml(type)}">${escapeXml(value)}</${name}>`,
}

/** How often an element may be there. */
export interface Field<T> {
  readFrom(elements: readonly XmlTree[], name: string): T
  writeAll(name: string, value: T): string
}

export function optional<T>(shape: Shape<T>): Field<T | undefined> {
  return {
    readFrom: ([element]) => (element === undefined ? undefined : shape.read(element)),
    writeAll: (name, value) => (value === undefined ? '' : shape.write(name, value)),
  }
}

export function list<T>(shape: Shape<T>): Field<readonly T[]> {
  return {
    readFrom: (elements) => elements.map((element) => shape.read(element)),
    writeAll: (name, values) => values.map((value) => shape.write(name, value)).join(''),
  }
}

export type Fields = Readonly<Record<string, Shape<unknown> | Field<unknown>>>
type Of<F> = F extends Field<infer T> ? T : F extends Shape<infer T> ? T : never
type Needed<F> = { [K in keyof F]: undefined extends Of<F[K]> ? never : K }[keyof F]
type Values<F> = { readonly [K in Needed<F>]: Of<F[K]> } & { readonly [K in Exclude<keyof F, Needed<F>>]?: Of<F[K]> }
/** What a record of these fields is. */
export type RecordOf<F> = { readonly [K in keyof Values<F>]: Values<F>[K] }

const isField = (each: Shape<unknown> | Field<unknown>): each is Field<unknown> => 'readFrom' in each

/** A value, however often it may be there, as elements of that name. */
export function writeAs<T>(type: Shape<T> | Field<T>, name: string, value: T): string {
  return 'readFrom' in type ? type.writeAll(name, value) : type.write(name, value)
}

/** Fields in the order in which they are written; they are read in any. */
export function record<const F extends Fields>(fields: F): Shape<RecordOf<F>> & { readonly fields: F } {
  return {
    fields,
    read(element) {
      const children = childrenOf(element)
      const values: Record<string, unknown> = {}
      for (const [name, field] of Object.entries(fields)) {
        const found = children.filter(({ local }) => local === name)
        if (isField(field)) {
          const value: unknown = field.readFrom(found, name)
          if (value !== undefined) values[name] = value
          continue
        }
        const [only] = found
        if (only === undefined) throw new WrongValue(`Required parameter ${name} is missing`)
        values[name] = field.read(only)
      }
      return values as RecordOf<F>
    },
    write(name, value) {
      const given = value as Readonly<Record<string, unknown>>
      const written = Object.entries(fields).map(([key, field]) => writeAs(field, key, given[key]))
      return `<${name}>${written.join('')}</${name}>`
    },
  }
}
