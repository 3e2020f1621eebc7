import { isVivariumError, run } from '@vivarium/core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findGovc, Reference, timeToBuildMs, whyNoReference } from '../testing/reference.js'
import { Relay } from '../testing/relay.js'

const missing = await whyNoReference()

describe.skipIf(missing !== undefined)(`govc through the codec${missing === undefined ? '' : ` (${missing})`}`, () => {
  let govc: string
  let server: Reference
  let relay: Relay
  beforeAll(async () => {
    govc = await findGovc()
    server = await Reference.start('-vm', '1')
    relay = await Relay.start(server.url)
  }, timeToBuildMs)
  afterAll(async () => {
    await relay?.[Symbol.asyncDispose]()
    await server?.[Symbol.asyncDispose]()
  })

  const say = async (url: string, command: string) => {
    const env = {
      GOVC_URL: url,
      GOVC_PERSIST_SESSION: 'false',
      GOVC_RESOURCE_POOL: '/DC0/host/DC0_C0/Resources',
      GOVC_NETWORK: 'VM Network',
    }
    try {
      return (await run(govc, command.split(' '), { env, timeoutMs: 60_000 })).stdout
    } catch (error) {
      if (!isVivariumError(error, 'PROCESS_FAILED')) throw error
      return error.message
    }
  }

  // It reads only: the answers through the codec must be those without it.
  test.each([
    'about',
    'ls -l /DC0/vm',
    'find / -type m -runtime.powerState poweredOn',
    'tree',
    'device.info -vm DC0_H0_VM0',
    'object.collect -s vm/DC0_H0_VM0 name summary.config.uuid',
    'object.collect -s vm/DC0_H0_VM0 nosuch',
    'role.ls',
    'storage.policy.ls',
    'vm.info nothing',
  ])('%s', async (command) => {
    expect(await say(relay.url.href, command)).toBe(await say(server.url, command))
    expect(relay.problems).toEqual([])
    expect(relay.messages).toBeGreaterThan(0)
  })

  test('creates, changes, clones and destroys a machine', async () => {
    for (const command of [
      'vm.create -on=false -m 64 -c 2 -g otherGuest -net.adapter vmxnet3 -disk 1G made',
      'vm.change -vm made -e guestinfo.a=<b> -m 128',
      'vm.clone -vm made -on=false cloned',
      'vm.disk.create -vm made -name made/second -size 1G',
      'snapshot.create -vm made one',
      'vm.destroy made',
    ]) {
      expect(await say(relay.url.href, command)).not.toContain('exit code')
    }
    expect(await say(server.url, 'ls /DC0/vm')).toContain('/DC0/vm/cloned')
    expect(await say(server.url, 'ls /DC0/vm')).not.toContain('/DC0/vm/made')
    expect(relay.problems).toEqual([])
  }, 120_000)
})
