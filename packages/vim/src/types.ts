/** vSphere's types, made from the data: `import type { VirtualMachineConfigSpec } from '@vivarium/vim/types'`. */
export type * from './generated/data-objects.js'
export type * from './generated/enums.js'
export type * from './generated/managed-objects.js'
export type { Base64, DateTime, Long, ManagedObjectReference } from './values.js'
