import type { KubeObject } from '../client.js'
import { annotations, labels, type Page } from './page.js'

const skipped = new Set(['.metadata.managedFields', '.metadata.name', '.metadata.namespace', '.metadata.labels', '.metadata.annotations'])

/** Any object, field by field: as kubectl shows those whose kind it does not know. */
export function describeObject(page: Page, object: KubeObject): void {
  const { metadata = {} } = object
  page.field(0, 'Name', metadata.name ?? '')
  page.field(0, 'Namespace', metadata.namespace ?? '')
  labels(page, 'Labels', metadata.labels)
  annotations(page, 'Annotations', metadata.annotations)
  describeFields(page, 0, object, '')
}

function describeFields(page: Page, level: number, object: Readonly<Record<string, unknown>>, path: string): void {
  for (const field of Object.keys(object).sort()) {
    const value = object[field]
    const own = `${path}.${field}`
    if (skipped.has(own)) continue
    if (Array.isArray(value)) {
      page.line(level, `${titleOf(field)}:`)
      for (const item of value as unknown[]) {
        if (isObject(item)) describeFields(page, level + 1, item, own)
        else page.line(level + 1, goText(item))
      }
    } else if (isObject(value)) {
      page.line(level, `${titleOf(field)}:`)
      describeFields(page, level + 1, value, own)
    } else page.field(level, titleOf(field), goText(value))
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const goText = (value: unknown): string => (value === null ? '<nil>' : String(value))

const acronyms = new Set(['API', 'URL', 'UID', 'OSB', 'GUID'])

/** `apiVersion` as `API Version`. */
function titleOf(field: string): string {
  if (!/^[\p{L}-]+$/u.test(field)) return field
  const words = field.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|[^\p{L}]+/gu) ?? [field]
  return words
    .map((word) => (acronyms.has(word.toUpperCase()) ? word.toUpperCase() : word.charAt(0).toUpperCase() + word.slice(1)))
    .join(' ')
}
