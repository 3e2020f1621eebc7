import { addQuantities, compareQuantities, parseQuantity, type Quantity } from './quantity.js'

interface Container {
  readonly restartPolicy?: string
  readonly resources?: { readonly requests?: Readonly<Record<string, string>>; readonly limits?: Readonly<Record<string, string>> }
}

interface Containers {
  readonly containers?: readonly Container[] | null
  readonly initContainers?: readonly Container[]
}

/** What all containers need at once at most: sidecars start before other init containers and stay. */
export function containerSums(pod: Containers, field: 'requests' | 'limits'): Map<string, Quantity> {
  const total = new Map<string, Quantity>()
  const add = (into: Map<string, Quantity>, { resources }: Container) => {
    for (const [name, text] of Object.entries(resources?.[field] ?? {})) {
      const before = into.get(name)
      into.set(name, before ? addQuantities(before, parseQuantity(text)) : parseQuantity(text))
    }
  }
  // Go writes a list that is not there as null.
  for (const container of pod.containers ?? []) add(total, container)
  const sidecars = new Map<string, Quantity>()
  const starting = new Map<string, Quantity>()
  for (const container of pod.initContainers ?? []) {
    const needed = new Map(sidecars)
    add(needed, container)
    if (container.restartPolicy === 'Always') {
      add(sidecars, container)
      add(total, container)
    }
    largest(starting, needed)
  }
  largest(total, starting)
  return total
}

function largest(into: Map<string, Quantity>, other: ReadonlyMap<string, Quantity>): void {
  for (const [name, quantity] of other) {
    const before = into.get(name)
    if (!before || compareQuantities(quantity, before) > 0) into.set(name, quantity)
  }
}
