import { compareBytes, isArray, isObject, type JsonValue } from './json.js'

/** Go's %T of a decoded JSON value. */
export function goType(value: JsonValue): string {
  if (typeof value === 'string') return 'string'
  if (typeof value === 'boolean') return 'bool'
  if (isArray(value)) return '[]interface {}'
  return isObject(value) ? 'map[string]interface {}' : 'float64'
}

/** Go's %v. */
export function goPlain(value: JsonValue): string {
  if (value === null) return '<nil>'
  if (isArray(value)) return `[${value.map(goPlain).join(' ')}]`
  if (isObject(value)) {
    return `map[${Object.keys(value)
      .sort(compareBytes)
      .map((name) => `${name}:${goPlain(value[name] ?? null)}`)
      .join(' ')}]`
  }
  return typeof value === 'number' ? goFloat(value) : String(value)
}

/** Go's %#v. */
export function goSyntax(value: JsonValue): string {
  if (value === null) return 'interface {}(nil)'
  if (typeof value === 'string') return JSON.stringify(value)
  if (isArray(value)) return `[]interface {}{${value.map(goSyntax).join(', ')}}`
  if (isObject(value)) {
    return `map[string]interface {}{${Object.keys(value)
      .sort(compareBytes)
      .map((name) => `${JSON.stringify(name)}:${goSyntax(value[name] ?? null)}`)
      .join(', ')}}`
  }
  return typeof value === 'number' ? goFloat(value) : String(value)
}

/** A float64 as %v prints it: an exponent from 1e21 on, and for %v of interfaces also below 1e-4. */
function goFloat(value: number): string {
  const magnitude = Math.abs(value)
  if (value !== 0 && (magnitude < 1e-4 || magnitude >= 1e21)) return value.toExponential().replace(/e([+-])(\d)$/, 'e$10$2')
  return String(value)
}
