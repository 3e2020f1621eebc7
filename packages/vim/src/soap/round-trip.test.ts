import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dataObjectNames, methodOwners } from '../registry/data.js'
import { dataType, findMethod, method } from '../registry/types.js'
import { arbitraryOf, objectOf, structureOf } from '../testing/arbitrary-values.js'
import { decodeRequest, encodeRequest } from './request.js'
import { decodeResponse, encodeFault, encodeResponse } from './response.js'

const runs = { numRuns: 300 }
const dataNames = dataObjectNames()
const methodNames = [...methodOwners().keys()]
const fetch = method('Fetch')
const someMethod = fc.constantFrom(...methodNames).map((name) => method(name))

test('a data object of any type comes back as it was', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...dataNames).chain((name) => objectOf(dataType(name), 3)),
      (value) => {
        expect(decodeResponse(fetch, encodeResponse(fetch, value))).toEqual(value)
      },
    ),
    runs,
  )
})

test('each of the types by itself comes back', () => {
  for (const name of dataNames) {
    const [value] = fc.sample(objectOf(dataType(name), 1), { numRuns: 1, seed: 1 })
    expect(decodeResponse(fetch, encodeResponse(fetch, value)), name).toEqual(value)
  }
})

test('a call of any method comes back with its arguments', () => {
  const calls = someMethod.chain((called) =>
    structureOf(called.request, 3).map((values) => ({
      called,
      self: { type: called.owner, value: 'it' },
      values: { ...values, _this: undefined },
    })),
  )
  fc.assert(
    fc.property(calls, ({ called, self, values }) => {
      const { _this, ...args } = values
      const request = decodeRequest(encodeRequest(called, self, args, { operationId: '<1>', sessionCookie: '"a"' }), {
        soapAction: '"urn:vim25/8.0.1.0"',
      })
      expect(request).toMatchObject({
        this: self,
        namespace: called.namespace,
        version: '8.0.1.0',
        headers: { operationId: '<1>', sessionCookie: '"a"' },
      })
      expect(request.method).toBe(findMethod(called.name))
      expect(request.arguments).toEqual(args)
    }),
    runs,
  )
})

test('the result of any method comes back', () => {
  const answers = someMethod
    .filter(({ result }) => result !== undefined)
    .chain((called) =>
      called.result === undefined
        ? fc.constant({ called, value: undefined })
        : arbitraryOf(called.result, 3).map((value) => ({ called, value })),
    )
  fc.assert(
    fc.property(answers, ({ called, value }) => {
      expect(decodeResponse(called, encodeResponse(called, value))).toEqual(value)
    }),
    runs,
  )
})

test('a fault of any type comes back with what it says', () => {
  const faults = dataNames.filter((name) => dataType(name).isA('MethodFault'))
  fc.assert(
    fc.property(
      fc.constantFrom(...faults).chain((name) => objectOf(dataType(name), 2).map((value) => ({ ...value, _typeName: name }))),
      (fault) => {
        expect(() => decodeResponse(fetch, encodeFault(fault, 'it <failed>'))).toThrow(
          expect.objectContaining({ code: 'VIM_FAULT', fault, faultMessage: 'it <failed>', faultCode: 'ServerFaultCode' }),
        )
      },
    ),
    runs,
  )
})
