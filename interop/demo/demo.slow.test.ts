import { once } from 'node:events'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DemonstrationPlace } from './demonstration.js'

/** A first build of the image is among it. */
const limitMs = 900_000
const real = ['--driver', 'qemu']

let place: DemonstrationPlace
beforeEach(async () => {
  place = await DemonstrationPlace.make()
})
afterEach(() => place[Symbol.asyncDispose]())

test('npm start -- --driver qemu builds, boots, saves, opens, changes and rewinds a machine, and leaves nothing behind', {
  timeout: limitMs,
}, async () => {
  const { child, output } = place.start(...real)
  const [exitCode] = await once(child, 'close')
  expect(exitCode, output()).toBe(0)
  expect(output()).toMatch(/Debian GNU\/Linux 12.*on web/)
  // As it was saved, before and after the change.
  expect(output().match(/good morning\n {2}still in memory\n {2}the process still runs/g)).toHaveLength(2)
  expect(output()).toContain('good night')
  expect(output()).toMatch(/What took how long:\n( +\d+\.\d s {2}.+\n)+/)
  expect(await place.files()).toEqual([])
  expect(await place.processes()).toEqual([])
})

test('Ctrl-C while a machine boots ends it at once and leaves nothing behind', { timeout: limitMs }, async () => {
  const { child, output, prints } = place.start(...real)
  const closed = once(child, 'close')
  await prints('● Make a machine')
  const interrupted = performance.now()
  process.kill(-(child.pid ?? 0), 'SIGINT')
  const [exitCode, signal] = await closed
  // npm ends itself with the signal when what it has run was interrupted.
  expect(exitCode ?? signal, output()).toBe('SIGINT')
  expect(performance.now() - interrupted).toBeLessThan(30_000)
  expect(output()).toContain('Interrupted.')
  expect(await place.files()).toEqual([])
  expect(await place.processes()).toEqual([])
})
