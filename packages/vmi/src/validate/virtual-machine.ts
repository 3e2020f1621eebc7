import type { DataVolumeTemplateSpec, VirtualMachine, VirtualMachineSpec } from '../generated/types.js'
import { checkOneOf, quoted, type Report } from './problem.js'

const runStrategies = ['Always', 'Halted', 'Manual', 'RerunOnFailure', 'Once', 'WaitAsReceiver']

export function checkRunStrategy(report: Report, { running, runStrategy }: VirtualMachineSpec, path: string): void {
  if (running !== undefined && running !== null && runStrategy !== undefined && runStrategy !== null) {
    report('FieldValueInvalid', `${path}.running`, 'running and runStrategy exclude each other; remove running, which is deprecated')
  } else if ((running === undefined || running === null) && !runStrategy) {
    report('FieldValueRequired', `${path}.runStrategy`, 'whether the VM runs is missing; set runStrategy, such as "Always" or "Halted"')
  }
  checkOneOf(report, `${path}.runStrategy`, runStrategy, runStrategies)
}

/** An instancetype says how much CPU and memory there is; the template must not say it again. */
export function checkInstancetype(report: Report, { instancetype, template }: VirtualMachineSpec, path: string): void {
  const domain = template?.spec?.domain
  if (!instancetype || !domain) return
  const at = `${path}.template.spec.domain`
  const { cpu, memory, resources } = domain
  const conflicts = {
    [`${at}.cpu.cores`]: cpu?.cores,
    [`${at}.cpu.sockets`]: cpu?.sockets,
    [`${at}.cpu.threads`]: cpu?.threads,
    [`${at}.memory.guest`]: memory?.guest,
    [`${at}.memory.hugepages`]: memory?.hugepages,
    [`${at}.resources.requests.cpu`]: resources?.requests?.cpu,
    [`${at}.resources.requests.memory`]: resources?.requests?.memory,
    [`${at}.resources.limits.cpu`]: resources?.limits?.cpu,
    [`${at}.resources.limits.memory`]: resources?.limits?.memory,
  }
  for (const [field, value] of Object.entries(conflicts)) {
    if (value) report('FieldValueInvalid', field, 'the instancetype decides this; remove it here, or spec.instancetype')
  }
}

export function checkDataVolumeTemplates(report: Report, vm: VirtualMachine, path: string): void {
  const volumes = vm.spec.template?.spec?.volumes ?? []
  for (const [index, template] of (vm.spec.dataVolumeTemplates ?? []).entries()) {
    const at = `${path}.dataVolumeTemplates[${index}]`
    const { name, namespace } = template.metadata ?? {}
    if (!name) report('FieldValueRequired', `${at}.metadata.name`, 'the name of the DataVolume is missing')
    if (namespace && vm.metadata?.namespace && namespace !== vm.metadata.namespace) {
      report(
        'FieldValueInvalid',
        `${at}.metadata.namespace`,
        `the DataVolume is made in the VM's namespace, ${quoted(vm.metadata.namespace)}; remove this one`,
      )
    }
    checkDataVolume(report, template, `${at}.spec`)
    const used = volumes.some(
      ({ dataVolume, persistentVolumeClaim }) => dataVolume?.name === name || persistentVolumeClaim?.claimName === name,
    )
    if (name && !used) {
      report(
        'FieldValueNotFound',
        `${at}.metadata.name`,
        `no volume of the template uses the DataVolume ${quoted(name)}; add one (withDataVolume) to ${path}.template.spec.volumes`,
      )
    }
  }
}

function checkDataVolume(report: Report, { spec }: DataVolumeTemplateSpec, at: string): void {
  const { pvc, storage, source, sourceRef } = spec ?? {}
  if ((pvc ? 1 : 0) + (storage ? 1 : 0) !== 1)
    report('FieldValueInvalid', at, 'where the data goes is either pvc or storage; give one of them')
  const target = pvc ?? storage
  const populated = Boolean(target?.dataSource ?? target?.dataSourceRef)
  if (target && populated && (source || sourceRef))
    report('FieldValueInvalid', at, 'a volume that another populates (dataSource) has no source of its own; remove source and sourceRef')
  if (target && !populated && !source && !sourceRef)
    report('FieldValueRequired', `${at}.source`, 'where the data comes from is missing; give source or sourceRef')
  if (source) {
    const given = Object.values(source).filter((value) => value !== undefined && value !== null).length
    if (given !== 1) report('FieldValueInvalid', `${at}.source`, `a DataVolume has one source; here are ${given}`)
  }
}
