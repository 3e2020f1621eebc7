import type { Clock } from './clock.js'
import type { OperationOptions } from './operation.js'
import type { ProcessLedger } from './process/ledger.js'

/**
 * A driver makes machines, networks and images in one kind of world: QEMU, a simulation, KubeVirt, a vCenter.
 * After kutti's VMDriver (seed 001), but opened for a run: what is global to the host there is scoped to one open
 * universe here, so that universes can be forked.
 */
export interface Driver {
  /** Unique among registered drivers; a DNS label. */
  readonly name: string
  readonly description: string
  /**
   * True when the networks of this driver use NAT, so that a machine's port is reached from this computer only through a
   * forwarded one, and the machine's own address leads nowhere from here. Callers that reach a port act on it (`VM.address`
   * of a universe); `Host.sshAddress` and `Host.forwards` give addresses that hold in either case.
   */
  readonly requiresPortForwarding: boolean
  /**
   * Where an open run lives: `keeper` for one that owns processes and must outlive a call (real machines), `caller` for one
   * that is plain memory in the process that opened it. A detached run of the latter is in a keeper too, which may keep several.
   */
  readonly runsIn: 'keeper' | 'caller'
  /**
   * True when all that goes on in its runs goes by `OpenRunRequest.clock` at all times, so that the universe's clock can be frozen and
   * advanced. Absent: machines take the time from it when they boot, and go on by themselves.
   */
  readonly obeysClock?: boolean
  /** Whether the driver can work on this computer, and if not, what is missing and how to get it. Never throws. */
  status(options?: OperationOptions): Promise<DriverStatus>
  /** Opens the driver for one run, on top of a save or pristine. A failure leaves nothing behind. */
  openRun(request: OpenRunRequest, options?: OperationOptions): Promise<DriverRun>
}

export interface DriverStatus {
  readonly ready: boolean
  /** One line for people: `QEMU 7.2.22, TCG`. */
  readonly message: string
  /** What is missing, and what to do about it; empty when ready. */
  readonly problems: readonly { readonly message: string; readonly remedy: string }[]
}

export interface OpenRunRequest {
  /**
   * Absolute path of the run's folder, made by the caller. The driver keeps what it writes under `machines/`, `networks/`
   * and `images/` in it. Of a driver whose runs are in a keeper (`runsIn`), that process's working directory is this folder, so that
   * relative paths stay short and free of users' folder names.
   */
  readonly directory: string
  /** The save to open, or none for a pristine run. The driver never writes to it. */
  readonly save?: DriverSave
  /** The image cache's folder (absolute). */
  readonly cacheDirectory: string
  /** Private key (a file, absolute) with which the driver may log in to machines that have no other way in. */
  readonly sshIdentityFile: string
  /** The universe's time: machines that boot in this run start their clock with it; simulated parts wait by it. */
  readonly clock: Clock
  /** Names and orders of simulated parts are the same for the same seed. */
  readonly seed: string
  /** Every process that the driver starts is written down here, so that a crashed run's processes can be found and ended. */
  readonly ledger: ProcessLedger
  /** Host ports that forwards should get again where they are free, by `hostId` and guest port (a checkpoint keeps ports). */
  readonly preferredPorts?: Readonly<Record<string, Readonly<Record<string, number>>>>
}

/** What a driver wrote into a save: its folder and its record, which is plain JSON that only the driver reads. */
export interface DriverSave {
  readonly name: string
  /** Absolute path of the save's folder. */
  readonly directory: string
  readonly record: unknown
}

/** The contract scoped to one run: networks, hosts and images by name in there. Closing it stops and forgets all of them. */
export interface DriverRun extends AsyncDisposable {
  listNetworks(): Promise<readonly Network[]>
  /** Throws ALREADY_EXISTS. */
  createNetwork(name: string, options?: OperationOptions): Promise<Network>
  /** Throws NOT_FOUND. */
  getNetwork(name: string): Promise<Network>
  /** Throws NOT_FOUND, or IN_USE while a host is on it. */
  deleteNetwork(name: string): Promise<void>

  listHosts(): Promise<readonly Host[]>
  /** Makes a stopped host from an image. Throws ALREADY_EXISTS, NOT_FOUND for the network or image, INVALID_VALUE. */
  createHost(spec: HostSpec, options?: OperationOptions): Promise<Host>
  getHost(key: HostKey): Promise<Host>
  /** Stops the host by force if it runs, and deletes it with its disk. */
  deleteHost(key: HostKey): Promise<void>

  /** Refreshes the list of images that can be had: from the driver's source and from the image lists in the config folder. */
  fetchImageList(options?: OperationOptions): Promise<void>
  listImages(): Promise<readonly Image[]>
  /** By unique name, or the one image for a Kubernetes version. Throws NOT_FOUND. */
  getImage(selector: ImageSelector): Promise<Image>
  /** Names a new image of this run. It is absent until `fetch` (built from the recipe) or `fromFile`. Throws ALREADY_EXISTS. */
  newImage(spec: ImageSpec): Promise<Image>
  /** Forgets the name; the content stays in the cache. Throws NOT_FOUND, or IN_USE while a host stands on it. */
  deleteImage(name: string): Promise<void>

  /**
   * Writes all state into `directory` (made by the caller, on the same file system as the run) and ends the run: after it
   * only `close` may be called. When it fails the run goes on as before. Everything written is on disk (fsync) when it returns.
   */
  save(directory: string, options?: OperationOptions): Promise<SavedState>
  /**
   * Simulated runs: resolves when nothing is left to do at the present time of the clock. What waits for a time, for somebody outside, or in
   * real time does not count. Absent where that is not known.
   */
  settled?(options?: OperationOptions): Promise<void>
  /** What is otherwise than in the save that it was opened from (pristine: all there is), where the driver knows. */
  changes?(options?: OperationOptions): Promise<readonly RunChange[]>
  /** Idempotent. Ends all machines at once and without mercy; the run's folder is deleted by the caller. */
  close(): Promise<void>
}

/** A difference between a run and its save. */
export interface RunChange {
  /** `machine`, `image`, `network`, `file` (of a machine), or `object` (of a cluster); the universe adds `cluster` and `resident`. */
  readonly kind: 'machine' | 'image' | 'network' | 'file' | 'object' | 'cluster' | 'resident'
  /** The machine of a file, the cluster of an object. */
  readonly in?: string
  /** The machine's name, the file's path; of an object `deployments.apps default/web`. */
  readonly name: string
  readonly change: 'added' | 'changed' | 'removed'
  /** Of a changed object: paths of the fields that differ, such as `spec.replicas`. */
  readonly fields?: readonly string[]
}

export interface SavedState {
  /** Plain JSON, handed back to `openRun` as `save.record`. */
  readonly record: unknown
  /** What is needed to open it, by name, for people and for the check when it is opened: QEMU version, CPU model … */
  readonly requires: Readonly<Record<string, string>>
  /** The images in the cache that it stands on, by their keys there. */
  readonly images: readonly string[]
}

/** A private network that connects hosts with each other and with the internet (kutti's VMNetwork). */
export interface Network {
  readonly name: string
  /** In CIDR notation. */
  readonly ipv4: string
  readonly ipv6: string
}

/** Hosts are told apart by name, network and cluster: two clusters may each have a `worker-1`. */
export interface HostKey {
  readonly name: string
  readonly network: string
  /** Absent for a machine outside of any cluster. */
  readonly cluster?: string
}

/** The key as one string, unique and fit for a folder name, since none of its parts has a dot: `web.lan`, `worker-1.main.lan`. */
export function hostId(key: HostKey): string {
  return [key.name, key.cluster, key.network].filter((part) => part !== undefined).join('.')
}

export interface HostSpec extends HostKey {
  /** Name of the image it starts from. */
  readonly image: string
  /** Absent for a plain machine. */
  readonly kubernetesVersion?: string
  /** The guest's host name; absent: `name`. */
  readonly hostname?: string
  readonly cpus: number
  readonly memoryBytes: number
  /** TCP ports of the guest to forward from this computer, from the first start on. */
  readonly forwards: readonly ForwardSpec[]
  /** SSH public keys (one line each) that may log in as root. */
  readonly authorizedKeys: readonly string[]
  /** cloud-init user-data for images that read it; the machine gets a NoCloud seed disk. */
  readonly userData?: string
}

export interface ForwardSpec {
  readonly guestPort: number
  /** 0 or absent: any free port. */
  readonly hostPort?: number
  /** Absent: 127.0.0.1. */
  readonly hostAddress?: string
}

export interface Forward {
  readonly guestPort: number
  readonly hostPort: number
  readonly hostAddress: string
}

export type HostStatus = 'stopped' | 'starting' | 'running' | 'paused' | 'stopping' | 'failed'

/** A machine (kutti's VMHost). */
export interface Host {
  readonly name: string
  readonly spec: HostSpec
  /** The addresses on its network. */
  readonly addresses: { readonly ipv4: string; readonly ipv6: string }
  /** The optional powers it has; narrow with `canExec` and its siblings. */
  readonly powers: ReadonlySet<HostPower>

  status(): Promise<HostStatus>
  /** Process id of what runs the machine, where there is such a process; else 0. */
  pid(): Promise<number>
  /** `address:port` at which this computer reaches the machine's SSH server; undefined while it has none. */
  sshAddress(): Promise<string | undefined>
  /** Resolves when the machine is ready for commands. Throws ALREADY_RUNNING. */
  start(options?: OperationOptions): Promise<void>
  /** An orderly shutdown. Throws NOT_RUNNING, and TIMED_OUT when the guest does not go down. */
  stop(options?: OperationOptions): Promise<void>
  /** As if the plug was pulled. Throws NOT_RUNNING. */
  forceStop(): Promise<void>
  /** Resolves with the new status once it differs from the one at the call; throws TIMED_OUT. */
  waitForStateChange(timeoutMs: number, options?: OperationOptions): Promise<HostStatus>
  /** Forwards a TCP port of this computer to the guest's; 0 takes a free one. Holds until unforwarded, across restarts. */
  forwardPort(hostPort: number, guestPort: number, hostAddress?: string): Promise<Forward>
  /** Throws NOT_FOUND when that guest port is not forwarded. */
  unforwardPort(guestPort: number): Promise<void>
  forwardSshPort(hostPort: number): Promise<Forward>
  forwards(): Promise<readonly Forward[]>
}

/** Optional powers, each an interface of its own. */
export type HostPower = 'suspend' | 'exec' | 'files' | 'console' | 'faults'

/** A machine that can be broken on purpose. */
export interface Breakable {
  /** Adds a fault; one of the same kind is replaced. Throws INVALID_VALUE, NOT_RUNNING. */
  breakWith(fault: HostFault): Promise<void>
  /** Takes faults away: one kind, or all. A machine that crashed is started again with `start`. */
  heal(kind?: HostFault['kind']): Promise<void>
  faults(): Promise<readonly HostFault[]>
}

export type HostFault =
  /** The power is gone: what was not on disk is lost. It is stopped afterwards. */
  | { readonly kind: 'crash' }
  /** Nothing goes on inside, but nothing is lost; connections hang. */
  | { readonly kind: 'freeze' }
  /** Packets from and to these machines (absent: everybody, also through forwarded ports) are lost. */
  | { readonly kind: 'partition'; readonly from?: readonly string[] }
  /** That share of new connections and pings fails; from 0 to 1. */
  | { readonly kind: 'loss'; readonly rate: number }
  /** Every write to its disk fails with ENOSPC. */
  | { readonly kind: 'full-disk' }

export interface Suspendable {
  /** Freezes the machine in memory; its clock stands. Throws NOT_RUNNING. */
  suspend(): Promise<void>
  resume(): Promise<void>
}

export interface Executable {
  /** Runs a shell command as root without SSH. Resolves with any exit code. */
  exec(command: string, options?: ExecOptions): Promise<ExecResult>
}

export interface ExecOptions extends OperationOptions {
  readonly stdin?: Uint8Array | string
  readonly env?: Readonly<Record<string, string>>
}

export interface ExecResult {
  readonly exitCode: number
  readonly stdout: Buffer
  readonly stderr: Buffer
  /** True when the machine kept only the beginning of the output. */
  readonly truncated: boolean
}

export interface FileAccess {
  /** Throws NOT_FOUND. */
  readFile(path: string, options?: OperationOptions): Promise<Buffer>
  /** Writes the whole file, as root; `mode` as in chmod. The folder must exist. */
  writeFile(path: string, content: Uint8Array | string, options?: OperationOptions & { readonly mode?: number }): Promise<void>
}

export interface ConsoleAccess {
  /** Path of the Unix socket that is the machine's serial console (one client at a time). */
  consoleSocket(): Promise<string>
  /** What the serial console has printed since the machine was started, as far as it is kept. */
  consoleLog(): Promise<string>
}

export const canSuspend = (host: Host): host is Host & Suspendable => host.powers.has('suspend')
export const canExec = (host: Host): host is Host & Executable => host.powers.has('exec')
export const canAccessFiles = (host: Host): host is Host & FileAccess => host.powers.has('files')
export const isBreakable = (host: Host): host is Host & Breakable => host.powers.has('faults')
export const hasConsole = (host: Host): host is Host & ConsoleAccess => host.powers.has('console')

export type ImageSelector = { readonly name: string } | { readonly kubernetesVersion: string }

export type ImageStatus = 'absent' | 'fetching' | 'ready' | 'failed'

/** A template for hosts (kutti's VMImage). Its content lies in the cache, under the hash of what it is made of. */
export interface Image {
  /** Unique in the run. */
  readonly name: string
  /** Absent for an image without Kubernetes. */
  readonly kubernetesVersion?: string
  status(): Promise<ImageStatus>
  /** `sha256:…` of the content; undefined while it is absent. */
  checksum(): Promise<string | undefined>
  /** Its key in the image cache; undefined while nothing was ever got. */
  cacheKey(): Promise<string | undefined>
  /** Builds or downloads it into the cache, unless it is there. */
  fetch(options?: OperationOptions): Promise<void>
  /** Takes a disk image from a local file (QEMU: qcow2 or raw) instead. */
  fromFile(path: string, options?: OperationOptions & { readonly checksum?: string }): Promise<void>
  /** Removes the content from the cache. Throws IN_USE while a machine of this run stands on it; that no other run or save does is for the caller to know. */
  purgeLocal(): Promise<void>
}

export interface ImageSpec {
  readonly name: string
  readonly kubernetesVersion?: string
  /** What `fetch` builds; absent for one that comes by `fromFile`. */
  readonly recipe?: ImageRecipe
}

/** How an image is built: a base that the driver knows, then steps in order. Plain data, so that its hash names the result. */
export interface ImageRecipe {
  /** `debian-bookworm` is the one that every driver with real machines knows. */
  readonly base: string
  readonly steps: readonly ImageStep[]
}

export type ImageStep =
  /** Install packages of the base's distribution. */
  | { readonly kind: 'packages'; readonly names: readonly string[] }
  /** Write a file; `content` is text, `mode` as in chmod. */
  | { readonly kind: 'file'; readonly path: string; readonly content: string; readonly mode?: number }
  /** Run a shell script as root in the image being built. */
  | { readonly kind: 'script'; readonly script: string }
  /**
   * containerd, kubelet, kubeadm and kubectl of a version (`1.34`, `1.34.1`); `preload`: with the images that kubeadm needs. Where the internet
   * has none of it, from files of this computer, by absolute paths: `programs`, a folder with kubeadm, kubelet and kubectl and with the CNI
   * plugins in `cni`; `images`, archives of container images.
   */
  | {
      readonly kind: 'kubernetes'
      readonly version: string
      readonly preload?: boolean
      readonly programs?: string
      readonly images?: readonly string[]
    }
