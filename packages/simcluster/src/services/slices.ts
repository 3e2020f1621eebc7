import { isDeepStrictEqual } from 'node:util'
import { controllerReference, isNamespaceTerminating, isNotFound, type KubeClient, type KubeObject, keyOf } from '@vivarium/controller'
import { type Endpoint, type EndpointPort, type EndpointSlice, endpointSliceKind } from './service-objects.js'

export const serviceNameLabel = 'kubernetes.io/service-name'
export const managedByLabel = 'endpointslice.kubernetes.io/managed-by'
const mostEndpoints = 100

/** Endpoints that have the same ports, and addresses of one family. */
export interface EndpointGroup {
  readonly addressType: string
  readonly ports: readonly EndpointPort[]
  readonly endpoints: readonly Endpoint[]
}

export interface SliceOwner {
  readonly owner: KubeObject
  readonly labels: Readonly<Record<string, string>>
}

/** What is to be done to the slices of an owner. */
export interface SlicePlan {
  readonly creations: EndpointSlice[]
  readonly updates: EndpointSlice[]
  readonly deletions: EndpointSlice[]
}

/** Puts endpoints into slices of at most a hundred, with as few changes as can be: an endpoint stays in the slice where it is. */
export function planSlices(groups: readonly EndpointGroup[], existing: readonly EndpointSlice[], { owner, labels }: SliceOwner): SlicePlan {
  const plan: SlicePlan = { creations: [], updates: [], deletions: [] }
  const left = new Set(existing)
  for (const group of groups) {
    const missing = new Map(group.endpoints.map((endpoint) => [identity(endpoint), endpoint]))
    const own = existing.filter((slice) => left.has(slice) && isOf(slice, group))
    const contents = own.map((slice) => {
      left.delete(slice)
      return (slice.endpoints ?? []).flatMap((endpoint) => {
        const wanted = missing.get(identity(endpoint))
        missing.delete(identity(endpoint))
        return wanted ? [wanted] : []
      })
    })
    const rest = [...missing.values()]
    for (const content of contents) content.push(...rest.splice(0, Math.max(0, mostEndpoints - content.length)))
    let kept = 0
    for (const [i, slice] of own.entries()) {
      const endpoints = contents[i] ?? []
      if (endpoints.length === 0 && (group.endpoints.length > 0 || kept > 0)) plan.deletions.push(slice)
      else {
        kept++
        if (!isDeepStrictEqual(endpoints, slice.endpoints ?? []) || !isDeepStrictEqual(slice.metadata.labels, labels)) {
          plan.updates.push({ ...slice, metadata: { ...slice.metadata, labels: { ...labels } }, endpoints })
        }
      }
    }
    while (rest.length > 0 || (kept === 0 && group.endpoints.length === 0)) {
      plan.creations.push(newSlice(owner, labels, group, rest.splice(0, mostEndpoints)))
      kept++
    }
  }
  plan.deletions.push(...left)
  return withNamesKept(plan, owner)
}

/**
 * A slice that would be made while another of the same address type goes takes the name of that one: who watches sees an update (the rule of
 * Kubernetes' k8s.io/endpointslice). One that is going, or is another owner's of the same name, is left to go.
 */
function withNamesKept({ creations, updates, deletions }: SlicePlan, owner: KubeObject): SlicePlan {
  const unnamed = [...creations]
  const plan: SlicePlan = { creations: unnamed, updates: [...updates], deletions: [] }
  for (const slice of deletions) {
    const { deletionTimestamp, ownerReferences = [] } = slice.metadata
    const isOwn = deletionTimestamp === undefined && ownerReferences.some(({ uid }) => uid === owner.metadata.uid)
    const next = isOwn ? unnamed.findLastIndex(({ addressType }) => addressType === slice.addressType) : -1
    const [made] = next < 0 ? [] : unnamed.splice(next, 1)
    if (made === undefined) plan.deletions.push(slice)
    else {
      const { labels } = made.metadata
      plan.updates.push({
        ...slice,
        metadata: { ...slice.metadata, ...(labels && { labels }) },
        endpoints: made.endpoints,
        ports: made.ports,
      })
    }
  }
  return plan
}

function identity({ addresses, targetRef }: Endpoint): string {
  return `${(targetRef as { uid?: string } | undefined)?.uid ?? ''} ${addresses.join()}`
}

function isOf(slice: EndpointSlice, { addressType, ports }: EndpointGroup): boolean {
  return slice.addressType === addressType && isDeepStrictEqual(slice.ports ?? [], ports) && slice.metadata.deletionTimestamp === undefined
}

function newSlice(
  owner: KubeObject,
  labels: Readonly<Record<string, string>>,
  { addressType, ports }: EndpointGroup,
  endpoints: Endpoint[],
): EndpointSlice {
  const { namespace = '', name = '' } = owner.metadata
  return {
    ...endpointSliceKind,
    metadata: { namespace, generateName: `${name}-`, labels: { ...labels }, ownerReferences: [controllerReference(owner)] },
    addressType,
    endpoints,
    ports,
  }
}

/** Updates first: an endpoint that moves is there all the time. */
export async function carryOut(client: KubeClient, { creations, updates, deletions }: SlicePlan): Promise<void> {
  try {
    for (const slice of creations) await client.create(slice)
    for (const slice of updates) await client.update(slice)
    for (const slice of deletions) await client.delete(endpointSliceKind, keyOf(slice))
  } catch (error) {
    if (!isNotFound(error) && !isNamespaceTerminating(error)) throw error
  }
}
