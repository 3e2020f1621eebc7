import { isVivariumError, run } from '@vivarium/core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findGovc, timeToBuildMs, whyNoGovc } from '../testing/govc.js'
import { VCenter } from '../vcenter.js'

const missing = await whyNoGovc()

describe.skipIf(missing !== undefined)(`the inventory with the real govc${missing === undefined ? '' : ` (${missing})`}`, () => {
  let path: string
  let vcenter: VCenter
  beforeAll(async () => {
    path = await findGovc()
    vcenter = await VCenter.start({ tls: false, username: 'user', password: 'pass', model: { vApps: 1, machines: 1 } })
  }, timeToBuildMs)
  afterAll(async () => {
    await vcenter?.[Symbol.asyncDispose]()
  })

  const govc = async (command: string) => {
    const env = { GOVC_URL: vcenter.url.href.replace('://', '://user:pass@'), GOVC_PERSIST_SESSION: 'false' }
    try {
      return (await run(path, command.split(' '), { env, timeoutMs: 60_000 })).stdout
    } catch (error) {
      if (!isVivariumError(error, 'PROCESS_FAILED')) throw error
      return error.message
    }
  }
  const lines = async (command: string) => (await govc(command)).trim().split('\n')

  test('find has the paths that it has with govmomi’s vcsim', async () => {
    expect((await lines('find / -type m')).sort()).toEqual(['/DC0/vm/DC0_C0_APP0_VM0', '/DC0/vm/DC0_C0_RP0_VM0', '/DC0/vm/DC0_H0_VM0'])
    expect((await lines('find / -type h')).sort()).toEqual([
      '/DC0/host/DC0_C0/DC0_C0_H0',
      '/DC0/host/DC0_C0/DC0_C0_H1',
      '/DC0/host/DC0_C0/DC0_C0_H2',
      '/DC0/host/DC0_H0/DC0_H0',
    ])
    expect(await lines('find / -type n')).toContain('/DC0/network/DC0_DVPG0')
    expect(await lines('find / -type p')).toContain('/DC0/host/DC0_C0/Resources')
  })

  test('hosts tell what they are, and a cluster is changed by its commands', async () => {
    expect(await govc('host.info DC0_H0')).toMatch(/Logical CPUs: +2 CPUs @ 2294MHz/)
    await govc('cluster.create -folder /DC0/host made')
    await govc('cluster.add -cluster made -hostname 10.1.0.1 -username u -password p -noverify')
    await govc('host.add -hostname 10.1.0.2 -username u -password p -noverify -folder /DC0/host')
    await govc('cluster.mv -cluster made 10.1.0.2')
    expect(await govc('ls /DC0/host/made')).toContain('/DC0/host/made/10.1.0.2')
    await govc('cluster.change -ha-enabled -drs-mode manual made')
    expect(await lines('object.collect -s /DC0/host/made summary.numHosts configurationEx.drsConfig.defaultVmBehavior')).toEqual([
      '2',
      'manual',
    ])
    await govc('cluster.group.create -cluster made -name hosts -host 10.1.0.1')
    await govc('cluster.group.create -cluster made -name vms -vm')
    await govc('cluster.rule.create -cluster made -name rule -enable -vm-host -vm-group vms -host-affine-group hosts')
    expect(await lines('cluster.rule.ls -cluster made')).toEqual(['rule'])
    expect(await lines('cluster.group.ls -cluster made -name hosts')).toEqual(['10.1.0.1'])
  }, 60_000)

  test('a vApp runs its machines', async () => {
    const state = () => govc('object.collect -s /DC0/vm/DC0_C0_APP0_VM0 runtime.powerState')
    await govc('vapp.power -off DC0_C0_APP0')
    expect(await state()).toBe('poweredOff\n')
    await govc('vapp.power -on DC0_C0_APP0')
    expect(await state()).toBe('poweredOn\n')
    await govc('vapp.destroy DC0_C0_APP0')
    expect(await govc('find / -type m -name DC0_C0_APP0_VM0')).toBe('')
  }, 60_000)

  test('a host’s services, settings and certificate', async () => {
    await govc('host.service -host DC0_H0 start TSM-SSH')
    expect(await govc('host.service -host DC0_H0 status TSM-SSH')).toBe('Running\n')
    await govc('host.option.set -host DC0_H0 UserVars.SuppressShellWarning 1')
    expect(await govc('host.option.ls -host DC0_H0 UserVars.SuppressShellWarning')).toMatch(/: +1$/m)
    expect(await govc('host.cert.info -host DC0_H0')).toMatch(/Common Name \(CN\): +DC0_H0/)
    expect(await govc('host.cert.csr -host DC0_H0')).toContain('BEGIN CERTIFICATE REQUEST')
    expect(await govc('vm.option.info -cluster DC0_C0 ubuntu64Guest')).toContain('Ubuntu Linux (64-bit)')
  }, 60_000)
})
