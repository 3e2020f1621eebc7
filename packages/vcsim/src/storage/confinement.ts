import { lstatSync, realpathSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'

/**
 * The file of a path inside of a folder; undefined if symbolic links lead it out of there, or to nowhere. Neither it nor the folders before it need exist.
 */
export function confinedFile(folder: string, path: string): string | undefined {
  const file = path === '' ? folder : join(folder, ...path.split('/'))
  const top = realpathSync(folder)
  for (let at = file; at.length > folder.length; at = dirname(at)) {
    const real = realPath(at)
    if (real === 'nothing there') continue
    return real !== 'a broken link' && real.startsWith(`${top}${sep}`) ? file : undefined
  }
  return file
}

function realPath(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return lstatSync(path, { throwIfNoEntry: false }) === undefined ? 'nothing there' : 'a broken link'
  }
}
