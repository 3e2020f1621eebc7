import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Answer } from './player.js'

const folder = fileURLToPath(new URL('answers/', import.meta.url))
const fileOf = (topic: string) => `${folder}${topic}.jsonl`

/** The recorded answers of a topic's cases, by name; each case is a line of the file. */
export async function readAnswers(topic: string): Promise<Map<string, Answer[]>> {
  let text: string
  try {
    text = await readFile(fileOf(topic), 'utf8')
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

export async function writeAnswers(topic: string, answers: ReadonlyMap<string, readonly Answer[]>): Promise<void> {
  await mkdir(folder, { recursive: true })
  const lines = [...answers].map(([name, list]) => `${JSON.stringify({ case: name, answers: list })}\n`)
  await writeFile(fileOf(topic), lines.join(''))
}
