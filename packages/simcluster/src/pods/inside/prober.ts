import type { Duplex } from 'node:stream'
import type { Clock } from '@vivarium/controller'
import { messageOf } from '@vivarium/core'
import type { Container, Probe } from '../../kubelet/pod.js'
import type { ContainerOutcome } from '../../kubelet/stages.js'
import { checkHealth } from '../behaviours/grpc-health.js'
import type { ContainerProcess } from '../container-runtime.js'
import { getUrl, httpGet, outputOf, portOf } from './actions.js'

export interface ProberWorld {
  readonly clock: Clock
  readonly ended: AbortSignal
  /** False: readiness comes from somewhere else. */
  readonly tellsReady: boolean
  connect(port: number): Duplex | undefined
  podIp(): string
  exec(process: ContainerProcess): Promise<{ readonly exitCode: number }> | undefined
  happened(outcome: ContainerOutcome): void
  /** It waits for an answer. */
  busy(asking: Promise<void>): void
}

type ProbeKind = 'Startup' | 'Readiness' | 'Liveness'
/** Undefined: it is well. */
type Failure = string | undefined

/** Asks the probes of one life of a container, as kubelets do: the startup probe until it succeeds, then the other two. */
export class Prober {
  readonly #container: Container
  readonly #world: ProberWorld
  #cancels = new Set<() => void>()

  constructor(container: Container, world: ProberWorld) {
    this.#container = container
    this.#world = world
  }

  start(): void {
    const { startupProbe, readinessProbe } = this.#container
    this.#world.ended.addEventListener('abort', () => {
      for (const cancel of this.#cancels) cancel()
    })
    const begin = () => {
      const { readinessProbe: readiness, livenessProbe: liveness } = this.#container
      if (readiness) this.#repeat('Readiness', readiness)
      if (liveness) this.#repeat('Liveness', liveness)
    }
    if (!startupProbe) {
      begin()
      return
    }
    this.#repeat('Startup', startupProbe, () => {
      if (!readinessProbe) this.#ready()
      begin()
    })
  }

  #ready(): void {
    if (this.#world.tellsReady) this.#world.happened({ to: 'ready' })
  }

  /** `succeeded`: it is asked until then only. */
  #repeat(kind: ProbeKind, probe: Probe, succeeded?: () => void): void {
    const { initialDelaySeconds = 0, periodSeconds = 10, successThreshold = 1 } = probe
    let successes = 0
    let failures = 0
    const ask = async () => {
      const failure = await this.#ask(probe)
      if (this.#world.ended.aborted) return
      if (failure !== undefined) {
        successes = 0
        failures++
        if (kind !== 'Readiness' || this.#world.tellsReady)
          this.#world.happened({ to: 'unhealthy', probe: kind, message: failure, failures })
      } else {
        failures = 0
        successes++
        if (kind === 'Readiness' && successes === successThreshold) this.#ready()
        if (succeeded) {
          succeeded()
          return
        }
      }
      this.#after(periodSeconds * 1000, begin)
    }
    const begin = () => this.#world.busy(ask())
    if (initialDelaySeconds === 0) begin()
    else this.#after(initialDelaySeconds * 1000, begin)
  }

  #after(milliseconds: number, callback: () => void): () => void {
    const cancel = this.#world.clock.after(milliseconds, () => {
      this.#cancels.delete(cancel)
      callback()
    })
    this.#cancels.add(cancel)
    return () => {
      cancel()
      this.#cancels.delete(cancel)
    }
  }

  async #ask(probe: Probe): Promise<Failure> {
    const { httpGet, tcpSocket, exec, grpc, timeoutSeconds = 1 } = probe
    const stop = new AbortController()
    let late = (_: Failure) => {}
    const timeout = new Promise<Failure>((resolve) => {
      late = resolve
    })
    const what = httpGet ? `Get "${this.#urlOf(httpGet)}": ` : exec ? 'command timed out: ' : ''
    const text = grpc ? `timeout: health rpc did not complete within ${timeoutSeconds}s` : `${what}context deadline exceeded`
    const cancel = this.#after(timeoutSeconds * 1000, () => late(text))
    const ended = () => late(undefined)
    this.#world.ended.addEventListener('abort', ended)
    try {
      const answer = httpGet
        ? this.#http(httpGet, stop.signal)
        : exec
          ? this.#exec(exec.command ?? [], stop.signal)
          : grpc
            ? this.#grpc(grpc, timeoutSeconds, stop.signal)
            : Promise.resolve(this.#tcp(tcpSocket?.port ?? 0))
      return await Promise.race([answer, timeout])
    } finally {
      this.#world.ended.removeEventListener('abort', ended)
      cancel()
      stop.abort()
    }
  }

  #urlOf(get: NonNullable<Probe['httpGet']>): string {
    return getUrl(get, this.#container, this.#world.podIp())
  }

  #tcp(port: number | string): Failure {
    const at = portOf(port, this.#container)
    const socket = this.#world.connect(at)
    socket?.destroy()
    return socket ? undefined : `dial tcp ${this.#world.podIp()}:${at}: connect: connection refused`
  }

  /** Real kubelets try again until the time is over where nothing listens. */
  async #grpc({ port, service }: NonNullable<Probe['grpc']>, timeoutSeconds: number, signal: AbortSignal): Promise<Failure> {
    const address = `${this.#world.podIp()}:${port}`
    const failed = (why: string) => `timeout: failed to connect service "${address}" within ${timeoutSeconds}s: ${why}`
    const socket = this.#world.connect(port)
    if (!socket) return failed('context deadline exceeded')
    try {
      return await checkHealth(socket, address, service ?? '', signal)
    } catch {
      // What listens there speaks something else.
      return failed('context deadline exceeded')
    }
  }

  async #http(get: NonNullable<Probe['httpGet']>, signal: AbortSignal): Promise<Failure> {
    const url = this.#urlOf(get)
    try {
      const socket = this.#world.connect(portOf(get.port, this.#container))
      const status = await httpGet({ get, url, socket, agent: 'probe', signal })
      return status >= 200 && status < 400 ? undefined : `HTTP probe failed with statuscode: ${status}`
    } catch (error) {
      return `Get "${url}": ${messageOf(error)}`
    }
  }

  async #exec(command: readonly string[], signal: AbortSignal): Promise<Failure> {
    try {
      // Without a shell there is nothing that could say that it is not well.
      const { exitCode, text } = (await outputOf(command, (process) => this.#world.exec(process), signal)) ?? { exitCode: 0, text: '' }
      return exitCode === 0 ? undefined : text
    } catch (error) {
      return messageOf(error)
    }
  }
}
