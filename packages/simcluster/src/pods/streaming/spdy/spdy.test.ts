import { type Duplex, duplexPair } from 'node:stream'
import { constants, createDeflate, createInflate } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { controlFrame, dataFrame, type Frame, FrameReader, flagFin, frameType } from './frames.js'
import { HeaderReader, HeaderWriter, type SpdyHeaders } from './header-block.js'
import { headerDictionary } from './header-dictionary.js'
import { SpdySession } from './spdy-session.js'
import type { SpdyStream } from './spdy-stream.js'

/** The header blocks that a peer with an ordinary zlib sends. */
class PeerHeaders {
  readonly #deflate = createDeflate({ dictionary: headerDictionary, flush: constants.Z_SYNC_FLUSH })

  async write(headers: SpdyHeaders): Promise<Buffer> {
    const chunks: Buffer[] = []
    const keep = (chunk: Buffer) => chunks.push(chunk)
    this.#deflate.on('data', keep)
    await new Promise((resolve) => this.#deflate.write(plain(headers), resolve))
    this.#deflate.off('data', keep)
    return Buffer.concat(chunks)
  }
}

function plain(headers: SpdyHeaders): Buffer {
  const number = (value: number) => {
    const bytes = Buffer.alloc(4)
    bytes.writeUInt32BE(value)
    return bytes
  }
  const words = [...headers].flat().flatMap((word) => [number(word.length), Buffer.from(word)])
  return Buffer.concat([number(headers.size), ...words])
}

const headersArbitrary = fc
  .dictionary(fc.stringMatching(/^[a-z][a-z-]{0,20}$/), fc.stringMatching(/^[ -~]{0,40}$/), { maxKeys: 6 })
  .map((record) => new Map(Object.entries(record)))

describe('header blocks', () => {
  it('of any zlib are read, one after another, with what came before', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(headersArbitrary, { maxLength: 5 }), async (blocks) => {
        const peer = new PeerHeaders()
        const reader = new HeaderReader()
        for (const headers of blocks) expect([...reader.read(await peer.write(headers))]).toEqual([...headers])
      }),
      { numRuns: 30 },
    )
  })

  it('of ours are read by any zlib, each as soon as it is there', async () => {
    const writer = new HeaderWriter()
    const inflate = createInflate({ dictionary: headerDictionary })
    for (const headers of [new Map(), new Map([['a', 'b']]), new Map([['streamtype', 'x'.repeat(70_000)]])]) {
      const chunks: Buffer[] = []
      const keep = (chunk: Buffer) => chunks.push(chunk)
      inflate.on('data', keep)
      await new Promise((resolve) => inflate.write(writer.write(headers), resolve))
      inflate.off('data', keep)
      expect(Buffer.concat(chunks).equals(plain(headers))).toBe(true)
    }
  })

  it('that are garbage, or would fill the memory, are refused', async () => {
    expect(() => new HeaderReader().read(Buffer.from('garbage, all of it'))).toThrow(/SPDY connection is broken/)
    const bomb = await new PeerHeaders().write(new Map([['a', 'x'.repeat(1_000_000)]]))
    expect(() => new HeaderReader().read(bomb)).toThrow(/SPDY connection is broken/)
  })
})

describe('frames', () => {
  it('are the same however the network cuts them', () => {
    const sent = Buffer.concat([
      dataFrame(1, Buffer.from('hello')),
      controlFrame(frameType.ping, 0, 7),
      dataFrame(3, Buffer.alloc(0), true),
      controlFrame(frameType.synReply, flagFin, 5, Buffer.from('abc')),
      dataFrame(1, Buffer.from('world'), true),
    ])
    const whole = joined([...new FrameReader().read(sent)])
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: sent.length }), { maxLength: 20 }), (cuts) => {
        const reader = new FrameReader()
        const places = [0, ...cuts.sort((a, b) => a - b), sent.length]
        const frames = places.slice(1).flatMap((end, index) => [...reader.read(sent.subarray(places[index], end))])
        expect(joined(frames)).toEqual(whole)
      }),
    )
  })

  it('of another version or without bound are refused', () => {
    expect(() => [...new FrameReader().read(Buffer.from('800200010000000a', 'hex'))]).toThrow(/version 2/)
    expect(() => [...new FrameReader().read(Buffer.from('8003000100ffffff', 'hex'))]).toThrow(/bytes/)
  })
})

/** Data that follow each other on a stream as one. */
function joined(frames: readonly Frame[]): unknown[] {
  const result: { kind: string; stream: number; data: string; fin: boolean }[] = []
  const out: unknown[] = []
  for (const frame of frames) {
    const last = result.at(-1)
    if (frame.kind === 'control') {
      out.push({ ...frame, payload: frame.payload.toString('hex') })
      result.length = 0
    } else if (last && last.stream === frame.stream && !last.fin) {
      last.data += String(frame.data)
      last.fin = frame.fin
    } else {
      const data = { kind: 'data', stream: frame.stream, data: String(frame.data), fin: frame.fin }
      result.push(data)
      out.push(data)
    }
  }
  return out
}

describe('a session', () => {
  async function open(
    onStream: (stream: SpdyStream) => void,
  ): Promise<{ socket: Duplex; syn: (id: number) => Promise<void>; frames: Frame[] }> {
    const [socket, server] = duplexPair()
    const frames: Frame[] = []
    const reader = new FrameReader()
    socket.on('data', (chunk: Buffer) => frames.push(...reader.read(chunk)))
    new SpdySession(server, onStream)
    const peer = new PeerHeaders()
    const syn = async (id: number) => {
      const block = await peer.write(new Map([['streamtype', 'data']]))
      socket.write(controlFrame(frameType.synStream, 0, id, 0, Buffer.alloc(2), block))
    }
    return { socket, syn, frames }
  }
  const dataOf = (frames: readonly Frame[], id: number) =>
    frames.flatMap((frame) => (frame.kind === 'data' && frame.stream === id ? [frame] : []))

  it('answers each stream, passes its data, and ends each direction by itself', async () => {
    const { socket, syn, frames } = await open((stream) => {
      const got: Buffer[] = []
      stream.write('first ')
      stream.on('data', (chunk: Buffer) => got.push(chunk))
      stream.on('end', () => stream.end(`got ${Buffer.concat(got)}`))
    })
    await syn(1)
    socket.write(dataFrame(1, Buffer.from('all of it')))
    socket.write(dataFrame(1, Buffer.alloc(0), true))
    await expect.poll(() => dataOf(frames, 1).some(({ fin }) => fin)).toBe(true)
    expect(
      dataOf(frames, 1)
        .map(({ data }) => String(data))
        .join(''),
    ).toBe('first got all of it')
    expect(frames.some((frame) => frame.kind === 'control' && frame.type === frameType.synReply)).toBe(true)
    socket.destroy()
  })

  it('answers pings, and goes away from who breaks the protocol', async () => {
    const { socket, frames, syn } = await open(() => {})
    socket.write(controlFrame(frameType.ping, 0, 41))
    const kinds = () => frames.flatMap((frame) => (frame.kind === 'control' ? [frame.type] : []))
    await expect.poll(kinds).toContain(frameType.ping)
    await syn(2)
    await expect.poll(kinds).toContain(frameType.goAway)
    socket.destroy()
  })

  it('keeps to the windows of a peer that has some', async () => {
    const { socket, syn, frames } = await open((stream) => stream.end(Buffer.alloc(100_000)))
    const setting = Buffer.from([0, 0, 0, 7])
    socket.write(controlFrame(frameType.settings, 0, 1, setting, 1000))
    await syn(1)
    const sum = () => dataOf(frames, 1).reduce((all, { data }) => all + data.length, 0)
    await expect.poll(sum).toBe(1000)
    socket.write(controlFrame(frameType.windowUpdate, 0, 1, 500))
    await expect.poll(sum).toBe(1500)
    socket.write(controlFrame(frameType.windowUpdate, 0, 1, 1_000_000))
    await expect.poll(sum).toBe(100_000)
    socket.destroy()
  })

  it('holds a sender back whom nobody reads, and goes on when somebody does', async () => {
    const streams: SpdyStream[] = []
    const { socket, syn } = await open((stream) => streams.push(stream))
    await syn(1)
    let sent = 0
    const chunk = Buffer.alloc(64 * 1024)
    const send = () => {
      while (sent < 200) {
        sent++
        if (!socket.write(dataFrame(1, chunk))) return
      }
    }
    socket.on('drain', send)
    send()
    await expect.poll(() => streams[0]?.readableLength ?? 0).toBeGreaterThan(200_000)
    for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve))
    expect(sent).toBeLessThan(50)
    streams[0]?.resume()
    await expect.poll(() => sent).toBe(200)
    socket.destroy()
  })
})
