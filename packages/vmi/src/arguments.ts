import { isVivariumError, VivariumError } from '@vivarium/core/errors'
import { errors } from './errors.js'
import type { ApiTypes } from './generated/types.js'
import { isObject, make } from './go-json.js'
import { canonicalQuantity } from './quantity.js'

/**
 * One argument of a builder: its name, and how it is checked and read. Callers in JavaScript get an error that names the builder
 * and the argument instead of an object with holes.
 */
export interface Argument<T> {
  readonly name: string
  /** True for a trailing variadic: `read` is called for each of the rest. */
  readonly rest?: true
  /** The value as the builder takes it; `problem` is thrown with what is wrong. */
  readonly read: (value: unknown, refuse: Refuse) => T
}

type Refuse = (problem: string) => never

/** The arguments of a function with these parameters. */
export type Arguments<A extends readonly unknown[]> = A extends readonly []
  ? readonly []
  : A extends readonly [infer First, ...infer Rest]
    ? readonly [Argument<First>, ...Arguments<Rest>]
    : A extends readonly (infer Item)[]
      ? readonly [Argument<Item> & { readonly rest: true }]
      : never

const describe = (value: unknown): string => {
  if (value === undefined || value === null) return `is ${value}`
  if (Array.isArray(value)) return 'is a list'
  if (typeof value === 'object' || typeof value === 'function') return `is ${typeof value === 'object' ? 'an object' : 'a function'}`
  return `is the ${typeof value} ${JSON.stringify(value) ?? String(value)}`
}

const expected = (value: unknown, what: string) => `${describe(value)}; expected ${what}`

export const text = <T extends string = string>(name: string): Argument<T> => ({
  name,
  read: (value, refuse) => (typeof value === 'string' ? (value as T) : refuse(expected(value, 'a string'))),
})

export const flag = (name: string): Argument<boolean> => ({
  name,
  read: (value, refuse) => (typeof value === 'boolean' ? value : refuse(expected(value, 'true or false'))),
})

const integer = (name: string, least: number, most: number): Argument<number> => ({
  name,
  read: (value, refuse) =>
    typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
      ? value
      : refuse(expected(value, `a whole number from ${least} to ${most}`)),
})

export const uint32 = (name: string) => integer(name, 0, 2 ** 32 - 1)
export const int32 = (name: string) => integer(name, -(2 ** 31), 2 ** 31 - 1)
export const int64 = (name: string) => integer(name, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)

/** A Kubernetes quantity such as `512Mi`, read into canonical form. */
export const quantity = (name: string): Argument<string> => ({
  name,
  read: (value, refuse) => (typeof value === 'string' ? canonicalQuantity(value) : refuse(expected(value, 'a quantity such as "512Mi"'))),
})

/** An object of the API type of that name. It is copied, so that later changes to the caller's object change nothing here. */
export const object = <Name extends keyof ApiTypes>(name: string, typeName: Name): Argument<ApiTypes[Name]> => ({
  name,
  read: (value, refuse) =>
    isObject(value) ? make(typeName, value as ApiTypes[Name]) : refuse(expected(value, `an object, the API's ${typeName}`)),
})

/** The caller's own object, for functions whose purpose is to change it or to look something up in it. */
export const same = <Name extends keyof ApiTypes>(name: string, typeName: Name): Argument<ApiTypes[Name]> => ({
  name,
  read: (value, refuse) => (isObject(value) ? (value as ApiTypes[Name]) : refuse(expected(value, `an object, the API's ${typeName}`))),
})

/** A map of strings, such as labels. */
export const textMap = (name: string): Argument<Readonly<Record<string, string>>> => ({
  name,
  read: (value, refuse) => {
    if (!isObject(value)) return refuse(expected(value, 'an object of strings'))
    for (const [key, item] of Object.entries(value)) {
      if (typeof item !== 'string') refuse(`has a value that is not a string: ${JSON.stringify(key)} ${describe(item)}`)
    }
    return { ...value } as Record<string, string>
  },
})

/** An option that another builder made. */
export const option = <T extends (target: never) => void>(name: string): Argument<T> => ({
  name,
  read: (value, refuse) => {
    if (typeof value === 'function') return value as T
    return refuse(
      Array.isArray(value) ? 'is a list of options; spread it: ...options' : expected(value, 'an option, as a with… function returns it'),
    )
  },
})

/** Zero or more of the argument, at the end of the list. */
export const rest = <T>(argument: Argument<T>): Argument<T> & { readonly rest: true } => ({ ...argument, rest: true })

/** The values as the builder takes them. Throws INVALID_ARGUMENT, or INVALID_QUANTITY. */
export function readArguments<A extends readonly unknown[]>(builder: string, specs: Arguments<A>, values: readonly unknown[]): A {
  const read: unknown[] = []
  for (const [index, spec] of (specs as readonly Argument<unknown>[]).entries()) {
    const refuse = (problem: string): never => {
      throw errors.invalidArgument(builder, spec.name, problem)
    }
    const given = spec.rest ? values.slice(index) : [values[index]]
    for (const value of given) read.push(naming(builder, spec.name, () => spec.read(value, refuse)))
  }
  return read as unknown as A
}

/** An error about a quantity inside of the argument names the builder and the argument, too. */
function naming<T>(builder: string, argument: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (!isVivariumError(error, 'INVALID_QUANTITY')) throw error
    throw new VivariumError(error.code, error.kind, `${builder}: argument ${JSON.stringify(argument)}: ${error.message}`, { cause: error })
  }
}
