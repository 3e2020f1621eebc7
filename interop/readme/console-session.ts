/** One command of a `console` block, with the output that is shown below it. */
export interface ShownCommand {
  readonly command: string
  /** Line in the file, from 1. */
  readonly line: number
  /** Empty: nothing is shown, and so nothing is compared. */
  readonly output: readonly string[]
}

/** A command begins with `$ `; it goes on after a line that ends with `\`, and on lines that begin with `> `. All else is output. */
export function commandsOf(content: string, firstLine: number): ShownCommand[] {
  const commands: { command: string; line: number; output: string[] }[] = []
  let continued = false
  content.split('\n').forEach((text, index) => {
    const last = commands.at(-1)
    if (text.startsWith('$ ')) {
      commands.push({ command: text.slice(2), line: firstLine + index, output: [] })
    } else if (last && continued) {
      last.command += `\n${text}`
    } else if (last && last.output.length === 0 && text.startsWith('> ')) {
      last.command += `\n${text.slice(2)}`
    } else if (last) {
      last.output.push(text)
    } else if (text.trim() !== '') {
      throw new Error(`line ${firstLine + index}: a console block begins with a command (\`$ …\`)`)
    }
    continued = text.endsWith('\\') && (continued || text.startsWith('$ '))
  })
  for (const command of commands) while (command.output.at(-1)?.trim() === '') command.output.pop()
  return commands
}

/** Whether real output is what is shown: `…` in a line stands for any text in it, and a line of nothing else for any lines. */
export function matchesShown(shown: readonly string[], real: string): boolean {
  if (shown.length === 0) return true
  const pattern = shown.map((line) =>
    line.trim() === '…' ? '(?:.*\n)*?' : `${line.trimEnd().split('…').map(escapePattern).join('.*')}[ \t]*\n`,
  )
  return new RegExp(`^${pattern.join('')}\\s*$`).test(`${real.trimEnd()}\n`)
}

function escapePattern(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
