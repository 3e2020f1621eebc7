import type { Duplex, Readable } from 'node:stream'
import type { Clock } from '@vivarium/controller'
import type { Container, Pod } from '../../kubelet/pod.js'
import type { Behaviour, BehaviourContext } from '../behaviours/behaviour.js'
import { RunningBehaviour, thrownText } from '../behaviours/running-behaviour.js'
import type { ContainerProcess, ContainerRuntime, ContainerSpec, RunningContainer } from '../container-runtime.js'
import type { ContainerLog } from '../logs/container-log.js'

/** What a container that runs needs of its world. */
export interface ContainerWorld {
  readonly clock: Clock
  readonly runtime: ContainerRuntime | undefined
  /** As it is stored now; the last one that was known when it is gone. */
  pod(): Pod
  /** What its runtime needs; absent without a runtime. */
  specOf(): ContainerSpec
  dial(host: string, port: number): Promise<Duplex>
  /** It ends by itself. */
  exit(code: number, reason?: string, message?: string): void
  /** A Warning about its pod. */
  warn(reason: string, message: string): void
}

/** How a program ends that a signal ended: 128 and its number. */
export const killedExitCode = 137
const thrownExitCode = 1

/** One life of a container, as far as something is inside of it: made when it acts, or when somebody first looks. */
export class LiveContainer {
  readonly id: string
  readonly log: ContainerLog
  readonly container: Container
  readonly #world: ContainerWorld
  readonly #ended = new AbortController()
  #behaviour: Behaviour | undefined
  #running: RunningBehaviour | undefined
  #inside: RunningContainer | undefined
  #main: Promise<void> | undefined

  constructor(id: string, container: Container, behaviour: Behaviour | undefined, log: ContainerLog, world: ContainerWorld) {
    this.id = id
    this.container = container
    this.log = log
    this.#world = world
    this.#take(behaviour)
  }

  /** It does something else from now on; its connections to what it did before end. */
  become(behaviour: Behaviour | undefined): void {
    if (behaviour === this.#behaviour || this.#ended.signal.aborted) return
    this.#running?.stop()
    this.#take(behaviour)
    this.start()
  }

  #take(behaviour: Behaviour | undefined): void {
    this.#behaviour = behaviour
    this.#running = behaviour && new RunningBehaviour(behaviour, this.#context(), (...thrown) => this.#thrown(...thrown))
  }

  /** Aborted when it has ended. */
  get ended(): AbortSignal {
    return this.#ended.signal
  }

  start(): void {
    this.#running?.start()
  }

  /** SIGTERM. */
  stopping(): void {
    this.#running?.signal()
  }

  /** It has ended: so do its streams, its log and its connections. Idempotent. */
  end(): void {
    if (this.#ended.signal.aborted) return
    this.#ended.abort()
    this.#running?.stop()
    this.#inside?.close()
    this.log.end()
  }

  connect(port: number): Duplex | undefined {
    return this.#ended.signal.aborted ? undefined : this.#running?.connect(port)
  }

  /** Undefined: there is no program to run in it. Rejects NOT_FOUND for one that is not there. */
  exec(process: ContainerProcess): Promise<{ readonly exitCode: number }> | undefined {
    const { runtime } = this.#world
    if (!runtime) return undefined
    const run = async () => {
      this.#inside ??= runtime.open(this.#world.specOf())
      return this.#inside.exec(process)
    }
    return run()
  }

  /** Takes what somebody who is attached writes, when there is who reads it. */
  attachInput(input: Readable, signal: AbortSignal): void {
    const running = this.#running
    if (!running?.takesInput) return
    const take = (chunk: Buffer) => {
      if (!signal.aborted) running.input(chunk)
    }
    input.on('data', take)
    signal.addEventListener('abort', () => input.off('data', take), { once: true })
  }

  /**
   * A container that takes input runs its command when somebody is attached to it, and ends with it: `kubectl run -it`. False: it does not.
   */
  attachMain(process: Omit<ContainerProcess, 'command' | 'signal'>): boolean {
    const { stdin, command = [], args = [] } = this.container
    if (!stdin || !this.#world.runtime || this.#behaviour || this.#main) return false
    const whole = [...command, ...args]
    const run = this.exec({ ...process, command: whole.length > 0 ? whole : ['sh'], signal: this.#ended.signal })
    this.#main = run?.then(
      ({ exitCode }) => this.#world.exit(exitCode),
      (error) => this.#world.exit(127, 'ContainerCannotRun', String(error)),
    )
    return true
  }

  #context(): BehaviourContext {
    const world = this.#world
    return {
      get pod() {
        return world.pod()
      },
      container: this.container,
      clock: world.clock,
      signal: this.#ended.signal,
      log: (line, stream = 'stdout') => this.log.write(stream, `${line}\n`),
      dial: (host, port) => world.dial(host, port),
      exit: (code, reason) => world.exit(code, reason),
    }
  }

  #thrown(what: string, error: unknown, fatal: boolean): void {
    const text = thrownText(what, error)
    this.log.write('stderr', `${text}\n`)
    this.#world.warn('BehaviourFailed', `Container ${this.container.name}: ${text}`)
    if (fatal) this.#world.exit(thrownExitCode, 'Error', text)
  }
}
