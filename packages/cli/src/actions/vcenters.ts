import { resolve } from 'node:path'
import { answerTo, layOutProgram, programFolder, runSimulator } from '@vivarium/vcsim/program'
import type { Context } from '../context.js'
import type { Action } from '../definition.js'
import { cliErrors } from '../errors.js'

export const vcsim: Action<[words: string[]]> = async (context, [words]) => {
  const [word, ...rest] = words
  if (word === 'path') return tell(context, await programFolder())
  if (word === 'install') return tell(context, await install(context, rest))
  const answer = answerTo(word)
  if (answer !== undefined) {
    context.io.stdout.write(answer)
    return undefined
  }
  const { io } = context
  return runSimulator(words, {
    stdin: io.stdin,
    stdout: (text) => void io.stdout.write(text),
    stderr: (text) => void io.stderr.write(text),
    env: io.env,
    pid: process.pid,
    signal: io.signal,
  })
}

function install(context: Context, words: readonly string[]): Promise<string> {
  const force = words.some((word) => word === '--force' || word === '-f')
  const [folder, ...others] = words.filter((word) => word !== '--force' && word !== '-f')
  if (folder === undefined || others.length > 0)
    throw cliErrors.badSyntax('install', words.join(' '), 'a folder, and --force if files of others may be replaced')
  return layOutProgram(resolve(context.io.cwd, folder), { force })
}

async function tell(context: Context, folder: string): Promise<undefined> {
  await context.output.record({ folder }, folder)
  return undefined
}
