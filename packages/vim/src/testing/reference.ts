import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { findProgram, launch } from '@vivarium/core'

interface GoPrograms {
  goProgram(name: string): Promise<string>
  findGoProgram(name: string): Promise<string | undefined>
}

/** What a hook needs that starts it: where there is none, it is built first. */
export const timeToBuildMs = 20 * 60_000

// Not a room: what builds it belongs to the workspace.
const goPrograms = () => import(new URL('../../../../scripts/lib/go-programs.mjs', import.meta.url).href) as Promise<GoPrograms>

/** Why there is no reference to test with; undefined when there is. In CI it is built where there is none. */
export async function whyNoReference(): Promise<string | undefined> {
  const { findGoProgram } = await goPrograms()
  const isBuilt = (await findGoProgram('govmomi-vcsim')) !== undefined && (await findGoProgram('govc')) !== undefined
  if (process.env.CI || isBuilt || (await findProgram('go')) !== undefined) return undefined
  return 'govmomi’s simulator is not there, nor is Go to build it with'
}

/** The path of the real govc. */
export async function findGovc(): Promise<string> {
  return (await goPrograms()).goProgram('govc')
}

/** A vCenter of govmomi's simulator, as a process of its own. */
export class Reference implements AsyncDisposable {
  /** With user and password. */
  readonly url: string
  readonly #stop: () => Promise<void>

  private constructor(url: string, stop: () => Promise<void>) {
    this.url = url
    this.#stop = stop
  }

  /** `args` are the counts of its inventory: `-vm 3`. */
  static async start(...args: string[]): Promise<Reference> {
    const { goProgram } = await goPrograms()
    // It ends when its standard input does; a signal would leave its temporary folders behind.
    const { child, exited } = await launch(await goProgram('govmomi-vcsim'), args, { stdin: 'pipe', stderr: 'inherit' })
    const { stdin, stdout } = child
    if (stdin === null || stdout === null) throw new TypeError('the pipes were asked for')
    const [url] = (await once(createInterface(stdout), 'line')) as [string]
    return new Reference(url, async () => {
      stdin.end()
      await exited
    })
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#stop()
  }
}
