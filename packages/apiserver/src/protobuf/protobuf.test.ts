import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { builtIns } from '../schema/built-in.js'
import { decodeGo } from '../schema/decode.js'
import { encodeJson, equalJson, type JsonObject, type JsonValue } from '../schema/json.js'
import { readCases } from '../testing/cases.js'
import { anyGoValue } from '../testing/go-values.js'
import { decodeProtobuf, isProtobuf } from './decode.js'
import { encodeProtobuf, encodeProtobufWatchEvent, hasProtobuf } from './encode.js'
import { encodeOpenApiV2 } from './openapi-v2.js'

const cases = readCases<JsonObject, { bytes: string; object: JsonObject }>('protobuf').filter(({ output }) => output.error === undefined)

describe("objects in protobuf as Kubernetes' own serializer writes and reads them", () => {
  cases.forEach(({ input, output }, i) => {
    it(`${i}: ${input.kind}`, () => {
      const bytes = Buffer.from(output.bytes, 'base64')
      const { object } = decodeProtobuf(bytes)
      expect(equalJson(object, output.object as JsonValue), `${encodeJson(object)} is not ${encodeJson(output.object)}`).toBe(true)
      expect(encodeProtobuf(object).toString('base64')).toBe(output.bytes)
    })
  })
})

it('DeleteOptions are read without an envelope type when the caller knows it', () => {
  const options = {
    apiVersion: 'v1',
    kind: 'DeleteOptions',
    gracePeriodSeconds: 0,
    preconditions: { uid: 'u' },
    propagationPolicy: 'Foreground',
  }
  const bytes = encodeProtobuf(options)
  expect(decodeProtobuf(bytes).object).toEqual(options)
  // An envelope with nothing but the raw message.
  const raw = Buffer.concat([Buffer.from('k8s\0\x12\x02\x08\x05', 'latin1')])
  expect(decodeProtobuf(raw, { group: '', version: 'v1', kind: 'DeleteOptions' }).object).toEqual({
    apiVersion: 'v1',
    kind: 'DeleteOptions',
    gracePeriodSeconds: 5,
  })
})

it('a Status, a list and partial metadata come back as they were', () => {
  const objects: JsonObject[] = [
    {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Failure',
      message: 'm',
      reason: 'NotFound',
      details: { name: 'n', causes: [{ reason: 'r', message: 'c', field: 'f' }] },
      code: 404,
    },
    { kind: 'ConfigMapList', apiVersion: 'v1', metadata: { resourceVersion: '5' }, items: [{ metadata: { name: 'a' }, data: { k: 'v' } }] },
    { kind: 'PartialObjectMetadata', apiVersion: 'meta.k8s.io/v1', metadata: { name: 'a', labels: { x: 'y' } } },
  ]
  for (const object of objects) expect(decodeProtobuf(encodeProtobuf(object)).object).toEqual(object)
})

it('custom kinds have no protobuf', () => {
  expect(hasProtobuf('example.io/v1', 'Foo')).toBe(false)
  expect(() => encodeProtobuf({ apiVersion: 'example.io/v1', kind: 'Foo' })).toThrow('protobuf')
})

it('a watch event is a frame with its length', () => {
  const object = encodeProtobuf({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } })
  const frame = encodeProtobufWatchEvent('ADDED', object)
  expect(frame.readUInt32BE(0)).toBe(frame.length - 4)
  expect(frame.subarray(4, 11).toString('latin1')).toBe('\x0a\x05ADDED')
  expect(frame.subarray(-object.length).equals(object)).toBe(true)
})

it('any bytes are an object or a MALFORMED_BODY', () => {
  const originals = cases.map(({ output }) => Buffer.from(output.bytes, 'base64'))
  const check = (bytes: Uint8Array) => {
    try {
      decodeProtobuf(bytes, { group: '', version: 'v1', kind: 'Pod' })
    } catch (error) {
      expect(error).toMatchObject({ code: expect.stringMatching(/^(MALFORMED_BODY|INVALID_QUANTITY)$/), details: { status: 400 } })
    }
  }
  fc.assert(
    fc.property(
      fc.constantFrom(...originals),
      fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 8 }),
      fc.nat(),
      (original, edits, cut) => {
        const bytes = Uint8Array.from(original)
        for (const [at, value] of edits) bytes[4 + (at % Math.max(1, bytes.length - 4))] = value
        expect(isProtobuf(bytes)).toBe(true)
        check(bytes)
        check(bytes.subarray(0, cut % bytes.length))
      },
    ),
    { numRuns: 2000 },
  )
  fc.assert(fc.property(fc.uint8Array(), (bytes) => check(Buffer.concat([Buffer.from('k8s\0', 'latin1'), bytes]))))
})

it("the OpenAPI document is written as gnostic's", () => {
  const document: JsonObject = {
    swagger: '2.0',
    info: { title: 'Kubernetes', version: '1.34' },
    paths: {
      '/api/v1/pods': {
        get: {
          operationId: 'list',
          parameters: [{ $ref: '#/parameters/p' }, { in: 'query', name: 'limit', type: 'integer', uniqueItems: true }],
          responses: { '200': { schema: { $ref: '#/definitions/Pod' } } },
          'x-kubernetes-action': 'list',
        },
      },
    },
    definitions: { Pod: { type: 'object', properties: { a: { type: 'array', items: { type: 'string' } } }, required: ['a'] } },
  }
  // Recorded with github.com/google/gnostic-models v0.7.0, which reads these bytes as the same document.
  const bytes = encodeOpenApiV2(document)
  const text = bytes.toString('latin1')
  expect(text.startsWith('\x0a\x032.0\x12\x12\x0a\x0aKubernetes\x12\x041.34')).toBe(true)
  for (const part of [
    '\x0a\x0c/api/v1/pods',
    '\x2a\x04list',
    '\x0a\x0e#/parameters/p',
    '\x0a\x11#/definitions/Pod',
    '"list"\n',
    '\x9a\x01\x01a',
  ]) {
    expect(text).toContain(part)
  }
})

const kinds = [
  ['', 'v1', 'Pod'],
  ['', 'v1', 'Service'],
  ['', 'v1', 'Event'],
  ['apps', 'v1', 'Deployment'],
  ['apps', 'v1', 'ControllerRevision'],
  ['autoscaling', 'v2', 'HorizontalPodAutoscaler'],
  ['certificates.k8s.io', 'v1', 'CertificateSigningRequest'],
  ['apiextensions.k8s.io', 'v1', 'CustomResourceDefinition'],
  ['resource.k8s.io', 'v1', 'ResourceSlice'],
] as const

it.each(kinds)('any object comes back from protobuf as it was: %s/%s %s', (group, version, kind) => {
  const type = builtIns().type({ group, version, kind })?.go
  if (!type) throw new Error(`no type for ${kind}`)
  fc.assert(
    fc.property(anyGoValue(type), (given) => {
      // An empty list of managed fields asks for their reset and is kept for that; it is never stored.
      const { metadata, ...rest } = given as JsonObject
      const { managedFields: _, ...otherMetadata } = (metadata ?? {}) as JsonObject
      const value = { ...rest, metadata: otherMetadata, apiVersion: group === '' ? version : `${group}/${version}`, kind }
      const { object } = decodeGo(type, { value })
      expect(equalJson(decodeGo(type, { value: object }).object, object)).toBe(true)
      const back = decodeProtobuf(encodeProtobuf(object)).object
      expect(equalJson(back, object), `${encodeJson(back)} is not ${encodeJson(object)}`).toBe(true)
    }),
    { numRuns: 150 },
  )
})
