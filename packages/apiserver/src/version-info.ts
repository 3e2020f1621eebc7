import { loadData } from './data.js'

/** The version of Kubernetes that a server has when nobody says otherwise. */
export const defaultVersion = '1.34'

export interface VersionInfo {
  /** As `/version` tells it: `v1.34.0`. */
  readonly gitVersion: string
  /** `v1`, `apps/v1` … */
  readonly groupVersions: readonly string[]
}

/** What a server of a version would say of itself. Throws NOT_FOUND for a version of which there is no data. */
export function versionInfo(version = defaultVersion): VersionInfo {
  const { discovery } = loadData(version)
  return { gitVersion: discovery.version.gitVersion ?? '', groupVersions: Object.keys(discovery.resources) }
}
