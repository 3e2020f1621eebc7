import { ApiServer } from '@vivarium/apiserver'
import { hostClock, type KubeObject, Manager, silentLog } from '@vivarium/controller'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { InProcessClient } from '../in-process-client.js'
import type { Stages } from '../kubelet/stages.js'
import type { Behaviour } from '../pods/behaviours/behaviour.js'
import { waitFor } from '../testing/wait-for.js'
import { followSimulationMaps } from './simulation-maps.js'

let api: ApiServer
let manager: Manager
const stages = new Set<Stages>()
const behaviours = new Set<readonly Behaviour[]>()
const kept = <T>(set: Set<T>, one: T) => {
  set.add(one)
  return () => void set.delete(one)
}

beforeEach(async () => {
  stages.clear()
  behaviours.clear()
  api = await ApiServer.start()
  manager = new Manager(new InProcessClient(api.client), { log: silentLog })
  followSimulationMaps(
    manager,
    { addStages: (one) => kept(stages, one), addBehaviours: (one) => kept(behaviours, one) },
    { clock: hostClock },
  )
  await manager.start()
})
afterEach(async () => {
  await manager.stop()
  await api.close()
})

const slowPull = `
containers:
  - { name: pull, when: { phase: pulling, image: /nginx/ }, after: { ms: 500, jitterMs: 200 }, next: { to: pull-failed, message: too slow } }
`
const map = (
  name: string,
  data: Readonly<Record<string, string>>,
  labels: Readonly<Record<string, string>> = { 'vivarium.io/simulation': '' },
) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { namespace: 'default', name, labels },
  data,
})
const kind = { apiVersion: 'v1', kind: 'ConfigMap' }

it('stages and behaviours count while the config map with the label is there', async () => {
  await api.client.create(map('other', { 'stages.yaml': slowPull }, {}))
  expect(stages.size).toBe(0)
  await api.client.create(map('pulls', { 'stages.yaml': slowPull, 'behaviours.yaml': 'logs: [{ text: hello }]' }))
  expect([...stages][0]?.containers?.[0]).toMatchObject({ name: 'pull', when: { image: /nginx/ }, after: { ms: 500 } })
  expect([...behaviours][0]).toMatchObject([{ logs: [{ text: 'hello' }] }])

  await api.client.patch(kind, { namespace: 'default', name: 'pulls' }, { data: { 'stages.yaml': null } }, { type: 'merge' })
  expect([stages.size, behaviours.size]).toEqual([0, 1])
  await api.client.patch(kind, { namespace: 'default', name: 'pulls' }, { metadata: { labels: null } }, { type: 'merge' })
  expect(behaviours.size).toBe(0)

  await api.client.create(map('again', { stages: slowPull }))
  expect(stages.size).toBe(1)
  await api.client.delete(kind, { namespace: 'default', name: 'again' })
  expect(stages.size).toBe(0)
})

it('each of two mistakes has its event, which names the file', async () => {
  await api.client.create(map('wrong', { 'stages.yaml': '{', 'behaviours.yaml': 'http: [{ port: 0 }]' }))
  type Event = KubeObject & { readonly message?: string }
  const messages = () =>
    (api.client.list({ apiVersion: 'v1', kind: 'Event' }, { namespace: 'default' }).items as unknown as Event[]).map(
      ({ message }) => message,
    )
  await waitFor('two events', () => messages().length > 1)
  expect(messages()).toEqual(
    expect.arrayContaining([
      expect.stringContaining('config map default/wrong, stages.yaml'),
      expect.stringContaining('config map default/wrong, behaviours.yaml'),
    ]),
  )
})

it('a delay without jitter has none', async () => {
  const text = slowPull.replace(', jitterMs: 200', '')
  await api.client.create(map('pulls', { 'stages.yaml': text }))
  expect([...stages][0]?.containers?.[0]?.after).toEqual({ ms: 500, jitterMs: 0 })
})

it.each([
  ['stages.yaml', 'containers: [{ name: pull, when: { phase: pulling }, next: { to: nowhere } }]', /containers\[0\]\.next/],
  ['stages.yaml', 'containers: [{ name: pull, when: { phase: pulling, image: /[/ }, next: { to: pulled } }]', /image/],
  ['stages.yaml', '{', /config map default\/wrong, stages.yaml/],
  [
    'stages.yaml',
    'pods: [{ name: end, when: {}, after: { jitterMs: 5 }, next: { phase: Failed, reason: a, message: b } }]',
    /pods\[0\]\.after\.ms: /,
  ],
  [
    'stages.yaml',
    'pods: [{ name: end, when: {}, after: soon, next: { phase: Failed, reason: a, message: b } }]',
    /expected number, or expected object/,
  ],
  ['colours.yaml', 'blue', /only stages.yaml and behaviours.yaml/],
])('what is wrong is told by an event, and nothing of it counts, but what stands beside it: %s %s', async (name, text, message) => {
  await api.client.create(map('wrong', { 'behaviours.yaml': 'logs: [{ text: hello }]', [name]: text }))
  expect([stages.size, behaviours.size]).toEqual([0, 1])
  type Event = KubeObject & { readonly reason?: string; readonly message?: string }
  const events = () => api.client.list({ apiVersion: 'v1', kind: 'Event' }, { namespace: 'default' }).items as unknown as Event[]
  await waitFor('an event about it', () => events().length > 0)
  expect(events()[0]).toMatchObject({ reason: 'SimulationInvalid', message: expect.stringMatching(message) })
})
