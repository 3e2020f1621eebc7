import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { VimClient } from '@vivarium/vim'
import { expect, test } from 'vitest'
import { VCenter } from '../vcenter.js'
import { crowd } from './crowd.js'

const clients = 200
const forMs = 60_000
/** So many tasks are kept, and twice as many events; each round has one of those, and more than two of these. */
const keptTasks = 5000
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
  // Until then it grows as it should.
  for (let rounds = 0; rounds < keptTasks; ) rounds += await during(5000)
  const [before, heap] = [objects(), memory()]
  expect(await during(forMs)).toBeGreaterThan(clients)
  expect(objects()).toBe(before)
  expect((memory() - heap) / mebibyte).toBeLessThan(5)
  await using client = await VimClient.connect(vcenter.url, { username: 'user', password: 'pass' })
  expect(client.serviceContent.about.apiType).toBe('VirtualCenter')
}, 600_000)
