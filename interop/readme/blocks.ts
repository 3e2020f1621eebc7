/** A fenced code block of a Markdown file. */
export interface Block {
  readonly language: string
  /** Where it begins in the file: the line after the fence, from 1. */
  readonly line: number
  readonly content: string
  readonly when: When
}

/**
 * When a block is run, from the rest of its info string. `console` runs with every test run; `console slow: boots a machine` with
 * the slow ones; of `ts types: needs a server` only the types are checked; `console skip: not published yet` is passed over. The
 * reason is for readers, and stands in the test report.
 */
export type When = { readonly kind: 'always' } | { readonly kind: 'slow' | 'types' | 'skip'; readonly reason: string }

/** Languages whose blocks are run. */
const programs = ['console', 'sh', 'bash', 'ts']

/** The blocks of a README that are to be run, in order. Throws for a marker without a reason, and for commands in a block of no language. */
export function blocksOf(markdown: string): Block[] {
  const blocks: Block[] = []
  const lines = markdown.split('\n')
  for (let index = 0; index < lines.length; index++) {
    const fence = /^(`{3,})(.*)$/.exec(lines[index] ?? '')
    if (!fence) continue
    const [, ticks = '', info = ''] = fence
    const start = index + 1
    const end = lines.findIndex((line, number) => number >= start && line.startsWith(ticks) && line.trim() === ticks)
    if (end < 0) throw new Error(`line ${start}: this code block has no end`)
    const [language = '', ...rest] = info.trim().split(' ')
    const content = lines.slice(start, end).join('\n')
    if (programs.includes(language)) blocks.push({ language, line: start + 1, content, when: whenOf(rest.join(' ').trim(), start) })
    else if (/^\$ /m.test(content)) throw new Error(`line ${start}: a block with commands must be a \`console\` block, not \`${language}\``)
    index = end
  }
  return blocks
}

function whenOf(marker: string, line: number): When {
  if (marker === '') return { kind: 'always' }
  const [, kind, reason] = /^(slow|types|skip): (.+)$/.exec(marker) ?? []
  if ((kind === 'slow' || kind === 'types' || kind === 'skip') && reason !== undefined) return { kind, reason }
  throw new Error(`line ${line}: ${JSON.stringify(marker)} is none of \`slow: REASON\`, \`types: REASON\` and \`skip: REASON\``)
}
