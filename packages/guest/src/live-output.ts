import type { CommandNode, PipelineNode, ScriptNode, SimpleCommandNode, StatementNode, TransformPlugin, WordNode } from 'just-bash'

type Redirections = SimpleCommandNode['redirections']

/** A shell's own words: with a redirection they would do something else, and they print nothing. */
const untouched = new Set(['exec', 'exit', 'return', 'break', 'continue', 'shift', ':'])

/** Said to `trap` before each `exit`. */
export const keepVariables = '--keep-variables'

/** How a script begins that is to print as it goes. */
export const liveScript = (script: string): string => `: live-output;${script}`

/** What the standard streams of the script lead to: `ShellFileSystem` knows them. */
export const livePath = (descriptor: 1 | 2): string => `/dev/fd/live:${descriptor}`

/**
 * just-bash gives what a script prints when the script has ended. With this plugin the commands of a script that `liveScript` made append
 * their output to files, each when it has ended: those whose output is the script's, in loops and conditions too, but not in pipes,
 * substitutions and functions, whose output somebody else takes. Functions are kept from script to script of the same shell.
 */
export function liveOutput(functions: StatementNode[]): TransformPlugin {
  return {
    name: 'live-output',
    transform: ({ ast }) => {
      const [first, ...rest] = ast.statements
      if (first === undefined || !isMark(first)) return { ast }
      const known = [...functions]
      functions.push(...rest.filter(({ pipelines }) => pipelines[0]?.commands[0]?.type === 'FunctionDef'))
      // What `exec > file` opens is for all that follows.
      const statements = rest.some(redirectsShell) ? rest : liveStatements(rest)
      const whole: ScriptNode = { ...ast, statements: [...known, ...statements] }
      return { ast: whole }
    },
  }
}

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

const liveStatements = (statements: StatementNode[]): StatementNode[] =>
  statements.map((statement) => ({ ...statement, pipelines: statement.pipelines.map((pipeline) => livePipeline(pipeline)) }))

function livePipeline(pipeline: PipelineNode): PipelineNode {
  const last = pipeline.commands.length - 1
  return { ...pipeline, commands: pipeline.commands.map((command, index) => (index === last ? liveCommand(command) : command)) }
}

function liveCommand(command: CommandNode): CommandNode {
  switch (command.type) {
    case 'SimpleCommand':
      if (literal(command.name) === 'exit') return exitWith(command)
      if (command.name === null || untouched.has(literal(command.name))) return command
      return { ...command, redirections: redirected(command.redirections) }
    case 'FunctionDef':
    case 'ArithmeticCommand':
    case 'ConditionalCommand':
      return command
  }
  // The output of the whole goes somewhere.
  if (command.redirections.some(isOutput)) return { ...command, redirections: redirected(command.redirections) }
  const body = (statements: StatementNode[]) => liveStatements(statements)
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
  const statement = (command: CommandNode): StatementNode => ({
    type: 'Statement',
    pipelines: [{ type: 'Pipeline', commands: [command], negated: false }],
    operators: [],
    background: false,
  })
  return { type: 'Group', body: [statement(keep), statement(exit)], redirections: [] }
}

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
