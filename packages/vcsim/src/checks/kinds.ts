import { reference } from '@vivarium/vim'
import type { ServiceContent } from '@vivarium/vim/types'
import type { Kind } from '../call.js'
import type { Model } from '../model/model.js'
import { compatibilityChecker, provisioningChecker } from './checkers.js'

/** What tells whether something would work, without doing it. */
export const checkKinds: readonly (readonly [type: string, kind: Kind])[] = [
  ['VirtualMachineCompatibilityChecker', compatibilityChecker],
  ['VirtualMachineProvisioningChecker', provisioningChecker],
]

export const checkContent = {
  vmCompatibilityChecker: reference('VirtualMachineCompatibilityChecker', 'vmCompatibilityChecker'),
  vmProvisioningChecker: reference('VirtualMachineProvisioningChecker', 'vmProvisioningChecker'),
} satisfies Partial<ServiceContent>

export function addCheckers(model: Model): void {
  for (const { type, value } of Object.values(checkContent)) model.add(type as 'VirtualMachineCompatibilityChecker', value, {})
}
