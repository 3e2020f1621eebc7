import { child, index } from '../../schema/field-error.js'
import type { Container, PodSpec } from './pod-types.js'

/** All containers of a pod in the order in which the real server visits them, with their paths. */
export function everyContainer(spec: PodSpec, path: string): { readonly container: Container; readonly path: string }[] {
  const found: { readonly container: Container; readonly path: string }[] = []
  for (const list of lists) {
    const containers = spec[list]
    if (!containers) continue
    const at = child(path, list)
    for (let i = 0; i < containers.length; i++) found.push({ container: containers[i] as Container, path: index(at, i) })
  }
  return found
}

const lists = ['initContainers', 'containers', 'ephemeralContainers'] as const
