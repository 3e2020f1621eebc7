import { type CommandResult, complaint, output, type SystemCall, type SystemCommand } from '../command.js'
import { resolveFrom } from '../files/path.js'
import { isComplaint, readArguments } from './arguments.js'

/** What is loaded, as /proc/modules has it. */
const modulesPath = '/proc/modules'
const swapsPath = '/proc/swaps'
const swapHead = 'Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n'

const textOf = ({ guest }: SystemCall, path: string): string => {
  const { node } = guest.files.locate(path, 'open')
  return node?.kind === 'file' ? Buffer.from(node.content).toString() : ''
}

function modprobe(call: SystemCall): CommandResult {
  const parsed = readArguments('modprobe', call.args, {
    all: { short: 'a' },
    remove: { short: 'r' },
    quiet: { short: 'q' },
    verbose: { short: 'v' },
    'dry-run': { short: 'n' },
  })
  if (isComplaint(parsed)) return parsed
  const names = (parsed.has('all') ? parsed.positionals : parsed.positionals.slice(0, 1)).map((name) => name.replaceAll('-', '_'))
  if (names.length === 0) return complaint('modprobe: ERROR: missing parameters. See -h.')
  if (parsed.has('dry-run')) return {}
  const verb = parsed.has('remove') ? 'remove' : 'insert'
  if (call.user.uid !== 0) return complaint(`modprobe: ERROR: could not ${verb} '${names[0]}': Operation not permitted`)
  const bad = names.find((name) => !/^\w+$/.test(name))
  if (bad !== undefined) return complaint(`modprobe: FATAL: Module ${bad} not found in directory /lib/modules/${call.guest.kernelRelease}`)
  const before = textOf(call, modulesPath)
    .split('\n')
    .filter((line) => line !== '')
  const others = before.filter((line) => !names.includes(line.split(' ')[0] ?? ''))
  const loaded = new Map(before.map((line) => [line.split(' ')[0] ?? '', line]))
  const lines = parsed.has('remove')
    ? others
    : [...others, ...names.map((name) => loaded.get(name) ?? `${name} 32768 0 - Live 0x0000000000000000`)]
  call.guest.files.writeFile(modulesPath, Buffer.from(lines.map((line) => `${line}\n`).join('')), { mode: 0o444 })
  // What the kernel offers once these are there.
  if (!parsed.has('remove') && names.includes('br_netfilter')) {
    for (const name of ['iptables', 'ip6tables', 'arptables']) setParameter(call, `net.bridge.bridge-nf-call-${name}`, '1')
  }
  return {}
}

function lsmod(call: SystemCall): CommandResult {
  const rows = textOf(call, modulesPath)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split(' '))
  const lines = rows.reverse().map(([name = '', size = '', used = '']) => `${name.padEnd(19)} ${size.padStart(8)}  ${used}\n`)
  return output(`Module                  Size  Used by\n${lines.join('')}`)
}

const pathOfParameter = (name: string): string => `/proc/sys/${name.includes('/') ? name : name.replaceAll('.', '/')}`

function setParameter({ guest }: SystemCall, name: string, value: string): void {
  const path = pathOfParameter(name)
  guest.files.makeDirectory(path.slice(0, path.lastIndexOf('/')), { mode: 0o555 }, true)
  guest.files.writeFile(path, Buffer.from(`${value}\n`))
}

async function sysctl(call: SystemCall): Promise<CommandResult> {
  const { args, guest, user, files, cwd } = call
  const parsed = readArguments('sysctl', args, {
    write: { short: 'w' },
    load: { short: 'p' },
    system: {},
    all: { short: 'a' },
    quiet: { short: 'q' },
    values: { short: 'n' },
    ignore: { short: 'e' },
  })
  if (isComplaint(parsed)) return parsed
  const stdout: string[] = []
  const stderr: string[] = []
  const show = (name: string, value: string) => {
    if (!parsed.has('quiet')) stdout.push(parsed.has('values') ? `${value}\n` : `${name} = ${value}\n`)
  }
  const set = (name: string, value: string) => {
    const dotted = name.replaceAll('/', '.')
    const isThere = guest.files.locate('/proc/sys', 'open').node !== undefined && exists(call, pathOfParameter(name))
    if (!isThere) {
      if (!parsed.has('ignore')) stderr.push(`sysctl: cannot stat ${pathOfParameter(name)}: No such file or directory\n`)
    } else if (user.uid !== 0) stderr.push(`sysctl: permission denied on key "${dotted}"\n`)
    else {
      setParameter(call, name, value)
      show(dotted, value)
    }
  }
  const load = (text: string) => {
    for (const line of text.split('\n')) {
      const match = /^\s*-?([^#;=\s][^=]*?)\s*=\s*(.*?)\s*$/.exec(line)
      if (match?.[1] !== undefined) set(match[1], match[2] ?? '')
    }
  }
  if (parsed.has('system')) {
    const found = new Map<string, string>()
    for (const folder of ['/usr/lib/sysctl.d', '/run/sysctl.d', '/etc/sysctl.d']) {
      if (!exists(call, folder)) continue
      const { node } = guest.files.locate(folder, 'scandir')
      if (node?.kind === 'directory')
        for (const name of node.entries.keys()) if (name.endsWith('.conf')) found.set(name, `${folder}/${name}`)
    }
    const paths = [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, path]) => path)
    for (const path of [...paths, ...(exists(call, '/etc/sysctl.conf') ? ['/etc/sysctl.conf'] : [])]) {
      if (!parsed.has('quiet')) stdout.push(`* Applying ${path} ...\n`)
      load(textOf(call, path))
    }
  } else if (parsed.has('load')) {
    for (const path of parsed.positionals.length > 0 ? parsed.positionals : ['/etc/sysctl.conf']) {
      if (path === '-') load(await call.stdin.text())
      else if (await files.exists(resolveFrom(cwd, path))) load(await files.readFile(resolveFrom(cwd, path)))
      else stderr.push(`sysctl: cannot open "${path}": No such file or directory\n`)
    }
  } else if (parsed.has('all')) {
    for (const [name, value] of parametersOf(call)) show(name, value)
  } else {
    if (parsed.positionals.length === 0) return complaint('\nUsage:\n sysctl [options] [variable[=value] ...]')
    for (const given of parsed.positionals) {
      const equals = given.indexOf('=')
      if (equals > 0) set(given.slice(0, equals), given.slice(equals + 1))
      else if (parsed.has('write')) stderr.push(`sysctl: "${given}" must be of the form name=value\n`)
      else if (exists(call, pathOfParameter(given))) show(given.replaceAll('/', '.'), textOf(call, pathOfParameter(given)).trimEnd())
      else stderr.push(`sysctl: cannot stat ${pathOfParameter(given)}: No such file or directory\n`)
    }
  }
  return { stdout: stdout.join(''), stderr: stderr.join(''), exitCode: stderr.length === 0 ? 0 : 1 }
}

function exists({ guest }: SystemCall, path: string): boolean {
  try {
    return guest.files.locate(path, 'stat').node !== undefined
  } catch {
    return false
  }
}

function parametersOf(call: SystemCall): [name: string, value: string][] {
  const found: [string, string][] = []
  const walk = (path: string, names: readonly string[]) => {
    const node = call.guest.files.get(path, 'stat')
    if (node.kind === 'file') found.push([names.join('.'), Buffer.from(node.content).toString().trimEnd()])
    else if (node.kind === 'directory') for (const name of [...node.entries.keys()].sort()) walk(`${path}/${name}`, [...names, name])
  }
  walk('/proc/sys', [])
  return found
}

/** Lines of /etc/fstab that name swap. */
const swapsInFstab = (call: SystemCall): string[] =>
  textOf(call, '/etc/fstab')
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .flatMap(([device = '', , type]) => (type === 'swap' && !device.startsWith('#') ? [device] : []))

const swapsOf = (call: SystemCall): string[][] =>
  textOf(call, swapsPath)
    .split('\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => line.split(/\s+/))

function writeSwaps({ guest }: SystemCall, rows: readonly (readonly string[])[]): void {
  guest.files.writeFile(swapsPath, Buffer.from(swapHead + rows.map((row) => `${row.join('\t')}\n`).join('')), { mode: 0o444 })
}

function swapon(call: SystemCall): CommandResult {
  const parsed = readArguments('swapon', call.args, {
    all: { short: 'a' },
    show: {},
    noheadings: {},
    summary: { short: 's' },
    bytes: {},
    priority: { short: 'p', value: true },
  })
  if (isComplaint(parsed)) return parsed
  const rows = swapsOf(call)
  if (parsed.has('summary')) return output(rows.length === 0 ? '' : textOf(call, swapsPath))
  if (parsed.has('show') || (parsed.positionals.length === 0 && !parsed.has('all'))) {
    if (rows.length === 0) return {}
    const head = parsed.has('noheadings') ? [] : [['NAME', 'TYPE', 'SIZE', 'USED', 'PRIO']]
    const shown = rows.map(([name = '', type = '', size = '0', used = '0', priority = '-2']) => [
      name,
      type,
      `${Number(size) / 1024}M`,
      `${used}B`,
      priority,
    ])
    return output([...head, ...shown].map((row) => `${row.join(' ')}\n`).join(''))
  }
  if (call.user.uid !== 0) return complaint('swapon: cannot open: Permission denied', 255)
  for (const name of parsed.has('all') ? swapsInFstab(call) : parsed.positionals) {
    if (rows.some(([active]) => active === name)) {
      if (!parsed.has('all')) return complaint(`swapon: ${name}: swapon failed: Device or resource busy`, 255)
      continue
    }
    const path = resolveFrom(call.cwd, name)
    if (!exists(call, path)) return complaint(`swapon: cannot open ${name}: No such file or directory`, 255)
    const node = call.guest.files.get(path, 'stat')
    const size = node.kind === 'file' && node.content.length > 0 ? Math.floor(node.content.length / 1024) : 1024 * 1024
    rows.push([name, node.kind === 'file' && !path.startsWith('/dev/') ? 'file' : 'partition', String(size), '0', String(-2 - rows.length)])
  }
  writeSwaps(call, rows)
  return {}
}

function swapoff(call: SystemCall): CommandResult {
  const parsed = readArguments('swapoff', call.args, { all: { short: 'a' }, verbose: { short: 'v' } })
  if (isComplaint(parsed)) return parsed
  if (call.user.uid !== 0) return complaint('swapoff: Not superuser.')
  const rows = swapsOf(call)
  if (parsed.has('all')) {
    writeSwaps(call, [])
    return {}
  }
  if (parsed.positionals.length === 0) return complaint("swapoff: bad usage\nTry 'swapoff --help' for more information.", 16)
  const missing = parsed.positionals.find((name) => !rows.some(([active]) => active === name))
  if (missing !== undefined) return complaint(`swapoff: ${missing}: swapoff failed: Invalid argument`, 4)
  writeSwaps(
    call,
    rows.filter(([name = '']) => !parsed.positionals.includes(name)),
  )
  return {}
}

/** `mount` without arguments, and what /etc/mtab would hold of `mount` with some. */
function mount(call: SystemCall): CommandResult {
  const { guest, user, args } = call
  const parsed = readArguments('mount', args, {
    types: { short: 't', value: true },
    options: { short: 'o', value: true },
    all: { short: 'a' },
    bind: {},
    'make-shared': {},
    'make-rshared': {},
  })
  if (isComplaint(parsed)) return parsed
  const type = parsed.value('types')
  if (parsed.positionals.length === 0) {
    if (parsed.has('all')) return {}
    const lines = textOf(call, '/proc/mounts')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => line.split(' '))
      .filter(([, , kind]) => type === undefined || kind === type)
    const volumes = guest.files.mounts().map(({ path, readOnly }) => ['volume', path, 'ext4', readOnly ? 'ro,relatime' : 'rw,relatime'])
    return output(
      [...lines, ...volumes].map(([device, path, kind, options]) => `${device} on ${path} type ${kind} (${options})\n`).join(''),
    )
  }
  if (user.uid !== 0) return complaint('mount: only root can do that', 1)
  const path = resolveFrom(call.cwd, parsed.positionals.at(-1) ?? '/')
  if (!exists(call, path)) return complaint(`mount: ${path}: mount point does not exist.`, 32)
  if (parsed.has('make-shared') || parsed.has('make-rshared') || /remount/.test(parsed.value('options') ?? '')) return {}
  const [device = ''] = parsed.positionals
  if (type !== 'tmpfs') return complaint(`mount: ${path}: special device ${device} does not exist.`, 32)
  const text = `${textOf(call, '/proc/mounts')}tmpfs ${path} tmpfs ${parsed.value('options') ?? 'rw,relatime'} 0 0\n`
  guest.files.writeFile('/proc/mounts', Buffer.from(text), { mode: 0o444 })
  return {}
}

function umount(call: SystemCall): CommandResult {
  const parsed = readArguments('umount', call.args, { lazy: { short: 'l' }, force: { short: 'f' }, recursive: { short: 'R' } })
  if (isComplaint(parsed)) return parsed
  if (call.user.uid !== 0) return complaint('umount: only root can do that', 1)
  for (const given of parsed.positionals) {
    const path = resolveFrom(call.cwd, given)
    const lines = textOf(call, '/proc/mounts').split('\n')
    const at = lines.findLastIndex((line) => line.split(' ')[1] === path)
    if (at < 0) return complaint(`umount: ${given}: ${exists(call, path) ? 'not mounted' : 'no mount point specified'}.`, 32)
    if (path === '/') return complaint('umount: /: target is busy.', 32)
    call.guest.files.writeFile('/proc/mounts', Buffer.from(lines.toSpliced(at, 1).join('\n')), { mode: 0o444 })
  }
  return {}
}

/** What mounts tell is of any system; the rest is of a machine with a kernel of its own. */
export const mountCommands: readonly SystemCommand[] = [
  { name: 'mount', run: mount },
  { name: 'umount', run: umount },
  { name: 'sysctl', run: sysctl },
]

export const kernelCommands: readonly SystemCommand[] = [
  { name: 'modprobe', run: modprobe },
  { name: 'lsmod', run: lsmod },
  { name: 'swapon', run: swapon },
  { name: 'swapoff', run: swapoff },
]
