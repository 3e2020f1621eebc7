import type { RunChange } from '@vivarium/core'
import type { Directory, FileNode } from '@vivarium/guest'

/** What no disk has, and what every boot makes anew. */
const inMemory = new Set(['/run', '/tmp', '/proc', '/sys', '/dev'])
/** At most so many of one machine are told. */
const most = 1000

/**
 * Files of a machine that were added, changed (content, mode or owner) or removed. Times do not count, nor do /run, /tmp, /proc, /sys and /dev. A
 * directory that is new or gone stands for all that is in it.
 */
export function fileChanges(machine: string, before: Directory, after: Directory): RunChange[] {
  const changes: RunChange[] = []
  const add = (name: string, change: RunChange['change']) => {
    if (changes.length < most) changes.push({ kind: 'file', in: machine, name, change })
  }
  const compare = (path: string, old: Directory, now: Directory): void => {
    for (const name of [...new Set([...old.entries.keys(), ...now.entries.keys()])].sort()) {
      const inner = `${path}/${name}`
      const was = old.entries.get(name)
      const is = now.entries.get(name)
      if (was === is || inMemory.has(inner)) continue
      if (was === undefined) add(inner, 'added')
      else if (is === undefined) add(inner, 'removed')
      else if (was.kind === 'directory' && is.kind === 'directory') {
        if (attributesDiffer(was, is)) add(inner, 'changed')
        compare(inner, was, is)
      } else if (differ(was, is)) add(inner, 'changed')
    }
  }
  compare('', before, after)
  return changes
}

function differ(a: FileNode, b: FileNode): boolean {
  if (a.kind !== b.kind || attributesDiffer(a, b)) return true
  if (a.kind === 'file' && b.kind === 'file') return a.content !== b.content && Buffer.compare(a.content, b.content) !== 0
  return a.kind === 'symlink' && b.kind === 'symlink' && a.target !== b.target
}

function attributesDiffer(a: FileNode, b: FileNode): boolean {
  return a.mode !== b.mode || a.uid !== b.uid || a.gid !== b.gid
}
