export type { Account, Group, NewAccount } from './accounts.js'
export { Accounts } from './accounts.js'
export { type DataSource, type NoCloudSeed, noCloud, vmwareGuestInfo } from './cloud-init/data-source.js'
export type { CloudInitRun, CloudInitStatus } from './cloud-init/status.js'
export { type CommandCall, type CommandResult, complaint, type GuestCommand, output, type SystemCommand } from './command.js'
export { Container, type ContainerMount, type ContainerOptions } from './container/container.js'
export { Volume, type VolumeFile, type VolumeOptions } from './container/volume.js'
export { crictlCommand } from './crictl/crictl.js'
export type { RuntimeContainer, RuntimeImage, RuntimeLogOptions, RuntimePod, RuntimeView } from './crictl/runtime-view.js'
export type { Directory, FileAttributes, FileNode, RegularFile, SymbolicLink } from './files/file-node.js'
export { FileTree, type FileTreeOptions, type FileTreeSnapshot } from './files/file-tree.js'
export type { Credentials, UserFileSystem } from './files/user-file-system.js'
export { Guest, type GuestOptions, type GuestPower, type GuestSnapshot } from './guest.js'
export type { GuestExecOptions, GuestSystem, ProcessView, ShellOutcome, System } from './guest-system.js'
export { Input } from './input.js'
export type {
  ApiAnswer,
  ApiUser,
  ClusterStarter,
  ControlPlane,
  ControlPlaneRequest,
  JoiningNode,
} from './kubeadm/cluster-starter.js'
export { parseDuration } from './kubeadm/config/go-duration.js'
export { knownYaml } from './kubeadm/config/known-yaml.js'
export { kubeadmCommand } from './kubeadm/kubeadm.js'
export { kubectlCommand } from './kubectl/command.js'
export type { GuestHttpRequest, GuestHttpResponse, GuestNetwork, ListeningPort, Nic, NicSpec, Route } from './network.js'
export type { GuestPackage, InstalledPackage } from './packages.js'
export { hashPassword, passwordFits } from './password-hash.js'
export type { GuestProcess, ProcessOutcome } from './process.js'
export { fileTreeFromJson, fileTreeToJson, snapshotFromJson, snapshotToJson } from './snapshot-json.js'
export {
  type GuestSshServer,
  type GuestSshServerOptions,
  type SshService,
  type SshServiceOptions,
  sshService,
  startSshServer,
} from './ssh/ssh-server.js'
export type { JournalEntry } from './systemd/journal.js'
export { ServiceManager, type ServiceSnapshot, type UnitView } from './systemd/service-manager.js'
export type { UnitFailure, UnitSpec, UnitState } from './systemd/unit.js'
