import type { FileTree } from '@vivarium/guest'

/** Of a machine's file, whether the machine is on or not; empty where there is none. */
export function textOf(files: FileTree, path: string): string {
  const { node } = files.locate(path, 'open')
  return node?.kind === 'file' ? Buffer.from(node.content).toString() : ''
}
