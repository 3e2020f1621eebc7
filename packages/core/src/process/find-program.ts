import { constants } from 'node:fs'
import { access, stat } from 'node:fs/promises'
import { delimiter, isAbsolute, join, resolve } from 'node:path'

/** Debian keeps some programs where a user's PATH does not look (dnsmasq, nft, ...). */
const systemFolders = ['/usr/sbin', '/sbin', '/usr/local/sbin']

/**
 * The absolute path of a program in PATH, or in /usr/sbin and /sbin; undefined when there is none that may be executed.
 * A name with a slash is a path, from the working directory.
 */
export async function findProgram(name: string, path: string | undefined = process.env.PATH): Promise<string | undefined> {
  if (name === '') return undefined
  if (name.includes('/') || isAbsolute(name)) return (await isExecutable(resolve(name))) ? resolve(name) : undefined
  const extensions = process.platform === 'win32' ? (process.env.PATHEXT ?? '.EXE;.CMD').split(';') : ['']
  const folders = [...(path ?? '').split(delimiter), ...systemFolders]
  for (const folder of folders) {
    if (!isAbsolute(folder)) continue
    for (const extension of extensions) {
      const candidate = join(folder, name + extension)
      if (await isExecutable(candidate)) return candidate
    }
  }
  return undefined
}

async function isExecutable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK)
    return (await stat(path)).isFile()
  } catch {
    return false
  }
}
