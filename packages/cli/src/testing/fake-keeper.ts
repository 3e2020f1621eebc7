// The keeper process of tests: like keeper.ts, with the fake driver alone.
import { registerDriver } from '@vivarium/core'
import { runKeeper } from '@vivarium/universe'
import { fakeDriver } from './fake-driver.js'

registerDriver(fakeDriver)
await runKeeper()
