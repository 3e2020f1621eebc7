import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { VimClient } from '@vivarium/vim'
import { expect, test } from 'vitest'
import { VCenter } from '../vcenter.js'
import { crowd } from './crowd.js'

const clients = 200
const [warmUpMs, forMs] = [20_000, 60_000]
const mebibyte = 2 ** 20

/** What is in use, in bytes. */
function memory(): number {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
  return process.memoryUsage().heapUsed
}

test('two hundred clients at a time for a minute: no error, and no growth', async () => {
  await using vcenter = await VCenter.start({ tls: false })
  const during = (milliseconds: number) => {
    const end = performance.now() + milliseconds
    return crowd(vcenter, clients, () => performance.now() > end)
  }
  const objects = () => [...vcenter.model.objects()].filter(({ type }) => type.name !== 'Task').length
  await during(warmUpMs)
  const [before, heap] = [objects(), memory()]
  expect(await during(forMs)).toBeGreaterThan(clients)
  expect(objects()).toBe(before)
  // What is kept of tasks and events grows to its bound: 5,000 and 10,000.
  expect((memory() - heap) / mebibyte).toBeLessThan(40)
  await using client = await VimClient.connect(vcenter.url, { username: 'user', password: 'pass' })
  expect(client.serviceContent.about.apiType).toBe('VirtualCenter')
}, 300_000)
