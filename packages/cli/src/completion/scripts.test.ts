import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { findProgram, run } from '@vivarium/core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { completionScripts } from './scripts.js'
import { shells } from './shells.js'

const programs = Object.fromEntries(await Promise.all(shells.map(async (shell) => [shell, await findProgram(shell)] as const)))

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'viv-completion-'))
})
afterEach(() => rm(folder, { recursive: true }))

for (const shell of shells) {
  it.skipIf(programs[shell] === undefined && !process.env.CI)(`the script for ${shell} is one that ${shell} reads`, async () => {
    await writeFile(join(folder, 'script'), completionScripts[shell])
    await run(shell, ['-n', join(folder, 'script')])
  })
}

describe.skipIf(programs.bash === undefined && !process.env.CI)('in bash', () => {
  /** What bash would offer after a line, when `viv __complete` prints that. */
  async function complete(line: string, printed: string): Promise<{ offered: string[]; asked: string }> {
    const viv = join(folder, 'viv')
    await writeFile(viv, `#!/bin/sh\nprintf '%s|' "$@" > "${folder}/asked"\nprintf -- '${printed}'\n`)
    await chmod(viv, 0o755)
    await writeFile(join(folder, 'script'), completionScripts.bash)
    // COMP_WORDS as readline splits it: = and : are words of their own.
    const program = `
      source "$1"
      COMP_LINE=$2 COMP_POINT=\${#2}
      read -r -a COMP_WORDS <<< "$(printf '%s' "$2" | sed 's/[:=]/ & /g')"
      [[ $2 == *[[:space:]] ]] && COMP_WORDS+=("")
      COMP_CWORD=$((\${#COMP_WORDS[@]} - 1))
      compopt() { :; }
      cd "$(dirname "$1")"
      _viv
      printf '%s\\n' "\${COMPREPLY[@]}"
      cat asked`
    const { stdout } = await run('bash', ['-c', program, 'bash', join(folder, 'script'), line], {
      env: { PATH: `${folder}${delimiter}${process.env.PATH}` },
    })
    const lines = stdout.split('\n')
    return { offered: lines.slice(0, -1), asked: lines.at(-1) ?? '' }
  }

  it('asks with the words of the line, and offers what comes', async () => {
    expect(await complete('viv vm start w', 'web\\tdescription\\nweb2\\n')).toEqual({
      offered: ['web', 'web2'],
      asked: '__complete|--|vm|start|w|',
    })
    expect((await complete('viv vm start ', 'web\\n')).asked).toBe('__complete|--|vm|start||')
  })

  it('quotes what a shell would read otherwise', async () => {
    expect((await complete('viv use ', '/a b;c\\n')).offered).toEqual(['/a\\ b\\;c'])
  })

  it('goes on after = and :', async () => {
    expect(await complete('viv ls --output=j', '--output=json\\n')).toEqual({ offered: ['json'], asked: '__complete|--|ls|--output=j|' })
    expect((await complete('viv ls --output=', '--output=json\\n')).offered).toEqual(['json'])
  })

  it('offers files where files may stand', async () => {
    expect((await complete('viv image build x --script scr', ':file\\n')).offered).toEqual(['script'])
  })
})
