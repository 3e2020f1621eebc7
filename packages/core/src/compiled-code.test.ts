import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import * as module from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test, vi } from 'vitest'
import { keepCompiledCode } from './compiled-code.js'
import { cacheDir } from './directories.js'

test('compiled code is kept in the cache folder, for its user alone; where there can be none, nothing is done', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'vivarium-compiled-'))
  try {
    vi.stubEnv('VIVARIUM_CACHE_DIR', join(folder, 'cache'))
    const enable = vi.fn()
    keepCompiledCode(enable)
    expect(enable).toHaveBeenCalledExactlyOnceWith(join(cacheDir(), 'compiled-code'))
    expect((await stat(join(folder, 'cache', 'compiled-code'))).mode & 0o777).toBe(0o700)
    await writeFile(join(folder, 'file'), '')
    vi.stubEnv('VIVARIUM_CACHE_DIR', join(folder, 'file'))
    keepCompiledCode(enable)
    expect(enable).toHaveBeenCalledOnce()
  } finally {
    vi.unstubAllEnvs()
    await rm(folder, { recursive: true })
  }
})

test.skipIf(!('enableCompileCache' in module))('a program finds there what the one before it compiled (Node 22.1 and later)', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'vivarium-compiled-'))
  try {
    const program = join(folder, 'program.mjs')
    const here = JSON.stringify(new URL('../dist/compiled-code.js', import.meta.url).href)
    await writeFile(program, `import { keepCompiledCode } from ${here}; keepCompiledCode(); await import('./part.mjs')`)
    await writeFile(join(folder, 'part.mjs'), 'export const part = () => 1; part()')
    await promisify(execFile)(process.execPath, [program], { env: { ...process.env, VIVARIUM_CACHE_DIR: join(folder, 'cache') } })
    expect(await readdir(join(folder, 'cache', 'compiled-code'))).not.toEqual([])
  } finally {
    await rm(folder, { recursive: true })
  }
})
