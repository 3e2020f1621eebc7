import { expect, test } from 'vitest'
import { readEnvelope } from './wire-tree.js'

test('a protobuf object is read without its schema', () => {
  // k8s\0, then Unknown{typeMeta{v1, ConfigMap}, raw ConfigMap{metadata{name m}, data{a: b}}, "", ""}
  const bytes = Buffer.from('azhzAAoPCgJ2MRIJQ29uZmlnTWFwEg0KAwoBbRIGCgFhEgFiGgAiAA==', 'base64')
  expect(readEnvelope(bytes)).toEqual([
    [
      1,
      [
        [1, 'v1'],
        [2, 'ConfigMap'],
      ],
    ],
    [
      2,
      [
        [1, [[1, 'm']]],
        [
          2,
          [
            [1, 'a'],
            [2, 'b'],
          ],
        ],
      ],
    ],
    [3, ''],
    [4, ''],
  ])
  expect(readEnvelope(Buffer.from('{}'))).toBeUndefined()
  expect(readEnvelope(bytes.subarray(0, 20))).toBeUndefined()
})
