import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { loadData } from '../data.js'
import { builtInResourcesOf } from '../registry/registry.js'
import { apiVersionOf, convertToStorage } from '../registry/resource.js'
import type { JsonObject } from '../schema/json.js'
import { Stored } from '../store/stored.js'
import { humanDuration } from './cell.js'
import { printerOf, tableOf } from './table.js'

const fixtures = new URL('../../fixtures/1.34/tables/', import.meta.url)
const read = (file: string) => JSON.parse(readFileSync(new URL(file, fixtures), 'utf8'))
const data = loadData('1.34')
const resources = builtInResourcesOf(data)

interface CapturedTable {
  metadata: JsonObject
  columnDefinitions: (JsonObject & { description?: string })[]
  rows: { cells: unknown[]; conditions?: unknown; object: JsonObject }[]
}

describe('tables are those of kube-apiserver for the same objects', () => {
  for (const file of readdirSync(fixtures).filter((name) => name.endsWith('.list.json'))) {
    const name = file.replace('.list.json', '')
    it(name, () => {
      const list = read(file)
      const probed = name === 'v1__componentstatuses'
      const table = read(`${name}.table.json`) as CapturedTable
      const resource = resources.find((candidate) => `${apiVersionOf(candidate).replace('/', '__')}__${candidate.resource}` === name)
      if (!resource) throw new Error(`no resource ${name}`)
      const rows = (list.items as JsonObject[]).map(
        (item) =>
          new Stored(
            String((item.metadata as JsonObject).name),
            convertToStorage(resource, { kind: resource.kind, apiVersion: apiVersionOf(resource), ...item }),
            1,
          ),
      )
      const at = (now: number) =>
        tableOf(printerOf(data, resource), rows, table.metadata, resource, {
          includeObject: 'Metadata',
          version: 'v1',
          now: new Date(now),
          headers: true,
        })
      const created = Math.max(
        ...rows.map(({ metadata }) => Date.parse(String(metadata.creationTimestamp))).filter((time) => !Number.isNaN(time)),
        0,
      )
      // The capture took its time: every age must be right at one moment of it.
      const made = Array.from({ length: 150 }, (_, second) => at(created + second * 1000) as unknown as CapturedTable)
      // Components are probed at once and listed as they answer.
      const text = (rows: CapturedTable['rows']) => JSON.stringify(probed ? rows.map((row) => JSON.stringify(row)).sort() : rows)
      const same = made.find(({ rows }) => text(rows) === text(table.rows))
      if (!same) expect(made[Math.min(79, made.length - 1)]?.rows).toEqual(table.rows)
      expect(made[0]?.columnDefinitions.map(({ description: _description, ...column }) => column)).toEqual(table.columnDefinitions)
    })
  }
})

describe('humanDuration', () => {
  it.each([
    [-5, '<invalid>'],
    [-1, '0s'],
    [119, '119s'],
    [120, '2m'],
    [125, '2m5s'],
    [3 * 3600 - 1, '179m'],
    [3 * 3600 + 60, '3h1m'],
    [47 * 3600, '47h'],
    [50 * 3600, '2d2h'],
    [400 * 24 * 3600, '400d'],
    [800 * 24 * 3600, '2y70d'],
    [9 * 365 * 24 * 3600, '9y'],
  ])('%i s is %s', (seconds, text) => {
    expect(humanDuration(seconds * 1000)).toBe(text)
  })
})
