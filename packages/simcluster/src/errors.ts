import { defineErrors } from '@vivarium/core'

/** Errors of controllers that end in a log or a condition; what the API refuses is a KubeError. */
export const simClusterErrors = defineErrors({
  kindUnknown: {
    code: 'KIND_UNKNOWN',
    kind: 'state',
    meaning: 'An owner reference names a kind that the server does not have, or not yet.',
    message: (kind: string, apiVersion: string) => `unable to get REST mapping for ${apiVersion}/${kind}.`,
  },
  namespaceNotEmptied: {
    code: 'NAMESPACE_NOT_EMPTIED',
    kind: 'state',
    meaning: 'Something in a namespace that is being deleted could not be deleted.',
    message: (namespace: string, why: readonly string[]) => `deletion of namespace ${namespace} failed: ${why.join(', ')}`,
  },
  tooManyNodes: {
    code: 'TOO_MANY_NODES',
    kind: 'usage',
    meaning: 'There are no pod addresses left for another simulated node.',
    message: (most: number) => `at most ${most} nodes can be simulated in one cluster: remove some, or use another cluster`,
  },
})
