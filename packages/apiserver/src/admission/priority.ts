import type { AdmissionPlugin } from '../registry/admission.js'
import type { KubeObject } from '../registry/objects.js'
import type { Pod } from '../resources/core/pod-types.js'
import type { Store } from '../store/store.js'
import { allOf, refused, writeOf } from './kit.js'

interface PriorityClass extends KubeObject {
  value: number
  globalDefault?: boolean
  preemptionPolicy?: string
}

const group = 'scheduling.k8s.io'
const table = `priorityclasses.${group}`

/** Pods get the number of their priority class; there is one default class at most. */
export function priority(store: Store): AdmissionPlugin {
  /** The default, and should there be several the lowest. */
  const defaultClass = (): PriorityClass | undefined =>
    allOf<PriorityClass>(store, table)
      .filter(({ globalDefault }) => globalDefault)
      .reduce<PriorityClass | undefined>((best, one) => (best && best.value <= one.value ? best : one), undefined)
  return {
    name: 'Priority',
    mutate(attributes) {
      const pod = writeOf<Pod>(attributes, '', 'pods', ['CREATE', 'UPDATE'])
      if (!pod) return
      const { spec } = pod
      if (attributes.operation === 'UPDATE') {
        const old = (attributes.old as Pod).spec
        if (spec.priority === undefined && old.priority !== undefined) spec.priority = old.priority
        if (spec.preemptionPolicy === undefined && old.preemptionPolicy !== undefined) spec.preemptionPolicy = old.preemptionPolicy
        return
      }
      let found: Pick<PriorityClass, 'value' | 'preemptionPolicy'> | undefined
      if (spec.priorityClassName) {
        found = allOf<PriorityClass>(store, table).find(({ metadata }) => metadata.name === spec.priorityClassName)
        if (!found) throw refused(attributes, `no PriorityClass with name ${spec.priorityClassName} was found`)
      } else {
        const fallback = defaultClass()
        if (fallback?.metadata.name) spec.priorityClassName = fallback.metadata.name
        found = fallback ?? { value: 0, preemptionPolicy: 'PreemptLowerPriority' }
      }
      const { value, preemptionPolicy } = found
      if (spec.priority !== undefined && spec.priority !== value) {
        throw refused(
          attributes,
          `the integer value of priority (${spec.priority}) must not be provided in pod spec; priority admission controller computed ${value} from the given PriorityClass name`,
        )
      }
      spec.priority = value
      if (preemptionPolicy === undefined) return
      if (spec.preemptionPolicy !== undefined && spec.preemptionPolicy !== preemptionPolicy) {
        throw refused(
          attributes,
          `the string value of PreemptionPolicy (${spec.preemptionPolicy}) must not be provided in pod spec; priority admission controller computed ${preemptionPolicy} from the given PriorityClass name`,
        )
      }
      spec.preemptionPolicy = preemptionPolicy
    },
    validate(attributes) {
      const made = writeOf<PriorityClass>(attributes, group, 'priorityclasses', ['CREATE', 'UPDATE'])
      if (!made?.globalDefault) return
      const other = defaultClass()?.metadata.name
      if (other !== undefined && (attributes.operation === 'CREATE' || other !== made.metadata.name))
        throw refused(attributes, `PriorityClass ${other} is already marked as default. Only one default can exist`)
    },
  }
}
