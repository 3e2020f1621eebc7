import { encode } from './decode.js'
import { toKnownYaml } from './known-yaml.js'
import type { ClusterConfiguration, InitConfiguration, JoinConfiguration, ResetConfiguration } from './types.js'

const written = (kind: string, value: object): string =>
  toKnownYaml(encode(`v1beta4.${kind}`, { ...value, apiVersion: 'kubeadm.k8s.io/v1beta4', kind }))

/** Configurations as kubeadm prints and stores them: in v1beta4, with all defaults. */
export const initText = (init: InitConfiguration): string => written('InitConfiguration', init)
export const clusterText = (cluster: ClusterConfiguration): string => written('ClusterConfiguration', cluster)
export const joinText = (join: JoinConfiguration): string => written('JoinConfiguration', join)
export const resetText = (reset: ResetConfiguration): string => written('ResetConfiguration', reset)
