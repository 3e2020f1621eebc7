import type { Container, Pod } from '../../kubelet/pod.js'
import type { ContainerRole } from '../../kubelet/stages.js'
import { type Behaviour, behaviourAnnotation, selects } from './behaviour.js'
import { checkedBehaviours, parsedBehaviours } from './behaviour-schema.js'
import type { KnownImages } from './known-images.js'

/** Annotations are few, and asked for all the time. */
const maxParsed = 1000

/** Which behaviour a container has: that of its pod's annotation, else the one that was added last, else that of a known image. */
export class Behaviours {
  readonly #added: (readonly Behaviour[])[] = []
  readonly #parsed = new Map<string, readonly Behaviour[]>()
  readonly #known: KnownImages
  readonly #onInvalid: (pod: Pod, error: unknown) => void

  constructor(initial: readonly Behaviour[], known: KnownImages, onInvalid: (pod: Pod, error: unknown) => void) {
    this.#known = known
    this.#onInvalid = onInvalid
    if (initial.length > 0) this.#added.push(checkedBehaviours(initial, 'behaviours'))
  }

  /** Throws BEHAVIOUR_INVALID. Gives the function that takes them away. */
  add(behaviours: readonly Behaviour[]): () => void {
    const checked = checkedBehaviours(behaviours, 'behaviours')
    this.#added.unshift(checked)
    return () => {
      const at = this.#added.indexOf(checked)
      if (at >= 0) this.#added.splice(at, 1)
    }
  }

  of(pod: Pod, container: Container): Behaviour | undefined {
    const view = { pod, container, role: roleOf(pod, container) }
    const fits = ({ when = {} }: Behaviour) => selects(when, view)
    const own = pod.metadata.annotations?.[behaviourAnnotation]
    const annotated = own === undefined ? undefined : this.#parse(pod, own).find(fits)
    if (annotated) return annotated
    for (const added of this.#added) {
      const found = added.find(fits)
      if (found) return found
    }
    return this.#known.behaviourOf(container.image ?? '')
  }

  #parse(pod: Pod, text: string): readonly Behaviour[] {
    const known = this.#parsed.get(text)
    if (known) return known
    let behaviours: readonly Behaviour[] = []
    try {
      behaviours = parsedBehaviours(text, `the annotation ${behaviourAnnotation}`)
    } catch (error) {
      this.#onInvalid(pod, error)
    }
    if (this.#parsed.size === maxParsed) this.#parsed.clear()
    this.#parsed.set(text, behaviours)
    return behaviours
  }
}

export function roleOf({ spec }: Pod, container: Container): ContainerRole {
  if (spec.initContainers?.some(({ name }) => name === container.name)) return container.restartPolicy === 'Always' ? 'sidecar' : 'init'
  return spec.ephemeralContainers?.some(({ name }) => name === container.name) ? 'ephemeral' : 'main'
}
