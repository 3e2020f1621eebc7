import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { dataObject, isVimError, type ManagedObjectReference, VimError } from '@vivarium/vim'
import type {
  HttpNfcLeaseInfo,
  ImportSpec,
  LocalizedMethodFault,
  OvfCreateImportSpecResult,
  OvfParseDescriptorResult,
  VirtualAppImportSpec,
  VirtualMachineImportSpec,
} from '@vivarium/vim/types'
import { z } from 'zod'
import { machineState } from '../../machines/machine-state.js'
import type { ManagedObject } from '../../model/managed-object.js'
import { giveContent, takeContent } from '../../transfer/lease-content.js'
import { transferFiles } from '../../transfer/machine-transfers.js'
import { UnreadableDisk } from '../../transfer/sparse-vmdk.js'
import { ApiError, invalidArgument } from '../api-error.js'
import { nameOf, objectWith } from '../inventory/listing.js'
import { type ApiCall, operation, type Route, routes } from '../operation.js'
import { notOfSubscribed } from './libraries.js'
import type { LibraryFile } from './library-model.js'
import { privileges } from './privileges.js'

const service = 'com.vmware.vcenter.ovf.library_item'
const path = '/vcenter/ovf/library-item'

const target = z.object({ resource_pool_id: z.string(), host_id: z.string().optional(), folder_id: z.string().optional() })
const ofItem = z.object({ ovf_library_item_id: z.string(), target })

/** Identifiers by name: an object, or, in the older form, a list of entries. */
const mapping = z.union([
  z.array(z.object({ key: z.string(), value: z.string() })).transform((entries) => new Map(entries.map(({ key, value }) => [key, value]))),
  z.record(z.string(), z.string()).transform((entries) => new Map(Object.entries(entries))),
])

const additional = z.looseObject({
  type: z.string().optional(),
  selected_key: z.string().optional(),
  extra_configs: z.array(z.object({ key: z.string(), value: z.string() })).optional(),
  properties: z
    .array(z.object({ id: z.string(), class_id: z.string().optional(), instance_id: z.string().optional(), value: z.string().optional() }))
    .optional(),
  ip_allocation_policy: z.string().optional(),
  ip_protocol: z.string().optional(),
})

const deploymentSpec = z.object({
  name: z.string().optional(),
  annotation: z.string().optional(),
  accept_all_EULA: z.boolean().optional(),
  network_mappings: mapping.optional(),
  storage_provisioning: z.string().optional(),
  storage_profile_id: z.string().optional(),
  default_datastore_id: z.string().optional(),
  vm_config_spec: z.unknown().optional(),
  additional_parameters: z.array(additional).optional(),
})
type DeploymentSpec = z.output<typeof deploymentSpec>

const deploy = operation(service, 'deploy', ofItem.extend({ deployment_spec: deploymentSpec.default({}) }), async (call, input) => {
  if (input.deployment_spec.vm_config_spec !== undefined) {
    throw new ApiError(
      'UNSUPPORTED',
      'A configuration of the machine (vm_config_spec) can not be given here; reconfigure the machine after it was deployed.',
    )
  }
  try {
    const { type, value: id } = await deployItem(call, input.ovf_library_item_id, input.target, input.deployment_spec)
    return { succeeded: true, resource_id: { type, id } }
  } catch (error) {
    if (!(error instanceof VimError) && !(error instanceof UnreadableDisk)) throw error
    return {
      succeeded: false,
      error: { errors: [asError(error instanceof VimError ? error.faultMessage : error.message)], warnings: [], information: [] },
    }
  }
})

function asError(text: string) {
  const message = { id: 'com.vmware.vdcs.ovfs-main.ovfs.deploy_failed', default_message: text, args: [] }
  return { category: 'SERVER', error: { '@class': 'com.vmware.vapi.std.errors.error', messages: [message] } }
}

/** The types that references to datacenter-wide networks can have. */
const networkTypes = ['Network', 'DistributedVirtualPortgroup', 'OpaqueNetwork'] as const

async function deployItem(
  call: ApiCall,
  itemId: string,
  { resource_pool_id, host_id, folder_id }: z.output<typeof target>,
  spec: DeploymentSpec,
): Promise<ManagedObjectReference> {
  const { world } = call
  const { descriptor, fileOf } = await packageOf(call, itemId)
  const pool = poolWith(call, resource_pool_id)
  const library = world.contentLibrary.libraries.libraryOf(itemId)
  const datastore = objectWith(call, 'Datastore', spec.default_datastore_id ?? library.storage_backings[0]?.datastore_id ?? '')
  const parameters = parametersOf(spec.additional_parameters ?? [])
  const result = (await call.invoke(managerOf(call), 'CreateImportSpec', {
    ovfDescriptor: descriptor,
    resourcePool: pool.reference,
    datastore: datastore.reference,
    cisp: dataObject('OvfCreateImportSpecParams', {
      locale: 'US',
      deploymentOption: parameters.option,
      entityName: spec.name ?? '',
      networkMapping: [...(spec.network_mappings ?? [])].map(([name, id]) => ({ name, network: networkWith(call, id) })),
      propertyMapping: parameters.properties,
      diskProvisioning: spec.storage_provisioning ?? 'thin',
      ...parameters.ip,
    }),
  })) as OvfCreateImportSpecResult
  const { importSpec, fileItem = [], error: [first] = [] } = result
  if (importSpec === undefined) throw failure(first)
  const reference = await call.invoke(pool.reference, 'ImportVApp', {
    spec: withDetails(importSpec, spec, parameters.extraConfig),
    ...(folder_id === undefined || folder_id === '' || pool.type.isA('VirtualApp')
      ? {}
      : { folder: objectWith(call, 'Folder', folder_id).reference }),
    ...(host_id === undefined || host_id === '' ? {} : { host: objectWith(call, 'HostSystem', host_id).reference }),
  })
  const leased = call.session.scope.get(reference)
  const lease = world.leases.of(leased)
  if (lease === undefined) throw new TypeError('An import has a lease')
  await lease.settled
  const { entity } = (leased.get('info') ?? {}) as Partial<HttpNfcLeaseInfo>
  if (entity === undefined) throw failure(leased.get('error') as LocalizedMethodFault | undefined)
  try {
    for (const file of lease.files) {
      const from = fileItem.find(({ deviceId }) => deviceId === file.importKey)
      if (from !== undefined) lease.transferred(file, await takeContent(world, file, createReadStream(fileOf(from.path))))
    }
    lease.complete()
  } catch (error) {
    lease.abort()
    throw error
  }
  return entity
}

function failure(why: LocalizedMethodFault | undefined): VimError {
  if (why === undefined) throw new TypeError('What failed has an error')
  return new VimError('The deployment', why.fault as VimError['fault'], why.localizedMessage ?? '')
}

function managerOf({ world }: ApiCall): ManagedObjectReference {
  const { ovfManager } = world.content
  if (ovfManager === undefined) throw new TypeError('There is an OvfManager')
  return ovfManager
}

function poolWith(call: ApiCall, id: string): ManagedObject {
  return call.world.model.find({ type: 'VirtualApp', value: id }) === undefined
    ? objectWith(call, 'ResourcePool', id)
    : objectWith(call, 'VirtualApp', id)
}

function networkWith({ world }: ApiCall, value: string): ManagedObjectReference {
  const found = networkTypes.map((type) => world.model.find({ type, value })).find((network) => network !== undefined)
  if (found === undefined) throw invalidArgument(`There is no network '${value}'.`)
  return found.reference
}

function parametersOf(given: readonly z.output<typeof additional>[]) {
  const ip = given.find(({ ip_allocation_policy, ip_protocol }) => ip_allocation_policy !== undefined || ip_protocol !== undefined)
  return {
    option: given.find(({ selected_key }) => selected_key !== undefined)?.selected_key ?? '',
    properties: given
      .flatMap(({ properties = [] }) => properties)
      .map(({ class_id = '', id, instance_id = '', value = '' }) => ({
        key: [class_id, id, instance_id].filter((part) => part !== '').join('.'),
        value,
      })),
    extraConfig: given.flatMap(({ extra_configs = [] }) => extra_configs),
    ip: {
      ...(ip?.ip_allocation_policy === undefined ? {} : { ipAllocationPolicy: wordOf(ip.ip_allocation_policy) }),
      ...(ip?.ip_protocol === undefined ? {} : { ipProtocol: ip.ip_protocol === 'IPV6' ? 'IPv6' : 'IPv4' }),
    },
  }
}

/** `FIXED_ALLOCATED` is `fixedAllocatedPolicy` in SOAP. */
function wordOf(constant: string): string {
  const [first = '', ...others] = constant.toLowerCase().split('_')
  const words = [first, ...others.map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)].join('')
  return /Policy$/.test(words) ? words : `${words}Policy`
}

function withDetails(
  spec: ImportSpec,
  { annotation, storage_profile_id }: DeploymentSpec,
  extraConfig: readonly { key: string; value: string }[],
): ImportSpec {
  if ('vAppConfigSpec' in spec) {
    const { vAppConfigSpec, ...rest } = spec as VirtualAppImportSpec
    return { ...rest, vAppConfigSpec: { ...vAppConfigSpec, ...(annotation === undefined ? {} : { annotation }) } } as ImportSpec
  }
  const { configSpec, ...rest } = spec as VirtualMachineImportSpec
  const profile =
    storage_profile_id === undefined || storage_profile_id === ''
      ? undefined
      : [dataObject('VirtualMachineDefinedProfileSpec', { profileId: storage_profile_id })]
  return {
    ...rest,
    configSpec: {
      ...configSpec,
      ...(annotation === undefined || annotation === '' ? {} : { annotation }),
      ...(profile === undefined ? {} : { vmProfile: profile }),
      ...(extraConfig.length === 0
        ? {}
        : { extraConfig: [...(configSpec.extraConfig ?? []), ...extraConfig.map((option) => ({ _typeName: 'OptionValue', ...option }))] }),
    },
  } as ImportSpec
}

/** The descriptor of an OVF item, and where its files are on this computer. Throws NOT_FOUND and INVALID_ARGUMENT. */
async function packageOf({ world }: ApiCall, itemId: string): Promise<{ readonly descriptor: string; fileOf(name: string): string }> {
  const { libraries } = world.contentLibrary
  const { item, files } = libraries.item(itemId)
  const library = libraries.libraryOf(itemId)
  const found = files.find(({ name }) => /\.ovf$/i.test(name))
  if (found === undefined) throw invalidArgument(`The library item '${item.name}' has no OVF descriptor.`)
  const fileOf = (name: string) => libraries.files.place(library, itemId, name).file
  return { descriptor: await readFile(fileOf(found.name), 'utf8').catch(() => lost(found.name)), fileOf }
}

function lost(name: string): never {
  throw new ApiError('NOT_FOUND', `The file '${name}' of the library item is not in its datastore any more.`)
}

/** What can be chosen when an item is deployed. */
const filter = operation(service, 'filter', ofItem, async (call, { ovf_library_item_id, target: { resource_pool_id } }) => {
  poolWith(call, resource_pool_id)
  const { descriptor } = await packageOf(call, ovf_library_item_id)
  const pdp = dataObject('OvfParseDescriptorParams', { locale: 'US', deploymentOption: '' })
  const found = (await call.invoke(managerOf(call), 'ParseDescriptor', { ovfDescriptor: descriptor, pdp })) as OvfParseDescriptorResult
  const { deploymentOption = [], property = [], eula = [], network = [] } = found
  const part = (type: string, values: object) => ({ '@class': `com.vmware.vcenter.ovf.${type}`, type: typeOf(type), ...values })
  return {
    name: found.defaultEntityName,
    annotation: found.annotation,
    EULAs: eula,
    networks: network.map(({ name }) => name),
    storage_groups: [],
    additional_params: [
      ...(deploymentOption.length === 0
        ? []
        : [
            part('deployment_option_params', {
              selected_key: found.defaultDeploymentOption,
              deployment_options: deploymentOption.map(({ key, label, description }) => ({
                key,
                label,
                description,
                default_choice: key === found.defaultDeploymentOption,
              })),
            }),
          ]),
      ...(property.length === 0
        ? []
        : [
            part('property_params', {
              properties: property
                .filter(({ userConfigurable }) => userConfigurable === true)
                .map(({ id, classId, instanceId, category, label, description, type, defaultValue }) => ({
                  id,
                  class_id: classId,
                  instance_id: instanceId,
                  category,
                  label,
                  description,
                  type,
                  value: defaultValue,
                  ui_optional: false,
                })),
            }),
          ]),
      part('size_params', {
        approximate_download_size: Number(found.approximateDownloadSize ?? 0),
        approximate_flat_deployment_size: Number(found.approximateFlatDeploymentSize ?? 0),
        approximate_sparse_deployment_size: Number(found.approximateSparseDeploymentSize ?? 0),
        variable_disk_size: false,
      }),
    ],
  }
})

/** `size_params`: `SizeParams`. */
function typeOf(name: string): string {
  return name.replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase())
}

const createInput = z.object({
  source: z.object({ type: z.string(), id: z.string() }),
  target: z.object({ library_id: z.string().optional(), library_item_id: z.string().optional() }),
  create_spec: z
    .object({ name: z.string().optional(), description: z.string().optional(), flags: z.array(z.string()).optional() })
    .default({}),
})

/** A machine's disks and its descriptor become an item of a library; the files of an item that is there are replaced. */
const create = operation(service, 'create', createInput, async (call, { source, target: { library_id, library_item_id }, create_spec }) => {
  const { libraries } = call.world.contentLibrary
  const vm = objectWith(call, 'VirtualMachine', source.id)
  call.require('VApp.Export', vm)
  const name = create_spec.name ?? nameOf(vm)
  const itemId = library_item_id ?? ''
  const library = libraries.get(itemId === '' ? (library_id ?? '') : libraries.libraryOf(itemId).id)
  call.require(itemId === '' ? privileges.addItem : privileges.updateItem)
  if (library.type === 'SUBSCRIBED') throw notOfSubscribed()
  const id =
    itemId === '' ? libraries.addItem({ library_id: library.id, name, description: create_spec.description ?? '', type: 'ovf' }) : itemId
  try {
    libraries.putFiles(id, await captured(call, vm, id, name))
    return { succeeded: true, ovf_library_item_id: id }
  } catch (error) {
    if (itemId === '') libraries.removeItem(id)
    if (!isVimError(error)) throw error
    return { succeeded: false, error: { errors: [asError(error.faultMessage)], warnings: [], information: [] } }
  }
})

async function captured(call: ApiCall, vm: ManagedObject, itemId: string, name: string): Promise<LibraryFile[]> {
  const { world } = call
  const { libraries } = world.contentLibrary
  const library = libraries.libraryOf(itemId)
  const made: LibraryFile[] = []
  const put = async (fileName: string, content: Readable) => {
    made.push({ name: fileName, size: await libraries.files.write(library, itemId, fileName, content), version: '1', cached: true })
  }
  const ovfFiles = []
  for (const file of transferFiles(world, vm, machineState(vm).config.devices)) {
    const outgoing = giveContent(world, file)
    const fileName = `${name}-${file.name}`
    await put(fileName, outgoing.content)
    ovfFiles.push({ deviceId: file.key, path: fileName, size: outgoing.transferred().size })
  }
  const { ovfDescriptor } = await call.invoke(managerOf(call), 'CreateDescriptor', {
    obj: vm.reference,
    cdp: dataObject('OvfCreateDescriptorParams', { name, ovfFiles }),
  })
  await put(`${name}.ovf`, Readable.from([ovfDescriptor], { objectMode: false }))
  return made
}

export const ovfRoutes: readonly Route[] = [
  ...routes('POST', path, create, { creates: true }),
  ...routes('POST', `${path}/{ovf_library_item_id}`, deploy, { action: 'deploy' }),
  ...routes('POST', `${path}/{ovf_library_item_id}`, filter, { action: 'filter' }),
]
