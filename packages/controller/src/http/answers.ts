import type { IncomingMessage } from 'node:http'
import { messageOf } from '@vivarium/core'
import { controllerErrors } from '../errors.js'
import { KubeError, type StatusDetails } from '../kube-error.js'

/** The whole body of an answer. */
export async function readText(answer: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of answer) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

/** The body as JSON. Throws BAD_ANSWER. */
export function parseAnswer(server: string, text: string): Record<string, unknown> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw controllerErrors.badAnswer(server, `${messageOf(error)}: ${text.slice(0, 200)}`, { cause: error })
  }
  if (typeof value !== 'object' || value === null) throw controllerErrors.badAnswer(server, `expected an object: ${text.slice(0, 200)}`)
  return value as Record<string, unknown>
}

interface Status {
  readonly code?: number
  readonly reason?: string
  readonly message?: string
  readonly details?: StatusDetails
}

/** A metav1.Status as the error that it is. */
export function statusError(status: object): KubeError {
  const { code = 500, reason = '', message = 'the server gave no message', details } = status as Status
  return new KubeError(code, reason, message, details)
}

/** The error of a refusal, whose body should be a Status but need not (proxies, load balancers). */
export function refusalOf(answer: IncomingMessage, text: string): KubeError {
  const code = answer.statusCode ?? 500
  try {
    const body = JSON.parse(text) as { kind?: unknown }
    if (body.kind === 'Status') return statusError({ code, ...body })
  } catch {
    // The text itself is the message then.
  }
  return new KubeError(code, reasonOf(code), text.trim().slice(0, 500) || `the server answered ${code}`)
}

/** What client-go takes a bare status code for. */
function reasonOf(code: number): string {
  const reasons: Readonly<Record<number, string>> = {
    400: 'BadRequest',
    401: 'Unauthorized',
    403: 'Forbidden',
    404: 'NotFound',
    405: 'MethodNotAllowed',
    409: 'Conflict',
    410: 'Gone',
    415: 'UnsupportedMediaType',
    422: 'Invalid',
    429: 'TooManyRequests',
    503: 'ServiceUnavailable',
    504: 'Timeout',
  }
  return reasons[code] ?? (code >= 500 ? 'InternalError' : 'UnknownError')
}
