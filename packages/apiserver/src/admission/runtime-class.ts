import { compareQuantities, parseQuantity } from '../quantity/quantity.js'
import type { AdmissionAttributes, AdmissionPlugin } from '../registry/admission.js'
import { type KubeObject, viewOf } from '../registry/objects.js'
import type { Pod, Quantities, Toleration } from '../resources/core/pod-types.js'
import { equalJson, type JsonValue } from '../schema/json.js'
import type { Store } from '../store/store.js'
import { refused, writeOf } from './kit.js'

interface RuntimeClass extends KubeObject {
  overhead?: { podFixed?: Quantities }
  scheduling?: { nodeSelector?: Record<string, string>; tolerations?: Toleration[] }
}

/** Pods get what their runtime class costs and where it is. */
export function runtimeClass(store: Store): AdmissionPlugin {
  const find = (attributes: AdmissionAttributes, { spec }: Pod): RuntimeClass | undefined => {
    if (spec.runtimeClassName === undefined) return undefined
    const found = store.table('runtimeclasses.node.k8s.io').get(spec.runtimeClassName)
    if (!found) throw refused(attributes, `pod rejected: RuntimeClass ${JSON.stringify(spec.runtimeClassName)} not found`)
    return viewOf<RuntimeClass>(found.object)
  }
  const mismatch = "pod rejected: Pod's Overhead doesn't match RuntimeClass's defined Overhead"
  return {
    name: 'RuntimeClass',
    mutate(attributes) {
      const pod = writeOf<Pod>(attributes, '', 'pods', ['CREATE'])
      const found = pod && find(attributes, pod)
      if (!pod || !found) return
      const { spec } = pod
      if (found.overhead) {
        const fixed = found.overhead.podFixed ?? {}
        if (Object.keys(spec.overhead ?? {}).length > 0 && !sameQuantities(fixed, spec.overhead)) throw refused(attributes, mismatch)
        spec.overhead = { ...fixed }
      }
      if (!found.scheduling) return
      const { nodeSelector = {}, tolerations = [] } = found.scheduling
      for (const [key, value] of Object.entries(nodeSelector)) {
        const given = spec.nodeSelector?.[key]
        if (given !== undefined && given !== value) {
          throw refused(
            attributes,
            `conflict: runtimeClass.scheduling.nodeSelector[${key}] = ${value}; pod.spec.nodeSelector[${key}] = ${given}`,
          )
        }
      }
      if (Object.keys(nodeSelector).length > 0) spec.nodeSelector = { ...spec.nodeSelector, ...nodeSelector }
      spec.tolerations = mergeTolerations(spec.tolerations ?? [], tolerations)
    },
    validate(attributes) {
      const pod = writeOf<Pod>(attributes, '', 'pods', ['CREATE'])
      if (!pod) return
      const fixed = find(attributes, pod)?.overhead?.podFixed
      if (fixed) {
        if (!sameQuantities(fixed, pod.spec.overhead)) throw refused(attributes, mismatch)
      } else if (pod.spec.overhead !== undefined)
        throw refused(attributes, 'pod rejected: Pod Overhead set without corresponding RuntimeClass defined Overhead')
    },
  }
}

function sameQuantities(a: Quantities, b: Quantities | undefined): boolean {
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b ?? {}).length &&
    keys.every((key) => {
      const other = b?.[key]
      return other !== undefined && compareQuantities(parseQuantity(a[key] ?? '0'), parseQuantity(other)) === 0
    })
  )
}

/** Both lists, without what another of them covers. */
export function mergeTolerations(first: readonly Toleration[], second: readonly Toleration[]): Toleration[] {
  const all = [...first, ...second]
  const merged: Toleration[] = []
  for (const [i, one] of all.entries()) {
    if (merged.some((other) => covers(other, one))) continue
    if (all.slice(i + 1).some((other) => !same(other, one) && covers(other, one))) continue
    merged.push(one)
  }
  return merged
}

function same(a: Toleration, b: Toleration): boolean {
  return equalJson(a as JsonValue, b as JsonValue)
}

function covers(wide: Toleration, narrow: Toleration): boolean {
  if (same(wide, narrow)) return true
  if ((narrow.key ?? '') !== (wide.key ?? '') && (wide.key || wide.operator !== 'Exists')) return false
  if ((narrow.effect ?? '') !== (wide.effect ?? '') && wide.effect) return false
  if (wide.effect === 'NoExecute' && wide.tolerationSeconds !== undefined)
    if (narrow.tolerationSeconds === undefined || narrow.tolerationSeconds > wide.tolerationSeconds) return false
  if (wide.operator === 'Exists') return true
  return (wide.operator ?? 'Equal') === 'Equal' && narrow.operator === 'Equal' && (narrow.value ?? '') === (wide.value ?? '')
}
