import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { launch, run } from '@vivarium/core'
import { goProgram } from '../../scripts/lib/go-programs.mjs'

const program = fileURLToPath(new URL('../../packages/vivarium/dist/vcsim.js', import.meta.url))

/**
 * A vCenter as a process of its own, which has told where it is.
 * @typedef {{ url: string, pid: number, close(): Promise<void> }} RunningVcenter
 */

/** The bundled vcsim. @param {string[]} flags @returns {Promise<RunningVcenter>} */
export function startOurs(...flags) {
  return start(process.execPath, [program, '-l', '127.0.0.1:0', '-E', '-', ...flags], /GOVC_URL=(\S+)/)
}

/** govmomi's vcsim, without TLS. @param {string[]} flags @returns {Promise<RunningVcenter>} */
export async function startTheirs(...flags) {
  return start(await goProgram('govmomi-vcsim'), flags, /^(http\S+)$/)
}

async function start(path, args, pattern) {
  // The reference lives until its input ends.
  const { child } = await launch(path, args, { stdin: 'pipe', stdout: 'pipe', stderr: 'inherit' })
  const ended = once(child, 'exit')
  const close = async () => {
    child.stdin.end()
    child.kill('SIGTERM')
    await ended
  }
  for await (const line of createInterface({ input: child.stdout })) {
    const url = pattern.exec(line)?.[1]
    if (url !== undefined) return { url, pid: child.pid, close }
  }
  throw new Error(`${path} ended without telling where it is`)
}

/** Runs the load generator on one, and gives what it measured: milliseconds, bytes, unheard … @param {RunningVcenter} vcenter @param {string[]} args */
export async function load({ url }, ...args) {
  const { stdout } = await run(await goProgram('vcsim-load'), ['-url', url, ...args], { timeoutMs: 10 * 60_000 })
  return JSON.parse(stdout)
}
