import type { CPU, VirtualMachineInstanceSpec } from '../generated/types.js'
import { checkOneOf, quoted, type Report } from './problem.js'
import { sizeOf } from './resources.js'

const featurePolicies = ['force', 'require', 'optional', 'disable', 'forbid']

export function checkCpu(report: Report, spec: VirtualMachineInstanceSpec, path: string): void {
  const cpu = spec.domain.cpu
  if (!cpu) return
  const at = `${path}.domain.cpu`
  for (const [index, { policy }] of (cpu.features ?? []).entries()) {
    checkOneOf(report, `${at}.features[${index}].policy`, policy, featurePolicies)
  }
  if (cpu.maxSockets && (cpu.sockets ?? 0) > cpu.maxSockets) {
    report('FieldValueInvalid', `${at}.sockets`, `${cpu.sockets} sockets are more than maxSockets allows, which is ${cpu.maxSockets}`)
  }
  if (cpu.isolateEmulatorThread && !cpu.dedicatedCpuPlacement) needsPinning(report, `${at}.isolateEmulatorThread`)
  if (cpu.dedicatedCpuPlacement) checkPinning(report, spec, cpu, path)
  if (cpu.numa?.guestMappingPassthrough) {
    if (!cpu.dedicatedCpuPlacement) needsPinning(report, `${at}.numa.guestMappingPassthrough`)
    if (!spec.domain.memory?.hugepages) {
      report(
        'FieldValueInvalid',
        `${at}.numa.guestMappingPassthrough`,
        `passing on the NUMA topology needs huge pages; set ${path}.domain.memory.hugepages`,
      )
    }
  }
  if (cpu.realtime) {
    if (!cpu.dedicatedCpuPlacement) needsPinning(report, `${at}.realtime`)
    if (!cpu.numa?.guestMappingPassthrough) {
      report(
        'FieldValueRequired',
        `${at}.numa.guestMappingPassthrough`,
        'realtime needs the NUMA topology of the node; set it to {} (withNUMAGuestMappingPassthrough)',
      )
    }
  }
}

function needsPinning(report: Report, path: string): void {
  report('FieldValueInvalid', path, 'this needs CPUs of its own; set dedicatedCpuPlacement to true (withDedicatedCPUPlacement)')
}

/** The count that a topology asks for; 0 when it says nothing. */
function topologyCount({ cores = 0, sockets = 0, threads = 0 }: CPU): number {
  return cores === 0 && sockets === 0 && threads === 0 ? 0 : Math.max(cores, 1) * Math.max(sockets, 1) * Math.max(threads, 1)
}

function checkPinning(report: Report, spec: VirtualMachineInstanceSpec, cpu: CPU, path: string): void {
  const { requests, limits } = spec.domain.resources ?? {}
  const at = `${path}.domain.cpu.dedicatedCpuPlacement`
  const request = sizeOf(requests?.cpu) ?? 0
  const limit = sizeOf(limits?.cpu) ?? 0
  const count = topologyCount(cpu)
  for (const [list, value] of [
    ['requests', request],
    ['limits', limit],
  ] as const) {
    if (!Number.isInteger(value)) {
      report('FieldValueInvalid', `${path}.domain.resources.${list}.cpu`, "pinned CPUs can't be shared; ask for a whole number")
    }
  }
  if (request === 0 && limit === 0 && count === 0) {
    report('FieldValueInvalid', at, 'the number of CPUs to pin is missing; set cores (withCPUCount), or a CPU request or limit')
  }
  if (request > 0 && limit > 0 && request !== limit)
    report('FieldValueInvalid', at, 'with pinned CPUs, the CPU request and limit must be equal')
  if ((request > 0 || limit > 0) && count > 0 && request !== count && limit !== count) {
    report(
      'FieldValueInvalid',
      at,
      `the CPU request or limit differs from the ${count} CPUs of cores × sockets × threads; give one of the two`,
    )
  }
  const memoryRequest = sizeOf(requests?.memory) ?? 0
  const memoryLimit = sizeOf(limits?.memory) ?? 0
  if (memoryRequest > 0 && memoryLimit > 0 && memoryRequest !== memoryLimit) {
    report('FieldValueInvalid', `${path}.domain.resources.requests.memory`, 'with pinned CPUs, the memory request and limit must be equal')
  }
  if ((cpu.threads ?? 0) > 2)
    report('FieldValueInvalid', `${path}.domain.cpu.threads`, `${quoted(cpu.threads)} threads are too many for pinned CPUs; at most 2`)
}
