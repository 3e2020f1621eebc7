import { errors, type ImageStep } from '@vivarium/core'

export type PlainStep = Exclude<ImageStep, { readonly kind: 'kubernetes' }>

/** Steps that the builder knows, in the place of those that stand for several. */
export function plainSteps(steps: readonly ImageStep[]): PlainStep[] {
  return steps.map((step) => {
    if (step.kind === 'kubernetes') throw errors.unsupported('a kubernetes step', 'the builder of Debian images has none yet')
    return step
  })
}
