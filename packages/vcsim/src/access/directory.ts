import { parsePrincipal } from './principals.js'
import type { Secret } from './secret.js'

/** A name in a domain: `administrator` of `vsphere.local`. Neither tells capitals apart. */
export interface PrincipalId {
  readonly name: string
  readonly domain: string
}

export interface PersonDetails {
  readonly description?: string
  readonly emailAddress?: string
  readonly firstName?: string
  readonly lastName?: string
}

export interface Person {
  readonly kind: 'person'
  readonly id: PrincipalId
  readonly details: PersonDetails
  /** Undefined where any will do. */
  readonly password?: Secret
  readonly isDisabled?: boolean
}

/** A program that shows who it is by a certificate. */
export interface SolutionUser {
  readonly kind: 'solution'
  readonly id: PrincipalId
  readonly details: { readonly description?: string; readonly certificate: string }
  readonly role?: string
  readonly mayActAs?: boolean
  readonly isDisabled?: boolean
}

export interface Group {
  readonly kind: 'group'
  readonly id: PrincipalId
  readonly details: { readonly description?: string }
  readonly members: readonly PrincipalId[]
}

export type Entry = Person | SolutionUser | Group

/** What is saved: what differs from what the options give. */
export interface SavedDirectory {
  readonly changed: readonly Entry[]
  readonly removed: readonly PrincipalId[]
}

const keyOf = ({ name, domain }: PrincipalId) => `${name.toLowerCase()}@${domain.toLowerCase()}`
export const isSameId = (one: PrincipalId, other: PrincipalId): boolean => keyOf(one) === keyOf(other)

/** Users and groups of the vCenter's own identity source. Entries are immutable. */
export class Directory {
  readonly #ownDomain: string
  readonly #entries = new Map<string, Entry>()
  readonly #given = new Map<string, Entry>()
  readonly #listeners = new Set<() => void>()

  /** `given` is there to begin with, and not saved as long as nobody changes it. */
  constructor(ownDomain: string, given: readonly Entry[]) {
    this.#ownDomain = ownDomain
    for (const entry of given) {
      this.#given.set(keyOf(entry.id), entry)
      this.#entries.set(keyOf(entry.id), entry)
    }
  }

  /** Called back after each change. */
  listen(listener: () => void): void {
    this.#listeners.add(listener)
  }

  /** The id of who is called so; names without a domain are of the own one. */
  idOf(name: string): PrincipalId {
    const { domain } = parsePrincipal(name)
    if (domain === undefined) return { name, domain: this.#ownDomain }
    const withoutDomain = name.includes('\\') ? name.slice(name.indexOf('\\') + 1) : name.slice(0, name.lastIndexOf('@'))
    return { name: withoutDomain, domain }
  }

  find(id: PrincipalId): Entry | undefined {
    return this.#entries.get(keyOf(id))
  }

  /** Whom a name means: of the own domain, or else, where the name has none, of any. */
  named(name: string): Entry | undefined {
    const id = this.idOf(name)
    const found = this.find(id)
    if (found !== undefined || parsePrincipal(name).domain !== undefined) return found
    return [...this.#entries.values()].find((entry) => entry.id.name.toLowerCase() === id.name.toLowerCase())
  }

  get people(): readonly Person[] {
    return [...this.#entries.values()].filter((entry) => entry.kind === 'person')
  }

  get solutions(): readonly SolutionUser[] {
    return [...this.#entries.values()].filter((entry) => entry.kind === 'solution')
  }

  get groups(): readonly Group[] {
    return [...this.#entries.values()].filter((entry) => entry.kind === 'group')
  }

  /** Adds it, or puts it in the place of what has its id. */
  put(entry: Entry): void {
    this.#entries.set(keyOf(entry.id), entry)
    this.#changed()
  }

  /** Also from the groups that it is in. */
  remove(id: PrincipalId): void {
    this.#entries.delete(keyOf(id))
    for (const group of this.groups) {
      const members = group.members.filter((member) => !isSameId(member, id))
      if (members.length < group.members.length) this.#entries.set(keyOf(group.id), { ...group, members })
    }
    this.#changed()
  }

  /** Those that it is in, also by way of others. */
  groupsOf(id: PrincipalId): readonly Group[] {
    const found = new Map<string, Group>()
    const visit = (member: PrincipalId) => {
      for (const group of this.groups) {
        if (found.has(keyOf(group.id)) || !group.members.some((each) => isSameId(each, member))) continue
        found.set(keyOf(group.id), group)
        visit(group.id)
      }
    }
    visit(id)
    return [...found.values()]
  }

  save(): SavedDirectory {
    return {
      changed: [...this.#entries].filter(([key, entry]) => this.#given.get(key) !== entry).map(([, entry]) => entry),
      removed: [...this.#given].filter(([key]) => !this.#entries.has(key)).map(([, { id }]) => id),
    }
  }

  restore({ changed, removed }: SavedDirectory): void {
    for (const entry of changed) this.#entries.set(keyOf(entry.id), entry)
    for (const id of removed) this.#entries.delete(keyOf(id))
    this.#changed()
  }

  #changed(): void {
    for (const listener of this.#listeners) listener()
  }
}

/** As permissions name it: `VSPHERE.LOCAL\Administrator`. */
export const principalName = ({ name, domain }: PrincipalId): string => `${domain.toUpperCase()}\\${name}`

/** As tokens name it (the user principal name): `Administrator@vsphere.local`. */
export const userPrincipalName = ({ name, domain }: PrincipalId): string => `${name}@${domain}`
