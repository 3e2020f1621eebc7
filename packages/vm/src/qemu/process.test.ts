import { existsSync } from 'node:fs'
import { identityOf } from '@vivarium/core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { skipWithout } from '../testing/programs.js'
import { TinyMachines } from '../testing/tiny-guest.js'
import type { QemuState } from './process.js'

describe('a QEMU process', () => {
  let machines: TinyMachines
  beforeEach(async ({ skip }) => {
    await skipWithout(skip, 'qemu-system-x86_64')
    machines = await TinyMachines.make()
  })
  afterEach(() => machines?.[Symbol.asyncDispose]())

  it('tells its state as it is stopped, continued and ended', async () => {
    const { qemu } = await machines.start()
    const states: QemuState[] = []
    qemu.onStateChange((state) => states.push(state))
    expect(qemu.state).toBe('running')
    await qemu.stop()
    expect(await qemu.waitForState(['paused'], { timeoutMs: 5000 })).toBe('paused')
    await qemu.cont()
    await qemu.waitForState(['running'], { timeoutMs: 5000 })
    expect(await qemu.quit()).toEqual({ code: 0, signal: null })
    expect(states).toEqual(['paused', 'running', 'ended'])
    expect(await identityOf(qemu.pid)).toBeUndefined()
    await expect(qemu.stop()).rejects.toMatchObject({ code: 'QMP_CLOSED' })
  })

  it('stands until it is continued when it was started so', async () => {
    const { qemu } = await machines.start({ begin: 'stopped' })
    expect(qemu.state).toBe('paused')
    await qemu.cont()
    await qemu.waitForState(['running'], { timeoutMs: 5000 })
  })

  it("fails with QEMU's own words when it does not come up, and leaves no process", async () => {
    const start = machines.start({ rootDisk: { layers: [{ path: 'no such, file.qcow2', format: 'qcow2' }] } })
    await expect(start).rejects.toMatchObject({
      code: 'QEMU_ENDED',
      message: expect.stringContaining("Could not open 'no such, file.qcow2'"),
    })
  })

  it('is killed when the start is cancelled', async () => {
    const { qemu } = await machines.start()
    const controller = new AbortController()
    const waiting = qemu.waitForState(['paused'], { signal: controller.signal })
    controller.abort()
    await expect(waiting).rejects.toMatchObject({ code: 'CANCELLED' })
    expect((await qemu.kill()).signal).toBe('SIGKILL')
    expect(qemu.state).toBe('ended')
    expect(existsSync(machines.at('qemu.log'))).toBe(true)
  })
})

describe('a disk that is full', () => {
  it('stops the machine instead of the guest hearing of it, until it is continued', async ({ skip }) => {
    await skipWithout(skip, 'qemu-system-x86_64')
    const machines = await TinyMachines.make('writing')
    try {
      const fullDisk = (args: string[]) =>
        args.map((arg) => {
          if (!arg.includes('"node-name":"root-1"')) return arg
          const node = JSON.parse(arg) as { file: object }
          const enospc = { event: 'write_aio', iotype: 'write', errno: 28 }
          return JSON.stringify({ ...node, file: { driver: 'blkdebug', image: node.file, 'inject-error': [enospc] } })
        })
      const { qemu } = await machines.start({}, fullDisk)
      expect(await qemu.waitForState(['io-error'], { timeoutMs: 20_000 })).toBe('io-error')
      const changes: QemuState[] = []
      qemu.onStateChange((state) => changes.push(state))
      await qemu.cont()
      await qemu.waitForState(['running', 'io-error'], { timeoutMs: 5000 })
      expect(changes[0]).toBe('running')
    } finally {
      await machines[Symbol.asyncDispose]()
    }
  })
})
