import type { Account } from '../accounts.js'
import { type CommandResult, complaint, output, type SystemCall, type SystemCommand } from '../command.js'
import { Input } from '../input.js'
import { hashPassword } from '../password-hash.js'
import { isComplaint, readArguments } from './arguments.js'
import { resolve } from './resolve.js'

const needsRoot = (program: string): CommandResult =>
  complaint(`${program}: Permission denied.\n${program}: cannot lock /etc/passwd; try again later.`)

function id({ guest, user, args }: SystemCall): CommandResult {
  const parsed = readArguments('id', args, { user: { short: 'u' }, group: { short: 'g' }, groups: { short: 'G' }, name: { short: 'n' } })
  if (isComplaint(parsed)) return parsed
  const [named] = parsed.positionals
  const account = named === undefined ? user : guest.accounts.find(named)
  if (account === undefined) return complaint(`id: '${named}': no such user`)
  const groups = guest.accounts.groupsOf(account)
  const primary = groups.find(({ gid }) => gid === account.gid)?.name ?? String(account.gid)
  const byName = parsed.has('name')
  if (parsed.has('user')) return output(`${byName ? account.name : account.uid}\n`)
  if (parsed.has('group')) return output(`${byName ? primary : account.gid}\n`)
  if (parsed.has('groups')) return output(`${groups.map((group) => (byName ? group.name : group.gid)).join(' ')}\n`)
  const list = groups.map((group) => `${group.gid}(${group.name})`).join(',')
  return output(`uid=${account.uid}(${account.name}) gid=${account.gid}(${primary}) groups=${list}\n`)
}

function useradd({ guest, user, args }: SystemCall): CommandResult {
  const parsed = readArguments('useradd', args, {
    'create-home': { short: 'm' },
    'no-create-home': { short: 'M' },
    'user-group': { short: 'U' },
    'no-user-group': { short: 'N' },
    system: { short: 'r' },
    uid: { short: 'u', value: true },
    gid: { short: 'g', value: true },
    groups: { short: 'G', value: true },
    'home-dir': { short: 'd', value: true },
    shell: { short: 's', value: true },
    comment: { short: 'c', value: true },
    password: { short: 'p', value: true },
  })
  if (isComplaint(parsed)) return parsed
  if (user.uid !== 0) return needsRoot('useradd')
  const [name] = parsed.positionals
  if (name === undefined) return complaint('Usage: useradd [options] LOGIN', 2)
  const uid = parsed.value('uid')
  const home = parsed.value('home-dir')
  const shell = parsed.value('shell')
  const comment = parsed.value('comment')
  const primaryGroup = parsed.value('gid') ?? (parsed.has('no-user-group') ? 'users' : undefined)
  const why = guest.accounts.add({
    name,
    system: parsed.has('system'),
    createHome: parsed.has('create-home'),
    groups: parsed.value('groups')?.split(',') ?? [],
    ...(uid === undefined ? {} : { uid: Number(uid) }),
    ...(home === undefined ? {} : { home }),
    ...(shell === undefined ? {} : { shell }),
    ...(comment === undefined ? {} : { comment }),
    ...(primaryGroup === undefined ? {} : { primaryGroup }),
  })
  if (why !== undefined) return complaint(`useradd: ${why}`, /does not exist/.test(why) ? 6 : /invalid/.test(why) ? 3 : 9)
  const password = parsed.value('password')
  if (password !== undefined) guest.accounts.setPasswordHash(name, password)
  return {}
}

function usermod({ guest, user, args }: SystemCall): CommandResult {
  const parsed = readArguments('usermod', args, {
    append: { short: 'a' },
    lock: { short: 'L' },
    unlock: { short: 'U' },
    groups: { short: 'G', value: true },
    shell: { short: 's', value: true },
    password: { short: 'p', value: true },
  })
  if (isComplaint(parsed)) return parsed
  if (user.uid !== 0) return needsRoot('usermod')
  const [name] = parsed.positionals
  if (name === undefined || guest.accounts.find(name) === undefined) return complaint(`usermod: user '${name ?? ''}' does not exist`, 6)
  const groups = parsed.value('groups')?.split(',') ?? []
  const missing = groups.find((group) => guest.accounts.findGroup(group) === undefined)
  if (missing !== undefined) return complaint(`usermod: group '${missing}' does not exist`, 6)
  guest.accounts.addToGroups(name, groups)
  const shell = parsed.value('shell')
  if (shell !== undefined) guest.accounts.setShell(name, shell)
  const hash = guest.accounts.passwordHash(name)
  if (parsed.has('lock')) guest.accounts.setPasswordHash(name, `!${hash.replace(/^!/, '')}`)
  if (parsed.has('unlock')) guest.accounts.setPasswordHash(name, hash.replace(/^!/, ''))
  const password = parsed.value('password')
  if (password !== undefined) guest.accounts.setPasswordHash(name, password)
  return {}
}

function userdel({ guest, user, args }: SystemCall): CommandResult {
  const parsed = readArguments('userdel', args, { remove: { short: 'r' }, force: { short: 'f' } })
  if (isComplaint(parsed)) return parsed
  if (user.uid !== 0) return needsRoot('userdel')
  const why = guest.accounts.remove(parsed.positionals[0] ?? '', parsed.has('remove'))
  return why === undefined ? {} : complaint(`userdel: ${why}`, 6)
}

function groupadd({ guest, user, args }: SystemCall): CommandResult {
  const parsed = readArguments('groupadd', args, { gid: { short: 'g', value: true }, system: { short: 'r' }, force: { short: 'f' } })
  if (isComplaint(parsed)) return parsed
  if (user.uid !== 0) return needsRoot('groupadd')
  const gid = parsed.value('gid')
  const [name = ''] = parsed.positionals
  if (parsed.has('force') && guest.accounts.findGroup(name) !== undefined) return {}
  const why = guest.accounts.addGroup(name, { system: parsed.has('system'), ...(gid === undefined ? {} : { gid: Number(gid) }) })
  return why === undefined ? {} : complaint(`groupadd: ${why}`, 9)
}

async function chpasswd({ guest, user, args, stdin }: SystemCall): Promise<CommandResult> {
  const parsed = readArguments('chpasswd', args, { encrypted: { short: 'e' } })
  if (isComplaint(parsed)) return parsed
  if (user.uid !== 0) return needsRoot('chpasswd')
  let line = 0
  for (const text of (await stdin.text()).split('\n')) {
    line++
    if (text === '') continue
    const colon = text.indexOf(':')
    const name = text.slice(0, colon)
    if (colon < 1) return complaint(`chpasswd: line ${line}: missing new password`)
    if (guest.accounts.find(name) === undefined) return complaint(`chpasswd: line ${line}: user '${name}' does not exist`)
    const password = text.slice(colon + 1)
    guest.accounts.setPasswordHash(name, parsed.has('encrypted') ? password : hashPassword(password))
  }
  return {}
}

async function hostsOf(guest: SystemCall['guest'], names: readonly string[]): Promise<CommandResult> {
  const lines: string[] = []
  let isMissing = false
  for (const name of names) {
    const [address] = await resolve(guest, name)
    if (address === undefined) isMissing = true
    else lines.push(`${address.padEnd(15)} ${name}\n`)
  }
  return { stdout: lines.join(''), exitCode: isMissing ? 2 : 0 }
}

async function getent({ guest, args }: SystemCall): Promise<CommandResult> {
  const [database, ...keys] = args
  if (/^(?:hosts|ahosts|ahostsv4)$/.test(database ?? '') && keys.length > 0) return hostsOf(guest, keys)
  const path = { passwd: '/etc/passwd', group: '/etc/group', hosts: '/etc/hosts' }[database ?? '']
  if (path === undefined) return complaint(`Unknown database: ${database ?? ''}`, 1)
  const lines = Buffer.from(guest.files.readFile(path))
    .toString()
    .split('\n')
    .filter((line) => line !== '')
  if (keys.length === 0) return output(lines.map((line) => `${line}\n`).join(''))
  const found = keys.map((key) => lines.find((line) => line.split(':')[0] === key || line.split(':')[2] === key))
  return { stdout: found.flatMap((line) => (line === undefined ? [] : `${line}\n`)).join(''), exitCode: found.includes(undefined) ? 2 : 0 }
}

/** Whether a user may be root without a password, by the lines of sudoers that cloud-init and people write. */
function maySudo({ guest, user }: Pick<SystemCall, 'guest' | 'user'>): boolean {
  const names = [user.name, ...guest.accounts.groupsOf(user).map(({ name }) => `%${name}`), 'ALL']
  const { node } = guest.files.locate('/etc/sudoers.d', 'scandir')
  const paths = ['/etc/sudoers', ...(node?.kind === 'directory' ? [...node.entries.keys()].map((name) => `/etc/sudoers.d/${name}`) : [])]
  return paths
    .flatMap((path) => Buffer.from(guest.files.readFile(path)).toString().split('\n'))
    .some((line) => names.includes(line.trim().split(/\s+/)[0] ?? '') && /NOPASSWD:\s*ALL/.test(line))
}

async function sudo({ guest, user, args, env, cwd, stdin, signal, print, printError }: SystemCall): Promise<CommandResult> {
  let as = 'root'
  let login = false
  let rest = [...args]
  for (;;) {
    const [first, second, ...others] = rest
    if (first === '-u' && second !== undefined) {
      as = second
      rest = others
    } else if (first === '-i' || first === '-s') login = true
    else if (first !== undefined && /^-[nEHSk]+$/.test(first)) login ||= false
    else if (first === '--') {
      rest = rest.slice(1)
      break
    } else break
    if (first !== '-u') rest = rest.slice(1)
  }
  const target: Account | undefined = guest.accounts.find(as)
  if (target === undefined) return complaint(`sudo: unknown user ${as}`)
  if (user.uid !== 0 && !maySudo({ guest, user })) return complaint('sudo: a password is required')
  const set: Record<string, string> = {}
  while (/^[A-Za-z_]\w*=/.test(rest[0] ?? '')) {
    const assignment = rest.shift() ?? ''
    set[assignment.slice(0, assignment.indexOf('='))] = assignment.slice(assignment.indexOf('=') + 1)
  }
  if (rest.length === 0) return login ? {} : complaint('usage: sudo [-u user] command', 1)
  const kept = login ? {} : Object.fromEntries(Object.entries(env).filter(([name]) => ['LANG', 'TERM'].includes(name)))
  const { exitCode } = await guest.userland.run({
    command: rest,
    user: target,
    env: { ...kept, SUDO_USER: user.name, ...set },
    cwd: login ? target.home : cwd,
    stdin,
    stdout: print,
    stderr: printError,
    signal,
  })
  return { exitCode }
}

async function su({ guest, user, args, env, cwd, stdin, signal, print, printError }: SystemCall): Promise<CommandResult> {
  const rest: string[] = []
  let command: string | undefined
  let login = false
  const given = [...args]
  for (let arg = given.shift(); arg !== undefined; arg = given.shift()) {
    if (arg === '-c' || arg === '--command') command = given.shift()
    else if (arg.startsWith('--command=')) command = arg.slice('--command='.length)
    else if (arg === '-s' || arg === '--shell') given.shift()
    else if (arg === '-' || arg === '-l' || arg === '--login') login = true
    else if (arg === '-lc') {
      login = true
      command = given.shift()
    } else if (arg !== '-m' && arg !== '-p') rest.push(arg)
  }
  const [name = 'root'] = rest
  const target = guest.accounts.find(name)
  if (target === undefined) return complaint(`su: user ${name} does not exist or the user entry does not contain all the required fields`)
  if (user.uid !== 0) return complaint('Password: su: Authentication failure')
  if (/nologin|\/false$/.test(target.shell) && !args.includes('-s') && !args.includes('--shell'))
    return complaint('This account is currently not available.')
  const kept = login
    ? {}
    : Object.fromEntries(Object.entries(env).filter(([key]) => !['HOME', 'USER', 'LOGNAME', 'SHELL', 'PWD'].includes(key)))
  const { exitCode } = await guest.userland.run({
    command: command ?? (await stdin.text()),
    user: target,
    env: kept,
    cwd: login ? target.home : cwd,
    stdin: command === undefined ? Input.of() : stdin,
    stdout: print,
    stderr: printError,
    signal,
  })
  return { exitCode }
}

export const accountCommands: readonly SystemCommand[] = [
  { name: 'id', run: id },
  { name: 'whoami', run: ({ user }) => output(`${user.name}\n`) },
  {
    name: 'groups',
    run: ({ guest, user }) =>
      output(
        `${guest.accounts
          .groupsOf(user)
          .map(({ name }) => name)
          .join(' ')}\n`,
      ),
  },
  { name: 'useradd', run: useradd },
  { name: 'usermod', run: usermod },
  { name: 'userdel', run: userdel },
  { name: 'groupadd', run: groupadd },
  { name: 'chpasswd', run: chpasswd },
  { name: 'getent', run: getent },
  { name: 'sudo', run: sudo },
  { name: 'su', run: su },
]
