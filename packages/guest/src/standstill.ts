/** Whether a machine stands still, as when its hypervisor has stopped it. */
export class Standstill {
  #standing: { readonly until: Promise<void>; readonly end: () => void } | undefined
  readonly #listeners = new Set<(stands: boolean) => void>()

  get stands(): boolean {
    return this.#standing !== undefined
  }

  begin(): void {
    if (this.#standing !== undefined) return
    let end = () => {}
    const until = new Promise<void>((resolve) => {
      end = resolve
    })
    this.#standing = { until, end }
    for (const listener of this.#listeners) listener(true)
  }

  end(): void {
    if (this.#standing === undefined) return
    this.#standing.end()
    this.#standing = undefined
    for (const listener of this.#listeners) listener(false)
  }

  /** Resolves when it does not stand. */
  async over(): Promise<void> {
    while (this.#standing !== undefined) await this.#standing.until
  }

  /** Called with each beginning (true) and end. Returns the way to unsubscribe. */
  onChange(listener: (stands: boolean) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}
