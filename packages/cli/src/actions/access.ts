import { resolve } from 'node:path'
import { text as textOf } from 'node:stream/consumers'
import { errors } from '@vivarium/core'
import { attachConsole } from '@vivarium/vm'
import { withRun } from '../attach.js'
import type { Action } from '../definition.js'
import { cliErrors } from '../errors.js'
import { parseCopy, parseCopySide } from '../machine-path.js'
import { shellQuote } from '../shell-quote.js'
import { inStep } from '../step.js'

type NameAndCommand = [name: string, command: string[]]

/** As ssh does: several words are joined with spaces, and the machine's shell reads the result. */
export const ssh: Action<NameAndCommand> = (context, [name, command]) =>
  withRun(context, async (universe) => {
    const vm = await universe.vm(name)
    const { stdin, stdout, stderr, signal } = context.io
    return vm.ssh({ stdin, stdout, stderr, signal, ...(command.length > 0 && { command: command.join(' ') }) })
  })

/** As docker does: several words are a program and its arguments, whatever characters they hold; one word is a command line for the shell. */
export const exec: Action<NameAndCommand, { stdin?: boolean }> = async (context, [name, command], { stdin = false }) => {
  const commandLine = command.length === 1 ? (command[0] ?? '') : command.map(shellQuote).join(' ')
  const input = stdin ? await textOf(context.io.stdin) : undefined
  return withRun(context, async (universe) => {
    const vm = await universe.vm(name)
    const result = await vm.run(commandLine, {
      signal: context.io.signal,
      allowFailure: true,
      ...(input !== undefined && { stdin: input }),
    })
    if (context.output.format === 'table') {
      context.output.text(result.stdout)
      context.io.stderr.write(result.stderr)
    } else {
      await context.output.details(result)
    }
    return result.exitCode
  })
}

export const console: Action<[name: string]> = async (context, [name]) => {
  const { stdin, stdout, signal } = context.io
  await withRun(context, async (universe) => {
    const socket = await (await universe.vm(name)).consoleSocket()
    context.note(`The serial console of ${name}. Ctrl-] leaves it.`)
    const end = await attachConsole(socket, { stdin, stdout, signal })
    context.note(end === 'left' ? '' : `${name} has ended.`)
  })
  return undefined
}

export const logs: Action<[name: string]> = async (context, [name]) => {
  await withRun(context, async (universe) => context.output.text(await (await universe.vm(name)).consoleLog()))
  return undefined
}

export const copy: Action<[from: string, to: string]> = async (context, [from, to]) => {
  const { direction, machine, localPath, remotePath } = parseCopy(from, to)
  const local = resolve(context.io.cwd, localPath)
  await withRun(context, async (universe) => {
    const vm = await universe.vm(machine)
    await context.work((operation) =>
      inStep(`copy ${from}`, operation, (inner) =>
        direction === 'to' ? vm.copyTo(local, remotePath, inner) : vm.copyFrom(remotePath, local, inner),
      ),
    )
  })
  return undefined
}

export const sync: Action<[from: string, to: string], { chown?: string; exclude?: readonly string[] }> = async (
  context,
  [from, to],
  options,
) => {
  const { chown, exclude = [] } = options
  const [source, target] = [parseCopySide(from), parseCopySide(to)]
  if (target.machine === undefined) throw cliErrors.badSyntax('target', to, 'a folder in a machine: web:/srv')
  if (source.machine !== undefined)
    throw errors.unsupported('syncing from a machine', `rsync goes to machines; copy with \`viv vm cp ${from} ${to}\``)
  const { machine, path } = target
  const local = keepTrailingSlash(from, resolve(context.io.cwd, source.path))
  await withRun(context, async (universe) => {
    const vm = await universe.vm(machine)
    await context.work((operation) =>
      inStep(`sync ${from}`, operation, (inner) =>
        vm.sync(local, path, { ...inner, excludes: exclude, ...(chown !== undefined && { chown }) }),
      ),
    )
  })
  return undefined
}

/** To rsync, `tree/` is what is in the folder, `tree` the folder itself. */
function keepTrailingSlash(given: string, path: string): string {
  return given.endsWith('/') && !path.endsWith('/') ? `${path}/` : path
}
