import type { ManagedObjectReference } from '@vivarium/vim'
import type { VirtualMachineRelocateSpec } from '@vivarium/vim/types'
import { invalidArgument } from '../api-error.js'
import { objectWith } from '../inventory/listing.js'
import type { ApiCall } from '../operation.js'
import type { KeptItem } from './library-model.js'

/** Where a machine is to be: identifiers. */
export interface Placement {
  readonly folder?: string | undefined
  readonly resource_pool?: string | undefined
  readonly host?: string | undefined
  readonly cluster?: string | undefined
}

/** Clones a machine, or a template; gives the id of the clone. Throws the faults of CloneVM. */
export async function cloneMachine(
  call: ApiCall,
  source: string,
  clone: {
    readonly name: string
    readonly placement: Placement
    readonly datastore?: string | undefined
    readonly isTemplate: boolean
    readonly powerOn?: boolean
  },
): Promise<string> {
  const { name, placement, datastore, isTemplate, powerOn = false } = clone
  const machine = objectWith(call, 'VirtualMachine', source)
  const cluster = placement.cluster === undefined ? undefined : objectWith(call, 'ClusterComputeResource', placement.cluster)
  const pool =
    placement.resource_pool === undefined
      ? (cluster?.get('resourcePool') as ManagedObjectReference | undefined)
      : objectWith(call, 'ResourcePool', placement.resource_pool).reference
  const folder = placement.folder === undefined ? machine.get('parent') : objectWith(call, 'Folder', placement.folder).reference
  if (folder === undefined) throw invalidArgument('The folder of the machine is missing.')
  const location: VirtualMachineRelocateSpec = {
    ...(pool === undefined ? {} : { pool }),
    ...(placement.host === undefined ? {} : { host: objectWith(call, 'HostSystem', placement.host).reference }),
    ...(datastore === undefined ? {} : { datastore: objectWith(call, 'Datastore', datastore).reference }),
  }
  const spec = { location, template: isTemplate, powerOn }
  const made = await call.runTask(machine.reference, 'CloneVM_Task', { folder: folder as ManagedObjectReference, name, spec })
  return (made as ManagedObjectReference).value
}

/** The machine behind an item goes with it. */
export async function removeTemplate(call: ApiCall, { template, item }: KeptItem): Promise<void> {
  // That of a subscribed library's item is the publisher's, unless it was made for it.
  const others = call.world.contentLibrary.libraries.items.filter((kept) => kept.template === template && kept.item.id !== item.id)
  if (template === undefined || others.length > 0) return
  const machine = call.world.model.find({ type: 'VirtualMachine', value: template })
  if (machine !== undefined) await call.runTask(machine.reference, 'Destroy_Task', {})
}

/** Brings a machine's template to the libraries that are subscribed: those named, or all of them. Throws NOT_FOUND. */
export async function publishItem(call: ApiCall, { item, template }: KeptItem, subscriptions: readonly string[]): Promise<void> {
  const { contentLibrary } = call.world
  const { libraries } = contentLibrary
  const subscribers =
    subscriptions.length === 0
      ? contentLibrary.subscribersOf(item.library_id)
      : subscriptions.map((id) => contentLibrary.subscriber(item.library_id, id))
  if (template === undefined) return
  for (const { subscribed_library, subscribed_library_placement } of subscribers) {
    const copy = libraries.itemsOf(subscribed_library).find((kept) => kept.item.source_id === item.id)
    if (copy?.template !== undefined && copy.template !== template) continue
    const datastore = libraries.get(subscribed_library).storage_backings[0]?.datastore_id
    const made = await cloneMachine(call, template, {
      name: item.name,
      placement: subscribed_library_placement ?? {},
      datastore,
      isTemplate: true,
    })
    const { name, type, description } = item
    if (copy === undefined) libraries.addItem({ library_id: subscribed_library, name, type, description, source_id: item.id }, made)
    else libraries.setTemplate(copy.item.id, made)
  }
}
