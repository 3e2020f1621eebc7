/** What `cloud-init status` tells. */
export interface CloudInitStatus {
  /** `disabled` when there is no data source. */
  readonly status: 'not started' | 'running' | 'done' | 'error' | 'disabled'
  readonly detail: string
  /** What failed. */
  readonly errors: readonly string[]
  /** What went wrong and was got over, by level. */
  readonly recoverableErrors: Readonly<Record<string, readonly string[]>>
  /** Milliseconds since 1970. */
  readonly lastUpdate: number
}

/** The run of cloud-init in a guest, as its programs see it. */
export interface CloudInitRun {
  readonly status: CloudInitStatus
  readonly hasEnded: boolean
  /** Resolves with what came of it, when the run of this boot is over. */
  done(): Promise<CloudInitStatus>
}
