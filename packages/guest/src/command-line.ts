/**
 * The words of a command line that needs no shell: plain words, quotes, blanks. Undefined when anything in it is for the shell: an expansion,
 * an assignment, a pipe, a redirection, a pattern, a comment, several commands.
 */
export function plainWords(line: string): readonly string[] | undefined {
  const words: string[] = []
  const pattern = /[ \t]+|((?:[\w!%+,\-./:@^\]=]|'[^']*'|"[^"$`\\]*"|\[(?=[ \t]|$))+)/y
  const text = line.trimEnd()
  while (pattern.lastIndex < text.length) {
    const match = pattern.exec(text)
    if (match === null) return undefined
    const [, word] = match
    if (word === undefined) continue
    if (words.length === 0 && (/^\w+\+?=/.test(word) || reserved.has(word))) return undefined
    words.push(
      word.replaceAll(/'([^']*)'|"([^"]*)"/g, (_, single: string | undefined, double: string | undefined) => single ?? double ?? ''),
    )
  }
  return words.length === 0 ? undefined : words
}

/** Words that begin a compound command. */
const reserved = new Set('! if then else elif fi case esac for select while until do done in function time coproc'.split(' '))

/** One word for the shell, whatever is in it. */
export const quoteWord = (word: string): string => `'${word.replaceAll("'", `'\\''`)}'`
