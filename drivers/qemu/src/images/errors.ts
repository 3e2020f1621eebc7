import { defineErrors } from '@vivarium/core'

/** What can go wrong when an image is built. */
export const imageErrors = defineErrors({
  stepFailed: {
    code: 'IMAGE_STEP_FAILED',
    kind: 'usage',
    meaning: 'A step of an image recipe failed; the end of its output is in the message.',
    message: (step: string, output: string) => `${step} of the image recipe failed${output === '' ? '' : `:\n${output}`}`,
  },
  contentMissing: {
    code: 'IMAGE_CONTENT_MISSING',
    kind: 'state',
    meaning: 'What an image needs to boot is not in the tree that was built: a step of the recipe has removed it.',
    message: (what: string, where: string) => `the image has no ${what} (${where}); a step of its recipe must have removed it`,
  },
})
