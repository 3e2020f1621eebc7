import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCases } from '../testing/cases.js'
import { anyGoValue } from '../testing/go-values.js'
import { builtIns } from './built-in.js'
import { decodeGo, normalizeGo, strictOutcome } from './decode.js'
import { encodeJson, equalJson, type JsonObject, type JsonValue } from './json.js'
import { maxDepth, parseJson } from './json-text.js'
import { parseObject } from './type-meta.js'
import { parseYaml } from './yaml-text.js'

interface Answer {
  object?: JsonObject
  strict?: string[]
}

/** Where we knowingly differ from the real decoder. */
const differences = new Map([
  ['{"a":1e400,"kind":"Pod","apiVersion":"v1"}', 'numbers beyond a double are refused wherever they stand'],
  ['{"Kind":"Pod","apiVersion":"v1"}', 'the recording could not write back an object without a kind'],
  ['a: [', 'another YAML parser, other words'],
  ['%YAML 1.2\n---\napiVersion: v1\nkind: ConfigMap\n', 'YAML 1.2 documents are read'],
  ["apiVersion: v1\nkind: ConfigMap\ndata: {a: 'b' 'c'}", 'another YAML parser, other words'],
])

function answer(text: string, yaml: boolean): Answer & { error?: string } {
  try {
    const body = parseObject(text, yaml ? 'yaml' : 'json')
    const { apiVersion, kind } = body.typeMeta
    if (kind === '') return { error: `Object 'Kind' is missing in '${text}'` }
    const slash = apiVersion.indexOf('/')
    const type = builtIns().type({ group: slash < 0 ? '' : apiVersion.slice(0, slash), version: apiVersion.slice(slash + 1), kind })
    if (!type?.go) return { error: 'no such kind' }
    const { object, strict } = decodeGo(type.go, body)
    const findings = [...body.yamlFindings, ...strict]
    return findings.length === 0 ? { object } : { object, strict: findings }
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) }
  }
}

describe("bodies as Kubernetes' own decoder reads them", () => {
  for (const { input, output } of readCases<{ text: string; yaml: boolean }, Answer>('decode')) {
    it.skipIf(differences.has(input.text))(JSON.stringify(input.text).slice(0, 120), () => {
      const got = answer(input.text, input.yaml)
      // Which kinds exist is the server's affair.
      if (got.error === 'no such kind') expect(output.error).toBeDefined()
      else
        expect(
          equalJson(got as JsonValue, output as unknown as JsonValue),
          `${encodeJson(got as JsonValue)} is not ${encodeJson(output as unknown as JsonValue)}`,
        ).toBe(true)
    })
  }
})

it('a draft is normalized as it would be read, and what has that form already is taken as it is', () => {
  for (const [group, version, kind] of [
    ['', 'v1', 'Pod'],
    ['', 'v1', 'Node'],
    ['apps', 'v1', 'Deployment'],
    ['', 'v1', 'Secret'],
  ] as const) {
    const type = builtIns().type({ group, version, kind })?.go
    if (!type) throw new Error(`no ${kind}`)
    fc.assert(
      fc.property(anyGoValue(type, 6), (given) => {
        const { object } = decodeGo(type, { value: given })
        const draft = structuredClone(given) as JsonObject
        const normal = normalizeGo(type, draft)
        expect(encodeJson(normal)).toBe(encodeJson(object))
        // Empty managed fields are put back each time.
        const { metadata: _metadata, ...fields } = normalizeGo(type, normal)
        for (const [field, value] of Object.entries(fields)) expect(value).toBe(normal[field])
      }),
      { numRuns: 60 },
    )
  }
})

it('findings are an error, warnings or nothing', () => {
  const strict = ['unknown field "a"', 'duplicate field "b"']
  expect(strictOutcome(strict, 'Strict')).toEqual({ error: 'strict decoding error: unknown field "a", duplicate field "b"', warnings: [] })
  expect(strictOutcome(strict, 'Warn')).toEqual({ warnings: strict })
  expect(strictOutcome(strict, 'Ignore')).toEqual({ warnings: [] })
})

it('integers of 64 bits come through exactly', () => {
  const text = '{"a":9223372036854775807,"b":[-9223372036854775808,1],"c":"x"}'
  expect(encodeJson(parseJson(text).value)).toBe(text)
})

it('keys that every object has are data like any other', () => {
  const { value } = parseJson('{"__proto__":{"polluted":true},"constructor":1,"toString":null}')
  expect(Object.keys(value as JsonObject)).toEqual(['__proto__', 'constructor', 'toString'])
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
})

it('deep nesting is refused, not overflowed on', () => {
  for (const open of ['[', '{"a":']) {
    expect(() => parseJson(open.repeat(maxDepth * 200))).toThrow('exceeded max depth')
    expect(() => parseYaml(open.repeat(maxDepth * 20))).toThrow(/max depth|yaml|JSON/)
  }
})

it('a YAML document of aliases of aliases is refused', () => {
  const lines = ['a: &a ["x","x","x","x","x","x","x","x","x"]']
  for (let i = 0; i < 8; i++) {
    const [name, before] = [String.fromCharCode(98 + i), String.fromCharCode(97 + i)]
    lines.push(`${name}: &${name} [${Array(9).fill(`*${before}`).join(',')}]`)
  }
  expect(() => parseYaml(lines.join('\n'))).toThrow('excessive aliasing')
})

it('any text is an object or a MALFORMED_BODY', () => {
  const text = fc.oneof(fc.string(), fc.json(), fc.stringMatching(/^([a-z]: |- |\n {0,4}|[{}[\],:"'&*!|>%@#]|\d|\\u00){0,30}$/))
  fc.assert(
    fc.property(text, (one) => {
      for (const format of ['json', 'yaml'] as const) {
        try {
          parseObject(one, format)
        } catch (error) {
          expect(error).toMatchObject({ code: 'MALFORMED_BODY', details: { status: 400 } })
        }
      }
    }),
    { numRuns: 800 },
  )
})

it('JSON comes back as it was', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(equalJson(parseJson(encodeJson(parseJson(text).value)).value, parseJson(text).value)).toBe(true)
    }),
  )
})

it('reading a second time changes nothing', () => {
  for (const { output } of readCases<unknown, Answer>('decode')) {
    const { object } = output
    const [group, version] = String(object?.apiVersion ?? '').includes('/')
      ? String(object?.apiVersion).split('/')
      : ['', String(object?.apiVersion)]
    const type = object && builtIns().type({ group: group ?? '', version: version ?? '', kind: String(object.kind) })
    if (object && type?.go) expect(equalJson(decodeGo(type.go, { value: object }).object, object), encodeJson(object)).toBe(true)
  }
})

it('hostile bodies are read or refused in a moment', () => {
  const bodies = [
    `{${Array.from({ length: 100_000 }, (_, i) => `"k${i}":1,"k${i}":2`).join(',')}}`,
    `${Array.from({ length: 900 }, (_, i) => `{"${'x'.repeat(1500)}${i}":`).join('')}1${'}'.repeat(900)} `,
    `{"a":[${'1.5,'.repeat(300_000)}1]}`,
    `{"apiVersion":"v1","kind":"Namespace","metadata":{"managedFields":[${Array.from({ length: 3000 }, () => '{"fieldsV1":{"a":{},"a":{}}}').join(',')}]}}`,
    `{"apiVersion":"v1","kind":"Pod","spec":{${Array.from({ length: 100_000 }, (_, i) => `"u${i}":{}`).join(',')}}}`,
  ]
  const type = builtIns().type({ group: '', version: 'v1', kind: 'Namespace' })
  const start = performance.now()
  for (const text of bodies) {
    // The blank at the end of one keeps the careful reader busy, too.
    const body = parseObject(text.replace(/1\.5,1\]/, '1.5,1,1]'), 'json')
    if (type?.go) expect(decodeGo(type.go, body).strict.length).toBeLessThanOrEqual(100)
  }
  expect(performance.now() - start).toBeLessThan(10_000)
})
