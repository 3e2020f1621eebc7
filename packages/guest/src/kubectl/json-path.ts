import { KubectlFailure } from './failure.js'

type Node =
  | { readonly text: string }
  | { readonly path: readonly Step[] }
  | { readonly range: readonly Step[]; readonly body: readonly Node[] }

type Step =
  | { readonly field: string }
  | { readonly all: true }
  | { readonly index: number }
  | { readonly slice: readonly [number | undefined, number | undefined] }
  | { readonly filter: { readonly path: readonly Step[]; readonly operator?: string; readonly value?: unknown } }
  | { readonly descend: true }

/**
 * kubectl's JSONPath templates (kubernetes.io/docs/reference/kubectl/jsonpath): text, paths, `range`, quoted text, indexes, slices, wildcards,
 * filters that compare, recursive descent. Not there: unions. A path that leads nowhere is empty.
 */
export function evaluateJsonPath(template: string, value: unknown): string {
  const text = template.includes('{') ? template : `{${template}}`
  const { nodes, rest } = parseNodes(text, false)
  if (rest !== '') throw fault(template, 'unexpected {end}')
  return run(nodes, value, value)
}

function run(nodes: readonly Node[], current: unknown, root: unknown): string {
  return nodes
    .map((node) => {
      if ('text' in node) return node.text
      if ('range' in node)
        return select(node.range, current, root)
          .map((item) => run(node.body, item, root))
          .join('')
      return select(node.path, current, root).map(show).join(' ')
    })
    .join('')
}

const show = (value: unknown): string => (typeof value === 'object' ? JSON.stringify(value) : String(value))

function parseNodes(text: string, inRange: boolean): { nodes: Node[]; rest: string } {
  const nodes: Node[] = []
  let rest = text
  while (rest !== '') {
    const open = rest.indexOf('{')
    if (open !== 0) {
      nodes.push({ text: open < 0 ? rest : rest.slice(0, open) })
      rest = open < 0 ? '' : rest.slice(open)
      continue
    }
    const close = closing(rest)
    const inner = rest.slice(1, close).trim()
    rest = rest.slice(close + 1)
    if (inner === 'end') {
      if (!inRange) throw fault(text, 'not in range, nothing to end')
      return { nodes, rest }
    }
    if (inner.startsWith('range ')) {
      const body = parseNodes(rest, true)
      nodes.push({ range: parsePath(inner.slice(6).trim()), body: body.nodes })
      rest = body.rest
    } else if (/^(['"]).*\1$/s.test(inner)) {
      nodes.push({ text: unquote(inner) })
    } else {
      nodes.push({ path: parsePath(inner) })
    }
  }
  if (inRange) throw fault(text, 'unclosed range')
  return { nodes, rest }
}

/** The index of the `}` that belongs to the `{` at the beginning; quotes hide braces. */
function closing(text: string): number {
  let quote = ''
  for (let index = 1; index < text.length; index++) {
    const character = text[index] ?? ''
    if (quote !== '') {
      if (character === '\\') index++
      else if (character === quote) quote = ''
    } else if (character === '"' || character === "'") quote = character
    else if (character === '}') return index
  }
  throw fault(text, 'unclosed action')
}

function unquote(text: string): string {
  return text.slice(1, -1).replace(/\\(.)/gs, (_, character: string) => ({ n: '\n', t: '\t', r: '\r' })[character] ?? character)
}

function parsePath(text: string): Step[] {
  const steps: Step[] = []
  let rest = text.replace(/^[$@]/, '')
  while (rest !== '') {
    const match =
      /^(?:\.\.|\.?\*|\.?\[\*\]|\.?\[(-?\d+)\]|\[(-?\d*):(-?\d*)\]|\[\?\((.+?)\)\]|\['((?:[^'\\]|\\.)*)'\]|\.?((?:[^.[\]*\\ ]|\\.)+)|\.$)/.exec(
        rest,
      )
    if (!match) throw fault(text, `unrecognized character in action: ${rest[0]}`)
    const [whole, index, from, to, filter, quoted, field] = match
    if (whole === '..') steps.push({ descend: true })
    else if (index !== undefined) steps.push({ index: Number(index) })
    else if (from !== undefined || to !== undefined) steps.push({ slice: [from ? Number(from) : undefined, to ? Number(to) : undefined] })
    else if (filter !== undefined) steps.push({ filter: parseFilter(filter) })
    else if (quoted !== undefined) steps.push({ field: quoted.replace(/\\(.)/g, '$1') })
    else if (field !== undefined) steps.push({ field: field.replace(/\\(.)/g, '$1') })
    else if (whole.includes('*')) steps.push({ all: true })
    rest = rest.slice(whole.length)
  }
  return steps
}

function parseFilter(text: string): { path: Step[]; operator?: string; value?: unknown } {
  const match = /^(.+?)\s*(==|!=|>=|<=|>|<)\s*(.+)$/.exec(text.trim())
  if (!match) return { path: parsePath(text.trim()) }
  const [, path = '', operator = '', literal = ''] = match
  const value = /^(['"]).*\1$/s.test(literal)
    ? unquote(literal)
    : literal === 'true' || literal === 'false'
      ? literal === 'true'
      : Number(literal)
  return { path: parsePath(path.trim()), operator, value }
}

function select(steps: readonly Step[], from: unknown, root: unknown): unknown[] {
  let values: unknown[] = [from]
  for (const step of steps) values = values.flatMap((value) => follow(step, value, root))
  return values
}

function follow(step: Step, value: unknown, root: unknown): unknown[] {
  if ('descend' in step) return descendants(value)
  if (typeof value !== 'object' || value === null) return []
  if ('all' in step) return Object.values(value)
  if ('field' in step) {
    const found = (value as Readonly<Record<string, unknown>>)[step.field]
    return found === undefined || Array.isArray(value) ? [] : [found]
  }
  if (!Array.isArray(value)) return []
  const list = value as readonly unknown[]
  if ('index' in step) {
    const found = list.at(step.index)
    return found === undefined ? [] : [found]
  }
  if ('slice' in step) return list.slice(step.slice[0], step.slice[1])
  const { path, operator, value: wanted } = step.filter
  return list.filter((item) => {
    const [found] = select(path, item, root)
    return operator === undefined ? found !== undefined : compare(found, operator, wanted)
  })
}

function compare(found: unknown, operator: string, wanted: unknown): boolean {
  if (found === undefined) return false
  switch (operator) {
    case '==':
      return found === wanted
    case '!=':
      return found !== wanted
    case '>':
      return Number(found) > Number(wanted)
    case '<':
      return Number(found) < Number(wanted)
    case '>=':
      return Number(found) >= Number(wanted)
    default:
      return Number(found) <= Number(wanted)
  }
}

function descendants(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return []
  return [value, ...Object.values(value).flatMap(descendants)]
}

function fault(template: string, why: string): KubectlFailure {
  return new KubectlFailure(`error: error parsing jsonpath ${template}, ${why}`)
}
