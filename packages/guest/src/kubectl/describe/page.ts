/** Text in columns as Go's text/tabwriter aligns it, with the settings of `kubectl describe`: two spaces at least, no smaller width. */

const padding = 2

/** Lines whose cells are ended by tabs; a column is as wide as its widest cell in the lines that follow each other and have it. */
export function tabbed(text: string): string {
  const endsWithBreak = text.endsWith('\n')
  const lines = (endsWithBreak ? text.slice(0, -1) : text).split('\n').map((line) => line.split('\t'))
  const shown: string[] = []
  const write = (from: number, to: number, widths: readonly number[]) => {
    for (const cells of lines.slice(from, to))
      shown.push(cells.map((cell, at) => (at < cells.length - 1 || at < widths.length ? cell.padEnd(widths[at] ?? 0) : cell)).join(''))
  }
  const format = (first: number, end: number, widths: number[]): void => {
    const column = widths.length
    let written = first
    for (let at = first; at < end; at++) {
      if (column >= (lines[at]?.length ?? 0) - 1) continue
      write(written, at, widths)
      written = at
      let width = 0
      while (at < end && column < (lines[at]?.length ?? 0) - 1) {
        width = Math.max(width, (lines[at]?.[column]?.length ?? 0) + padding)
        at++
      }
      format(written, at, [...widths, width])
      written = at
      at--
    }
    write(written, end, widths)
  }
  format(0, lines.length, [])
  return shown.join('\n') + (endsWithBreak ? '\n' : '')
}

/** A page that is written line by line; each line begins with two spaces a level. */
export class Page {
  #text = ''
  readonly #done: string[] = []

  line(level: number, text: string): void {
    this.#text += `${'  '.repeat(level)}${text}\n`
  }

  /** `Name:` and a value, or several below each other. */
  field(level: number, name: string, ...values: readonly (string | number | boolean)[]): void {
    this.line(level, `${name}:\t${values.length === 0 ? '<none>' : values.join('\n\t')}`)
  }

  /** What comes has columns of its own. */
  flush(): void {
    this.#done.push(tabbed(this.#text))
    this.#text = ''
  }

  toString(): string {
    this.flush()
    return this.#done.join('')
  }
}

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) => (a < b ? -1 : 1)
const maxAnnotation = 140
const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration'

export function labels(page: Page, title: string, of: Readonly<Record<string, string>> = {}): void {
  page.field(
    0,
    title,
    ...Object.entries(of)
      .sort(byName)
      .map(([name, value]) => `${name}=${value}`),
  )
}

export function annotations(page: Page, title: string, of: Readonly<Record<string, string>> = {}): void {
  const shown = Object.entries(of)
    .filter(([name]) => name !== lastApplied)
    .sort(byName)
    .map(([name, given]) => {
      const value = given.replace(/\n$/, '')
      if (value.length + name.length + 2 <= maxAnnotation && !value.includes('\n')) return `${name}: ${value}`
      const lines = value
        .split('\n')
        .map((line) => `\t  ${line.length > maxAnnotation - 2 ? `${line.slice(0, maxAnnotation - 2)}...` : line}`)
      return `${name}:\n${lines.join('\n')}`
    })
  page.field(0, title, ...shown)
}

/** RFC 1123 with a numeric zone, as Go writes it. */
export function timeText(time: string | undefined): string {
  const date = new Date(time ?? Number.NaN)
  if (Number.isNaN(date.getTime())) return 'Mon, 01 Jan 0001 00:00:00 +0000'
  return date.toUTCString().replace('GMT', '+0000')
}

/** How long ago: k8s.io/apimachinery's HumanDuration. */
export function ageText(time: string | undefined | null, now: Date): string {
  const since = Date.parse(time ?? '')
  if (Number.isNaN(since)) return '<unknown>'
  const seconds = Math.trunc((now.getTime() - since) / 1000)
  if (seconds < -1) return '<invalid>'
  if (seconds < 0) return '0s'
  if (seconds < 120) return `${seconds}s`
  const two = (whole: number, rest: number, unit: string, restUnit: string) =>
    rest === 0 ? `${whole}${unit}` : `${whole}${unit}${rest}${restUnit}`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 10) return two(minutes, seconds % 60, 'm', 's')
  if (minutes < 180) return `${minutes}m`
  const hours = Math.floor(minutes / 60)
  if (hours < 8) return two(hours, minutes % 60, 'h', 'm')
  if (hours < 48) return `${hours}h`
  const days = Math.floor(hours / 24)
  if (hours < 192) return two(days, hours % 24, 'd', 'h')
  if (days < 730) return `${days}d`
  const years = Math.floor(days / 365)
  return days < 2920 ? two(years, days % 365, 'y', 'd') : `${years}y`
}

export const boolText = (value: boolean | undefined): string => (value ? 'True' : 'False')
