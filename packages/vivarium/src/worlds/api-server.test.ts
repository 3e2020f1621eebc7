import { describe, expect } from 'vitest'
import { apiServerTest } from '../vitest.js'

const kind = { apiVersion: 'v1', kind: 'ConfigMap' }
const key = { namespace: 'default', name: 'settings' }
const settings = { ...kind, metadata: key, data: { colour: 'blue' } }

let prepared = 0
const ownServer = apiServerTest({
  prepare: async (api) => {
    prepared++
    await api.client.create(settings)
  },
})
const sharedServer = apiServerTest({}, { scope: 'file' })

describe.concurrent('an API server a test', () => {
  ownServer.for(['red', 'green', 'black'])('begins as it was prepared, whatever the others write: %s', async (colour, { api }) => {
    expect(api.client.get(kind, key)).toMatchObject({ data: { colour: 'blue' } })
    await api.client.patch(kind, key, { data: { colour } }, { type: 'merge' })
    expect(api.client.get(kind, key)).toMatchObject({ data: { colour } })
    expect(prepared).toBe(1)
  })
})

describe('an API server a file', () => {
  sharedServer('has what a test writes', async ({ api }) => {
    await api.client.create(settings)
  })
  sharedServer('for the next one, too', ({ api }) => {
    expect(api.client.get(kind, key)).toMatchObject({ data: { colour: 'blue' } })
  })
})
