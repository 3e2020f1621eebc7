import type { Clock } from '@vivarium/core'
import { describe, expect, it, vi } from 'vitest'
import { Guest, type GuestOptions } from '../guest.js'

/** A time that goes on only when it is told. */
class ManualClock implements Clock {
  #now = Date.UTC(2030, 0, 1)
  readonly #due: { readonly at: number; readonly callback: () => void }[] = []

  now(): Date {
    return new Date(this.#now)
  }

  after(milliseconds: number, callback: () => void): () => void {
    const entry = { at: this.#now + milliseconds, callback }
    this.#due.push(entry)
    return () => {
      const index = this.#due.indexOf(entry)
      if (index >= 0) this.#due.splice(index, 1)
    }
  }

  advance(milliseconds: number): void {
    const until = this.#now + milliseconds
    for (;;) {
      const next = this.#due.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0]
      if (next === undefined) break
      this.#due.splice(this.#due.indexOf(next), 1)
      this.#now = next.at
      next.callback()
    }
    this.#now = until
  }
}

async function booted(options: Partial<GuestOptions> & { clock: ManualClock }): Promise<Guest> {
  const guest = new Guest({ hostname: 'node-1', ...options })
  await guest.boot()
  return guest
}

const text = async (guest: Guest, command: string) => (await guest.exec(command)).stdout.toString()

describe('units', () => {
  it('start after those that they name, with what they require and want', async () => {
    const order: string[] = []
    const unit = (name: string, rest: object = {}) => ({ name, start: async () => void order.push(name) as undefined, ...rest })
    const guest = await booted({
      clock: new ManualClock(),
      units: [
        unit('a', { after: ['z', 'network-online.target'] }),
        unit('b', { requires: ['helper'] }),
        unit('helper', { enabled: false }),
        unit('idle', { enabled: false, after: ['a'] }),
        unit('z', { after: ['a-loop'] }),
        unit('a-loop', { after: ['z'] }),
        { name: 'bad', enabled: false, failure: {} },
        unit('c', { requires: ['bad'], after: ['bad'] }),
        unit('d', { wants: ['bad'] }),
      ],
    })
    expect(order.indexOf('z')).toBeLessThan(order.indexOf('a'))
    expect(order.indexOf('helper')).toBeLessThan(order.indexOf('b'))
    expect(order).not.toContain('idle')
    expect(order).not.toContain('c')
    expect(order).toContain('d')
    expect(await text(guest, 'systemctl is-active helper c bad')).toBe('active\ninactive\nfailed\n')
    expect(await text(guest, 'journalctl -u c -o cat')).toContain('Dependency failed for c.service')
  })

  it('say all that in their files too', async () => {
    const guest = await booted({ clock: new ManualClock() })
    await guest.writeFile(
      '/etc/systemd/system/base.service',
      '[Service]\nType=oneshot\nRemainAfterExit=yes\nExecStart=/bin/sh -c "echo base >> /root/order"\n',
    )
    await guest.writeFile(
      '/etc/systemd/system/top.service',
      '[Unit]\nRequires=base.service\nAfter=base.service network.target\n[Service]\nType=oneshot\nExecStart=/bin/sh -c "echo top >> /root/order"\n',
    )
    expect(await text(guest, 'systemctl daemon-reload; systemctl start top; cat /root/order; systemctl is-active base')).toBe(
      'base\ntop\nactive\n',
    )
  })
})

describe('a unit that fails', () => {
  it('is started again after its time, until it does it too often', async () => {
    const clock = new ManualClock()
    let starts = 0
    const guest = await booted({
      clock,
      units: [
        {
          name: 'flaky',
          restart: 'on-failure',
          restartSeconds: 1,
          start: async () => (++starts < 3 ? Promise.reject(new Error('not yet')) : undefined),
        },
      ],
    })
    expect(await text(guest, 'systemctl is-active flaky; systemctl show -p SubState --value flaky')).toBe('activating\nauto-restart\n')
    clock.advance(999)
    expect(starts).toBe(1)
    clock.advance(1)
    await vi.waitFor(() => expect(starts).toBe(2))
    await vi.waitFor(() => expect(guest.services.find('flaky')?.state.sub).toBe('auto-restart'))
    clock.advance(1000)
    await vi.waitFor(() => expect(guest.services.find('flaky')?.state.active).toBe('active'))
    expect(await text(guest, 'journalctl -u flaky -o cat')).toContain('Scheduled restart job, restart counter is at 2.')

    starts = -100
    for (let crash = 0; crash < 10 && guest.services.find('flaky')?.state.active !== 'failed'; crash++) {
      if (crash === 0) guest.services.fail('flaky', { log: ['segfault'] })
      clock.advance(1000)
      await vi.waitFor(() => expect(guest.services.find('flaky')?.state.sub).not.toBe('start'))
      await new Promise((go) => setImmediate(go))
    }
    expect(guest.services.find('flaky')?.state.active).toBe('failed')
    expect(await text(guest, 'journalctl -u flaky -o cat')).toContain('Start request repeated too quickly.')
  })

  it('stays down when it was stopped, when the machine goes down, or when it ended well', async () => {
    const clock = new ManualClock()
    const units = [
      { name: 'always', restart: 'always' as const },
      { name: 'failing', restart: 'on-failure' as const },
    ]
    const guest = await booted({ clock, units })
    guest.services.exited('failing.service', { exitCode: 0, result: 'success' })
    guest.services.exited('always.service', { exitCode: 0, result: 'success' })
    expect(await text(guest, 'systemctl is-active always failing')).toBe('activating\ninactive\n')
    const saved = guest.snapshot()
    await guest.exec('systemctl stop always')
    clock.advance(60_000)
    expect(await text(guest, 'systemctl is-active always')).toBe('inactive\n')
    await guest.exec('systemctl start always')
    guest.services.fail('always')
    await guest.forceOff()
    clock.advance(60_000)
    expect(guest.services.find('always')?.state.active).toBe('inactive')

    const later = new ManualClock()
    const fork = new Guest({ hostname: 'x', clock: later, units, snapshot: saved })
    later.advance(1000)
    await vi.waitFor(() => expect(fork.services.find('always')?.state.active).toBe('active'))
    await fork.forceOff()
  })
})

it('the time of its clock is the time of sleep, uptime and the journal', async () => {
  const clock = new ManualClock()
  const guest = await booted({ clock })
  let isOver = false
  const sleeping = guest.exec('sleep 1h; uptime; logger slept').then((result) => {
    isOver = true
    return result
  })
  await vi.waitFor(() => expect(guest.processes().some(({ command }) => command.startsWith('sleep'))).toBe(true))
  // The shell is loaded before the sleep begins.
  for (let step = 0; step < 3000 && !isOver; step++) {
    clock.advance(3600_000)
    await new Promise((go) => setTimeout(go, 1))
  }
  expect((await sleeping).stdout.toString()).toMatch(/ up /)
  expect(guest.services.journal.entries().at(-1)).toMatchObject({ message: 'slept' })
  expect(guest.services.journal.entries().at(-1)?.time).toBeGreaterThanOrEqual(Date.UTC(2030, 0, 1, 1))
})
