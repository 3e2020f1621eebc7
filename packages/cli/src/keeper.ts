// What a keeper process runs: one that holds an open universe.
import { keepCompiledCode } from '@vivarium/core/compiled-code'

keepCompiledCode()
const [{ runKeeper }, { registerDrivers }] = await Promise.all([import('@vivarium/universe'), import('./drivers.js')])
registerDrivers()
await runKeeper()
