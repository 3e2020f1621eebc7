// What a keeper process runs: one that holds an open universe.
import { runKeeper } from '@vivarium/universe'
import { registerDrivers } from './drivers.js'

registerDrivers()
await runKeeper()
