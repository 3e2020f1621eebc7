import { cliErrors } from './errors.js'

/** One side of a copy: on this computer, or in a machine. */
export type CopySide = { readonly machine?: undefined; readonly path: string } | { readonly machine: string; readonly path: string }

/**
 * Reads `NAME:/path` or a local path, as `docker cp` does: what has a `/` or nothing before the first colon is local (`./a:b`), and so is a
 * Windows drive (`C:\x`).
 */
export function parseCopySide(text: string): CopySide {
  const match = /^(?<machine>[A-Za-z0-9-]+):(?<path>.*)$/s.exec(text)
  const { machine, path } = match?.groups ?? {}
  if (machine === undefined || path === undefined || /^[A-Za-z]:\\/.test(text)) return { path: text }
  if (!path.startsWith('/'))
    throw cliErrors.badSyntax('path in a machine', text, `an absolute path: ${machine}:/path (a local file: ./${text})`)
  return { machine, path }
}

export type Copy =
  | { readonly direction: 'to'; readonly machine: string; readonly localPath: string; readonly remotePath: string }
  | { readonly direction: 'from'; readonly machine: string; readonly localPath: string; readonly remotePath: string }

/** A copy has one side here and one in a machine. Throws BAD_SYNTAX. */
export function parseCopy(from: string, to: string): Copy {
  const [source, target] = [parseCopySide(from), parseCopySide(to)]
  if (target.machine !== undefined && source.machine === undefined) {
    return { direction: 'to', machine: target.machine, localPath: source.path, remotePath: target.path }
  }
  if (source.machine !== undefined && target.machine === undefined) {
    return { direction: 'from', machine: source.machine, localPath: target.path, remotePath: source.path }
  }
  throw cliErrors.badSyntax('copy', `${from} ${to}`, 'one local path and one path in a machine: `./file web:/tmp/` or `web:/var/log ./log`')
}
