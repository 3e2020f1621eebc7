import { setKeeperModule } from '../keeper/start-keeper.js'
import { Universe } from '../universe.js'
import { registerForTests } from './register.js'

// A program of a user that is killed: opens the universe in its first argument, says so, does what its second says, and stays.
registerForTests()
setKeeperModule(new URL('./fake-keeper.js', import.meta.url))
const [, , path = '', action = ''] = process.argv
process.stdout.write('started\n')
const universe = await Universe.open(path)
process.stdout.write('open\n')
if (action === 'save') void universe.save()
setInterval(() => {}, 1000)
