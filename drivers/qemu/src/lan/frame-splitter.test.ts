import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FrameSplitter, headerBytes, maxFrameBytes } from './frame-splitter.js'

const withLength = (content: Uint8Array) => {
  const header = Buffer.alloc(headerBytes)
  header.writeUInt32BE(content.length)
  return Buffer.concat([header, content])
}

/** What comes out when a stream comes in chunks that end at these places. */
function split(stream: Buffer, cuts: readonly number[]) {
  const splitter = new FrameSplitter()
  const frames: string[] = []
  const places = [...cuts.map((cut) => cut % (stream.length + 1)), 0, stream.length].sort((a, b) => a - b)
  let intact = true
  for (let index = 1; index < places.length && intact; index++) {
    const chunk = Buffer.from(stream.subarray(places[index - 1], places[index]))
    intact = splitter.push(chunk, (buffer, start, end) => frames.push(buffer.toString('hex', start + headerBytes, end)))
  }
  return { intact, frames }
}

describe('FrameSplitter', () => {
  it('finds the same frames wherever the stream is cut', () => {
    const frames = fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 20 })
    fc.assert(
      fc.property(frames, fc.array(fc.nat(), { maxLength: 30 }), (contents, cuts) => {
        const { intact, frames } = split(Buffer.concat(contents.map(withLength)), cuts)
        expect(intact).toBe(true)
        expect(frames).toEqual(contents.map((content) => Buffer.from(content).toString('hex')))
      }),
    )
  })

  it('ends at a length that no frame has, after the frames before it, wherever the stream is cut', () => {
    const lengths = fc.integer({ min: maxFrameBytes + 1, max: 0xffffffff })
    fc.assert(
      fc.property(lengths, fc.array(fc.nat(), { maxLength: 10 }), (length, cuts) => {
        const bad = Buffer.alloc(headerBytes + 20)
        bad.writeUInt32BE(length)
        expect(split(Buffer.concat([withLength(Buffer.from('ok')), bad]), cuts)).toEqual({
          intact: false,
          frames: [Buffer.from('ok').toString('hex')],
        })
      }),
    )
  })

  it('takes the largest frame', () => {
    expect(split(withLength(Buffer.alloc(maxFrameBytes)), [1000]).frames).toHaveLength(1)
  })

  it('hands on whole frames without a copy', () => {
    const chunk = Buffer.concat([withLength(Buffer.from('one')), withLength(Buffer.from('two'))])
    const buffers: Buffer[] = []
    new FrameSplitter().push(chunk, (buffer) => buffers.push(buffer))
    expect(buffers).toEqual([chunk, chunk])
    expect(buffers.every((buffer) => buffer === chunk)).toBe(true)
  })
})
