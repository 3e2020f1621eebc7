import type { AdmissionPlugin } from '../registry/admission.js'
import type { Pod } from '../resources/core/pod-types.js'
import { writeOf } from './kit.js'

const taints = ['node.kubernetes.io/not-ready', 'node.kubernetes.io/unreachable']
const seconds = 300

/** Pods stay five minutes on a node that is not ready or can't be reached, unless they say something else of that. */
export const defaultTolerationSeconds: AdmissionPlugin = {
  name: 'DefaultTolerationSeconds',
  mutate(attributes) {
    const pod = writeOf<Pod>(attributes, '', 'pods', ['CREATE', 'UPDATE'])
    if (!pod) return
    const tolerations = pod.spec.tolerations ?? []
    const missing = taints.filter(
      (taint) => !tolerations.some(({ key, effect }) => (!key || key === taint) && (!effect || effect === 'NoExecute')),
    )
    if (missing.length === 0) return
    pod.spec.tolerations = [
      ...tolerations,
      ...missing.map((key) => ({ key, operator: 'Exists', effect: 'NoExecute', tolerationSeconds: seconds })),
    ]
  },
}
