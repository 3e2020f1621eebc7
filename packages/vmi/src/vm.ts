import { object, option, rest, text, textMap } from './arguments.js'
import { errors } from './errors.js'
import type {
  DataVolume,
  InstancetypeMatcher,
  ObjectMeta,
  PreferenceMatcher,
  VirtualMachine,
  VirtualMachineInstance,
  VirtualMachineInstanceSpec,
  VirtualMachineStatus,
} from './generated/types.js'
import { make } from './go-json.js'
import { defineFunction, defineOption, type VMOption } from './option.js'
import { append, within } from './paths.js'
import type { RebootPolicy, RunStrategy, UpdateVolumesStrategy } from './values.js'

/** A VM with the parts that the composer always makes. */
export interface ComposedVm extends VirtualMachine {
  apiVersion: string
  kind: string
  metadata: ObjectMeta
  status: VirtualMachineStatus
}

/**
 * A stopped VM whose template is the VMI: its name and namespace, labels and annotations, and spec. They are copies; the original
 * shares them with the VMI.
 */
export const newVirtualMachine = defineFunction(
  'newVirtualMachine',
  [object('vmi', 'VirtualMachineInstance'), rest(option<VMOption>('opts'))],
  (vmi: VirtualMachineInstance, ...opts: VMOption[]): ComposedVm => {
    const { name, namespace, labels, annotations } = vmi.metadata ?? {}
    const vm: ComposedVm = {
      apiVersion: 'kubevirt.io/v1',
      kind: 'VirtualMachine',
      metadata: make('ObjectMeta', { name, namespace }),
      spec: { runStrategy: 'Halted', template: { metadata: make('ObjectMeta', { labels, annotations }), spec: vmi.spec } },
      status: {},
    }
    for (const apply of opts) apply(vm)
    return vm
  },
)

function templateOf(vm: VirtualMachine): VirtualMachineInstanceSpec {
  const spec = vm.spec.template?.spec
  if (!spec) throw errors.templateMissing()
  return spec
}

/** Merges into the annotations of the VM itself. */
export const withAnnotations = defineOption(
  'withAnnotations',
  [textMap('annotations')],
  (vm: VirtualMachine, annotations: Readonly<Record<string, string>>) => {
    const metadata = within(vm, 'metadata', {})
    if (metadata.annotations || Object.keys(annotations).length > 0) metadata.annotations = { ...metadata.annotations, ...annotations }
  },
)

/** Merges into the labels of the VM itself. */
export const withLabels = defineOption(
  'withLabels',
  [textMap('labels')],
  (vm: VirtualMachine, labels: Readonly<Record<string, string>>) => {
    const metadata = within(vm, 'metadata', {})
    if (metadata.labels || Object.keys(labels).length > 0) metadata.labels = { ...metadata.labels, ...labels }
  },
)

export const withRunStrategy = defineOption(
  'withRunStrategy',
  [text<RunStrategy>('strategy')],
  (vm: VirtualMachine, strategy: RunStrategy) => {
    vm.spec.runStrategy = strategy
  },
)

/** Of libvmi v1.2.0; today `withRunStrategy('Always')`. A VM may not have both, so it takes the run strategy away. */
export const withRunning = defineOption('withRunning', [], (vm: VirtualMachine) => {
  vm.spec.running = true
  delete vm.spec.runStrategy
})

/** What a reboot from inside the guest does. */
export const withRebootPolicy = defineOption(
  'withRebootPolicy',
  [text<RebootPolicy>('policy')],
  (vm: VirtualMachine, policy: RebootPolicy) => {
    templateOf(vm).domain.rebootPolicy = policy
  },
)

/** Adds a template for a DataVolume that is made with the VM. Metadata and spec are taken. */
export const withDataVolumeTemplate = defineOption(
  'withDataVolumeTemplate',
  [object('datavolume', 'DataVolume')],
  (vm: VirtualMachine, { metadata, spec }: DataVolume) => {
    append(vm.spec, 'dataVolumeTemplates', make('DataVolumeTemplateSpec', { metadata, spec }))
  },
)

export const withUpdateVolumeStrategy = defineOption(
  'withUpdateVolumeStrategy',
  [text<UpdateVolumesStrategy>('strategy')],
  (vm: VirtualMachine, strategy: UpdateVolumesStrategy) => {
    vm.spec.updateVolumesStrategy = strategy
  },
)

/** An instancetype decides about CPU and memory, so the template must not. */
function setInstancetype(vm: VirtualMachine, matcher: InstancetypeMatcher): void {
  const { domain } = templateOf(vm)
  delete domain.cpu
  delete domain.memory
  domain.resources = {}
  vm.spec.instancetype = make('InstancetypeMatcher', matcher)
}

/** A preference fills in what the template leaves open, so this opens what the composer has set. */
function setPreference(vm: VirtualMachine, matcher: PreferenceMatcher): void {
  const spec = templateOf(vm)
  delete spec.terminationGracePeriodSeconds
  delete spec.domain.features
  delete spec.domain.machine
  for (const { disk } of spec.domain.devices.disks ?? []) delete disk?.bus
  vm.spec.preference = make('PreferenceMatcher', matcher)
}

/** The name that a matcher needs beside a revision; it is not looked at. */
const unused = 'unused'

export const withClusterInstancetype = defineOption('withClusterInstancetype', [text('name')], (vm: VirtualMachine, name: string) =>
  setInstancetype(vm, { name }),
)

export const withInstancetype = defineOption('withInstancetype', [text('name')], (vm: VirtualMachine, name: string) =>
  setInstancetype(vm, { name, kind: 'virtualmachineinstancetype' }),
)

export const withInstancetypeInferredFromVolume = defineOption(
  'withInstancetypeInferredFromVolume',
  [text('name')],
  (vm: VirtualMachine, name: string) => setInstancetype(vm, { inferFromVolume: name }),
)

export const withInstancetypeRevision = defineOption(
  'withInstancetypeRevision',
  [text('revisionName')],
  (vm: VirtualMachine, revisionName: string) => setInstancetype(vm, { name: unused, revisionName }),
)

export const withClusterPreference = defineOption('withClusterPreference', [text('name')], (vm: VirtualMachine, name: string) =>
  setPreference(vm, { name }),
)

export const withPreference = defineOption('withPreference', [text('name')], (vm: VirtualMachine, name: string) =>
  setPreference(vm, { name, kind: 'virtualmachinepreference' }),
)

export const withPreferenceInferredFromVolume = defineOption(
  'withPreferenceInferredFromVolume',
  [text('name')],
  (vm: VirtualMachine, name: string) => setPreference(vm, { inferFromVolume: name }),
)

export const withPreferenceRevision = defineOption(
  'withPreferenceRevision',
  [text('revisionName')],
  (vm: VirtualMachine, revisionName: string) => setPreference(vm, { name: unused, revisionName }),
)
