import type { VirtualMachineConfigInfo } from '@vivarium/vim/types'
import { z } from 'zod'
import { ApiError, invalidArgument } from '../api-error.js'
import { objectWith } from '../inventory/listing.js'
import { adaptersOf, disksOf } from '../inventory/machine-devices.js'
import { guestConstant } from '../inventory/words.js'
import { type ApiCall, operation, type Route, routes } from '../operation.js'
import { notOfSubscribed } from './libraries.js'
import type { KeptItem } from './library-model.js'
import { privileges } from './privileges.js'
import { cloneMachine } from './publishing.js'

const service = 'com.vmware.vcenter.vm_template.library_items'
const path = '/vcenter/vm-template/library-items'

/** What items of machines' templates have as their type. */
const templateType = 'vm-template'

const placement = z.object({
  folder: z.string().optional(),
  resource_pool: z.string().optional(),
  host: z.string().optional(),
  cluster: z.string().optional(),
})
const storage = z.object({ datastore: z.string().optional() })
const ofItem = z.object({ template_library_item: z.string() })

const createSpec = z.object({
  source_vm: z.string(),
  name: z.string(),
  library: z.string(),
  description: z.string().optional(),
  placement: placement.optional(),
  vm_home_storage: storage.optional(),
  disk_storage: storage.optional(),
})

const create = operation(service, 'create', specOf(createSpec), async (call, input) => {
  call.require(privileges.addItem)
  const { source_vm, name, library, description = '', placement = {}, vm_home_storage, disk_storage } = input.spec
  const { libraries } = call.world.contentLibrary
  const { type, storage_backings } = libraries.get(library)
  if (type === 'SUBSCRIBED') throw notOfSubscribed()
  const datastore = vm_home_storage?.datastore ?? disk_storage?.datastore ?? storage_backings[0]?.datastore_id
  const id = libraries.addItem({ library_id: library, name, description, type: templateType })
  try {
    libraries.setTemplate(id, await cloneMachine(call, source_vm, { name, placement, datastore, isTemplate: true }))
  } catch (error) {
    libraries.removeItem(id)
    throw error
  }
  return id
})

const get = operation(service, 'get', ofItem, (call, { template_library_item }) => {
  const { template } = templateItem(call, template_library_item)
  const machine = objectWith(call, 'VirtualMachine', template)
  const { hardware, guestId } = machine.get('config') as VirtualMachineConfigInfo
  const devices = hardware.device ?? []
  const disks = [...disksOf(devices)].map(([key, { capacity }]) => [key, { capacity, disk_storage: {} }] as const)
  const nics = [...adaptersOf(devices, () => 'STANDARD_PORTGROUP')].map(([key, { backing, mac_type }]) => {
    const { type, network } = backing as { type: string; network?: string }
    return [key, { backing_type: type, mac_type, ...(network === undefined ? {} : { network }) }] as const
  })
  return {
    vm_template: template,
    guest_OS: guestConstant(guestId),
    cpu: { count: hardware.numCPU, cores_per_socket: hardware.numCoresPerSocket ?? 1 },
    memory: { size_MiB: hardware.memoryMB },
    disks: new Map(disks),
    nics: new Map(nics),
    vm_home_storage: {},
  }
})

const deploySpec = z.object({
  name: z.string(),
  placement,
  powered_on: z.boolean().optional(),
  vm_home_storage: storage.optional(),
  disk_storage: storage.optional(),
})

const deploy = operation(service, 'deploy', ofItem.extend(specOf(deploySpec).shape), async (call, { template_library_item, spec }) => {
  const { name, placement, powered_on = false, vm_home_storage, disk_storage } = spec
  const { template } = templateItem(call, template_library_item)
  checkPlacement(placement)
  const datastore = vm_home_storage?.datastore ?? disk_storage?.datastore
  return cloneMachine(call, template, { name, placement, datastore, isTemplate: false, powerOn: powered_on })
})

const checkOutSpec = z.object({ name: z.string(), placement: placement.optional(), powered_on: z.boolean().optional() })

const checkOut = operation(
  `${service}.check_outs`,
  'check_out',
  ofItem.extend(specOf(checkOutSpec).shape),
  async (call, { template_library_item, spec: { name, placement = {}, powered_on = false } }) => {
    call.require('ContentLibrary.CheckOutTemplate')
    const { template } = templateItem(call, template_library_item)
    checkPlacement(placement)
    return cloneMachine(call, template, { name, placement, isTemplate: false, powerOn: powered_on })
  },
)

/** The machine takes the place of the template. Gives the new version. */
const checkIn = operation(
  `${service}.check_outs`,
  'check_in',
  ofItem.extend({ vm: z.string(), spec: z.object({ message: z.string().optional() }).optional() }),
  async (call, { template_library_item, vm }) => {
    call.require('ContentLibrary.CheckInTemplate')
    const { libraries } = call.world.contentLibrary
    const { template } = templateItem(call, template_library_item)
    const machine = objectWith(call, 'VirtualMachine', vm)
    await call.invoke(machine.reference, 'MarkAsTemplate', {})
    libraries.setTemplate(template_library_item, vm)
    libraries.putFiles(template_library_item, [])
    const before = call.world.model.find({ type: 'VirtualMachine', value: template })
    const isShared = libraries.items.some((kept) => kept.template === template)
    if (before !== undefined && !isShared) await call.runTask(before.reference, 'Destroy_Task', {})
    return libraries.item(template_library_item).item.content_version
  },
)

export const templateRoutes: readonly Route[] = [
  ...routes('POST', path, create, { body: 'spec', creates: true }),
  ...routes('GET', `${path}/{template_library_item}`, get),
  ...routes('POST', `${path}/{template_library_item}`, deploy, { action: 'deploy', body: 'spec' }),
  ...routes('POST', `${path}/{template_library_item}/check-outs`, checkOut, { action: 'check-out', body: 'spec' }),
  ...routes('POST', `${path}/{template_library_item}/check-outs/{vm}`, checkIn, { action: 'check-in', body: 'spec' }),
]

function specOf<S extends z.ZodType>(spec: S) {
  return z.object({ spec })
}

/** Throws NOT_FOUND, and INVALID_ARGUMENT for an item of another type. */
function templateItem({ world }: ApiCall, id: string): KeptItem & { readonly template: string } {
  const kept = world.contentLibrary.libraries.item(id)
  if (kept.template === undefined) {
    throw new ApiError('INVALID_ARGUMENT', `The library item '${kept.item.name}' is not a template of a virtual machine.`)
  }
  return { ...kept, template: kept.template }
}

function checkPlacement({ cluster, host, resource_pool }: z.output<typeof placement>): void {
  if (cluster === undefined && host === undefined && resource_pool === undefined) {
    throw invalidArgument('placement: a cluster, a host or a resource pool has to be given.')
  }
}
