import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { workspaceRoot } from '../testing/workspace.js'
import { type Block, blocksOf } from './blocks.js'
import { commandsOf, matchesShown } from './console-session.js'
import { type Ran, Reader } from './reader.js'

export type Suite = 'normal' | 'slow'

const timeoutMs: Record<Suite, number> = { normal: 120_000, slow: 1_200_000 }

/** The README of the workspace and those of its packages: paths from the root. */
function readmes(): string[] {
  const found = ['packages', 'drivers', 'interop', 'bench'].flatMap((folder) =>
    readdirSync(join(workspaceRoot, folder), { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)),
  )
  return ['README.md', ...found.filter((path) => path.endsWith('README.md') && !/\/(?:node_modules|dist|data)\//.test(path)).sort()]
}

/**
 * Defines a test for each block of each README. The normal suite runs the unmarked blocks and checks the types of the others; the
 * slow suite runs, of the READMEs with slow blocks, all blocks in order, since later ones build upon earlier ones.
 */
export function defineReadmeTests(suite: Suite): void {
  for (const readme of readmes()) {
    const blocks = blocksOf(readFileSync(join(workspaceRoot, readme), 'utf8'))
    if (suite === 'slow' && !blocks.some(({ when }) => when.kind === 'slow')) continue
    if (blocks.length === 0) continue
    describe(readme, () => {
      const limitMs = timeoutMs[suite]
      const examples = blocks.filter(({ language, when }) => language === 'ts' && when.kind !== 'skip')
      let reader: Reader
      let complaints: string[]
      beforeAll(async () => {
        reader = await Reader.start()
        complaints = await reader.compileExamples(
          examples.map(({ content }) => content),
          limitMs,
        )
      }, limitMs)
      afterAll(() => reader[Symbol.asyncDispose](), 180_000)
      for (const block of blocks) {
        const { content, language, line, when } = block
        test(`${readme}:${line} ${firstLine(block)}`, { timeout: limitMs }, async ({ skip }) => {
          const runs = when.kind === 'always' || (when.kind === 'slow' && suite === 'slow')
          const example = examples.indexOf(block)
          if (example >= 0) {
            expect(complaints[example]).toBe('')
            if (runs) expectSuccess(await reader.runExample(example, limitMs), line)
          } else if (when.kind !== 'always' && !runs) {
            skip(when.kind === 'slow' ? `runs with npm run test:slow: ${when.reason}` : when.reason)
          } else if (language === 'console') {
            await runCommands(reader, block, limitMs)
          } else {
            expectSuccess(await reader.run(`set -e\n${content}`, limitMs), line)
          }
        })
      }
    })
  }
}

function firstLine({ content }: Block): string {
  return (content.split('\n').find((line) => line.trim() !== '') ?? '').trim()
}

async function runCommands(reader: Reader, block: Block, limitMs: number): Promise<void> {
  for (const { command, line, output } of commandsOf(block.content, block.line)) {
    const ran = await reader.run(command, limitMs)
    expectSuccess(ran, line)
    if (!matchesShown(output, ran.output)) expect(ran.output, `line ${line}: the output of ${command}`).toBe(output.join('\n'))
  }
}

function expectSuccess({ exitCode, output }: Ran, line: number): void {
  expect(exitCode, `line ${line}:\n${output}`).toBe(0)
}
