import { podTemplateTypes } from './pod-template-types.js'

interface Field {
  readonly goName: string
  readonly embedded: boolean
  readonly jsonName: string
  readonly omitEmpty: boolean
  readonly type: string
}

type Fields = Readonly<Record<string, unknown>>

const fieldsByType = new Map<string, readonly Field[]>()

function fieldsOf(type: string): readonly Field[] {
  let fields = fieldsByType.get(type)
  if (!fields) {
    fields = (podTemplateTypes[type] ?? '').split(';').map((text) => {
      const [goName = '', json = '', ...rest] = text.split(' ')
      return {
        goName: goName.replace('^', ''),
        embedded: goName.endsWith('^'),
        jsonName: json.replace('?', ''),
        omitEmpty: json.endsWith('?'),
        type: rest.join(' '),
      }
    })
    fieldsByType.set(type, fields)
  }
  return fields
}

/** `v1.Protocol=string` is shown as `v1.Protocol`, and is a `string`. */
function shownName(type: string): string {
  const prefix = /^[*[\]]*/.exec(type)?.[0] ?? ''
  return prefix + (type.slice(prefix.length).split('=')[0] ?? '')
}

function underlying(type: string): string {
  return type.slice(type.indexOf('=') + 1)
}

/**
 * What a Go value of a type is printed as by Kubernetes' dump.ForHash (spew with sorted keys, in the manner of `%#v`). `typed`: with the
 * name of its type before it.
 */
function dump(type: string, value: unknown, typed: boolean): string {
  const name = typed ? `(${shownName(type)})` : ''
  if (type.startsWith('*')) return value === undefined || value === null ? `${name}<nil>` : `${name}${dump(type.slice(1), value, false)}`
  if (type.startsWith('[]')) {
    if (!Array.isArray(value)) return `${name}<nil>`
    return `${name}[${value.map((item) => dump(type.slice(2), item, false)).join(' ')}]`
  }
  if (type === 'resource.Quantity') return name + dumpQuantity(typeof value === 'number' ? String(value) : ((value as string) ?? '0'))
  if (type === 'intstr.IntOrString') return name + dumpIntOrString(value as string | number | undefined)
  if (type === 'v1.Time') return `${name}{Time:(time.Time){wall:(uint64)0 ext:(int64)0 loc:(*time.Location)<nil>}}`
  if (podTemplateTypes[type] !== undefined) {
    const object = (value ?? {}) as Fields
    const parts = fieldsOf(type).map(
      (field) => `${field.goName}:${dump(field.type, field.embedded ? object : inside(field, object), true)}`,
    )
    return `${name}{${parts.join(' ')}}`
  }
  const plain = underlying(type)
  const mapType = /^map\[[^\]]*\](.*)$/.exec(plain)
  if (mapType) {
    if (value === undefined || value === null) return `${name}<nil>`
    const entries = Object.entries(value as Fields).sort(([a], [b]) => (a < b ? -1 : 1))
    return `${name}map[${entries.map(([key, item]) => `${key}:${dump(mapType[1] ?? '', item, false)}`).join(' ')}]`
  }
  if (plain === 'string') return `${name}${value ?? ''}`
  if (plain === 'bool') return `${name}${value === true}`
  return `${name}${value ?? 0}`
}

/** A field without a JSON name is inlined: its own fields lie in the same object. */
function inside(field: Field, object: Fields): unknown {
  return field.jsonName === '' ? object : object[field.jsonName]
}

function dumpIntOrString(value: string | number | undefined): string {
  if (typeof value === 'string') return `{Type:(intstr.Type)1 IntVal:(int32)0 StrVal:(string)${value}}`
  return `{Type:(intstr.Type)0 IntVal:(int32)${value ?? 0} StrVal:(string)}`
}

const binaryExponents: Readonly<Record<string, number>> = { Ki: 10, Mi: 20, Gi: 30, Ti: 40, Pi: 50, Ei: 60 }
const decimalExponents: Readonly<Record<string, number>> = { n: -9, u: -6, m: -3, '': 0, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18 }
const maxInt64 = 2n ** 63n - 1n

/** How apimachinery's resource.ParseQuantity holds a quantity in its canonical form, as the server gives it. */
function dumpQuantity(text: string): string {
  const [, sign = '', number = '0', fraction = '', suffix = ''] = /^([+-]?)(\d*)\.?(\d*)(.*)$/.exec(text) ?? []
  const binary = binaryExponents[suffix]
  const exponent = binary ?? decimalExponents[suffix] ?? Number(suffix.slice(1))
  const format = binary !== undefined ? 'BinarySI' : suffix in decimalExponents ? 'DecimalSI' : 'DecimalExponent'
  if (text === '0') return quantity('0', 0, '0', format)
  const digits = number.replace(/^0+(?=\d)/, '')
  const precision =
    binary === undefined
      ? 18 - digits.length - fraction.length
      : fraction === ''
        ? 15 - digits.length - Math.trunc((exponent * 3) / 10) - 1
        : -1
  const scale = (binary === undefined ? exponent : 0) - fraction.length
  if (precision >= 0 && scale >= -9) {
    const shifted = digits + fraction
    const value = BigInt(shifted)
    const result = binary === undefined ? value : value << BigInt(exponent)
    if (result <= maxInt64) {
      const canonical = binary === undefined ? scale % 3 === 0 && !shifted.endsWith('000') && shifted[0] !== '0' : (value & 7n) !== 0n
      return quantity(sign === '-' && result !== 0n ? `-${result}` : String(result), scale, canonical ? text : '', format)
    }
  }
  return dumpBigQuantity(BigInt(digits + fraction), fraction.length, {
    binary: binary !== undefined,
    exponent,
    negative: sign === '-',
    format,
  })
}

function quantity(value: string, scale: number, text: string, format: string): string {
  return `{i:(resource.int64Amount){value:(int64)${value} scale:(resource.Scale)${scale}} d:(resource.infDecAmount){Dec:(*inf.Dec)<nil>} s:(string)${text} Format:(resource.Format)${format}}`
}

interface BigQuantity {
  readonly binary: boolean
  readonly exponent: number
  readonly negative: boolean
  readonly format: string
}

/** What does not fit into 64 bits is a decimal of nine places there. */
function dumpBigQuantity(digits: bigint, places: number, { binary, exponent, negative, format }: BigQuantity): string {
  const unscaled = binary ? digits << BigInt(exponent) : digits
  const shift = 9 - (places - (binary ? 0 : exponent))
  const nano = shift >= 0 ? unscaled * 10n ** BigInt(shift) : (unscaled + 10n ** BigInt(-shift) - 1n) / 10n ** BigInt(-shift)
  const words: bigint[] = []
  for (let rest = nano; rest > 0n; rest >>= 64n) words.push(rest & (2n ** 64n - 1n))
  return `{i:(resource.int64Amount){value:(int64)0 scale:(resource.Scale)0} d:(resource.infDecAmount){Dec:(*inf.Dec){unscaled:(big.Int){neg:(bool)${negative} abs:(big.nat)[${words.join(' ')}]} scale:(inf.Scale)9}} s:(string) Format:(resource.Format)${format}}`
}

/** FNV-1a of 32 bits. */
export function fnv32a(bytes: Uint8Array): number {
  let hash = 0x811c9dc5
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193)
  return hash >>> 0
}

/** FNV-1 of 32 bits: it multiplies first. */
export function fnv32(bytes: Uint8Array): number {
  let hash = 0x811c9dc5
  for (const byte of bytes) hash = Math.imul(hash, 0x01000193) ^ byte
  return hash >>> 0
}

const alphanumerics = 'bcdfghjklmnpqrstvwxz2456789'

/** A number in the letters that Kubernetes makes names of: no vowels, nothing that is easily confused. */
export function safeEncode(text: string): string {
  return [...text].map((character) => alphanumerics[character.charCodeAt(0) % alphanumerics.length]).join('')
}

/**
 * The `pod-template-hash` of a deployment's replica set: that of kube-controller-manager 1.34, so that names are the same. `collisionCount`
 * is the deployment's, absent where it has none.
 */
export function podTemplateHash(template: object, collisionCount?: number): string {
  const text = Buffer.from(dump('v1.PodTemplateSpec', template, true))
  return safeEncode(String(fnv32a(collisionCount === undefined ? text : Buffer.concat([text, collisionBytes(collisionCount)]))))
}

function collisionBytes(count: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeUInt32LE(count)
  return bytes
}

/** A pod template as Go's encoding/json writes one: what it leaves out, and what it does not, although it is empty. */
export function goPodTemplate(template: object): Fields {
  return goValue('v1.PodTemplateSpec', template) as Fields
}

function goValue(type: string, value: unknown): unknown {
  if (type.startsWith('*')) return value === undefined || value === null ? null : goValue(type.slice(1), value)
  if (type.startsWith('[]')) return Array.isArray(value) ? value.map((item) => goValue(type.slice(2), item)) : null
  if (podTemplateTypes[type] === undefined) return value ?? zero(type)
  const object = (value ?? {}) as Fields
  const result: Record<string, unknown> = {}
  for (const field of fieldsOf(type)) {
    if (field.embedded) Object.assign(result, goValue(field.type, object))
    else {
      const given = object[field.jsonName]
      if (!field.omitEmpty || !isEmpty(field.type, given)) result[field.jsonName] = goValue(field.type, given)
    }
  }
  return result
}

function isEmpty(type: string, value: unknown): boolean {
  if (value === undefined || value === null) return true
  if (type.startsWith('*')) return false
  if (Array.isArray(value)) return value.length === 0
  if (typeof value === 'object') return underlying(type).startsWith('map[') && Object.keys(value).length === 0
  return value === '' || value === 0 || value === false
}

function zero(type: string): unknown {
  const plain = underlying(type)
  if (plain === 'string') return ''
  if (plain === 'bool') return false
  if (type === 'resource.Quantity') return '0'
  return plain.startsWith('map[') || plain === 'v1.Time' ? null : 0
}

/** JSON as Go's encoding/json writes a map: sorted, with `<`, `>` and `&` escaped. */
export function goJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(goJson).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${entries.map(([key, item]) => `${goJson(key)}:${goJson(item)}`).join(',')}}`
  }
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
