import { KubeadmFailure } from '../kubeadm-failure.js'
import { apiTypeLines } from './api-types.js'
import { formatDuration, parseDuration } from './go-duration.js'

interface Field {
  readonly name: string
  readonly omitEmpty: boolean
  readonly type: string
}

/** What a strict reader finds: the first value of a wrong type, and fields that are not known, by path. */
export interface Decoded {
  /** The value as Go would encode it again, with empty fields left out or not as the types say. Of a wrong type: empty. */
  readonly value: Record<string, unknown>
  readonly typeError?: string
  readonly unknownFields: readonly string[]
}

const types = new Map<string, string>()
const parsed = new Map<string, readonly Field[]>()

function lineOf(type: string): string | undefined {
  if (types.size === 0) {
    for (const line of apiTypeLines.trim().split('\n')) {
      const space = line.indexOf(' ')
      types.set(line.slice(0, space), line.slice(space + 1))
    }
  }
  return types.get(type)
}

function fieldsOf(type: string): readonly Field[] | undefined {
  const known = parsed.get(type)
  if (known) return known
  const line = lineOf(type)
  if (line === undefined) return undefined
  const fields = line.split(' ').map((text) => {
    const [, name = '', mark = '', fieldType = ''] = /^([^:?]+)(\??):(.*)$/.exec(text) ?? []
    return { name, omitEmpty: mark === '?', type: fieldType }
  })
  parsed.set(type, fields)
  return fields
}

/** Whether there is a type of this name: `v1beta4.InitConfiguration`. */
export const isKnownType = (type: string): boolean => lineOf(type) !== undefined

/** Reads a value as Go's JSON decoder reads it into that type. */
export function decode(type: string, value: unknown): Decoded {
  const reader = new Reader()
  const decoded = reader.read(type, value, [], '')
  return {
    value: (decoded ?? {}) as Record<string, unknown>,
    ...(reader.typeError === undefined ? {} : { typeError: reader.typeError }),
    unknownFields: reader.unknownFields,
  }
}

/** A value of that type as Go encodes it: fields that are empty by the type's rules are left out or `null`. */
export function encode(type: string, value: unknown): unknown {
  const [base, pointer] = type.startsWith('*') ? [type.slice(1), true] : [type, false]
  if (value === undefined || value === null) return pointer || isCollection(base) ? null : zeroOf(base)
  const plain = base.split('=')[0] ?? base
  if (plain.startsWith('[]')) return (value as unknown[]).map((item) => encode(plain.slice(2), item))
  if (plain.startsWith('map[')) {
    const element = plain.slice(plain.indexOf(']') + 1)
    return Object.fromEntries(Object.entries(value as object).map(([key, item]) => [key, encode(element, item)]))
  }
  const fields = fieldsOf(plain)
  if (fields === undefined) return value
  const encoded: Record<string, unknown> = {}
  for (const field of fields) {
    const given = (value as Record<string, unknown>)[field.name]
    if (field.omitEmpty && isEmpty(field.type, given)) continue
    encoded[field.name] = encode(field.type, given)
  }
  return encoded
}

const isCollection = (type: string) => type.startsWith('[]') || type.startsWith('map[')

function isEmpty(type: string, value: unknown): boolean {
  if (type.startsWith('*')) return value === undefined || value === null
  if (value === undefined || value === null) return fieldsOf(type) === undefined && !(type in specialZero)
  if (Array.isArray(value)) return value.length === 0
  if (typeof value === 'object') return type.startsWith('map[') && Object.keys(value).length === 0
  return (value === '' || value === 0 || value === false) && !(type in specialZero)
}

/** How Go prints empty values of types that print themselves. */
const specialZero: Readonly<Record<string, unknown>> = {
  'v1.Duration': '0s',
  'v1.TimeOrMetaDuration': 0,
  'resource.QuantityValue': '0',
  'resource.Quantity': '0',
  'v1.Time': null,
}

function zeroOf(type: string): unknown {
  if (type in specialZero) return specialZero[type]
  const [name = '', kind = name] = type.split('=')
  if (fieldsOf(name)) return encode(name, {})
  return kind === 'string' ? '' : kind === 'bool' ? false : 0
}

class Reader {
  typeError: string | undefined
  readonly unknownFields: string[] = []

  /** `path`: names of fields, without indexes, as errors name them. `at`: with indexes, as findings do. */
  read(given: string, value: unknown, path: readonly string[], at: string, struct = ''): unknown {
    if (value === null || value === undefined) return undefined
    const type = given.replace(/^\*/, '')
    const [name = '', kind = name] = type.split('=')
    const wrong = (target = name) => {
      const where = struct === '' ? 'Go value' : `Go struct field ${struct}.${path.join('.')}`
      this.typeError ??= `json: cannot unmarshal ${this.#kindOf(value, kind)} into ${where} of type ${target}`
      return undefined
    }
    if (type.startsWith('[]')) {
      if (!Array.isArray(value)) return wrong(type.replace(/=\w+/, ''))
      return value.map((item, index) => this.read(type.slice(2), item, path, `${at}[${index}]`, struct))
    }
    if (type.startsWith('map[')) {
      if (typeof value !== 'object' || Array.isArray(value)) return wrong(type.replace(/=\w+/, ''))
      const element = type.slice(type.indexOf(']') + 1)
      const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
      return Object.fromEntries(entries.map(([key, item]) => [key, this.read(element, item, path, `${at}.${key}`, struct)]))
    }
    const fields = fieldsOf(name)
    if (fields) {
      if (typeof value !== 'object' || Array.isArray(value)) return wrong()
      return this.#readStruct(name, fields, value as Record<string, unknown>, path, at)
    }
    return this.#readScalar(name, kind, value, wrong, path, struct)
  }

  #readStruct(type: string, fields: readonly Field[], value: Record<string, unknown>, path: readonly string[], at: string): unknown {
    const struct = type.slice(type.indexOf('.') + 1)
    const read: Record<string, unknown> = {}
    for (const key of Object.keys(value).sort()) {
      const field = fields.find(({ name }) => name === key)
      const place = at === '' ? key : `${at}.${key}`
      if (field === undefined) this.unknownFields.push(`unknown field ${JSON.stringify(place)}`)
      else {
        const found = this.read(field.type, value[key], [...path, key], place, struct)
        if (found !== undefined) read[key] = found
      }
    }
    return read
  }

  #readScalar(
    name: string,
    kind: string,
    value: unknown,
    wrong: (target?: string) => undefined,
    path: readonly string[],
    struct: string,
  ): unknown {
    switch (kind) {
      case 'v1.Duration': {
        if (typeof value !== 'string') return wrong('string')
        const duration = parseDuration(value)
        if (typeof duration === 'number') return formatDuration(duration)
        this.typeError ??= duration.error
        return undefined
      }
      case 'v1.BootstrapTokenString':
        if (!bootstrapToken.test(String(value))) this.typeError ??= tokenFormError(String(value))
        return String(value)
      case 'v1.Time':
        if (typeof value !== 'string') return wrong('string')
        if (Number.isNaN(Date.parse(value)))
          this.typeError ??= `parsing time ${JSON.stringify(JSON.stringify(value))} as "\\"2006-01-02T15:04:05Z07:00\\"": cannot parse`
        return value
      case 'v1.TimeOrMetaDuration':
      case 'resource.QuantityValue':
      case 'resource.Quantity':
        return typeof value === 'string' || typeof value === 'number' ? value : wrong('string')
      case 'string':
        return typeof value === 'string' ? value : wrong()
      case 'bool':
        return typeof value === 'boolean' ? value : wrong()
      default: {
        if (typeof value !== 'number') return wrong()
        if (kind.startsWith('float')) return value
        const limit = kind === 'int32' ? 2 ** 31 : kind === 'uint32' ? 2 ** 32 : 2 ** 63
        const low = kind.startsWith('u') ? 0 : -limit
        if (Number.isInteger(value) && value >= low && value < limit) return value
        this.typeError ??= `json: cannot unmarshal number ${value} into Go struct field ${struct}.${path.join('.')} of type ${name}`
        return undefined
      }
    }
  }

  #kindOf(value: unknown, kind: string): string {
    if (Array.isArray(value)) return 'array'
    if (typeof value === 'boolean') return 'bool'
    return typeof value === 'number' && kind === '' ? `number ${value}` : typeof value
  }
}

export const bootstrapToken = /^[a-z0-9]{6}\.[a-z0-9]{16}$/

const tokenFormError = (token: string): string =>
  `the bootstrap token ${JSON.stringify(token)} was not of the form ${JSON.stringify('\\A([a-z0-9]{6})\\.([a-z0-9]{16})\\z')}`

export function requireToken(token: string): string {
  if (!bootstrapToken.test(token)) throw new KubeadmFailure(tokenFormError(token))
  return token
}
