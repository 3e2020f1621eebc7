import { option, rest } from './arguments.js'
import type { ObjectMeta, VirtualMachineInstance, VirtualMachineInstanceStatus } from './generated/types.js'
import { randomSuffix } from './names.js'
import { defineFunction, type Option } from './option.js'

/** A VMI with the parts that the composer always makes. */
export interface ComposedVmi extends VirtualMachineInstance {
  apiVersion: string
  kind: string
  metadata: ObjectMeta
  status: VirtualMachineInstanceStatus
}

const defaultOptions: Option[] = []

/**
 * A VMI made by options, which run in the order given. Without `withName` its name is random and as long as a name may be, so that
 * what breaks on long names shows.
 */
export const newVmi = defineFunction('newVmi', [rest(option<Option>('options'))], (...options: Option[]): ComposedVmi => {
  const vmi: ComposedVmi = {
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachineInstance',
    metadata: { name: randomName() },
    spec: { domain: { resources: {}, devices: {} } },
    status: { guestOSInfo: {}, runtimeUser: 0 },
  }
  for (const apply of [...defaultOptions, ...options]) apply(vmi)
  return vmi
})

/** Has every VMI that this process makes from now on begin with the option. Returns a function that takes this back. */
export const registerDefaultOption = defineFunction('registerDefaultOption', [option<Option>('opt')], (opt: Option): (() => void) => {
  defaultOptions.push(opt)
  return () => {
    const index = defaultOptions.indexOf(opt)
    if (index >= 0) defaultOptions.splice(index, 1)
  }
})

const prefix = 'testvmi-'
/** RFC 1035 */
const labelLength = 63

function randomName(): string {
  return `${prefix}${randomSuffix()}-`.padEnd(labelLength, 'x')
}
