import {
  Directory,
  type Entry,
  type Group,
  isSameId,
  type Person,
  type PrincipalId,
  principalName,
  type SavedDirectory,
} from './directory.js'
import { isSecret } from './secret.js'

/** Somebody who may log in. */
export interface User {
  readonly name: string
  readonly password: string
  readonly groups?: readonly string[]
}

/** The domain of a vCenter's own users. */
export const ownDomain = 'VSPHERE.LOCAL'
/** The same, as single sign-on writes it. */
export const systemDomain = ownDomain.toLowerCase()
export const administratorName = `${ownDomain}\\Administrator`
export const administratorsGroup = `${ownDomain}\\Administrators`
const administrators: PrincipalId = { name: 'Administrators', domain: systemDomain }
const administrator: PrincipalId = { name: 'Administrator', domain: systemDomain }

export interface UserRules {
  /** With these, this user may log in, and is an administrator. */
  readonly username?: string
  readonly password?: string
  /** Those who may log in beside; they may do what permissions say. */
  readonly users?: readonly User[]
}

/** Who may log in. Without rules everybody may who has a name and a password, but those whom single sign-on knows need theirs. */
export class Users {
  readonly directory: Directory
  readonly #rules: UserRules

  constructor(rules: UserRules) {
    this.#rules = rules
    this.directory = new Directory(systemDomain, given(rules))
  }

  /** True where nobody is known by name, and so everybody is welcome. */
  get areOpen(): boolean {
    return this.#rules.username === undefined && this.#rules.users === undefined
  }

  isWelcome(name: string, password: string): boolean {
    if (name === '' || password === '') return false
    const known = this.directory.named(name)
    if (known?.kind === 'person') {
      if (known.isDisabled === true) return false
      if (known.password !== undefined) return isSecret(known.password, password)
      return this.areOpen ? this.#isGeneral(password) : this.#isFirst(known.id)
    }
    return known === undefined && this.areOpen && this.#isGeneral(password)
  }

  /** Where nobody is known by name there may still be one password for all. */
  #isGeneral(password: string): boolean {
    return this.#rules.password === undefined || this.#rules.password === password
  }

  /** True for who may do everything, whatever permissions say. */
  isAdministrator(name: string): boolean {
    const id = this.directory.idOf(name)
    return isSameId(id, administrator) || this.#isFirst(id)
  }

  /** True for the administrator that the options name. */
  #isFirst(id: PrincipalId): boolean {
    const { username } = this.#rules
    return username !== undefined && isSameId(this.directory.idOf(username), id)
  }

  /** True for who may change users and groups: who is in the group of administrators, whoever that is. */
  mayAdministerUsers(name: string): boolean {
    return this.isAdministrator(name) || this.directory.groupsOf(this.directory.idOf(name)).some(({ id }) => isSameId(id, administrators))
  }

  /** Makes somebody known who is welcome without it. Gives what is known of them; undefined for who isn't there, or may not log in. */
  meet(name: string): Entry | undefined {
    const id = this.directory.idOf(name)
    const known = this.directory.find(id)
    if (known !== undefined) return known.kind === 'group' || known.isDisabled === true ? undefined : known
    if (!this.areOpen || id.name === '') return undefined
    const person: Person = { kind: 'person', id, details: {} }
    this.directory.put(person)
    return person
  }

  groupsOf(name: string): readonly string[] {
    return this.directory.groupsOf(this.directory.idOf(name)).map(({ id }) => principalName(id))
  }

  /** All that are known by name, as they were named. */
  get names(): readonly string[] {
    const { username, users = [] } = this.#rules
    const named = [administratorName, ...(username === undefined ? [] : [username]), ...users.map(({ name }) => name)]
    const known = named.filter((name) => this.directory.named(name) !== undefined)
    const others = this.directory.people.filter(({ id }) => !known.some((name) => isSameId(this.directory.idOf(name), id)))
    return [...new Set([...known, ...others.map(({ id }) => principalName(id))])]
  }

  get groups(): readonly string[] {
    return this.directory.groups.map(({ id }) => principalName(id))
  }

  save(): SavedDirectory {
    return this.directory.save()
  }

  restore(saved: unknown): void {
    this.directory.restore(saved as SavedDirectory)
  }
}

/** Those of the options, and vCenter's administrator and group of administrators. */
function given({ username, password, users = [] }: UserRules): Entry[] {
  const ids = new Directory(systemDomain, [])
  const person = (name: string, secret: string | undefined): Person => ({
    kind: 'person',
    id: ids.idOf(name),
    details: {},
    ...(secret === undefined ? {} : { password: { plain: secret } }),
  })
  const named = users.map(({ name, password }) => person(name, password))
  const first = username === undefined ? [] : [person(username, password)]
  const groups = new Map<string, Group>()
  const join = (group: string, member: PrincipalId) => {
    const id = ids.idOf(group)
    const key = principalName(id).toLowerCase()
    const before = groups.get(key) ?? { kind: 'group', id, details: {}, members: [] }
    groups.set(key, { ...before, members: [...before.members, member] })
  }
  join(administratorsGroup, administrator)
  for (const { id } of first) join(administratorsGroup, id)
  for (const { name, groups: of = [] } of users) for (const group of of) join(group, ids.idOf(name))
  const isNamed = [...named, ...first].some(({ id }) => isSameId(id, administrator))
  return [...(isNamed ? [] : [person('Administrator', undefined)]), ...named, ...first, ...groups.values()]
}
