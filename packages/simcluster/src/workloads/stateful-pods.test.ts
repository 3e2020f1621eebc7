import type { OwnerReference } from '@vivarium/controller'
import { expect, it } from 'vitest'
import { claimKind, type Pod, podKind, type StatefulSet, statefulSetKind } from './objects.js'
import { claimOwners } from './stateful-pods.js'

const pod: Pod = { ...podKind, metadata: { name: 'db-0', uid: 'pod' } }
const setWith = (whenDeleted: string, whenScaled: string): StatefulSet =>
  ({
    ...statefulSetKind,
    metadata: { name: 'db', uid: 'set' },
    spec: { persistentVolumeClaimRetentionPolicy: { whenDeleted, whenScaled } },
  }) as StatefulSet
const owner = (kind: string, name: string, uid: string, controller = false): OwnerReference => ({
  apiVersion: kind === 'StatefulSet' ? 'apps/v1' : 'v1',
  kind,
  name,
  uid,
  ...(controller && { controller, blockOwnerDeletion: true }),
})
const uids = (set: StatefulSet, isCondemned: boolean, ...ownerReferences: OwnerReference[]) =>
  claimOwners(set, { ...claimKind, metadata: { name: 'data-db-0', ownerReferences } }, pod, isCondemned).map(({ uid }) => uid)

it('a claim belongs to the set or to its pod, as the policies say', () => {
  const table = [
    ['Retain', 'Retain', [], []],
    ['Delete', 'Retain', ['set'], ['set']],
    ['Retain', 'Delete', [], ['pod']],
    ['Delete', 'Delete', ['set'], ['pod']],
  ] as const
  for (const [whenDeleted, whenScaled, kept, condemned] of table) {
    const set = setWith(whenDeleted, whenScaled)
    expect([whenDeleted, whenScaled, uids(set, false), uids(set, true)]).toEqual([whenDeleted, whenScaled, kept, condemned])
  }
})

it('other owners stay; beside another controller, neither the set nor its pod owns the claim', () => {
  const set = setWith('Delete', 'Delete')
  expect(uids(set, false, owner('ConfigMap', 'a', 'a'))).toEqual(['a', 'set'])
  expect(uids(set, false, owner('ConfigMap', 'a', 'a', true), owner('StatefulSet', 'db', 'set'))).toEqual(['a'])
})

it('a claim of a set or pod of that name that is no more is left as it is', () => {
  expect(uids(setWith('Delete', 'Delete'), true, owner('StatefulSet', 'db', 'before', true))).toEqual(['before'])
  expect(uids(setWith('Retain', 'Delete'), false, owner('Pod', 'db-0', 'before', true))).toEqual(['before'])
})
