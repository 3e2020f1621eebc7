import type { DriverRun, OperationOptions, RunChange } from '@vivarium/core'
import type { UniverseClock } from '../clock/virtual-clock.js'
import type { ClusterRecord } from '../cluster/cluster-record.js'
import type { RunDescription } from '../control/methods.js'
import type { ResidentRecord } from './residents.js'

/** One open universe: in this process (`LocalRun`), or in a keeper (`RemoteRun`). */
export interface Run extends AsyncDisposable {
  describe(): Promise<RunDescription>
  /** The driver's contract, scoped to this run. */
  readonly driver: DriverRun
  readonly clock: UniverseClock
  /** What is known of the run's clusters, by name. */
  clusters(): Promise<readonly ClusterRecord[]>
  /** Adds a cluster's record, or replaces the one of that name. */
  putCluster(record: ClusterRecord): Promise<void>
  /** Forgets the record; the machines are the caller's. Throws NOT_FOUND. */
  deleteCluster(name: string): Promise<void>
  residents(): Promise<readonly ResidentRecord[]>
  /** `options`: plain JSON that the kind checks. Throws NOT_FOUND for the kind, ALREADY_EXISTS, INVALID_NAME, INVALID_VALUE. */
  newResident(kind: string, name: string, options: unknown, operation?: OperationOptions): Promise<ResidentRecord>
  /** Throws NOT_FOUND. */
  destroyResident(name: string): Promise<void>
  /** Resolves when nothing is left to do at the present time of the clock, as far as driver and residents know. */
  settled(options?: OperationOptions): Promise<void>
  /** What is otherwise than in the save that it was opened from. */
  changes(options?: OperationOptions): Promise<readonly RunChange[]>
  /** Saves under a name (default: the next `save-N`) and ends the run. Resolves with the name. Throws SAVE_CONFLICT, ALREADY_EXISTS, LOCKED, CLOCK_BUSY. */
  save(options?: OperationOptions & { readonly as?: string }): Promise<string>
  /** Saves, then goes on from that save. */
  checkpoint(options?: OperationOptions & { readonly as?: string }): Promise<string>
  /** Ends the run; everything since its save is gone. Idempotent. */
  close(): Promise<void>
  /** Resolves with the reason when the run has ended, whoever ended it. */
  readonly ended: Promise<string>
}
