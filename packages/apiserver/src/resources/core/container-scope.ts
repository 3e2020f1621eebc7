import type { ServerSettings } from '../../registry/strategy.js'
import type { PodAllowances } from './pod-allowances.js'
import type { PodSpec, Volume } from './pod-types.js'

/** What the parts of a pod's spec are checked against. */
export interface ContainerScope {
  readonly spec: PodSpec
  readonly volumes: ReadonlyMap<string, Volume>
  readonly settings: ServerSettings
  readonly allowed: PodAllowances
}
