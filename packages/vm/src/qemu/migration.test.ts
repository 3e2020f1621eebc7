import { existsSync } from 'node:fs'
import { stat, symlink, truncate, writeFile } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { skipWithout } from '../testing/programs.js'
import { askCounter } from '../testing/serial-line.js'
import { TinyMachines } from '../testing/tiny-guest.js'
import { loadState, saveState, transferState } from './migration.js'

const bytes = 64 * 2 ** 20

describe('the saved state of a machine', () => {
  let machines: TinyMachines
  beforeEach(async ({ skip }) => {
    await skipWithout(skip, 'qemu-system-x86_64')
    machines = await TinyMachines.make()
  })
  afterEach(() => machines?.[Symbol.asyncDispose]())

  /** A machine whose guest has counted to B. */
  async function counted() {
    const machine = await machines.start()
    expect([await askCounter(machine.console), await askCounter(machine.console)]).toEqual(['A', 'B'])
    return machine
  }
  const open = (share: boolean) => machines.start({ begin: 'incoming', memory: { bytes, file: { path: machines.at('ram'), share } } })

  it('is small with memory in a shared file, and opens any number of times, each apart', async () => {
    const { qemu } = await counted()
    const { bytes: saved } = await saveState(qemu, machines.at('state'), 'devices')
    expect(saved).toBe((await stat(machines.at('state'))).size)
    expect(saved).toBeLessThan(2 ** 20)
    await qemu.quit()
    for (const opened of await Promise.all([open(false), open(false)])) {
      await loadState(opened.qemu, machines.at('state'), 'devices')
      expect(opened.qemu.state).toBe('paused')
      await opened.qemu.cont()
      expect([await askCounter(opened.console), await askCounter(opened.console)]).toEqual(['C', 'D'])
    }
  })

  it('holds everything where memory is private', async () => {
    const { qemu } = await counted()
    await saveState(qemu, machines.at('first'), 'devices')
    await qemu.quit()
    const middle = await open(false)
    await loadState(middle.qemu, machines.at('first'), 'devices')
    await middle.qemu.cont()
    expect(await askCounter(middle.console)).toBe('C')
    await saveState(middle.qemu, machines.at('second'), 'everything')
    await middle.qemu.quit()
    await truncate(machines.at('ram'), 0)
    const last = await machines.start({ begin: 'incoming', memory: { bytes } })
    // Only the name of the memory has to be the same for a whole stream.
    await expect(loadState(last.qemu, machines.at('second'), 'everything')).rejects.toMatchObject({ code: 'MIGRATION_FAILED' })
    const fresh = await open(true)
    await loadState(fresh.qemu, machines.at('second'), 'everything')
    await fresh.qemu.cont()
    expect(await askCounter(fresh.console)).toBe('D')
  })

  it('goes from one QEMU to another', async () => {
    const { qemu } = await counted()
    await qemu.stop()
    const other = await machines.start({ begin: 'incoming', memory: { bytes, file: { path: machines.at('ram2'), share: true } } })
    await transferState(qemu, other.qemu)
    await other.qemu.cont()
    expect(await askCounter(other.console)).toBe('C')
  })

  it('that can not be written leaves no file, and the machine goes on', async () => {
    const { qemu, console } = await counted()
    await symlink('/dev/full', machines.at('state'))
    const save = saveState(qemu, machines.at('state'), 'devices')
    await expect(save).rejects.toMatchObject({ code: 'MIGRATION_FAILED', message: expect.stringContaining('ENOSPC') })
    expect(existsSync(machines.at('state'))).toBe(false)
    await qemu.waitForState(['running'], { timeoutMs: 5000 })
    expect(await askCounter(console)).toBe('C')
    await saveState(qemu, machines.at('state'), 'devices')
  })

  it('that is cancelled leaves no file, and the machine goes on', async () => {
    const { qemu, console } = await counted()
    const controller = new AbortController()
    qemu.onStateChange(() => controller.abort())
    const save = saveState(qemu, machines.at('state'), 'everything', { signal: controller.signal })
    await expect(save).rejects.toMatchObject({ code: 'CANCELLED' })
    expect(existsSync(machines.at('state'))).toBe(false)
    expect(await askCounter(console)).toBe('C')
  })

  it.each([
    ['is none', 'hello', 'Not a migration stream'],
    ['is empty', '', ''],
    ['is cut off', 'half', ''],
  ])('that %s is refused, and its QEMU is gone', async (_, content, says) => {
    if (content === 'half') {
      const { qemu } = await counted()
      const { bytes: whole } = await saveState(qemu, machines.at('state'), 'devices')
      await qemu.quit()
      await truncate(machines.at('state'), whole / 2)
    } else {
      await writeFile(machines.at('state'), content)
    }
    const { qemu } = await machines.start({ begin: 'incoming' })
    const load = loadState(qemu, machines.at('state'), 'devices', { timeoutMs: 10_000 })
    await expect(load).rejects.toMatchObject({ code: 'MIGRATION_FAILED', message: expect.stringContaining(says) })
    expect(qemu.state).toBe('ended')
  })
})
