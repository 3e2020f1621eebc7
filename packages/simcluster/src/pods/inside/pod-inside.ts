import { setMaxListeners } from 'node:events'
import { containerId } from '../../kubelet/image.js'
import type { Pod } from '../../kubelet/pod.js'
import type { ContainerLog } from '../logs/container-log.js'
import type { LiveContainer } from './live-container.js'

/** Logs of this many lives of a container are kept: of the one that is, and of the previous one. */
const keptLives = 2

/** What is inside of one pod, as far as anything is. */
export class PodInside {
  /** As it was when somebody first looked. */
  readonly pod: Pod
  #gone = newSignal()
  readonly #lives = new Map<string, { readonly restarts: number; readonly live: LiveContainer }>()
  readonly #ended = new Map<string, number>()
  readonly #logs = new Map<string, ContainerLog>()

  constructor(pod: Pod) {
    this.pod = pod
  }

  /** Aborted when the pod is gone, or its node has crashed. */
  get gone(): AbortSignal {
    return this.#gone.signal
  }

  live(container: string, restarts: number): LiveContainer | undefined {
    const known = this.#lives.get(container)
    return known?.restarts === restarts ? known.live : undefined
  }

  add(container: string, restarts: number, live: LiveContainer): void {
    this.#lives.get(container)?.live.end()
    this.#lives.set(container, { restarts, live })
    this.#logs.set(live.id, live.log)
    this.#logs.delete(containerId(this.pod.metadata.uid ?? '', container, restarts - keptLives))
    setMaxListeners(0, live.ended)
  }

  ended(container: string, restarts: number): void {
    this.live(container, restarts)?.end()
    this.#ended.set(container, restarts)
  }

  hasEnded(container: string, restarts: number): boolean {
    return (this.#ended.get(container) ?? -1) >= restarts
  }

  log(id: string): ContainerLog | undefined {
    return this.#logs.get(id)
  }

  /** All that runs has ended, at once; what comes to life afterwards does so anew. */
  crash(): void {
    for (const { live } of this.#lives.values()) live.end()
    this.#lives.clear()
    this.#gone.abort()
    this.#gone = newSignal()
  }

  close(): void {
    this.crash()
    this.#logs.clear()
  }
}

function newSignal(): AbortController {
  const controller = new AbortController()
  // One listener a stream.
  setMaxListeners(0, controller.signal)
  return controller
}
