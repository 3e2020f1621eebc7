import { isVimError } from '@vivarium/vim'
import { expect } from 'vitest'

/** Expects a call or a task to end with a fault of that type. */
export async function failsWith(call: Promise<unknown>, fault: string): Promise<void> {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  expect(isVimError(error) ? error.fault._typeName : error).toBe(fault)
}
