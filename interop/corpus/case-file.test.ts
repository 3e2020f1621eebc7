import { expect, test } from 'vitest'
import { parseCases } from './case-file.js'

const file = (cases: string) => `about: a test\nobjects:\n  map: {kind: ConfigMap, data: {a: b}}\ncases:\n${cases}`

test('each set is a case with another body, each variant one with another last step', () => {
  const cases = parseCases(
    'topic',
    file(`  - name: one
    request: POST /x
    body: map
    sets: {without a: {data.a: $remove}, with c: {data.c: d}}
  - name: two
    steps:
      - {request: POST /x, body: map}
      - {request: GET /x}
    variants: {of y: {request: GET /y}, as a table: {headers: {Accept: t}}}
`),
  )
  expect(cases.map(({ name, steps }) => [name, ...steps.map(({ request, body, headers }) => ({ request, body, headers }))])).toEqual([
    ['one: without a', { request: 'POST /x', body: { kind: 'ConfigMap', data: {} } }],
    ['one: with c', { request: 'POST /x', body: { kind: 'ConfigMap', data: { a: 'b', c: 'd' } } }],
    ['two: of y', { request: 'POST /x', body: { kind: 'ConfigMap', data: { a: 'b' } } }, { request: 'GET /y', headers: {} }],
    [
      'two: as a table',
      { request: 'POST /x', body: { kind: 'ConfigMap', data: { a: 'b' } } },
      { request: 'GET /x', headers: { Accept: 't' } },
    ],
  ])
})

test.each([
  ['an unknown field', '  - {name: one, request: GET /x, bdy: 1}', /topic: the case "one"/],
  ['an unknown object', '  - {name: one, request: POST /x, body: none}', /no object none/],
  ['a name twice', '  - {name: one, request: GET /x}\n  - {name: one, request: GET /y}', /two cases have the name "one"/],
  ['a difference without a reason', '  - {name: one, request: GET /x, differs: {answers: {}}}', /topic: the case "one"/],
])('%s is told', (_, cases, message) => {
  expect(() => parseCases('topic', file(cases))).toThrow(message)
})
