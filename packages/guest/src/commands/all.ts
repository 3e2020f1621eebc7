import { cloudInitCommand } from '../cloud-init/command.js'
import type { GuestCommand } from '../command.js'
import { accountCommands } from './accounts.js'
import { bundledCommands } from './bundled.js'
import { networkCommands } from './network.js'
import { ownerCommands } from './owners.js'
import { serviceCommands } from './services.js'
import { systemCommands } from './system.js'

/** Every program of ours. */
export const allCommands: readonly GuestCommand[] = [
  ...accountCommands,
  ...networkCommands,
  ...ownerCommands,
  ...serviceCommands,
  ...systemCommands,
  cloudInitCommand,
]

/** What /usr/bin of the image has. */
export const programsOfImage: ReadonlySet<string> = new Set([...bundledCommands, ...allCommands.map(({ name }) => name)])
