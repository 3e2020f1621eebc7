import type { ManagedObjectReference } from '@vivarium/vim'
import type {
  ImportSpec,
  KeyValue,
  OvfCreateImportSpecParams,
  OvfCreateImportSpecResult,
  OvfFileItem,
  VAppConfigSpec,
  VirtualAppImportSpec,
  VirtualMachineConfigSpec,
  VirtualMachineImportSpec,
} from '@vivarium/vim/types'
import type { World } from '../../call.js'
import { nameOf } from '../../inventory/entity.js'
import { defaultAllocation } from '../../inventory/pools.js'
import { guestFullName, isGuestId } from '../../machines/guest-os.js'
import { hardwareVersion, newestHardware, oldestHardware, versionName } from '../../machines/settings.js'
import type { ManagedObject } from '../../model/managed-object.js'
import type { OvfDescriptor, OvfEntity, OvfItem } from './descriptor.js'
import { layoutFor, supportedProvisionings } from './disk-provisioning.js'
import { guestOfCim } from './guest-systems.js'
import { Hardware } from './hardware.js'
import { cardBacking, networkFinder } from './networks.js'
import {
  Issues,
  mappedSystem,
  noHardware,
  noNetwork,
  unknownOption,
  unsupportedFamily,
  unsupportedProvisioning,
  unsupportedSetting,
} from './ovf-faults.js'
import { vAppSpec } from './properties.js'
import { applySetting } from './settings.js'

interface Context {
  readonly world: World
  readonly descriptor: OvfDescriptor
  readonly parameters: OvfCreateImportSpecParams
  readonly option: string
  readonly datastore: string
  readonly mapping: readonly KeyValue[]
  readonly issues: Issues
  readonly files: OvfFileItem[]
  networkFor(name: string): ManagedObject | undefined
}

/** What ImportVApp needs to make what a descriptor describes, or why that can't be. Throws the fault InvalidArgument. */
export function createImportSpec(
  world: World,
  descriptor: OvfDescriptor,
  pool: ManagedObject,
  datastore: ManagedObject,
  parameters: OvfCreateImportSpecParams,
): OvfCreateImportSpecResult {
  const issues = new Issues()
  const { deploymentOption, networkMapping = [], propertyMapping = [], diskProvisioning = '' } = parameters
  const option = deploymentOption === '' ? descriptor.defaultOption : deploymentOption
  if (deploymentOption !== '' && !descriptor.options.some(({ id }) => id === deploymentOption))
    issues.error(unknownOption(deploymentOption))
  if (layoutFor(diskProvisioning) === undefined) issues.error(unsupportedProvisioning(diskProvisioning, supportedProvisionings))
  const files: OvfFileItem[] = []
  const context: Context = {
    world,
    descriptor,
    parameters,
    option,
    datastore: nameOf(datastore),
    mapping: propertyMapping,
    issues,
    files,
    networkFor: networkFinder(world, pool, networkMapping),
  }
  const { entity } = descriptor
  const name = parameters.entityName === '' ? (entity.name ?? entity.id) : parameters.entityName
  const importSpec = specOf(context, entity, name, pool.reference)
  // What can't be imported has no specification.
  return { ...(issues.errors.length === 0 ? { importSpec, fileItem: files } : {}), ...issues.parts }
}

function specOf(context: Context, entity: OvfEntity, name: string, pool?: ManagedObjectReference): ImportSpec {
  return entity.kind === 'system' ? machineSpec(context, entity, name, pool) : collectionSpec(context, entity, name)
}

/** The items of a deployment option; one that has the same instance ID takes the place of an earlier one (DSP0243, 9.8). */
export function itemsFor(items: readonly OvfItem[], option: string): OvfItem[] {
  const found = new Map<string, OvfItem>()
  for (const item of items) {
    if (item.configurations.length === 0 || item.configurations.includes(option)) found.set(item.instanceId, item)
  }
  return [...found.values()]
}

function machineSpec(
  context: Context,
  entity: OvfEntity,
  name: string,
  pool: ManagedObjectReference | undefined,
): VirtualMachineImportSpec {
  const { world, descriptor, parameters, option, datastore, mapping, issues, networkFor } = context
  const config: VirtualMachineConfigSpec = {
    name,
    version: versionFor(entity, issues),
    guestId: guestFor(entity, issues),
    ...(entity.annotation === '' ? {} : { annotation: entity.annotation }),
    files: { vmPathName: `[${datastore}]` },
    numCPUs: 1,
    numCoresPerSocket: 1,
    memoryMB: 32,
  }
  const { hardware } = entity
  if (hardware === undefined) issues.error(noHardware(entity.id))
  const made = new Hardware(
    {
      descriptor,
      machine: name,
      datastore,
      provisioning: parameters.diskProvisioning ?? '',
      issues,
      networkBacking(network) {
        const found = networkFor(network)
        if (found !== undefined) return cardBacking(world, found)
        issues.error(noNetwork())
        return undefined
      },
    },
    itemsFor(hardware?.items ?? [], option),
  )
  context.files.push(...made.files)
  for (const setting of hardware?.settings ?? []) {
    if (applySetting(config as Record<string, unknown>, 'VirtualMachineConfigSpec', setting) || !setting.isRequired) continue
    issues.warn(unsupportedSetting(setting.key, setting.value))
  }
  const extraConfig = (hardware?.extraConfig ?? []).map(({ key, value }) => ({ _typeName: 'OptionValue', key, value }))
  const vAppConfig = vAppSpec(
    entity,
    { option, mapping, allocationPolicy: parameters.ipAllocationPolicy, ipProtocol: parameters.ipProtocol },
    issues,
  )
  const hasVAppConfig = Object.values(vAppConfig).some((value) => !Array.isArray(value) || value.length > 0)
  const spec = {
    _typeName: 'VirtualMachineImportSpec' as const,
    configSpec: {
      ...config,
      ...made.spec,
      ...(extraConfig.length === 0 ? {} : { extraConfig }),
      ...(hasVAppConfig ? { vAppConfig } : {}),
    },
    ...(pool === undefined ? {} : { resPoolEntity: pool }),
  }
  return spec
}

/** The first family that hosts know; those of other products are none. */
function versionFor({ hardware }: OvfEntity, issues: Issues): string {
  const families = hardware?.families ?? []
  const known = families.flatMap((family) => {
    const version = /^vmx-\d+$/.test(family) ? hardwareVersion(family) : undefined
    return version !== undefined && version >= oldestHardware && version <= newestHardware ? [version] : []
  })
  if (known[0] === undefined && families.length > 0) issues.error(unsupportedFamily(families.join(', ')))
  return versionName(known[0] ?? newestHardware)
}

function guestFor({ guestId, cimId, systemDescription }: OvfEntity, issues: Issues): string {
  const asked = guestId === undefined || guestId === '' || isGuestId(guestId) ? guestId : `${guestId}Guest`
  if (asked !== undefined && isGuestId(asked)) return asked
  const found = cimId === undefined ? undefined : guestOfCim(cimId)
  const guest = found ?? 'otherGuest'
  if (cimId !== undefined && found === undefined) issues.warn(mappedSystem(cimId, systemDescription ?? guestId ?? '', guestFullName(guest)))
  return guest
}

function collectionSpec(context: Context, entity: OvfEntity, name: string): VirtualAppImportSpec {
  const { parameters, option, mapping, issues } = context
  const vAppConfigSpec: VAppConfigSpec = {
    ...vAppSpec(entity, { option, mapping, allocationPolicy: parameters.ipAllocationPolicy, ipProtocol: parameters.ipProtocol }, issues),
    ...(entity.annotation === '' ? {} : { annotation: entity.annotation }),
  }
  const child = entity.entities.map((inner): ImportSpec => {
    const spec = specOf(context, inner, inner.name ?? inner.id)
    const startup = entity.startup.find(({ id }) => id === inner.id)
    if (startup === undefined) return spec
    const { order, id: _id, ...rest } = startup
    return { ...spec, entityConfig: { startOrder: order, ...rest, tag: inner.id } }
  })
  const spec = { _typeName: 'VirtualAppImportSpec' as const, name, vAppConfigSpec, resourcePoolSpec: defaultAllocation(), child }
  return spec
}
