import { randomUUID } from 'node:crypto'
import type { Model } from '../../model/model.js'
import { notFound } from '../api-error.js'

/** Machines of a cluster that DRS keeps on different hosts. */
interface ClusterModule {
  readonly id: string
  /** Ids of managed objects. */
  readonly cluster: string
  readonly machines: readonly string[]
}

/** The modules of all clusters. What is removed from the inventory leaves them. */
export class ClusterModules {
  readonly #modules = new Map<string, ClusterModule>()

  constructor(model: Model) {
    model.listen((event) => {
      if (event.kind !== 'removed') return
      const { type, value } = event.object.reference
      for (const module of this.#modules.values()) {
        if (type === 'ClusterComputeResource' && module.cluster === value) this.#modules.delete(module.id)
        if (type === 'VirtualMachine' && module.machines.includes(value)) this.leave(module.id, [value])
      }
    })
  }

  get all(): ClusterModule[] {
    return [...this.#modules.values()]
  }

  /** Throws NOT_FOUND. */
  get(id: string): ClusterModule {
    const found = this.#modules.get(id)
    if (found === undefined) throw notFound('cluster module', id)
    return found
  }

  /** Gives its id. */
  add(cluster: string): string {
    const id = randomUUID()
    this.#modules.set(id, { id, cluster, machines: [] })
    return id
  }

  /** Throws NOT_FOUND. */
  remove(id: string): void {
    this.#modules.delete(this.get(id).id)
  }

  /** Throws NOT_FOUND. False if some were in it already; the others are in it now, too. */
  join(id: string, machines: readonly string[]): boolean {
    const module = this.get(id)
    const newOnes = machines.filter((machine) => !module.machines.includes(machine))
    this.#modules.set(id, { ...module, machines: [...new Set([...module.machines, ...newOnes])] })
    return newOnes.length === machines.length
  }

  /** Throws NOT_FOUND. False if some were not in it; the others are no more in it. */
  leave(id: string, machines: readonly string[]): boolean {
    const module = this.get(id)
    const left = module.machines.filter((machine) => !machines.includes(machine))
    this.#modules.set(id, { ...module, machines: left })
    return machines.every((machine) => module.machines.includes(machine))
  }

  save(): readonly ClusterModule[] {
    return this.all
  }

  /** Takes the place of all that there is. */
  restore(saved: unknown): void {
    this.#modules.clear()
    for (const module of saved as readonly ClusterModule[]) this.#modules.set(module.id, module)
  }
}
