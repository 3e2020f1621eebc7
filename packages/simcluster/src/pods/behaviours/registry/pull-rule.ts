import type { ContainerStage } from '../../../kubelet/stages.js'

/** How pulling an image ends; undefined or `elsewhere`: not for this rule to say. */
export type PullAnswer = (image: string) => { readonly failure?: string } | 'elsewhere' | undefined

/** Pulling takes this long from a registry that is in the cluster. */
const pullMs = 50

/** Images of a registry in the cluster can be pulled when they were pushed there. */
export function pullRule(answer: PullAnswer): ContainerStage {
  const place = /^[^/]+:\d+\//
  return {
    name: 'pull',
    when: { phase: 'pulling', image: place, fits: ({ container }) => (answer(container.image ?? '') ?? 'elsewhere') !== 'elsewhere' },
    after: pullMs,
    next: ({ container }) => {
      const answered = answer(container.image ?? '')
      const failure = typeof answered === 'object' ? answered.failure : undefined
      return failure === undefined ? { to: 'pulled' } : { to: 'pull-failed', message: failure }
    },
  }
}
