import { isDeepStrictEqual } from 'node:util'
import { isConflict, isNotFound, type KubeObject, type Manager, type ObjectKind, type ReconcileContext } from '@vivarium/controller'
import { type CountedResource, countedBy, type ResourceQuota, usageOf } from './quota-usage.js'

const quotaKind = { apiVersion: 'v1', kind: 'ResourceQuota' } as const

/** Says of each resource quota how much of it is used. What quotas count is followed once there is one that counts it. */
export function addResourceQuotaController(manager: Manager): void {
  const quotas = manager.informers.of<ResourceQuota>(quotaKind)
  const followed = new Map<string, Promise<ObjectKind | undefined>>()
  const controller = manager.addController({
    name: 'resourcequota',
    for: quotaKind,
    async reconcile(request, context) {
      const quota = quotas.get(request)
      if (!quota) return
      const counted = Object.keys(quota.spec?.hard ?? {}).flatMap((name) => countedBy(name) ?? [])
      const objects = new Map<string, readonly KubeObject[]>()
      for (const one of counted) {
        const kind = await follow(one, context)
        objects.set(keyOf(one), kind ? context.informers.of(kind).list({ namespace: request.namespace }) : [])
      }
      const used = usageOf(quota, (one) => objects.get(keyOf(one)) ?? [], context.clock.now().getTime())
      const status = { hard: { ...quota.spec?.hard }, used }
      if (isDeepStrictEqual(status, quota.status && { hard: quota.status.hard ?? {}, used: quota.status.used ?? {} })) return
      try {
        await context.client.update<ResourceQuota>({ ...quota, status }, { subresource: 'status' })
      } catch (error) {
        if (!isNotFound(error) && !isConflict(error)) throw error
      }
    },
  })

  /** The kind of a resource whose changes are heard of; undefined for one that is not served. */
  function follow(counted: CountedResource, context: ReconcileContext): Promise<ObjectKind | undefined> {
    const key = keyOf(counted)
    let following = followed.get(key)
    if (!following) {
      following = begin(counted, context).then((kind) => {
        // It may come.
        if (!kind) followed.delete(key)
        return kind
      })
      followed.set(key, following)
      following.catch(() => followed.delete(key))
    }
    return following
  }

  async function begin({ resource, group }: CountedResource, { client, informers }: ReconcileContext): Promise<ObjectKind | undefined> {
    const { resources } = await client.resources()
    const found = resources.find((one) => one.resource === resource && one.group === group && one.verbs.includes('watch'))
    if (!found) return undefined
    const informer = await informers.follow(found)
    const changed = ({ metadata }: KubeObject) => {
      const { namespace = '' } = metadata
      for (const quota of quotas.list({ namespace })) controller.enqueue({ namespace, name: quota.metadata.name ?? '' })
    }
    informer.handle({
      added: (object, initial) => {
        if (!initial) changed(object)
      },
      updated: (_before, object) => changed(object),
      deleted: changed,
    })
    return found
  }
}

function keyOf({ resource, group }: CountedResource): string {
  return `${resource}.${group}`
}
