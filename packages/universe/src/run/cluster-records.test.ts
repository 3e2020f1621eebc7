import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Operation } from '@vivarium/core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { setKeeperModule } from '../keeper/start-keeper.js'
import { clusterRecordOf } from '../testing/cluster-record.js'
import { registerForTests } from '../testing/register.js'
import { makeWorkplace } from '../testing/workplace.js'
import { Universe } from '../universe.js'
import { openRuns } from './open-runs.js'

registerForTests()
setKeeperModule(new URL('../../dist/testing/fake-keeper.js', import.meta.url))

let workplace: Awaited<ReturnType<typeof makeWorkplace>>
let lab: string

beforeEach(async () => {
  workplace = await makeWorkplace()
  lab = join(workplace.path, 'lab')
})
afterEach(async () => {
  await Universe.destroy(lab, { force: true })
  await workplace.remove()
})

async function openRun(save: string | null, joinable: boolean) {
  const request = { universe: lab, driver: 'memory', save, count: 1, detached: false, joinable }
  const [run] = await openRuns(request, Operation.from({}, 'opening'))
  if (!run) throw new Error('no run was opened')
  return run
}

test.each([
  ['in this process', false],
  ['in a keeper', true],
])('what is known of clusters %s is saved, opened and rewound with the run', async (_where, joinable) => {
  await (await Universe.create(lab, { driver: 'memory' })).close()
  const run = await openRun(null, joinable)
  await run.putCluster(clusterRecordOf('main'))
  await run.putCluster(clusterRecordOf('other'))
  await run.putCluster({ ...clusterRecordOf('other'), registry: true })
  expect(await run.clusters()).toEqual([clusterRecordOf('main'), { ...clusterRecordOf('other'), registry: true }])
  await run.checkpoint()
  expect(await run.changes()).toEqual([])
  await run.deleteCluster('main')
  await expect(run.deleteCluster('main')).rejects.toThrow('there is: other')
  await run.putCluster(clusterRecordOf('other'))
  await run.putCluster(clusterRecordOf('third'))
  expect(await run.changes()).toEqual([
    { kind: 'cluster', name: 'other', change: 'changed' },
    { kind: 'cluster', name: 'third', change: 'added' },
    { kind: 'cluster', name: 'main', change: 'removed' },
  ])
  await run.close()
  if (!joinable) await expect(run.putCluster(clusterRecordOf('late'))).rejects.toMatchObject({ code: 'RUN_CLOSED' })
  const again = await openRun('save-1', joinable)
  expect((await again.clusters()).map(({ name }) => name)).toEqual(['main', 'other'])
  await again.close()
  expect(await readdir(join(lab, 'runs'))).toEqual([])
})
