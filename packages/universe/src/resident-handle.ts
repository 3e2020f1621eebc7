import type { OperationOptions, ResidentDescription } from '@vivarium/core'
import type { ResidentRecord } from './run/residents.js'
import type { Run } from './run/run.js'

export interface NewResidentOptions extends OperationOptions {
  /** Plain JSON that the kind knows. Default: none. */
  readonly options?: Readonly<Record<string, unknown>>
}

/** A resident of an open universe: a thing beside machines and clusters, such as a bare API server. */
export class ResidentHandle {
  readonly #record: ResidentRecord
  readonly #run: Run

  constructor(record: ResidentRecord, run: Run) {
    this.#record = record
    this.#run = run
  }

  get kind(): string {
    return this.#record.kind
  }
  get name(): string {
    return this.#record.name
  }
  /** Where it is to be found; the same until it is closed. */
  get description(): ResidentDescription {
    return this.#record.description
  }
  /** Environment variables that lead programs to it. */
  get env(): Readonly<Record<string, string>> {
    return this.#record.env
  }
  /** Where the files of its description lie, by their names there: they go with the run. */
  get files(): Readonly<Record<string, string>> {
    return this.#record.files
  }

  /** Ends it, with all that it holds. Throws NOT_FOUND when it is gone already. */
  destroy(): Promise<void> {
    return this.#run.destroyResident(this.name)
  }
}
