import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import { ManualClock } from '../testing/manual-clock.js'
import { Fabric, type Station } from './fabric.js'

function network(random: () => number = () => 0.5) {
  const clock = new ManualClock()
  const fabric = new Fabric(clock, random)
  const states = new Map<string, 'off' | 'on' | 'hung'>()
  const station = (id: string, number: number, lan = 'lan'): Station => {
    const made: Station = {
      id,
      network: lan,
      addresses: [`10.77.1.${number}`, `fd77::${number}`],
      ownAddresses: ['10.0.2.15'],
      names: () => [id],
      state: () => states.get(id) ?? 'on',
    }
    fabric.add(made)
    fabric.listen(id, 80, (socket, from) => socket.end(`${id} to ${from?.id ?? 'outside'}`))
    return made
  }
  const set = (id: string, state: 'off' | 'on' | 'hung') => {
    states.set(id, state)
    fabric.changed(id)
  }
  return { clock, fabric, station, set }
}

it('leads connections to whoever has the name or address on the same network', async () => {
  const { fabric, station } = network()
  station('a', 2)
  station('b', 3)
  station('c', 4, 'other')
  for (const host of ['b', 'B', '10.77.1.3', 'fd77::3']) expect(await text(await fabric.dial('a', host, 80))).toBe('b to a')
  for (const host of ['localhost', '127.0.0.1', '10.0.2.15', '10.77.1.2'])
    expect(await text(await fabric.dial('a', host, 80))).toBe('a to a')
  expect(await text(await fabric.dialFromOutside('b', 80))).toBe('b to outside')
  expect(fabric.resolve('a', 'b')).toEqual(['10.77.1.3', 'fd77::3'])
  await expect(fabric.dial('a', 'b', 81)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  await expect(fabric.dial('a', 'c', 80)).rejects.toMatchObject({ code: 'ENOTFOUND' })
  await expect(fabric.dial('a', '10.77.1.4', 80)).rejects.toMatchObject({ code: 'EHOSTUNREACH' })
  expect(await fabric.ping('a', '10.77.1.4')).toBeUndefined()
})

it('ends the connections of a machine that goes off', async () => {
  const { fabric, station, set } = network()
  station('a', 2)
  station('b', 3)
  fabric.listen('b', 22, () => {})
  const connection = await fabric.dial('a', 'b', 22)
  set('b', 'off')
  await once(connection, 'close')
  await expect(fabric.dial('a', 'b', 22)).rejects.toMatchObject({ code: 'EHOSTUNREACH' })
})

it('stalls what goes over a partition, and lets it go on when it is healed', async () => {
  const { fabric, station } = network()
  station('a', 2)
  station('b', 3)
  fabric.listen('b', 7, (socket) => socket.pipe(socket))
  const open = await fabric.dial('a', 'b', 7)
  fabric.setPartition('b', new Set(['a']))
  expect(await fabric.ping('a', '10.77.1.3')).toBeUndefined()
  expect(await text(await fabric.dialFromOutside('b', 80))).toBe('b to outside')
  open.write('hello')
  const waiting = fabric.dial('a', 'b', 80)
  fabric.setPartition('b', undefined)
  expect(await text(await waiting)).toBe('b to a')
  expect(String((await once(open, 'data'))[0])).toBe('hello')
  open.destroy()
})

it('gives a connection up after the time that Linux takes, by the clock of the universe', async () => {
  const { clock, fabric, station } = network()
  station('a', 2)
  station('b', 3)
  fabric.setPartition('a', 'all')
  const dialing = expect(fabric.dial('a', 'b', 80)).rejects.toMatchObject({ code: 'ETIMEDOUT' })
  await clock.advance(127_000)
  await dialing
})

it('loses the share of new connections and pings that it is told to', async () => {
  const numbers = [0.1, 0.3, 0.1, 0.3]
  const { fabric, station } = network(() => numbers.shift() ?? 1)
  station('a', 2)
  station('b', 3)
  fabric.setLoss('b', 0.2)
  await expect(fabric.dial('a', 'b', 80)).rejects.toMatchObject({ code: 'ETIMEDOUT' })
  expect(await text(await fabric.dial('a', 'b', 80))).toBe('b to a')
  expect(await fabric.ping('a', '10.77.1.3')).toBeUndefined()
  expect(await fabric.ping('a', '10.77.1.3')).toBeGreaterThan(0)
})
