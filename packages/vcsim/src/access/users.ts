import { isSamePrincipal, parsePrincipal } from './principals.js'

/** Somebody who may log in. */
export interface User {
  readonly name: string
  readonly password: string
  readonly groups?: readonly string[]
}

/** The domain of a vCenter's own users. */
export const ownDomain = 'VSPHERE.LOCAL'
export const administratorName = `${ownDomain}\\Administrator`
export const administratorsGroup = `${ownDomain}\\Administrators`

export interface UserRules {
  /** With these, this user may log in, and is an administrator. */
  readonly username?: string
  readonly password?: string
  /** Those who may log in beside; they may do what permissions say. */
  readonly users?: readonly User[]
}

/** Who may log in. Without rules everybody may who has a name and a password. */
export class Users {
  readonly #rules: UserRules

  constructor(rules: UserRules) {
    this.#rules = rules
  }

  /** True where nobody is known by name, and so everybody is welcome. */
  get areOpen(): boolean {
    return this.#rules.username === undefined && this.#rules.users === undefined
  }

  isWelcome(name: string, password: string): boolean {
    if (name === '' || password === '') return false
    const { username, password: expected } = this.#rules
    if (this.areOpen) return expected === undefined || expected === password
    if (username === name && (expected ?? password) === password) return true
    const user = this.#find(name)
    return user !== undefined && user.password === password
  }

  /** True for who may do everything, whatever permissions say. */
  isAdministrator(name: string): boolean {
    return this.#rules.username === name || isSamePrincipal(parsePrincipal(name), parsePrincipal(administratorName))
  }

  groupsOf(name: string): readonly string[] {
    if (this.isAdministrator(name)) return [administratorsGroup]
    return this.#find(name)?.groups ?? []
  }

  /** All that are known by name. */
  get names(): readonly string[] {
    const { username, users = [] } = this.#rules
    return [...new Set([administratorName, ...(username === undefined ? [] : [username]), ...users.map(({ name }) => name)])]
  }

  get groups(): readonly string[] {
    return [...new Set([administratorsGroup, ...(this.#rules.users ?? []).flatMap(({ groups = [] }) => groups)])]
  }

  #find(name: string): User | undefined {
    const wanted = parsePrincipal(name)
    return this.#rules.users?.find((user) => isSamePrincipal(parsePrincipal(user.name), wanted))
  }
}
