import type { Informer, KubeObject } from '@vivarium/controller'
import { type LabelSelector, selects } from './label-selector.js'

const labelIndex = 'vivarium.io/labels'
const selectorIndex = 'vivarium.io/selector'

/** Makes `selectedBy` possible. To be asked for before the manager starts. */
export function indexLabels<T extends KubeObject>(informer: Informer<T>): void {
  informer.addIndex(labelIndex, ({ metadata }) => Object.entries(metadata.labels ?? {}).map((label) => keyOf(metadata.namespace, label)))
}

/** The objects of a namespace that a selector takes; where it asks for labels, only those with the first of them are looked at. */
export function selectedBy<T extends KubeObject>(informer: Informer<T>, namespace: string, selector: LabelSelector | undefined): T[] {
  const [first] = Object.entries(selector?.matchLabels ?? {})
  const candidates = first ? informer.indexed(labelIndex, keyOf(namespace, first)) : informer.list({ namespace })
  return candidates.filter(({ metadata }) => selects(selector, metadata.labels))
}

/** Makes `selecting` possible. To be asked for before the manager starts. */
export function indexSelectors<T extends KubeObject>(informer: Informer<T>, selectorOf: (object: T) => LabelSelector | undefined): void {
  informer.addIndex(selectorIndex, (object) => {
    const { namespace } = object.metadata
    const selector = selectorOf(object)
    const [first] = Object.entries(selector?.matchLabels ?? {})
    if (first) return [keyOf(namespace, first)]
    return selector ? [keyOf(namespace, undefined)] : []
  })
}

/** The objects whose selector, as it was told to `indexSelectors`, takes this one. */
export function selecting<T extends KubeObject>(
  informer: Informer<T>,
  selectorOf: (object: T) => LabelSelector | undefined,
  { metadata }: KubeObject,
): T[] {
  const { namespace, labels = {} } = metadata
  const keys = [keyOf(namespace, undefined), ...Object.entries(labels).map((label) => keyOf(namespace, label))]
  return keys.flatMap((key) => informer.indexed(selectorIndex, key)).filter((object) => selects(selectorOf(object), labels))
}

function keyOf(namespace = '', label: readonly [string, string] | undefined): string {
  return label ? `${namespace}/${label[0]}=${label[1]}` : `${namespace}/`
}
