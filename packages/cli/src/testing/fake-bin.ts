// `viv` as a process of its own with the fake driver: for tests of terminals, interrupts and exit codes.
import { registerDriver } from '@vivarium/core'
import { setKeeperModule } from '@vivarium/universe'
import { runProcess } from '../run-process.js'
import { fakeDriver } from './fake-driver.js'

await runProcess(async () => {
  setKeeperModule(new URL('./fake-keeper.js', import.meta.url))
  registerDriver(fakeDriver)
})
