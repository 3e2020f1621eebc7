import type { User } from '../auth/user.js'
import type { Clock } from '../clock.js'
import type { KubernetesData } from '../data.js'
import type { Store } from '../store/store.js'
import type { AdmissionPlugin } from './admission.js'
import type { ResourceRegistry } from './registry.js'
import { apiVersionOf, type ServedResource } from './resource.js'
import type { ServerSettings, StrategyContext } from './strategy.js'

/** What all operations of one server share. */
export interface ServerState {
  readonly data: KubernetesData
  readonly store: Store
  readonly clock: Clock
  readonly settings: ServerSettings
  readonly registry: ResourceRegistry
  readonly admission: readonly AdmissionPlugin[]
}

/** A write as it was asked for, after routing and before its body. */
export interface WriteRequest {
  readonly resource: ServedResource
  /** Empty for the resource itself. */
  readonly subresource: string
  readonly namespace: string
  /** Empty where the object brings it. */
  readonly name: string
  readonly user: User
  /** Who owns the fields that are written. */
  readonly manager: string
  readonly dryRun: boolean
  /** `dropWarning` where nobody listens: then what only warns is not looked for. */
  readonly warn: (message: string) => void
}

export function dropWarning(): void {}

export function strategyContext(state: ServerState, request: WriteRequest): StrategyContext {
  return {
    now: state.clock.now(),
    user: request.user,
    apiVersion: apiVersionOf(request.resource),
    store: state.store,
    dryRun: request.dryRun,
    settings: state.settings,
    warn: request.warn,
  }
}
