import type { Kind } from '../call.js'
import { addPod } from './pods.js'

/** What folders can because datastore clusters can be in them. */
export const podFolder = {
  methods: {
    CreateStoragePod: ({ world, object }, { name }) => addPod(world, object, name).reference,
  },
} satisfies Kind
