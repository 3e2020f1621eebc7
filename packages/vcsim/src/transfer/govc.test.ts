import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isVivariumError, run } from '@vivarium/core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { diskContent, imageContent, writeAppliance } from '../testing/appliance.js'
import { findGovc, timeToBuildMs, whyNoGovc } from '../testing/govc.js'
import { RestClient } from '../testing/rest-client.js'
import { VCenter } from '../vcenter.js'

const missing = await whyNoGovc()

describe.skipIf(missing !== undefined)(`OVF with the real govc${missing === undefined ? '' : ` (${missing})`}`, () => {
  let path: string
  let folder: string
  let descriptor: string
  let vcenter: VCenter
  beforeAll(async () => {
    path = await findGovc()
    folder = await mkdtemp(join(tmpdir(), 'govc-ovf-'))
    descriptor = await writeAppliance(folder)
    vcenter = await VCenter.start({ tls: false, username: 'user', password: 'pass', model: { machines: 1, vApps: 1 } })
  }, timeToBuildMs)
  afterAll(async () => {
    await vcenter?.[Symbol.asyncDispose]()
    await rm(folder, { recursive: true, force: true })
  })

  const govc = async (...words: string[]) => {
    const env = {
      GOVC_URL: vcenter.url.href.replace('://', '://user:pass@'),
      GOVC_PERSIST_SESSION: 'false',
      GOVC_SHOW_UNRELEASED: 'true',
      GOVC_RESOURCE_POOL: '/DC0/host/DC0_C0/Resources',
    }
    try {
      return (await run(path, words, { env, timeoutMs: 60_000 })).stdout
    } catch (error) {
      if (!isVivariumError(error, 'PROCESS_FAILED')) throw error
      return error.message
    }
  }

  const downloaded = async (name: string) => {
    const target = join(folder, 'downloaded')
    await govc('datastore.download', name, target)
    return readFile(target)
  }

  test('an appliance is imported with its content, exported, and imported again from that', async () => {
    expect(await govc('import.ovf', '-name', 'first', descriptor)).not.toContain('govc:')
    expect(await govc('vm.info', '-e', 'first')).toMatch(
      /Ubuntu Linux \(64-bit\)[\s\S]*Memory: +1024MB[\s\S]*CPU: +2 vCPU[\s\S]*appliance\.kind: +test/,
    )
    const devices = await govc('device.ls', '-vm', 'first')
    expect(devices).toMatch(/pvscsi-1000[\s\S]*cdrom-\d+ +VirtualCdrom +ISO \[LocalDS_0\] first\/_deviceImage0\.iso/)
    const flat = await downloaded('first/first-flat.vmdk')
    expect(flat.length).toBe(8 * 2 ** 20)
    expect(flat.subarray(0, diskContent.length).toString()).toBe(diskContent)
    expect((await downloaded('first/_deviceImage0.iso')).toString()).toBe(imageContent)

    expect(await govc('export.ovf', '-sha', '256', '-i', '-vm', 'first', folder)).not.toContain('govc:')
    expect(await readFile(join(folder, 'first', 'first.mf'), 'utf8')).toMatch(/^SHA256\(first-disk-0\.vmdk\)= [0-9a-f]{64}\n/m)
    expect(await govc('import.ovf', '-m', '-name', 'second', join(folder, 'first', 'first.ovf'))).not.toContain('govc:')
    const copy = await downloaded('second/second-flat.vmdk')
    expect(copy.equals(flat)).toBe(true)
    expect(await govc('device.ls', '-vm', 'second')).toMatch(/pvscsi-1000[\s\S]*second\/_deviceImage0\.iso/)
  })

  test('options choose the size, the network and values of properties', async () => {
    const options = join(folder, 'options.json')
    const given = {
      Deployment: 'large',
      DiskProvisioning: 'thin',
      NetworkMapping: [{ Name: 'management', Network: 'DC0_DVPG0' }],
      PropertyMapping: [{ Key: 'app.hostname', Value: 'here' }],
      Name: 'chosen',
    }
    await writeFile(options, JSON.stringify(given))
    expect(JSON.parse(await govc('import.spec', descriptor))).toMatchObject({
      Deployment: 'small',
      NetworkMapping: [{ Name: 'management' }],
    })
    expect(await govc('import.ovf', '-options', options, descriptor)).not.toContain('govc:')
    expect(await govc('vm.info', '-r', 'chosen')).toMatch(/CPU: +4 vCPU[\s\S]*Network: +DC0_DVPG0/)
    expect(await govc('object.collect', '-json', 'vm/chosen', 'config.vAppConfig.property')).toContain('here')
    await writeFile(options, JSON.stringify({ ...given, Name: 'refused', PropertyMapping: [{ Key: 'app.fixed', Value: 'mine' }] }))
    expect(await govc('import.ovf', '-options', options, descriptor)).toContain('not user configurable')
    expect(await govc('find', 'vm', '-name', 'refused')).toBe('')
  })

  test('a disk comes by itself; one that is broken off is refused', async () => {
    const disk = join(folder, 'broken.vmdk')
    const whole = await readFile(join(folder, 'appliance-disk1.vmdk'))
    await writeFile(disk, whole.subarray(0, whole.length - 512))
    expect(await govc('import.vmdk', disk, 'disks/broken.vmdk')).toContain('govc:')
    expect(await govc('import.vmdk', join(folder, 'appliance-disk1.vmdk'), 'disks/whole.vmdk')).not.toContain('govc:')
    expect((await downloaded('disks/whole-flat.vmdk')).subarray(0, diskContent.length).toString()).toBe(diskContent)
  })

  test('what a library has is deployed with its content, and a machine becomes an item', async () => {
    expect(await govc('library.create', 'appliances')).not.toContain('govc:')
    expect(await govc('library.import', 'appliances', descriptor)).not.toContain('govc:')
    expect(await govc('library.deploy', '-dc', 'DC0', 'appliances/appliance', 'deployed')).not.toContain('govc:')
    expect((await downloaded('deployed/deployed-flat.vmdk')).subarray(0, diskContent.length).toString()).toBe(diskContent)
    expect(await govc('library.clone', '-vm', 'deployed', '-ovf', 'appliances', 'captured')).not.toContain('govc:')
    expect(await govc('library.deploy', '-dc', 'DC0', 'appliances/captured', 'again')).not.toContain('govc:')
    expect((await downloaded('again/again-flat.vmdk')).subarray(0, diskContent.length).toString()).toBe(diskContent)
  })

  test('a configuration that would not be heeded is refused', async () => {
    const rest = await RestClient.logIn(vcenter)
    const spec = { target: { resource_pool_id: 'resgroup-8' }, deployment_spec: { vm_config_spec: { provider: 'XML', xml: '' } } }
    const answer = await rest.send('POST', '/api/vcenter/ovf/library-item/any?action=deploy', spec)
    expect(answer).toMatchObject({ status: 400, body: { error_type: 'UNSUPPORTED' } })
  })

  test('disks tell what they are differences to', async () => {
    expect(await govc('datastore.disk.create', '-size', '1M', 'plain.vmdk')).not.toContain('govc:')
    expect(await govc('datastore.disk.info', 'plain.vmdk')).toMatch(/Name: +plain\.vmdk[\s\S]*Type: +(?:thin|preallocated)/)
    expect(await govc('storage.policy.info', 'VM Encryption Policy')).toContain('VM Encryption Policy')
  })

  test('checks say what would not work', async () => {
    expect(await govc('vm.check.compat', '-vm', 'DC0_C0_RP0_VM0', '-pool', 'DC0_C0/Resources')).toContain('DC0_C0_RP0_VM0')
    expect(await govc('vm.check.compat', '-vm', 'DC0_C0_RP0_VM0', '-pool', 'DC0_H0/Resources')).toContain(
      'A specified parameter was not correct: pool',
    )
  })
})
