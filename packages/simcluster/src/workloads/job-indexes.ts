import type { Pod } from './objects.js'

export const indexAnnotation = 'batch.kubernetes.io/job-completion-index'

/** Numbers from the text of a job's status: `0,2-4`. Those from `end` on are left out. */
export function parseIndexes(text: string | undefined, end: number): Set<number> {
  const indexes = new Set<number>()
  for (const part of (text ?? '').split(',')) {
    const [first = '', last = first] = part.split('-')
    if (first === '') continue
    for (let index = Number(first); index <= Number(last) && index < end; index++) indexes.add(index)
  }
  return indexes
}

/** Two neighbours are written one by one, more of them as a range: `0,1,3-5`. */
export function formatIndexes(indexes: Iterable<number>): string {
  const parts: string[] = []
  const sorted = [...indexes].sort((a, b) => a - b)
  for (let i = 0; i < sorted.length; i++) {
    const first = sorted[i] ?? 0
    let last = first
    while (sorted[i + 1] === last + 1) last = sorted[++i] ?? last
    if (last === first) parts.push(`${first}`)
    else parts.push(last === first + 1 ? `${first},${last}` : `${first}-${last}`)
  }
  return parts.join(',')
}

export function completionIndex({ metadata }: Pod): number | undefined {
  const text = metadata.annotations?.[indexAnnotation]
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined
}
