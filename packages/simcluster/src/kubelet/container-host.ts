import type { Hook } from './hooks.js'
import type { Container, Pod } from './pod.js'

/** What stands behind the containers of a kubelet: it is told what happens to them, and may have something to say about it. */
export interface ContainerHost {
  /** Why volumes of the pod can't be mounted now, in the words of FailedMount; undefined: they can. Asked before its first container starts. */
  missingVolume(pod: Pod): string | undefined
  /** It runs: it has been started just now, or was found so. */
  started(pod: Pod, container: Container, restarts: number): void
  /** Begins to run a hook of a container (not one that sleeps), and calls `hookEnded` of the kubelet later; false: nothing can run it. */
  runHook(pod: Pod, container: Container, restarts: number, hook: Hook): boolean
  /** It was asked to end. */
  stopping(pod: Pod, container: Container, restarts: number): void
  ended(pod: Pod, container: Container, restarts: number): void
  /** There is nothing left of the pod. */
  gone(pod: Pod): void
}
