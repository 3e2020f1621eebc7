import { object, text } from './arguments.js'
import type {
  Affinity,
  NodeAffinity,
  PodAffinity,
  PodAffinityTerm,
  PreferredSchedulingTerm,
  Toleration,
  VirtualMachineInstance,
  WeightedPodAffinityTerm,
} from './generated/types.js'
import { defineOption } from './option.js'
import { append, within } from './paths.js'

const hostnameLabel = 'kubernetes.io/hostname'

const affinityOf = (vmi: VirtualMachineInstance): Affinity => within(vmi.spec, 'affinity', {})
const nodeAffinityOf = (vmi: VirtualMachineInstance): NodeAffinity => within(affinityOf(vmi), 'nodeAffinity', {})
const podAffinityOf = (vmi: VirtualMachineInstance): PodAffinity => within(affinityOf(vmi), 'podAffinity', {})

function selectNode(vmi: VirtualMachineInstance, key: string, value: string): void {
  vmi.spec.nodeSelector = { ...vmi.spec.nodeSelector, [key]: value }
}

/** One more alternative among the required node selector terms: any of them is enough. */
function requireNode(vmi: VirtualMachineInstance, key: string, value: string): void {
  const required = within(nodeAffinityOf(vmi), 'requiredDuringSchedulingIgnoredDuringExecution', { nodeSelectorTerms: [] })
  required.nodeSelectorTerms.push({ matchExpressions: [{ key, operator: 'In', values: [value] }] })
}

/** The VMI runs on the node of that name. */
export const withNodeSelectorFor = defineOption(
  'withNodeSelectorFor',
  [text('nodeName')],
  (vmi: VirtualMachineInstance, nodeName: string) => selectNode(vmi, hostnameLabel, nodeName),
)

/** The VMI runs on a node with that label. */
export const withNodeSelector = defineOption(
  'withNodeSelector',
  [text('key'), text('value')],
  (vmi: VirtualMachineInstance, key: string, value: string) => selectNode(vmi, key, value),
)

/** Required node affinity with the node of that name. Used twice, either node will do. */
export const withNodeAffinityFor = defineOption(
  'withNodeAffinityFor',
  [text('nodeName')],
  (vmi: VirtualMachineInstance, nodeName: string) => requireNode(vmi, hostnameLabel, nodeName),
)

/** Required node affinity with nodes of that label. */
export const withNodeAffinityForLabel = defineOption(
  'withNodeAffinityForLabel',
  [text('nodeLabelKey'), text('nodeLabelValue')],
  (vmi: VirtualMachineInstance, nodeLabelKey: string, nodeLabelValue: string) => requireNode(vmi, nodeLabelKey, nodeLabelValue),
)

export const withToleration = defineOption(
  'withToleration',
  [object('toleration', 'Toleration')],
  (vmi: VirtualMachineInstance, toleration: Toleration) => {
    append(vmi.spec, 'tolerations', toleration)
  },
)

export const withRequiredPodAffinity = defineOption(
  'withRequiredPodAffinity',
  [object('term', 'PodAffinityTerm')],
  (vmi: VirtualMachineInstance, term: PodAffinityTerm) => {
    append(podAffinityOf(vmi), 'requiredDuringSchedulingIgnoredDuringExecution', term)
  },
)

export const withPreferredPodAffinity = defineOption(
  'withPreferredPodAffinity',
  [object('term', 'WeightedPodAffinityTerm')],
  (vmi: VirtualMachineInstance, term: WeightedPodAffinityTerm) => {
    append(podAffinityOf(vmi), 'preferredDuringSchedulingIgnoredDuringExecution', term)
  },
)

export const withPreferredNodeAffinity = defineOption(
  'withPreferredNodeAffinity',
  [object('term', 'PreferredSchedulingTerm')],
  (vmi: VirtualMachineInstance, term: PreferredSchedulingTerm) => {
    append(nodeAffinityOf(vmi), 'preferredDuringSchedulingIgnoredDuringExecution', term)
  },
)
