import type { ManagedObjectReference } from '@vivarium/vim'
import type { ManagedObject } from '../model/managed-object.js'
import type { Model } from '../model/model.js'
import { attach, detach, related } from './relations.js'

/** Hosts get a datastore or network, and so do the clusters that they are in. */
export function giveHosts(
  model: Model,
  hosts: readonly ManagedObject[],
  property: 'datastore' | 'network',
  ...references: readonly ManagedObjectReference[]
): void {
  for (const host of hosts) attach(model, host, property, ...references)
  for (const owner of ownersOf(model, hosts)) attach(model, owner, property, ...references)
}

/** Hosts lose a datastore or network; so does a cluster when none of its hosts has it any more. */
export function takeFromHosts(
  model: Model,
  hosts: readonly ManagedObject[],
  property: 'datastore' | 'network',
  ...references: readonly ManagedObjectReference[]
): void {
  for (const host of hosts) detach(model, host, property, ...references)
  for (const owner of ownersOf(model, hosts)) refreshOwner(model, owner, property)
}

/** A compute resource has what any of its hosts has. */
export function refreshOwner(model: Model, owner: ManagedObject, property: 'datastore' | 'network'): void {
  const had = (owner.get(property) ?? []) as readonly ManagedObjectReference[]
  const has = related(model, owner, 'host').flatMap((host) => (host.get(property) ?? []) as readonly ManagedObjectReference[])
  const values = new Set(has.map(({ value }) => value))
  detach(model, owner, property, ...had.filter(({ value }) => !values.has(value)))
  attach(model, owner, property, ...new Map(has.map((reference) => [reference.value, reference])).values())
}

function ownersOf(model: Model, hosts: readonly ManagedObject[]): ManagedObject[] {
  return [...new Set(hosts.map((host) => model.get(host.get('parent') as ManagedObjectReference)))]
}
