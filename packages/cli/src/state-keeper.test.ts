import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readSnapshot } from '@vivarium/apiserver'
import { ApiServer } from '@vivarium/simcluster'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { StateKeeper } from './state-keeper.js'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'viv-state-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const namespace = (name: string) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } })
const savedRevision = (path: string) =>
  readSnapshot(path).then(
    ({ store }) => store.revision,
    () => 0,
  )

it('writes the state from time to time, when something has changed, and at the end', async () => {
  const path = join(folder, 'state.gz')
  await using api = await ApiServer.start({ controllers: false })
  let exports = 0
  const counted = {
    snapshot: () => api.snapshot(),
    export: (to: string) => {
      exports++
      return api.export(to)
    },
  }
  await using keeper = new StateKeeper(counted, path, { everyMs: 5, onFailure: () => {} })
  await expect.poll(() => savedRevision(path)).toBe(api.snapshot().store.revision)
  await api.client.create(namespace('a'))
  await expect.poll(() => savedRevision(path)).toBe(api.snapshot().store.revision)
  expect(exports).toBe(2)
  await api.client.create(namespace('b'))
  await keeper.finish()
  expect(await savedRevision(path)).toBe(api.snapshot().store.revision)
})

it('tells when it can not write, tries again, and fails at the end', async () => {
  const path = join(folder, 'missing', 'state.gz')
  await using api = await ApiServer.start({ controllers: false })
  const faults: string[] = []
  await using keeper = new StateKeeper(api, path, { everyMs: 5, onFailure: (why) => faults.push(why) })
  await expect.poll(() => faults.length).toBeGreaterThan(1)
  expect(faults[0]).toContain(path)
  await mkdir(join(folder, 'missing'))
  await keeper.finish()
  await rm(join(folder, 'missing'), { recursive: true })
  await api.client.create(namespace('a'))
  await expect(keeper.finish()).rejects.toMatchObject({ code: 'UNWRITABLE_STATE' })
})
