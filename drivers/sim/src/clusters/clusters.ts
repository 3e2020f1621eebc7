import type { OperationOptions } from '@vivarium/core'
import type { ClusterStarter, ControlPlaneRequest, RuntimeView } from '@vivarium/guest'
import { nodeImages } from '@vivarium/simcluster'
import { type ControlPlaneState, SimControlPlane } from './control-plane.js'
import { runtimeView } from './node-runtime.js'
import type { World } from './world.js'

/** The control planes of a run. kubeadm in its machines starts them. */
export class Clusters implements ClusterStarter, AsyncDisposable {
  readonly #world: World
  readonly #planes = new Set<SimControlPlane>()

  constructor(world: World) {
    this.#world = world
  }

  [Symbol.iterator](): IterableIterator<SimControlPlane> {
    return this.#planes.values()
  }

  async open(states: readonly ControlPlaneState[]): Promise<void> {
    for (const plane of await Promise.all(states.map((state) => SimControlPlane.open(this.#world, state)))) this.#planes.add(plane)
  }

  async init(request: ControlPlaneRequest, signal: AbortSignal): Promise<SimControlPlane> {
    const plane = await SimControlPlane.init(this.#world, request, signal)
    this.#planes.add(plane)
    return plane
  }

  async find(endpoint: string, machine: string): Promise<SimControlPlane | undefined> {
    const from = this.#world.machine(machine)
    const [, bracketed, plain, port = '6443'] = /^(?:\[(.+)\]|([^:]+))(?::(\d+))?$/.exec(endpoint) ?? []
    const host = bracketed ?? plain
    if (from === undefined || host === undefined) return undefined
    for (const address of from.resolve(host)) {
      const to = this.#world.fabric.find(from.station, address)
      if (to === undefined || (to !== from.station && !this.#world.fabric.isOpen(from.station, to))) continue
      for (const plane of this.#planes) if (plane.isRunning && plane.isAt(to.id, Number(port))) return plane
    }
    return undefined
  }

  /** What the container runtime of a machine has: pods of the cluster that it is a node of, else the images that it came with. */
  runtimeOf(machine: string): RuntimeView | undefined {
    const found = this.#world.machine(machine)
    if (found === undefined) return undefined
    for (const plane of this.#planes) {
      const view = plane.runtimeOf(found)
      if (view) return view
    }
    const images = nodeImages(found.images)
    return runtimeView({ cluster: undefined, pods: [], node: { status: { images } }, runs: () => false })
  }

  async leave(machine: string): Promise<void> {
    for (const plane of [...this.#planes]) if (!(await plane.leave(machine))) this.#planes.delete(plane)
  }

  /** To be called when something about a machine is otherwise. Resolves when all control planes are as their machines are. */
  async refresh(machine?: string): Promise<void> {
    const concerned = [...this.#planes].filter((plane) => machine === undefined || plane.concerns(machine))
    await Promise.all(concerned.map((plane) => plane.refresh(machine)))
  }

  /** To be called when files of a machine may be other ones. */
  look(machine: string): void {
    for (const plane of this.#planes) plane.look(machine)
  }

  async settled(options?: OperationOptions): Promise<void> {
    for (const plane of this.#planes) await plane.settled(options)
  }

  async close(): Promise<void> {
    await Promise.all(Array.from(this.#planes, (plane) => plane.close()))
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }
}
