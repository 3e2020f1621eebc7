import type { FileTree } from './files/file-tree.js'
import type { Credentials } from './files/user-file-system.js'

/** A line of /etc/passwd. */
export interface Account {
  readonly name: string
  readonly uid: number
  readonly gid: number
  readonly comment: string
  readonly home: string
  readonly shell: string
}

/** A line of /etc/group. */
export interface Group {
  readonly name: string
  readonly gid: number
  readonly members: readonly string[]
}

export interface NewAccount {
  readonly name: string
  readonly uid?: number
  readonly comment?: string
  readonly home?: string
  readonly shell?: string
  /** A primary group that exists; absent: one of the user's own. */
  readonly primaryGroup?: string
  readonly groups?: readonly string[]
  readonly system?: boolean
  readonly createHome?: boolean
}

/** The rule of Debian's useradd. */
const validName = /^[a-z_][a-z0-9_-]{0,31}$/i

/** What files hold that were read before: content is never changed in place, and guests share it. */
const parsed = new WeakMap<Uint8Array, readonly (readonly string[])[]>()

/** Users and groups of a guest. What /etc/passwd, /etc/group and /etc/shadow hold is all there is: a program may edit them. */
export class Accounts {
  readonly #tree: FileTree

  constructor(tree: FileTree) {
    this.#tree = tree
  }

  list(): Account[] {
    return this.#fields('/etc/passwd', 7).map(([name = '', , uid = '', gid = '', comment = '', home = '/', shell = '/bin/sh']) => ({
      name,
      uid: Number(uid),
      gid: Number(gid),
      comment,
      home,
      shell,
    }))
  }

  groups(): Group[] {
    return this.#fields('/etc/group', 4).map(([name = '', , gid = '', members = '']) => ({
      name,
      gid: Number(gid),
      members: members.split(',').filter((member) => member !== ''),
    }))
  }

  find(nameOrUid: string): Account | undefined {
    const all = this.list()
    return (
      all.find(({ name }) => name === nameOrUid) ?? (/^\d+$/.test(nameOrUid) ? all.find(({ uid }) => uid === Number(nameOrUid)) : undefined)
    )
  }

  findGroup(nameOrGid: string): Group | undefined {
    const all = this.groups()
    return (
      all.find(({ name }) => name === nameOrGid) ?? (/^\d+$/.test(nameOrGid) ? all.find(({ gid }) => gid === Number(nameOrGid)) : undefined)
    )
  }

  groupsOf(account: Account): Group[] {
    const all = this.groups()
    const primary = all.filter(({ gid }) => gid === account.gid)
    return [...primary, ...all.filter(({ gid, members }) => gid !== account.gid && members.includes(account.name))]
  }

  credentialsOf(account: Account): Credentials {
    return { uid: account.uid, gid: account.gid, groups: this.groupsOf(account).map(({ gid }) => gid) }
  }

  /** What /etc/shadow holds for a user: a hash, or a mark that no password fits. */
  passwordHash(name: string): string {
    return this.#fields('/etc/shadow', 9).find(([user]) => user === name)?.[1] ?? '!'
  }

  setPasswordHash(name: string, hash: string): void {
    this.#rewrite('/etc/shadow', (fields) => (fields[0] === name ? [name, hash, ...fields.slice(2)] : fields))
  }

  /** The complaint of groupadd, or undefined when it is done. */
  addGroup(name: string, options: { gid?: number; system?: boolean } = {}): string | undefined {
    if (!validName.test(name)) return `'${name}' is not a valid group name`
    const all = this.groups()
    if (all.some((group) => group.name === name)) return `group '${name}' already exists`
    const gid = options.gid ?? freeId(new Set(all.map((group) => group.gid)), options.system === true)
    if (all.some((group) => group.gid === gid)) return `GID '${gid}' already exists`
    this.#append('/etc/group', `${name}:x:${gid}:`)
    return undefined
  }

  /** The complaint of useradd, or undefined when it is done. */
  add(account: NewAccount): string | undefined {
    const { name } = account
    if (!validName.test(name)) return `invalid user name '${name}'`
    const all = this.list()
    if (all.some((user) => user.name === name)) return `user '${name}' already exists`
    const missing = [...(account.groups ?? []), ...(account.primaryGroup === undefined ? [] : [account.primaryGroup])].find(
      (group) => this.findGroup(group) === undefined,
    )
    if (missing !== undefined) return `group '${missing}' does not exist`
    const used = new Set([
      ...all.map((user) => user.uid),
      ...(account.primaryGroup === undefined ? this.groups().map(({ gid }) => gid) : []),
    ])
    const uid = account.uid ?? freeId(used, account.system === true)
    if (all.some((user) => user.uid === uid)) return `UID ${uid} is not unique`
    if (account.primaryGroup === undefined) {
      const complaint = this.addGroup(name, this.findGroup(String(uid)) === undefined ? { gid: uid } : {})
      if (complaint !== undefined) return complaint
    }
    const gid = this.findGroup(account.primaryGroup ?? name)?.gid ?? uid
    const home = account.home ?? `/home/${name}`
    this.#append('/etc/passwd', `${name}:x:${uid}:${gid}:${account.comment ?? ''}:${home}:${account.shell ?? '/bin/sh'}`)
    this.#append('/etc/shadow', `${name}:!:${Math.floor(Date.UTC(2024, 0, 1) / 86_400_000)}:0:99999:7:::`)
    this.addToGroups(name, account.groups ?? [])
    if (account.createHome !== false) {
      this.#tree.makeDirectory(home, {}, true)
      this.#tree.setAttributes(home, { uid, gid, mode: 0o755 })
    }
    return undefined
  }

  addToGroups(user: string, groups: readonly string[]): void {
    this.#rewrite('/etc/group', (fields) => {
      const [name = '', password = 'x', gid = '', members = ''] = fields
      const before = members.split(',').filter((member) => member !== '')
      return groups.includes(name) && !before.includes(user) ? [name, password, gid, [...before, user].join(',')] : fields
    })
  }

  setShell(user: string, shell: string): void {
    this.#rewrite('/etc/passwd', (fields) => (fields[0] === user ? [...fields.slice(0, 6), shell] : fields))
  }

  remove(name: string, withHome: boolean): string | undefined {
    const account = this.find(name)
    if (account === undefined) return `user '${name}' does not exist`
    for (const path of ['/etc/passwd', '/etc/shadow']) this.#rewrite(path, (fields) => (fields[0] === name ? undefined : fields))
    this.#rewrite('/etc/group', ([group = '', password = 'x', gid = '', members = '']) =>
      group === name && members === ''
        ? undefined
        : [
            group,
            password,
            gid,
            members
              .split(',')
              .filter((member) => member !== name)
              .join(','),
          ],
    )
    if (withHome && this.#tree.locate(account.home, 'stat').node !== undefined) this.#tree.remove(account.home, true)
    return undefined
  }

  #lines(path: string): string[] {
    return this.#tree.locate(path, 'open').node === undefined
      ? []
      : Buffer.from(this.#tree.readFile(path))
          .toString()
          .split('\n')
          .filter((line) => line !== '')
  }

  #fields(path: string, atLeast: number): readonly (readonly string[])[] {
    const { node } = this.#tree.locate(path, 'open')
    if (node?.kind !== 'file') return []
    const known = parsed.get(node.content)
    if (known !== undefined) return known
    const fields = this.#lines(path)
      .map((line) => line.split(':'))
      .filter((each) => each.length >= Math.min(atLeast, 4))
    parsed.set(node.content, fields)
    return fields
  }

  #append(path: string, line: string): void {
    this.#write(path, [...this.#lines(path), line])
  }

  #rewrite(path: string, change: (fields: string[]) => string[] | undefined): void {
    this.#write(
      path,
      this.#lines(path).flatMap((line) => change(line.split(':'))?.join(':') ?? []),
    )
  }

  #write(path: string, lines: readonly string[]): void {
    this.#tree.writeFile(path, Buffer.from(lines.map((line) => `${line}\n`).join('')))
  }
}

/** As Debian's login.defs: people from 1000 up, the system's users from 999 down. */
function freeId(used: ReadonlySet<number>, system: boolean): number {
  let id = system ? 999 : 1000
  while (used.has(id)) id += system ? -1 : 1
  return id
}
