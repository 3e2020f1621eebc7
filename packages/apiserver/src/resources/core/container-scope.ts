import type { StrategyContext } from '../../registry/strategy.js'
import type { PodSpec, Volume } from './pod-types.js'

/** What containers are checked against. */
export interface ContainerScope {
  readonly spec: PodSpec
  readonly volumes: ReadonlyMap<string, Volume>
  readonly settings: StrategyContext['settings']
}
