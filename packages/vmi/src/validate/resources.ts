import type { VirtualMachineInstanceSpec } from '../generated/types.js'
import { quantityValue } from '../quantity.js'
import { quoted, type Report } from './problem.js'

/** The number of a quantity; undefined for one that is absent, or that the schema check has reported. */
export function sizeOf(quantity: unknown): number | undefined {
  if (typeof quantity !== 'string' && typeof quantity !== 'number') return undefined
  try {
    return quantityValue(String(quantity))
  } catch {
    return undefined
  }
}

const leastMemory = 1e6

export function checkResources(report: Report, spec: VirtualMachineInstanceSpec, path: string): void {
  const { requests, limits } = spec.domain.resources ?? {}
  for (const [list, resources] of [
    ['requests', requests],
    ['limits', limits],
  ] as const) {
    for (const resource of ['cpu', 'memory']) {
      if ((sizeOf(resources?.[resource]) ?? 0) < 0) {
        report('FieldValueInvalid', `${path}.domain.resources.${list}.${resource}`, `${quoted(resources?.[resource])} is negative`)
      }
    }
  }
  for (const resource of ['cpu', 'memory']) {
    const request = sizeOf(requests?.[resource]) ?? 0
    const limit = sizeOf(limits?.[resource]) ?? 0
    if (limit > 0 && request > limit) {
      report(
        'FieldValueInvalid',
        `${path}.domain.resources.requests.${resource}`,
        `the request ${quoted(requests?.[resource])} is more than the limit ${quoted(limits?.[resource])}; raise the limit or lower the request`,
      )
    }
  }
  const memory = sizeOf(requests?.memory) ?? 0
  if (memory > 0 && memory < leastMemory) {
    report(
      'FieldValueInvalid',
      `${path}.domain.resources.requests.memory`,
      `${quoted(requests?.memory)} is too little: at least 1M is needed`,
    )
  }
  checkHugepages(report, spec, path)
}

function checkHugepages(report: Report, { domain }: VirtualMachineInstanceSpec, path: string): void {
  const hugepages = domain.memory?.hugepages
  if (!hugepages) return
  const pageSize = sizeOf(hugepages.pageSize)
  if (pageSize === undefined || pageSize <= 0) {
    const found = hugepages.pageSize === undefined ? 'it is missing' : `${quoted(hugepages.pageSize)} is none`
    report('FieldValueInvalid', `${path}.domain.memory.hugepages.pageSize`, `the size of a huge page is needed, such as "2Mi"; ${found}`)
    return
  }
  const requests = domain.resources?.requests
  const memory = sizeOf(requests?.memory) || sizeOf(domain.memory?.guest) || sizeOf(domain.resources?.limits?.memory) || 0
  if (memory !== 0 && (memory < pageSize || memory % pageSize !== 0)) {
    report(
      'FieldValueInvalid',
      `${path}.domain.resources.requests.memory`,
      `the memory is not a multiple of the huge page size ${quoted(hugepages.pageSize)}`,
    )
  }
}

/** Only for VMIs: the template of a VM may leave its memory to an instancetype. */
export function checkMemoryIsGiven(report: Report, { domain }: VirtualMachineInstanceSpec, path: string): void {
  const { requests, limits } = domain.resources ?? {}
  const given = [requests?.memory, limits?.memory, domain.memory?.guest].some((quantity) => (sizeOf(quantity) ?? 0) !== 0)
  if (given || domain.memory?.hugepages) return
  report(
    'FieldValueRequired',
    `${path}.domain.memory.guest`,
    `the memory is missing; set ${path}.domain.memory.guest (withGuestMemory) or ${path}.domain.resources.requests.memory (withMemoryRequest), such as "1Gi"`,
  )
}
