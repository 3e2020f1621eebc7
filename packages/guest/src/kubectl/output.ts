import { stringify } from 'yaml'
import type { KubeObject } from './client.js'
import { KubectlFailure } from './failure.js'
import { evaluateJsonPath } from './json-path.js'

interface Column {
  readonly name: string
  readonly priority: number
}

/** meta.k8s.io/v1 Table: how the server says that a list is printed. */
export interface Table {
  readonly kind: 'Table'
  readonly columnDefinitions: readonly Column[]
  readonly rows: readonly { readonly cells: readonly unknown[]; readonly object?: KubeObject }[]
}

export interface TableView {
  readonly wide: boolean
  readonly withNamespace: boolean
  readonly showLabels: boolean
  readonly noHeaders: boolean
  /** Before each name: `deployment.apps/`. */
  readonly prefix?: string
}

/** Rows as kubectl aligns them: three spaces between columns. */
export function renderTable(
  { columnDefinitions, rows }: Table,
  { wide, withNamespace, showLabels, noHeaders, prefix = '' }: TableView,
  widths: number[] = [],
): string {
  const shown = columnDefinitions.flatMap((column, index) => (wide || column.priority === 0 ? [{ ...column, index }] : []))
  const header = [
    ...(withNamespace ? ['NAMESPACE'] : []),
    ...shown.map(({ name }) => name.toUpperCase()),
    ...(showLabels ? ['LABELS'] : []),
  ]
  const body = rows.map(({ cells, object }) => [
    ...(withNamespace ? [object?.metadata?.namespace ?? ''] : []),
    ...shown.map(({ index }, place) => (place === 0 ? prefix : '') + cellText(cells[index])),
    ...(showLabels ? [labelsText(object?.metadata?.labels)] : []),
  ])
  return alignColumns(noHeaders ? body : [header, ...body], widths)
}

/** `widths`: of the columns at least, and afterwards as they are. */
export function alignColumns(lines: readonly (readonly string[])[], widths: number[] = []): string {
  for (const line of lines) for (const [index, cell] of line.entries()) widths[index] = Math.max(widths[index] ?? 0, cell.length)
  return lines
    .map((line) => `${line.map((cell, index) => (index === line.length - 1 ? cell : cell.padEnd((widths[index] ?? 0) + 3))).join('')}\n`)
    .join('')
}

const cellText = (cell: unknown): string => (cell === null || cell === undefined ? '<none>' : String(cell))

export function labelsText(labels: Readonly<Record<string, string>> = {}): string {
  const pairs = Object.entries(labels)
    .map(([name, value]) => `${name}=${value}`)
    .sort()
  return pairs.length === 0 ? '<none>' : pairs.join(',')
}

/** `-o yaml|json|name|jsonpath=…|custom-columns=…`; undefined: a form that is a table. */
export function renderObject(format: string, object: KubeObject, nameOf: (object: KubeObject) => string): string | undefined {
  const [kind = '', argument = ''] = format.split(/=(.*)/s)
  const items = (object.items as readonly KubeObject[] | undefined) ?? [object]
  switch (kind) {
    case '':
    case 'wide':
      return undefined
    case 'yaml':
      return toYaml(withoutManagedFields(object))
    case 'json':
      return `${JSON.stringify(inOrder(withoutManagedFields(object)), null, 4)}\n`
    case 'name':
      return items.map((item) => `${nameOf(item)}\n`).join('')
    case 'jsonpath':
      return evaluateJsonPath(argument, object)
    case 'custom-columns':
      return customColumns(argument, items)
    default:
      throw new KubectlFailure(
        `error: unable to match a printer suitable for the output format "${kind}", allowed formats are: custom-columns,json,jsonpath,name,wide,yaml`,
      )
  }
}

function customColumns(spec: string, items: readonly KubeObject[]): string {
  const columns = spec.split(',').map((part) => {
    const [header, path] = part.split(/:(.*)/s)
    if (header === undefined || path === undefined)
      throw new KubectlFailure(`error: unexpected custom-columns spec: ${part}, expected <header>:<json-path-expr>`)
    return { header, path: path.startsWith('{') ? path : `{${path}}` }
  })
  return alignColumns([
    columns.map(({ header }) => header),
    ...items.map((item) => columns.map(({ path }) => evaluateJsonPath(path, item) || '<none>')),
  ])
}

/** YAML as Go's library writes it. */
export const toYaml = (value: unknown): string => stringify(inOrder(value), { version: '1.1', indentSeq: false, lineWidth: 0 })

/** Fields by name, as Go writes maps. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([name, inner]) => [name, inOrder(inner)]))
}

function withoutManagedFields(object: KubeObject): KubeObject {
  const items = object.items as readonly KubeObject[] | undefined
  if (items) return { ...object, items: items.map(withoutManagedFields) }
  if (!object.metadata || !('managedFields' in object.metadata)) return object
  const { managedFields: _, ...metadata } = object.metadata as Record<string, unknown>
  return { ...object, metadata }
}
