import { type CommandCall, type CommandResult, complaint, type GuestCommand, output } from '../command.js'

const notRoot =
  'E: Could not open lock file /var/lib/dpkg/lock-frontend - open (13: Permission denied)\nE: Unable to acquire the dpkg frontend lock (/var/lib/dpkg/lock-frontend), are you root?'

async function apt(call: CommandCall): Promise<CommandResult> {
  const { guest, user, args, print, signal } = call
  const quiet = args.some((arg) => /^-q+$/.test(arg) || arg === '--quiet')
  // Options with a value of their own.
  const words = args.filter((arg, index) => !arg.startsWith('-') && !['-o', '-t', '-c'].includes(args[index - 1] ?? ''))
  const [verb, ...given] = words
  switch (verb) {
    case undefined:
      return complaint('apt: no command given', 1)
    case 'update':
      if (user.uid !== 0) return complaint('E: Could not open lock file /var/lib/apt/lists/lock - open (13: Permission denied)', 100)
      return output(quiet ? '' : 'Hit:1 http://deb.debian.org/debian bookworm InRelease\nReading package lists...\n')
    case 'upgrade':
    case 'dist-upgrade':
    case 'full-upgrade':
    case 'autoremove':
      if (user.uid !== 0) return complaint(notRoot, 100)
      return output(`${reading}0 upgraded, 0 newly installed, 0 to remove and 0 not upgraded.\n`)
    case 'clean':
    case 'autoclean':
      return user.uid === 0 ? {} : complaint(notRoot, 100)
    case 'install':
    case 'reinstall': {
      if (user.uid !== 0) return complaint(notRoot, 100)
      const wanted = given.map((word) => ({ name: word.split(/[=/]/)[0] ?? '', version: word.split('=')[1] }))
      const unknown = wanted.find(({ name }) => !guest.packages.exists(name))
      if (unknown !== undefined) return { stdout: reading, stderr: `E: Unable to locate package ${unknown.name}\n`, exitCode: 100 }
      const fresh = guest.packages.missing(wanted.map(({ name }) => name))
      const changed = wanted.filter(
        ({ name, version }) => version !== undefined && guest.packages.find(name)?.version !== version && !fresh.includes(name),
      )
      const there = wanted.filter(({ name }) => !fresh.includes(name) && !changed.some((one) => one.name === name))
      await print(
        [
          reading,
          ...there.map(({ name }) => `${name} is already the newest version (${guest.packages.find(name)?.version}).\n`),
          ...(fresh.length === 0 ? [] : [`The following NEW packages will be installed:\n  ${fresh.join(' ')}\n`]),
          `${changed.length} upgraded, ${fresh.length} newly installed, 0 to remove and 0 not upgraded.\n`,
        ].join(''),
      )
      for (const name of [...fresh, ...changed.map((one) => one.name)]) {
        const version = wanted.find((one) => one.name === name)?.version ?? guest.packages.versionOf(name)
        await print(`Setting up ${name} (${version}) ...\n`)
        await guest.packages.install([{ name, version }], signal)
      }
      return {}
    }
    case 'remove':
    case 'purge': {
      if (user.uid !== 0) return complaint(notRoot, 100)
      const there = given.filter((name) => guest.packages.find(name) !== undefined)
      await print(
        [
          reading,
          ...given.filter((name) => !there.includes(name)).map((name) => `Package '${name}' is not installed, so not removed\n`),
          ...(there.length === 0 ? [] : [`The following packages will be REMOVED:\n  ${there.join(' ')}\n`]),
          `0 upgraded, 0 newly installed, ${there.length} to remove and 0 not upgraded.\n`,
          ...there.map((name) => `Removing ${name} (${guest.packages.find(name)?.version}) ...\n`),
        ].join(''),
      )
      await guest.packages.remove(there)
      return {}
    }
    case 'list':
      return output(
        `Listing...\n${guest.packages
          .installed()
          .map(({ name, version }) => `${name}/stable,now ${version} amd64 [installed]\n`)
          .join('')}`,
      )
    default:
      return complaint(`E: Invalid operation ${verb}`, 100)
  }
}

const reading = 'Reading package lists...\nBuilding dependency tree...\nReading state information...\n'

/** Keeps packages at the version that they have: nothing else moves them here. */
function aptMark({ user, args }: CommandCall): CommandResult {
  const [verb = '', ...names] = args
  if (!['hold', 'unhold', 'manual', 'auto'].includes(verb)) return complaint(`E: Invalid operation ${verb}`, 100)
  if (user.uid !== 0) return complaint(notRoot, 100)
  const did: Readonly<Record<string, string>> = {
    hold: 'set on hold',
    unhold: 'set no longer on hold',
    manual: 'set to manually installed',
    auto: 'set to automatically installed',
  }
  return output(names.map((name) => `${name} ${did[verb]}.\n`).join(''))
}

const isLike = (pattern: string, name: string): boolean =>
  new RegExp(
    `^${pattern
      .replaceAll(/[.+^${}()|\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
  ).test(name)

function dpkg({ guest, args }: CommandCall): CommandResult {
  const [option, ...patterns] = args
  if (option === '--print-architecture') return output('amd64\n')
  if (option === '-l' || option === '--list') {
    const rows = guest.packages.installed().filter(({ name }) => patterns.length === 0 || patterns.some((pattern) => isLike(pattern, name)))
    if (rows.length === 0) return complaint(`dpkg-query: no packages found matching ${patterns.join(' ')}`)
    const width = Math.max(4, ...rows.map(({ name }) => name.length))
    const wide = Math.max(7, ...rows.map(({ version }) => version.length))
    const line = (a: string, b: string, c: string, d: string, e: string) =>
      `${a.padEnd(3)} ${b.padEnd(width)} ${c.padEnd(wide)} ${d.padEnd(12)} ${e}\n`
    return output(
      `Desired=Unknown/Install/Remove/Purge/Hold\n| Status=Not/Inst/Conf-files/Unpacked/halF-conf/Half-inst/trig-aWait/Trig-pend\n|/ Err?=(none)/Reinst-required (Status,Err: uppercase=bad)\n${line('||/', 'Name', 'Version', 'Architecture', 'Description')}+++-${'='.repeat(width)}-${'='.repeat(wide)}-${'='.repeat(12)}-${'='.repeat(20)}\n${rows
        .map(({ name, version, description }) => line('ii', name, version, 'amd64', description))
        .join('')}`,
    )
  }
  if (option === '-s' || option === '--status') return status(guest, patterns)
  return complaint(`dpkg: error: unknown option ${option ?? ''}`, 2)
}

function status(guest: CommandCall['guest'], names: readonly string[]): CommandResult {
  const missing = names.find((name) => guest.packages.find(name) === undefined)
  const texts = names.flatMap((name) => {
    const one = guest.packages.find(name)
    return one === undefined
      ? []
      : `Package: ${name}\nStatus: install ok installed\nArchitecture: amd64\nVersion: ${one.version}\nDescription: ${one.description}\n`
  })
  const stderr = missing === undefined ? '' : `dpkg-query: package '${missing}' is not installed and no information is available\n`
  return { stdout: texts.join('\n'), stderr, exitCode: missing === undefined ? 0 : 1 }
}

function dpkgQuery(call: CommandCall): CommandResult {
  const { guest, args } = call
  if (!args.some((arg) => arg.startsWith('-W') || arg === '--show')) return args[0] === '-s' ? status(guest, args.slice(1)) : dpkg(call)
  const at = args.findIndex((arg) => arg === '-f' || arg.startsWith('-f=') || arg.startsWith('--showformat=') || arg.startsWith('-f$'))
  const given = args[at]
  // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg-query's own way to name fields
  const usual = '${Package}\t${Version}\n'
  const format = at < 0 ? usual : given === '-f' ? (args[at + 1] ?? '') : (given?.replace(/^(?:-f=?|--showformat=)/, '') ?? '')
  const names = args.filter((arg, index) => !arg.startsWith('-') && !(given === '-f' && index === at + 1))
  const rows = guest.packages.installed().filter(({ name }) => names.length === 0 || names.some((pattern) => isLike(pattern, name)))
  const missing = names.filter((pattern) => !rows.some(({ name }) => isLike(pattern, name)))
  const fields = ({ name, version, description }: (typeof rows)[number]): Readonly<Record<string, string>> => ({
    Package: name,
    'binary:Package': name,
    Version: version,
    Architecture: 'amd64',
    Status: 'install ok installed',
    'db:Status-Status': 'installed',
    Description: description,
  })
  const show = (row: (typeof rows)[number]) =>
    format
      .replaceAll(/\$\{([^};]+)(?:;-?\d+)?\}/g, (_, name: string) => fields(row)[name] ?? '')
      .replaceAll('\\n', '\n')
      .replaceAll('\\t', '\t')
  return {
    stdout: rows.map(show).join(''),
    stderr: missing.map((name) => `dpkg-query: no packages found matching ${name}\n`).join(''),
    exitCode: missing.length === 0 ? 0 : 1,
  }
}

export const packageCommands: readonly GuestCommand[] = [
  { name: 'apt-get', run: apt },
  { name: 'apt', run: apt },
  { name: 'apt-mark', run: aptMark },
  { name: 'dpkg', run: dpkg },
  { name: 'dpkg-query', run: dpkgQuery },
]
