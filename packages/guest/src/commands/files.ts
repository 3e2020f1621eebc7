import { randomInt } from 'node:crypto'
import { messageOf } from '@vivarium/core'
import { type CommandResult, complaint, output, type SystemCall, type SystemCommand } from '../command.js'
import { resolveFrom } from '../files/path.js'
import { isComplaint, readArguments } from './arguments.js'

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

async function mktemp({ args, files, cwd, env }: SystemCall): Promise<CommandResult> {
  const parsed = readArguments('mktemp', args, {
    directory: { short: 'd' },
    'dry-run': { short: 'u' },
    quiet: { short: 'q' },
    tmpdir: { short: 'p', value: true },
    t: { short: 't' },
    suffix: { value: true },
  })
  if (isComplaint(parsed)) return parsed
  const [given] = parsed.positionals
  const template = `${given ?? 'tmp.XXXXXXXXXX'}${parsed.value('suffix') ?? ''}`
  const folder = parsed.value('tmpdir') ?? (given === undefined || parsed.has('t') ? (env.TMPDIR ?? '/tmp') : undefined)
  const marks = /X{3,}(?=[^X/]*$)/.exec(template)?.[0]
  if (marks === undefined) return complaint(`mktemp: too few X's in template '${template}'`)
  for (;;) {
    const random = Array.from(marks, () => letters[randomInt(letters.length)]).join('')
    const at = template.lastIndexOf(marks)
    const name = template.slice(0, at) + random + template.slice(at + marks.length)
    const shown = folder === undefined ? name : `${folder}/${name}`
    const path = resolveFrom(cwd, shown)
    if (files.look(path.slice(0, path.lastIndexOf('/')) || '/') === undefined) {
      const kind = parsed.has('directory') ? 'directory' : 'file'
      return complaint(`mktemp: failed to create ${kind} via template '${shown.replace(random, marks)}': No such file or directory`)
    }
    if (files.look(path, false) !== undefined) continue
    if (parsed.has('dry-run')) return output(`${shown}\n`)
    if (parsed.has('directory')) await files.mkdir(path)
    else await files.writeFile(path, '')
    await files.chmod(path, parsed.has('directory') ? 0o700 : 0o600)
    return output(`${shown}\n`)
  }
}

/** coreutils' install: copies with a mode and an owner, or makes directories. */
async function install({ args, files, cwd, guest, user }: SystemCall): Promise<CommandResult> {
  const parsed = readArguments('install', args, {
    directory: { short: 'd' },
    mode: { short: 'm', value: true },
    owner: { short: 'o', value: true },
    group: { short: 'g', value: true },
    'target-directory': { short: 't', value: true },
    D: { short: 'D' },
    verbose: { short: 'v' },
    compare: { short: 'C' },
    'preserve-timestamps': { short: 'p' },
  })
  if (isComplaint(parsed)) return parsed
  const mode = parsed.value('mode') ?? '755'
  if (!/^[0-7]{1,4}$/.test(mode)) return complaint(`install: invalid mode '${mode}'`)
  const [owner, group] = [parsed.value('owner'), parsed.value('group')]
  const uid = owner === undefined ? undefined : (guest.accounts.find(owner)?.uid ?? (/^\d+$/.test(owner) ? Number(owner) : undefined))
  const gid = group === undefined ? undefined : (guest.accounts.findGroup(group)?.gid ?? (/^\d+$/.test(group) ? Number(group) : undefined))
  if (owner !== undefined && uid === undefined) return complaint(`install: invalid user: '${owner}'`)
  if (group !== undefined && gid === undefined) return complaint(`install: invalid group: '${group}'`)
  const finish = async (path: string): Promise<CommandResult | undefined> => {
    await files.chmod(path, Number.parseInt(mode, 8))
    if (uid === undefined && gid === undefined) return undefined
    if (user.uid !== 0) return complaint(`install: cannot change ownership of '${path}': Operation not permitted`)
    guest.files.setAttributes(path, { ...(uid === undefined ? {} : { uid }), ...(gid === undefined ? {} : { gid }) })
    return undefined
  }
  const names = [...parsed.positionals]
  if (parsed.has('directory')) {
    if (names.length === 0) return complaint('install: missing file operand')
    for (const name of names) {
      const path = resolveFrom(cwd, name)
      try {
        await files.mkdir(path, { recursive: true })
      } catch (error) {
        return complaint(`install: cannot create directory '${name}': ${messageOf(error)}`)
      }
      const failure = await finish(path)
      if (failure !== undefined) return failure
    }
    return {}
  }
  const target = parsed.value('target-directory') ?? names.pop()
  if (names.length === 0 || target === undefined)
    return complaint(`install: missing ${target === undefined ? '' : 'destination '}file operand`)
  const to = resolveFrom(cwd, target)
  const isFolder = parsed.has('target-directory') || target.endsWith('/') || files.look(to)?.kind === 'directory'
  if (!isFolder && names.length > 1) return complaint(`install: target '${target}' is not a directory`)
  if (parsed.has('D')) await files.mkdir(isFolder ? to : to.slice(0, to.lastIndexOf('/')) || '/', { recursive: true })
  for (const name of names) {
    const from = resolveFrom(cwd, name)
    // `install /dev/stdin FILE` is how scripts write a file with a mode.
    const path = isFolder ? `${to}/${name.split('/').at(-1)}` : to
    try {
      if (files.look(from) === undefined) return complaint(`install: cannot stat '${name}': No such file or directory`)
      if (files.look(path, false)?.kind === 'symlink') await files.rm(path)
      await files.writeFile(path, await files.readFileBuffer(from))
    } catch (error) {
      return complaint(`install: cannot create regular file '${target}': ${messageOf(error)}`)
    }
    const failure = await finish(path)
    if (failure !== undefined) return failure
  }
  return {}
}

export const fileCommands: readonly SystemCommand[] = [
  { name: 'mktemp', run: mktemp },
  { name: 'install', run: install },
]
