import { isVivariumError, run } from '@vivarium/core'
import { listObjects, VimClient } from '@vivarium/vim'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findGovc, timeToBuildMs, whyNoGovc } from '../testing/govc.js'
import { VCenter } from '../vcenter.js'

const missing = await whyNoGovc()

test('an answer about many machines comes in pieces, and is whole', async () => {
  await using vcenter = await VCenter.start({ tls: false, username: 'user', password: 'pass', model: { machines: 60 } })
  const client = await VimClient.connect(vcenter.url, { username: 'user', password: 'pass' })
  const machines = await listObjects(client, 'VirtualMachine', ['config', 'summary'])
  await client.close()
  expect(machines).toHaveLength(120)
  expect(new Set(machines.map(({ properties }) => properties.config?.uuid)).size).toBe(120)
  expect(machines.every(({ properties }) => properties.summary?.runtime.powerState === 'poweredOn')).toBe(true)
})

describe.skipIf(missing !== undefined)(`machines with the real govc${missing === undefined ? '' : ` (${missing})`}`, () => {
  let path: string
  let vcenter: VCenter
  beforeAll(async () => {
    path = await findGovc()
    vcenter = await VCenter.start({ tls: false, username: 'user', password: 'pass', model: { machines: 1 } })
  }, timeToBuildMs)
  afterAll(async () => {
    await vcenter?.[Symbol.asyncDispose]()
  })

  const govc = async (...words: string[]) => {
    const env = {
      GOVC_URL: vcenter.url.href.replace('://', '://user:pass@'),
      GOVC_PERSIST_SESSION: 'false',
      GOVC_RESOURCE_POOL: '/DC0/host/DC0_C0/Resources',
      GOVC_NETWORK: 'DC0_DVPG0',
    }
    try {
      return (await run(path, words.join(' ').split(' '), { env, timeoutMs: 60_000 })).stdout
    } catch (error) {
      if (!isVivariumError(error, 'PROCESS_FAILED')) throw error
      return error.message
    }
  }

  test('a machine is made, changed, switched and destroyed', async () => {
    expect(await govc('vm.create -on=false -c 2 -m 1024 -g ubuntu64Guest -disk 1GB -disk.controller pvscsi made')).toBe('')
    expect(await govc('vm.info made')).toMatch(/Guest name: +Ubuntu Linux \(64-bit\)[\s\S]*Memory: +1024MB[\s\S]*Power state: +poweredOff/)
    expect(await govc('vm.change -vm made -c 4 -e guestinfo.a=b -annotation note')).toBe('')
    expect(await govc('vm.info -e made')).toMatch(/CPU: +4 vCPU[\s\S]*guestinfo\.a: +b/)
    expect(await govc('vm.power -on made')).toContain('OK')
    expect(await govc('vm.power -on made')).toContain('cannot be performed in the current state (Powered on).')
    expect(await govc('vm.change -vm made -c 8')).toContain('CPU hot plug is not supported for this virtual machine.')
    expect(await govc('vm.power -off made')).toContain('OK')
    expect(await govc('vm.destroy made')).toBe('')
    expect(await govc('datastore.ls')).not.toContain('made')
  })

  test('devices come and go', async () => {
    await govc('vm.create -on=false -disk 1GB -disk.controller pvscsi devices')
    expect(await govc('device.cdrom.add -vm devices')).toBe('cdrom-3000\n')
    expect(await govc('device.scsi.add -vm devices')).toBe('lsilogic-1001\n')
    await govc('device.floppy.add -vm devices')
    expect(await govc('device.serial.add -vm devices')).toBe('serialport-9000\n')
    expect(await govc('device.usb.add -type xhci -vm devices')).toBe('usbxhci-14000\n')
    await govc('vm.disk.create -vm devices -name devices/extra -size 2G')
    await govc('vm.disk.change -vm devices -disk.key 2001 -size 3G')
    await govc('vm.network.add -vm devices -net.adapter vmxnet3')
    const list = await govc('device.ls -vm devices')
    expect(list).toMatch(/^disk-1000-1 +VirtualDisk +3,145,728 KB$/m)
    expect(list).toMatch(/^ethernet-1 +VirtualVmxnet3 +DVSwitch: /m)
    await govc('device.remove -vm devices disk-1000-1 ethernet-1')
    expect(await govc('device.ls -vm devices')).not.toMatch(/disk-1000-1|ethernet-1/)
    expect((await govc('datastore.ls devices')).split('\n')).toEqual(expect.not.arrayContaining(['extra.vmdk']))
  })

  test('what leaves the inventory can come back with all that it had', async () => {
    await govc('vm.create -on=false -m 256 -disk 1GB -disk.controller pvscsi gone')
    const before = await govc('device.ls -vm gone')
    expect(await govc('vm.unregister gone')).toBe('')
    expect(await govc('vm.register gone/gone.vmx')).toBe('')
    expect(await govc('device.ls -vm gone')).toBe(before)
    expect(await govc('vm.info gone')).toMatch(/Memory: +256MB/)
    expect(await govc('vm.register gone/gone.vmx')).toContain("identifier '[LocalDS_0] gone/gone.vmx' already exists.")
    expect(await govc('vm.register no/such.vmx')).toContain('could not be found')
  })

  test('templates can be made machines again', async () => {
    await govc('vm.create -on=false -disk 1GB -version vmx-13 template')
    expect(await govc('vm.upgrade -vm template')).toBe('')
    expect(await govc('vm.markastemplate template')).toBe('')
    expect(await govc('vm.power -on template')).toContain('not allowed in the current state')
    expect(await govc('vm.markasvm template')).toBe('')
    expect(await govc('object.collect -s vm/template config.version config.template')).toBe('vmx-21\nfalse\n')
  })
})
