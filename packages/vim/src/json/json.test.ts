import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dataObjectNames, methodOwners } from '../registry/data.js'
import { dataType, findNamedType, itemType, method } from '../registry/types.js'
import { EncodedValue } from '../soap/encoder.js'
import { objectOf, structureOf } from '../testing/arbitrary-values.js'
import { decodeJson, decodeJsonFault, decodeJsonParameters } from './decode-json.js'
import { encodeJson, encodeJsonFault, encodeJsonParameters, encodeJsonResult } from './encode-json.js'

const any = { item: itemType('anyType'), array: false }
const dataNames = dataObjectNames()
const methodNames = [...methodOwners().keys()]

test('a data object of any type comes back as it was', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...dataNames).chain((name) => objectOf(dataType(name), 3)),
      (value) => {
        expect(decodeJson(any, encodeJson(any, value))).toEqual(value)
      },
    ),
    { numRuns: 300 },
  )
})

test('the arguments of any method come back', () => {
  const calls = fc.constantFrom(...methodNames).chain((name) => structureOf(method(name).request, 3).map((values) => ({ name, values })))
  fc.assert(
    fc.property(calls, ({ name, values }) => {
      const { _this, ...args } = values
      expect(decodeJsonParameters(method(name), Buffer.from(encodeJsonParameters(method(name), args)))).toEqual(args)
    }),
    { numRuns: 300 },
  )
})

test('values are written as the JSON binding writes them', () => {
  const value = { _typeName: 'OptionValue', key: 'a', value: 'b' }
  expect(JSON.parse(encodeJson(any, value))).toEqual({ _typeName: 'OptionValue', key: 'a', value: { _typeName: 'string', _value: 'b' } })
  expect(encodeJson(any, 5)).toBe('{"_typeName":"int","_value":5}')
  const references = findNamedType('ArrayOfManagedObjectReference') ?? any
  const host = { type: 'HostSystem', value: 'host-1' }
  expect(encodeJson(references, [host])).toBe('[{"_typeName":"ManagedObjectReference","type":"HostSystem","value":"host-1"}]')
  expect(encodeJson(any, EncodedValue.of(references, [host]))).toBe(
    '{"_typeName":"ArrayOfManagedObjectReference","_value":[{"_typeName":"ManagedObjectReference","type":"HostSystem","value":"host-1"}]}',
  )
  expect(encodeJsonResult(method('Logout'))).toBeUndefined()
  expect(encodeJsonResult(method('RetrieveProperties'), undefined)).toBe('[]')
})

test('numbers beyond 2^53 keep all digits', () => {
  const long = { item: itemType('long'), array: false }
  expect(decodeJson(long, '9223372036854775807')).toBe(9223372036854775807n)
  expect(decodeJson(long, '-9007199254740991')).toBe(-9007199254740991)
  expect(decodeJson({ item: itemType('string'), array: false }, '"9223372036854775807\\\\"')).toBe('9223372036854775807\\')
  expect(decodeJson({ item: itemType('double'), array: false }, '0.1234567890123456')).toBe(0.1234567890123456)
})

test('an infinity is refused: JSON has none', () => {
  expect(() => encodeJson({ item: itemType('double'), array: false }, Number.POSITIVE_INFINITY)).toThrow(
    expect.objectContaining({ code: 'CANNOT_ENCODE', message: expect.stringContaining('Infinity is not a valid double') }),
  )
})

test('a fault comes back with its message', () => {
  const fault = { _typeName: 'InvalidArgument', invalidProperty: 'spec' }
  expect(decodeJsonFault('CloneVM_Task', encodeJsonFault(fault, 'no'))).toMatchObject({ fault, faultMessage: 'no', code: 'VIM_FAULT' })
})

test.each([
  ['not JSON', '{', /not JSON/],
  ['no object', '[]', /is not an object/],
  ['what the method does not have', '{"what":1}', /CloneVM_Task has no property "what"/],
  [
    'what a data object does not have',
    '{"folder":{"type":"Folder","value":"f"},"name":"a","spec":{"nope":1}}',
    /^spec: .* has no property "nope"/,
  ],
  [
    'another type',
    '{"folder":{"type":"Folder","value":"f"},"name":"a","spec":{"_typeName":"VirtualDisk"}}',
    /^spec: "VirtualDisk" is not a kind of VirtualMachineCloneSpec/,
  ],
  [
    'a date that is none',
    '{"folder":{"type":"Folder","value":"f"},"name":"a","spec":{"config":{"createDate":"today"}}}',
    /^spec\.config\.createDate: "today" is not a valid dateTime/,
  ],
  ['a string for a number', '{"folder":{"type":"Folder","value":"f"},"name":7,"spec":{}}', /^name: 7 is not a valid string/],
])('a request with %s is refused', (_what, body, message) => {
  expect(() => decodeJsonParameters(method('CloneVM_Task'), body)).toThrow(
    expect.objectContaining({ code: 'INVALID_REQUEST', message: expect.stringMatching(message) }),
  )
})

test('too deep and too large requests are refused', () => {
  const nested = `${'{"_typeName":"TraversalSpec","type":"Folder","path":"x","selectSet":['.repeat(300)}${']}'.repeat(300)}`
  expect(() => decodeJson(any, nested)).toThrow(expect.objectContaining({ code: 'LIMIT_EXCEEDED' }))
  expect(() => decodeJson(any, '"aaaa"', { limits: { bytes: 3 } })).toThrow(expect.objectContaining({ code: 'LIMIT_EXCEEDED' }))
})
