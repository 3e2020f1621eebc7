import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The built package: what a process of its own can import (it can't read TypeScript). */
export const builtPackage = new URL('../../dist/', import.meta.url).href

/** Another Node process, for what can only be seen from outside. */
export interface Script {
  readonly child: ChildProcess
  readonly pid: number
  /** What it printed so far. */
  readonly output: () => string
  /** `[code, signal]` */
  readonly exited: Promise<readonly [number | null, NodeJS.Signals | null]>
}

/** Runs a module's text in a process of its own. `core` in it is the built package's folder as a URL; `argv` are its arguments. */
export async function startScript(directory: string, text: string, argv: readonly string[] = []): Promise<Script> {
  const path = join(directory, `script-${Math.random().toString(36).slice(2)}.mjs`)
  await writeFile(path, `const core = ${JSON.stringify(builtPackage)}\nconst argv = process.argv.slice(2)\n${text}`)
  const child = spawn(process.execPath, [path, ...argv], { stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  child.stdout.on('data', (chunk) => {
    output += chunk
  })
  child.stderr.on('data', (chunk) => {
    output += chunk
  })
  const exited = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>
  return { child, pid: child.pid ?? 0, output: () => output, exited }
}
