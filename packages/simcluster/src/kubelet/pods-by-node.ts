import type { Informer, Manager } from '@vivarium/controller'
import { type Pod, podKind } from './pod.js'

const index = 'vivarium.io/pods-by-node'

/** Gives the pods on a node. To be asked for before the manager starts. */
export function podsByNode(manager: Manager): (node: string) => Pod[] {
  const informer: Informer<Pod> = manager.informers.of<Pod>(podKind)
  informer.addIndex(index, ({ spec }) => (spec.nodeName ? [spec.nodeName] : []))
  return (node) => informer.indexed(index, node)
}
