import { child, index } from '../../schema/field-error.js'
import type { Container, PodSpec } from './pod-types.js'

/** All containers of a pod in the order in which the real server visits them, with their paths. */
export function everyContainer(spec: PodSpec, path: string): { readonly container: Container; readonly path: string }[] {
  return (['initContainers', 'containers', 'ephemeralContainers'] as const).flatMap((list) =>
    (spec[list] ?? []).map((container, i) => ({ container, path: index(child(path, list), i) })),
  )
}
