import type { ManagedObjectReference, VimError } from '@vivarium/vim'
import type {
  OvfCreateDescriptorParams,
  OvfOptionInfo,
  VAppConfigInfo,
  VirtualEthernetCardDistributedVirtualPortBackingInfo,
  VirtualEthernetCardNetworkBackingInfo,
} from '@vivarium/vim/types'
import type { Kind, World } from '../call.js'
import { invalidArgument, notSupported } from '../faults.js'
import { nameOf } from '../inventory/entity.js'
import { related } from '../inventory/relations.js'
import { rootPoolOf } from '../machines/location.js'
import { machineState } from '../machines/machine-state.js'
import { configInfo } from '../machines/projection.js'
import type { Device } from '../machines/state.js'
import type { ManagedObject } from '../model/managed-object.js'
import { machinesIn } from './export.js'
import { describeDescriptor, describeForHost } from './ovf/describe.js'
import { type OvfDescriptor, parseDescriptor } from './ovf/descriptor.js'
import { createImportSpec } from './ovf/import-spec.js'
import { badXml, Issues, notAnEnvelope } from './ovf/ovf-faults.js'
import { type DescribedMachine, writeDescriptor } from './ovf/write-descriptor.js'

const option = (name: string, message: string): OvfOptionInfo => ({
  option: name,
  description: { key: `ovf.option.${name}`, message },
})

/** None: what real ones can do besides is about what is not simulated. */
export const importOptions: OvfOptionInfo[] = []
export const exportOptions: OvfOptionInfo[] = [option('extraconfig', 'Include the extra configuration in the descriptor')]

/** A descriptor, or why there is none. */
function read(text: string): OvfDescriptor | { readonly error: VimError } {
  try {
    return parseDescriptor(text) ?? { error: notAnEnvelope() }
  } catch (error) {
    return { error: badXml(error instanceof Error ? error.message : String(error)) }
  }
}

function failed(error: VimError): Issues {
  const issues = new Issues()
  issues.error(error)
  return issues
}

/** Reads OVF descriptors, and writes them. */
export const ovfManager = {
  methods: {
    ParseDescriptor(_call, { ovfDescriptor, pdp }) {
      const descriptor = read(ovfDescriptor)
      if (!('error' in descriptor)) return describeDescriptor(descriptor, pdp.deploymentOption)
      return { annotation: '', defaultEntityName: '', virtualApp: false, defaultDeploymentOption: '', ...failed(descriptor.error).parts }
    },

    ValidateHost({ world }, { ovfDescriptor, host: reference, vhp }) {
      const host = world.model.get(reference)
      const descriptor = read(ovfDescriptor)
      if ('error' in descriptor) return failed(descriptor.error).parts
      const [datastore] = related(world.model, host, 'datastore')
      const issues = new Issues()
      if (datastore !== undefined) {
        const { error = [], warning = [] } = createImportSpec(world, descriptor, rootPoolOf(world, host), datastore, {
          entityName: '',
          ...vhp,
        })
        issues.errors.push(...error)
        issues.warnings.push(...warning)
      }
      return describeForHost(descriptor, vhp.deploymentOption, issues)
    },

    CreateImportSpec({ world: { model }, world }, { ovfDescriptor, resourcePool, datastore: wanted, cisp }) {
      const [pool, datastore] = [model.get(resourcePool), model.get(wanted)]
      if (!pool.type.isA('ResourcePool')) throw invalidArgument('resourcePool')
      if (!datastore.type.isA('Datastore')) throw invalidArgument('datastore')
      const descriptor = read(ovfDescriptor)
      return 'error' in descriptor ? failed(descriptor.error).parts : createImportSpec(world, descriptor, pool, datastore, cisp)
    },

    CreateDescriptor({ world }, { obj, cdp }) {
      const entity = world.model.get(obj)
      return {
        ovfDescriptor: describe(world, entity, cdp),
        ...(cdp.includeImageFiles === undefined ? {} : { includeImageFiles: cdp.includeImageFiles }),
      }
    },
  },
} satisfies Kind

function describe(world: World, entity: ManagedObject, { name, ovfFiles = [], description, snapshot }: OvfCreateDescriptorParams): string {
  const title = name === undefined || name === '' ? nameOf(entity) : name
  if (entity.type.isA('VirtualMachine'))
    return writeDescriptor({ name: title, files: ovfFiles, machines: [machineOf(world, entity, description, snapshot)] })
  if (!entity.type.isA('VirtualApp')) throw notSupported()
  const vApp = entity.get('vAppConfig') as VAppConfigInfo
  return writeDescriptor({
    name: title,
    files: ovfFiles,
    machines: machinesIn(world.model, entity).map((vm) => machineOf(world, vm)),
    vApp: description === undefined ? vApp : { ...vApp, annotation: description },
  })
}

function machineOf(world: World, vm: ManagedObject, annotation?: string, snapshot?: ManagedObjectReference): DescribedMachine {
  const state = machineState(vm)
  const kept = snapshot === undefined ? state : state.snapshots?.find(({ reference }) => reference.value === snapshot.value)
  if (kept === undefined) throw invalidArgument('cdp.snapshot')
  const config = configInfo(world.model, vm, kept.config)
  const networks = new Map<number, string>()
  for (const { key, backing } of kept.config.devices) {
    const name = networkName(world, vm, backing as (Device['backing'] & { readonly _typeName?: string }) | undefined)
    if (name !== undefined) networks.set(key, name)
  }
  return { id: vm.reference.value, name: nameOf(vm), config, networks, annotation: annotation ?? config.annotation ?? '' }
}

function networkName(
  { model }: World,
  vm: ManagedObject,
  backing: (Device['backing'] & { readonly _typeName?: string }) | undefined,
): string | undefined {
  switch (backing?._typeName) {
    case 'VirtualEthernetCardNetworkBackingInfo':
      return (backing as VirtualEthernetCardNetworkBackingInfo).deviceName
    case 'VirtualEthernetCardDistributedVirtualPortBackingInfo': {
      const { portgroupKey } = (backing as VirtualEthernetCardDistributedVirtualPortBackingInfo).port
      const found = related(model, vm, 'network').find(
        (network) => network.type.isA('DistributedVirtualPortgroup') && network.get('key') === portgroupKey,
      )
      return found === undefined ? undefined : nameOf(found)
    }
    default:
      return undefined
  }
}
