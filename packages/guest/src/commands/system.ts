import { type CommandResult, complaint, output, type SystemCall, type SystemCommand } from '../command.js'
import { isComplaint, readArguments } from './arguments.js'

function hostname({ guest, user, args }: SystemCall): CommandResult {
  const [first] = args
  if (first === undefined) return output(`${guest.hostname}\n`)
  const short = guest.hostname.split('.')[0]
  if (first === '-s') return output(`${short}\n`)
  if (first === '-f' || first === '--fqdn') return output(`${fqdnOf(guest)}\n`)
  if (first === '-I')
    return output(`${guest.nics.flatMap(({ addresses }) => addresses.map((address) => address.split('/')[0])).join(' ')}\n`)
  if (first.startsWith('-')) return complaint(`hostname: invalid option -- '${first.slice(1)}'`)
  if (user.uid !== 0) return complaint('hostname: you must be root to change the host name')
  guest.hostname = first
  return {}
}

/** The first name with a dot that /etc/hosts gives to this host. */
function fqdnOf(guest: SystemCall['guest']): string {
  const hosts = Buffer.from(guest.files.readFile('/etc/hosts')).toString().split('\n')
  const line = hosts.map((text) => text.split(/\s+/)).find((words) => words.slice(1).includes(guest.hostname))
  return line?.slice(1).find((name) => name.includes('.')) ?? guest.hostname
}

function uname({ guest, args }: SystemCall): CommandResult {
  const parsed = readArguments('uname', args, {
    all: { short: 'a' },
    'kernel-name': { short: 's' },
    nodename: { short: 'n' },
    'kernel-release': { short: 'r' },
    'kernel-version': { short: 'v' },
    machine: { short: 'm' },
    processor: { short: 'p' },
    'operating-system': { short: 'o' },
  })
  if (isComplaint(parsed)) return parsed
  const parts: [string, string][] = [
    ['kernel-name', 'Linux'],
    ['nodename', guest.hostname],
    ['kernel-release', guest.kernelRelease],
    ['kernel-version', '#1 SMP Vivarium'],
    ['machine', 'x86_64'],
    ['operating-system', 'GNU/Linux'],
  ]
  const wanted = parts.filter(([name]) => parsed.has('all') || parsed.has(name))
  return output(`${(wanted.length === 0 ? parts.slice(0, 1) : wanted).map(([, text]) => text).join(' ')}\n`)
}

function lsbRelease({ guest, args }: SystemCall): CommandResult {
  const parsed = readArguments('lsb_release', args, {
    all: { short: 'a' },
    id: { short: 'i' },
    description: { short: 'd' },
    release: { short: 'r' },
    codename: { short: 'c' },
    short: { short: 's' },
  })
  if (isComplaint(parsed)) return parsed
  const text = Buffer.from(guest.files.readFile('/etc/os-release')).toString()
  const field = (name: string) => new RegExp(`^${name}="?(.*?)"?$`, 'm').exec(text)?.[1] ?? 'n/a'
  const id = field('ID')
  const rows: [string, string, string][] = [
    ['id', 'Distributor ID', `${id.charAt(0).toUpperCase()}${id.slice(1)}`],
    ['description', 'Description', field('PRETTY_NAME')],
    ['release', 'Release', field('VERSION_ID')],
    ['codename', 'Codename', field('VERSION_CODENAME')],
  ]
  const shown = rows.filter(([name]) => parsed.has('all') || parsed.has(name))
  const stderr = 'No LSB modules are available.\n'
  if (shown.length === 0) return { stderr }
  return {
    stdout: shown.map(([, label, value]) => (parsed.has('short') ? `${value}\n` : `${label}:\t${value}\n`)).join(''),
    ...(parsed.has('all') ? { stderr } : {}),
  }
}

function uptime({ guest, args }: SystemCall): CommandResult {
  const now = guest.now()
  const seconds = Math.max(0, Math.floor((now.getTime() - guest.bootedAt.getTime()) / 1000))
  if (args.includes('-s') || args.includes('--since')) return output(`${guest.bootedAt.toISOString().slice(0, 19).replace('T', ' ')}\n`)
  const days = Math.floor(seconds / 86_400)
  const hours = Math.floor(seconds / 3600) % 24
  const minutes = Math.floor(seconds / 60) % 60
  const clock = hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}` : `${minutes} min`
  const since = `${days > 0 ? `${days} day${days > 1 ? 's' : ''}, ` : ''}${clock}`
  return output(` ${now.toISOString().slice(11, 19)} up ${since},  0 users,  load average: 0.00, 0.00, 0.00\n`)
}

function free({ guest, args }: SystemCall): CommandResult {
  const parsed = readArguments('free', args, { mebi: { short: 'm' }, gibi: { short: 'g' }, bytes: { short: 'b' }, kibi: { short: 'k' } })
  if (isComplaint(parsed)) return parsed
  const unit = parsed.has('gibi') ? 1024 ** 3 : parsed.has('mebi') ? 1024 ** 2 : parsed.has('bytes') ? 1 : 1024
  const row = (label: string, ...bytes: number[]) =>
    `${label.padEnd(6)}${bytes.map((value) => String(Math.floor(value / unit)).padStart(14)).join('')}\n`
  const used = guest.memoryBytes * 0.08
  const rest = guest.memoryBytes - used
  return output(
    `${' '.repeat(6)}${['total', 'used', 'free', 'shared', 'buff/cache', 'available'].map((name) => name.padStart(14)).join('')}\n${row('Mem:', guest.memoryBytes, used, rest, 0, 0, rest)}${row('Swap:', 0, 0, 0)}`,
  )
}

function df({ guest, args }: SystemCall): CommandResult {
  const parsed = readArguments('df', args, {
    'human-readable': { short: 'h' },
    portability: { short: 'P' },
    kibi: { short: 'k' },
    type: { short: 'T' },
  })
  if (isComplaint(parsed)) return parsed
  const { usedBytes, capacityBytes } = guest.files
  const show = (bytes: number) => (parsed.has('human-readable') ? human(bytes) : String(Math.ceil(bytes / 1024)))
  const percent = `${Math.ceil((usedBytes / capacityBytes) * 100)}%`
  const cells = ['/dev/vda1', show(capacityBytes), show(usedBytes), show(capacityBytes - usedBytes), percent]
  const head = ['Filesystem', parsed.has('human-readable') ? 'Size' : '1K-blocks', 'Used', 'Available', 'Use%']
  const line = (texts: readonly string[], last: string) =>
    `${texts.map((text, index) => (index === 0 ? text.padEnd(14) : text.padStart(11))).join(' ')} ${last}\n`
  return output(line(head, 'Mounted on') + line(cells, '/'))
}

function human(bytes: number): string {
  let value = bytes
  for (const unit of ['', 'K', 'M', 'G']) {
    if (value < 1024) return value === 0 ? '0' : `${value < 10 && unit !== '' ? value.toFixed(1) : Math.ceil(value)}${unit}`
    value /= 1024
  }
  return `${Math.ceil(value)}T`
}

function ps({ guest, args, env }: SystemCall): CommandResult {
  const all = guest.processes()
  const isFull = args.some((arg) => /f/.test(arg) && arg.startsWith('-'))
  const isBsd = args.some((arg) => /u/.test(arg) && !arg.startsWith('-'))
  const isEach = isBsd || args.some((arg) => /[eAax]/.test(arg))
  // Without options: what the own terminal runs.
  const rows = isEach || env.TERM === undefined ? all : all.filter(({ pid }) => pid === 1 || pid >= 300)
  const lines = rows.map(({ pid, parent, user, command }) => {
    if (isBsd) return `${user.padEnd(8)} ${String(pid).padStart(6)}  0.0  0.1  12345  6789 ?        Ss   00:00   0:00 ${command}`
    if (isFull) return `${user.padEnd(8)} ${String(pid).padStart(7)} ${String(parent).padStart(7)}  0 00:00 ?        00:00:00 ${command}`
    return `${String(pid).padStart(7)} ?        00:00:00 ${command.split(' ')[0]?.split('/').at(-1) ?? ''}`
  })
  const head = isBsd
    ? 'USER        PID %CPU %MEM    VSZ   RSS TTY      STAT START   TIME COMMAND'
    : isFull
      ? 'UID          PID    PPID  C STIME TTY          TIME CMD'
      : '    PID TTY          TIME CMD'
  return output([head, ...lines].map((line) => `${line}\n`).join(''))
}

/** The shell's own date, told the guest's time. */
async function date({ guest, args, original }: SystemCall): Promise<CommandResult> {
  if (original === undefined) return output(`${guest.now().toISOString()}\n`)
  const namesTime = args.some((arg) => /^(-d|--date|-r|--reference|-f)/.test(arg))
  return original(namesTime ? args : ['-d', `@${Math.floor(guest.now().getTime() / 1000)}`, ...args])
}

export const systemCommands: readonly SystemCommand[] = [
  { name: 'hostname', run: hostname },
  { name: 'uname', run: uname },
  { name: 'nproc', run: ({ guest }) => output(`${guest.cpus}\n`) },
  { name: 'uptime', run: uptime },
  { name: 'free', run: free },
  { name: 'df', run: df },
  { name: 'ps', run: ps },
  { name: 'date', run: date },
  { name: 'lsb_release', run: lsbRelease },
]
