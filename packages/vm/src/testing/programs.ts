import { findProgram } from '@vivarium/core'

/** Skips a test that needs programs which are not installed. On CI it fails instead: there they have to be. */
export async function skipWithout(skip: (reason: string) => void, ...programs: readonly string[]): Promise<void> {
  for (const program of programs) {
    if ((await findProgram(program)) !== undefined) continue
    if (process.env.CI) throw new Error(`${program} has to be installed where CI runs`)
    skip(`${program} is not installed`)
  }
}
