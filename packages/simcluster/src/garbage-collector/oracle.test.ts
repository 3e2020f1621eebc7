import { ApiServer } from '@vivarium/apiserver'
import { hostClock, type KubeObject, type OwnerReference, silentLog } from '@vivarium/controller'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { InProcessClient } from '../in-process-client.js'
import { waitFor } from '../testing/wait-for.js'
import { GarbageCollector } from './garbage-collector.js'

const configMap = { apiVersion: 'v1', kind: 'ConfigMap' } as const
const clusterRole = { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole' } as const

type Step =
  | {
      readonly do: 'create'
      readonly cluster: boolean
      readonly owners: readonly number[]
      readonly lost: boolean
      readonly blocking: boolean
    }
  | { readonly do: 'delete'; readonly which: number; readonly policy: 'Background' | 'Foreground' | 'Orphan' }
  | { readonly do: 'own'; readonly which: number; readonly owners: readonly number[]; readonly blocking: boolean }
  | { readonly do: 'restart' }

const someone = fc.nat(30)
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('create' as const),
      cluster: fc.boolean(),
      owners: fc.array(someone, { maxLength: 3 }),
      lost: fc.boolean(),
      blocking: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('delete' as const),
      which: someone,
      policy: fc.constantFrom('Background' as const, 'Foreground' as const, 'Orphan' as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('own' as const),
      which: someone,
      owners: fc.array(someone, { maxLength: 3 }),
      blocking: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restart' as const) }) },
)

interface Modelled {
  readonly name: string
  readonly cluster: boolean
  readonly reference: OwnerReference
  owners: readonly string[]
}

/** What is left when everything is collected: objects by uid, with the uids of their owners. */
class Model {
  readonly live = new Map<string, Modelled>()

  delete(uid: string, orphan: boolean): void {
    this.live.delete(uid)
    if (orphan) for (const object of this.live.values()) object.owners = object.owners.filter((owner) => owner !== uid)
    this.collect()
  }

  collect(): void {
    for (let changed = true; changed; ) {
      changed = false
      for (const [uid, object] of this.live) {
        const owners = object.owners.filter((owner) => this.live.has(owner))
        if (object.owners.length === 0 || owners.length === object.owners.length) continue
        changed = true
        if (owners.length > 0) object.owners = owners
        else this.live.delete(uid)
      }
    }
  }
}

describe('the garbage collector', () => {
  let api: ApiServer
  beforeAll(async () => {
    api = await ApiServer.start()
  })
  afterAll(() => api?.close())

  it.each([
    ['one thing after the other', true],
    ['all at once', false],
  ])('leaves what a model leaves, whatever is created, deleted and owned, %s', { timeout: 120_000 }, async (_, settles) => {
    let run = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
        const prefix = `${settles ? 'calm' : 'hasty'}-${run++}-`
        const client = new InProcessClient(api.client)
        const model = new Model()
        const start = async () => {
          const collector = new GarbageCollector(client, { log: silentLog, clock: hostClock })
          await collector.start()
          return collector
        }
        let collector = await start()
        const kindOf = ({ cluster }: Pick<Modelled, 'cluster'>) => (cluster ? clusterRole : configMap)
        const keyOf = ({ name, cluster }: Pick<Modelled, 'name' | 'cluster'>) => ({ ...(!cluster && { namespace: 'default' }), name })
        const pick = (n: number) => [...model.live.values()][n % Math.max(1, model.live.size)]
        const pickAll = (numbers: readonly number[], cluster: boolean) =>
          [...new Set(numbers.map(pick).filter((object) => object !== undefined && (!cluster || object.cluster)))] as Modelled[]
        const references = (owners: readonly Modelled[], blocking: boolean) =>
          owners.map(({ reference }) => ({ ...reference, blockOwnerDeletion: blocking }))
        const found = () => {
          const objects = [...api.client.list<KubeObject>(configMap).items, ...api.client.list<KubeObject>(clusterRole).items]
          return objects
            .filter(({ metadata }) => metadata.name?.startsWith(prefix))
            .map(
              ({ metadata }) =>
                `${metadata.name} of ${(metadata.ownerReferences ?? [])
                  .map(({ uid }) => uid)
                  .sort()
                  .join()}`,
            )
            .sort()
        }
        const expected = () => [...model.live.values()].map(({ name, owners }) => `${name} of ${[...owners].sort().join()}`).sort()
        let count = 0
        const take = async (action: Step) => {
          if (action.do === 'restart') {
            await collector.stop()
            collector = await start()
          } else if (action.do === 'create') {
            const { cluster } = action
            const owners = pickAll(action.owners, cluster)
            const name = `${prefix}${count++}`
            const lost = { ...kindOf(action), name: 'nobody', uid: `00000000-0000-0000-0000-${String(count).padStart(12, '0')}` }
            const ownerReferences = [...references(owners, action.blocking), ...(action.lost ? [lost] : [])]
            const { metadata } = await api.client.create<KubeObject>({
              ...kindOf(action),
              metadata: { ...keyOf({ name, cluster }), ownerReferences },
            })
            const uid = metadata.uid ?? ''
            model.live.set(uid, {
              name,
              cluster,
              reference: { ...kindOf(action), name, uid },
              owners: ownerReferences.map((owner) => owner.uid),
            })
            model.collect()
          } else {
            const object = pick(action.which)
            if (!object) return
            if (action.do === 'delete') {
              // An orphan whose other, lost owner was not looked at yet goes: that depends on who is quicker.
              const propagationPolicy = settles || action.policy !== 'Orphan' ? action.policy : 'Background'
              await api.client.delete(kindOf(object), keyOf(object), { propagationPolicy })
              model.delete(object.reference.uid, propagationPolicy === 'Orphan')
            } else {
              const owners = pickAll(action.owners, object.cluster).filter((owner) => owner !== object)
              const ownerReferences = references(owners, action.blocking)
              await api.client.patch(kindOf(object), keyOf(object), { metadata: { ownerReferences } })
              object.owners = owners.map(({ reference }) => reference.uid)
              model.collect()
            }
          }
        }
        const settled = (after: string) =>
          waitFor(`after ${after}: ${expected().join('; ')}`, () => found().join() === expected().join(), 3000)
        try {
          for (const action of steps) {
            await take(action)
            if (settles) await settled(JSON.stringify(action))
          }
          await settled('all')
        } finally {
          await collector.stop()
          for (const object of model.live.values()) {
            await api.client.patch(kindOf(object), keyOf(object), { metadata: { ownerReferences: null, finalizers: null } })
            await api.client.delete(kindOf(object), keyOf(object))
          }
        }
      }),
      { numRuns: 100 },
    )
    expect(run).toBeGreaterThanOrEqual(100)
  })
})
