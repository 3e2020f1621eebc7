/** The words after `viv` in a line of documentation, without what a shell does around the command. */
export function wordsOf(line: string): string[] {
  const command = /viv ((?:[^|<>#)]|(?<=\S)#)*)/.exec(line)?.[1] ?? ''
  return [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')
}
