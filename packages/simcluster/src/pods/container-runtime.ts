import type { Readable, Writable } from 'node:stream'
import type { Container, Pod } from '../kubelet/pod.js'
import type { Resolution } from './network/cluster-network.js'

/**
 * What is inside of containers: files and a shell. It is handed in, since clusters know no guests; without one, exec and attach answer as a
 * container does that has no shell.
 */
export interface ContainerRuntime {
  /** Called when something first wants to look inside of a container that runs; again when the container was restarted. */
  open(spec: ContainerSpec): RunningContainer
}

export interface ContainerSpec {
  /** `containerd://…` as the pod's status names it: another one after each restart. */
  readonly id: string
  /** As it is stored when asked. */
  readonly pod: () => Pod
  readonly container: Container
  readonly hostname: string
  /** Environment variables as kubelet makes them: of the container, its config maps and secrets, and of the services. */
  readonly env: Readonly<Record<string, string>>
  /** What is mounted, as it is now: kubelet keeps config maps and secrets up to date. */
  readonly mounts: () => readonly Mount[]
  /** The time of the cluster. */
  readonly now: () => Date
  /** Opens a connection as the container would: to pods, services, names. Rejects with a text to show. */
  readonly dial: (host: string, port: number) => Promise<import('node:stream').Duplex>
  /** What the cluster's DNS says of a name, with the search list of pods; without addresses for one that it does not know. */
  readonly resolve: (name: string) => Resolution
}

/** A volume in a container. */
export interface Mount {
  /** Absolute path in the container. */
  readonly path: string
  /** Equal for all containers of a pod that mount the same volume: what one writes the others see. Unique in the cluster for claims. */
  readonly volume: string
  readonly readOnly: boolean
  /** Content by relative path that the volume's source gives (config maps, secrets, tokens, the downward API); absent: files of the container's own. */
  readonly files?: ReadonlyMap<string, MountedFile>
}

export interface MountedFile {
  readonly content: Uint8Array
  readonly mode: number
}

export interface RunningContainer {
  /** Runs a program to its end. Rejects NOT_FOUND for a program that is not there. What it prints comes as it comes. */
  exec(process: ContainerProcess): Promise<{ readonly exitCode: number }>
  /** Ends what runs in it. Idempotent. */
  close(): void
}

export interface ContainerProcess {
  readonly command: readonly string[]
  readonly tty: boolean
  /** Absent: none (as /dev/null). */
  readonly stdin?: Readable
  readonly stdout: Writable
  /** The same as `stdout` at a terminal. */
  readonly stderr: Writable
  /** Tells of the terminal's size, when there is one. */
  readonly onResize?: (listener: (columns: number, rows: number) => void) => void
  readonly signal: AbortSignal
}
