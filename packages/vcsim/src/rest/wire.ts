import { z } from 'zod'
import { type ApiError, invalidArgument } from './api-error.js'
import type { Operation } from './operation.js'

/** The older form, below `/rest`, has values in an envelope; the newer one, below `/api`, plain. */
export type Form = 'rest' | 'api'

export function formOf(path: string): Form {
  return path.startsWith('/api') ? 'api' : 'rest'
}

/** The parameters of a query: `filter.names.1=a&filter.names.2=b` (older form) and `names=a&names=b` are both names [a, b]. */
export function queryParameters(query: URLSearchParams): Record<string, string | string[]> {
  const found = new Map<string, string[]>()
  for (const [key, value] of query) {
    if (key === 'action' || key === '~action' || key === 'vmw-task') continue
    const name = key.replace(/^filter\./, '').replace(/\.\d+$/, '')
    found.set(name, [...(found.get(name) ?? []), value])
  }
  return Object.fromEntries([...found].map(([name, values]) => [name, values.length === 1 ? (values[0] ?? '') : values]))
}

export function actionOf(query: URLSearchParams): string | undefined {
  return query.get('~action') ?? query.get('action') ?? undefined
}

/** Throws INVALID_ARGUMENT. */
export function readJson(body: Buffer): unknown {
  if (body.length === 0) return undefined
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    throw invalidArgument('The body of the request is not JSON.')
  }
}

/** Arguments of an operation by name, checked. Throws INVALID_ARGUMENT. */
export function readInput({ input }: Operation, parameters: Readonly<Record<string, unknown>>): unknown {
  const result = input.safeParse(parameters)
  if (result.success) return result.data
  const why = result.error.issues.map(({ path, message }) => (path.length === 0 ? message : `${path.join('.')}: ${message}`))
  throw invalidArgument(why.join('; '))
}

/** The body of an answer; undefined for none. */
export function writeValue(form: Form, value: unknown): string | undefined {
  if (value === undefined) return undefined
  return form === 'api'
    ? JSON.stringify(value, (_, each) => (each instanceof Map ? Object.fromEntries(each) : each))
    : JSON.stringify({ value }, (_, each) => (each instanceof Map ? [...each].map(([key, value]) => ({ key, value })) : each))
}

export function writeError(form: Form, { type, typeName, messages }: ApiError): string {
  const content = { error_type: type, messages }
  return JSON.stringify(form === 'api' ? content : { type: typeName, value: content })
}

/** A list; in a query, one value stands for a list of one. */
export const list = <T extends z.ZodType>(of: T) =>
  z.preprocess((given) => (given === undefined || Array.isArray(given) ? given : [given]), z.array(of))

/** A boolean; in a query, a word. */
export const flag = z.preprocess((given) => (given === 'true' ? true : given === 'false' ? false : given), z.boolean())
