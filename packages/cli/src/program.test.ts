import { readFileSync } from 'node:fs'
import { factoryNames } from '@vivarium/vmi'
import { describe, expect, it } from 'vitest'
import { commands } from './commands/commands.js'
import { factoryChoices } from './commands/manifests.js'
import type { CommandDefinition } from './definition.js'
import { completeIo } from './io.js'
import { main } from './main.js'
import { buildProgram, type Invocation, parseCommandLine } from './program.js'
import { wordsOf } from './testing/command-words.js'
import { TextSink } from './testing/text-sink.js'
import { version } from './version.js'

const run = async (...argv: string[]) => {
  const [stdout, stderr] = [new TextSink(), new TextSink()]
  const exitCode = await main(argv, { stdout, stderr, env: {} })
  return { exitCode, stdout: stdout.text, stderr: stderr.text }
}

function pathsOf(
  definitions: readonly CommandDefinition[],
  before: readonly string[] = [],
): (readonly [readonly string[], CommandDefinition])[] {
  return definitions
    .filter(({ hidden }) => !hidden)
    .flatMap((definition) => {
      const path = [...before, definition.name]
      return [[path, definition] as const, ...pathsOf(definition.commands ?? [], path)]
    })
}

describe('help', () => {
  it('of viv itself', async () => {
    expect(await run('--help')).toMatchSnapshot()
  })

  it.each(pathsOf(commands).map(([path, definition]) => [path.join(' '), path, definition] as const))(
    'of viv %s',
    async (_, path, { passesOptions }) => {
      // What follows such a command is another program's, --help too.
      const { exitCode, stdout, stderr } = passesOptions ? await run('help', ...path) : await run(...path, '--help')
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
      // Global options are the same everywhere.
      expect(stdout.replace(/\nGlobal Options:\n(?: .*\n)+/, '')).toMatchSnapshot()
    },
  )

  it.each(pathsOf(commands).flatMap(([path, { examples = [] }]) => examples.map((example) => [example, path] as const)))(
    'has an example that its parser takes: %s',
    (example, path) => {
      const understood: Invocation[] = []
      const program = buildProgram(commands, completeIo({}), (invocation) => understood.push(invocation))
      parseCommandLine(program, wordsOf(example), commands)
      expect(understood.map(({ definition }) => definition.name)).toEqual([path.at(-1)])
    },
  )

  it('teaches: each command that does something has an example', () => {
    const silent = pathsOf(commands).filter(([, { load, examples = [] }]) => load && examples.length === 0)
    expect(silent.map(([path]) => path.join(' '))).toEqual([])
  })
})

describe('a wrong command line', () => {
  it.each([
    [['foo'], /unknown command 'foo'/],
    [['opne'], /Did you mean open\?/],
    [['vm', 'creat'], /Did you mean create\?/],
    [['vm', 'ls', '--univers', 'x'], /Did you mean --universe\?/],
    [['vm', 'create'], /--image/],
    [['vm', 'create', '--image', 'x'], /missing required argument 'name'/],
    [['ls', 'extra'], /too many arguments/],
    [['ls', '--output', 'xml'], /table, json, yaml/],
    [['completion', 'tcsh'], /bash, zsh, fish/],
  ])('%j has exit code 2 and says why on stderr', async (argv, message) => {
    const { exitCode, stdout, stderr } = await run(...argv)
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' })
    expect(stderr).toMatch(/^viv: /)
    expect(stderr).toMatch(message)
    expect(stderr).toMatch(/See `viv.* --help`/)
  })

  it.each([[[]], [['vm']]])('without a command (%j) shows the help on stderr', async (argv: string[]) => {
    const { exitCode, stdout, stderr } = await run(...argv)
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' })
    expect(stderr).toMatch(/^Usage: viv/)
  })

  it('is told as JSON where JSON is asked for', async () => {
    const { stderr } = await run('vm', 'ls', '--nonsense', '--output', 'json')
    expect(JSON.parse(stderr)).toEqual({
      error: { code: 'USAGE', message: "unknown option '--nonsense'", hint: 'See `viv vm ls --help`.' },
    })
  })
})

it('has the version of its package', async () => {
  const { version: expected } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }
  expect(version).toBe(expected)
  expect(await run('--version')).toMatchObject({ exitCode: 0, stdout: `${version}\n` })
  expect(await run('version')).toMatchObject({ exitCode: 0, stdout: `viv ${version}\n` })
})

it('offers the factories that the composer has', () => {
  expect(factoryChoices).toEqual(factoryNames)
})
