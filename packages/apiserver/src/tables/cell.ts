import { isArray, isObject, type JsonObject, type JsonValue, own } from '../schema/json.js'
import { labelSelectorFromObject } from '../selectors/label-selector.js'

/** One cell of a row: from an object, and the time for ages. */
export type Cell = (object: JsonObject, now: Date) => JsonValue

/** The value at a path such as `spec.replicas`. */
export function at(object: JsonValue | undefined, path: string): JsonValue | undefined {
  let value = object
  for (const key of path.split('.')) {
    if (!isObject(value)) return undefined
    value = own(value, key)
  }
  return value
}

export function textAt(object: JsonValue | undefined, path: string): string {
  const value = at(object, path)
  return value === undefined || value === null ? '' : String(value)
}

export function numberAt(object: JsonValue | undefined, path: string): number {
  return Number(at(object, path) ?? 0)
}

export function listAt(object: JsonValue | undefined, path: string): readonly JsonObject[] {
  const value = at(object, path)
  return isArray(value) ? (value as readonly JsonObject[]) : []
}

export function textsAt(object: JsonValue | undefined, path: string): readonly string[] {
  const value = at(object, path)
  return isArray(value) ? value.map(String) : []
}

export const text =
  (path: string, missing = ''): Cell =>
  (object) =>
    textAt(object, path) || missing

export const number =
  (path: string): Cell =>
  (object) =>
    numberAt(object, path)

export const flagCell =
  (path: string, missing = false): Cell =>
  (object) =>
    (at(object, path) as boolean | undefined) ?? missing

export const countOf =
  (...paths: string[]): Cell =>
  (object) =>
    paths.reduce((sum, path) => {
      const value = at(object, path)
      return sum + (isArray(value) ? value.length : isObject(value) ? Object.keys(value).length : 0)
    }, 0)

export const joined =
  (path: string, missing = '', separator = ','): Cell =>
  (object) =>
    textsAt(object, path).join(separator) || missing

/** A field of each item of a list, in a row. */
export const joinedOf =
  (path: string, field: string): Cell =>
  (object) =>
    listAt(object, path)
      .map((item) => textAt(item, field))
      .join(',')

export const since =
  (path: string, missing: string): Cell =>
  (object, now) => {
    const time = textAt(object, path)
    return time === '' ? missing : age(time, now)
  }

export const nameCell = text('metadata.name')
export const ageCell = since('metadata.creationTimestamp', '<unknown>')

/** Labels as `a=b,c=d`, sorted; a plain selector's too. */
export const labels =
  (path: string): Cell =>
  (object) => {
    const value = at(object, path)
    if (!isObject(value)) return '<none>'
    const parts = Object.keys(value).sort()
    return parts.length === 0 ? '<none>' : parts.map((key) => `${key}=${value[key]}`).join(',')
  }

/** A metav1.LabelSelector. */
export const selector =
  (path: string, empty = '<none>'): Cell =>
  (object) => {
    const value = at(object, path)
    try {
      return labelSelectorFromObject(isObject(value) ? value : undefined).toString() || empty
    } catch {
      return '<error>'
    }
  }

/** The time between then and now for people, with two or three significant figures. */
export function age(time: string, now: Date): string {
  return humanDuration(now.getTime() - Date.parse(time))
}

export function humanDuration(milliseconds: number): string {
  const total = Math.trunc(milliseconds / 1000)
  if (total < -1) return '<invalid>'
  if (total < 0) return '0s'
  if (total < 120) return `${total}s`
  const minutes = Math.trunc(total / 60)
  if (minutes < 10) return `${minutes}m${part(total % 60, 's')}`
  if (minutes < 180) return `${minutes}m`
  const hours = Math.trunc(minutes / 60)
  if (hours < 8) return `${hours}h${part(minutes % 60, 'm')}`
  if (hours < 48) return `${hours}h`
  const days = Math.trunc(hours / 24)
  if (days < 8) return `${days}d${part(hours % 24, 'h')}`
  if (days < 365 * 2) return `${days}d`
  const years = Math.trunc(days / 365)
  return years < 8 ? `${years}y${part(days % 365, 'd')}` : `${years}y`
}

function part(value: number, unit: string): string {
  return value === 0 ? '' : `${value}${unit}`
}

/** The first entries of a list, and how many more there are. */
export function firstOf(list: readonly string[], max: number, none: string): string {
  if (list.length === 0) return none
  const shown = list.slice(0, max).join(',')
  return list.length > max ? `${shown} + ${list.length - max} more...` : shown
}
