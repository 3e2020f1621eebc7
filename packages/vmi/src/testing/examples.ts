import { readFileSync } from 'node:fs'
import { functionOf } from './go-names.js'

/** A call of the Go original, and the object that it made; README.md, "Where the data comes from", has the grammar. */
export interface Example {
  readonly id: string
  readonly function: string
  readonly call: unknown
  readonly let?: readonly { readonly name: string; readonly expr: unknown }[]
  readonly setup?: readonly unknown[]
  readonly env?: { readonly arch?: string }
  /** The outcome: an object, or a panic with that message. */
  readonly object?: unknown
  readonly panics?: string
  /** JSON pointers of what differs from run to run. */
  readonly random?: readonly string[]
}

export function readExamples(name: string): readonly Example[] {
  const text = readFileSync(new URL(`../../test-data/${name}`, import.meta.url), 'utf8')
  return (JSON.parse(text) as { entries: Example[] }).entries
}

/** The value of an expression. A list that a call gives is spread into the arguments, as the original's variadics do. */
export function evaluate(expression: unknown, variables: ReadonlyMap<string, unknown>): unknown {
  if (Array.isArray(expression)) return expression.map((item) => evaluate(item, variables))
  if (typeof expression !== 'object' || expression === null) return expression
  const node = expression as Readonly<Record<string, unknown>>
  if (typeof node.$ref === 'string') return variables.get(node.$ref)
  if (typeof node.$call === 'string') {
    const args = (node.args as readonly unknown[]).flatMap((arg) => {
      const value = evaluate(arg, variables)
      return isCall(arg) && Array.isArray(value) ? value : [value]
    })
    return functionOf(node.$call)(...args)
  }
  if (node.$apply !== undefined) {
    const apply = evaluate(node.$apply, variables) as (target: unknown) => void
    return apply(evaluate(node.to, variables))
  }
  return Object.fromEntries(Object.entries(node).map(([key, item]) => [key, evaluate(item, variables)]))
}

const isCall = (node: unknown) => typeof node === 'object' && node !== null && '$call' in node

/** What the example's calls make here: plain JSON, or the error that was thrown. */
export function replay(example: Example): unknown {
  const variables = new Map<string, unknown>()
  for (const expression of example.setup ?? []) evaluate(expression, variables)
  for (const { name, expr } of example.let ?? []) variables.set(name, evaluate(expr, variables))
  const value = evaluate(example.call, variables)
  return value === undefined ? null : JSON.parse(JSON.stringify(value))
}

/** The object with what is random in it replaced by a placeholder. */
export function masked(object: unknown, pointers: readonly string[] = []): unknown {
  const copy = structuredClone(object)
  for (const pointer of pointers) {
    const steps = pointer.split('/').slice(1)
    const last = steps.pop() ?? ''
    const parent = steps.reduce<unknown>((node, step) => (node as Readonly<Record<string, unknown>> | undefined)?.[step], copy)
    if (typeof parent === 'object' && parent !== null && last in parent) Object.assign(parent, { [last]: 'RANDOM' })
  }
  return copy
}

/** Random calls and what the original made of them, as scripts/record-calls.mjs recorded them. */
export function readRecordedCalls(): readonly { readonly call: unknown; readonly object: unknown }[] {
  return JSON.parse(readFileSync(new URL('../../test-data/recorded-calls.json', import.meta.url), 'utf8'))
}

/** Plain JSON, with random names replaced by what the recording has in their place. */
export function withoutRandomNames(value: unknown): unknown {
  const text = JSON.stringify(value)
    .replace(/testvmi-\w{5}-x+/g, 'RND')
    .replace(/"replicaset\w{5}"/g, '"RS"')
    .replace(/rsselector\w{5}/g, 'RSS')
  return JSON.parse(text)
}
