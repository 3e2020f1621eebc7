import { type CommandCall, type CommandResult, complaint, type GuestCommand, output } from '../command.js'
import type { JournalEntry } from '../systemd/journal.js'
import type { UnitView } from '../systemd/service-manager.js'
import { unitName } from '../systemd/unit.js'
import { isComplaint, readArguments } from './arguments.js'

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

async function systemctl(call: CommandCall): Promise<CommandResult> {
  const { guest, user, args } = call
  const parsed = readArguments('systemctl', args, {
    now: {},
    quiet: { short: 'q' },
    'no-pager': {},
    'no-legend': {},
    'no-block': {},
    plain: {},
    full: { short: 'l' },
    all: { short: 'a' },
    force: { short: 'f' },
    failed: {},
    wait: {},
    type: { short: 't', value: true },
    state: { value: true },
    property: { short: 'p', value: true },
    lines: { short: 'n', value: true },
    value: {},
    system: {},
  })
  if (isComplaint(parsed)) return parsed
  const { services } = guest
  const [verb = 'list-units', ...given] = parsed.positionals
  const names = given.map(unitName)
  const quiet = parsed.has('quiet')
  const changing = [
    'start',
    'stop',
    'restart',
    'reload',
    'reload-or-restart',
    'try-restart',
    'enable',
    'disable',
    'daemon-reload',
    'reset-failed',
  ]
  if (changing.includes(verb) && user.uid !== 0) return complaint(`Failed to ${verb} ${names[0] ?? ''}: Access denied`)
  const missing = names.find((name) => services.find(name) === undefined)

  switch (verb) {
    case 'start':
    case 'restart':
    case 'reload':
    case 'reload-or-restart':
    case 'try-restart': {
      if (missing !== undefined) return complaint(`Failed to ${verb} ${missing}: Unit ${missing} not found.`, 5)
      return start(call, names, verb)
    }
    case 'stop':
      if (missing !== undefined) return complaint(`Failed to stop ${missing}: Unit ${missing} not loaded.`, 5)
      for (const name of names) await services.stop(name)
      return {}
    case 'enable':
    case 'disable': {
      if (missing !== undefined) return complaint(`Failed to ${verb} unit: Unit file ${missing} does not exist.`)
      const links: string[] = []
      for (const name of names) {
        const changes = services.isEnabled(name) !== (verb === 'enable')
        services.setEnabled(name, verb === 'enable')
        for (const target of changes ? services.wantedBy(name) : []) {
          const link = `/etc/systemd/system/${target}.wants/${name}`
          links.push(verb === 'enable' ? `Created symlink ${link} → ${services.find(name)?.path}.` : `Removed "${link}".`)
        }
      }
      const stderr = quiet ? '' : links.map((line) => `${line}\n`).join('')
      if (!parsed.has('now')) return { stderr }
      if (verb === 'disable') for (const name of names) await services.stop(name)
      const result = verb === 'enable' ? await start(call, names, 'start') : {}
      return { ...result, stderr: stderr + (result.stderr ?? '') }
    }
    case 'is-active':
    case 'is-failed': {
      const states = names.map((name) => services.find(name)?.state.active ?? 'inactive')
      const good = verb === 'is-active' ? 'active' : 'failed'
      const exitCode = states.includes(good) ? 0 : verb === 'is-active' ? (missing === undefined ? 3 : 4) : 1
      return { stdout: quiet ? '' : states.map((state) => `${state}\n`).join(''), exitCode }
    }
    case 'is-enabled': {
      if (missing !== undefined) return complaint(`Failed to get unit file state for ${missing}: No such file or directory`)
      const enabled = names.map((name) => services.isEnabled(name))
      return {
        stdout: quiet ? '' : enabled.map((is) => `${is ? 'enabled' : 'disabled'}\n`).join(''),
        exitCode: enabled.includes(true) ? 0 : 1,
      }
    }
    case 'is-system-running': {
      const units = services.list()
      const isStarting = !guest.cloudInit.hasEnded || units.some(({ state }) => state.active === 'activating')
      const isDegraded = units.some(({ state }) => state.active === 'failed')
      const state = isStarting ? 'starting' : isDegraded ? 'degraded' : 'running'
      return { stdout: quiet ? '' : `${state}\n`, exitCode: state === 'running' ? 0 : 1 }
    }
    case 'status': {
      if (missing !== undefined) return complaint(`Unit ${missing} could not be found.`, 4)
      const units = names.flatMap((name) => services.find(name) ?? [])
      const texts = units.map((unit) => status(unit, services.journal.entries(), Number(parsed.value('lines') ?? 10), guest.hostname))
      return { stdout: texts.join('\n'), exitCode: units.some(({ state }) => state.active !== 'active') ? 3 : 0 }
    }
    case 'show': {
      const properties = parsed.values('property').flatMap((value) => value.split(','))
      const sections = names.map((name) => {
        const unit = services.find(name)
        const all: Record<string, string> = {
          Id: name,
          LoadState: unit === undefined ? 'not-found' : 'loaded',
          ActiveState: unit?.state.active ?? 'inactive',
          SubState: unit?.state.sub ?? 'dead',
          Result: unit?.state.result ?? 'success',
          ExecMainStatus: String(unit?.state.exitCode ?? 0),
          MainPID: String(unit?.state.pid ?? 0),
          Description: unit?.description ?? name,
          UnitFileState: unit === undefined ? '' : unit.enabled ? 'enabled' : 'disabled',
        }
        const wanted = Object.entries(all).filter(([key]) => properties.length === 0 || properties.includes(key))
        return wanted.map(([key, value]) => (parsed.has('value') ? `${value}\n` : `${key}=${value}\n`)).join('')
      })
      return output(sections.join('\n'))
    }
    case 'cat': {
      if (missing !== undefined) return complaint(`No files found for ${missing}.`)
      const paths = names
        .map((name) => services.find(name)?.path ?? '')
        .filter((path) => guest.files.locate(path, 'open').node !== undefined)
      return output(paths.map((path) => `# ${path}\n${Buffer.from(guest.files.readFile(path)).toString()}`).join('\n'))
    }
    case 'list-units':
    case 'list-unit-files': {
      const wantedState = parsed.has('failed') ? 'failed' : parsed.value('state')
      const type = parsed.value('type')
      const units = services
        .list()
        .filter(
          ({ name, state }) =>
            (type === undefined || name.endsWith(`.${type}`)) &&
            (verb === 'list-unit-files' ||
              (wantedState === undefined
                ? parsed.has('all') || state.active !== 'inactive'
                : [state.active, state.sub].includes(wantedState))),
        )
      const rows =
        verb === 'list-unit-files'
          ? [['UNIT FILE', 'STATE'], ...units.map(({ name, enabled }) => [name, enabled ? 'enabled' : 'disabled'])]
          : [
              ['UNIT', 'LOAD', 'ACTIVE', 'SUB', 'DESCRIPTION'],
              ...units.map(({ name, state, description }) => [name, 'loaded', state.active, state.sub, description]),
            ]
      const table = columns(parsed.has('no-legend') ? rows.slice(1) : rows)
      return output(
        parsed.has('no-legend') ? table : `${table}\n${units.length} ${verb === 'list-units' ? 'loaded units' : 'unit files'} listed.\n`,
      )
    }
    case 'daemon-reload':
      services.reload()
      return {}
    case 'reset-failed':
      for (const name of names.length > 0 ? names : services.list().map((unit) => unit.name)) services.resetFailed(name)
      return {}
    case 'reboot':
    case 'poweroff':
      if (user.uid !== 0) return complaint(`Call to ${verb} failed: Access denied`)
      guest.requestPower(verb)
      return {}
    default:
      return complaint(`Unknown command verb ${verb}.`)
  }
}

async function start({ guest, signal }: CommandCall, names: readonly string[], verb: string): Promise<CommandResult> {
  const failed: string[] = []
  for (const name of names) {
    const isActive = guest.services.find(name)?.state.active === 'active'
    if (verb === 'try-restart' && !isActive) continue
    if (verb === 'reload' && isActive) continue
    if (verb !== 'start') await guest.services.stop(name)
    if ((await guest.services.start(name, signal)).active === 'failed') failed.push(name)
  }
  if (failed.length === 0) return {}
  const lines = failed.map(
    (name) =>
      `Job for ${name} failed because the control process exited with error code.\nSee "systemctl status ${name}" and "journalctl -xeu ${name}" for details.\n`,
  )
  return { stderr: lines.join(''), exitCode: 1 }
}

function status(
  { name, description, path, enabled, state, command }: UnitView,
  journal: readonly JournalEntry[],
  lines: number,
  host: string,
): string {
  const mark = state.active === 'active' ? '●' : state.active === 'failed' ? '×' : '○'
  const since = state.since === 0 ? '' : ` since ${new Date(state.since).toUTCString()}`
  const result = state.active === 'failed' ? ` (Result: ${state.result})` : ` (${state.sub})`
  const log = journal.filter(({ unit }) => unit === name).slice(-lines)
  const isRunning = state.pid > 0
  return [
    `${mark} ${name} - ${description}`,
    `     Loaded: loaded (${path}; ${enabled ? 'enabled' : 'disabled'}; preset: enabled)`,
    `     Active: ${state.active}${result}${since}`,
    ...(isRunning ? [`   Main PID: ${state.pid} (${command.split(' ')[0]?.split('/').at(-1)})`] : []),
    ...(state.active === 'failed' ? [`   Main PID: (code=exited, status=${state.exitCode})`] : []),
    ...(log.length === 0 ? [] : ['', ...log.map((entry) => journalLine(entry, host))]),
    '',
  ].join('\n')
}

function columns(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows
    .map(
      (row) =>
        `${row
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join(' ')
          .trimEnd()}\n`,
    )
    .join('')
}

function journalctl({ guest, args }: CommandCall): CommandResult {
  const parsed = readArguments('journalctl', args, {
    unit: { short: 'u', value: true },
    identifier: { short: 't', value: true },
    lines: { short: 'n', value: true },
    output: { short: 'o', value: true },
    priority: { short: 'p', value: true },
    boot: { short: 'b' },
    'no-pager': {},
    reverse: { short: 'r' },
    catalog: { short: 'x' },
    'pager-end': { short: 'e' },
    quiet: { short: 'q' },
  })
  if (isComplaint(parsed)) return parsed
  const units = parsed.values('unit').map(unitName)
  const identifiers = parsed.values('identifier')
  const priority = priorityOf(parsed.value('priority'))
  let entries = guest.services.journal
    .entries()
    .filter(
      (entry) =>
        (units.length === 0 || (entry.unit !== undefined && units.includes(entry.unit))) &&
        (identifiers.length === 0 || identifiers.includes(entry.identifier)) &&
        (!parsed.has('boot') || entry.bootId === guest.bootId) &&
        entry.priority <= priority,
    )
  const lines = parsed.value('lines')
  if (lines !== undefined) entries = lines === '0' ? [] : entries.slice(-Number(lines))
  if (parsed.has('reverse')) entries = entries.toReversed()
  if (entries.length === 0) return output(parsed.has('quiet') ? '' : '-- No entries --\n')
  const form = parsed.value('output') ?? 'short'
  const show = (entry: JournalEntry): string => {
    if (form === 'cat') return entry.message
    if (form !== 'json') return journalLine(entry, guest.hostname)
    return JSON.stringify({
      __REALTIME_TIMESTAMP: String(entry.time * 1000),
      _BOOT_ID: entry.bootId.replaceAll('-', ''),
      ...(entry.unit === undefined ? {} : { _SYSTEMD_UNIT: entry.unit }),
      SYSLOG_IDENTIFIER: entry.identifier,
      _PID: String(entry.pid),
      PRIORITY: String(entry.priority),
      _HOSTNAME: guest.hostname,
      MESSAGE: entry.message,
    })
  }
  return output(entries.map((entry) => `${show(entry)}\n`).join(''))
}

function priorityOf(given: string | undefined): number {
  if (given === undefined) return 7
  const names = ['emerg', 'alert', 'crit', 'err', 'warning', 'notice', 'info', 'debug']
  return names.includes(given) ? names.indexOf(given) : Number(given)
}

function journalLine({ time, identifier, pid, message }: JournalEntry, host: string): string {
  const at = new Date(time)
  const stamp = `${months[at.getUTCMonth()]} ${String(at.getUTCDate()).padStart(2, '0')} ${at.toISOString().slice(11, 19)}`
  return `${stamp} ${host} ${identifier}[${pid}]: ${message}`
}

async function logger({ guest, args, stdin, user }: CommandCall): Promise<CommandResult> {
  const parsed = readArguments('logger', args, {
    tag: { short: 't', value: true },
    priority: { short: 'p', value: true },
    stderr: { short: 's' },
  })
  if (isComplaint(parsed)) return parsed
  const text = parsed.positionals.length > 0 ? parsed.positionals.join(' ') : (await stdin.text()).trimEnd()
  for (const message of text.split('\n')) {
    guest.services.journal.add({
      time: guest.now().getTime(),
      bootId: guest.bootId,
      identifier: parsed.value('tag') ?? user.name,
      pid: guest.newPid(),
      priority: 5,
      message,
    })
  }
  return {}
}

export const serviceCommands: readonly GuestCommand[] = [
  { name: 'systemctl', run: systemctl },
  { name: 'journalctl', run: journalctl },
  { name: 'logger', run: logger },
]
