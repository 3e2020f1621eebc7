import type { VirtualMachineConfigInfo, VirtualMachineRuntimeInfo } from '@vivarium/vim/types'
import { z } from 'zod'
import { ApiError, notFound } from '../api-error.js'
import { objectWith } from '../inventory/listing.js'
import { type ApiCall, operation, type Route, routes } from '../operation.js'
import { flag } from '../wire.js'
import type { DataSet } from './data-sets.js'

const service = 'com.vmware.vcenter.vm.data_sets'
const path = '/vcenter/vm/{vm}/data-sets'

const access = z.enum(['NONE', 'READ_ONLY', 'READ_WRITE'])
const ofMachine = z.object({ vm: z.string() })
const ofSet = ofMachine.extend({ data_set: z.string() })
const ofEntry = ofSet.extend({ key: z.string() })

/** What they are called after `VirtualMachine.DataSets.DataSet`. */
type Privilege = 'Create' | 'Delete' | 'Update' | 'List' | 'Get' | 'EntryList' | 'EntryGet' | 'EntrySet' | 'EntryDelete'
const readings: ReadonlySet<Privilege> = new Set<Privilege>(['List', 'Get', 'EntryList', 'EntryGet'])

/** Data sets came with this version of virtual hardware. */
const firstVersion = 20

/** The machine's id. Throws NOT_FOUND, UNSUPPORTED for old hardware, and for a change of one that is suspended NOT_ALLOWED_IN_CURRENT_STATE. */
function machineFor(call: ApiCall, vm: string, privilege: Privilege): string {
  const object = objectWith(call, 'VirtualMachine', vm)
  const { version } = object.get('config') as VirtualMachineConfigInfo
  if (Number(/\d+$/.exec(version)?.[0] ?? 0) < firstVersion) {
    throw new ApiError('UNSUPPORTED', `Data sets need virtual hardware of version ${firstVersion}; the machine has ${version}.`)
  }
  call.require(`VirtualMachine.DataSets.DataSet${privilege}`, object)
  const { powerState } = object.get('runtime') as VirtualMachineRuntimeInfo
  if (!readings.has(privilege) && powerState === 'suspended')
    throw new ApiError('NOT_ALLOWED_IN_CURRENT_STATE', 'The machine is suspended.')
  return vm
}

const create = operation(
  service,
  'create',
  ofMachine.extend({
    name: z.string(),
    description: z.string(),
    host: access,
    guest: access,
    omit_from_snapshot_and_clone: z.boolean().default(false),
  }),
  (call, { vm, ...set }) => {
    call.world.dataSets.add(machineFor(call, vm, 'Create'), set)
    return set.name
  },
)

const listAll = operation(service, 'list', ofMachine, (call, { vm }) =>
  call.world.dataSets.of(machineFor(call, vm, 'List')).map(({ name, description }) => ({ data_set: name, name, description })),
)

const get = operation(service, 'get', ofSet, (call, { vm, data_set }) => {
  const { entries: _, ...set }: DataSet = call.world.dataSets.get(machineFor(call, vm, 'Get'), data_set)
  return { ...set, used: call.world.dataSets.used(vm, data_set) }
})

const update = operation(
  service,
  'update',
  ofSet.extend({
    description: z.string().optional(),
    host: access.optional(),
    guest: access.optional(),
    omit_from_snapshot_and_clone: z.boolean().optional(),
  }),
  (call, { vm, data_set, description, host, guest, omit_from_snapshot_and_clone: omit }) =>
    call.world.dataSets.change(machineFor(call, vm, 'Update'), data_set, {
      ...(description === undefined ? {} : { description }),
      ...(host === undefined ? {} : { host }),
      ...(guest === undefined ? {} : { guest }),
      ...(omit === undefined ? {} : { omit_from_snapshot_and_clone: omit }),
    }),
)

const remove = operation(service, 'delete', ofSet.extend({ force: flag.default(false) }), (call, { vm, data_set, force }) =>
  call.world.dataSets.remove(machineFor(call, vm, 'Delete'), data_set, force),
)

const listEntries = operation(`${service}.entries`, 'list', ofSet, (call, { vm, data_set }) =>
  Object.keys(call.world.dataSets.entries(machineFor(call, vm, 'EntryList'), data_set)),
)

const getEntry = operation(`${service}.entries`, 'get', ofEntry, (call, { vm, data_set, key }) => {
  const entries = call.world.dataSets.entries(machineFor(call, vm, 'EntryGet'), data_set)
  if (!Object.hasOwn(entries, key)) throw notFound('entry', key)
  return entries[key]
})

const setEntry = operation(`${service}.entries`, 'set', ofEntry.extend({ value: z.string() }), (call, { vm, data_set, key, value }) =>
  call.world.dataSets.setEntry(machineFor(call, vm, 'EntrySet'), data_set, key, value),
)

const removeEntry = operation(`${service}.entries`, 'delete', ofEntry, (call, { vm, data_set, key }) =>
  call.world.dataSets.setEntry(machineFor(call, vm, 'EntryDelete'), data_set, key, undefined),
)

export const dataSetRoutes: readonly Route[] = [
  ...routes('GET', path, listAll),
  ...routes('POST', path, create, { creates: true }),
  ...routes('GET', `${path}/{data_set}`, get),
  ...routes('PATCH', `${path}/{data_set}`, update),
  ...routes('DELETE', `${path}/{data_set}`, remove),
  ...routes('GET', `${path}/{data_set}/entries`, listEntries),
  ...routes('GET', `${path}/{data_set}/entries/{key}`, getEntry),
  ...routes('PUT', `${path}/{data_set}/entries/{key}`, setEntry, { body: 'value' }),
  ...routes('DELETE', `${path}/{data_set}/entries/{key}`, removeEntry),
]
