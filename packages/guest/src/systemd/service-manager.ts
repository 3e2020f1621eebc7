import { type Clock, messageOf } from '@vivarium/core'
import type { FileTree } from '../files/file-tree.js'
import { Journal, type JournalEntry } from './journal.js'
import {
  type ActiveState,
  inactive,
  parseUnitFile,
  relationsOf,
  type UnitFile,
  type UnitRelations,
  type UnitSpec,
  type UnitState,
  unitName,
} from './unit.js'

/** What the service manager asks of the guest that it runs in. */
export interface ServiceHost {
  readonly tree: FileTree
  readonly clock: Clock
  readonly bootId: () => string
  readonly newPid: () => number
  /** Runs a command line of a unit file as root. */
  readonly run: (command: string, env: Readonly<Record<string, string>>, signal: AbortSignal) => Promise<CommandOutcome>
  /** Whether a program could be started. */
  readonly hasProgram: (path: string) => boolean
}

export interface CommandOutcome {
  readonly exitCode: number
  readonly output: string
}

/** What is saved of it: plain data. */
export interface ServiceSnapshot {
  readonly states: Readonly<Record<string, UnitState>>
  readonly enabled: Readonly<Record<string, boolean>>
  readonly journal: readonly JournalEntry[]
}

/** A unit as `systemctl` shows it. */
export interface UnitView {
  readonly name: string
  readonly description: string
  readonly enabled: boolean
  readonly command: string
  readonly path: string
  readonly state: UnitState
}

/** DefaultStartLimitBurst and DefaultStartLimitIntervalSec of systemd-system.conf(5). */
const startLimit = { burst: 5, intervalMs: 10_000 }

const noRelations = relationsOf({ name: '' })

const localUnits = '/etc/systemd/system'
const imageUnits = '/usr/lib/systemd/system'

/** systemd, as far as services go: units that are data or files, their states, and the journal. */
export class ServiceManager {
  readonly journal: Journal
  readonly #host: ServiceHost
  readonly #specs = new Map<string, UnitSpec>()
  #files = new Map<string, UnitFile & { readonly path: string }>()
  readonly #states: Map<string, UnitState>
  readonly #enabled: Map<string, boolean>
  /** Cancels the restarts that are due. */
  readonly #restarts = new Map<string, () => void>()
  readonly #starts = new Map<string, readonly number[]>()
  readonly #restartCounts = new Map<string, number>()
  /** Aborted when the system goes down. */
  #life = new AbortController()

  constructor(host: ServiceHost, specs: readonly UnitSpec[], snapshot?: ServiceSnapshot) {
    this.#host = host
    for (const spec of specs) this.define(spec)
    this.journal = new Journal(snapshot?.journal)
    this.#states = new Map(Object.entries(snapshot?.states ?? {}))
    this.#enabled = new Map(Object.entries(snapshot?.enabled ?? {}))
    this.reload()
  }

  /** Adds or replaces a unit that is data. Its state stays. */
  define(spec: UnitSpec): void {
    this.#specs.set(unitName(spec.name), spec)
  }

  /** Takes a unit that is data away. */
  forget(name: string): void {
    this.#specs.delete(unitName(name))
    this.#states.delete(unitName(name))
  }

  /** `systemctl daemon-reload`: reads the unit files again. */
  reload(): void {
    this.#files = new Map()
    for (const directory of [imageUnits, localUnits]) {
      const { node } = this.#host.tree.locate(directory, 'scandir')
      if (node?.kind !== 'directory') continue
      for (const [name, entry] of node.entries) {
        if (entry.kind !== 'file' || !name.endsWith('.service')) continue
        const path = `${directory}/${name}`
        this.#files.set(name, { ...parseUnitFile(Buffer.from(entry.content).toString()), path })
      }
    }
  }

  list(): UnitView[] {
    return [...new Set([...this.#specs.keys(), ...this.#files.keys()])].sort().map((name) => this.#view(name))
  }

  find(given: string): UnitView | undefined {
    const name = unitName(given)
    return this.#specs.has(name) || this.#files.has(name) ? this.#view(name) : undefined
  }

  isEnabled(name: string): boolean {
    return this.#enabled.get(name) ?? (this.#specs.has(name) && this.#specs.get(name)?.enabled !== false)
  }

  setEnabled(name: string, enabled: boolean): void {
    this.#enabled.set(name, enabled)
  }

  /** What a unit that has no unit file is wanted by: everything that is data starts with the system. */
  wantedBy(name: string): readonly string[] {
    return this.#files.get(name)?.wantedBy ?? ['multi-user.target']
  }

  /** The enabled units, each after those that it names in `After=`. */
  bootOrder(): string[] {
    const ordered = new Set<string>()
    const visiting = new Set<string>()
    const enabled = this.list().flatMap((unit) => (unit.enabled ? [unit.name] : []))
    const visit = (name: string) => {
      if (ordered.has(name) || visiting.has(name)) return
      visiting.add(name)
      for (const other of this.#relations(name).after) if (enabled.includes(other)) visit(other)
      ordered.add(name)
    }
    for (const name of enabled) visit(name)
    return [...ordered]
  }

  /** Goes on with restarts that were due when the system was saved. */
  resume(): void {
    for (const [name, { sub }] of this.#states) if (sub === 'auto-restart') this.#restartLater(name)
  }

  /**
   * Starts a unit and what it requires and wants. Resolves with the state it came to; one that is active stays as it is. `path`: the units
   * that it is started for.
   */
  async start(name: string, signal: AbortSignal, path: readonly string[] = []): Promise<UnitState> {
    const before = this.#states.get(name) ?? inactive
    if (before.active === 'active' || (before.active === 'activating' && before.sub !== 'auto-restart')) return before
    this.#cancelRestart(name)
    const { description } = this.#view(name)
    const { requires, wants } = this.#relations(name)
    for (const other of [...requires, ...wants]) {
      if (path.includes(other) || other === name) continue
      const isThere = this.find(other) !== undefined
      const { active } = isThere ? await this.start(other, signal, [...path, name]) : inactive
      // Targets and the like are not simulated: they are always reached.
      const isMet = active === 'active' || active === 'activating' || this.#isDone(other) || (!isThere && !other.endsWith('.service'))
      if (!isMet && requires.includes(other)) {
        this.#log(name, 'systemd', 1, 4, `Dependency failed for ${name} - ${description}.`)
        this.#log(name, 'systemd', 1, 5, `${name}: Job ${name}/start failed with result 'dependency'.`)
        return this.#set(name, { active: 'inactive', sub: 'dead', pid: 0, result: 'dependency' })
      }
    }
    if (!this.#mayStart(name)) {
      this.#log(name, 'systemd', 1, 4, `${name}: Start request repeated too quickly.`)
      this.#log(name, 'systemd', 1, 4, `${name}: Failed with result '${before.result === 'success' ? 'start-limit-hit' : before.result}'.`)
      this.#log(name, 'systemd', 1, 3, `Failed to start ${name} - ${description}.`)
      return this.#set(name, {
        active: 'failed',
        sub: 'failed',
        pid: 0,
        result: before.result === 'success' ? 'start-limit-hit' : before.result,
        exitCode: before.exitCode,
      })
    }
    const pid = this.#host.newPid()
    this.#set(name, { active: 'activating', sub: 'start', pid })
    this.#log(name, 'systemd', 1, 6, `Starting ${name} - ${description}...`)
    const outcome = await this.#work(name, pid, signal)
    if (signal.aborted) return this.#set(name, { active: 'inactive', sub: 'dead', pid: 0 })
    if (outcome.exitCode !== 0 || outcome.result !== 'success') {
      const { exitCode, result } = outcome
      if (result === 'exit-code')
        this.#log(name, 'systemd', 1, 5, `${name}: Main process exited, code=exited, status=${exitCode}/${statusName(exitCode)}`)
      this.#log(name, 'systemd', 1, 4, `${name}: Failed with result '${result}'.`)
      this.#log(name, 'systemd', 1, 3, `Failed to start ${name} - ${description}.`)
      this.#set(name, { active: 'failed', sub: 'failed', pid: 0, result, exitCode })
      return this.#restartIfWanted(name, false)
    }
    const isOneshot = this.#specs.get(name)?.type === 'oneshot' || (!this.#specs.has(name) && this.#files.get(name)?.type === 'oneshot')
    this.#log(name, 'systemd', 1, 6, `${isOneshot ? 'Finished' : 'Started'} ${name} - ${description}.`)
    if (!isOneshot) return this.#set(name, { active: 'active', sub: 'running', pid })
    const stays = this.#specs.has(name) || this.#files.get(name)?.remainAfterExit === true
    return this.#set(name, stays ? { active: 'active', sub: 'exited', pid: 0 } : { active: 'inactive', sub: 'dead', pid: 0 })
  }

  async stop(name: string): Promise<void> {
    this.#cancelRestart(name)
    const before = this.#states.get(name) ?? inactive
    if (before.active === 'inactive') return
    const { description } = this.#view(name)
    if (before.active === 'active') {
      this.#log(name, 'systemd', 1, 6, `Stopping ${name} - ${description}...`)
      try {
        await this.#specs.get(name)?.stop?.()
      } catch (error) {
        this.#log(name, identifierOf(name), before.pid, 3, messageOf(error))
      }
      this.#log(name, 'systemd', 1, 6, `Stopped ${name} - ${description}.`)
    }
    this.#set(name, { active: 'inactive', sub: 'dead', pid: 0 })
  }

  /** Marks a running service as failed: its program has ended by itself. It is started again when its unit says so. */
  fail(given: string, failure: { readonly exitCode?: number; readonly result?: string; readonly log?: readonly string[] } = {}): void {
    const name = unitName(given)
    const { pid } = this.#states.get(name) ?? inactive
    for (const line of failure.log ?? []) this.#log(name, identifierOf(name), pid, 3, line)
    this.exited(name, { exitCode: failure.exitCode ?? 1, result: failure.result ?? 'exit-code' })
  }

  /** Its program has ended by itself, or by a signal; `result` is `success` for an end in order. */
  exited(name: string, { exitCode, result }: { readonly exitCode: number; readonly result: string }): void {
    const isGood = result === 'success'
    this.#log(
      name,
      'systemd',
      1,
      isGood ? 6 : 4,
      isGood ? `${name}: Deactivated successfully.` : `${name}: Failed with result '${result}'.`,
    )
    this.#set(name, isGood ? { active: 'inactive', sub: 'dead', pid: 0 } : { active: 'failed', sub: 'failed', pid: 0, result, exitCode })
    this.#restartIfWanted(name, isGood)
  }

  resetFailed(name: string): void {
    this.#starts.delete(name)
    if (this.#states.get(name)?.active === 'failed') this.#set(name, { active: 'inactive', sub: 'dead', pid: 0 })
  }

  /** Adds a line to a unit's log, as its program would by writing to standard output. */
  log(unit: string, message: string, priority = 6): void {
    const name = unitName(unit)
    this.#log(name, identifierOf(name), this.#states.get(name)?.pid || 1, priority, message)
  }

  /** As at boot: nothing runs. */
  allDown(): void {
    this.#life.abort()
    this.#life = new AbortController()
    for (const name of [...this.#restarts.keys()]) this.#cancelRestart(name)
    this.#starts.clear()
    this.#restartCounts.clear()
    this.#states.clear()
  }

  snapshot(): ServiceSnapshot {
    return { states: Object.fromEntries(this.#states), enabled: Object.fromEntries(this.#enabled), journal: this.journal.snapshot() }
  }

  async #work(name: string, pid: number, signal: AbortSignal): Promise<{ exitCode: number; result: string }> {
    const spec = this.#specs.get(name)
    const identifier = identifierOf(name)
    const log = (text: string, priority = 6) => this.#log(name, identifier, pid, priority, text)
    if (spec?.failure !== undefined) {
      for (const line of spec.failure.log ?? []) log(line, 3)
      return { exitCode: spec.failure.exitCode ?? 1, result: spec.failure.result ?? 'exit-code' }
    }
    if (spec !== undefined) {
      try {
        for (const line of (await spec.start?.(signal)) ?? []) log(line)
        return { exitCode: 0, result: 'success' }
      } catch (error) {
        if (!signal.aborted) log(messageOf(error), 3)
        return { exitCode: 1, result: 'exit-code' }
      }
    }
    const file = this.#files.get(name)
    if (file === undefined) return { exitCode: 0, result: 'success' }
    const runs = file.type === 'oneshot' ? [...file.execStartPre, ...file.execStart] : file.execStartPre
    for (const line of runs) {
      const { exitCode, output } = await this.#host.run(line.replace(/^[-@:+!]+/, ''), file.environment, signal)
      for (const text of output.split('\n')) if (text !== '') log(text)
      if (exitCode !== 0 && !line.startsWith('-')) return { exitCode, result: 'exit-code' }
    }
    const [program = ''] = (file.execStart[0] ?? '').replace(/^[-@:+!]+/, '').split(/\s+/)
    if (file.type !== 'oneshot' && !this.#host.hasProgram(program)) {
      log(`Failed to locate executable ${program}: No such file or directory`, 3)
      return { exitCode: 203, result: 'exit-code' }
    }
    return { exitCode: 0, result: 'success' }
  }

  #relations(name: string): UnitRelations {
    const spec = this.#specs.get(name)
    return spec === undefined ? (this.#files.get(name)?.relations ?? noRelations) : relationsOf(spec)
  }

  /** A oneshot that has done its work is nothing that failed. */
  #isDone(name: string): boolean {
    const state = this.#states.get(name)
    return state !== undefined && state.active === 'inactive' && state.since > 0 && state.result === 'success'
  }

  #mayStart(name: string): boolean {
    const now = this.#host.clock.now().getTime()
    const recent = (this.#starts.get(name) ?? []).filter((time) => now - time < startLimit.intervalMs)
    if (recent.length >= startLimit.burst) return false
    this.#starts.set(name, [...recent, now])
    return true
  }

  #restartIfWanted(name: string, wasGood: boolean): UnitState {
    const { restart } = this.#relations(name)
    const state = this.#states.get(name) ?? inactive
    if (restart === 'no' || (restart === 'on-failure' && wasGood)) return state
    const waiting = this.#set(name, { active: 'activating', sub: 'auto-restart', pid: 0, result: state.result, exitCode: state.exitCode })
    this.#restartLater(name)
    return waiting
  }

  #restartLater(name: string): void {
    this.#cancelRestart(name)
    const { signal } = this.#life
    const cancel = this.#host.clock.after(this.#relations(name).restartSeconds * 1000, () => {
      this.#restarts.delete(name)
      const count = (this.#restartCounts.get(name) ?? 0) + 1
      this.#restartCounts.set(name, count)
      this.#log(name, 'systemd', 1, 6, `${name}: Scheduled restart job, restart counter is at ${count}.`)
      // What goes wrong is in the state and in the journal; what is left is that the machine went down.
      this.start(name, signal).catch(() => {})
    })
    this.#restarts.set(name, cancel)
  }

  #cancelRestart(name: string): void {
    this.#restarts.get(name)?.()
    this.#restarts.delete(name)
  }

  #view(name: string): UnitView {
    const spec = this.#specs.get(name)
    const file = this.#files.get(name)
    return {
      name,
      description: spec?.description ?? file?.description ?? name,
      enabled: this.isEnabled(name),
      command: spec?.command ?? file?.execStart[0] ?? `/usr/bin/${identifierOf(name)}`,
      path: file?.path ?? `${imageUnits}/${name}`,
      state: this.#states.get(name) ?? inactive,
    }
  }

  #set(name: string, change: { active: ActiveState; sub: string; pid: number; result?: string; exitCode?: number }): UnitState {
    const state: UnitState = { result: 'success', exitCode: 0, ...change, since: this.#host.clock.now().getTime() }
    this.#states.set(name, state)
    return state
  }

  #log(unit: string, identifier: string, pid: number, priority: number, message: string): void {
    this.journal.add({
      time: this.#host.clock.now().getTime(),
      bootId: this.#host.bootId(),
      unit,
      identifier,
      pid,
      priority,
      message,
    })
  }
}

const identifierOf = (name: string): string => name.replace(/\.[a-z]+$/, '')

const statusName = (exitCode: number): string => ({ 0: 'SUCCESS', 1: 'FAILURE', 203: 'EXEC' })[exitCode] ?? 'n/a'
