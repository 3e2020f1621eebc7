import type { ServerSettings } from '../../registry/strategy.js'
import type { PodSpec, Volume } from './pod-types.js'

/** What is wrong in an old pod, or template, and so may be wrong in the new one (pkg/api/pod, GetValidationOptionsFromPodSpecAndMeta). */
export interface PodAllowances {
  readonly invalidSelectorValues: boolean
  readonly invalidNodeAffinityValues: boolean
  readonly invalidSpreadSelector: boolean
  /** Keys of spread constraints are checked as before 1.34. */
  readonly legacySpreadKeys: boolean
  readonly indivisibleHugePages: boolean
  readonly hostSysctls: boolean
  readonly reservedTokenPath: boolean
  readonly devicesInUserNamespace: boolean
  readonly deletionCost: boolean
  /** Any policy for SELinux that there is; new ones have one choice only. */
  readonly anySeLinuxPolicy: boolean
}

/** What the parts of a pod's spec are checked against. */
export interface ContainerScope {
  readonly spec: PodSpec
  readonly volumes: ReadonlyMap<string, Volume>
  readonly settings: ServerSettings
  readonly allowed: PodAllowances
}
