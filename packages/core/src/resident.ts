import type { Clock } from './clock.js'
import type { OperationOptions } from './operation.js'

/** A kind of thing that lives in universes beside machines and clusters: a bare API server, a vCenter. The composition roots register kinds. */
export interface ResidentKind {
  /** Unique among registered kinds; a DNS label: `apiserver`. */
  readonly name: string
  readonly description: string
  /** Makes a new one, or the one of a save. A failure leaves nothing behind. Throws INVALID_VALUE for options that it does not know. */
  open(request: OpenResidentRequest, options?: OperationOptions): Promise<Resident>
}

export interface OpenResidentRequest {
  /** Unique in the universe; a DNS label. */
  readonly name: string
  /** Absolute path of a folder of its own in the run, made by the caller. */
  readonly directory: string
  /** Plain JSON, as the caller gave it when it was made; the kind checks it. */
  readonly options: unknown
  /** The folder and record that `snapshot` wrote; absent for a new one. It is never written to. */
  readonly save?: { readonly directory: string; readonly record: unknown }
  readonly clock: Clock
  readonly seed: string
  /** Ports of 127.0.0.1 that it should get again where they are free, by what its description calls them. */
  readonly preferredPorts?: Readonly<Record<string, number>>
}

/** A resident of an open run. */
export interface Resident extends AsyncDisposable {
  /** Where it is to be found; the same until it is closed. */
  readonly description: ResidentDescription
  /** Writes its state into a folder (made by the caller); resolves with a record of plain JSON. It goes on afterwards. */
  snapshot(directory: string, options?: OperationOptions): Promise<unknown>
  /** As of a driver's run. */
  settled?(options?: OperationOptions): Promise<void>
  /** Idempotent. */
  close(): Promise<void>
}

export interface ResidentDescription {
  /** Addresses by name: `{ api: 'https://127.0.0.1:40123' }`. */
  readonly endpoints: Readonly<Record<string, string>>
  /** Ports of 127.0.0.1 by name; given back as `preferredPorts`. */
  readonly ports: Readonly<Record<string, number>>
  /** Files that users need, by name, with their content: `{ kubeconfig: 'apiVersion: …' }`. May hold secrets. */
  readonly files: Readonly<Record<string, string>>
  /** Environment variables that lead programs to it. `${file:NAME}` in a value is the path of a file of `files`. */
  readonly env: Readonly<Record<string, string>>
}
