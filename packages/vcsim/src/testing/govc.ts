import { findProgram } from '@vivarium/core'

interface GoPrograms {
  goProgram(name: string): Promise<string>
  findGoProgram(name: string): Promise<string | undefined>
}

/** What a hook needs that starts it: where there is none, it is built first. */
export const timeToBuildMs = 20 * 60_000

// Not a room: what builds it belongs to the workspace.
const goPrograms = () => import(new URL('../../../../scripts/lib/go-programs.mjs', import.meta.url).href) as Promise<GoPrograms>

/** Why there is no govc to test with; undefined when there is. In CI it is built where there is none. */
export async function whyNoGovc(): Promise<string | undefined> {
  const isBuilt = (await (await goPrograms()).findGoProgram('govc')) !== undefined
  if (process.env.CI || isBuilt || (await findProgram('go')) !== undefined) return undefined
  return 'govc is not there, nor is Go to build it with'
}

/** The path of the real govc. */
export async function findGovc(): Promise<string> {
  return (await goPrograms()).goProgram('govc')
}
