import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setPaths } from './paths.js'

/** The recorded answers of a topic's cases, by name; each case is a line of the topic's file in the folder. */
export async function readAnswers<Answer>(folder: string, topic: string): Promise<Map<string, Answer[]>> {
  let text: string
  try {
    text = await readFile(join(folder, `${topic}.jsonl`), 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new Map()
    throw error
  }
  const lines = text.split('\n').filter((line) => line !== '')
  return new Map(
    lines.map((line): [string, Answer[]] => {
      const { case: name, answers } = JSON.parse(line) as { case: string; answers: Answer[] }
      return [name, answers]
    }),
  )
}

export async function writeAnswers<Answer>(folder: string, topic: string, answers: ReadonlyMap<string, readonly Answer[]>): Promise<void> {
  await mkdir(folder, { recursive: true })
  const lines = [...answers].map(([name, list]) => `${JSON.stringify({ case: name, answers: list })}\n`)
  await writeFile(join(folder, `${topic}.jsonl`), lines.join(''))
}

/** The recorded answers with ours where they differ on purpose: steps count from 1. */
export function withDifferences(answers: readonly unknown[], differences: Readonly<Record<string, unknown>>): unknown {
  const byStep = Object.fromEntries(answers.map((answer, index) => [String(index + 1), answer]))
  return Object.values(setPaths(byStep, differences) as Record<string, unknown>)
}
