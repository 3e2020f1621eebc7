import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import * as module from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test, vi } from 'vitest'
import { keepCompiledCode } from './compiled-code.js'
import { cacheDir } from './directories.js'

test('compiled code is kept in the cache folder, where Node can; elsewhere nothing is done', () => {
  const enable = vi.fn()
  keepCompiledCode(enable)
  expect(enable).toHaveBeenCalledExactlyOnceWith(join(cacheDir(), 'compiled-code'))
  keepCompiledCode(undefined)
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
