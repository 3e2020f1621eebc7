import { randomUUID } from 'node:crypto'
import type { OutgoingHttpHeaders } from 'node:http'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { stringify } from 'yaml'
import { anonymous, type User } from '../auth/user.js'
import { encodeProtobuf, hasProtobuf } from '../protobuf/encode.js'
import { parseJson } from '../schema/json-text.js'
import { failure, type StatusError, toStatusError } from '../status.js'
import { negotiateOutput, type OutputForm } from './negotiation.js'
import { indentJson } from './pretty.js'
import { flag } from './query.js'
import { type Content, jsonContent } from './render.js'
import type { HttpRequest, HttpResponse } from './transport.js'

const compress = promisify(gzip)
/** Smaller answers are not worth it; the bound is kube-apiserver's. */
const compressFromBytes = 128 * 1024
const maxWarningBytes = 4096
/** What the buffers of a connection take at once; more may wait for the client. */
const largeBytes = 64 * 1024

/** One request and its answer. */
export class Exchange {
  readonly request: HttpRequest
  response: HttpResponse
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  user: User = anonymous
  /** The answer is a custom resource, or a list of them. */
  unstructured = false
  /** The answer may take a while to reach the client. */
  large = false
  #timedOut = false
  readonly #warnings: string[] = []

  constructor(request: HttpRequest, response: HttpResponse) {
    this.request = request
    this.response = response
    this.method = request.method
    const { url } = request
    const mark = url.indexOf('?')
    this.path = mark < 0 ? url : url.slice(0, mark)
    this.query = mark < 0 ? noQuery : readQuery(url.slice(mark + 1))
  }

  header(name: string): string | undefined {
    const value = this.request.headers[name]
    return Array.isArray(value) ? value.join(',') : value
  }

  get userAgent(): string {
    return this.header('user-agent') ?? ''
  }

  readonly warn = (message: string): void => {
    if (!this.#warnings.includes(message)) this.#warnings.push(message)
  }

  get outputForm(): OutputForm {
    return negotiateOutput(this.header('accept'), this.unstructured)
  }

  /** Answers with an object or list in the form that the client accepts. */
  async send(status: number, content: Content, form: OutputForm = this.outputForm): Promise<void> {
    switch (form.mediaType) {
      case 'application/json': {
        const json = content.json()
        return this.sendBytes(status, form.mediaType, this.#pretty ? Buffer.from(`${indentJson(textOf(json))}\n`) : json)
      }
      case 'application/yaml':
        // Through the text, so that every form shows the same values.
        return this.sendBytes(status, form.mediaType, Buffer.from(stringify(parseJson(textOf(content.json())).value, yamlStyle)))
      case 'application/vnd.kubernetes.protobuf': {
        const object = content.object()
        // What has no message (tables, custom resources) goes out as JSON, which every client of ours that asks for protobuf accepts too.
        if (!hasProtobuf(String(object.apiVersion), String(object.kind))) return this.sendBytes(status, 'application/json', content.json())
        return this.sendBytes(status, form.mediaType, encodeProtobuf(object))
      }
    }
  }

  async sendBytes(status: number, contentType: string, body: Buffer | readonly Buffer[], headers: OutgoingHttpHeaders = {}): Promise<void> {
    let parts = Buffer.isBuffer(body) ? [body] : body
    const all = this.headers({ 'content-type': contentType, ...headers })
    if (lengthOf(parts) > compressFromBytes && /\bgzip\b/.test(this.header('accept-encoding') ?? '')) {
      parts = [await compress(Buffer.concat(parts), { level: 1 })]
      all['content-encoding'] = 'gzip'
      all.vary = 'Accept-Encoding'
    }
    const length = lengthOf(parts)
    all['content-length'] = length
    if (this.response.destroyed || this.#timedOut) return
    this.large = length > largeBytes
    this.response.writeHead(status, all)
    const last = parts.length - 1
    for (let i = 0; i < last; i++) this.response.write(parts[i] as Buffer)
    this.response.end(parts[last])
  }

  sendText(status: number, text: string, headers: OutgoingHttpHeaders = {}): Promise<void> {
    return this.sendBytes(status, 'text/plain; charset=utf-8', Buffer.from(text), { 'x-content-type-options': 'nosniff', ...headers })
  }

  /** Answers with the Status of whatever was thrown; gives it. */
  async fail(thrown: unknown): Promise<StatusError> {
    const error = toStatusError(thrown)
    if (this.#timedOut) return error
    if (this.response.headersSent) {
      this.response.destroy()
      return error
    }
    const { retryAfterSeconds } = error.statusDetails ?? {}
    const json = jsonContent(error.status)
    let form: OutputForm = { mediaType: 'application/json' }
    try {
      form = { mediaType: negotiateOutput(this.header('accept')).mediaType }
    } catch {
      // Who accepts nothing of ours still gets the error.
    }
    if (retryAfterSeconds) this.#extra['retry-after'] = String(retryAfterSeconds)
    await this.send(error.httpCode, json, form)
    return error
  }

  /** Gives the request up: whatever else is done for it, the client gets to know nothing of that. */
  timeOut(): void {
    const { response } = this
    if (response.headersSent) {
      response.destroy()
      return
    }
    response.dropRequest()
    const {
      kind: _kind,
      apiVersion: _apiVersion,
      ...status
    } = failure.timeout('request did not complete within the allotted timeout', 0).status
    const body = jsonContent(status).json()
    // The real server does not say what it is: neither in it, nor in a header, so that Go takes it for text.
    void this.sendBytes(504, 'text/plain; charset=utf-8', body)
    this.#timedOut = true
  }

  readonly #extra: OutgoingHttpHeaders = {}

  /** The headers that every answer has, with those of this one. */
  headers(own: OutgoingHttpHeaders): OutgoingHttpHeaders {
    const headers: OutgoingHttpHeaders = {
      'audit-id': this.header('audit-id') ?? randomUUID(),
      'cache-control': 'no-cache, private',
      ...this.#extra,
      ...own,
    }
    if (this.#warnings.length > 0) Object.assign(headers, { warning: warningHeaders(this.#warnings) })
    return headers
  }

  get #pretty(): boolean {
    const wanted = this.query.get('pretty')
    return wanted === null ? /^(curl|Wget|Mozilla\/5\.0)/.test(this.userAgent) : flag(wanted)
  }
}

function lengthOf(parts: readonly Buffer[]): number {
  let length = 0
  for (const part of parts) length += part.length
  return length
}

function textOf(parts: readonly Buffer[]): string {
  return Buffer.concat(parts).toString('utf8')
}

const noQuery = new URLSearchParams()

/** As Go's library writes it: keys sorted, lists not indented, what YAML 1.1 would take for something else in quotes. */
const yamlStyle = { lineWidth: 0, version: '1.1', sortMapEntries: true, indentSeq: false } as const

/** As Go's url.ParseQuery: pairs with a semicolon or a broken escape are passed over. */
function readQuery(text: string): URLSearchParams {
  if (!/[%;]/.test(text)) return new URLSearchParams(text)
  return new URLSearchParams(
    text
      .split('&')
      .filter((pair) => !/;|%(?![0-9A-Fa-f]{2})/.test(pair))
      .join('&'),
  )
}

function warningHeaders(warnings: readonly string[]): string[] {
  const headers: string[] = []
  let length = 0
  for (const text of warnings) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not get into a header
    const clean = text.replace(/[\x00-\x1f\x7f]+/g, ' ').replace(/[\\"]/g, '\\$&')
    length += clean.length
    if (length > maxWarningBytes) break
    // Headers are Latin-1; UTF-8 goes out as its bytes.
    headers.push(`299 - "${Buffer.from(clean, 'utf8').toString('latin1')}"`)
  }
  return headers
}
