import { modelData } from './generated/model-data.js'

/**
 * What is known of an API type at run time. Type codes: `s`tring, `b`oolean, `i`nt32, `l`ong (int64), `n`umber, `q`uantity,
 * `t`ime (null when zero), `x` number or string, `o` free-form object, `e[…]` one of these strings, `@Name` an object of that type, `[` and
 * `{` before a code: list and map of it.
 */
export interface Field {
  readonly name: string
  readonly type: FieldType
  readonly required: boolean
  /** How Go's encoder treats it: left out when nil, left out when zero, always written, or written as null when nil. */
  readonly presence: 'nil' | 'zero' | 'always' | 'null'
}

export type FieldType =
  | { readonly kind: 'string' | 'boolean' | 'int32' | 'int64' | 'number' | 'quantity' | 'time' | 'intOrString' | 'free' }
  | { readonly kind: 'enum'; readonly values: readonly string[] }
  | { readonly kind: 'object'; readonly name: string }
  | { readonly kind: 'list' | 'map'; readonly of: FieldType }

export interface Type {
  readonly name: string
  readonly fields: readonly Field[]
  readonly byName: ReadonlyMap<string, Field>
  readonly required: readonly Field[]
}

type Encoded = Readonly<Record<string, readonly (readonly [name: string, type: string, flags: string])[]>>

const scalarKinds = {
  s: 'string',
  b: 'boolean',
  i: 'int32',
  l: 'int64',
  n: 'number',
  q: 'quantity',
  t: 'time',
  x: 'intOrString',
  o: 'free',
} as const

const presences = { p: 'nil', z: 'zero', a: 'always', n: 'null' } as const

let encoded: Encoded | undefined
const decoded = new Map<string, Type>()

/** The type of that name (`Interface`, `VirtualMachineInstance`, …). The data is parsed when the first one is asked for. */
export function typeOf(name: string): Type {
  let type = decoded.get(name)
  if (type === undefined) {
    encoded ??= JSON.parse(modelData) as Encoded
    const fields = (encoded[name] ?? []).map(([fieldName, code, flags]): Field => {
      const presence = presences[flags[0] as keyof typeof presences]
      return { name: fieldName, type: decodeType(code), required: flags.endsWith('r'), presence }
    })
    type = {
      name,
      fields,
      byName: new Map(fields.map((field) => [field.name, field])),
      required: fields.filter((field) => field.required),
    }
    decoded.set(name, type)
  }
  return type
}

function decodeType(code: string): FieldType {
  const rest = code.slice(1)
  switch (code[0]) {
    case '@':
      return { kind: 'object', name: rest }
    case '[':
      return { kind: 'list', of: decodeType(rest) }
    case '{':
      return { kind: 'map', of: decodeType(rest) }
    case 'e':
      return { kind: 'enum', values: JSON.parse(rest) as string[] }
    default:
      return { kind: scalarKinds[code as keyof typeof scalarKinds] }
  }
}
