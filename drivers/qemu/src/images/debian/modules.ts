import { basename } from 'node:path'

/**
 * The modules that make these loadable, they themselves included: paths as in modules.dep (modules.dep(5)), each after those it
 * depends on. Names that modules.dep does not know are left out: in that kernel they are built in.
 */
export function moduleClosure(modulesDep: string, names: readonly string[]): string[] {
  const dependencies = new Map<string, readonly string[]>()
  const byName = new Map<string, string>()
  for (const line of modulesDep.split('\n')) {
    const colon = line.indexOf(':')
    if (colon < 0) continue
    const path = line.slice(0, colon)
    dependencies.set(
      path,
      line
        .slice(colon + 1)
        .split(' ')
        .filter(Boolean),
    )
    byName.set(moduleName(path), path)
  }
  const ordered = new Set<string>()
  const visit = (path: string) => {
    if (ordered.has(path)) return
    for (const dependency of dependencies.get(path) ?? []) visit(dependency)
    ordered.add(path)
  }
  for (const name of names) {
    const path = byName.get(name)
    if (path !== undefined) visit(path)
  }
  return [...ordered]
}

/** The lines of modules.dep for just these modules. */
export function modulesDepOf(modulesDep: string, paths: readonly string[]): string {
  const wanted = new Set(paths)
  const lines = modulesDep.split('\n').filter((line) => wanted.has(line.slice(0, line.indexOf(':'))))
  return `${lines.join('\n')}\n`
}

/** As the kernel calls it: `virtio-rng.ko.xz` is virtio_rng. */
function moduleName(path: string): string {
  return basename(path)
    .replace(/\.ko(\.[a-z]+)?$/, '')
    .replaceAll('-', '_')
}

/** A device node that makes the kernel load a module when it is opened. */
export interface StaticNode {
  readonly path: string
  readonly major: number
  readonly minor: number
}

/** The character devices of a kernel's modules.devname, by their paths below /dev. */
export function staticNodes(modulesDevname: string): StaticNode[] {
  return modulesDevname.split('\n').flatMap((line) => {
    const match = /^\S+ (\S+) c(\d+):(\d+)$/.exec(line)
    return match?.[1] ? [{ path: match[1], major: Number(match[2]), minor: Number(match[3]) }] : []
  })
}
