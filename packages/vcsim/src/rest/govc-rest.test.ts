import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isVivariumError, run } from '@vivarium/core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findGovc, timeToBuildMs, whyNoGovc } from '../testing/govc.js'
import { VCenter } from '../vcenter.js'

const missing = await whyNoGovc()

describe.skipIf(missing !== undefined)(`the real govc${missing === undefined ? '' : ` (${missing})`}`, () => {
  let path: string
  let vcenter: VCenter
  let home: string
  beforeAll(async () => {
    path = await findGovc()
    vcenter = await VCenter.start({ username: 'user', password: 'pass' })
    home = await mkdtemp(join(tmpdir(), 'vivarium-govc-'))
  }, timeToBuildMs)
  afterAll(async () => {
    await vcenter?.[Symbol.asyncDispose]()
    if (home !== undefined) await rm(home, { recursive: true })
  })

  const govc = async (command: string, more: Readonly<Record<string, string>> = {}) => {
    const url = vcenter.url.href.replace('://', '://user:pass@')
    const env = { GOVC_URL: url, GOVC_INSECURE: 'true', GOVMOMI_HOME: home, HOME: home, ...more }
    try {
      return (await run(path, command.split(' '), { env, cwd: home, timeoutMs: 30_000 })).stdout
    } catch (error) {
      if (!isVivariumError(error, 'PROCESS_FAILED')) throw error
      return error.message
    }
  }

  test('sessions', async () => {
    await govc('session.login -r')
    expect(await govc('session.ls -r')).toMatch(/user \(REST\)/)
  })

  test('tags', async () => {
    await govc('tags.category.create -d about region')
    await govc('tags.create -c region -d about here')
    await govc('tags.create -c region there')
    expect(await govc('tags.create -c region there')).toContain('com.vmware.vapi.std.errors.already_exists')
    await govc('tags.attach here /DC0')
    expect(await govc('tags.attach there /DC0')).toContain('invalid_argument')
    expect(await govc('tags.attached.ls -r /DC0')).toBe('here\n')
    expect(await govc('tags.attached.ls here')).toMatch(/^Datacenter:/)
    await govc('tags.detach here /DC0')
    expect(await govc('tags.attached.ls -r /DC0')).toBe('')
    await govc('tags.update -n nowhere there')
    expect(await govc('tags.ls -c region')).toBe('here     region\nnowhere  region\n')
    expect(await govc('tags.category.info region')).toMatch(/Cardinality: +SINGLE/)
    await govc('tags.category.rm -f region')
    expect(await govc('tags.ls')).toBe('')
  })

  test('storage policies', async () => {
    expect(await govc('storage.policy.ls')).toContain('vSAN Default Storage Policy')
    await govc('storage.policy.create -category tier -tag gold mine')
    expect(await govc('storage.policy.info -s mine')).toMatch(/Compatible Datastores: *\n/)
    await govc('tags.category.create tier')
    await govc('tags.create -c tier gold')
    await govc('tags.attach -c tier gold /DC0/datastore/LocalDS_0')
    expect(await govc('storage.policy.info -s mine')).toMatch(/Compatible Datastores: *LocalDS_0/)
    await govc('storage.policy.rm mine')
    expect(await govc('storage.policy.ls')).not.toContain('mine')
  })

  test('cluster modules', async () => {
    const id = (await govc('cluster.module.create -cluster DC0_C0')).trim()
    await govc(`cluster.module.vm.add -id ${id} DC0_C0_RP0_VM0`)
    expect(await govc(`cluster.module.ls -id ${id}`)).toMatch(/^VirtualMachine +vm-/)
    expect(await govc(`cluster.module.vm.add -id ${id} DC0_H0_VM0`)).toContain("not within the module's cluster")
    await govc(`cluster.module.rm ${id}`)
    expect(await govc('cluster.module.ls')).toBe('')
  })

  test('libraries', async () => {
    await govc('library.create mine')
    await writeFile(join(home, 'disk.iso'), 'the content')
    await govc('library.import mine disk.iso')
    expect(await govc('library.ls mine/disk/*')).toBe('/mine/disk/disk.iso\n')
    await govc('library.export /mine/disk/disk.iso copy.iso')
    expect(await readFile(join(home, 'copy.iso'), 'utf8')).toBe('the content')
    expect(await govc('library.info -L /mine/disk/disk.iso')).toMatch(/^contentlib-.*disk\.iso\n$/)
    await govc('library.rm mine')
    expect(await govc('library.ls')).toBe('')
  })

  test('everything by JSON', async () => {
    const json = { GOVC_VI_JSON: 'true' }
    expect(await govc('about', json)).toMatch(/^API version: +8\.0\.3\.0$/m)
    expect((await govc('find / -type m', json)).trim().split('\n')).toHaveLength(4)
    expect(await govc('vm.info DC0_H0_VM0', json)).toMatch(/Power state: +poweredOn/)
    await govc('vm.power -off DC0_H0_VM0', json)
    expect(await govc('vm.info DC0_H0_VM0', json)).toMatch(/Power state: +poweredOff/)
    expect(await govc('vm.info nosuch', json)).not.toContain('Name:')
  })
})
