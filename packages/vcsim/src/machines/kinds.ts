import type { Kind } from '../call.js'
import { cloneMethods } from './clone-methods.js'
import { configMethods } from './config-methods.js'
import { customizationMethods } from './customization-methods.js'
import { guestMethods } from './guest-methods.js'
import { folderMethods, lifeMethods, poolMethods } from './life-methods.js'
import { powerMethods } from './power-methods.js'
import { admitToMachine, admitToSnapshot } from './preconditions.js'
import { relocateMethods } from './relocate-methods.js'
import { ofSnapshotMethods, snapshotMethods } from './snapshot-methods.js'

/** What machines can, and what others do with machines. */
export const machineKinds: readonly (readonly [type: string, kind: Kind])[] = [
  [
    'VirtualMachine',
    {
      admit: admitToMachine,
      methods: {
        ...lifeMethods,
        ...powerMethods,
        ...configMethods,
        ...guestMethods,
        ...snapshotMethods,
        ...cloneMethods,
        ...customizationMethods,
        ...relocateMethods,
      },
    },
  ],
  ['VirtualMachineSnapshot', { admit: admitToSnapshot, methods: ofSnapshotMethods }],
  ['Folder', { methods: folderMethods }],
  ['ResourcePool', { methods: poolMethods }],
]
