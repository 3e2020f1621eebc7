import type { CommandCall, CommandResult } from '../command.js'
import { resolveFrom } from '../files/path.js'
import type { System } from '../guest-system.js'

const pollMs = 100

/** `tail -f`: what is added to one file, until somebody ends it. Undefined for every other use. */
export async function tail({ args, files, cwd, print, printError, signal }: CommandCall<System>): Promise<CommandResult | undefined> {
  let lines = 10
  let isFollowing = false
  const names: string[] = []
  const rest = [...args]
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    const count = /^(?:-n|--lines=|-)(\d+)$/.exec(arg)?.[1]
    if (count !== undefined) lines = Number(count)
    else if (arg === '-n' && /^\d+$/.test(rest[0] ?? '')) lines = Number(rest.shift())
    else if (['-f', '-F', '--follow', '--follow=name'].includes(arg)) isFollowing = true
    else if (arg.startsWith('-')) return undefined
    else names.push(arg)
  }
  const [name] = names
  if (!isFollowing || name === undefined || names.length > 1) return undefined
  const path = resolveFrom(cwd, name)
  if (!files.may(path, 'read'))
    return { stderr: `tail: cannot open '${name}' for reading: No such file or directory\ntail: no files remaining\n`, exitCode: 1 }
  let seen: Uint8Array = Buffer.alloc(0)
  let shown = 0
  const look = async (): Promise<Uint8Array> => ((await files.exists(path)) ? files.readFileBuffer(path) : seen)
  seen = await look()
  shown = beginningOfLast(seen, lines)
  while (!signal.aborted) {
    if (seen.length < shown) {
      await printError(`tail: ${name}: file truncated\n`)
      shown = 0
    }
    if (seen.length > shown) {
      const from = shown
      shown = seen.length
      await print(seen.subarray(from))
    }
    await new Promise<void>((resolve) => {
      const timer = setTimeout(done, pollMs)
      function done() {
        clearTimeout(timer)
        signal.removeEventListener('abort', done)
        resolve()
      }
      signal.addEventListener('abort', done)
    })
    seen = await look()
  }
  return { exitCode: 130 }
}

/** Where the last so many lines begin. */
function beginningOfLast(content: Uint8Array, lines: number): number {
  let at = content.length
  if (lines === 0) return at
  if (at > 0 && content[at - 1] === 10) at--
  for (let left = lines; left > 0; left--) {
    at = at > 0 ? content.lastIndexOf(10, at - 1) : -1
    if (at < 0) return 0
  }
  return at + 1
}
