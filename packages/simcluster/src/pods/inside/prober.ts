import { request } from 'node:http'
import { type Duplex, PassThrough } from 'node:stream'
import type { Clock } from '@vivarium/controller'
import { messageOf } from '@vivarium/core'
import type { Container, Probe } from '../../kubelet/pod.js'
import type { ContainerOutcome } from '../../kubelet/stages.js'
import type { ContainerProcess } from '../container-runtime.js'

export interface ProberWorld {
  readonly clock: Clock
  readonly ended: AbortSignal
  /** False: readiness comes from somewhere else. */
  readonly tellsReady: boolean
  connect(port: number): Duplex | undefined
  podIp(): string
  exec(process: ContainerProcess): Promise<{ readonly exitCode: number }> | undefined
  happened(outcome: ContainerOutcome): void
  /** One more, or one less, waits for an answer. */
  busy(more: 1 | -1): void
}

type ProbeKind = 'Startup' | 'Readiness' | 'Liveness'
/** Undefined: it is well. */
type Failure = string | undefined

const maxShownBytes = 10 * 1024

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
      this.#world.busy(1)
      try {
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
      } finally {
        this.#world.busy(-1)
      }
      this.#after(periodSeconds * 1000, () => void ask())
    }
    if (initialDelaySeconds === 0) void ask()
    else this.#after(initialDelaySeconds * 1000, () => void ask())
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
    const cancel = this.#after(timeoutSeconds * 1000, () => late(`${what}context deadline exceeded`))
    const ended = () => late(undefined)
    this.#world.ended.addEventListener('abort', ended)
    try {
      const answer = httpGet
        ? this.#http(httpGet, stop.signal)
        : exec
          ? this.#exec(exec.command ?? [], stop.signal)
          : Promise.resolve(this.#tcp((tcpSocket ?? grpc)?.port ?? 0))
      return await Promise.race([answer, timeout])
    } finally {
      this.#world.ended.removeEventListener('abort', ended)
      cancel()
      stop.abort()
    }
  }

  #portOf(port: number | string): number {
    if (typeof port === 'number') return port
    return this.#container.ports?.find(({ name }) => name === port)?.containerPort ?? Number(port)
  }

  #urlOf({ port, path = '/', scheme = 'HTTP' }: NonNullable<Probe['httpGet']>): string {
    return `${scheme.toLowerCase()}://${this.#world.podIp()}:${this.#portOf(port)}${path.startsWith('/') ? '' : '/'}${path}`
  }

  #tcp(port: number | string): Failure {
    const socket = this.#world.connect(this.#portOf(port))
    socket?.destroy()
    return socket ? undefined : `dial tcp ${this.#world.podIp()}:${this.#portOf(port)}: connect: connection refused`
  }

  #http(get: NonNullable<Probe['httpGet']>, signal: AbortSignal): Promise<Failure> {
    const url = this.#urlOf(get)
    const port = this.#portOf(get.port)
    const socket = this.#world.connect(port)
    if (!socket) return Promise.resolve(`Get "${url}": dial tcp ${this.#world.podIp()}:${port}: connect: connection refused`)
    const headers = Object.fromEntries((get.httpHeaders ?? []).map(({ name, value = '' }) => [name, value]))
    return new Promise((resolve) => {
      const asked = request(
        {
          path: new URL(url).pathname + new URL(url).search,
          host: this.#world.podIp(),
          createConnection: () => socket,
          headers: { 'user-agent': 'kube-probe/1.34', accept: '*/*', connection: 'close', ...headers },
          signal,
        },
        (answer) => {
          const { statusCode = 0 } = answer
          answer.resume()
          resolve(statusCode >= 200 && statusCode < 400 ? undefined : `HTTP probe failed with statuscode: ${statusCode}`)
        },
      )
      asked.on('error', (error) => resolve(`Get "${url}": ${messageOf(error)}`))
      asked.end()
    })
  }

  async #exec(command: readonly string[], signal: AbortSignal): Promise<Failure> {
    const output = new PassThrough()
    let text = ''
    output.on('data', (chunk: Buffer) => {
      if (text.length < maxShownBytes) text += chunk.toString()
    })
    try {
      const run = this.#world.exec({ command, tty: false, stdout: output, stderr: output, signal })
      // Without a shell there is nothing that could say that it is not well.
      const { exitCode } = run ? await run : { exitCode: 0 }
      return exitCode === 0 ? undefined : text
    } catch (error) {
      return messageOf(error)
    }
  }
}
