import { registerDriver, registerResidentKind } from '@vivarium/core'
import { fakeDriver } from './fake-driver.js'
import { memoryDriver } from './memory-driver.js'
import { notebook } from './notebook.js'

/** Makes known what the tests work with, in each of their processes. */
export function registerForTests(): void {
  registerDriver(fakeDriver('fake', 'keeper'))
  registerDriver(fakeDriver('fake-here', 'caller'))
  registerDriver(memoryDriver)
  registerResidentKind(notebook)
}
