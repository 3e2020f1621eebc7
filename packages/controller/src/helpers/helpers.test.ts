import { describe, expect, it } from 'vitest'
import type { Patch } from '../client.js'
import { KubeError } from '../kube-error.js'
import type { KubeObject } from '../objects.js'
import { FakeClient, thing } from '../testing/fake-client.js'
import { addFinalizer, hasFinalizer, removeFinalizer } from './finalizers.js'
import { controllerOf, isControlledBy, setControllerReference, setOwnerReference } from './owners.js'

/** A server with one object, whose patches need its version. */
class OneObject extends FakeClient {
  live: KubeObject
  readonly patches: object[] = []

  constructor(live: KubeObject) {
    super()
    this.live = live
    this.patch = ((_kind: unknown, _key: unknown, { body }: Patch) => {
      this.patches.push(body)
      const { metadata } = body as { metadata: KubeObject['metadata'] }
      if (metadata.resourceVersion !== this.live.metadata.resourceVersion) return Promise.reject(new KubeError(409, 'Conflict', 'changed'))
      const resourceVersion = String(Number(metadata.resourceVersion) + 1)
      this.live = { ...this.live, metadata: { ...this.live.metadata, ...metadata, resourceVersion } }
      return Promise.resolve(this.live)
    }) as unknown as typeof this.patch
    this.get = (() => Promise.resolve(this.live)) as unknown as typeof this.get
  }
}

describe('finalizers', () => {
  it('are added and removed with the version that was read', async () => {
    const client = new OneObject(thing('a', '1', { finalizers: ['other'] }))
    const added = await addFinalizer(client, client.live, 'mine')
    expect(added.metadata.finalizers).toEqual(['other', 'mine'])
    expect(client.patches).toEqual([{ metadata: { uid: 'uid-a', resourceVersion: '1', finalizers: ['other', 'mine'] } }])
    expect((await removeFinalizer(client, added, 'mine')).metadata.finalizers).toEqual(['other'])
  })

  it('that are as they should be are not written', async () => {
    const client = new OneObject(thing('a', '1', { finalizers: ['mine'] }))
    expect(await addFinalizer(client, client.live, 'mine')).toBe(client.live)
    expect(await removeFinalizer(client, client.live, 'other')).toBe(client.live)
    expect([client.patches, hasFinalizer(client.live, 'mine')]).toEqual([[], true])
  })

  it('do not undo what somebody else wrote meanwhile', async () => {
    const client = new OneObject(thing('a', '5', { finalizers: ['theirs'] }))
    const stale = thing('a', '1')
    expect((await addFinalizer(client, stale, 'mine')).metadata.finalizers).toEqual(['theirs', 'mine'])
  })

  it('are not put on another object of the same name', async () => {
    const client = new OneObject(thing('a', '5', { uid: 'another' }))
    await expect(addFinalizer(client, thing('a', '1'), 'mine')).rejects.toMatchObject({ reason: 'Conflict' })
    expect(client.live.metadata.finalizers).toBeUndefined()
  })
})

describe('owner references', () => {
  it('name the controller, once, and know it again', () => {
    const owner = thing('owner', '1')
    const object = thing('object', '1')
    setControllerReference(owner, object)
    setControllerReference({ ...owner, apiVersion: 'example.com/v2' }, object)
    expect(object.metadata.ownerReferences).toEqual([
      { apiVersion: 'example.com/v2', kind: 'Thing', name: 'owner', uid: 'uid-owner', controller: true, blockOwnerDeletion: true },
    ])
    expect([isControlledBy(object, owner), isControlledBy(object, thing('x', '1'))]).toEqual([true, false])
  })

  it('refuse a second controller, but no second owner', () => {
    const object = thing('object', '1')
    setControllerReference(thing('owner', '1'), object)
    expect(() => setControllerReference(thing('other', '1'), object)).toThrow(
      'Thing default/object is already owned by the controller Thing owner',
    )
    setOwnerReference(thing('other', '1'), object)
    expect(object.metadata.ownerReferences?.[1]).toEqual({
      apiVersion: 'example.com/v1',
      kind: 'Thing',
      name: 'other',
      uid: 'uid-other',
    })
    expect(controllerOf(object)?.name).toBe('owner')
  })

  it('refuse an owner in another namespace, and of what is in none', () => {
    const owner = thing('owner', '1')
    expect(() => setOwnerReference(owner, thing('object', '1', { namespace: 'other' }))).toThrow("can't own")
    const clusterWide = thing('object', '1')
    delete clusterWide.metadata.namespace
    expect(() => setControllerReference(owner, clusterWide)).toThrow("can't own")
    setControllerReference(clusterWide, thing('object', '1'))
  })

  it('need not block the deletion of the owner', () => {
    const object = thing('object', '1')
    setControllerReference(thing('owner', '1'), object, { blockOwnerDeletion: false })
    expect(object.metadata.ownerReferences).toEqual([
      { apiVersion: 'example.com/v1', kind: 'Thing', name: 'owner', uid: 'uid-owner', controller: true },
    ])
  })
})
