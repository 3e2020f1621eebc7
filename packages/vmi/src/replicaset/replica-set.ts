import { int32, object } from '../arguments.js'
import type { VirtualMachineInstance, VirtualMachineInstanceReplicaSet } from '../generated/types.js'
import { make } from '../go-json.js'
import { randomSuffix } from '../names.js'
import { defineFunction } from '../option.js'

/** The original's spelling. */
const selectorLabel = 'rsslector'

/**
 * A replica set of the VMI, with a random name and selector. The template has the VMI's name and a copy of its spec, but not its
 * labels. As with the original there is no apiVersion and kind: add them for `kubectl`.
 */
export const newReplicaSet = defineFunction(
  'newReplicaSet',
  [object('vmi', 'VirtualMachineInstance'), int32('replicas')],
  (vmi: VirtualMachineInstance, replicas: number): VirtualMachineInstanceReplicaSet => {
    const labels = { [selectorLabel]: `rsselector${randomSuffix()}` }
    return {
      metadata: { name: `replicaset${randomSuffix()}` },
      spec: {
        replicas,
        selector: { matchLabels: { ...labels } },
        template: { metadata: make('ObjectMeta', { name: vmi.metadata?.name, labels }), spec: vmi.spec },
      },
      status: {},
    }
  },
)
