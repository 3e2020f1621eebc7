import type { RunChange } from '@vivarium/core'
import type { ApiServerSnapshot } from '@vivarium/simcluster'

type Stored = ApiServerSnapshot['store']['tables'] extends ReadonlyMap<string, readonly (infer T)[]> ? T : never

/** They come and go with time alone. */
const leftOut = new Set(['events', 'events.events.k8s.io', 'leases.coordination.k8s.io'])
/** What is written with every change, or with none. */
const bookkeeping = new Set(['metadata.managedFields', 'metadata.resourceVersion', 'metadata.generation', 'status.observedGeneration'])
/** Times at which somebody looked; that of a condition that did not change, too. */
const pulse = /\.(?:lastHeartbeatTime|lastProbeTime|lastUpdateTime|lastTransitionTime)$/
const mostFields = 50
/** What controllers make of other objects, which are told themselves, or of nothing but the cluster's start. */
const derived: Readonly<Record<string, (field: string, object: unknown) => boolean>> = {
  'clusterroles.rbac.authorization.k8s.io': (field, object) => field === 'rules' && isMap(object) && object.aggregationRule !== undefined,
  'servicecidrs.networking.k8s.io': (field) => field === 'metadata.finalizers' || field.startsWith('status.'),
  // By the number of nodes; by the pods that were there.
  nodes: (field) => field === 'metadata.annotations.node.alpha.kubernetes.io/ttl' || /^status\.images\b/.test(field),
  // Signatures, for as long as their tokens are good.
  configmaps: (field) => field.startsWith('data.jws-kubeconfig-'),
}

/**
 * Objects of a cluster that were added, changed or removed. Events and leases are left out; of changed objects managed fields, versions, generations
 * and the times of conditions. An object in which nothing else differs is not told.
 */
export function objectChanges(cluster: string, before: ApiServerSnapshot, after: ApiServerSnapshot): RunChange[] {
  const changes: RunChange[] = []
  const tables = new Set([...before.store.tables.keys(), ...after.store.tables.keys()])
  for (const table of [...tables].sort()) {
    if (leftOut.has(table)) continue
    const was = byKey(before.store.tables.get(table))
    const is = byKey(after.store.tables.get(table))
    for (const key of [...new Set([...was.keys(), ...is.keys()])].sort()) {
      const old = was.get(key)
      const now = is.get(key)
      if (old === now) continue
      const common = { kind: 'object', in: cluster, name: `${table} ${key}` } as const
      if (old === undefined) changes.push({ ...common, change: 'added' })
      else if (now === undefined) {
        if (!expires(table, old.object)) changes.push({ ...common, change: 'removed' })
      } else if (uidOf(old) !== uidOf(now)) changes.push({ ...common, change: 'changed', fields: ['metadata.uid'] })
      else {
        const isDerived = derived[table]
        const fields = differences(old.object, now.object).filter((field) => !isDerived?.(field, now.object))
        if (fields.length > 0) changes.push({ ...common, change: 'changed', fields })
      }
    }
  }
  return changes
}

/** Certificate requests that are done with, and bootstrap tokens, are cleaned up in their time. */
function expires(table: string, object: unknown): boolean {
  if (!isMap(object)) return false
  if (table === 'secrets') return object.type === 'bootstrap.kubernetes.io/token'
  return table === 'certificatesigningrequests.certificates.k8s.io' && isMap(object.status) && object.status.certificate !== undefined
}

/** Paths of the fields that differ; a list whose length differs is told as a whole, or, where its items have names or types, by these. */
export function differences(before: unknown, after: unknown): string[] {
  const fields: string[] = []
  const compare = (path: string, a: unknown, b: unknown): void => {
    if (a === b || bookkeeping.has(path) || pulse.test(path) || fields.length >= mostFields) return
    if (isMap(a) && isMap(b)) {
      for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) compare(path === '' ? key : `${path}.${key}`, a[key], b[key])
    } else if (Array.isArray(a) && Array.isArray(b)) {
      const named = itemsByName(a, b)
      if (named) for (const [name, [one, other]] of named) compare(`${path}[${name}]`, one, other)
      else if (a.length !== b.length) fields.push(path)
      else for (const [index, item] of a.entries()) compare(`${path}[${index}]`, item, b[index])
    } else fields.push(path)
  }
  compare('', before, after)
  return fields
}

function itemsByName(a: readonly unknown[], b: readonly unknown[]): Map<string, [unknown, unknown]> | undefined {
  const pairs = new Map<string, [unknown, unknown]>()
  for (const field of ['name', 'type', 'key'] as const) {
    const names = [a, b].map((items) => items.map((item) => (isMap(item) && typeof item[field] === 'string' ? item[field] : undefined)))
    if (names.some((list) => list.includes(undefined) || new Set(list).size !== list.length)) continue
    for (const [index, name = ''] of (names[0] ?? []).entries()) pairs.set(name, [a[index], undefined])
    for (const [index, name = ''] of (names[1] ?? []).entries()) pairs.set(name, [pairs.get(name)?.[0], b[index]])
    return pairs
  }
  return undefined
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function byKey(items: readonly Stored[] | undefined): Map<string, Stored> {
  return new Map((items ?? []).map((item) => [item.key, item]))
}

function uidOf({ object }: Stored): unknown {
  return isMap(object) && isMap(object.metadata) ? object.metadata.uid : undefined
}
