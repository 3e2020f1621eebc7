import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ServiceAccountTokens } from '../auth/service-account-tokens.js'
import { parseDuration } from '../http/duration.js'
import { readListOptions } from '../http/query.js'
import { parseRequestInfo } from '../http/request-info.js'
import { applyConfiguration } from '../merge/field-manager.js'
import { applyJsonPatch } from '../merge/json-patch.js'
import { decodeManagedFields } from '../merge/managed-fields.js'
import { applyMergePatch } from '../merge/merge-patch.js'
import { applyStrategicPatch } from '../merge/strategic-patch.js'
import { decodeProtobuf } from '../protobuf/decode.js'
import { encodeProtobuf } from '../protobuf/encode.js'
import { parseQuantity } from '../quantity/quantity.js'
import { decodeContinue } from '../registry/continue-token.js'
import { builtIns } from '../schema/built-in.js'
import { decodeObjectOf } from '../schema/decode-object.js'
import { encodeJson, type JsonObject, type JsonValue } from '../schema/json.js'
import { parseJson } from '../schema/json-text.js'
import { parseObject } from '../schema/type-meta.js'
import { parseYaml } from '../schema/yaml-text.js'
import { parseFieldSelector } from '../selectors/field-selector.js'
import { parseLabelSelector } from '../selectors/label-selector.js'
import { toStatusError } from '../status.js'
import { Store } from '../store/store.js'

/** Runs a parser; what it throws must be an answer to a client, never a defect. */
function survives(parse: () => unknown): void {
  try {
    parse()
  } catch (error) {
    const status = toStatusError(error)
    if (status.reason === 'InternalError') throw error
    expect(status.message).not.toBe('')
  }
}

const runs = { numRuns: 500 }
const pod = builtIns().type({ group: '', version: 'v1', kind: 'Pod' })
if (!pod) throw new Error('pods are known')

/** Texts that are nearly right: a valid one with some of its characters replaced, doubled or cut. */
function mutated(valid: readonly string[], alphabet: string): fc.Arbitrary<string> {
  const change = fc.record({ at: fc.nat(), take: fc.nat({ max: 4 }), put: fc.string({ unit: fc.constantFrom(...alphabet), maxLength: 4 }) })
  return fc.tuple(fc.constantFrom(...valid), fc.array(change, { minLength: 1, maxLength: 5 })).map(([text, changes]) => {
    let out = text
    for (const { at, take, put } of changes) {
      const position = at % (out.length + 1)
      out = out.slice(0, position) + put + out.slice(position + take)
    }
    return out
  })
}

/** Any bytes, and those of a message with some of them changed. */
function mutatedBytes(valid: Buffer): fc.Arbitrary<Buffer> {
  const change = fc.record({ at: fc.nat(), value: fc.nat({ max: 255 }) })
  const changed = fc.array(change, { minLength: 1, maxLength: 8 }).map((changes) => {
    const copy = Buffer.from(valid)
    for (const { at, value } of changes) copy[at % copy.length] = value
    return copy
  })
  const cut = fc.nat().map((at) => valid.subarray(0, at % valid.length))
  const any = fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.concat([Buffer.from('k8s\0'), bytes]))
  return fc.oneof(changed, cut, any)
}

const json = fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<JsonValue>
const example: JsonObject = {
  kind: 'Pod',
  apiVersion: 'v1',
  metadata: { name: 'a', labels: { app: 'x' }, creationTimestamp: '2024-01-02T03:04:05Z' },
  spec: {
    containers: [{ name: 'c', image: 'i', ports: [{ containerPort: 80, protocol: 'TCP' }], resources: { limits: { cpu: '1' } } }],
    tolerations: [{ key: 'k', operator: 'Exists' }],
  },
}
const texts = [encodeJson(example), '{"a":[1,2.5e3,-0,"\\u00e9\\n",null,true]}', '[[],{},""]']
const yamls = [
  'a: &x [1, y, ~]\nb: *x\nc: {d: "e"}\n',
  '- !!binary aGk=\n- |\n  text\n- >-\n  folded\n',
  'base: &b {k: v}\nmerged:\n  <<: *b\n  0x1f: 010\n',
  '? [a, b]\n: c\n---\nsecond: 1\n',
]
const punctuation = '{}[]:,"\'\\-&*!|>?%@`#\n\t <~0.9eExyn='

describe('no input breaks', () => {
  it('the reader of JSON', () => {
    fc.assert(
      fc.property(fc.oneof(mutated(texts, punctuation), fc.string()), (text) => survives(() => parseJson(text))),
      runs,
    )
  })

  it('the reader of YAML', () => {
    fc.assert(
      fc.property(fc.oneof(mutated(yamls, punctuation), fc.string()), (text) => survives(() => parseYaml(text))),
      runs,
    )
  })

  it('the decoder of bodies, whatever they are made of', () => {
    fc.assert(
      fc.property(fc.oneof(mutated(texts, punctuation), json.map(encodeJson)), (text) =>
        survives(() => decodeObjectOf(pod, parseObject(text, 'json'))),
      ),
      runs,
    )
  })

  it('the decoder of protobuf', () => {
    const bytes = encodeProtobuf(example)
    fc.assert(
      fc.property(mutatedBytes(bytes), (input) => survives(() => decodeProtobuf(input, pod.gvk))),
      { numRuns: 1000 },
    )
  })

  it('the parsers of selectors', () => {
    const labels = ['a=b,c!=d', 'x in (a,b), y notin (c), !z, w', 'n>5,n<9']
    const fields = ['metadata.name=a,spec.nodeName!=b', 'a==b\\,c']
    fc.assert(
      fc.property(mutated(labels, `${punctuation}()!/`), (text) => survives(() => parseLabelSelector(text))),
      runs,
    )
    fc.assert(
      fc.property(mutated(fields, `${punctuation}()!/`), (text) => survives(() => parseFieldSelector(text))),
      runs,
    )
  })

  it('the parser of continue tokens', () => {
    const token = Buffer.from('{"v":"meta.k8s.io/v1","rv":5,"start":"a/b"}')
    const changed = mutatedBytes(token).map((bytes) => bytes.toString('base64url'))
    fc.assert(
      fc.property(fc.oneof(changed, fc.string()), (text) => survives(() => decodeContinue(text))),
      runs,
    )
  })

  it('the parser of quantities', () => {
    fc.assert(
      fc.property(mutated(['1.5Gi', '100m', '-1e3', '12E', '.5'], 'KMGTPEikmunµe+-.0919'), (text) => survives(() => parseQuantity(text))),
      runs,
    )
    // Numbers that would take for ever if they were written out.
    for (const text of ['1e999999999', '1e-999999999', `1${'0'.repeat(10_000)}`, `0.${'0'.repeat(10_000)}1`, '9'.repeat(100_000)])
      survives(() => parseQuantity(text))
  })

  it('the reader of queries, paths and durations', () => {
    const query = mutated(
      ['watch=true&limit=5&labelSelector=a%3Db', 'resourceVersion=1&continue=abc', 'timeoutSeconds=3'],
      `%&=;+${punctuation}`,
    )
    fc.assert(
      fc.property(query, (text) => survives(() => readListOptions(new URLSearchParams(text)))),
      runs,
    )
    const path = mutated(['/api/v1/namespaces/default/pods/a/log', '/apis/apps/v1/watch/deployments'], './%2F0a~\0é')
    fc.assert(
      fc.property(path, fc.constantFrom('GET', 'POST', 'X'), (text, method) => survives(() => parseRequestInfo(method, text, false))),
      runs,
    )
    fc.assert(
      fc.property(mutated(['1h2m3.5s', '-100ms'], 'hmsuµn.-+019 '), (text) => survives(() => parseDuration(text))),
      runs,
    )
  })

  it('the patches', () => {
    const operation = fc.record(
      {
        op: fc.constantFrom('add', 'remove', 'replace', 'move', 'copy', 'test', 'x'),
        path: mutated(['/spec/containers/0/name', '/metadata/labels/app', '/spec/tolerations/-', ''], '/~01-9am'),
        from: mutated(['/spec/containers/0', '/metadata/labels'], '/~01-9am'),
        value: json,
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(fc.oneof(fc.array(operation, { maxLength: 6 }), json), (patch) =>
        survives(() => applyJsonPatch(example, patch as JsonValue)),
      ),
      runs,
    )
    fc.assert(
      fc.property(json, (patch) => survives(() => applyMergePatch(example, patch))),
      runs,
    )
    const directive = fc.record(
      {
        $patch: fc.oneof(fc.constantFrom('replace', 'delete', 'merge'), json),
        '$setElementOrder/containers': json,
        '$deleteFromPrimitiveList/finalizers': json,
        $retainKeys: json,
        containers: fc.array(fc.record({ name: json, $patch: json, ports: json }, { requiredKeys: [] }), { maxLength: 3 }),
        tolerations: json,
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(fc.record({ spec: directive, metadata: json }, { requiredKeys: [] }), (patch) =>
        survives(() => applyStrategicPatch(example, patch as JsonObject, pod)),
      ),
      runs,
    )
  })

  it('server-side apply and the reader of managed fields', () => {
    const context = { type: pod, typeOf: () => undefined, convert: (object: JsonObject) => object, subresource: '', now: new Date(0) }
    const fieldsV1 = fc.dictionary(mutated(['f:spec', 'k:{"name":"c"}', 'v:"x"', 'i:0', '.'], ':{}"fkvi.'), fc.constant({}))
    const entry = fc.record({
      manager: fc.string(),
      operation: fc.constantFrom('Apply', 'Update', 'X'),
      apiVersion: fc.constantFrom('v1', 'v2', ''),
      fieldsType: fc.constantFrom('FieldsV1', 'x'),
      fieldsV1: fc.oneof(fieldsV1, json),
    })
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 3 }), (entries) => survives(() => decodeManagedFields(entries as unknown as JsonValue))),
      runs,
    )
    const spec = fc.oneof(json, fc.record({ containers: json, tolerations: json }, { requiredKeys: [] }))
    fc.assert(
      fc.property(spec, (fields) => {
        const applied = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' }, spec: fields as JsonValue }
        survives(() => applyConfiguration(context, example, applied, { manager: 'm', force: true }))
      }),
      runs,
    )
  })

  it('the reader of tokens', () => {
    const store = new Store(1)
    const tokens = new ServiceAccountTokens({ now: () => new Date() }, { issuers: ['https://issuer'] })
    const account = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'a', namespace: 'b', uid: 'c' } }
    const { token } = tokens.issue(account, ['https://issuer'], 600, undefined)
    const alphabet = 'ABCabc012-_.='
    const forged = fc
      .tuple(json, json)
      .map((parts) => `${parts.map((part) => Buffer.from(encodeJson(part)).toString('base64url')).join('.')}.x`)
    fc.assert(
      fc.property(fc.oneof(mutated([token], alphabet), forged, fc.string()), (text) => {
        expect(tokens.authenticate(text, store)).toBeUndefined()
      }),
      runs,
    )
  })
})
