import { mkdir } from 'node:fs/promises'
import { homedir } from 'node:os'
import { isAbsolute, posix, resolve, win32 } from 'node:path'

type Environment = Readonly<Record<string, string | undefined>>
type Purpose = 'cache' | 'config'

/**
 * The folder for what can be made again: built and downloaded images. `VIVARIUM_CACHE_DIR` wins; else XDG's cache folder
 * (XDG Base Directory Specification 0.8), `~/Library/Caches` on macOS, `%LOCALAPPDATA%` on Windows. Absolute; not made here.
 */
export function cacheDir(env: Environment = process.env): string {
  return directoryFor('cache', process.platform, env, homedir())
}

/**
 * The folder for what the user decided: driver settings, image lists, which universes there are. `VIVARIUM_CONFIG_DIR`
 * wins; else XDG's config folder, `~/Library/Application Support` on macOS, `%APPDATA%` on Windows. Absolute; not made here.
 */
export function configDir(env: Environment = process.env): string {
  return directoryFor('config', process.platform, env, homedir())
}

/** Makes a folder, and those above it, for this user only (0700). One that exists stays as it is. Returns its path. */
export async function ensureDirectory(path: string): Promise<string> {
  await mkdir(path, { recursive: true, mode: 0o700 })
  return path
}

/** Where a platform keeps what. Pure, so that all platforms can be tested on one. */
export function directoryFor(purpose: Purpose, platform: NodeJS.Platform, env: Environment, home: string): string {
  const chosen = env[purpose === 'cache' ? 'VIVARIUM_CACHE_DIR' : 'VIVARIUM_CONFIG_DIR']
  if (chosen) return isAbsolute(chosen) ? chosen : resolve(chosen)
  if (platform === 'win32') {
    const base =
      purpose === 'cache'
        ? (env.LOCALAPPDATA ?? win32.join(home, 'AppData', 'Local'))
        : (env.APPDATA ?? win32.join(home, 'AppData', 'Roaming'))
    return purpose === 'cache' ? win32.join(base, 'vivarium', 'cache') : win32.join(base, 'vivarium')
  }
  if (platform === 'darwin') {
    return posix.join(home, 'Library', purpose === 'cache' ? 'Caches' : 'Application Support', 'vivarium')
  }
  const xdg = env[purpose === 'cache' ? 'XDG_CACHE_HOME' : 'XDG_CONFIG_HOME']
  // The specification says to ignore a relative path.
  const base = xdg && posix.isAbsolute(xdg) ? xdg : posix.join(home, purpose === 'cache' ? '.cache' : '.config')
  return posix.join(base, 'vivarium')
}
