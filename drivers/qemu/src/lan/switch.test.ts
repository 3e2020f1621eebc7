import { existsSync } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FrameSplitter, headerBytes } from './frame-splitter.js'
import { LanSwitch } from './switch.js'

let folder: string
let lan: LanSwitch
const path = () => join(folder, 'lan')

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vivarium-lan-'))
  lan = await LanSwitch.listen(path())
})
afterEach(async () => {
  await lan.close()
  await rm(folder, { recursive: true })
})

async function until(condition: () => boolean): Promise<void> {
  const deadline = performance.now() + 10_000
  while (!condition()) {
    if (performance.now() > deadline) throw new Error(`not so within 10 s: ${condition}`)
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
}

/** A QEMU's end of a port: what it sends, and the payloads that it got. */
class FakeNic {
  readonly received: string[] = []
  closed = false
  readonly #splitter = new FrameSplitter()

  readonly address: number
  readonly socket: Socket

  constructor(address: number, socket: Socket) {
    this.address = address
    this.socket = socket
    socket.on('data', (chunk) => {
      this.#splitter.push(chunk, (buffer, start, end) => this.received.push(buffer.toString('utf8', start + headerBytes + 14, end)))
    })
    socket.on('error', () => {})
    socket.on('close', () => {
      this.closed = true
    })
  }

  static async plug(address: number): Promise<FakeNic> {
    const before = lan.counters().ports
    const nic = new FakeNic(address, connect(path()))
    await until(() => lan.counters().ports === before + 1)
    return nic
  }

  send(to: number, ...payloads: string[]): void {
    this.socket.write(Buffer.concat(payloads.map((payload) => frame(to, this.address, payload))))
  }
}

const broadcast = 0xffffffffffff
const mac = (number: number) => 0x525400000000 + number

function frame(to: number, from: number, payload: string): Buffer {
  const content = Buffer.from(payload)
  const bytes = Buffer.alloc(headerBytes + 14 + content.length)
  bytes.writeUInt32BE(14 + content.length, 0)
  bytes.writeUIntBE(to, 4, 6)
  bytes.writeUIntBE(from, 10, 6)
  bytes.writeUInt16BE(0x88b5, 16)
  content.copy(bytes, 18)
  return bytes
}

/** Lets the switch see each NIC once. */
async function introduce(nics: readonly FakeNic[]): Promise<void> {
  for (const nic of nics) nic.send(broadcast, 'hello')
  await until(() => nics.every((nic) => nic.received.length === nics.length - 1))
  for (const nic of nics) nic.received.length = 0
}

describe('LanSwitch', () => {
  it('makes its socket for this user only, and takes it away', async () => {
    expect((await stat(path())).mode & 0o777).toBe(0o600)
    await lan.close()
    expect(existsSync(path())).toBe(false)
    await lan.close()
  })

  it('sends broadcasts, multicasts and frames to unknown addresses to all other ports', async () => {
    const nics = [await FakeNic.plug(mac(1)), await FakeNic.plug(mac(2)), await FakeNic.plug(mac(3))]
    const [first, ...others] = nics
    first?.send(broadcast, 'to all')
    first?.send(0x333300000001, 'to a group')
    first?.send(mac(9), 'to nobody known')
    await until(() => others.every((nic) => nic.received.length === 3))
    expect(others.map((nic) => nic.received)).toEqual([
      ['to all', 'to a group', 'to nobody known'],
      ['to all', 'to a group', 'to nobody known'],
    ])
    expect(first?.received).toEqual([])
  })

  it('brings every frame to a known address to exactly that port, in order', async () => {
    const nics: FakeNic[] = []
    for (const number of [1, 2, 3, 4]) nics.push(await FakeNic.plug(mac(number)))
    await introduce(nics)
    const plan = fc.array(fc.record({ from: fc.nat(3), to: fc.nat(3), size: fc.nat(3000), count: fc.integer({ min: 1, max: 8 }) }), {
      minLength: 1,
      maxLength: 40,
    })
    await fc.assert(
      fc.asyncProperty(plan, async (bursts) => {
        const expected = new Map<string, string[]>()
        let number = 0
        for (const { from, to, size, count } of bursts) {
          const payloads = Array.from({ length: count }, () => `${from}>${to} ${number++} ${'x'.repeat(size)}`)
          nics[from]?.send(mac(to + 1), ...payloads)
          // A switch sends nothing back where it came from.
          if (from !== to) expected.set(`${from}>${to}`, [...(expected.get(`${from}>${to}`) ?? []), ...payloads])
        }
        const total = [...expected.values()].reduce((sum, list) => sum + list.length, 0)
        await until(() => nics.reduce((sum, nic) => sum + nic.received.length, 0) === total)
        for (const [to, nic] of nics.entries()) {
          for (const from of nics.keys()) {
            const got = nic.received.filter((payload) => payload.startsWith(`${from}>`))
            expect(got).toEqual(expected.get(`${from}>${to}`) ?? [])
          }
          nic.received.length = 0
        }
      }),
      { numRuns: 25 },
    )
    expect(lan.counters()).toMatchObject({ ports: 4, addresses: 4, dropped: 0, malformed: 0 })
  })

  it('finds an address again that has moved to another port', async () => {
    const [one, two, three] = [await FakeNic.plug(mac(1)), await FakeNic.plug(mac(2)), await FakeNic.plug(mac(3))]
    await introduce([one, two, three])
    three.socket.write(frame(broadcast, mac(2), 'now here'))
    await until(() => one.received.length === 1)
    one.send(mac(2), 'to the new place')
    await until(() => three.received.length === 1)
    expect(two.received).toEqual(['now here'])
    expect(three.received).toEqual(['to the new place'])
  })

  it('learns no group address, which would draw broadcasts to one port', async () => {
    const [one, two, three] = [await FakeNic.plug(mac(1)), await FakeNic.plug(mac(2)), await FakeNic.plug(mac(3))]
    one.socket.write(frame(broadcast, broadcast, 'forged'))
    two.send(broadcast, 'to all')
    await until(() => three.received.length === 2 && one.received.length === 1)
    expect(lan.counters().addresses).toBe(1)
  })

  it('goes on when ports come and go, and forgets the addresses of those that went', async () => {
    const [one, two] = [await FakeNic.plug(mac(1)), await FakeNic.plug(mac(2))]
    await introduce([one, two])
    for (let round = 0; round < 5; round++) {
      const guest = await FakeNic.plug(mac(3))
      guest.send(mac(1), `round ${round}`)
      await until(() => one.received.includes(`round ${round}`))
      one.send(mac(3), 'x'.repeat(60_000))
      guest.socket.destroy()
      await until(() => lan.counters().ports === 2)
      expect(lan.counters().addresses).toBe(2)
    }
    one.send(mac(2), 'still here')
    await until(() => two.received.includes('still here'))
  })

  it('ends the port that sends an impossible length, and only that one', async () => {
    const [one, two, hostile] = [await FakeNic.plug(mac(1)), await FakeNic.plug(mac(2)), await FakeNic.plug(mac(3))]
    await introduce([one, two, hostile])
    hostile.send(mac(1), 'last words')
    hostile.socket.write(Buffer.from('ffffffff00', 'hex'))
    await until(() => hostile.closed)
    one.send(mac(2), 'fine')
    await until(() => two.received.includes('fine'))
    expect(one.received).toEqual(['last words'])
    expect(lan.counters()).toMatchObject({ ports: 2, malformed: 1 })
  })

  it('sends frames nowhere that are too short to have addresses', async () => {
    const [one, two] = [await FakeNic.plug(mac(1)), await FakeNic.plug(mac(2))]
    one.socket.write(Buffer.from(`00000000${'0000000d'}${'ff'.repeat(13)}`, 'hex'))
    one.send(broadcast, 'whole')
    await until(() => two.received.length === 1)
    expect(two.received).toEqual(['whole'])
    expect(lan.counters().malformed).toBe(2)
  })

  it('drops what a port does not read instead of keeping it, and serves the others meanwhile', async () => {
    const [sender, slow, quick] = [await FakeNic.plug(mac(1)), await FakeNic.plug(mac(2)), await FakeNic.plug(mac(3))]
    await introduce([sender, slow, quick])
    slow.socket.pause()
    const payload = 'x'.repeat(1400)
    let sent = 0
    // 28 MB to a port that reads nothing: 4 MiB may wait, and what the kernel's buffers take.
    while (sent < 20_000) {
      for (let burst = 0; burst < 500; burst++) sender.send(mac(2), payload)
      sent += 500
      sender.send(mac(3), `mark ${sent}`)
      await until(() => quick.received.includes(`mark ${sent}`))
    }
    expect(lan.counters().dropped).toBeGreaterThan(16_000)
    slow.socket.resume()
    await until(() => slow.received.length + lan.counters().dropped === sent)
    sender.send(mac(2), 'again')
    await until(() => slow.received.at(-1) === 'again')
  })
})
