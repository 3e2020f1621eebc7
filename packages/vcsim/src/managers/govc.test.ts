import { isVivariumError, run } from '@vivarium/core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findGovc, timeToBuildMs, whyNoGovc } from '../testing/govc.js'
import { VCenter } from '../vcenter.js'

const missing = await whyNoGovc()

describe.skipIf(missing !== undefined)(`the real govc and the managers${missing === undefined ? '' : ` (${missing})`}`, () => {
  let path: string
  let vcenter: VCenter
  beforeAll(async () => {
    path = await findGovc()
    vcenter = await VCenter.start({ tls: false, username: 'user', password: 'pass' })
  }, timeToBuildMs)
  afterAll(async () => {
    await vcenter?.[Symbol.asyncDispose]()
  })

  const govc = async (...args: string[]) => {
    const env = {
      ...{ GOVC_URL: vcenter.url.href.replace('://', '://user:pass@'), GOVC_INSECURE: 'true', GOVC_PERSIST_SESSION: 'false' },
      // For commands that are made for tests.
      GOVC_SHOW_UNRELEASED: 'true',
    }
    try {
      return (await run(path, args, { env, timeoutMs: 60_000 })).stdout
    } catch (error) {
      if (!isVivariumError(error, 'PROCESS_FAILED')) throw error
      return error.message
    }
  }
  const vm = '/DC0/vm/DC0_H0_VM0'

  test('tasks are listed, with their labels and by state; one of its own is driven and cancelled', async () => {
    await govc('folder.create', '/DC0/vm/gone')
    await govc('object.destroy', '/DC0/vm/gone')
    expect(await govc('tasks')).toMatch(/^Folder\.Destroy +gone +user .*success/m)
    expect(await govc('tasks', '-l')).toMatch(/^Delete folder +gone/m)
    const id = (await govc('task.create', 'com.vmware.govmomi.simulator.test')).trim()
    await govc('task.set', '-s', 'running', id)
    await govc('task.set', '-p', '40', id)
    expect(await govc('tasks', '-s', 'running')).toContain(`[40% Task:${id}]`)
    await govc('task.cancel', id)
    expect(await govc('tasks', '-s', 'error')).toContain('The request was canceled by a user')
  }, 120_000)

  test('events tell what happened, and alarms what it means', async () => {
    await govc('alarm.create', '-n', 'mine', '-green', 'my.ok', '-yellow', 'my.bad', '-red', 'my.worse')
    await govc('event.post', '-s', 'error', '-i', 'my.bad', vm)
    const events = await govc('events', vm)
    expect(events).toContain('[error] my.bad')
    expect(events).toContain("Alarm 'mine' on DC0_H0_VM0 changed from Green to Yellow")
    expect(await govc('alarms')).toMatch(/^mine +VirtualMachine:vm-\d+ +Warning/m)
    await govc('alarms', '-ack', vm)
    expect(await govc('alarms', '-l', vm)).toMatch(/^mine .* user/m)
    await govc('event.post', '-i', 'my.ok', vm)
    expect(await govc('alarms')).not.toContain('mine')
  }, 120_000)

  test('fields, settings and licenses are set and read', async () => {
    await govc('fields.add', '-type', 'VirtualMachine', 'owner')
    await govc('fields.set', 'owner', 'me', vm)
    expect(await govc('fields.info', '-n', 'owner', vm)).toMatch(/owner +me/)
    await govc('option.set', 'event.maxAge', '40')
    expect(await govc('option.ls', 'event.maxAge')).toMatch(/event\.maxAge: +40/)
    await govc('license.add', 'AAAAA-BBBBB-CCCCC-DDDDD-EEEEE')
    expect(await govc('license.ls')).toContain('AAAAA-BBBBB-CCCCC-DDDDD-EEEEE')
    expect(await govc('extension.info')).toContain('com.vmware.govmomi.simulator')
  }, 120_000)

  test('the log has what happened', async () => {
    await govc('folder.create', '/DC0/vm/logged')
    await govc('object.destroy', '/DC0/vm/logged')
    expect(await govc('logs.ls')).toContain('vpxd:vpxd.log')
    expect(await govc('logs', '-log', 'vpxd:vpxd.log', '-n', '5')).toContain('Task: Delete folder')
  }, 120_000)

  test('metrics are listed and sampled', async () => {
    expect(await govc('metric.ls', vm)).toContain('cpu.usage.average')
    expect(await govc('metric.sample', '-n', '3', vm, 'cpu.usage.average')).toMatch(
      /^DC0_H0_VM0 +- +cpu\.usage\.average +[\d.]+,[\d.]+,[\d.]+ +%/m,
    )
    expect(await govc('metric.interval.info')).toContain('Past day')
  }, 120_000)
})
