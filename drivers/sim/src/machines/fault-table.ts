import { errors, type HostFault, type HostSpec, hostId } from '@vivarium/core'
import type { Guest } from '@vivarium/guest'
import type { Fabric } from '../fabric/fabric.js'

type Fault<K extends HostFault['kind']> = Extract<HostFault, { kind: K }>

/** What is broken of a machine, and stays so until it is healed: at most one fault of a kind. A machine that is frozen stands still by itself. */
export class FaultTable {
  readonly #spec: HostSpec
  readonly #id: string
  readonly #guest: Guest
  readonly #fabric: Fabric
  readonly #faults = new Map<HostFault['kind'], HostFault>()

  /** The machine is on the fabric. */
  constructor(faults: readonly HostFault[], spec: HostSpec, guest: Guest, fabric: Fabric) {
    this.#spec = spec
    this.#id = hostId(spec)
    this.#guest = guest
    this.#fabric = fabric
    for (const fault of faults) this.#take(fault)
  }

  has(kind: HostFault['kind']): boolean {
    return this.#faults.has(kind)
  }

  list(): readonly HostFault[] {
    return [...this.#faults.values()]
  }

  /** Throws INVALID_VALUE. */
  add(fault: HostFault): void {
    if (fault.kind === 'loss' && !(fault.rate >= 0 && fault.rate <= 1))
      throw errors.invalidValue('rate of loss', fault.rate, 'it is a share of all packets: a number from 0 to 1')
    this.#take(fault)
  }

  /** Without a kind, all. */
  heal(kind?: HostFault['kind']): void {
    for (const fault of [...this.#faults.keys()]) if (kind === undefined || fault === kind) this.#mend(fault)
  }

  #take(fault: HostFault): void {
    this.#faults.set(fault.kind, fault)
    if (fault.kind === 'partition') this.#fabric.setPartition(this.#id, this.#partitionOf(fault))
    else if (fault.kind === 'loss') this.#fabric.setLoss(this.#id, fault.rate)
    else if (fault.kind === 'full-disk') this.#guest.files.full = true
  }

  #mend(kind: HostFault['kind']): void {
    this.#faults.delete(kind)
    if (kind === 'partition') this.#fabric.setPartition(this.#id, undefined)
    else if (kind === 'loss') this.#fabric.setLoss(this.#id, undefined)
    else if (kind === 'full-disk') this.#guest.files.full = false
  }

  /** Machines are named as in the run, or by name on the same network. */
  #partitionOf({ from }: Fault<'partition'>): ReadonlySet<string> | 'all' {
    if (from === undefined) return 'all'
    const { network, cluster } = this.#spec
    return new Set(
      from.flatMap((name) => [name, hostId({ name, network }), ...(cluster === undefined ? [] : [hostId({ name, network, cluster })])]),
    )
  }
}
