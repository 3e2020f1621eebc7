import type { Manager } from '@vivarium/controller'

/** Something that can be kept from working for a while. */
export interface Pausable {
  pause(): void
  resume(): void
}

/** What works in a cluster, by the switch that turns it on and off. */
export type Parts<S extends string> = ReadonlyMap<S, readonly Pausable[]>

/** Adds to a manager what is not switched off. */
export function addParts<S extends string>(
  manager: Manager,
  switches: Readonly<Partial<Record<S, boolean>>>,
  all: readonly (readonly [name: S, add: () => void])[],
): Parts<S> {
  const parts = new Map<S, readonly Pausable[]>()
  for (const [name, add] of all) {
    if (switches[name] === false) continue
    const before = manager.controllers.length
    add()
    parts.set(name, manager.controllers.slice(before))
  }
  return parts
}

/** Pauses what is switched off, and resumes the rest. */
export function switchParts<S extends string>(parts: Parts<S>, switches: Readonly<Partial<Record<S, boolean>>>): void {
  for (const [name, members] of parts) {
    for (const member of members) {
      if (switches[name] === false) member.pause()
      else member.resume()
    }
  }
}
