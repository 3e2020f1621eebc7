import { type Candidate, type Completion, findCompletion } from '../completion/find-completion.js'
import { completionScripts, fileMarker, folderMarker } from '../completion/scripts.js'
import type { Shell } from '../completion/shells.js'
import { Context } from '../context.js'
import type { Action, CommandDefinition } from '../definition.js'

export const script: Action<[shell: Shell]> = async (context, [shell]) => {
  context.output.text(completionScripts[shell])
  return undefined
}

/** What the shells' scripts call. It never fails: a command line that can't be completed has no candidates. */
export function completeFor(commands: readonly CommandDefinition[]): Action<[words: string[]]> {
  return (context, [words]) => complete(context, findCompletion(commands, words))
}

async function complete(context: Context, completion: Completion): Promise<undefined> {
  const { prefix, lead, names } = completion
  const fixed: readonly Candidate[] = completion.candidates
  const asked = await askForNames(context, completion)
  const fitting = [...fixed, ...asked].filter(({ value }) => value.startsWith(prefix))
  const lines = fitting.map(({ value, description }) => `${lead}${value}${description === undefined ? '' : `\t${description}`}`)
  if (names === 'file' || names === 'machine-path') lines.push(fileMarker)
  if (names === 'folder' || names === 'universe') lines.push(folderMarker)
  context.output.text(lines.map((line) => `${line}\n`).join(''))
  return undefined
}

async function askForNames(context: Context, { names, universe, run }: Completion): Promise<readonly Candidate[]> {
  if (names === undefined || names === 'file' || names === 'folder') return []
  const { listNames } = await import('../completion/names.js')
  const options = { ...context.options, ...(universe !== undefined && { universe }), ...(run !== undefined && { run }) }
  try {
    return (await listNames[names](new Context(context.io, options))).map((value) => ({ value }))
  } catch {
    return []
  }
}
