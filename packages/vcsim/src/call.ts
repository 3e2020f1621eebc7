import type { Clock } from '@vivarium/core'
import type { Method } from '@vivarium/vim'
import type { Methods, ServiceContent } from '@vivarium/vim/types'
import type { ManagedObject } from './model/managed-object.js'
import type { Model } from './model/model.js'
import type { Scope } from './model/scope.js'
import type { Reader } from './properties/reader.js'
import type { Caller, Session } from './session.js'
import type { Sessions } from './sessions.js'
import type { Tasks } from './tasks/tasks.js'

/** What all calls share. */
export interface World {
  readonly model: Model
  readonly sessions: Sessions
  readonly tasks: Tasks
  readonly clock: Clock
  readonly content: ServiceContent
}

/** One call of a method. */
export interface Call {
  readonly world: World
  readonly caller: Caller
  readonly object: ManagedObject
  readonly method: Method
  readonly scope: Scope
  readonly reader: Reader
  /** Aborted when the client is gone. */
  readonly signal: AbortSignal
  /** Set by a method that begins or ends one. */
  session: Session | undefined
}

/** Methods by name, as a kind of managed object has them. A result that the type says is there must be there. */
export type MethodTable = {
  readonly [M in keyof Methods]?: (call: Call, parameters: Methods[M]['parameters']) => Methods[M]['result'] | Promise<Methods[M]['result']>
}

/** Properties whose value depends on the time or on who reads them. */
export type ComputedProperties = Readonly<Record<string, (world: World, session: Session | undefined) => unknown>>

/** How one kind of managed object behaves. */
export interface Kind {
  readonly methods: MethodTable
  readonly computed?: ComputedProperties
}
