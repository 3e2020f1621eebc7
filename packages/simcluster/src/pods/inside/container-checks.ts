import type { Duplex } from 'node:stream'
import type { Clock } from '@vivarium/controller'
import type { Hook } from '../../kubelet/hooks.js'
import { containerId } from '../../kubelet/image.js'
import { type Container, type HttpGetAction, type Pod, podText } from '../../kubelet/pod.js'
import type { ContainerOutcome, ContainerView } from '../../kubelet/stages.js'
import { type Behaviour, listens } from '../behaviours/behaviour.js'
import { statusOf } from '../pod-parts.js'
import { within } from '../within.js'
import { runHook } from './hook.js'
import type { LiveContainer } from './live-container.js'
import { Prober } from './prober.js'

/** What probes and hooks need of the pods' world. */
export interface ChecksWorld {
  readonly clock: Clock
  /** Programs can be run in containers. */
  readonly hasRuntime: boolean
  behaviourOf(pod: Pod, container: Container): Behaviour | undefined
  /** As it is stored now. */
  current(pod: Pod): Pod
  connect(pod: Pod, port: number): Duplex | undefined
  dial(host: string, port: number, from: Pod): Promise<Duplex>
  enliven(pod: Pod, container: Container, restarts: number): LiveContainer
  happened(pod: Pod, container: string, restarts: number, outcome: ContainerOutcome): void
  hookEnded(pod: Pod, container: string, restarts: number, hook: Hook, failure: string | undefined): void
  warn(pod: Pod, reason: string, message: string): void
}

/** What a probe or a hook takes by itself, in milliseconds of the host's time; all else is waiting. */
const longestWorkMs = 250

/** What kubelets ask of the inside of containers: probes and hooks. */
export class ContainerChecks {
  readonly #world: ChecksWorld
  /** Containers that have been started, but of which the pod's status does not tell yet, by their id. */
  readonly #unprobed = new Map<string, (pod: Pod) => void>()
  #working = 0

  constructor(world: ChecksWorld) {
    this.#world = world
  }

  /** False while probes and hooks wait for an answer. */
  get isIdle(): boolean {
    return this.#working === 0
  }

  /** Whether its readiness is asked of it. */
  isProbed({ pod, container }: ContainerView): boolean {
    if (!container.readinessProbe && !container.startupProbe) return false
    const behaviour = this.#world.behaviourOf(pod, container)
    return behaviour !== undefined && behaviour.ready === undefined && listens(behaviour)
  }

  /** Asks its probes from when the pod's status tells that it runs: kubelets ask what they have told of. */
  probe(pod: Pod, container: Container, restarts: number, behaviour: Behaviour, live: LiveContainer): void {
    if (statusOf(pod, container.name)?.state?.running) this.#probe(pod, container, restarts, behaviour, live)
    else this.#unprobed.set(live.id, (told) => this.#probe(told, container, restarts, behaviour, live))
  }

  podChanged(pod: Pod): void {
    if (this.#unprobed.size === 0) return
    const { containerStatuses = [], initContainerStatuses = [] } = pod.status ?? {}
    for (const { containerID = '', state } of [...containerStatuses, ...initContainerStatuses]) {
      const begin = state?.running && this.#unprobed.get(containerID)
      if (!begin) continue
      this.#unprobed.delete(containerID)
      begin(pod)
    }
  }

  ended(pod: Pod, container: Container, restarts: number): void {
    this.#unprobed.delete(containerId(pod.metadata.uid ?? '', container.name, restarts))
  }

  /** False: there is nothing that could run it. */
  runHook(pod: Pod, container: Container, restarts: number, hook: Hook): boolean {
    const world = this.#world
    const action = container.lifecycle?.[hook]
    if (!action || !(action.exec ? world.hasRuntime : this.#isAnswered(pod, action.httpGet))) return false
    const live = world.enliven(pod, container, restarts)
    const running = runHook(action, {
      container,
      live,
      podIp: () => world.current(pod).status?.podIP ?? '',
      podText: podText(pod),
      dial: async (host, port) =>
        host === undefined ? (live.connect(port) ?? world.connect(world.current(pod), port)) : world.dial(host, port, world.current(pod)),
      warn: (reason, message) => world.warn(pod, reason, message),
    })
    this.#busyWith(running.then((failure) => world.hookEnded(pod, container.name, restarts, hook, failure)))
    return true
  }

  /** There is something that a request can be made to; a pod without behaviours takes it well. */
  #isAnswered(pod: Pod, get: HttpGetAction | undefined): boolean {
    if (!get || get.host) return get !== undefined
    return pod.spec.containers.some((container) => {
      const behaviour = this.#world.behaviourOf(pod, container)
      return behaviour !== undefined && listens(behaviour)
    })
  }

  #probe(pod: Pod, container: Container, restarts: number, behaviour: Behaviour, live: LiveContainer): void {
    const world = this.#world
    new Prober(container, {
      clock: world.clock,
      ended: live.ended,
      tellsReady: behaviour.ready === undefined,
      connect: (port) => world.connect(world.current(pod), port),
      podIp: () => world.current(pod).status?.podIP ?? '',
      exec: (process) => live.exec(process),
      happened: (outcome) => world.happened(pod, container.name, restarts, outcome),
      busy: (asking) => this.#busyWith(asking),
    }).start()
  }

  /** For a moment only: a program may wait for the time of the cluster. */
  #busyWith(work: Promise<void>): void {
    this.#working++
    void within(longestWorkMs, work).then(() => {
      this.#working--
    })
  }
}
