import type { ManagedObjectReference } from '@vivarium/vim'
import type { World } from '../call.js'
import { nameOf, nearest } from '../inventory/entity.js'
import { related } from '../inventory/relations.js'
import type { ManagedObject } from '../model/managed-object.js'
import { invalidDatastore } from '../storage/faults.js'

/** Where a machine runs: what its devices can stand on. What was looked up once is remembered: make a new one for every operation. */
export class Site {
  readonly world: World
  readonly datacenter: ManagedObject
  readonly host: ManagedObject
  #datastores: ReadonlyMap<string, ManagedObject> | undefined
  readonly #networks = new Map<string, ManagedObject | undefined>()
  readonly #shared = new Map<string, unknown>()

  constructor(world: World, datacenter: ManagedObject, host: ManagedObject) {
    this.world = world
    this.datacenter = datacenter
    this.host = host
  }

  /** Of a machine that is there. */
  static of(world: World, vm: ManagedObject, hostReference: ManagedObjectReference): Site {
    const host = world.model.get(hostReference)
    const datacenter = nearest(world.model, vm, 'Datacenter') ?? nearest(world.model, host, 'Datacenter')
    if (datacenter === undefined) throw new TypeError('Every host is in a datacenter')
    return new Site(world, datacenter, host)
  }

  /** Throws the fault InvalidDatastore for one that the host does not have. */
  datastore(name: string): ManagedObject {
    this.#datastores ??= new Map(related(this.world.model, this.host, 'datastore').map((datastore) => [nameOf(datastore), datastore]))
    const found = this.#datastores.get(name)
    if (found === undefined) throw invalidDatastore(name)
    return found
  }

  /** The network of that name that the host has, or else the datacenter. */
  networkNamed(name: string): ManagedObject | undefined {
    return this.#network(`name ${name}`, (network) => nameOf(network) === name)
  }

  portgroupWithKey(key: string): ManagedObject | undefined {
    return this.#network(
      `key ${key}`,
      (network) => network.type.isA('DistributedVirtualPortgroup') && (network.get('key') === key || network.reference.value === key),
    )
  }

  /** What an opaque network of NSX is for machines: the port group that stands for it, if there is one. */
  opaqueNetwork(id: string, type: string): ManagedObject | undefined {
    return (
      this.#network(`switch ${id}`, (network) => type === 'nsx.LogicalSwitch' && logicalSwitchOf(network) === id) ??
      this.#network(`opaque ${id}`, (network) => network.type.isA('OpaqueNetwork') && opaqueIdOf(network) === id)
    )
  }

  /** True if the machine's host is connected to a network. */
  hasNetwork({ reference: { value } }: ManagedObject): boolean {
    return ((this.host.get('network') ?? []) as readonly ManagedObjectReference[]).some((network) => network.value === value)
  }

  /** What many machines have in common here: made once for a key. */
  shared<T>(key: string, make: () => T): T {
    if (!this.#shared.has(key)) this.#shared.set(key, make())
    return this.#shared.get(key) as T
  }

  #network(key: string, matches: (network: ManagedObject) => boolean): ManagedObject | undefined {
    if (!this.#networks.has(key)) {
      const { model } = this.world
      const found = related(model, this.host, 'network').find(matches) ?? related(model, this.datacenter, 'network').find(matches)
      this.#networks.set(key, found)
    }
    return this.#networks.get(key)
  }
}

function logicalSwitchOf(network: ManagedObject): string | undefined {
  return (network.get('config') as { readonly logicalSwitchUuid?: string } | undefined)?.logicalSwitchUuid
}

function opaqueIdOf(network: ManagedObject): string | undefined {
  return (network.get('summary') as { readonly opaqueNetworkId?: string } | undefined)?.opaqueNetworkId
}
