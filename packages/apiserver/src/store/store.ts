import type { Stored } from './stored.js'
import { type ChangeListener, Table } from './table.js'

/** All objects of a server at one revision; cheap to keep, since it shares them. */
export interface StoreSnapshot {
  readonly revision: number
  readonly tables: ReadonlyMap<string, Stored[]>
}

/** The objects of one server under one revision counter, as etcd has it: a write adds one, whatever it writes. */
export class Store {
  readonly #tables = new Map<string, Table>()
  readonly #historyLimit: number
  readonly #onChange: ((resource: string) => ChangeListener) | undefined
  #revision: number

  /**
   * `historyLimit`: how many changes a resource keeps for watches and lists of older revisions. `onChange`: gives for each table who hears
   * of its changes before all others.
   */
  constructor(historyLimit: number, from?: StoreSnapshot, onChange?: (resource: string) => ChangeListener) {
    this.#historyLimit = historyLimit
    this.#onChange = onChange
    this.#revision = from?.revision ?? 1
    for (const [resource, items] of from?.tables ?? [])
      this.#tables.set(resource, this.#listened(new Table(this, resource, historyLimit, items, this.#revision)))
  }

  get revision(): number {
    return this.#revision
  }

  nextRevision(): number {
    this.#revision++
    return this.#revision
  }

  /** The table of a resource (`deployments.apps`, `pods`), empty at first. */
  table(resource: string): Table {
    let table = this.#tables.get(resource)
    if (!table) {
      table = this.#listened(new Table(this, resource, this.#historyLimit, [], 0))
      this.#tables.set(resource, table)
    }
    return table
  }

  #listened(table: Table): Table {
    if (this.#onChange) table.listen(this.#onChange(table.resource))
    return table
  }

  tables(): Iterable<Table> {
    return this.#tables.values()
  }

  snapshot(): StoreSnapshot {
    return { revision: this.#revision, tables: new Map([...this.#tables].map(([resource, table]) => [resource, table.share()])) }
  }
}
