import { isVimError, type VimError } from '@vivarium/vim'
import { expect } from 'vitest'

/** The fault that a call or a task ends with; undefined if it does not. Rejects with what is no fault. */
export async function faultOf(call: Promise<unknown>): Promise<VimError['fault'] | undefined> {
  try {
    await call
  } catch (error) {
    if (isVimError(error)) return error.fault
    throw error
  }
  return undefined
}

/** Expects a call or a task to end with a fault of that type. */
export async function failsWith(call: Promise<unknown>, fault: string): Promise<void> {
  expect((await faultOf(call))?._typeName).toBe(fault)
}
