import { type CommandResult, complaint, output, type SystemCall } from '../command.js'
import { resolveFrom } from '../files/path.js'

const lines = (variables: Readonly<Record<string, string>>, end: string): string =>
  Object.entries(variables)
    .map(([name, value]) => `${name}=${value}${end}`)
    .join('')

/** The variables that are exported, all or those that are named. */
export async function printenv({ args, env: variables }: SystemCall): Promise<CommandResult> {
  const end = ['-0', '--null'].includes(args[0] ?? '') ? '\0' : '\n'
  const names = end === '\0' ? args.slice(1) : args
  const wrong = names.find((name) => name.startsWith('-'))
  if (wrong !== undefined) return complaint(`printenv: invalid option -- '${wrong.replace(/^-+/, '')}'`, 2)
  if (names.length === 0) return output(lines(variables, end))
  const values = names.map((name) => variables[name])
  return {
    stdout: values.flatMap((value) => (value === undefined ? [] : `${value}${end}`)).join(''),
    exitCode: values.includes(undefined) ? 1 : 0,
  }
}

/** Runs a program with the exported variables, changed; without a program it prints them. */
export async function env(call: SystemCall): Promise<CommandResult> {
  const { guest, user, stdin, signal, print, printError } = call
  let variables: Record<string, string> = { ...call.env }
  let { cwd } = call
  let end = '\n'
  const rest = [...call.args]
  for (let option = rest[0]; option?.startsWith('-') === true; option = rest[0]) {
    rest.shift()
    if (option === '--') break
    const [, name, joined] = /^(-u|-C|--unset|--chdir)=?(.*)$/.exec(option) ?? []
    if (['-', '-i', '--ignore-environment'].includes(option)) variables = {}
    else if (['-0', '--null'].includes(option)) end = '\0'
    else if (name === undefined) return complaint(`env: invalid option -- '${option.replace(/^-+/, '')}'`, 125)
    else {
      const value = joined === '' ? rest.shift() : joined
      if (value === undefined) return complaint(`env: option requires an argument -- '${name.replace(/^-+/, '')}'`, 125)
      if (name === '-u' || name === '--unset') delete variables[value]
      else cwd = resolveFrom(cwd, value)
    }
  }
  while (rest[0]?.includes('=') === true) {
    const [name = '', ...value] = (rest.shift() ?? '').split('=')
    variables[name] = value.join('=')
  }
  const [program] = rest
  if (program === undefined) return output(lines(variables, end))
  if (!guest.userland.has(program, user, variables, cwd)) return complaint(`env: '${program}': No such file or directory`, 127)
  const { exitCode } = await guest.userland.run({
    command: rest,
    user,
    env: variables,
    envIsWhole: true,
    cwd,
    stdin,
    stdout: print,
    stderr: printError,
    signal,
  })
  return { exitCode }
}
