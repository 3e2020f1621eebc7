import { randomBytes } from 'node:crypto'
import { parse } from 'yaml'
import type { Case, Step } from './case-file.js'
import { EventStream } from './event-stream.js'
import { type HttpAnswer, HttpClient, readBody, type Server } from './http.js'
import { type Json, Mask } from './mask.js'
import { getPath } from './paths.js'
import { readEnvelope } from './wire-tree.js'

/** One step's answer, with what is volatile masked. */
export interface Answer {
  readonly status?: number
  /** Those that matter to clients: `content-type`, `warning` (all of them), `allow`, `location`, `retry-after`; of an etag only that there is one. */
  readonly headers?: Readonly<Record<string, string | string[] | boolean>>
  readonly body?: Json
  /** Of a watch. */
  readonly events?: Json
}

/** The bearer token of an administrator, that both servers have to know. */
export const adminToken = 'corpus-administrator'

/** Words for the `type` of a step. */
const contentTypes: Readonly<Record<string, string>> = {
  json: 'application/json',
  yaml: 'application/yaml',
  protobuf: 'application/vnd.kubernetes.protobuf',
  'json-patch': 'application/json-patch+json',
  'merge-patch': 'application/merge-patch+json',
  'strategic-patch': 'application/strategic-merge-patch+json',
  apply: 'application/apply-patch+yaml',
}

const keptHeaders = ['content-type', 'allow', 'location', 'retry-after', 'www-authenticate', 'cache-control']
const retryMs = 50
const patienceMs = 15_000

/** Plays cases against a server, one after the other. */
export class Player {
  readonly #client: HttpClient

  constructor(server: Server) {
    this.#client = new HttpClient(server)
  }

  async play(played: Case): Promise<Answer[]> {
    // New each time, so that a server may be played against again.
    const namespace = `c-${randomBytes(5).toString('hex')}`
    if (played.steps.some(({ request }) => request?.includes('/namespaces/$ns'))) await this.#makeNamespace(namespace)
    const run = new CaseRun(this.#client, played, namespace)
    try {
      return await run.play()
    } finally {
      await run.close()
    }
  }

  async #makeNamespace(name: string): Promise<void> {
    const body = Buffer.from(JSON.stringify({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }))
    const headers = { authorization: `Bearer ${adminToken}`, 'content-type': 'application/json' }
    const answer = await this.#client.send({ method: 'POST', path: '/api/v1/namespaces', headers, body })
    const text = (await readBody(answer.body)).toString()
    if (answer.status !== 201) throw new Error(`the namespace of a case could not be made: ${text}`)
  }

  close(): void {
    this.#client.close()
  }
}

class CaseRun {
  readonly #client: HttpClient
  readonly #case: Case
  /** The namespace that the case has for itself: `$ns`. */
  readonly #namespace: string
  readonly #mask: Mask
  readonly #watches = new Map<string, EventStream>()
  /** What came, as it came: later steps refer to it. */
  readonly #bodies: unknown[] = []
  /** Paths of the objects that the case made. */
  readonly #made = new Set<string>()

  constructor(client: HttpClient, played: Case, namespace: string) {
    this.#client = client
    this.#case = played
    this.#namespace = namespace
    this.#mask = new Mask(namespace, JSON.stringify(withRepeats(played.steps)).replaceAll('$ns', ''))
  }

  async play(): Promise<Answer[]> {
    const answers: Answer[] = []
    for (const [index, step] of this.#case.steps.entries()) {
      try {
        answers.push(step.until === undefined ? await this.#step(step) : await this.#until(step, step.until))
      } catch (error) {
        throw new Error(`step ${index + 1} (${step.request ?? `watch ${step.watch}`}): ${(error as Error).message}`, { cause: error })
      }
    }
    return answers
  }

  /** Ends the watches and deletes what is left, so that what there is one of (a node port, a default class) is free for the next. */
  async close(): Promise<void> {
    for (const stream of this.#watches.values()) stream.close()
    for (const path of [...this.#made].reverse()) {
      const headers = { authorization: `Bearer ${adminToken}` }
      const { body } = await this.#client.send({ method: 'DELETE', path: `${path}?gracePeriodSeconds=0`, headers })
      await readBody(body)
    }
  }

  async #until(step: Step, until: number | Record<string, unknown>): Promise<Answer> {
    const deadline = performance.now() + patienceMs
    for (;;) {
      const { status, header, body } = await this.#send(step)
      const bytes = await readBody(body)
      const [type = ''] = header('content-type')
      const value = readAnswer(type, bytes)
      const done =
        typeof until === 'number' ? status === until : Object.entries(until).every(([path, wanted]) => getPath(value, path) === wanted)
      if (done) return this.#keep(step, { status, header }, value)
      if (performance.now() > deadline) throw new Error(`it was still ${status} ${bytes.toString().slice(0, 500)}`)
      await new Promise((resolve) => setTimeout(resolve, retryMs))
    }
  }

  async #step(step: Step): Promise<Answer> {
    if (step.request === undefined) {
      this.#bodies.push(undefined)
      return { events: await this.#events(step) }
    }
    const answer = await this.#send(step)
    if (step.watch === undefined || answer.status !== 200) {
      const bytes = await readBody(answer.body)
      const value = readAnswer(answer.header('content-type')[0] ?? '', bytes)
      if (answer.status === 201) this.#remember(this.#fill(step.request), value)
      return this.#keep(step, answer, value)
    }
    this.#watches.set(step.watch, new EventStream(answer.body))
    this.#bodies.push(undefined)
    return {
      status: answer.status,
      headers: headersOf(answer.header, this.#mask),
      ...(step.events !== undefined && { events: await this.#events(step) }),
    }
  }

  #remember(request: string, value: unknown): void {
    const [method, path = ''] = split(request)
    const [collection = ''] = path.split('?')
    const name = getPath(value, 'metadata.name')
    if (method !== 'POST') this.#made.add(collection)
    else if (typeof name === 'string' && getPath(value, 'metadata.uid') !== undefined) this.#made.add(`${collection}/${name}`)
  }

  async #events({ watch = '', events }: Step): Promise<Json> {
    const stream = this.#watches.get(watch)
    if (!stream || events === undefined) throw new Error('a step without a request reads events of a watch that is open')
    return this.#mask.value((await stream.read(events)) as Json)
  }

  #keep(step: Step, { status, header }: Pick<HttpAnswer, 'status' | 'header'>, value: unknown): Answer {
    this.#bodies.push(value)
    const masked = this.#mask.value(value as Json)
    const body = step.select ? Object.fromEntries(step.select.map((path) => [path, (getPath(masked, path) ?? null) as Json])) : masked
    return { status, headers: headersOf(header, this.#mask), body }
  }

  #send(step: Step): Promise<HttpAnswer> {
    const [method = '', path = ''] = split(this.#fill(step.request ?? ''))
    const text = step.text ?? (step.body === undefined ? undefined : JSON.stringify(withRepeats(step.body)))
    const body =
      step.base64 === undefined ? (text === undefined ? undefined : Buffer.from(this.#fill(text))) : Buffer.from(step.base64, 'base64')
    const type = step.type === undefined ? body && 'application/json' : (contentTypes[step.type] ?? step.type)
    const given = Object.fromEntries(Object.entries(step.headers ?? {}).map(([name, value]) => [name.toLowerCase(), this.#fill(value)]))
    const headers = { authorization: `Bearer ${adminToken}`, ...(type && { 'content-type': type }), ...given }
    const sent = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== ''))
    return this.#client.send({ method, path, headers: sent, ...(body && { body }) })
  }

  /** `$ns` is the case's namespace; `{{2.metadata.uid}}` what the second step's answer has there. */
  #fill(text: string): string {
    return text.replaceAll('$ns', this.#namespace).replaceAll(/\{\{(\d+)\.([^}]+)\}\}/g, (_, step: string, path: string) => {
      const value = getPath(this.#bodies[Number(step) - 1], path)
      if (value === undefined) throw new Error(`the answer of step ${step} has no ${path}`)
      return typeof value === 'string' ? value : JSON.stringify(value)
    })
  }
}

function split(request: string): [string, string] {
  const space = request.indexOf(' ')
  return [request.slice(0, space), request.slice(space + 1)]
}

/** `{$repeat: [text, times]}` is a long text. */
function withRepeats(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(withRepeats)
  const { $repeat } = value as { $repeat?: [string, number] }
  if ($repeat) return $repeat[0].repeat($repeat[1])
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withRepeats(item)]))
}

function headersOf(header: (name: string) => string[], mask: Mask): Record<string, string | string[] | boolean> {
  const kept = keptHeaders.flatMap((name): [string, string][] => header(name).map((value) => [name, mask.text(value)]))
  const warnings = header('warning').map((warning) => mask.text(warning))
  return {
    ...Object.fromEntries(kept),
    ...(warnings.length > 0 && { warning: warnings }),
    ...(header('etag').length > 0 && { etag: true }),
  }
}

function readAnswer(type: string, bytes: Buffer): unknown {
  if (bytes.length === 0) return ''
  if (type.startsWith('application/json')) return JSON.parse(bytes.toString())
  if (type.startsWith('application/yaml')) return { yaml: parse(bytes.toString()) as unknown }
  if (type.startsWith('application/vnd.kubernetes.protobuf')) return { protobuf: readEnvelope(bytes) ?? bytes.toString('hex') }
  const text = bytes.toString()
  // OpenAPI documents come as text.
  return text.startsWith('{') ? JSON.parse(text) : text
}
