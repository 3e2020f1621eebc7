import type { Duplex } from 'node:stream'
import type { ApiServer, ConnectionBackend } from '@vivarium/apiserver'
import { type Clock, EventRecorder, type Informer, type Log, type Manager, type Runnable } from '@vivarium/controller'
import { messageOf } from '@vivarium/core'
import type { ContainerHost } from '../kubelet/container-host.js'
import type { Hook } from '../kubelet/hooks.js'
import { containerId } from '../kubelet/image.js'
import type { Kubelet } from '../kubelet/kubelet.js'
import { type Container, type Pod, podKind } from '../kubelet/pod.js'
import type { ContainerOutcome, ContainerView, Stages } from '../kubelet/stages.js'
import type { Nodes } from '../nodes/nodes.js'
import { acts, type Behaviour, listens, listensAt } from './behaviours/behaviour.js'
import { Behaviours } from './behaviours/behaviours.js'
import { KnownImages } from './behaviours/known-images.js'
import { pullRule } from './behaviours/registry/pull-rule.js'
import { Registries, type RegistryContent } from './behaviours/registry/registries.js'
import { answerConnection, type ConnectionWorld } from './connections.js'
import type { ContainerRuntime, ContainerSpec } from './container-runtime.js'
import { ApiObjects } from './environment/api-objects.js'
import { environmentOf } from './environment/variables.js'
import { missingVolume, mountsOf } from './environment/volumes.js'
import { ContainerChecks } from './inside/container-checks.js'
import { LiveContainer } from './inside/live-container.js'
import { PodInside } from './inside/pod-inside.js'
import { ContainerLog } from './logs/container-log.js'
import { ClusterNetwork } from './network/cluster-network.js'
import { containerOf, statusOf } from './pod-parts.js'
import { within } from './within.js'

export interface PodWorldOptions {
  readonly clock: Clock
  readonly log?: Log
  readonly runtime?: ContainerRuntime
  readonly behaviours?: readonly Behaviour[]
  /** What registries kept when the cluster was saved. */
  readonly registries?: RegistryContent
}

interface Attached {
  readonly api: ApiServer
  readonly kubelet: Kubelet
  readonly nodes: Nodes
  readonly pods: Informer<Pod>
  readonly objects: ApiObjects
  readonly network: ClusterNetwork
  readonly recorder: EventRecorder
}

/**
 * The inside of a cluster's pods: what their containers write, answer and run. Nothing is made for a container before it acts or somebody looks, so that
 * ten thousand of them cost nothing.
 */
export class PodWorld implements ContainerHost, ConnectionWorld, Runnable {
  readonly registries: Registries
  readonly #clock: Clock
  readonly #log: Log | undefined
  readonly #runtime: ContainerRuntime | undefined
  readonly #behaviours: Behaviours
  readonly #insides = new Map<string, PodInside>()
  readonly #checks: ContainerChecks
  readonly #waiting = new Map<string, { readonly namespace: string; readonly name: string }>()
  #stopWatches: (() => void)[] = []
  #attached: Attached | undefined
  readonly #answering = new Set<Promise<void>>()
  #closed = false

  constructor({ clock, log, runtime, behaviours = [], registries }: PodWorldOptions) {
    this.#clock = clock
    this.#log = log
    this.#runtime = runtime
    this.registries = new Registries(registries)
    const known = new KnownImages((request, response, { pod, container }) => this.registries.serve(pod, container, request, response))
    this.#behaviours = new Behaviours(behaviours, known, (pod, error) => this.#warn(pod, 'BehaviourInvalid', messageOf(error)))
    this.#checks = new ContainerChecks({
      clock,
      hasRuntime: runtime !== undefined,
      behaviourOf: (pod, container) => this.#behaviours.of(pod, container),
      current: (pod) => this.#there.pods.get(keyOfPod(pod)) ?? pod,
      connect: (pod, port) => this.connect(pod, port),
      dial: (host, port, from) => this.network.dial(host, port, from),
      enliven: (pod, container, restarts) => this.#enliven(pod, container, restarts),
      happened: (...what) => this.#attached?.kubelet.happened(...what),
      hookEnded: (...what) => this.#attached?.kubelet.hookEnded(...what),
      warn: (pod, reason, message) => this.#warn(pod, reason, message),
    })
  }

  /** What answers log, exec, attach, port-forward and proxy. */
  readonly backend: ConnectionBackend = async (connection) => {
    const answering = answerConnection(this, connection)
    this.#answering.add(answering)
    try {
      await answering
    } finally {
      this.#answering.delete(answering)
    }
  }

  /** To be called before the manager starts. */
  attach(api: ApiServer, manager: Manager, kubelet: Kubelet, nodes: Nodes): void {
    const pods = manager.informers.of<Pod>(podKind)
    const objects = new ApiObjects(api, this.#clock)
    const recorder = new EventRecorder(manager.client, {
      component: 'kubelet',
      clock: this.#clock,
      ...(this.#log && { log: this.#log }),
    })
    const network = new ClusterNetwork({ api, manager, nodes, connect: (pod, port) => this.connect(pod, port) })
    this.#attached = { api, kubelet, nodes, pods, objects, network, recorder }
    nodes.onStopped(({ name }) => this.#nodeStopped(name))
    pods.handle({ updated: (_before, pod) => this.#checks.podChanged(pod) })
  }

  /** False while probes and hooks wait for an answer. */
  get isIdle(): boolean {
    return this.#checks.isIdle
  }

  get clock(): Clock {
    return this.#clock
  }

  get nodes(): Nodes {
    return this.#there.nodes
  }

  get network(): ClusterNetwork {
    return this.#there.network
  }

  start(): void {}

  async stop(): Promise<void> {
    this.#closed = true
    for (const stop of this.#stopWatches) stop()
    for (const inside of this.#insides.values()) inside.close()
    this.#insides.clear()
    // Who is connected learns how it ended; who does not listen is not waited for.
    await within(farewellMs, Promise.allSettled(this.#answering))
    await this.#attached?.recorder.flush()
  }

  /** From now on, also for containers that run already. */
  addBehaviours(behaviours: readonly Behaviour[]): () => void {
    const remove = this.#behaviours.add(behaviours)
    this.#lookAgain()
    return () => {
      remove()
      this.#lookAgain()
    }
  }

  /** What the kubelet's stages are where something is inside: before the default ones. */
  get stages(): Stages {
    const of = ({ pod, container }: ContainerView) => this.#behaviours.of(pod, container)
    return {
      containers: [
        {
          name: 'config',
          when: { phase: 'starting', fits: ({ container }) => Boolean(container.env?.length || container.envFrom?.length) },
          after: (view) => (this.#configProblem(view) === undefined ? undefined : 0),
          next: (view) => ({ to: 'start-failed', reason: 'CreateContainerConfigError', message: this.#configProblem(view) ?? '' }),
        },
        pullRule((image) => this.#attached && this.registries.pull(image, this.#attached.network)),
        {
          name: 'ready',
          when: { phase: 'running', ready: false, fits: (view) => of(view)?.ready !== undefined || this.#checks.isProbed(view) },
          after: (view) => of(view)?.ready?.afterMs,
          next: { to: 'ready' },
        },
        {
          name: 'exit',
          when: { phase: 'running', fits: (view) => of(view)?.exit !== undefined },
          after: (view) => of(view)?.exit?.afterMs,
          next: (view) => {
            const { code = 0, reason, message } = of(view)?.exit ?? {}
            return { to: 'exited', exitCode: code, ...(reason !== undefined && { reason }), ...(message !== undefined && { message }) }
          },
        },
        // It says itself when it has ended, or is killed.
        {
          name: 'stop',
          when: { phase: 'stopping', fits: (view) => of(view)?.onSignal !== undefined },
          after: () => undefined,
          next: { to: 'exited', exitCode: 0 },
        },
      ],
    }
  }

  #lookAgain(): void {
    if (!this.#attached || this.#closed) return
    const { pods, kubelet } = this.#attached
    for (const pod of pods.list()) {
      for (const { name, restartCount, state } of pod.status?.containerStatuses ?? []) {
        const container = state?.running && containerOf(pod, name)
        if (!container) continue
        const live = this.#insides.get(pod.metadata.uid ?? '')?.live(name, restartCount)
        if (live) live.become(this.#behaviours.of(pod, container))
        else this.started(pod, container, restartCount)
      }
    }
    kubelet.lookAgain()
  }

  missingVolume(pod: Pod): string | undefined {
    if (!this.#attached || !pod.spec.volumes?.length) return undefined
    const { namespace = '', name = '', uid = '' } = pod.metadata
    const problem = missingVolume(pod, this.#attached.objects)
    if (problem === undefined) this.#waiting.delete(uid)
    else {
      this.#waiting.set(uid, { namespace, name })
      this.#watchSources(this.#attached)
    }
    return problem
  }

  started(pod: Pod, container: Container, restarts: number): void {
    const behaviour = this.#behaviours.of(pod, container)
    if (!behaviour || this.#closed) return
    const probed = listens(behaviour) && (container.readinessProbe ?? container.livenessProbe ?? container.startupProbe) !== undefined
    if (!acts(behaviour) && !probed) return
    const live = this.#enliven(pod, container, restarts)
    live.start()
    if (probed) this.#checks.probe(pod, container, restarts, behaviour, live)
  }

  runHook(pod: Pod, container: Container, restarts: number, hook: Hook): boolean {
    return this.#attached !== undefined && !this.#closed && this.#checks.runHook(pod, container, restarts, hook)
  }

  stopping(pod: Pod, container: Container, restarts: number): void {
    this.#insides
      .get(pod.metadata.uid ?? '')
      ?.live(container.name, restarts)
      ?.stopping()
  }

  ended(pod: Pod, container: Container, restarts: number): void {
    this.#checks.ended(pod, container, restarts)
    this.#insides.get(pod.metadata.uid ?? '')?.ended(container.name, restarts)
  }

  gone(pod: Pod): void {
    const uid = pod.metadata.uid ?? ''
    this.#waiting.delete(uid)
    this.#insides.get(uid)?.close()
    this.#insides.delete(uid)
    this.registries.forget(uid)
    this.#attached?.objects.forget(uid)
  }

  /** The inside of a container that runs, by the pod's status; undefined: it does not run. */
  running(pod: Pod, name: string): LiveContainer | undefined {
    const status = statusOf(pod, name)
    const container = containerOf(pod, name)
    if (!status?.state?.running || !container || this.#closed) return undefined
    const inside = this.#insides.get(pod.metadata.uid ?? '')
    if (inside?.hasEnded(name, status.restartCount)) return undefined
    return this.#enliven(pod, container, status.restartCount, Date.parse(status.state.running.startedAt))
  }

  /** The log of a container that has ended, as far as it is kept. */
  endedLog(pod: Pod, name: string, id: string, startedAt: string | undefined): ContainerLog {
    const kept = this.#insides.get(pod.metadata.uid ?? '')?.log(id)
    if (kept) return kept
    const container = containerOf(pod, name)
    const log = new ContainerLog(() => this.#clock.now().getTime())
    if (container && !this.#behaviours.of(pod, container)) introduce(log, container, Date.parse(startedAt ?? '') || 0)
    log.end()
    return log
  }

  /** Aborted when the pod is gone. */
  goneSignal(pod: Pod): AbortSignal {
    return this.#insideOf(pod).gone
  }

  /** Connects to a port of a pod's containers; undefined: nothing listens there. */
  connect(pod: Pod, port: number): Duplex | undefined {
    for (const { name } of [...pod.spec.containers, ...(pod.spec.initContainers ?? []), ...(pod.spec.ephemeralContainers ?? [])]) {
      const container = containerOf(pod, name)
      const behaviour = container && this.#behaviours.of(pod, container)
      if (!behaviour || !listensAt(behaviour, port)) continue
      const socket = this.running(pod, name)?.connect(port)
      if (socket) return socket
    }
    return undefined
  }

  get #there(): Attached {
    if (!this.#attached) throw new TypeError('the world is attached before anybody asks')
    return this.#attached
  }

  #insideOf(pod: Pod): PodInside {
    const uid = pod.metadata.uid ?? ''
    const known = this.#insides.get(uid)
    if (known) return known
    const inside = new PodInside(pod)
    this.#insides.set(uid, inside)
    return inside
  }

  #enliven(pod: Pod, container: Container, restarts: number, startedMs: number = this.#clock.now().getTime()): LiveContainer {
    const inside = this.#insideOf(pod)
    const known = inside.live(container.name, restarts)
    if (known) return known
    const { uid = '', namespace = '', name = '' } = pod.metadata
    const id = containerId(uid, container.name, restarts)
    const log = new ContainerLog(() => this.#clock.now().getTime())
    const behaviour = this.#behaviours.of(pod, container)
    if (!behaviour) introduce(log, container, startedMs)
    const current = () => this.#there.pods.get({ namespace, name }) ?? pod
    const happened = (outcome: ContainerOutcome) => this.#attached?.kubelet.happened(pod, container.name, restarts, outcome)
    const dial = (host: string, port: number) => this.network.dial(host, port, current())
    const live = new LiveContainer(id, container, behaviour, log, {
      clock: this.#clock,
      runtime: this.#runtime,
      pod: current,
      specOf: () => this.#specOf(id, container, current, dial),
      dial,
      exit: (exitCode, reason, message) =>
        happened({ to: 'exited', exitCode, ...(reason !== undefined && { reason }), ...(message !== undefined && { message }) }),
      warn: (reason, message) => this.#warn(pod, reason, message),
    })
    inside.add(container.name, restarts, live)
    return live
  }

  #specOf(id: string, container: Container, pod: () => Pod, dial: ContainerSpec['dial']): ContainerSpec {
    const { objects } = this.#there
    const resources = objects.nodeResources(pod().spec.nodeName ?? '')
    const made = environmentOf(pod(), container, objects, resources)
    const variables = 'variables' in made ? made.variables : {}
    const { hostname, hostNetwork, nodeName = '' } = pod().spec
    const name = hostNetwork ? nodeName : (hostname ?? pod().metadata.name ?? '')
    return {
      id,
      pod,
      container,
      hostname: name,
      env: { PATH: defaultPath, HOSTNAME: name, ...variables },
      mounts: () => mountsOf(pod(), container, variables, objects, resources),
      now: () => this.#clock.now(),
      dial,
      resolve: (host) => this.network.lookUp(host, pod()),
    }
  }

  #configProblem({ pod, container }: ContainerView): string | undefined {
    if (!this.#attached) return undefined
    const { objects } = this.#attached
    // Variables of services can't be missing, and there may be many.
    const needed = { find: objects.find.bind(objects), services: () => [] }
    const made = environmentOf(pod, container, needed, {})
    return 'problem' in made ? made.problem : undefined
  }

  #warn(pod: Pod, reason: string, message: string): void {
    this.#attached?.recorder.event(pod, 'Warning', reason, message)
  }

  #nodeStopped(node: string): void {
    for (const inside of this.#insides.values()) if (inside.pod.spec.nodeName === node) inside.crash()
  }

  /** From the first pod on that waits for something: what it waits for may come. */
  #watchSources({ api, kubelet }: Attached): void {
    if (this.#stopWatches.length > 0) return
    let listing = true
    const changed = (namespace: string | undefined) => {
      if (listing) return
      for (const [uid, pod] of this.#waiting) {
        if (pod.namespace !== namespace) continue
        this.#waiting.delete(uid)
        kubelet.mountAgain(pod.namespace, pod.name)
      }
    }
    this.#stopWatches = ['ConfigMap', 'Secret', 'ServiceAccount'].map((kind) =>
      api.client.watch({ apiVersion: 'v1', kind }, {}, ({ type, object }) => {
        if (type === 'ADDED' || type === 'MODIFIED') changed(object.metadata.namespace)
      }),
    )
    listing = false
  }
}

/** For the last words of connections when the cluster is closed, in milliseconds of the host's time. */
const farewellMs = 1000
const defaultPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

function keyOfPod({ metadata }: Pod): { namespace: string; name: string } {
  return { namespace: metadata.namespace ?? '', name: metadata.name ?? '' }
}

/** What a container says that has nothing else to say. */
function introduce(log: ContainerLog, container: Container, atMs: number): void {
  log.write(
    'stdout',
    `A simulated container of the image ${container.image ?? ''} has started. It has no behaviour, so this is all that it says.\n`,
    atMs,
  )
}
