import fc from 'fast-check'
import type { GoType } from '../schema/go-type.js'
import type { JsonValue } from '../schema/json.js'

/** Values of a Go type as a client may send them: any of its fields, none of them in a normal form on purpose. */
export function anyGoValue(type: GoType, depth = 4): fc.Arbitrary<JsonValue> {
  switch (type.kind) {
    case 'struct': {
      if (depth === 0) return fc.constant({})
      const fields = Object.fromEntries((type.struct?.fields ?? []).map((field) => [field.json, anyGoValue(field.type, depth - 1)]))
      return fc.record(fields, { requiredKeys: [] }) as fc.Arbitrary<JsonValue>
    }
    case 'list':
      return type.element && depth > 0 ? fc.array(anyGoValue(type.element, depth - 1), { maxLength: 2 }) : fc.constant([])
    case 'map':
      return type.element && depth > 0
        ? (fc.dictionary(fc.string({ maxLength: 5 }), anyGoValue(type.element, depth - 1), { maxKeys: 2 }) as fc.Arbitrary<JsonValue>)
        : fc.constant({})
    case 'string':
      return fc.string({ maxLength: 8 })
    case 'bool':
      return fc.boolean()
    case 'int32':
      return fc.integer()
    case 'int64':
      return fc.oneof(fc.maxSafeInteger(), fc.bigInt(2n ** 53n, 2n ** 63n - 1n), fc.bigInt(-(2n ** 63n), -(2n ** 53n)))
    case 'double':
      return fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0)
    case 'bytes':
      return fc.uint8Array({ maxLength: 8 }).map((bytes) => Buffer.from(bytes).toString('base64'))
    case 'quantity':
      return fc.constantFrom('0', '100m', '1.5Gi', '1e3', '0.1', 5)
    case 'time':
      return fc.constantFrom('2024-01-02T03:04:05Z', '2024-01-02T03:04:05+02:00', '1969-12-31T23:59:59Z')
    case 'microTime':
      return fc.constantFrom('2024-01-02T03:04:05.000001Z', '1969-12-31T23:59:59.500000Z')
    case 'intOrString':
      return fc.oneof(fc.integer(), fc.string({ maxLength: 5 }))
    case 'raw':
      return fc.dictionary(fc.string({ maxLength: 3 }), fc.oneof(fc.integer(), fc.string(), fc.constant(null))) as fc.Arbitrary<JsonValue>
    default:
      return type.kind === 'schemaOrBool' ? fc.boolean() : fc.constant({ type: 'string' })
  }
}
