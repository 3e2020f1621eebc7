import type { ObjectMeta, VirtualMachine, VirtualMachineInstance, VirtualMachineInstanceSpec } from '../generated/types.js'
import { checkCpu } from './cpu.js'
import { checkDevices } from './devices.js'
import { checkBootOrder, checkDisks } from './disks.js'
import { checkFirmware, checkSecureBoot } from './firmware.js'
import { checkAccessCredentials } from './guest-access.js'
import { checkLabelsAndAnnotations, checkObjectName, checkReservedLabels } from './metadata.js'
import { checkNetworks } from './network.js'
import { checkPod } from './pod.js'
import { type Problem, quoted, type Report } from './problem.js'
import { checkMemoryIsGiven, checkResources } from './resources.js'
import { checkScheduling } from './scheduling.js'
import { checkSchema } from './schema.js'
import { checkDataVolumeTemplates, checkInstancetype, checkRunStrategy } from './virtual-machine.js'
import { checkVolumes, checkVolumesAreUsed } from './volumes.js'

const apiVersion = 'kubevirt.io/v1'

/** What KubeVirt asks of the spec of a VMI and of the template of a VM alike. Rules that depend on the cluster (feature gates) are left out. */
const specChecks: readonly ((report: Report, spec: VirtualMachineInstanceSpec, path: string) => void)[] = [
  checkPod,
  checkResources,
  checkCpu,
  checkFirmware,
  checkDisks,
  checkBootOrder,
  checkVolumes,
  checkNetworks,
  checkDevices,
  checkAccessCredentials,
  checkScheduling,
]

/**
 * Why a cluster would refuse the object as a VirtualMachineInstance; an empty list when it would not. First comes what differs from
 * the API's schema, then KubeVirt's admission rules, unless a value has the wrong type: then those can't be told.
 */
export function validateVmi(object: unknown): Problem[] {
  return validate(object, 'VirtualMachineInstance', (report, vmi: VirtualMachineInstance) => {
    checkObjectMetadata(report, vmi.metadata)
    checkReservedLabels(report, vmi.metadata ?? {}, 'metadata')
    if (!isComplete(vmi.spec)) return
    for (const check of specChecks) check(report, vmi.spec, 'spec')
    checkSecureBoot(report, vmi.spec, 'spec')
    checkMemoryIsGiven(report, vmi.spec, 'spec')
    checkVolumesAreUsed(report, vmi.spec, 'spec')
  })
}

/** The same for a VirtualMachine. What it refers to (an instancetype, a preference) is not known here, and may add or forbid things. */
export function validateVm(object: unknown): Problem[] {
  return validate(object, 'VirtualMachine', (report, vm: VirtualMachine) => {
    checkObjectMetadata(report, vm.metadata)
    if (!vm.spec) return
    checkRunStrategy(report, vm.spec, 'spec')
    checkInstancetype(report, vm.spec, 'spec')
    checkDataVolumeTemplates(report, vm, 'spec')
    const { template } = vm.spec
    if (!template) return
    checkLabelsAndAnnotations(report, template.metadata ?? {}, 'spec.template.metadata')
    checkReservedLabels(report, template.metadata ?? {}, 'spec.template.metadata')
    if (!isComplete(template.spec)) return
    for (const check of specChecks) check(report, template.spec, 'spec.template.spec')
    // A preference may turn SMM on.
    if (!vm.spec.preference) checkSecureBoot(report, template.spec, 'spec.template.spec')
  })
}

function validate<T>(
  object: unknown,
  kind: 'VirtualMachineInstance' | 'VirtualMachine',
  admit: (report: Report, object: T) => void,
): Problem[] {
  const problems: Problem[] = []
  const report: Report = (code, path, message) => {
    problems.push({ path, code, message })
  }
  const { foundNull } = checkSchema(report, kind, object)
  if (problems.some(({ code }) => code === 'FieldValueTypeInvalid')) return problems
  const checked = foundNull ? withoutNulls(object) : object
  checkKind(report, checked as VirtualMachineInstance, kind)
  admit(report, checked as T)
  return problems
}

/** A YAML key without a value is null, and means nothing to Kubernetes. */
const withoutNulls = (object: unknown): unknown => JSON.parse(JSON.stringify(object, (_, value) => (value === null ? undefined : value)))

function checkKind(report: Report, found: VirtualMachineInstance, kind: string): void {
  if (found.kind !== kind)
    report(found.kind ? 'FieldValueInvalid' : 'FieldValueRequired', 'kind', `the kind is ${quoted(found.kind)}; expected ${quoted(kind)}`)
  if (found.apiVersion !== apiVersion) {
    report(
      found.apiVersion ? 'FieldValueInvalid' : 'FieldValueRequired',
      'apiVersion',
      `the apiVersion is ${quoted(found.apiVersion)}; expected ${quoted(apiVersion)}`,
    )
  }
}

function checkObjectMetadata(report: Report, metadata: ObjectMeta | undefined): void {
  checkObjectName(report, metadata ?? {}, 'metadata')
  checkLabelsAndAnnotations(report, metadata ?? {}, 'metadata')
}

/** False where the schema check has reported that a part is missing without which nothing can be told. */
const isComplete = (spec: VirtualMachineInstanceSpec | undefined): spec is VirtualMachineInstanceSpec => Boolean(spec?.domain?.devices)
