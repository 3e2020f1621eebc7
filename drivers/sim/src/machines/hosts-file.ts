import type { FileTree } from '@vivarium/guest'
import { textOf } from './text-file.js'

/** Addresses that a machine's /etc/hosts gives for a name. */
export function addressesInHostsFile(files: FileTree, name: string): readonly string[] {
  const lines = textOf(files, '/etc/hosts').split('\n')
  const words = lines.map((line) => line.replace(/#.*/, '').trim().split(/\s+/))
  return words.filter(([, ...names]) => names.includes(name)).flatMap(([address = '']) => address)
}
