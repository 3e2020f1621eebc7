import type { StoreSnapshot } from './store/store.js'

/** The state of a server at one moment; it shares its objects with the server, so that it costs next to nothing. */
export interface ApiServerSnapshot {
  readonly version: string
  readonly store: StoreSnapshot
}
