export type { ClockMode, ClockState, UniverseClock } from './clock/virtual-clock.js'
export type { ApplyOptions } from './cluster/apply.js'
export type { ApiClass } from './cluster/client-node.js'
export type { Cluster } from './cluster/cluster.js'
export type { KubeadmExtras } from './cluster/kubeadm-config.js'
export type { Manifest } from './cluster/manifest.js'
export type { NewClusterOptions } from './cluster/new-cluster.js'
export type { ImageSource } from './cluster/registry/image-source.js'
export type { Role } from './cluster/roles.js'
export type { WaitTarget } from './cluster/wait-for.js'
export type { RunDescription } from './control/methods.js'
export { universeErrors } from './errors.js'
export {
  type Customization,
  file,
  Image,
  type KubernetesOptions,
  kubernetes,
  type NewImageOptions,
  type PreloadStep,
  packages,
  preloadKubernetesImages,
  script,
} from './image.js'
export { imageUsers, pruneImages } from './image-users.js'
export { runKeeper } from './keeper/keeper.js'
export { setKeeperModule } from './keeper/start-keeper.js'
export { forgetUniverse, knownUniverses, rememberUniverse } from './known-universes.js'
export { type NewResidentOptions, ResidentHandle } from './resident-handle.js'
export type { RunRecord } from './store/runs.js'
export { type CreateOptions, defaultDriver, type ForkOptions, type OpenOptions, Universe } from './universe.js'
export type { SaveSummary, UniverseSummary } from './universe-folder.js'
export { type CommandResult, type NewVMOptions, type RunCommandOptions, type SshOptions, type SyncOptions, VM } from './vm.js'
