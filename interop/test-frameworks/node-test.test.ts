import { mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from '@vivarium/core'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { workspaceRoot } from '../testing/workspace.js'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vivarium-fixtures-'))
  await symlink(join(workspaceRoot, 'node_modules'), join(folder, 'node_modules'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** Two such files run at the same time, in processes of their own. */
const suite = `
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { withApiServer, withUniverse } from 'vivarium/node-test'

const kind = { apiVersion: 'v1', kind: 'ConfigMap' }
const key = { namespace: 'default', name: 'settings' }
const settings = { ...kind, metadata: key, data: { colour: 'blue' } }
const recipe = {
  name: 'three-nodes',
  folder: './universes',
  build: async (universe) => {
    const cluster = await universe.newCluster('main', { workers: 2 })
    await cluster.apply(settings)
  },
}
const inUniverse = withUniverse(recipe)
const withServer = withApiServer({ prepare: async (api) => void (await api.client.create(settings)) })

describe('worlds', { concurrency: true }, () => {
  for (const colour of ['red', 'green']) {
    test('a universe, ' + colour, inUniverse(async (universe) => {
      const { kubeClient } = await universe.cluster('main')
      assert.equal((await kubeClient.get(kind, key)).data.colour, 'blue')
      await kubeClient.patch(kind, key, { type: 'merge', body: { data: { colour } } })
      assert.equal((await kubeClient.get(kind, key)).data.colour, colour)
    }))
    test('an API server, ' + colour, withServer(async (api) => {
      assert.equal(api.client.get(kind, key).data.colour, 'blue')
      await api.client.patch(kind, key, { data: { colour } }, { type: 'merge' })
    }))
  }
})
`

it('tests of node:test have universes, built once, and API servers of their own, in parallel files', { timeout: 120_000 }, async () => {
  for (const name of ['one', 'two']) await writeFile(join(folder, `${name}.test.mjs`), suite)
  const env = { VIVARIUM_CONFIG_DIR: join(folder, 'config'), VIVARIUM_CACHE_DIR: join(folder, 'cache') }
  const { exitCode, stdout, stderr } = await run(process.execPath, ['--test', '--test-reporter=tap', 'one.test.mjs', 'two.test.mjs'], {
    cwd: folder,
    env,
    okExitCodes: [0, 1],
  })
  expect(stdout.toString(), stderr.toString()).toMatch(/^# pass 8$/m)
  expect(exitCode).toBe(0)
  const [universe = '', ...others] = (await readdir(join(folder, 'universes'))).filter((name) => name.startsWith('three-nodes-'))
  expect(others).toEqual([])
  expect(await readdir(join(folder, 'universes', universe, 'saves'))).toHaveLength(1)
  expect(await readdir(join(folder, 'universes', universe, 'runs'))).toEqual([])
})
