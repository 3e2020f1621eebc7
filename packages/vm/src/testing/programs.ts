import { findProgram } from '@vivarium/core'

/** Skips a test that needs programs which are not installed. On CI it fails instead: there they have to be. */
export async function skipWithout(skip: (reason: string) => void, ...programs: readonly string[]): Promise<void> {
  const missing = await missingPrograms(...programs)
  if (missing.length > 0) skip(`not installed: ${missing.join(', ')}`)
}

/** Which of the programs are not installed. On CI it throws when there are any. */
export async function missingPrograms(...programs: readonly string[]): Promise<string[]> {
  const missing: string[] = []
  for (const program of programs) if ((await findProgram(program)) === undefined) missing.push(program)
  if (missing.length > 0 && process.env.CI) throw new Error(`these have to be installed where CI runs: ${missing.join(', ')}`)
  return missing
}
