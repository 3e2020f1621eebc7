import { isVivariumError, run } from '@vivarium/core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findGovc, timeToBuildMs, whyNoGovc } from './testing/govc.js'
import { VCenter } from './vcenter.js'

const missing = await whyNoGovc()

describe.skipIf(missing !== undefined)(`the real govc${missing === undefined ? '' : ` (${missing})`}`, () => {
  let path: string
  let vcenter: VCenter
  beforeAll(async () => {
    path = await findGovc()
    vcenter = await VCenter.start({ username: 'user', password: 'pass', model: { datacenters: 2 } })
  }, timeToBuildMs)
  afterAll(async () => {
    await vcenter?.[Symbol.asyncDispose]()
  })

  const govc = async (command: string, login = 'user:pass') => {
    const env = { GOVC_URL: vcenter.url.href.replace('://', `://${login}@`), GOVC_INSECURE: 'true', GOVC_PERSIST_SESSION: 'false' }
    try {
      return (await run(path, command.split(' '), { env, timeoutMs: 30_000 })).stdout
    } catch (error) {
      if (!isVivariumError(error, 'PROCESS_FAILED')) throw error
      return error.message
    }
  }

  test('about says vCenter 8', async () => {
    expect(await govc('about')).toMatch(/^API version: +8\.0\.3\.0$/m)
  })

  test('ls, find and tree see the datacenters and their folders', async () => {
    expect((await govc('ls /')).trim().split('\n').sort()).toEqual(['/DC0', '/DC1'])
    expect((await govc('ls /DC0')).trim().split('\n').sort()).toEqual(['/DC0/datastore', '/DC0/host', '/DC0/network', '/DC0/vm'])
    expect((await govc('find /')).trim().split('\n')).toContain('/DC1/datastore')
    expect((await govc('find / -type d')).trim().split('\n').sort()).toEqual(['/DC0', '/DC1'])
    expect(await govc('tree')).toContain('DC1')
  })

  test('creates folders and datacenters, and says so when a name is taken', async () => {
    await govc('folder.create /DC0/vm/made')
    expect(await govc('ls -t Folder /DC0/vm')).toBe('/DC0/vm/made\n')
    expect(await govc('folder.create /DC0/vm/made')).toContain("The name 'made' already exists.")
    await govc('datacenter.create made')
    expect(await govc('ls /')).toContain('/made')
  })

  test('collects properties', async () => {
    expect(await govc('object.collect -s /DC0 name')).toBe('DC0\n')
    expect(await govc('object.collect -s /DC0 nosuch')).toContain('The property "nosuch" is not valid.')
    expect(await govc('object.collect /DC0/vm')).toContain('childType')
  })

  test('is told that a password is wrong', async () => {
    expect(await govc('about', 'user:wrong')).toContain('Cannot complete login due to an incorrect user name or password.')
  })
})
