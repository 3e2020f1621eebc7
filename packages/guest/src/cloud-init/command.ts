import { type CommandCall, type CommandResult, complaint, type GuestCommand, output } from '../command.js'
import { isComplaint, readArguments } from '../commands/arguments.js'

async function run({ guest, args, user, signal }: CommandCall): Promise<CommandResult> {
  const parsed = readArguments('cloud-init', args, {
    wait: { short: 'w' },
    long: { short: 'l' },
    format: { value: true },
    version: { short: 'v' },
    logs: {},
    reboot: {},
    'machine-id': {},
  })
  if (isComplaint(parsed)) return parsed
  if (parsed.has('version')) return output('/usr/bin/cloud-init 24.4\n')
  const [verb] = parsed.positionals
  if (verb === 'clean') {
    if (user.uid !== 0) return complaint('cloud-init clean: permission denied: run it as root')
    for (const path of [
      '/var/lib/cloud/instance',
      '/var/lib/cloud/instances',
      ...(parsed.has('logs') ? ['/var/log/cloud-init.log', '/var/log/cloud-init-output.log'] : []),
    ]) {
      if (guest.files.locate(path, 'stat', false).node !== undefined) guest.files.remove(path, true)
    }
    if (parsed.has('reboot')) guest.requestPower('reboot')
    return {}
  }
  if (verb !== 'status') return complaint(`cloud-init: the simulated one knows status, clean and --version, not '${verb ?? ''}'`, 2)

  if (parsed.has('wait')) {
    const aborted = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
    await Promise.race([guest.cloudInit.done(), aborted])
  }
  const { status, detail, errors, recoverableErrors, lastUpdate } = guest.cloudInit.status
  const isDegraded = Object.keys(recoverableErrors).length > 0
  const extended = status === 'error' ? 'error - done' : isDegraded && status !== 'disabled' ? `degraded ${status}` : status
  const exitCode = status === 'error' ? 1 : isDegraded ? 2 : 0
  const updated = lastUpdate === 0 ? '' : new Date(lastUpdate).toUTCString().replace('GMT', '+0000')
  const code = status === 'disabled' ? 'disabled-by-generator' : 'enabled-by-generator'
  if (parsed.value('format') === 'json') {
    const all = {
      boot_status_code: code,
      datasource: /DataSource(\w+)/.exec(detail)?.[1]?.toLowerCase() ?? '',
      detail,
      errors,
      extended_status: extended,
      last_update: updated,
      recoverable_errors: recoverableErrors,
      status,
    }
    return { stdout: `${JSON.stringify(all, undefined, 2)}\n`, exitCode }
  }
  if (!parsed.has('long')) return { stdout: `status: ${status}\n`, exitCode }
  const errorLines = errors.length === 0 ? 'errors: []\n' : `errors:\n${errors.map((text) => `\t- ${text}\n`).join('')}`
  const recoverable = isDegraded
    ? `recoverable_errors:\n${Object.entries(recoverableErrors)
        .map(([level, texts]) => `${level}:\n${texts.map((text) => `\t- ${text}\n`).join('')}`)
        .join('')}`
    : 'recoverable_errors: {}\n'
  return {
    stdout: `status: ${status}\nextended_status: ${extended}\nboot_status_code: ${code}\nlast_update: ${updated}\ndetail: ${detail}\n${errorLines}${recoverable}`,
    exitCode,
  }
}

export const cloudInitCommand: GuestCommand = { name: 'cloud-init', run }
