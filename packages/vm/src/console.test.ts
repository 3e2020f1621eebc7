import { PassThrough } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { attachConsole } from './console.js'
import { skipWithout } from './testing/programs.js'
import { askCounter } from './testing/serial-line.js'
import { type TinyMachine, TinyMachines } from './testing/tiny-guest.js'

/** A terminal whose user is the test. */
class FakeTerminal extends PassThrough {
  readonly isTTY = true
  isRaw = false
  readonly modes: boolean[] = []
  setRawMode(raw: boolean): void {
    this.isRaw = raw
    this.modes.push(raw)
  }
}

describe('the serial console', () => {
  let machines: TinyMachines
  let machine: TinyMachine
  let stdin: FakeTerminal
  let seen: string
  let stdout: PassThrough
  beforeEach(async ({ skip }) => {
    await skipWithout(skip, 'qemu-system-x86_64')
    machines = await TinyMachines.make()
    machine = await machines.start()
    stdin = new FakeTerminal()
    stdout = new PassThrough()
    seen = ''
    stdout.on('data', (bytes) => {
      seen += bytes
    })
  })
  afterEach(() => machines?.[Symbol.asyncDispose]())

  /** The terminal is as it was, and nothing listens to it any more. */
  const isReleased = () => {
    expect(stdin.modes).toEqual([true, false])
    expect([stdin.listenerCount('data'), stdin.listenerCount('end'), stdout.listenerCount('error')]).toEqual([0, 0, 0])
  }

  it('carries keys in raw mode, until Ctrl-] leaves and the machine runs on', async () => {
    const attached = attachConsole(machine.console, { stdin, stdout })
    await vi.waitFor(() => expect(stdin.modes).toEqual([true]))
    stdin.write('\u0003')
    await vi.waitFor(() => expect(seen).toContain('A'))
    stdin.write('x')
    await vi.waitFor(() => expect(seen).toContain('B'), { timeout: 20_000 })
    stdin.write('\u001dx')
    expect(await attached).toBe('left')
    isReleased()
    expect(await askCounter(machine.console)).toBe('C')
  })

  it('ends when the machine does', async () => {
    const attached = attachConsole(machine.console, { stdin, stdout })
    await vi.waitFor(() => expect(stdin.modes).toEqual([true]))
    await machine.qemu.kill()
    expect(await attached).toBe('closed')
    isReleased()
  })

  it('gives the terminal back when it is cancelled', async () => {
    const controller = new AbortController()
    const attached = attachConsole(machine.console, { stdin, stdout, signal: controller.signal })
    await vi.waitFor(() => expect(stdin.modes).toEqual([true]))
    controller.abort()
    await expect(attached).rejects.toMatchObject({ code: 'CANCELLED' })
    isReleased()
  })

  it('ends with piped input', async () => {
    const input = new PassThrough()
    input.end('x')
    expect(await attachConsole(machine.console, { stdin: input, stdout })).toBe('left')
  })

  it('is missed by name', async () => {
    await expect(attachConsole(machines.at('none.sock'), { stdin, stdout })).rejects.toMatchObject({ code: 'CONSOLE_UNREACHABLE' })
  })
})
