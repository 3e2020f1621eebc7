import { setKeeperModule } from '@vivarium/universe'
import { registerDrivers } from './drivers.js'

/** Makes this process able to open universes: with its drivers, in keepers that have the same. */
export function prepareWorld(): void {
  setKeeperModule(new URL('./keeper.js', import.meta.url))
  registerDrivers()
}
