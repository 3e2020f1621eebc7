import { runKeeper } from '../keeper/keeper.js'
import { registerForTests } from './register.js'

// The keeper module of the tests: what the composition root's is for the product.
registerForTests()
await runKeeper()
