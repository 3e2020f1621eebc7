import type { Clock } from '@vivarium/core'
import type { GuestCommand } from '@vivarium/guest'
import type { Fabric } from '../fabric/fabric.js'

/** What a machine needs of the run that it is in. */
export interface HostSurroundings {
  /** Absolute path of the run's folder. */
  readonly directory: string
  readonly fabric: Fabric
  readonly clock: Clock
  readonly networkNumber: number
  /** Host ports that it had, by guest port: used again where they are free. */
  readonly preferredPorts: Readonly<Record<string, number>>
  /** Programs of its guest, besides those that every guest has. */
  readonly commands: (machine: string) => readonly GuestCommand[]
  /** Told when it is on, off, hung or reached otherwise than before; resolves when the clusters have followed. */
  readonly changed: (machine: string) => Promise<void>
  /** Told when somebody may have written its files. */
  readonly touched: (machine: string) => void
}
