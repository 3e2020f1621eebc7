import type { AdmissionPlugin } from '../registry/admission.js'
import type { KubeObject } from '../registry/objects.js'
import { writeOf } from './kit.js'

interface Node extends KubeObject {
  spec?: { taints?: { key?: string; value?: string; effect?: string }[] }
}

const notReady = { key: 'node.kubernetes.io/not-ready', effect: 'NoSchedule' }

/** A new node takes no pods until a node controller has seen that it is ready. */
export const taintNodesByCondition: AdmissionPlugin = {
  name: 'TaintNodesByCondition',
  mutate(attributes) {
    const node = writeOf<Node>(attributes, '', 'nodes', ['CREATE'])
    if (!node) return
    const taints = node.spec?.taints ?? []
    if (taints.some(({ key, effect }) => key === notReady.key && effect === notReady.effect)) return
    node.spec = { ...node.spec, taints: [...taints, { ...notReady }] }
  },
}
