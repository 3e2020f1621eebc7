import { isVivariumError } from '@vivarium/core'
import { type CommandCall, type CommandResult, complaint, output } from '../command.js'
import type { FileErrorCode } from '../files/file-error.js'
import { resolveFrom } from '../files/path.js'
import type { System } from '../guest-system.js'
import { tail } from './tail.js'
import { tar } from './tar.js'
import { env, printenv } from './variables.js'

type Call = CommandCall<System>

/**
 * A program that runs where no shell is needed, just as the shell's own. Undefined: this call has something that it doesn't know, and the
 * shell's own is to do it; nothing has been done or read by then.
 */
export interface PlainProgram {
  readonly name: string
  /** Needs no file in /usr/bin. */
  readonly isBuiltin?: boolean
  readonly run: (call: Call) => Promise<CommandResult | undefined>
}

/** As strerror(3). */
const texts: Partial<Record<FileErrorCode, string>> = {
  ENOENT: 'No such file or directory',
  EEXIST: 'File exists',
  ENOTDIR: 'Not a directory',
  EISDIR: 'Is a directory',
  EACCES: 'Permission denied',
  ENOTEMPTY: 'Directory not empty',
  ENOSPC: 'No space left on device',
  EROFS: 'Read-only file system',
  EBUSY: 'Device or resource busy',
  ELOOP: 'Too many levels of symbolic links',
}

const codeOf = (error: unknown): FileErrorCode | undefined => {
  const code = isVivariumError(error) ? error.code : ''
  return code in texts ? (code as FileErrorCode) : undefined
}

/** The words of getopt's short options that are all of a set; undefined when there is another one. */
function flagsAndNames(args: readonly string[], known: string): { flags: Set<string>; names: string[] } | undefined {
  const flags = new Set<string>()
  const names: string[] = []
  for (const [index, arg] of args.entries()) {
    if (arg === '--') return { flags, names: [...names, ...args.slice(index + 1)] }
    if (!arg.startsWith('-') || arg === '-') names.push(arg)
    else if (arg.startsWith('--') || ![...arg.slice(1)].every((flag) => known.includes(flag))) return undefined
    else for (const flag of arg.slice(1)) flags.add(flag)
  }
  return { flags, names }
}

async function echo({ args }: Call): Promise<CommandResult | undefined> {
  const newline = args[0] !== '-n'
  const words = newline ? args : args.slice(1)
  if (words.some((word) => word.includes('\\')) || /^-[neE]+$/.test(words[0] ?? '')) return undefined
  return output(`${words.join(' ')}${newline ? '\n' : ''}`)
}

/** Files as they are, and input as it comes. Where something is wrong with one of them the shell's own says so. */
async function cat({ args, files, cwd, stdin, print }: Call): Promise<CommandResult | undefined> {
  if (args.some((arg) => arg.startsWith('-') && arg !== '-')) return undefined
  const names = args.length === 0 ? ['-'] : args
  const paths = names.map((name) => (name === '-' ? '-' : resolveFrom(cwd, name)))
  if (paths.some((path) => path !== '-' && (path.startsWith('/dev/') || !files.may(path, 'read') || files.look(path)?.kind !== 'file')))
    return undefined
  for (const path of paths) {
    if (path === '-') for await (const chunk of stdin) await print(chunk)
    else await print(await files.readFileBuffer(path))
  }
  return {}
}

async function mkdir({ args, files, cwd }: Call): Promise<CommandResult | undefined> {
  const parsed = flagsAndNames(args, 'p')
  if (parsed === undefined || parsed.names.length === 0) return undefined
  for (const name of parsed.names) {
    const path = resolveFrom(cwd, name)
    try {
      if (!(parsed.flags.has('p') && files.look(path)?.kind === 'directory')) await files.mkdir(path, { recursive: parsed.flags.has('p') })
    } catch (error) {
      const code = codeOf(error)
      if (code === undefined) throw error
      return complaint(`mkdir: cannot create directory '${name}': ${texts[code]}`)
    }
  }
  return {}
}

async function rm({ args, files, cwd }: Call): Promise<CommandResult | undefined> {
  const parsed = flagsAndNames(args, 'rRf')
  if (parsed === undefined || parsed.names.length === 0) return undefined
  const recursive = parsed.flags.has('r') || parsed.flags.has('R')
  const complaints: string[] = []
  for (const name of parsed.names) {
    const path = resolveFrom(cwd, name)
    try {
      const node = files.look(path, false)
      if (node === undefined && parsed.flags.has('f')) continue
      if (node?.kind === 'directory' && !recursive) complaints.push(`rm: cannot remove '${name}': Is a directory`)
      else await files.rm(path, { recursive })
    } catch (error) {
      const code = codeOf(error)
      if (code === undefined) throw error
      complaints.push(`rm: cannot remove '${name}': ${texts[code]}`)
    }
  }
  return complaints.length === 0 ? {} : complaint(complaints.join('\n'))
}

async function chmod({ args, files, cwd }: Call): Promise<CommandResult | undefined> {
  const [mode, ...names] = args
  if (mode === undefined || !/^[0-7]{3,4}$/.test(mode) || names.length === 0 || names.some((name) => name.startsWith('-'))) return undefined
  for (const name of names) {
    try {
      await files.chmod(resolveFrom(cwd, name), Number.parseInt(mode, 8))
    } catch (error) {
      const code = codeOf(error)
      if (code === undefined) throw error
      if (code === 'ENOENT') return complaint(`chmod: cannot access '${name}': ${texts.ENOENT}`)
      return complaint(`chmod: changing permissions of '${name}': ${code === 'EACCES' ? 'Operation not permitted' : texts[code]}`)
    }
  }
  return {}
}

async function ln({ args, files, cwd }: Call): Promise<CommandResult | undefined> {
  const parsed = flagsAndNames(args, 'sfn')
  const [target, name, more] = parsed?.names ?? []
  if (parsed === undefined || target === undefined || name === undefined || more !== undefined || !parsed.flags.has('s')) return undefined
  const path = resolveFrom(cwd, name)
  const there = files.look(path, !parsed.flags.has('n'))
  if (there !== undefined && (!parsed.flags.has('f') || there.kind === 'directory')) return undefined
  try {
    if (there !== undefined) await files.rm(path, { force: true })
    await files.symlink(target, path)
  } catch (error) {
    const code = codeOf(error)
    if (code === undefined) throw error
    return complaint(`ln: failed to create symbolic link '${name}': ${texts[code]}`)
  }
  return {}
}

async function touch({ args, files, cwd, guest }: Call): Promise<CommandResult | undefined> {
  if (args.length === 0 || args.some((arg) => arg.startsWith('-'))) return undefined
  for (const name of args) {
    const path = resolveFrom(cwd, name)
    try {
      if (files.look(path) === undefined) await files.writeFile(path, '')
      else await files.utimes(path, guest.now(), guest.now())
    } catch (error) {
      const code = codeOf(error)
      if (code === undefined) throw error
      return complaint(`touch: cannot touch '${name}': ${texts[code]}`)
    }
  }
  return {}
}

/** One folder or file without options but -a, -A and -1: a name a line. */
async function ls({ args, files, cwd }: Call): Promise<CommandResult | undefined> {
  const parsed = flagsAndNames(args, '1aA')
  if (parsed === undefined || parsed.names.length > 1) return undefined
  const [name = '.'] = parsed.names
  const path = resolveFrom(cwd, name)
  const node = files.look(path)
  if (node === undefined || !files.may(path, 'read')) return undefined
  if (node.kind !== 'directory') return output(`${name}\n`)
  const all = parsed.flags.has('a')
  const names = (await files.readdir(path)).filter((entry) => all || parsed.flags.has('A') || !entry.startsWith('.'))
  return output([...(all ? ['.', '..'] : []), ...names].map((entry) => `${entry}\n`).join(''))
}

const fileTests = new Map<string, (call: Call, path: string) => boolean>(
  Object.entries({
    '-e': ({ files }: Call, path: string) => files.look(path) !== undefined,
    '-f': ({ files }: Call, path: string) => files.look(path)?.kind === 'file',
    '-d': ({ files }: Call, path: string) => files.look(path)?.kind === 'directory',
    '-L': ({ files }: Call, path: string) => files.look(path, false)?.kind === 'symlink',
    '-h': ({ files }: Call, path: string) => files.look(path, false)?.kind === 'symlink',
    '-s': ({ files }: Call, path: string) => {
      const node = files.look(path)
      return node !== undefined && (node.kind !== 'file' || node.content.length > 0)
    },
  }),
)

const comparisons = new Map<string, (left: number, right: number) => boolean>(
  Object.entries({
    '-eq': (left: number, right: number) => left === right,
    '-ne': (left: number, right: number) => left !== right,
    '-lt': (left: number, right: number) => left < right,
    '-le': (left: number, right: number) => left <= right,
    '-gt': (left: number, right: number) => left > right,
    '-ge': (left: number, right: number) => left >= right,
  }),
)

function isTrue(call: Call, words: readonly string[]): boolean | undefined {
  const [first = '', second = '', third = ''] = words
  if (words.length > 1 && first === '!') {
    const rest = isTrue(call, words.slice(1))
    return rest === undefined ? undefined : !rest
  }
  if (words.length === 0) return false
  if (words.length === 1) return first !== ''
  if (words.length === 2) {
    if (first === '-z') return second === ''
    if (first === '-n') return second !== ''
    const test = fileTests.get(first)
    if (test === undefined || second === '') return undefined
    try {
      return test(call, resolveFrom(call.cwd, second))
    } catch {
      return false
    }
  }
  if (words.length > 3) return undefined
  if (second === '=' || second === '==') return first === third
  if (second === '!=') return first !== third
  const compare = comparisons.get(second)
  return compare !== undefined && [first, third].every((word) => /^-?\d+$/.test(word)) ? compare(Number(first), Number(third)) : undefined
}

const judged = (result: boolean | undefined): CommandResult | undefined => (result === undefined ? undefined : { exitCode: result ? 0 : 1 })

const programs: readonly PlainProgram[] = [
  { name: 'true', isBuiltin: true, run: async () => ({}) },
  { name: 'false', isBuiltin: true, run: async () => ({ exitCode: 1 }) },
  { name: 'echo', isBuiltin: true, run: echo },
  { name: 'pwd', isBuiltin: true, run: async ({ args, cwd }) => (args.length > 0 ? undefined : output(`${cwd}\n`)) },
  { name: 'test', isBuiltin: true, run: async (call) => judged(isTrue(call, call.args)) },
  {
    name: '[',
    isBuiltin: true,
    run: async (call) => (call.args.at(-1) === ']' ? judged(isTrue(call, call.args.slice(0, -1))) : undefined),
  },
  { name: 'cat', run: cat },
  { name: 'mkdir', run: mkdir },
  { name: 'rm', run: rm },
  { name: 'chmod', run: chmod },
  { name: 'ln', run: ln },
  { name: 'touch', run: touch },
  { name: 'ls', run: ls },
  { name: 'printenv', run: printenv },
  { name: 'env', run: env },
  { name: 'tail', run: tail },
  { name: 'tar', run: tar },
]

export const plainPrograms: ReadonlyMap<string, PlainProgram> = new Map(programs.map((program) => [program.name, program]))
