import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { commands } from './commands/commands.js'
import { completeIo } from './io.js'
import { buildProgram, type Invocation, parseCommandLine } from './program.js'
import { wordsOf } from './testing/command-words.js'
import { TestConsole } from './testing/console.js'

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')

const section = /\n## Commands\n(.+?)\n## /s.exec(readme)?.[1] ?? ''
const shown = [...section.matchAll(/`viv ([^`]+)`/g)].map(([, words = '']) => `viv ${words}`)

it.each(shown)('the README shows a command that the parser takes: %s', (command) => {
  const understood: Invocation[] = []
  const program = buildProgram(commands, completeIo({}), (invocation) => understood.push(invocation))
  parseCommandLine(program, wordsOf(command), commands)
  expect(understood).toHaveLength(1)
})

let user: TestConsole
beforeEach(async () => {
  user = await TestConsole.open()
})
afterEach(() => user[Symbol.asyncDispose]())

it("the README's session with machines works from beginning to end", async () => {
  const session = /```console slow:[^\n]*\n(.+?)```/s.exec(readme)?.[1] ?? ''
  const lines = session.split('\n').filter((line) => line.startsWith('$ viv'))
  expect(lines.length).toBeGreaterThan(5)
  for (const line of lines) {
    const words = wordsOf(line.replace('--driver qemu', '--driver fake'))
    expect({ line, ...(await user.run([...words])) }).toMatchObject({ line, exitCode: 0 })
  }
})
