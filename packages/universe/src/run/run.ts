import type { DriverRun, OperationOptions } from '@vivarium/core'
import type { RunDescription } from '../control/methods.js'

/** One open universe: in this process (`LocalRun`), or in a keeper (`RemoteRun`). */
export interface Run extends AsyncDisposable {
  describe(): Promise<RunDescription>
  /** The driver's contract, scoped to this run. */
  readonly driver: DriverRun
  /** Saves under a name (default: the next `save-N`) and ends the run. Resolves with the name. Throws SAVE_CONFLICT, ALREADY_EXISTS, LOCKED. */
  save(options?: OperationOptions & { readonly as?: string }): Promise<string>
  /** Saves, then goes on from that save. */
  checkpoint(options?: OperationOptions & { readonly as?: string }): Promise<string>
  /** Ends the run; everything since its save is gone. Idempotent. */
  close(): Promise<void>
  /** Resolves with the reason when the run has ended, whoever ended it. */
  readonly ended: Promise<string>
}
