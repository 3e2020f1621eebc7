import type { KubernetesData, MessageField } from '../data.js'

/** How a value of a Go type stands in JSON. */
export type GoKind =
  | 'struct'
  | 'list'
  | 'map'
  | 'string'
  | 'bool'
  | 'int32'
  | 'int64'
  | 'double'
  | 'bytes'
  | 'quantity'
  | 'time'
  | 'microTime'
  | 'intOrString'
  /** Any JSON, kept as it is: RawExtension, FieldsV1, apiextensions' JSON. */
  | 'raw'
  | 'schemaOrBool'
  | 'schemaOrArray'
  | 'schemaOrStrings'

/** A Go type of the API, as far as JSON and protobuf need it. */
export interface GoType {
  readonly kind: GoKind
  /** As Go prints it: `v1.PodSpec`, `[]v1.Container`, `map[string]string`, `v1.RestartPolicy`. */
  readonly name: string
  /** Of lists and maps; for the `schemaOr…` kinds the schema. */
  readonly element?: GoType
  /** Of structs; compiled when first used, since types refer to themselves. */
  readonly struct?: GoStruct
}

export interface GoStruct {
  /** The message's name in the wire schema. */
  readonly message: string
  /** Without its package: `PodSpec`. */
  readonly name: string
  /** In the order of Go's struct, which is that of its JSON; embedded structs' fields stand in line. */
  readonly fields: readonly GoField[]
  readonly byJson: ReadonlyMap<string, GoField>
  /** Those that are written even when they are not given. */
  readonly always: FieldMask
  /** It is a kind: `kind` and `apiVersion` come before its fields. They are not on the wire, so they are none of these. */
  readonly typeMeta: boolean
}

/** Fields of a struct by their index: a bit for each, of the first 32 and of the others. No struct of the API has more than 64. */
export interface FieldMask {
  readonly low: number
  readonly high: number
}

export interface GoField {
  /** Its place in the struct. */
  readonly index: number
  readonly json: string
  readonly type: GoType
  readonly pointer: boolean
  readonly omitEmpty: boolean
  readonly omitZero: boolean
}

const special: Readonly<Record<string, GoKind>> = {
  'k8s.io.apimachinery.pkg.api.resource.Quantity': 'quantity',
  'k8s.io.apimachinery.pkg.apis.meta.v1.Time': 'time',
  'k8s.io.apimachinery.pkg.apis.meta.v1.MicroTime': 'microTime',
  'k8s.io.apimachinery.pkg.util.intstr.IntOrString': 'intOrString',
  'k8s.io.apimachinery.pkg.runtime.RawExtension': 'raw',
  'k8s.io.apimachinery.pkg.apis.meta.v1.FieldsV1': 'raw',
  'k8s.io.apiextensions_apiserver.pkg.apis.apiextensions.v1.JSON': 'raw',
  'k8s.io.apiextensions_apiserver.pkg.apis.apiextensions.v1.JSONSchemaPropsOrBool': 'schemaOrBool',
  'k8s.io.apiextensions_apiserver.pkg.apis.apiextensions.v1.JSONSchemaPropsOrArray': 'schemaOrArray',
  'k8s.io.apiextensions_apiserver.pkg.apis.apiextensions.v1.JSONSchemaPropsOrStringArray': 'schemaOrStrings',
}

const scalars: Readonly<Record<string, { kind: GoKind; name: string }>> = {
  string: { kind: 'string', name: 'string' },
  bool: { kind: 'bool', name: 'bool' },
  int32: { kind: 'int32', name: 'int32' },
  int64: { kind: 'int64', name: 'int64' },
  double: { kind: 'double', name: 'float64' },
  bytes: { kind: 'bytes', name: '[]uint8' },
}

const maxFields = 64

/** The Go types of one version's data; each is compiled when it is first asked for. */
export class GoTypes {
  readonly #data: Pick<KubernetesData, 'protobuf' | 'goTypes'>
  readonly #types = new Map<string, GoType>()
  #kinds: ReadonlySet<string> | undefined

  constructor(data: Pick<KubernetesData, 'protobuf' | 'goTypes'>) {
    this.#data = data
  }

  /** The type of a kind; undefined for one that is not in the data. */
  ofKind(group: string, version: string, kind: string): GoType | undefined {
    const message = this.#data.protobuf.kinds[`${group}/${version}/${kind}`]
    return message === undefined ? undefined : this.ofMessage(message)
  }

  ofMessage(message: string): GoType {
    let type = this.#types.get(message)
    if (!type) {
      type = this.#compile(message)
      this.#types.set(message, type)
    }
    return type
  }

  #compile(message: string): GoType {
    const name = goName(message)
    const kind = special[message]
    if (kind !== undefined) {
      const element =
        kind === 'schemaOrBool' || kind === 'schemaOrArray' || kind === 'schemaOrStrings'
          ? this.ofMessage('k8s.io.apiextensions_apiserver.pkg.apis.apiextensions.v1.JSONSchemaProps')
          : undefined
      return element === undefined ? { kind, name } : { kind, name, element }
    }
    const fields = this.#data.protobuf.messages[message] ?? []
    // Named lists of strings are messages with one field on the wire.
    const only = fields[0]
    if (fields.length === 1 && only?.proto === 'items' && only.rep === 'repeated' && only.type === 'string') {
      return { kind: 'list', name, element: this.#element(only, []) }
    }
    const types = this
    let struct: GoStruct | undefined
    return {
      kind: 'struct',
      name,
      get struct(): GoStruct {
        struct ??= types.#struct(message)
        return struct
      },
    }
  }

  #struct(message: string): GoStruct {
    const fields: GoField[] = []
    this.#collect(message, fields)
    if (fields.length > maxFields) throw new Error(`${message} has more than ${maxFields} fields`)
    return {
      message,
      name: message.slice(message.lastIndexOf('.') + 1),
      fields,
      byJson: new Map(fields.map((field) => [field.json, field])),
      always: maskOf(fields.filter(isAlwaysWritten)),
      typeMeta: this.#isKind(message),
    }
  }

  #isKind(message: string): boolean {
    this.#kinds ??= new Set(Object.values(this.#data.protobuf.kinds))
    return this.#kinds.has(message)
  }

  #collect(message: string, into: GoField[]): void {
    const names = this.#data.goTypes[message] ?? {}
    for (const field of this.#data.protobuf.messages[message] ?? []) {
      if (field.json === '-') continue
      if (field.inline) {
        this.#collect(field.type, into)
        continue
      }
      const json = field.json ?? field.proto
      into.push({
        index: into.length,
        json,
        type: this.#fieldType(
          field,
          (names[json] ?? '').split(' ').filter((name) => name !== ''),
        ),
        pointer: field.pointer === true,
        omitEmpty: field.omitempty === true,
        omitZero: field.omitzero === true,
      })
    }
  }

  #fieldType(field: MessageField, names: readonly string[]): GoType {
    if (field.rep === undefined) return this.#element(field, names)
    const element = this.#element(field, names.slice(1))
    if (field.rep === 'map') return { kind: 'map', name: names[0] ?? `map[string]${element.name}`, element }
    return { kind: 'list', name: names[0] ?? `[]${element.name}`, element }
  }

  #element(field: MessageField, names: readonly string[]): GoType {
    const scalar = scalars[field.type]
    if (scalar) return { kind: scalar.kind, name: names[0] ?? scalar.name }
    return this.ofMessage(field.type)
  }
}

function maskOf(fields: readonly GoField[]): FieldMask {
  let low = 0
  let high = 0
  for (const { index } of fields) {
    if (index < 32) low |= 1 << index
    else high |= 1 << (index - 32)
  }
  return { low, high }
}

/** True for a field that Go writes even when it was not given. */
export function isAlwaysWritten({ pointer, omitEmpty, omitZero, type }: Omit<GoField, 'index'>): boolean {
  return pointer ? !omitEmpty : !omitZero && (!omitEmpty || alwaysWritten(type))
}

/** Go's omitempty never omits a struct. */
function alwaysWritten(type: GoType): boolean {
  switch (type.kind) {
    case 'struct':
    case 'quantity':
    case 'time':
    case 'microTime':
    case 'intOrString':
    case 'raw':
    case 'schemaOrBool':
    case 'schemaOrArray':
    case 'schemaOrStrings':
      return true
    default:
      return false
  }
}

/** `k8s.io.api.core.v1.PodSpec` is `v1.PodSpec` in Go's words. */
function goName(message: string): string {
  return message.split('.').slice(-2).join('.')
}
