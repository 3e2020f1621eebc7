import type { ManagedObjectReference } from '@vivarium/vim'
import type { VirtualMachineConfigSpec } from '@vivarium/vim/types'
import type { Call } from '../call.js'
import { alreadyExists, invalidArgument, notFound, notSupported } from '../faults.js'
import { checkName, storedName } from '../inventory/entity.js'
import { related } from '../inventory/relations.js'
import type { ManagedObject } from '../model/managed-object.js'
import { formatDatastorePath, parentOf, parseDatastorePath } from '../storage/datastore-path.js'
import { configFromInfo, movedTo } from './config-from-info.js'
import { invalidVmConfig } from './faults.js'
import { postEvent } from './machine-events.js'
import { baseNameOf } from './machine-files.js'
import { machineState } from './machine-state.js'
import { createMachine, type MachineSource } from './machines.js'
import { placeMachine } from './placement.js'
import type { Site } from './sites.js'
import type { Device, MachineConfig } from './state.js'
import { parseVmx } from './vmx.js'

/** Where a machine is to be. */
export interface Destination {
  /** Undefined in a vApp. */
  readonly folder?: ManagedObject
  readonly pool: ManagedObject
  readonly host?: ManagedObject
}

/** The destination that a call asks for. Throws the faults ManagedObjectNotFound, InvalidArgument and NotSupported. */
export function destinationOf(call: Call, pool: ManagedObjectReference, host: ManagedObjectReference | undefined): Destination {
  const { model } = call.world
  const { object: folder } = call
  if (!((folder.get('childType') ?? []) as readonly string[]).includes('VirtualMachine')) throw notSupported()
  const foundPool = model.get(pool)
  if (!foundPool.type.isA('ResourcePool')) throw invalidArgument('pool')
  const foundHost = host === undefined ? undefined : model.get(host)
  return { folder, pool: foundPool, ...(foundHost === undefined ? {} : { host: foundHost }) }
}

/** Throws the faults of CreateVM_Task. */
export function createNew(call: Call, spec: VirtualMachineConfigSpec, { folder, pool, host }: Destination): ManagedObjectReference {
  const { world } = call
  if (spec.name === undefined || spec.name === '') throw invalidVmConfig('configSpec.name')
  const name = checkName(world.model, folder ?? pool, spec.name)
  const place = host === undefined ? {} : { host: placeMachine(world, pool, '', host) }
  const vm = createMachine(world, { name, config: spec, pool, ...place, ...(folder === undefined ? {} : { folder }) })
  const { uuid, instanceUuid } = machineState(vm).config
  postEvent(call, vm, { _typeName: 'VmBeingCreatedEvent', configSpec: spec })
  postEvent(call, vm, { _typeName: 'VmInstanceUuidAssignedEvent', instanceUuid })
  postEvent(call, vm, { _typeName: 'VmUuidAssignedEvent', uuid })
  postEvent(call, vm, { _typeName: 'VmCreatedEvent' })
  return vm.reference
}

/** The machine that has that .vmx, if it is registered. */
function machineAt(datastore: ManagedObject, call: Call, path: string): ManagedObject | undefined {
  return related(call.world.model, datastore, 'vm').find((vm) => machineState(vm).config.vmPathName === path)
}

export interface Registration {
  readonly path: string
  readonly name?: string
  readonly asTemplate?: boolean
}

/** Throws the faults of RegisterVM_Task. */
export function register(
  call: Call,
  { path: asked, name: askedName = '', asTemplate = false }: Registration,
  { folder, pool, host: askedHost }: Destination,
): ManagedObjectReference {
  const { world } = call
  if (asked === '') throw invalidArgument('path')
  const parsed = parseDatastorePath(asked)
  const path = formatDatastorePath(parsed)
  const host = placeMachine(world, pool, parsed.datastore, askedHost)
  const place = world.files.resolve(path, { datastores: (host.get('datastore') ?? []) as readonly ManagedObjectReference[] })
  const same = machineAt(place.datastore, call, path)
  if (same !== undefined) throw alreadyExists(path)
  if (world.files.status(place)?.isFolder !== false) throw notFound()
  const vmx = parseVmx(world.files.read(place).toString('utf8'), formatDatastorePath({ ...parsed, path: parentOf(parsed.path) }))
  const wished = askedName !== '' ? askedName : vmx.name !== '' ? vmx.name : baseNameOf(path)
  const name = checkName(world.model, folder ?? pool, storedName(wished))
  const files = { vmPathName: path }
  const config =
    'spec' in vmx
      ? { ...vmx.spec, files }
      : { files, uuid: vmx.info.uuid, ...(vmx.info.instanceUuid === undefined ? {} : { instanceUuid: vmx.info.instanceUuid }) }
  const vm = createMachine(world, {
    name,
    config,
    host,
    pool,
    template: asTemplate,
    isRegistered: true,
    ...(folder === undefined ? {} : { folder }),
    ...('info' in vmx ? { from: registered(movedTo(configFromInfo(vmx.info), path)) } : {}),
  })
  postEvent(call, vm, { _typeName: 'VmRegisteredEvent' })
  return vm.reference
}

/** It has the devices that it had. */
function registered(config: MachineConfig): MachineSource {
  return { config, guest: { hasTools: true }, devices: ({ site }) => config.devices.map((device) => withDatastore(site, device)) }
}

/** Datastores have other ids where a machine is registered again. */
function withDatastore(site: Site, device: Device): Device {
  const found = (backing: unknown): unknown => {
    const { fileName, parent } = backing as { readonly fileName?: string; readonly parent?: unknown }
    if (fileName === undefined || fileName === '') return backing
    const datastore = site.datastore(parseDatastorePath(fileName).datastore).reference
    return { ...(backing as object), datastore, ...(parent === undefined ? {} : { parent: found(parent) }) }
  }
  return device.backing === undefined ? device : ({ ...device, backing: found(device.backing) } as Device)
}
