import { cloudInitCommand } from '../cloud-init/command.js'
import type { GuestCommand, SystemCommand } from '../command.js'
import { accountCommands } from './accounts.js'
import { bundledCommands } from './bundled.js'
import { fileCommands } from './files.js'
import { kernelCommands, mountCommands } from './kernel.js'
import { networkCommands } from './network.js'
import { ownerCommands } from './owners.js'
import { packageCommands } from './packages.js'
import { powerCommands } from './power.js'
import { processCommands } from './processes.js'
import { serviceCommands } from './services.js'
import { systemCommands } from './system.js'
import { timeCommands } from './time.js'

/** Every program of ours that a container has. */
export const containerCommands: readonly SystemCommand[] = [
  ...accountCommands,
  ...fileCommands,
  ...mountCommands,
  ...networkCommands,
  ...ownerCommands,
  ...processCommands,
  ...systemCommands,
]

/** Every program of ours that a machine has. */
export const allCommands: readonly GuestCommand[] = [
  ...containerCommands,
  ...kernelCommands,
  ...packageCommands,
  ...powerCommands,
  ...serviceCommands,
  ...timeCommands,
  cloudInitCommand,
]

/** What /usr/bin of a container's image has. */
export const programsOfContainer: ReadonlySet<string> = new Set([...bundledCommands, ...containerCommands.map(({ name }) => name)])

/** What /usr/bin of a machine's image has. */
export const programsOfImage: ReadonlySet<string> = new Set([...bundledCommands, ...allCommands.map(({ name }) => name)])
