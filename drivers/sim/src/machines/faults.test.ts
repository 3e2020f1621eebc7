import { once } from 'node:events'
import { connect } from 'node:net'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { Lab, output } from '../testing/lab.js'
import type { SimHost } from './host.js'

let lab: Lab
let web: SimHost
let db: SimHost
beforeEach(async () => {
  lab = await Lab.make()
  const { hosts } = await lab.openWith('web', 'db')
  ;[web, db] = hosts as [SimHost, SimHost]
})
afterEach(() => lab[Symbol.asyncDispose]())

const ping = async (from: SimHost, to: SimHost) => (await from.exec(`ping -c 1 ${to.addresses.ipv4}`)).exitCode

it('crashes: it is off, its connections end, what was on disk is there after the next start', async () => {
  await web.writeFile('/root/kept', 'x')
  await web.writeFile('/run/gone', 'x')
  const { hostPort } = await web.forwardPort(0, 22)
  const socket = connect(hostPort, '127.0.0.1')
  await once(socket, 'data')
  const change = web.waitForStateChange(10_000)
  const closed = once(socket, 'close')
  await web.breakWith({ kind: 'crash' })
  await closed
  await change
  expect([await web.status(), await web.faults()]).toEqual(['stopped', []])
  await expect(web.breakWith({ kind: 'freeze' })).rejects.toMatchObject({ code: 'NOT_RUNNING' })
  await web.start()
  expect(await output(web, 'ls /root')).toBe('kept')
  await expect(web.readFile('/run/gone')).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

it('freezes: nobody gets an answer, and nothing is lost', async () => {
  await web.breakWith({ kind: 'freeze' })
  expect(await web.faults()).toEqual([{ kind: 'freeze' }])
  expect(await ping(db, web)).toBe(1)
  await expect(web.exec('true', { timeoutMs: 50 })).rejects.toMatchObject({ code: 'TIMED_OUT' })
  const waiting = output(web, 'echo thawed')
  await web.heal('freeze')
  expect(await waiting).toBe('thawed')
  expect(await ping(db, web)).toBe(0)
})

it('is partitioned from all, or from some', async () => {
  await web.breakWith({ kind: 'partition' })
  expect(await ping(db, web)).toBe(1)
  expect(await output(web, 'echo inside')).toBe('inside')
  await web.breakWith({ kind: 'partition', from: ['other'] })
  expect(await ping(db, web)).toBe(0)
  await web.breakWith({ kind: 'partition', from: ['db'] })
  expect([await ping(db, web), await ping(web, db)]).toEqual([1, 1])
  await web.heal()
  expect(await ping(db, web)).toBe(0)
})

it('loses packets', async () => {
  await web.breakWith({ kind: 'loss', rate: 1 })
  expect(await ping(db, web)).toBe(1)
  await expect(web.breakWith({ kind: 'loss', rate: 2 })).rejects.toMatchObject({ code: 'INVALID_VALUE' })
  await web.heal('loss')
  expect(await ping(db, web)).toBe(0)
})

it('has a full disk', async () => {
  await web.breakWith({ kind: 'full-disk' })
  const { exitCode, stderr } = await web.exec('echo x > /root/x')
  expect([exitCode, String(stderr)]).toEqual([1, expect.stringContaining('No space left on device')])
  await web.heal()
  await output(web, 'echo x > /root/x')
})
