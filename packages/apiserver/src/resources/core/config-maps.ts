import type { KubeObject } from '../../registry/objects.js'
import { defineStrategy } from '../../registry/strategy.js'
import { child, type FieldError, fieldError, key } from '../../schema/field-error.js'
import { sameValue } from '../../validation/metadata.js'
import { byteLength, configMapKeyName, dnsSubdomain } from '../../validation/names.js'
import type { ResourceRules } from '../rules.js'

interface ConfigMap extends KubeObject {
  data?: Record<string, string>
  binaryData?: Record<string, string>
  immutable?: boolean
}

/** The most that a config map or secret may hold. */
export const maxDataBytes = 1024 * 1024

/** Bytes behind base64 text. */
export function decodedLength(base64: string | null): number {
  // A nil of Go.
  if (base64 === null) return 0
  return Math.floor((base64.replace(/=+$/, '').length * 3) / 4)
}

function validate(map: ConfigMap): FieldError[] {
  const errors: FieldError[] = []
  let size = 0
  for (const [name, value] of Object.entries(map.data ?? {})) {
    for (const message of configMapKeyName(name)) errors.push(fieldError.invalid(key('data', name), name, message))
    if (map.binaryData && Object.hasOwn(map.binaryData, name)) {
      errors.push(fieldError.invalid(key('data', name), name, 'duplicate of key present in binaryData'))
    }
    size += byteLength(value)
  }
  for (const [name, value] of Object.entries(map.binaryData ?? {})) {
    for (const message of configMapKeyName(name)) errors.push(fieldError.invalid(key('binaryData', name), name, message))
    size += decodedLength(value)
  }
  if (size > maxDataBytes) errors.push(fieldError.tooLong('[]', maxDataBytes))
  return errors
}

/** What may not change once `immutable` is set; the same for secrets. */
export function validateImmutable(object: { immutable?: boolean }, old: { immutable?: boolean }, fields: readonly string[]): FieldError[] {
  if (!old.immutable) return []
  const errors: FieldError[] = []
  if (!object.immutable) errors.push(fieldError.forbidden('immutable', 'field is immutable when `immutable` is set'))
  for (const field of fields) {
    const value = (object as Record<string, unknown>)[field]
    if (!sameValue(value, (old as Record<string, unknown>)[field])) {
      errors.push(fieldError.forbidden(child('', field), 'field is immutable when `immutable` is set'))
    }
  }
  return errors
}

export const configMaps: ResourceRules = {
  strategy: defineStrategy<ConfigMap>({
    nameRule: dnsSubdomain,
    validate,
    validateUpdate: (map, old) => [...validateImmutable(map, old, ['data', 'binaryData']), ...validate(map)],
  }),
}
