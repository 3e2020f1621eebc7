import type { CommandDefinition } from '../definition.js'
import { apiServerCommands } from './api-servers.js'
import { clockCommands } from './clock.js'
import { clusterCommands } from './clusters.js'
import { completeCommand } from './complete.js'
import { computerCommands } from './computer.js'
import { machineCommands } from './machines.js'
import { manifestCommands } from './manifests.js'
import { residentCommands } from './residents.js'
import { universeCommands } from './universes.js'
import { vcenterCommands } from './vcenters.js'

const visible = [
  ...universeCommands,
  ...clusterCommands,
  ...residentCommands,
  ...clockCommands,
  ...machineCommands,
  ...apiServerCommands,
  ...vcenterCommands,
  ...manifestCommands,
  ...computerCommands,
]

/** All commands of `viv`, in the order of its help. */
export const commands: readonly CommandDefinition[] = [...visible, completeCommand(visible)]
