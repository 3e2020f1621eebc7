import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { setImmediate as turn } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { Wire } from './wire.js'

it('brings what is written on one end to the other, as slowly as that reads', async () => {
  const [one, other] = new Wire().ends
  const sent = Buffer.alloc(1_000_000, 'x')
  one.end(sent)
  expect((await text(other)).length).toBe(sent.length)
})

it('brings nothing while it is stalled, and all of it afterwards', async () => {
  const wire = new Wire()
  const [one, other] = wire.ends
  wire.stalled = true
  one.write('late')
  await turn()
  expect(other.read()).toBeNull()
  const read = once(other, 'data')
  wire.stalled = false
  expect(String((await read)[0])).toBe('late')
})

it('goes on in one direction when the other has ended', async () => {
  const [one, other] = new Wire().ends
  let question = ''
  other.on('data', (chunk) => {
    question += String(chunk)
  })
  other.on('end', () => other.end(`answer to ${question}`))
  one.end('question')
  expect(await text(one)).toBe('answer to question')
})

it('ends on both sides when one is destroyed, and tells when both are', async () => {
  const wire = new Wire()
  const [one, other] = wire.ends
  const closed = new Promise<void>((resolve) => {
    wire.onClosed = resolve
  })
  other.resume()
  one.write('rest')
  one.destroy()
  await once(other, 'close')
  await closed
})

it('is cut for both sides at once', async () => {
  const wire = new Wire()
  const closed = Promise.all(wire.ends.map((end) => once(end, 'close')))
  wire.cut()
  await closed
})
