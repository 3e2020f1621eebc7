import type { Rejection } from './filters.js'

/** Why no node takes the pod: `0/3 nodes are available: 1 Insufficient cpu, 2 …. preemption: …` */
export function fitError(nodes: number, rejections: Iterable<Pick<Rejection, 'reasons'>>, postFilter = ''): string {
  const counts = new Map<string, number>()
  for (const { reasons } of rejections) for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  const histogram = [...counts].map(([reason, count]) => `${count} ${reason}`).sort()
  const why = histogram.length > 0 ? ` ${histogram.join(', ')}.` : ''
  return `0/${nodes} nodes are available:${why}${postFilter && ` ${postFilter}`}`
}
