import type { Model } from '../../model/model.js'
import { ApiError, alreadyExists, invalidArgument, notFound } from '../api-error.js'

export type DataSetAccess = 'NONE' | 'READ_ONLY' | 'READ_WRITE'

/** Entries that a machine's guest and its host share, by key. */
export interface DataSet {
  readonly name: string
  readonly description: string
  readonly host: DataSetAccess
  readonly guest: DataSetAccess
  readonly omit_from_snapshot_and_clone: boolean
  readonly entries: Readonly<Record<string, string>>
}

/** In bytes (vSphere Automation API reference, `com.vmware.vcenter.vm.data_sets`). */
const longest = { key: 4096, value: 2 ** 20 } as const

/** The data sets of all machines, and of their snapshots. Those of a machine go with it. */
export class DataSets {
  /** By id of the machine or snapshot, then by name. */
  readonly #sets = new Map<string, ReadonlyMap<string, DataSet>>()

  constructor(model: Model) {
    model.listen((event) => {
      if (event.kind === 'removed' && /^VirtualMachine(Snapshot)?$/.test(event.object.type.name))
        this.#sets.delete(event.object.reference.value)
    })
  }

  of(machine: string): readonly DataSet[] {
    return [...(this.#sets.get(machine)?.values() ?? [])]
  }

  /** Throws NOT_FOUND. */
  get(machine: string, name: string): DataSet {
    const found = this.#sets.get(machine)?.get(name)
    if (found === undefined) throw notFound('data set', name)
    return found
  }

  /** In bytes. */
  used(machine: string, name: string): number {
    return Object.entries(this.get(machine, name).entries).reduce(
      (sum, [key, value]) => sum + Buffer.byteLength(key) + Buffer.byteLength(value),
      0,
    )
  }

  /** Throws ALREADY_EXISTS and INVALID_ARGUMENT. */
  add(machine: string, set: Omit<DataSet, 'entries'>): void {
    if (set.name.trim() === '') throw invalidArgument('The name of a data set can not be empty.')
    if (this.#sets.get(machine)?.has(set.name) === true) throw alreadyExists('data set', set.name)
    this.#put(machine, { ...set, entries: {} })
  }

  /** Throws NOT_FOUND. */
  change(machine: string, name: string, changes: Partial<Omit<DataSet, 'name' | 'entries'>>): void {
    this.#put(machine, { ...this.get(machine, name), ...changes })
  }

  /** Throws NOT_FOUND, and RESOURCE_IN_USE for one with entries, unless it is forced. */
  remove(machine: string, name: string, force: boolean): void {
    if (!force && Object.keys(this.get(machine, name).entries).length > 0) {
      throw new ApiError('RESOURCE_IN_USE', `The data set '${name}' is not empty.`)
    }
    const left = new Map(this.#sets.get(machine))
    if (!left.delete(name)) throw notFound('data set', name)
    this.#sets.set(machine, left)
  }

  /** Throws NOT_FOUND, and UNAUTHORIZED for a set that the host may not read. */
  entries(machine: string, name: string): Readonly<Record<string, string>> {
    const { host, entries } = this.get(machine, name)
    if (host === 'NONE') throw forbidden(name)
    return entries
  }

  /** Throws NOT_FOUND, INVALID_ARGUMENT, and UNAUTHORIZED for a set that the host may not change. */
  setEntry(machine: string, name: string, key: string, value: string | undefined): void {
    const set = this.get(machine, name)
    if (set.host !== 'READ_WRITE') throw forbidden(name)
    if (Buffer.byteLength(key) > longest.key) throw invalidArgument(`A key may have ${longest.key} bytes.`)
    if (Buffer.byteLength(value ?? '') > longest.value) throw invalidArgument(`A value may have ${longest.value} bytes.`)
    const { [key]: before, ...others } = set.entries
    if (value === undefined && before === undefined) throw notFound('entry', key)
    this.#put(machine, { ...set, entries: value === undefined ? others : { ...set.entries, [key]: value } })
  }

  /** What a clone or a snapshot gets, or a machine that goes back to one, in the place of what it has. */
  copy(from: string, to: string): void {
    const sets = this.of(from).filter(({ omit_from_snapshot_and_clone: isLeftOut }) => !isLeftOut)
    if (sets.length > 0) this.#sets.set(to, new Map(sets.map((set) => [set.name, set])))
    else this.#sets.delete(to)
  }

  save(): Readonly<Record<string, readonly DataSet[]>> {
    return Object.fromEntries([...this.#sets].map(([machine, sets]) => [machine, [...sets.values()]]))
  }

  /** Takes the place of all that there is. */
  restore(saved: unknown): void {
    this.#sets.clear()
    for (const [machine, sets] of Object.entries(saved as ReturnType<DataSets['save']>)) for (const set of sets) this.#put(machine, set)
  }

  #put(machine: string, set: DataSet): void {
    this.#sets.set(machine, new Map(this.#sets.get(machine)).set(set.name, set))
  }
}

const forbidden = (name: string) => new ApiError('UNAUTHORIZED', `The data set '${name}' does not allow that to the host.`)
