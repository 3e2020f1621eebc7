import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ManagedObjectReference, reference, runTask, VimClient } from '@vivarium/vim'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { VCenter } from '../vcenter.js'
import type { FaultRule } from './rule.js'
import { parseRules } from './rule-schema.js'
import { readRules } from './rules-file.js'

let vcenter: VCenter
let client: VimClient
beforeEach(async () => {
  vcenter = await VCenter.start({ tls: false, username: 'user', password: 'pass' })
  client = await VimClient.connect(vcenter.url, { username: 'user', password: 'pass' })
})
afterEach(async () => {
  await client?.close()
  await vcenter?.[Symbol.asyncDispose]()
})

const create = (name: string) => client.call(client.serviceContent.rootFolder, 'CreateFolder', { name })
const destroy = (folder: ManagedObjectReference) => runTask(client, folder, 'Destroy_Task')
const outcome = (call: Promise<unknown>) =>
  call.then(
    () => 'done',
    (error) => error.fault._typeName,
  )
const time = () => client.call(reference('ServiceInstance', 'ServiceInstance'), 'CurrentTime')

describe('rules for faults', () => {
  test('the third fails, and the others do not, until the rule is disposed of', async () => {
    const rule = vcenter.faults.add({ method: 'CreateFolder', nth: 3, fault: 'InsufficientResourcesFault' })
    const outcomes = []
    for (const name of ['a', 'b', 'c', 'd']) outcomes.push(await outcome(create(name)))
    expect(outcomes).toEqual(['done', 'done', 'InsufficientResourcesFault', 'done'])
    expect(rule.status).toMatchObject({ matched: 4, hits: 1 })
    rule[Symbol.dispose]()
    expect(vcenter.faults.list()).toEqual([])
  })

  test('every second fails, and only so often', async () => {
    vcenter.faults.add({ method: 'Create*', every: 2, count: 2, fault: 'Timedout' })
    const outcomes = []
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) outcomes.push(await outcome(create(name)))
    expect(outcomes).toEqual(['done', 'Timedout', 'done', 'Timedout', 'done', 'done'])
  })

  test('what is random is the same with the same seed, and about as frequent as it should be', async () => {
    const run = async (seed: number) => {
      await using other = await VCenter.start({
        tls: false,
        faults: { seed, rules: [{ method: 'CurrentTime', rate: 0.3, fault: 'HostCommunication' }] },
      })
      const caller = await VimClient.connect(other.url, { username: 'a', password: 'b' })
      const outcomes = []
      for (let number = 0; number < 60; number += 1) {
        outcomes.push(await outcome(caller.call(reference('ServiceInstance', 'ServiceInstance'), 'CurrentTime')))
      }
      await caller.close()
      return outcomes
    }
    const first = await run(1)
    expect(await run(1)).toEqual(first)
    expect(await run(2)).not.toEqual(first)
    const failed = first.filter((one) => one !== 'done').length
    expect(failed).toBeGreaterThan(8)
    expect(failed).toBeLessThan(30)
  })

  test('a method with a task fails in its task, unless the rule says in the call', async () => {
    const rule = vcenter.faults.add({
      method: 'Destroy_Task',
      fault: { type: 'InvalidPowerState', message: 'Not now.', properties: { existingState: 'poweredOn', requestedState: 'poweredOff' } },
    })
    const folder = await create('a')
    const task = await client.call(folder, 'Destroy_Task')
    expect(task.type).toBe('Task')
    await expect(destroy(folder)).rejects.toMatchObject({
      message: expect.stringContaining('Not now.'),
      fault: { _typeName: 'InvalidPowerState', existingState: 'poweredOn' },
    })
    rule[Symbol.dispose]()
    vcenter.faults.add({ method: 'Destroy_Task', at: 'call', fault: 'ResourceInUse' })
    await expect(client.call(folder, 'Destroy_Task')).rejects.toMatchObject({ fault: { _typeName: 'ResourceInUse' } })
  })

  test('objects are known by reference, id, name and path', async () => {
    const inner = await client.call(await create('outer'), 'CreateFolder', { name: 'inner-1' })
    const fits = async (object: FaultRule['object']) => {
      using _rule = vcenter.faults.add({ method: 'CreateFolder', ...(object === undefined ? {} : { object }), fault: 'Timedout' })
      const result = await outcome(client.call(inner, 'CreateFolder', { name: `x${Math.random()}` }))
      return result === 'Timedout'
    }
    for (const object of [inner, `Folder:${inner.value}`, inner.value, 'inner-1', 'inner-*', '/outer/inner-1', '/outer/*', '/**']) {
      expect([object, await fits(object)]).toEqual([object, true])
    }
    for (const object of ['Folder:group-d1', 'inner', '/inner-1', '/*', 'outer'])
      expect([object, await fits(object)]).toEqual([object, false])
  })

  test('a delay makes late what it fits, by the clock', async () => {
    vcenter.faults.add({ method: 'CurrentTime', latencyMs: [60, 80] })
    const began = performance.now()
    await time()
    expect(performance.now() - began).toBeGreaterThanOrEqual(59)
    vcenter.faults.clear()
    vcenter.faults.add({ method: 'CurrentTime', latencyMs: 60_000 })
    await expect(
      client.call(reference('ServiceInstance', 'ServiceInstance'), 'CurrentTime', undefined, { timeoutMs: 50 }),
    ).rejects.toThrow()
  })

  test.each<[string, FaultRule, RegExp]>([
    ['no such method', { method: 'CloneVM', fault: 'Timedout' }, /it is called CloneVM_Task on the wire/],
    ['no such fault', { fault: 'Nonsense' as never }, /there is no fault "Nonsense"/],
    ['no fault', { fault: 'AboutInfo' as never }, /AboutInfo is no fault/],
    ['no such property', { fault: { type: 'NotFound', properties: { a: 1 } } }, /has no property a/],
    ['a property is missing', { fault: 'InvalidPowerState' }, /can't be sent/],
    ['nothing to do', { method: 'CurrentTime' }, /it does nothing/],
    ['a wrong rate', { rate: 2, fault: 'Timedout' }, /from 0 to 1/],
    ['a wrong number', { nth: 0, fault: 'Timedout' }, /whole number from 1/],
    ['a wrong range', { latencyMs: [5, 1] }, /the first is the smaller/],
    ['a word that is no part of a rule', { fualt: 'Timedout' } as never, /a rule has no "fualt"/],
  ])('%s is told when the rule is added', (_what, rule, message) => {
    expect(() => vcenter.faults.add(rule)).toThrow(message)
    expect(vcenter.faults.list()).toEqual([])
  })
})

describe('a file of rules', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vivarium-faults-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  test('is YAML or JSON', async () => {
    const path = join(folder, 'faults.yaml')
    await writeFile(
      path,
      'seed: 7\nrules:\n  - method: CloneVM_Task\n    nth: 3\n    fault: InsufficientResourcesFault\n    latencyMs: [1, 2]\n',
    )
    expect(await readRules(path)).toEqual({
      seed: 7,
      rules: [{ method: 'CloneVM_Task', nth: 3, fault: 'InsufficientResourcesFault', latencyMs: [1, 2] }],
    })
    await writeFile(path, JSON.stringify([{ fault: 'Timedout' }]))
    expect(await readRules(path)).toEqual({ rules: [{ fault: 'Timedout' }] })
  })

  test('that is wrong is told with its name and the place', async () => {
    const path = join(folder, 'faults.yaml')
    await writeFile(path, 'rules:\n  - method: CloneVM_Task\n    nht: 3\n')
    await expect(readRules(path)).rejects.toMatchObject({
      code: 'INVALID_FAULT_RULE',
      message: expect.stringMatching(/faults\.yaml.*rules\[0\].*nht/s),
    })
    await writeFile(path, 'rules: [')
    await expect(readRules(path)).rejects.toMatchObject({ code: 'INVALID_FAULT_RULE' })
    await expect(readRules(join(folder, 'none'))).rejects.toMatchObject({ code: 'INVALID_FAULT_RULE' })
  })

  test('a single rule needs no list', () => {
    expect(parseRules({ fault: 'Timedout' })).toEqual({ rules: [{ fault: 'Timedout' }] })
  })
})

describe('rules at run time over HTTP', () => {
  const basic = { authorization: `Basic ${Buffer.from('user:pass').toString('base64')}` }
  const send = async (method: string, path = '', body?: unknown, headers: Record<string, string> = basic) => {
    const response = await fetch(new URL(`/vivarium/faults${path}`, vcenter.url), {
      method,
      headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) }
  }

  test('are added, listed with what they did, and removed', async () => {
    const added = await send('POST', '', { method: 'CreateFolder', fault: 'Timedout', count: 1 })
    expect(added).toMatchObject({ status: 201, body: { rules: [{ id: 'rule-1' }] } })
    expect(await outcome(create('a'))).toBe('Timedout')
    expect(await outcome(create('a'))).toBe('done')
    expect((await send('GET')).body.rules).toMatchObject([{ id: 'rule-1', matched: 2, hits: 1, rule: { method: 'CreateFolder' } }])
    expect((await send('GET', '/rule-1')).body).toMatchObject({ hits: 1 })
    expect((await send('DELETE', '/rule-1')).status).toBe(204)
    expect((await send('DELETE', '/rule-1')).status).toBe(404)
    await send('POST', '', { seed: 3, rules: [{ fault: 'Timedout', method: 'CreateFolder' }] })
    expect((await send('DELETE')).status).toBe(204)
    expect(await outcome(create('b'))).toBe('done')
  })

  test('are for those who may log in', async () => {
    expect((await send('GET', '', undefined, {})).status).toBe(401)
    expect((await send('GET', '', undefined, { authorization: `Basic ${Buffer.from('user:no').toString('base64')}` })).status).toBe(401)
    expect((await send('GET', '', undefined, { cookie: `vmware_soap_session="${client.sessionCookie}"` })).status).toBe(200)
    expect((await client.call(reference('SessionManager', 'SessionManager'), 'Fetch', { prop: 'sessionList' })) as object).toMatchObject({
      _value: [{ userName: 'user' }],
    })
  })

  test('all are added, or none', async () => {
    const wrong = await send('POST', '', [{ fault: 'Timedout' }, { fault: 'Nonsense' }])
    expect(wrong).toMatchObject({
      status: 400,
      body: { error: { code: 'INVALID_FAULT_RULE', message: expect.stringContaining('Nonsense') } },
    })
    expect((await send('POST', '', { nope: 1 })).status).toBe(400)
    expect((await send('GET')).body.rules).toEqual([])
    const plain = await fetch(new URL('/vivarium/faults', vcenter.url), { method: 'POST', headers: basic, body: '{"fault":"Timedout"}' })
    expect(plain.status).toBe(415)
    expect((await send('PUT')).status).toBe(405)
  })
})
