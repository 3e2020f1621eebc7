import { addQuantities, compareQuantities, parseQuantity, type Quantity, quantitySign } from '../../quantity/quantity.js'
import type { PodSpec, Quantities } from './pod-types.js'

/** How a pod's containers bound cpu and memory: Guaranteed, Burstable or BestEffort. */
export function podQos(spec: PodSpec): string {
  const requests = new Map<string, Quantity>()
  const limits = new Map<string, Quantity>()
  let guaranteed = true
  const add = (into: Map<string, Quantity>, quantities: Quantities | undefined): Set<string> => {
    const found = new Set<string>()
    for (const [name, text] of Object.entries(quantities ?? {})) {
      if (name !== 'cpu' && name !== 'memory') continue
      const quantity = parseQuantity(text)
      if (quantitySign(quantity) <= 0) continue
      const before = into.get(name)
      into.set(name, before ? addQuantities(before, quantity) : quantity)
      found.add(name)
    }
    return found
  }
  const own = spec.resources ? [{ resources: spec.resources }] : undefined
  for (const { resources } of own ?? [...(spec.containers ?? []), ...(spec.initContainers ?? [])]) {
    add(requests, resources?.requests)
    const bounded = add(limits, resources?.limits)
    if (!bounded.has('cpu') || !bounded.has('memory')) guaranteed = false
  }
  if (requests.size === 0 && limits.size === 0) return 'BestEffort'
  if (guaranteed) {
    for (const [name, request] of requests) {
      const limit = limits.get(name)
      if (!limit || compareQuantities(limit, request) !== 0) guaranteed = false
    }
  }
  return guaranteed && requests.size === limits.size ? 'Guaranteed' : 'Burstable'
}
