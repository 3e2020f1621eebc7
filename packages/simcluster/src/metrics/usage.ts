import { createHash } from 'node:crypto'
import { errors } from '@vivarium/core'
import type { Container, Pod } from '../kubelet/pod.js'
import { type PodSelector, selectsPod } from '../kubelet/stages.js'
import type { Node } from '../nodes/node.js'
import { isQuantity, quantityNumber } from '../quantity.js'

/** What is used, as quantities: `250m`, `64Mi`. What is absent is made up. */
export interface Usage {
  readonly cpu?: string
  readonly memory?: string
}

/** A container, or a node, whose usage is asked for. */
export type UsageSubject =
  | { readonly pod: Pod; readonly container: Container; readonly node?: undefined; readonly now: Date }
  | { readonly node: Node; readonly pod?: undefined; readonly container?: undefined; readonly now: Date }

/** What the containers of some pods use, or a node. Of rules that fit the first counts. */
export type UsageRule = Usage &
  (
    | { readonly pods: PodSelector; readonly container?: string; readonly node?: undefined }
    | { readonly node: string; readonly pods?: undefined }
  )

/**
 * Where the numbers of metrics.k8s.io come from: rules, or a function of the container or node; undefined and what is not said is made up: of a
 * container a part of its requests, always the same for the same seed and name; of a node what its pods use and some for the system.
 */
export type MetricsSource = readonly UsageRule[] | ((subject: UsageSubject) => Usage | undefined)

/** A pod's annotations: what it uses, its containers in equal parts. They count before any source. */
export const cpuUsageAnnotation = 'vivarium.io/cpu-usage'
export const memoryUsageAnnotation = 'vivarium.io/memory-usage'

/** Cores and bytes. */
export interface Measured {
  readonly cpu: number
  readonly memory: number
}

/** Of a node without pods. */
const systemUsage: Measured = { cpu: 0.05, memory: 256 * 2 ** 20 }

/** What containers and nodes use. */
export class UsageMeter {
  readonly #source: (subject: UsageSubject) => Usage | undefined
  readonly #seed: string

  constructor(source: MetricsSource | undefined, seed: string) {
    this.#source = typeof source === 'function' ? source : (subject) => (source ?? []).find((rule) => applies(rule, subject))
    this.#seed = seed
  }

  /** Throws INVALID_VALUE for a source that gives what is no quantity. */
  container(pod: Pod, container: Container, now: Date): Measured {
    const own = ofAnnotations(pod)
    const given = own.cpu !== undefined && own.memory !== undefined ? undefined : this.#source({ pod, container, now })
    return {
      cpu: own.cpu ?? measured('cpu', given?.cpu) ?? this.#madeUp(pod, container, 'cpu'),
      memory: own.memory ?? measured('memory', given?.memory) ?? this.#madeUp(pod, container, 'memory'),
    }
  }

  /** `pods`: what they use together. Throws INVALID_VALUE for a source that gives what is no quantity. */
  node(node: Node, pods: Measured, now: Date): Measured {
    const given = this.#source({ node, now })
    return {
      cpu: measured('cpu', given?.cpu) ?? systemUsage.cpu + pods.cpu,
      memory: measured('memory', given?.memory) ?? systemUsage.memory + pods.memory,
    }
  }

  #madeUp({ metadata }: Pod, container: Container, resource: 'cpu' | 'memory'): number {
    const name = [this.#seed, metadata.namespace, metadata.name, container.name, resource].join('\n')
    const share = createHash('sha256').update(name).digest().readUInt32LE(0) / 2 ** 32
    const request = container.resources?.requests?.[resource]
    // A milli-core and a Ki are the steps in which metrics-server's numbers are read.
    if (resource === 'cpu')
      return Math.max(1, Math.round((request === undefined ? 5 : quantityNumber(request) * 1000) * (0.2 + 0.4 * share))) / 1000
    const most = request === undefined ? 64 * 2 ** 20 : quantityNumber(request)
    return Math.max(1, Math.round((most * (0.4 + 0.3 * share)) / 1024)) * 1024
  }
}

function applies(rule: UsageRule, { pod, container, node }: UsageSubject): boolean {
  if (node) return rule.node === node.metadata.name
  if (!rule.pods || !selectsPod(rule.pods, pod)) return false
  return rule.container === undefined || rule.container === container.name
}

function ofAnnotations(pod: Pod): { cpu?: number; memory?: number } {
  const { annotations = {} } = pod.metadata
  const [cpu, memory] = [annotations[cpuUsageAnnotation], annotations[memoryUsageAnnotation]]
  const containers = measuredContainers(pod).length
  // Whoever can annotate a pod is not told what is wrong with it: what can't be read is not there.
  const part = (text: string | undefined) => (text !== undefined && isQuantity(text) ? quantityNumber(text) / containers : undefined)
  const [ownCpu, ownMemory] = [part(cpu), part(memory)]
  return { ...(ownCpu !== undefined && { cpu: ownCpu }), ...(ownMemory !== undefined && { memory: Math.round(ownMemory) }) }
}

function measured(resource: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (!isQuantity(text)) throw errors.invalidValue(`${resource} usage`, text, 'it must be a quantity, such as 250m or 64Mi')
  return quantityNumber(text)
}

/** The containers of a pod that run for as long as it does: sidecars among them. */
export function measuredContainers({ spec }: Pod): readonly Container[] {
  const sidecars = (spec?.initContainers ?? []).filter(({ restartPolicy }) => restartPolicy === 'Always')
  return [...(spec?.containers ?? []), ...sidecars]
}
