import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isVivariumError, run } from '@vivarium/core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findGovc, timeToBuildMs, whyNoGovc } from '../testing/govc.js'
import { VCenter } from '../vcenter.js'

const missing = await whyNoGovc()

describe.skipIf(missing !== undefined)(`the real govc and datastores${missing === undefined ? '' : ` (${missing})`}`, () => {
  let path: string
  let vcenter: VCenter
  let folder: string
  beforeAll(async () => {
    path = await findGovc()
    folder = mkdtempSync(join(tmpdir(), 'vcsim-govc-'))
    vcenter = await VCenter.start({ tls: false, username: 'user', password: 'pass', model: { machines: 1, datastores: 2 } })
  }, timeToBuildMs)
  afterAll(async () => {
    await vcenter?.[Symbol.asyncDispose]()
    rmSync(folder, { recursive: true, force: true })
  })

  const govc = async (...args: string[]) => {
    const env = {
      GOVC_URL: vcenter.url.href.replace('://', '://user:pass@'),
      GOVC_INSECURE: 'true',
      GOVC_PERSIST_SESSION: 'false',
      GOVC_DATASTORE: 'LocalDS_0',
    }
    try {
      return (await run(path, args, { env, timeoutMs: 60_000 })).stdout
    } catch (error) {
      if (!isVivariumError(error, 'PROCESS_FAILED')) throw error
      return error.message
    }
  }

  test('moves files in and out', async () => {
    const file = join(folder, 'file')
    writeFileSync(file, 'first\nlast\n')
    await govc('datastore.mkdir', '-p', 'dir/deep')
    await govc('datastore.upload', file, 'dir/file')
    await govc('datastore.cp', 'dir/file', 'dir/copy')
    await govc('datastore.mv', 'dir/copy', 'dir/deep/moved')
    expect(await govc('datastore.ls', 'dir/deep')).toBe('moved\n')
    expect(await govc('datastore.ls', 'dir/f*')).toBe('file\n')
    expect(await govc('datastore.tail', '-c', '5', 'dir/deep/moved')).toBe('last\n')
    expect(await govc('datastore.download', 'dir/file', '-')).toBe('first\nlast\n')
    expect(await govc('datastore.mv', 'dir/nosuch', 'dir/x')).toContain('File [LocalDS_0] dir/nosuch was not found')
    expect(await govc('datastore.mkdir', '../out')).toContain('Invalid datastore path')
    await govc('datastore.rm', 'dir')
    expect(await govc('datastore.ls', 'dir')).toContain('was not found')
  })

  test('sees the files of machines', async () => {
    const files = (await govc('datastore.ls', 'DC0_H0_VM0')).trim().split('\n')
    expect(files).toEqual(expect.arrayContaining(['DC0_H0_VM0.vmx', 'disk1.vmdk', 'disk1-flat.vmdk']))
  })

  test('makes, grows and removes disks, which take space as they are thick or thin', async () => {
    const free = async () => Number(/Free: +([\d.]+) GB/.exec(await govc('datastore.info', 'LocalDS_0'))?.[1])
    const before = await free()
    await govc('datastore.disk.create', '-size', '10G', 'disk.vmdk')
    expect(await free()).toBe(before)
    await govc('datastore.disk.inflate', 'disk.vmdk')
    expect(await free()).toBe(before - 10)
    await govc('datastore.disk.extend', '-size', '20G', 'disk.vmdk')
    expect(await govc('datastore.ls', '-l', 'disk-flat.vmdk')).toContain('20.0GB')
    await govc('datastore.cp', 'disk.vmdk', 'copy.vmdk')
    expect(await free()).toBe(before - 40)
    expect(await govc('datastore.disk.create', '-size', '9000G', '-d', 'thick', 'huge.vmdk')).toContain('Insufficient disk space')
    await govc('datastore.rm', 'copy.vmdk')
    await govc('datastore.rm', 'disk.vmdk')
    expect(await free()).toBe(before)
  })

  test('makes datastores of folders, NFS and disks, and removes those that are not in use', async () => {
    writeFileSync(join(folder, 'inside'), '')
    await govc('datastore.create', '-type', 'local', '-name', 'local', '-path', folder, '/DC0/host/DC0_H0/DC0_H0')
    expect(await govc('datastore.ls', '-ds', 'local', 'inside')).toBe('inside\n')
    await govc(
      'datastore.create',
      '-type',
      'nfs',
      '-name',
      'nfs',
      '-remote-host',
      'nas',
      '-remote-path',
      '/share',
      '/DC0/host/DC0_H0/DC0_H0',
    )
    expect(await govc('datastore.info', 'nfs')).toContain('nas:/share')
    await govc('datastore.create', '-type', 'vmfs', '-name', 'vmfs', '-disk=mpx.vmhba0:C0:T1:L0', '/DC0/host/DC0_H0/DC0_H0')
    expect(await govc('host.storage.info', '-host', 'DC0_H0', '-unclaimed')).not.toContain('mpx')
    for (const name of ['local', 'nfs', 'vmfs']) await govc('datastore.remove', '-ds', name, '/DC0/host/DC0_H0/DC0_H0')
    expect((await govc('ls', '/DC0/datastore')).trim().split('\n')).toEqual(['/DC0/datastore/LocalDS_0', '/DC0/datastore/LocalDS_1'])
    expect(await govc('datastore.remove', '-ds', 'LocalDS_0', '/DC0/host/DC0_H0/DC0_H0')).toContain('in use')
  })

  test('has datastore clusters, which recommend the datastore of a machine', async () => {
    await govc('folder.create', '-pod', '/DC0/datastore/pod')
    await govc('object.mv', '/DC0/datastore/LocalDS_1', '/DC0/datastore/pod')
    await govc('datastore.cluster.change', '-drs-mode', 'automated', 'pod')
    const info = await govc('datastore.cluster.info', 'pod')
    expect(info).toMatch(/Capacity: +4096\.0 GB/)
    expect(info).toMatch(/SDRS Mode: +automated/)
    await govc('vm.create', '-on=false', '-datastore-cluster', 'pod', '-net', 'VM Network', '-host', 'DC0_H0', '-disk', '1G', 'placed')
    expect(await govc('vm.info', '-r', 'placed')).toMatch(/Storage: +LocalDS_1/)
    await govc('vm.destroy', 'placed')
  })

  test('enters maintenance mode only when no machine is there', async () => {
    await govc('datastore.maintenance.enter', '-ds', 'LocalDS_1')
    expect(await govc('object.collect', '-s', '/DC0/datastore/pod/LocalDS_1', 'summary.maintenanceMode')).toBe('inMaintenance\n')
    await govc('datastore.maintenance.exit', '-ds', 'LocalDS_1')
    expect(await govc('object.collect', '-s', '/DC0/datastore/pod/LocalDS_1', 'summary.maintenanceMode')).toBe('normal\n')
  })
})
