import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from '@vivarium/core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { customizeScript, stepMark } from './customize-script.js'
import type { RecipeStep } from './recipe.js'

let folder: string
let tree: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vivarium-customize-'))
  tree = join(folder, 'tree')
  await mkdir(join(folder, 'bin'))
  await mkdir(join(tree, 'root'), { recursive: true })
})
afterEach(() => rm(folder, { recursive: true }))

/** Runs a script on a tree, with a chroot that only says what it would do in there. */
async function apply(steps: readonly RecipeStep[], chroot: string) {
  const { script, files } = customizeScript(steps)
  await writeFile(join(folder, 'customize'), script)
  for (const { name, content } of files) await writeFile(join(folder, name), content)
  await writeFile(join(folder, 'bin/chroot'), `#!/bin/sh\n${chroot}\n`)
  await chmod(join(folder, 'bin/chroot'), 0o755)
  return run('sh', [join(folder, 'customize'), tree], {
    env: { PATH: `${join(folder, 'bin')}:${process.env.PATH}` },
    okExitCodes: [0, 1, 7],
  })
}

const show = `printf '<%s>' "$@"; echo; cat`

describe('customizeScript', () => {
  it('hands a path with every kind of character through unchanged', async () => {
    const path = `/srv/it's "a" $(file), \`x\`; \\n & | > <`
    const { stdout } = await apply([{ kind: 'file', path, content: 'text\n', mode: 0o640 }], show)
    expect(stdout).toContain(`<sh><640><${path}>`)
    expect(stdout).toContain('text\n')
    expect(stdout).toContain(`<${tree}>`)
  })

  it('writes a file with its mode, in folders that are made for it, in the place of a link', async () => {
    const path = join(tree, 'a/b/file')
    await apply([{ kind: 'file', path, content: 'content', mode: 0o600 }], 'shift; exec "$@"')
    expect(await readFile(path, 'utf8')).toBe('content')
    expect((await stat(path)).mode & 0o777).toBe(0o600)
  })

  it('says at which step it is and ends at the first that fails', async () => {
    const steps: RecipeStep[] = [
      { kind: 'packages', names: [] },
      { kind: 'packages', names: ['htop'] },
      { kind: 'packages', names: ['jq'] },
    ]
    const { stdout, exitCode } = await apply(steps, 'echo "$@"; exit 7')
    expect(exitCode).toBe(7)
    expect(stdout.split('\n').filter((line) => line.startsWith(stepMark))).toEqual([`${stepMark}0`, `${stepMark}1`])
    expect(stdout).toMatch(/ htop\n$/)
  })

  it('keeps an own interpreter of a script, and else stops at its first failing command', () => {
    const { files } = customizeScript([
      { kind: 'script', script: '#!/bin/bash\ntrue' },
      { kind: 'script', script: 'true' },
    ])
    expect(files.map((file) => file.content)).toEqual(['#!/bin/bash\ntrue', '#!/bin/sh -e\ntrue'])
  })
})
