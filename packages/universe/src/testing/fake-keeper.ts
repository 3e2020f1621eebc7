import { registerDriver } from '@vivarium/core'
import { runKeeper } from '../keeper/keeper.js'
import { fakeDriver } from './fake-driver.js'

// The keeper module of the tests: what the composition root's is for the product.
registerDriver(fakeDriver('fake', 'keeper'))
await runKeeper()
