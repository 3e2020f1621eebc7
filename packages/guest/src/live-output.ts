import type { CommandNode, PipelineNode, ScriptNode, SimpleCommandNode, StatementNode, TransformPlugin, WordNode } from 'just-bash'

type Redirections = SimpleCommandNode['redirections']
type FunctionDefNode = Extract<CommandNode, { type: 'FunctionDef' }>

/** A shell's own words: with a redirection they would do something else, and they print nothing. */
const untouched = new Set(['exec', 'exit', 'return', 'break', 'continue', 'shift', ':'])

/** Said to `trap` before each `exit`. */
export const keepVariables = '--keep-variables'

/** How a script begins that is to print as it goes. */
export const liveScript = (script: string): string => `: live-output;${script}`

/** Said to a program of ours by a variable: which of its streams lead to the script's, so that it may print before it has ended. */
export const liveStreams = 'VIVARIUM_LIVE_STREAMS'

/** Runs what its arguments say: a program that is named by a path, which may be a script. */
export const runProgram = 'vivarium-run'

/** What the standard streams of the script lead to: `ShellFileSystem` knows them. */
export const livePath = (descriptor: 1 | 2): string => `/dev/fd/live:${descriptor}`

/**
 * just-bash gives what a script prints when the script has ended. With this plugin the commands of a script that `liveScript` made append
 * their output to files, each when it has ended: those whose output is the script's, in loops, conditions and functions too, but not in pipes
 * and substitutions, whose output somebody else takes. Those of `programs` are told that they may print before. Functions are kept from script
 * to script of the same shell.
 */
export function liveOutput(functions: StatementNode[], programs: ReadonlySet<string>): TransformPlugin {
  return {
    name: 'live-output',
    transform: ({ ast }) => {
      const [first, ...rest] = ast.statements
      if (first === undefined || !isMark(first)) return { ast }
      const all = [...functions, ...rest]
      functions.push(...rest.filter((statement) => functionOf(statement) !== undefined))
      // What `exec > file` opens is for all that follows.
      if (rest.some(redirectsShell)) return { ast: { ...ast, statements: all } }
      const names = new Set(all.flatMap((statement) => functionOf(statement)?.name ?? []))
      const whole: ScriptNode = { ...ast, statements: new LiveScript(programs, names).statements(all) }
      return { ast: whole }
    },
  }
}

/** The function that a statement is there for, and nothing else. */
function functionOf({ pipelines, background }: StatementNode): FunctionDefNode | undefined {
  const [pipeline, ...others] = pipelines
  const [command, ...piped] = pipeline?.commands ?? []
  return command?.type === 'FunctionDef' && others.length === 0 && piped.length === 0 && !background ? command : undefined
}

/** The name under which there is a function that prints as it goes, beside the one whose output somebody else may take. */
const liveName = (name: string): string => `${name}:live-output`

function isMark({ pipelines }: StatementNode): boolean {
  const [command] = pipelines[0]?.commands ?? []
  return command?.type === 'SimpleCommand' && literal(command.name) === ':' && command.args.map(literal).join() === 'live-output'
}

const literal = (word: WordNode | null): string => (word?.parts ?? []).map((part) => (part.type === 'Literal' ? part.value : '\0')).join('')

const redirectsShell = ({ pipelines }: StatementNode): boolean =>
  pipelines.some(({ commands }) =>
    commands.some((command) => {
      if (command.type === 'SimpleCommand')
        return (
          literal(command.name) === 'exec' &&
          command.args.length === 0 &&
          (goesTo(command.redirections, 1) || goesTo(command.redirections, 2))
        )
      return command.type !== 'FunctionDef' && bodiesOf(command).some((body) => body.some(redirectsShell))
    }),
  )

/** Makes the statements of a script print as they go. */
class LiveScript {
  readonly #programs: ReadonlySet<string>
  readonly #functions: ReadonlySet<string>
  readonly #isSubshell: boolean

  constructor(programs: ReadonlySet<string>, functions: ReadonlySet<string>, isSubshell = false) {
    this.#isSubshell = isSubshell
    this.#programs = programs
    this.#functions = functions
  }

  statements(statements: StatementNode[]): StatementNode[] {
    return statements.flatMap((statement) => {
      const defined = functionOf(statement)
      if (defined === undefined || !this.#functions.has(defined.name) || defined.redirections.some(isOutput))
        return [{ ...statement, pipelines: statement.pipelines.map((pipeline) => this.#pipeline(pipeline)) }]
      const body = this.#command(defined.body)
      if (body.type === 'SimpleCommand' || body.type === 'FunctionDef') return [statement]
      return [statement, statementOf({ ...defined, name: liveName(defined.name), body })]
    })
  }

  #pipeline(pipeline: PipelineNode): PipelineNode {
    const last = pipeline.commands.length - 1
    return { ...pipeline, commands: pipeline.commands.map((command, index) => (index === last ? this.#command(command) : command)) }
  }

  #command(command: CommandNode): CommandNode {
    switch (command.type) {
      case 'SimpleCommand':
        return this.#simpleCommand(command)
      case 'FunctionDef':
      case 'ArithmeticCommand':
      case 'ConditionalCommand':
        return command
    }
    // The output of the whole goes somewhere.
    if (command.redirections.some(isOutput)) return { ...command, redirections: redirected(command.redirections) }
    const inner = command.type === 'Subshell' ? new LiveScript(this.#programs, this.#functions, true) : this
    const body = (statements: StatementNode[]) => inner.statements(statements)
    switch (command.type) {
      case 'If':
        return {
          ...command,
          clauses: command.clauses.map((clause) => ({ condition: body(clause.condition), body: body(clause.body) })),
          elseBody: command.elseBody === null ? null : body(command.elseBody),
        }
      case 'While':
      case 'Until':
        return { ...command, condition: body(command.condition), body: body(command.body) }
      case 'Case':
        return { ...command, items: command.items.map((item) => ({ ...item, body: body(item.body) })) }
      default:
        return { ...command, body: body(command.body) }
    }
  }

  #simpleCommand(command: SimpleCommandNode): CommandNode {
    const name = literal(command.name)
    // What a subshell ends with is nobody's.
    if (name === 'exit') return this.#isSubshell ? command : exitWith(command)
    if (command.name === null || untouched.has(name)) return command
    if (this.#functions.has(name))
      return command.redirections.some(isOutput) ? withLiveOutput(command) : { ...command, name: word(liveName(name)) }
    const streams = ([1, 2] as const).filter((fd) => !goesTo(command.redirections, fd))
    const isPath = name.includes('/') && !name.includes('\0')
    if (streams.length === 0 || (!isPath && !this.#programs.has(name))) return withLiveOutput(command)
    const told: SimpleCommandNode['assignments'][number] = {
      type: 'Assignment',
      name: liveStreams,
      value: word(streams.join('')),
      append: false,
      array: null,
    }
    return withLiveOutput({
      ...command,
      assignments: [...command.assignments, told],
      ...(isPath && { name: word(runProgram), args: [command.name, ...command.args] }),
    })
  }
}

const withLiveOutput = (command: SimpleCommandNode): SimpleCommandNode => ({ ...command, redirections: redirected(command.redirections) })

const word = (value: string): WordNode => ({ type: 'Word', parts: [{ type: 'Literal', value }] })

/** The variables that a script ends with are kept before it ends: just-bash forgets them. */
function exitWith(exit: SimpleCommandNode): CommandNode {
  const keep: SimpleCommandNode = {
    type: 'SimpleCommand',
    assignments: [],
    name: word('trap'),
    args: [word(keepVariables)],
    redirections: [],
  }
  return { type: 'Group', body: [statementOf(keep), statementOf(exit)], redirections: [] }
}

const statementOf = (command: CommandNode): StatementNode => ({
  type: 'Statement',
  pipelines: [{ type: 'Pipeline', commands: [command], negated: false }],
  operators: [],
  background: false,
})

function bodiesOf(command: Exclude<CommandNode, { type: 'SimpleCommand' | 'FunctionDef' }>): StatementNode[][] {
  switch (command.type) {
    case 'ArithmeticCommand':
    case 'ConditionalCommand':
      return []
    case 'If':
      return [...command.clauses.flatMap(({ condition, body }) => [condition, body]), command.elseBody ?? []]
    case 'While':
    case 'Until':
      return [command.condition, command.body]
    case 'Case':
      return command.items.map(({ body }) => body)
    default:
      return [command.body]
  }
}

const isOutput = ({ operator }: Redirections[number]): boolean => !['<', '<<', '<<-', '<<<'].includes(operator)

const goesTo = (redirections: Redirections, fd: number): boolean =>
  redirections.some((redirection) => isOutput(redirection) && (redirection.operator.startsWith('&>') || (redirection.fd ?? 1) === fd))

/** The redirections that a command has, and for each of the two streams that goes nowhere else one to its file. */
function redirected(own: Redirections): Redirections {
  const to = (fd: 1 | 2): Redirections[number] => ({
    type: 'Redirection',
    fd,
    operator: '>>',
    target: word(livePath(fd)),
  })
  return [...(goesTo(own, 1) ? [] : [to(1)]), ...(goesTo(own, 2) ? [] : [to(2)]), ...own]
}
