import { isVivariumError, run } from '@vivarium/core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findGovc, timeToBuildMs, whyNoGovc } from '../../testing/govc.js'
import { VCenter } from '../../vcenter.js'

const missing = await whyNoGovc()

describe.skipIf(missing !== undefined)(
  `the real govc and disks that are no machine's${missing === undefined ? '' : ` (${missing})`}`,
  () => {
    let path: string
    let vcenter: VCenter
    beforeAll(async () => {
      path = await findGovc()
      vcenter = await VCenter.start({ tls: false, model: { datastores: 2 } })
    }, timeToBuildMs)
    afterAll(async () => {
      await vcenter?.[Symbol.asyncDispose]()
    })

    const govc = (...args: string[]) => govcIn('LocalDS_0', ...args)
    /** Without a datastore it asks the global catalog. */
    const govcIn = async (datastore: string, ...args: string[]) => {
      const env = { GOVC_URL: vcenter.url.href.replace('://', '://user:pass@'), GOVC_PERSIST_SESSION: 'false', GOVC_DATASTORE: datastore }
      try {
        return (await run(path, args, { env, timeoutMs: 60_000 })).stdout.trim()
      } catch (error) {
        if (!isVivariumError(error, 'PROCESS_FAILED')) throw error
        return `FAILED ${error.message}`
      }
    }
    const create = (name: string, ...flags: string[]) => govc('disk.create', '-size', '10M', ...flags, name)

    test('make, attach, detach and remove them', async () => {
      const id = await create('a')
      expect(await govc('disk.ls', id)).toMatch(new RegExp(`^${id} +a`))
      expect(await govc('datastore.ls', 'fcd')).toContain(`${id}.vmdk`)
      expect(await govc('disk.attach', '-vm', 'DC0_H0_VM0', id)).toBe('')
      expect(await govc('device.ls', '-vm', 'DC0_H0_VM0')).toMatch(/disk-1000-1/)
      expect(await govc('disk.rm', id)).toMatch(/FAILED .*current state/s)
      expect(await govc('disk.detach', '-vm', 'DC0_H0_VM0', id)).toBe('')
      expect(await govc('device.ls', '-vm', 'DC0_H0_VM0')).not.toMatch(/disk-1000-1/)
      // By the global catalog, without a datastore.
      expect(await govcIn('', 'disk.attach', '-vm', 'DC0_H0_VM0', id)).toBe('')
      expect(await govc('device.ls', '-vm', 'DC0_H0_VM0')).toMatch(/disk-1000-1/)
      expect(await govcIn('', 'disk.detach', '-vm', 'DC0_H0_VM0', id)).toBe('')
      expect(await govc('disk.rm', id)).toBe('')
      expect(await govc('disk.rm', id)).toMatch(/FAILED/)
      expect(await govc('datastore.ls', 'fcd')).not.toContain(id)
    })

    test('register a disk once, and nothing that is none', async () => {
      await govc('datastore.mkdir', 'mine')
      await govc('datastore.disk.create', '-size', '10M', 'mine/mine.vmdk')
      const id = await govc('disk.register', 'mine/mine.vmdk', 'registered')
      expect(await govc('disk.ls', id)).toMatch(/registered/)
      expect(await govc('disk.register', 'mine/mine.vmdk', 'again')).toMatch(/FAILED/)
      expect(await govc('disk.register', 'mine', 'folder')).toMatch(/FAILED/)
    })

    test('take snapshots, tags and metadata', async () => {
      const id = await create('kept')
      const snapshot = await govc('disk.snapshot.create', id, 'first')
      expect(await govc('disk.snapshot.ls', id)).toMatch(new RegExp(`${snapshot}.*first`))
      expect(await govc('disk.snapshot.rm', id, snapshot)).toBe('')
      expect(await govc('disk.snapshot.rm', id, snapshot)).toMatch(/FAILED/)
      await govc('tags.category.create', 'region')
      await govc('tags.create', '-c', 'region', 'west')
      expect(await govc('disk.tags.attach', '-c', 'region', 'west', id)).toBe('')
      expect(await govc('disk.ls', '-c', 'region', '-t', 'west')).toContain(id)
      expect(await govc('disk.tags.detach', '-c', 'region', 'none', id)).toMatch(/FAILED/)
      expect(await govc('disk.tags.detach', '-c', 'region', 'west', id)).toBe('')
      await govc('disk.metadata.update', id, 'colour=red', 'size=small')
      await govc('disk.metadata.update', '-d', 'size', id, 'colour=blue')
      expect(await govc('disk.metadata.ls', id)).toMatch(/^colour +blue$/)
    })

    test('find them in all datastores, by what they are', async () => {
      const [one, two] = [
        await create('big-1', '-ds', 'LocalDS_0', '-size', '30M'),
        await create('big-2', '-ds', 'LocalDS_1', '-size', '40M'),
      ]
      const list = async (...flags: string[]) => (await govcIn('', 'disk.ls', ...flags)).split('\n').map((line) => line.split(' ')[0])
      expect(await list('-q', 'name.sw=big-')).toEqual([one, two].sort())
      expect(await list('-q', 'capacity.gt=30')).toEqual([two])
      expect(await govc('disk.ls', '-ds', 'LocalDS_1')).not.toContain(one)
      expect(await govc('disk.rm', '-ds', 'LocalDS_1', one)).toMatch(/FAILED/)
      await govc('datastore.rm', '-ds', 'LocalDS_1', `fcd/${two}.vmdk`)
      expect(await govcIn('', 'disk.ls', two)).toMatch(/FAILED/)
      await govc('disk.ls', '-ds', 'LocalDS_1', '-R')
      expect(await list('-q', 'name.sw=big-')).toEqual([one])
    })
  },
)
