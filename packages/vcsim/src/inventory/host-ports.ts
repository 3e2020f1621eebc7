/** What hosts say is the port of their agents: that of the vCenter, which answers for them, or each another. */
export class HostPorts {
  /** Of the vCenter. Until that is known: where agents of hosts listen to vCenters. */
  port = 902
  readonly #areUnique: boolean
  #taken = 0

  constructor(areUnique: boolean) {
    this.#areUnique = areUnique
  }

  /** For a new host; to be asked when somebody looks, for the port is known only when the vCenter listens. */
  take(): () => number {
    this.#taken += 1
    const index = this.#taken
    return () => (this.#areUnique ? this.port + index : this.port)
  }
}
