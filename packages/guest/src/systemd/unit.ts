/** How a unit fails when it is started: data, so that a universe can be saved with it. */
export interface UnitFailure {
  /** As systemd words it in `Result`: `exit-code`, `timeout`, `signal` … */
  readonly result?: string
  /** The main process's exit status. Default: 1. */
  readonly exitCode?: number
  /** What the program logs before it ends. */
  readonly log?: readonly string[]
}

/** A service that the machine's image has, besides those with a unit file in /etc/systemd/system. */
export interface UnitSpec {
  /** `kubelet.service` */
  readonly name: string
  readonly description?: string
  /** Started at boot. Default: true. */
  readonly enabled?: boolean
  /** What `systemctl status` shows as its process. */
  readonly command?: string
  /** `oneshot` ends after it has worked, and is done; anything else stays. */
  readonly type?: 'simple' | 'oneshot'
  readonly failure?: UnitFailure
  /** Units that are started before it, if they start at all. */
  readonly after?: readonly string[]
  /** Units that start with it; without them it doesn't start. */
  readonly requires?: readonly string[]
  /** Units that start with it. */
  readonly wants?: readonly string[]
  /** Whether systemd starts it again after it has ended by itself. Default: `no`. */
  readonly restart?: RestartPolicy
  /** How long that waits. Default: 0.1. */
  readonly restartSeconds?: number
  /**
   * What starting does; it may take its time, and resolves with the lines that the program logs. When it throws, the unit
   * has failed and the journal says why.
   */
  readonly start?: (signal: AbortSignal) => Promise<readonly string[] | undefined>
  readonly stop?: () => Promise<void>
}

export type RestartPolicy = 'no' | 'on-failure' | 'always'

export type ActiveState = 'active' | 'inactive' | 'failed' | 'activating'

export interface UnitState {
  readonly active: ActiveState
  /** `running`, `exited`, `dead`, `failed`, `start` */
  readonly sub: string
  /** Milliseconds since 1970 of the last change; 0 when there was none since boot. */
  readonly since: number
  readonly pid: number
  readonly result: string
  readonly exitCode: number
}

export const inactive: UnitState = { active: 'inactive', sub: 'dead', since: 0, pid: 0, result: 'success', exitCode: 0 }

/** `kubelet` and `kubelet.service` are the same. */
export const unitName = (given: string): string => (/\.(service|socket|target|timer|mount)$/.test(given) ? given : `${given}.service`)

/** What a unit file says, as far as it is followed. */
export interface UnitFile {
  readonly description: string | undefined
  readonly type: string | undefined
  readonly execStart: readonly string[]
  readonly execStartPre: readonly string[]
  readonly wantedBy: readonly string[]
  readonly environment: Readonly<Record<string, string>>
  readonly remainAfterExit: boolean
  readonly relations: UnitRelations
}

/** What stands in `[Unit]` and `Restart=`, of files and of data alike. */
export interface UnitRelations {
  readonly after: readonly string[]
  readonly requires: readonly string[]
  readonly wants: readonly string[]
  readonly restart: RestartPolicy
  readonly restartSeconds: number
}

/** DefaultRestartSec of systemd-system.conf(5). */
const defaultRestartSeconds = 0.1

export function relationsOf(spec: UnitSpec): UnitRelations {
  const { after = [], requires = [], wants = [], restart = 'no', restartSeconds = defaultRestartSeconds } = spec
  return { after: after.map(unitName), requires: requires.map(unitName), wants: wants.map(unitName), restart, restartSeconds }
}

/** As systemd.time(7): `5`, `100ms`, `1min 30s`. */
function secondsOf(span: string): number {
  const units: Readonly<Record<string, number>> = { us: 1e-6, ms: 1e-3, s: 1, sec: 1, m: 60, min: 60, h: 3600, d: 86_400 }
  let sum = 0
  for (const [, count = '0', unit = 's'] of span.matchAll(/([\d.]+)\s*([a-z]+)?/g)) sum += Number(count) * (units[unit] ?? 1)
  return sum
}

/** Reads a unit file as systemd.syntax(7) has it: sections, continued lines, a key more than once, an empty value that clears. */
export function parseUnitFile(text: string): UnitFile {
  const values = new Map<string, string[]>()
  let section = ''
  for (const line of text.replaceAll(/\\\n/g, ' ').split('\n')) {
    const trimmed = line.trim()
    if (trimmed === '' || trimmed.startsWith('#') || trimmed.startsWith(';')) continue
    const header = /^\[(.+)\]$/.exec(trimmed)
    if (header) {
      section = header[1] ?? ''
      continue
    }
    const equals = trimmed.indexOf('=')
    if (equals < 0) continue
    const key = `${section}.${trimmed.slice(0, equals).trim()}`
    const value = trimmed.slice(equals + 1).trim()
    values.set(key, value === '' ? [] : [...(values.get(key) ?? []), value])
  }
  const last = (key: string) => values.get(key)?.at(-1)
  const names = (key: string) => (values.get(key) ?? []).flatMap((line) => line.split(/\s+/))
  const restart = last('Service.Restart')
  const restartSeconds = last('Service.RestartSec')
  const environment: Record<string, string> = {}
  for (const line of values.get('Service.Environment') ?? []) {
    for (const [, quoted, plain] of line.matchAll(/"([^"]*)"|(\S+)/g)) {
      const assignment = quoted ?? plain ?? ''
      const equals = assignment.indexOf('=')
      if (equals > 0) environment[assignment.slice(0, equals)] = assignment.slice(equals + 1)
    }
  }
  return {
    description: last('Unit.Description'),
    type: last('Service.Type'),
    execStart: values.get('Service.ExecStart') ?? [],
    execStartPre: values.get('Service.ExecStartPre') ?? [],
    wantedBy: names('Install.WantedBy'),
    environment,
    remainAfterExit: /^(yes|true|on|1)$/i.test(last('Service.RemainAfterExit') ?? ''),
    relations: {
      after: names('Unit.After'),
      requires: [...names('Unit.Requires'), ...names('Unit.BindsTo')],
      wants: names('Unit.Wants'),
      restart: restart === 'always' || restart === 'on-failure' ? restart : restart === undefined || restart === 'no' ? 'no' : 'on-failure',
      restartSeconds: restartSeconds === undefined ? defaultRestartSeconds : secondsOf(restartSeconds),
    },
  }
}
