import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { decodeManagedFields, encodeManagedFields } from '../merge/managed-fields.js'
import { checkTyped } from '../merge/typed-check.js'
import { builtIns } from './built-in.js'
import { decodeGo } from './decode.js'
import { encodeJson, equalJson, isArray, isObject, type JsonObject } from './json.js'

const folder = new URL('../../fixtures/1.34/tables/', import.meta.url)

for (const file of readdirSync(folder).filter((name) => name.endsWith('.list.json'))) {
  it(`objects of a real server stay as they are when they are read: ${file}`, () => {
    const list = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as { apiVersion: string; kind: string; items: JsonObject[] }
    const kind = list.kind.replace(/List$/, '')
    const [group = '', version = ''] = list.apiVersion.includes('/') ? list.apiVersion.split('/') : ['', list.apiVersion]
    const type = builtIns().type({ group, version, kind })
    if (!type?.go || !type.merge) throw new Error(`nothing is known of ${kind}`)
    for (const item of list.items) {
      const object: JsonObject = { apiVersion: list.apiVersion, kind, ...item }
      const { object: read, strict } = decodeGo(type.go, { value: object })
      expect(strict).toEqual([])
      expect(equalJson(read, object), `${encodeJson(read)} is not ${encodeJson(object)}`).toBe(true)
      expect(checkTyped(type.merge, object, true)).toBeUndefined()
      checkManagedFields(object)
    }
  })
}

/** Read and written anew, not taken from what is stored; the order of keys tells that sets are sorted as Go sorts them. */
function checkManagedFields(object: JsonObject): void {
  const given = isObject(object.metadata) ? object.metadata.managedFields : undefined
  const managers = decodeManagedFields(given)
  if ('error' in managers) throw new Error(String(managers.error))
  const fresh = new Map([...managers].map(([id, { stored: _, ...entry }]) => [id, entry]))
  const fieldsOf = (entries: unknown) =>
    isArray(entries as JsonObject[]) ? (entries as JsonObject[]).map((entry) => JSON.stringify(entry.fieldsV1)) : []
  expect(encodeManagedFields(fresh) ?? []).toEqual(given ?? [])
  expect(fieldsOf(encodeManagedFields(fresh))).toEqual(fieldsOf(given))
}
