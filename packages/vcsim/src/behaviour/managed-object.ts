import type { Kind } from '../call.js'
import { invalidProperty } from '../faults.js'

/** What every managed object has. */
export const managedObject = {
  methods: {
    Fetch({ reader, object }, { prop }) {
      const result = reader.read(object, prop)
      if (result.found === 'denied') throw result.error
      if (result.found === 'no such property') throw invalidProperty(prop)
      return result.found === 'value' ? result.encoded : undefined
    },
  },
} satisfies Kind
