/** Who waits for an answer. */
export interface Client {
  /** Aborted when it is gone. */
  readonly signal: AbortSignal
}
