import { gunzipSync } from 'node:zlib'
import { isVivariumError } from '@vivarium/core'
import type { GuestSystem } from '../guest-system.js'
import { hashPassword } from '../password-hash.js'

export type CloudConfig = Readonly<Record<string, unknown>>

/** What a module of cloud-init works with. It complains by `warn` (recoverable) or by throwing a `ModuleFailure`. */
export interface ModuleContext {
  readonly guest: GuestSystem
  readonly config: CloudConfig
  readonly metaData: CloudConfig
  /** `/var/lib/cloud/instances/ID` */
  readonly instance: string
  /** Goes into the log and, as recoverable, into the status. */
  readonly warn: (message: string) => void
  /** Goes to /var/log/cloud-init-output.log and the console. */
  readonly print: (text: string) => void
  /** Runs a command as root; its output goes where `print` goes. */
  readonly run: (command: string | readonly string[], env?: Readonly<Record<string, string>>) => Promise<number>
}

/** Why a module failed, as cloud-init's status words it. */
export class ModuleFailure {
  readonly message: string

  constructor(message: string) {
    this.message = message
  }
}

export interface CloudInitModule {
  readonly name: string
  readonly frequency: 'always' | 'once-per-instance'
  run(context: ModuleContext): Promise<void> | void
}

const defaultUser = 'debian'
const isObject = (value: unknown): value is CloudConfig => typeof value === 'object' && value !== null && !Array.isArray(value)
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value])
const texts = (value: unknown): string[] => list(value).map(String)
/** Lists that may also be written with commas. */
const names = (value: unknown): string[] => (typeof value === 'string' ? value.split(',').map((name) => name.trim()) : texts(value))

const text = (value: unknown): string | undefined => (value === undefined || value === null ? undefined : String(value))

/** A command of bootcmd or runcmd: a line for the shell, or a program with arguments. */
function commandsOf(value: unknown, key: string): (string | readonly string[])[] {
  if (value === undefined || value === null) return []
  if (!Array.isArray(value)) throw new ModuleFailure(`Input to shellify was type '${typeof value}'. Expected list or tuple.`)
  return value.map((item: unknown) => {
    if (Array.isArray(item)) return item.map(String)
    if (typeof item === 'string' || typeof item === 'number') return String(item)
    if (item === null) return ''
    throw new ModuleFailure(`Unable to shellify type '${typeof item}' in ${key}. Expected list, string, tuple.`)
  })
}

const quote = (word: string): string => `'${word.replaceAll("'", `'\\''`)}'`
const scriptOf = (commands: readonly (string | readonly string[])[]): string =>
  `#!/bin/sh\n${commands.map((command) => (typeof command === 'string' ? command : command.map(quote).join(' '))).join('\n')}\n`

async function bootcmd({ guest, config, instance, run }: ModuleContext): Promise<void> {
  const commands = commandsOf(config.bootcmd, 'bootcmd')
  if (commands.length === 0) return
  const path = `${instance}/boot.sh`
  guest.files.writeFile(path, Buffer.from(scriptOf(commands)), { mode: 0o700 })
  const exitCode = await run(path, { INSTANCE_ID: instance.split('/').at(-1) ?? '' })
  if (exitCode !== 0)
    throw new ModuleFailure(`Unexpected error while running command.\nCommand: ['/bin/sh', '${path}']\nExit code: ${exitCode}`)
}

/** `defer: true` waits for the final stage, when packages and users are there. */
function writeFiles(deferred: boolean) {
  return ({ guest, config, warn }: ModuleContext): void => {
    for (const entry of list(config.write_files)) {
      if (!isObject(entry) || (entry.defer === true) !== deferred) continue
      const path = text(entry.path)
      if (path === undefined) {
        warn('No path provided to write for entry in write_files')
        continue
      }
      const content = decoded(text(entry.content) ?? '', text(entry.encoding), warn)
      const [userName = 'root', groupName] = (text(entry.owner) ?? 'root:root').split(':')
      const account = guest.accounts.find(userName)
      const group = guest.accounts.findGroup(groupName ?? userName)
      if (account === undefined) throw new ModuleFailure(`Unknown user or group: "getpwnam(): name not found: '${userName}'"`)
      if (groupName !== undefined && group === undefined)
        throw new ModuleFailure(`Unknown user or group: "getgrnam(): name not found: '${groupName}'"`)
      const mode = permissions(entry.permissions, warn)
      guest.files.makeDirectory(path.slice(0, path.lastIndexOf('/')) || '/', {}, true)
      const before =
        entry.append === true && guest.files.locate(path, 'open').node?.kind === 'file' ? guest.files.readFile(path) : new Uint8Array()
      guest.files.writeFile(path, Buffer.concat([before, content]), { mode, uid: account.uid, gid: group?.gid ?? account.gid })
    }
  }
}

function decoded(content: string, encoding: string | undefined, warn: (message: string) => void): Uint8Array {
  const parts = (encoding ?? '').toLowerCase().trim()
  try {
    if (['gz', 'gzip'].includes(parts)) return gunzipSync(Buffer.from(content, 'latin1'))
    if (['gz+base64', 'gzip+base64', 'gz+b64', 'gzip+b64'].includes(parts)) return gunzipSync(Buffer.from(content, 'base64'))
    if (['b64', 'base64'].includes(parts)) return Buffer.from(content, 'base64')
  } catch {
    warn(`Failed to decode content of encoding ${parts}`)
    return Buffer.from(content)
  }
  if (!['', 'text/plain'].includes(parts)) warn(`Unknown encoding type ${parts}, assuming text/plain`)
  return Buffer.from(content)
}

/** YAML 1.1 has made a number of `0644`; a text is octal. */
function permissions(value: unknown, warn: (message: string) => void): number {
  if (value === undefined || value === null) return 0o644
  if (typeof value === 'number') return value
  const mode = Number.parseInt(String(value).replace(/^0o/, ''), 8)
  if (!Number.isNaN(mode)) return mode
  warn(`Undecodable permissions '${String(value)}', returning default 420`)
  return 0o644
}

function setHostname({ guest, config, metaData }: ModuleContext): void {
  if (config.preserve_hostname === true) return
  const fqdn = text(config.fqdn) ?? text(config.hostname) ?? text(metaData['local-hostname']) ?? text(metaData.hostname)
  const name = text(config.hostname) ?? fqdn
  if (name === undefined) return
  const short = name.split('.')[0] ?? name
  guest.hostname = config.prefer_fqdn_over_hostname === true && fqdn !== undefined ? fqdn : short
  const domainName = fqdn?.includes('.') ? `${fqdn} ` : ''
  if (config.manage_etc_hosts === true || config.manage_etc_hosts === 'localhost' || domainName !== '') {
    const hosts = Buffer.from(guest.files.readFile('/etc/hosts'))
      .toString()
      .split('\n')
      .filter((line) => !line.startsWith('127.0.1.1') && line !== '')
    guest.files.writeFile('/etc/hosts', Buffer.from([...hosts, `127.0.1.1 ${domainName}${short}`, ''].join('\n')))
  }
}

function usersAndGroups({ guest, config, warn }: ModuleContext): void {
  for (const entry of list(config.groups)) {
    for (const [name, members] of isObject(entry)
      ? Object.entries(entry)
      : names(entry).map((name): [string, unknown] => [name, undefined])) {
      if (guest.accounts.findGroup(name) === undefined) guest.accounts.addGroup(name)
      for (const member of texts(members)) guest.accounts.addToGroups(member, [name])
    }
  }
  for (const entry of config.users === undefined ? ['default'] : list(config.users)) {
    const user = entry === 'default' ? defaultUserEntry() : isObject(entry) ? entry : { name: String(entry) }
    addUser(guest, entry === 'default' && isObject(config.user) ? { ...user, ...config.user } : user, warn)
  }
  const keys = [...texts(config.ssh_authorized_keys)]
  if (keys.length === 0) return
  const first = list(config.users).find((entry) => isObject(entry) && entry.name !== undefined)
  const owner =
    config.users === undefined || list(config.users).includes('default') ? defaultUser : isObject(first) ? String(first.name) : undefined
  if (owner !== undefined) authorize(guest, owner, keys)
  // As a Debian image has it: root is told to log in as somebody else.
  const refusal = `no-port-forwarding,no-agent-forwarding,no-X11-forwarding,command="echo 'Please login as the user \\"${owner ?? defaultUser}\\" rather than the user \\"root\\".';exit 142" `
  authorize(guest, 'root', config.disable_root === false ? keys : keys.map((key) => `${refusal}${key}`))
}

const defaultUserEntry = (): CloudConfig => ({
  name: defaultUser,
  gecos: 'Debian',
  groups: ['adm', 'sudo', 'audio', 'cdrom', 'dialout', 'dip', 'floppy', 'netdev', 'plugdev', 'video'],
  sudo: 'ALL=(ALL) NOPASSWD:ALL',
  shell: '/bin/bash',
  lock_passwd: true,
})

function addUser(guest: GuestSystem, user: CloudConfig, warn: (message: string) => void): void {
  const name = text(user.name)
  if (name === undefined) {
    warn('users: an entry has no name')
    return
  }
  const groups = names(user.groups)
  for (const group of groups) if (guest.accounts.findGroup(group) === undefined) guest.accounts.addGroup(group)
  if (guest.accounts.find(name) === undefined) {
    const primaryGroup = text(user.primary_group)
    const home = text(user.homedir)
    const uid = text(user.uid)
    const comment = text(user.gecos)
    const why = guest.accounts.add({
      name,
      groups,
      system: user.system === true,
      createHome: user.no_create_home !== true && user.system !== true,
      shell: text(user.shell) ?? '/bin/sh',
      ...(primaryGroup === undefined ? {} : { primaryGroup }),
      ...(home === undefined ? {} : { home }),
      ...(uid === undefined ? {} : { uid: Number(uid) }),
      ...(comment === undefined ? {} : { comment }),
    })
    if (why !== undefined) throw new ModuleFailure(`Failed to create user ${name}: ${why}`)
  } else guest.accounts.addToGroups(name, groups)
  const plain = text(user.plain_text_passwd)
  const hash = text(user.hashed_passwd) ?? text(user.passwd) ?? (plain === undefined ? undefined : hashPassword(plain))
  const isLocked = user.lock_passwd !== false && user['lock-passwd'] !== false
  if (hash !== undefined) guest.accounts.setPasswordHash(name, isLocked ? `!${hash}` : hash)
  const rules = user.sudo === false ? [] : texts(user.sudo)
  if (rules.length > 0) {
    const path = '/etc/sudoers.d/90-cloud-init-users'
    const before =
      guest.files.locate(path, 'open').node?.kind === 'file'
        ? Buffer.from(guest.files.readFile(path)).toString()
        : '# Created by cloud-init\n'
    guest.files.writeFile(path, Buffer.from(`${before}\n# User rules for ${name}\n${rules.map((rule) => `${name} ${rule}\n`).join('')}`), {
      mode: 0o440,
    })
  }
  authorize(guest, name, [...texts(user.ssh_authorized_keys), ...texts(user['ssh-authorized-keys'])])
}

function authorize(guest: GuestSystem, name: string, keys: readonly string[]): void {
  const account = guest.accounts.find(name)
  if (account === undefined || keys.length === 0) return
  const owner = { uid: account.uid, gid: account.gid }
  const directory = `${account.home}/.ssh`
  guest.files.makeDirectory(account.home, owner, true)
  if (guest.files.locate(directory, 'stat').node === undefined) guest.files.makeDirectory(directory, { ...owner, mode: 0o700 })
  const path = `${directory}/authorized_keys`
  const before =
    guest.files.locate(path, 'open').node?.kind === 'file' ? Buffer.from(guest.files.readFile(path)).toString().split('\n') : []
  const lines = [...new Set([...before, ...keys.map((key) => key.trim())])].filter((line) => line !== '')
  guest.files.writeFile(path, Buffer.from(lines.map((line) => `${line}\n`).join('')), { ...owner, mode: 0o600 })
}

function setPasswords({ guest, config, warn }: ModuleContext): void {
  const chpasswd = isObject(config.chpasswd) ? config.chpasswd : {}
  const set = (name: string, password: string, isHash: boolean) => {
    if (guest.accounts.find(name) === undefined) warn(`chpasswd: user '${name}' does not exist`)
    else guest.accounts.setPasswordHash(name, isHash ? password : hashPassword(password))
  }
  for (const entry of list(chpasswd.users)) {
    if (!isObject(entry)) continue
    if (entry.type === 'RANDOM') warn(`Random passwords are not made by the simulated cloud-init (user ${String(entry.name)})`)
    else set(String(entry.name), String(entry.password ?? ''), entry.type !== 'text')
  }
  const lines = typeof chpasswd.list === 'string' ? chpasswd.list.split('\n') : texts(chpasswd.list)
  for (const line of lines.map((item) => item.trim()).filter((item) => item !== '')) {
    const colon = line.indexOf(':')
    const password = line.slice(colon + 1)
    set(line.slice(0, colon), password, /^\$(1|2a|2y|5|6|y)\$/.test(password))
  }
  const own = text(config.password)
  if (own !== undefined) set(defaultUser, own, /^\$(1|2a|2y|5|6|y)\$/.test(own))
  if (config.ssh_pwauth === undefined || config.ssh_pwauth === 'unchanged') return
  const allows = config.ssh_pwauth === true || /^(true|yes|on|1)$/i.test(String(config.ssh_pwauth))
  guest.files.makeDirectory('/etc/ssh/sshd_config.d', {}, true)
  guest.files.writeFile('/etc/ssh/sshd_config.d/50-cloud-init.conf', Buffer.from(`PasswordAuthentication ${allows ? 'yes' : 'no'}\n`), {
    mode: 0o600,
  })
}

/** What a simulated guest can't do is written down where a test finds it. */
function record(key: string, path: string) {
  return ({ guest, config }: ModuleContext): void => {
    if (config[key] === undefined) return
    guest.files.makeDirectory(path.slice(0, path.lastIndexOf('/')), {}, true)
    const value = config[key]
    guest.files.writeFile(path, Buffer.from(typeof value === 'string' ? `${value}\n` : `${JSON.stringify(value, undefined, 2)}\n`))
  }
}

async function packages({ guest, config, run, warn }: ModuleContext): Promise<void> {
  if (config.package_update === true) await run(['apt-get', 'update'])
  const wanted = list(config.packages).map((entry) => (Array.isArray(entry) ? entry.map(String).join('=') : String(entry)))
  if (wanted.length === 0) return
  guest.files.makeDirectory('/var/lib/vivarium', {}, true)
  guest.files.writeFile('/var/lib/vivarium/packages', Buffer.from(wanted.map((name) => `${name}\n`).join('')))
  const exitCode = await run(['apt-get', 'install', '-y', ...wanted])
  if (exitCode !== 0)
    warn(`Failed to install the following packages: ${wanted.join(', ')}. See associated package manager logs for more details.`)
}

function runcmd({ guest, config, instance }: ModuleContext): void {
  const commands = commandsOf(config.runcmd, 'runcmd')
  if (commands.length === 0) return
  guest.files.makeDirectory(`${instance}/scripts`, {}, true)
  guest.files.writeFile(`${instance}/scripts/runcmd`, Buffer.from(scriptOf(commands)), { mode: 0o700 })
}

/** Runs what user-data and runcmd have put there, in the order of names, all of them even when one fails. */
async function scriptsUser({ guest, instance, run, warn }: ModuleContext): Promise<void> {
  const { node } = guest.files.locate(`${instance}/scripts`, 'scandir')
  if (node?.kind !== 'directory') return
  const failed: string[] = []
  for (const name of [...node.entries.keys()].sort()) {
    const exitCode = await run([`${instance}/scripts/${name}`])
    if (exitCode === 0) continue
    failed.push(name)
    warn(`Failed running ${instance}/scripts/${name} [${exitCode}]`)
  }
  if (failed.length > 0)
    throw new ModuleFailure(`Runparts: ${failed.length} failures (${failed.join(',')}) in ${node.entries.size} attempted commands`)
}

function finalMessage({ guest, config, print, metaData }: ModuleContext): void {
  const now = guest.now()
  const seconds = ((now.getTime() - guest.bootedAt.getTime()) / 1000).toFixed(2)
  const values: Record<string, string> = {
    version: '24.4',
    timestamp: now.toUTCString(),
    uptime: seconds,
    datasource: String(metaData['datasource-detail'] ?? ''),
  }
  const message = text(config.final_message) ?? 'Cloud-init v. $version finished at $timestamp. Datasource $datasource.  Up $uptime seconds'
  print(`${message.replaceAll(/\$\{?(version|timestamp|uptime|datasource)\}?/gi, (_, name: string) => values[name.toLowerCase()] ?? '')}\n`)
}

/** In the order of a Debian image's cloud.cfg. */
export const modules: readonly CloudInitModule[] = [
  { name: 'bootcmd', frequency: 'always', run: bootcmd },
  { name: 'write_files', frequency: 'once-per-instance', run: writeFiles(false) },
  { name: 'set_hostname', frequency: 'once-per-instance', run: setHostname },
  { name: 'users_groups', frequency: 'once-per-instance', run: usersAndGroups },
  { name: 'set_passwords', frequency: 'once-per-instance', run: setPasswords },
  { name: 'ntp', frequency: 'once-per-instance', run: record('ntp', '/var/lib/vivarium/ntp.json') },
  { name: 'timezone', frequency: 'once-per-instance', run: record('timezone', '/etc/timezone') },
  { name: 'runcmd', frequency: 'once-per-instance', run: runcmd },
  { name: 'package_update_upgrade_install', frequency: 'once-per-instance', run: packages },
  { name: 'write_files_deferred', frequency: 'once-per-instance', run: writeFiles(true) },
  { name: 'scripts_user', frequency: 'once-per-instance', run: scriptsUser },
  { name: 'final_message', frequency: 'always', run: finalMessage },
]

/** The text of what a module threw; undefined when it is none of cloud-init's and the guest's own failures. */
export function failureOf(error: unknown): string | undefined {
  if (error instanceof ModuleFailure) return error.message
  return isVivariumError(error) ? error.message : undefined
}
