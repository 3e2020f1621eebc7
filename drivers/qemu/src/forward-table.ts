import { errors, type Forward, type ForwardSpec, isVivariumError, type OperationOptions } from '@vivarium/core'
import type { PortForwards } from '@vivarium/vm'

/** A machine's port forwards: those that it is to have, and, while it runs, those that it has. At most one a guest port. */
export class ForwardTable {
  #wanted: ForwardSpec[]
  #active: Forward[] = []
  #qemu: PortForwards | undefined

  constructor(wanted: readonly ForwardSpec[]) {
    this.#wanted = [...wanted]
  }

  /**
   * Makes the wanted forwards on a machine that has come up. `preferred` are host ports by guest port. Where `fallBack`, a host port that
   * is taken (by another run of the same save, most often) is replaced by a free one; else it throws FORWARD_FAILED.
   */
  async attach(
    qemu: PortForwards,
    {
      preferred,
      fallBack,
      ...options
    }: OperationOptions & { readonly preferred: Readonly<Record<string, number>>; readonly fallBack: boolean },
  ): Promise<void> {
    this.#qemu = qemu
    this.#active = []
    for (const spec of this.#wanted) {
      const hostPort = preferred[spec.guestPort] ?? spec.hostPort
      const canFallBack = fallBack || hostPort !== spec.hostPort
      try {
        this.#active.push(await qemu.add({ ...spec, hostPort }, options))
      } catch (error) {
        if (!canFallBack || !isVivariumError(error, 'FORWARD_FAILED')) throw error
        this.#active.push(await qemu.add({ ...spec, hostPort: 0 }, options))
      }
    }
  }

  /** The machine is gone; what is wanted stays. */
  detach(): void {
    this.#qemu = undefined
    this.#active = []
  }

  /** Throws ALREADY_EXISTS, and for a running machine FORWARD_FAILED. */
  async add(spec: Forward): Promise<Forward> {
    if (this.#wanted.some(({ guestPort }) => guestPort === spec.guestPort))
      throw errors.alreadyExists('forwarded port', String(spec.guestPort))
    const forward = this.#qemu ? await this.#qemu.add(spec) : spec
    this.#wanted.push(spec)
    if (this.#qemu) this.#active.push(forward)
    return forward
  }

  /** Throws NOT_FOUND. */
  async remove(guestPort: number): Promise<void> {
    const there = this.#wanted.map((spec) => spec.guestPort)
    if (!there.includes(guestPort)) throw errors.notFound('forwarded port', String(guestPort), there.map(String))
    const active = this.find(guestPort)
    if (active) await this.#qemu?.remove(active)
    this.#active = this.#active.filter((forward) => forward !== active)
    this.#wanted = this.#wanted.filter((spec) => spec.guestPort !== guestPort)
  }

  /** An active one. */
  find(guestPort: number): Forward | undefined {
    return this.#active.find((forward) => forward.guestPort === guestPort)
  }

  /** Those that are active, or, of a machine that is off, those that it will get (host port 0: any). */
  list(): Forward[] {
    if (this.#qemu) return [...this.#active]
    return this.#wanted.map(({ guestPort, hostPort = 0, hostAddress = '127.0.0.1' }) => ({ guestPort, hostPort, hostAddress }))
  }

  /** What a save writes down: as it was asked for, so that a free port stays any free port. */
  wanted(): ForwardSpec[] {
    return [...this.#wanted]
  }
}
