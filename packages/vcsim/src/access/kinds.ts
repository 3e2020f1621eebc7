import type { Kind } from '../call.js'
import { accessibleEntity } from './accessible-entity.js'
import { authorizationManager } from './authorization-manager.js'
import { userDirectory } from './user-directory.js'

export const accessKinds: readonly (readonly [type: string, kind: Kind])[] = [
  ['AuthorizationManager', authorizationManager],
  ['UserDirectory', userDirectory],
  ['ManagedEntity', accessibleEntity],
]
