import ssh2, { type AuthContext, type PublicKeyAuthContext } from 'ssh2'
import type { Account } from '../accounts.js'
import type { Guest } from '../guest.js'
import { passwordFits } from '../password-hash.js'

/** Who has come in. */
export interface Login {
  readonly user: Account
  /** What the key's line in authorized_keys says is run instead of what the client asks for. */
  readonly forcedCommand?: string
  readonly mayForward: boolean
}

/** A line of authorized_keys as sshd(8) describes it. */
export interface AuthorizedKey {
  readonly key: string
  readonly options: readonly string[]
}

export function parseAuthorizedKeys(text: string): AuthorizedKey[] {
  return text.split('\n').flatMap((line) => {
    const trimmed = line.trim()
    if (trimmed === '' || trimmed.startsWith('#')) return []
    // Options stand before the key's type, in quotes where they have blanks.
    const match = /^(?:((?:"(?:\\.|[^"\\])*"|[^\s"])+)\s+)?((?:ssh|ecdsa|sk)-\S+\s+\S+.*)$/.exec(trimmed)
    if (match?.[2] === undefined) return []
    return { key: match[2], options: [...(match[1] ?? '').matchAll(/((?:"(?:\\.|[^"\\])*"|[^,"])+)/g)].map(([option]) => option) }
  })
}

/** What a client offers, judged by the guest's own files; undefined: refused. */
export function authenticate(guest: Guest, context: AuthContext): Login | undefined {
  const user = guest.accounts.find(context.username)
  if (user === undefined || user.name !== context.username || /nologin|\/false$/.test(user.shell)) return undefined
  if (context.method === 'publickey') {
    if (user.uid === 0 && sshdSetting(guest, 'PermitRootLogin') === 'no') return undefined
    const found = keysOf(guest, user).find(({ key }) => fits(key, context))
    if (found === undefined) return undefined
    const command = found.options.find((option) => option.startsWith('command='))
    const forcedCommand = command?.slice('command="'.length, -1).replaceAll('\\"', '"')
    return { user, mayForward: !found.options.includes('no-port-forwarding'), ...(forcedCommand === undefined ? {} : { forcedCommand }) }
  }
  if (context.method !== 'password') return undefined
  const allowed =
    sshdSetting(guest, 'PasswordAuthentication') !== 'no' && (user.uid !== 0 || sshdSetting(guest, 'PermitRootLogin') === 'yes')
  return allowed && passwordFits(context.password, guest.accounts.passwordHash(user.name)) ? { user, mayForward: true } : undefined
}

function keysOf(guest: Guest, user: Account): AuthorizedKey[] {
  return parseAuthorizedKeys(textOf(guest, `${user.home}/.ssh/authorized_keys`))
}

function fits(line: string, context: PublicKeyAuthContext): boolean {
  const key = ssh2.utils.parseKey(line)
  if (key instanceof Error || !key.getPublicSSH().equals(context.key.data)) return false
  if (context.signature === undefined || context.blob === undefined) return true // only asks whether that key will do
  return key.verify(context.blob, context.signature, context.hashAlgo) === true
}

/** The first value counts, as in sshd_config(5), and what is included comes first. */
function sshdSetting(guest: Guest, name: string): string | undefined {
  const { node } = guest.files.locate('/etc/ssh/sshd_config.d', 'scandir')
  const included = node?.kind === 'directory' ? [...node.entries.keys()].filter((file) => file.endsWith('.conf')).sort() : []
  const text = [...included.map((file) => `/etc/ssh/sshd_config.d/${file}`), '/etc/ssh/sshd_config']
    .map((path) => textOf(guest, path))
    .join('\n')
  return new RegExp(`^\\s*${name}\\s+(\\S+)`, 'im').exec(text)?.[1]?.toLowerCase()
}

function textOf(guest: Guest, path: string): string {
  try {
    return Buffer.from(guest.files.readFile(path)).toString()
  } catch {
    return ''
  }
}
