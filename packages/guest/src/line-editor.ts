const maxLine = 64 * 1024
const maxHistory = 500

export type TypedEvent = { readonly kind: 'line'; readonly text: string } | { readonly kind: 'end' } | { readonly kind: 'interrupt' }

/** What is typed at a terminal, with echo: arrows, Home, End, Delete, Backspace, Ctrl-A, E, K, U, W, C, D, L and earlier lines. */
export class LineEditor {
  readonly #echo: (text: string) => void
  readonly #history: string[] = []
  /** Of the history; its length: the line that is new. */
  #at = 0
  #line: string[] = []
  #cursor = 0
  /** An escape sequence that has not ended. */
  #escape = ''
  #lastWasReturn = false

  constructor(echo: (text: string) => void) {
    this.#echo = echo
  }

  remember(line: string): void {
    if (line.trim() !== '' && line !== this.#history.at(-1)) this.#history.push(line)
    if (this.#history.length > maxHistory) this.#history.shift()
    this.#at = this.#history.length
  }

  *type(text: string): Generator<TypedEvent> {
    for (const character of text) {
      if (this.#escape !== '') {
        this.#escape += character
        // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with one
        if (this.#escape.length > 8 || /^\u001b(?:[^[O]|[[O][\d;]*[A-Za-z~])$/.test(this.#escape)) this.#followEscape()
        continue
      }
      const wasReturn = this.#lastWasReturn
      this.#lastWasReturn = character === '\r'
      if (character === '\r' || character === '\n') {
        if (character === '\n' && wasReturn) continue
        this.#echo('\n')
        yield { kind: 'line', text: this.#take() }
      } else if (character === '\u0003') {
        this.#take()
        this.#echo('^C\n')
        yield { kind: 'interrupt' }
      } else if (character === '\u0004') {
        if (this.#line.length === 0) yield { kind: 'end' }
        else this.#delete()
      } else this.#edit(character)
    }
  }

  #edit(character: string): void {
    if (character === '\u001b') this.#escape = character
    else if (character === '\u007f' || character === '\b') {
      if (this.#cursor > 0) {
        this.#moveTo(this.#cursor - 1)
        this.#delete()
      }
    } else if (character === '\u0001') this.#moveTo(0)
    else if (character === '\u0005') this.#moveTo(this.#line.length)
    else if (character === '\u000b') this.#replace(this.#line.slice(0, this.#cursor), this.#cursor)
    else if (character === '\u0015') this.#replace(this.#line.slice(this.#cursor), 0)
    else if (character === '\u0017') {
      const before = this.#line
        .slice(0, this.#cursor)
        .join('')
        .replace(/\S*\s*$/, '')
      const kept = [...before]
      this.#replace([...kept, ...this.#line.slice(this.#cursor)], kept.length)
    } else if (character === '\t' || character >= ' ') {
      if (this.#line.length >= maxLine) return
      const rest = this.#line.slice(this.#cursor)
      this.#line = [...this.#line.slice(0, this.#cursor), character, ...rest]
      this.#cursor++
      this.#echo(`${character}${rest.join('')}${'\b'.repeat(rest.length)}`)
    }
  }

  #followEscape(): void {
    const sequence = this.#escape.slice(1)
    this.#escape = ''
    if (sequence === '[A' || sequence === 'OA') this.#recall(this.#at - 1)
    else if (sequence === '[B' || sequence === 'OB') this.#recall(this.#at + 1)
    else if (sequence === '[C' || sequence === 'OC') this.#moveTo(this.#cursor + 1)
    else if (sequence === '[D' || sequence === 'OD') this.#moveTo(this.#cursor - 1)
    else if (sequence === '[H' || sequence === 'OH' || sequence === '[1~') this.#moveTo(0)
    else if (sequence === '[F' || sequence === 'OF' || sequence === '[4~') this.#moveTo(this.#line.length)
    else if (sequence === '[3~') this.#delete()
  }

  #recall(index: number): void {
    if (index < 0 || index > this.#history.length) return
    this.#at = index
    const line = [...(this.#history[index] ?? '')]
    this.#replace(line, line.length)
  }

  #delete(): void {
    this.#replace([...this.#line.slice(0, this.#cursor), ...this.#line.slice(this.#cursor + 1)], this.#cursor)
  }

  /** Shows another line in the place of this one. */
  #replace(line: string[], cursor: number): void {
    const blanks = Math.max(0, this.#line.length - line.length)
    this.#moveTo(0)
    this.#echo(`${line.join('')}${' '.repeat(blanks)}${'\b'.repeat(blanks)}`)
    this.#line = line
    this.#cursor = line.length
    this.#moveTo(cursor)
  }

  #moveTo(cursor: number): void {
    const wanted = Math.min(Math.max(cursor, 0), this.#line.length)
    if (wanted < this.#cursor) this.#echo('\b'.repeat(this.#cursor - wanted))
    else this.#echo(this.#line.slice(this.#cursor, wanted).join(''))
    this.#cursor = wanted
  }

  #take(): string {
    const line = this.#line.join('')
    this.#line = []
    this.#cursor = 0
    this.#at = this.#history.length
    return line
  }
}
