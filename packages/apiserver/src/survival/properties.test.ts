import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ApiServer } from '../api-server.js'
import type { KubeObject } from '../registry/objects.js'
import { StatusError } from '../status.js'

interface ConfigMap extends KubeObject {
  data?: Record<string, string>
}
interface Deployment extends KubeObject {
  spec: Record<string, unknown>
}

const configMap = { apiVersion: 'v1', kind: 'ConfigMap' }
const word = fc.constantFrom('a', 'b', 'c')

/**
 * Configurations of a deployment: parts of one, with lists that merge by a key, sets, atomic lists and maps. None has a zero value that Go
 * leaves out: about those two managers conflict though they agree, at kube-apiserver as here.
 */
const container = (name: string) =>
  fc.record(
    {
      name: fc.constant(name),
      image: fc.constantFrom('one', 'two'),
      env: fc.uniqueArray(fc.record({ name: word, value: word }), { minLength: 1, maxLength: 3, selector: ({ name }) => name }),
      ports: fc.uniqueArray(fc.record({ containerPort: fc.integer({ min: 1, max: 3 }) }), {
        minLength: 1,
        maxLength: 2,
        selector: ({ containerPort }) => containerPort,
      }),
      args: fc.array(word, { minLength: 1, maxLength: 2 }),
    },
    { requiredKeys: ['name', 'image'] },
  )
const template = fc
  .tuple(
    fc.record(
      {
        annotations: fc.dictionary(word, word, { minKeys: 1 }),
        finalizers: fc.uniqueArray(fc.constantFrom('x.io/a', 'x.io/b'), { minLength: 1, maxLength: 2 }),
      },
      { requiredKeys: [] },
    ),
    container('main'),
    fc.option(container('side'), { nil: undefined }),
    fc.record(
      { replicas: fc.integer({ min: 0, max: 3 }), paused: fc.constant(true), minReadySeconds: fc.integer({ min: 1, max: 5 }) },
      { requiredKeys: [] },
    ),
  )
  .map(([metadata, main, side, spec]) => ({
    metadata,
    spec: {
      ...spec,
      selector: { matchLabels: { app: 'x' } },
      template: { metadata: { labels: { app: 'x' } }, spec: { containers: side ? [main, side] : [main] } },
    },
  }))

let count = 0
const fresh = () => `thing-${count++}`
const deployment = (name: string, { metadata, spec }: { metadata: object; spec: object }) =>
  ({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { ...metadata, name, namespace: 'default' }, spec }) as unknown as Deployment

describe('whatever is written', () => {
  let api: ApiServer
  beforeAll(async () => {
    api = await ApiServer.start()
  })
  afterAll(() => api.close())

  it('applying a configuration twice is applying it once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(template, { minLength: 1, maxLength: 3 }),
        fc.constantFrom('one', 'two'),
        async (configurations, manager) => {
          const name = fresh()
          const client = api.client.as({ manager })
          for (const configuration of configurations) {
            const once = await client.apply(deployment(name, configuration), { force: true })
            expect(await client.apply(deployment(name, configuration))).toBe(once)
            // Another who says the same thing needs no force for that.
            const other = await api.client.as({ manager: 'other' }).apply(deployment(name, configuration))
            expect(await api.client.as({ manager: 'other' }).apply(deployment(name, configuration))).toBe(other)
          }
        },
      ),
      { numRuns: 40 },
    )
  })

  it('managers of different fields never conflict, and each finds what it applied', async () => {
    const fields = fc.uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), word), { maxLength: 6, selector: ([key]) => key })
    await fc.assert(
      fc.asyncProperty(fc.array(fields, { minLength: 1, maxLength: 4 }), async (rounds) => {
        const name = fresh()
        const wanted = new Map<string, Record<string, string>>()
        for (const round of rounds) {
          for (const manager of ['odd', 'even']) {
            const mine = round.filter(([key]) => (key.charCodeAt(0) % 2 === 1) === (manager === 'odd'))
            const data = Object.fromEntries(mine)
            wanted.set(manager, data)
            // No force: a conflict is thrown.
            const applied = await api.client
              .as({ manager })
              .apply<ConfigMap>({ ...configMap, metadata: { name, namespace: 'default' }, ...(mine.length > 0 && { data }) })
            expect(applied.data ?? {}).toEqual({ ...wanted.get('odd'), ...wanted.get('even') })
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  it('two managers of one field do conflict, unless they agree', async () => {
    await fc.assert(
      fc.asyncProperty(word, word, async (first, second) => {
        const name = fresh()
        const apply = (manager: string, value: string) =>
          api.client.as({ manager }).apply<ConfigMap>({ ...configMap, metadata: { name, namespace: 'default' }, data: { k: value } })
        await apply('one', first)
        const outcome = await apply('two', second).then(
          () => 'applied',
          (error: unknown) => (error instanceof StatusError ? error.reason : String(error)),
        )
        expect(outcome).toBe(first === second ? 'applied' : 'Conflict')
      }),
      { numRuns: 20 },
    )
  })
})

type Write = {
  readonly kind: 'create' | 'update' | 'patch' | 'delete'
  readonly name: string
  readonly label: string
  readonly value: string
}

describe('a watcher that follows events', () => {
  const write: fc.Arbitrary<Write> = fc.record({
    kind: fc.constantFrom('create', 'create', 'update', 'patch', 'delete'),
    name: fc.constantFrom('a', 'b', 'c', 'd'),
    label: fc.constantFrom('red', 'blue', 'none'),
    value: word,
  })
  const selectors = [
    {},
    { labelSelector: 'colour=red' },
    { labelSelector: 'colour,colour!=red' },
    { labelSelector: '!colour' },
    { fieldSelector: 'metadata.name!=a' },
    { labelSelector: 'colour in (red, blue)', fieldSelector: 'metadata.name=b' },
  ]

  it('holds what a list says, whatever enters and leaves its selection', async () => {
    await using api = await ApiServer.start()
    const { client } = api
    let round = 0
    await fc.assert(
      fc.asyncProperty(fc.array(write, { maxLength: 12 }), fc.array(write, { minLength: 1, maxLength: 25 }), async (before, after) => {
        const namespace = `ns-${round++}`
        await client.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } })
        const perform = async ({ kind, name, label, value }: Write): Promise<void> => {
          const object = {
            ...configMap,
            metadata: { name, namespace, ...(label !== 'none' && { labels: { colour: label } }) },
            data: { value },
          }
          try {
            if (kind === 'create') await client.create(object)
            else if (kind === 'update') await client.update(object)
            else if (kind === 'patch')
              await client.patch(configMap, { namespace, name }, { metadata: { labels: { colour: label === 'none' ? null : label } } })
            else await client.delete(configMap, { namespace, name })
          } catch (error) {
            if (!(error instanceof StatusError)) throw error
          }
        }
        for (const one of before) await perform(one)
        const watchers = selectors.map((selector) => {
          const held = new Map<string, unknown>()
          const problems: string[] = []
          const stop = client.watch<ConfigMap>(configMap, { namespace, ...selector }, ({ type, object }) => {
            const name = object.metadata.name ?? ''
            if ((type === 'ADDED') === held.has(name)) problems.push(`${type} ${name}`)
            if (type === 'DELETED') held.delete(name)
            else held.set(name, object)
          })
          return { selector, held, problems, stop }
        })
        for (const one of after) {
          await perform(one)
          for (const { selector, held, problems } of watchers) {
            const { items } = client.list<ConfigMap>(configMap, { namespace, ...selector })
            expect([...held.keys()].sort()).toEqual(items.map(({ metadata }) => metadata.name))
            for (const item of items) expect(held.get(item.metadata.name ?? '')).toEqual(item)
            expect(problems).toEqual([])
          }
        }
        for (const { stop } of watchers) stop()
      }),
      { numRuns: 40 },
    )
  })
})
