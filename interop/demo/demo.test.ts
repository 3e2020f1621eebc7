import { once } from 'node:events'
import { expect, test } from 'vitest'
import { DemonstrationPlace } from './demonstration.js'

/** What is missing is set up and built first. */
const limitMs = 300_000

test('npm start makes, saves, opens, breaks and rewinds a cluster, and leaves nothing behind', { timeout: limitMs }, async () => {
  await using place = await DemonstrationPlace.make()
  const { child, output } = place.start()
  const [exitCode] = await once(child, 'close')
  expect(exitCode, output()).toBe(0)
  // After it was made, and after it was broken and rewound.
  expect(output().match(/main-worker-1 +Ready/g)).toHaveLength(2)
  expect(output()).toMatch(/main-worker-1 +NotReady/)
  expect(output()).toContain('deployment.apps "web" deleted')
  expect(output().match(/web-\S+ +1\/1 +Running/g)).toHaveLength(6)
  expect(output()).toMatch(/export KUBECONFIG=\S+main\.yaml/)
  expect(await place.files()).toEqual([])
  expect(await place.processes()).toEqual([])
})
