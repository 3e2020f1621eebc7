import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect } from 'vitest'
import { universeTest } from 'vivarium/vitest'

const folder = join(tmpdir(), `vivarium-universe-fixture-${process.pid}`)
afterAll(() => rm(folder, { recursive: true, force: true }))

const settings = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { namespace: 'default', name: 'settings' }, data: { colour: 'blue' } }
const key = { namespace: 'default', name: 'settings' }
const test = universeTest({
  name: 'one-node',
  folder,
  build: async (universe) => {
    const cluster = await universe.newCluster('main', { workers: 0 })
    await cluster.apply(settings)
  },
})

describe.concurrent('a universe a test', () => {
  test.for(['red', 'green', 'black'])('is as it was built, whatever the others do: %s', async (colour, { universe }) => {
    const { kubeClient } = await universe.cluster('main')
    expect(await kubeClient.get(settings, key)).toMatchObject({ data: { colour: 'blue' } })
    await kubeClient.patch(settings, key, { type: 'merge', body: { data: { colour } } })
    expect(await kubeClient.get(settings, key)).toMatchObject({ data: { colour } })
  })
})
