import type { HostFault } from '@vivarium/core'

/** How a machine can be broken, as command lines name it. */
export const faultKinds = ['crash', 'freeze', 'partition', 'loss', 'full-disk'] as const satisfies readonly HostFault['kind'][]
