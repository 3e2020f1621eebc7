import { mkdirSync } from 'node:fs'
import * as module from 'node:module'
import { join } from 'node:path'
import { cacheDir } from './directories.js'

/** Node has it from 22.1 on. */
const { enableCompileCache } = module as { readonly enableCompileCache?: (folder: string) => unknown }

/**
 * Keeps the code that this process compiles for the next one, in the cache folder, where Node can. Called before the modules are imported that it is
 * for: of a program that lives for a moment, compiling is a good part. `NODE_DISABLE_COMPILE_CACHE` is heeded by Node.
 */
export function keepCompiledCode(enable = enableCompileCache): void {
  if (enable === undefined) return
  const folder = join(cacheDir(), 'compiled-code')
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch {
    // Who has no place for it compiles each time.
    return
  }
  enable(folder)
}
