import { expect, it } from 'vitest'
import { builtIns } from '../schema/built-in.js'
import type { JsonObject } from '../schema/json.js'
import { deduced, type MergeType } from '../schema/merge-type.js'
import { compareValues } from './compare.js'

const podType = builtIns().type({ group: '', version: 'v1', kind: 'Pod' })?.merge ?? deduced
const pod = (env: readonly JsonObject[]): JsonObject => ({ spec: { containers: [{ name: 'web', env }] } })
const variable = (index: number, value = 'x') => ({ name: `V${index}`, value })
const variables = Array.from({ length: 300 }, (_, index) => variable(index))

it('items are found whether there are few or many, in any order and when asked again', () => {
  const before = pod(variables)
  for (let round = 0; round < 2; round++) {
    for (const index of [0, 5, 63, 64, 150, 299]) {
      const at = ['f:spec', 'f:containers', 'k:{"name":"web"}', 'f:env', `k:{"name":"V${index}"}`]
      const changed = variables.map((one, i) => (i === index ? variable(index, 'y') : { ...one })).toReversed()
      const { added, modified, removed } = compareValues(podType, before, pod(changed))
      expect([added.paths(), modified.paths(), removed.paths()]).toEqual([[], [[...at, 'f:value']], []])
      const without = compareValues(podType, before, pod(variables.toSpliced(index, 1)))
      expect(without.removed.has(at)).toBe(true)
      expect(without.removed.paths()).toHaveLength(3)
      expect(compareValues(podType, pod(variables.toSpliced(index, 1)), before).added.equals(without.removed)).toBe(true)
    }
  }
})

it('fields that hardly any other object has are there beside those that many have', () => {
  for (let index = 0; index < 1200; index++) {
    const { added } = compareValues(deduced, { data: {} }, { data: { usual: '1', [`own-${index}`]: '2' } })
    expect(added.paths()).toEqual([
      ['f:data', `f:own-${index}`],
      ['f:data', 'f:usual'],
    ])
  }
})

it('lists with other keys in the same place have other items', () => {
  const listBy = (key: string): MergeType => ({
    map: {
      atomic: false,
      element: undefined,
      fields: new Map([
        [
          'list',
          {
            type: { list: { keys: [key], atomic: false, element: deduced } },
            default: undefined,
            patchStrategies: [],
            patchMergeKey: undefined,
          },
        ],
      ]),
    },
  })
  const item = { name: 'a', ip: 'a' }
  for (const key of ['name', 'ip']) {
    const { added } = compareValues(listBy(key), { list: [] }, { list: [item] })
    expect(added.has(['f:list', `k:{"${key}":"a"}`, 'f:name'])).toBe(true)
  }
})
