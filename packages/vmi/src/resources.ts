import type { VirtualMachineInstance } from './generated/types.js'
import { within } from './paths.js'

/** Sets one resource request or limit of the domain. */
export function setResource(vmi: VirtualMachineInstance, list: 'requests' | 'limits', resource: 'cpu' | 'memory', value: string): void {
  const resources = within(vmi.spec.domain, 'resources', {})
  resources[list] = { ...resources[list], [resource]: value }
}
