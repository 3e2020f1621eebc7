import { cloneJson } from '../registry/objects.js'

/** A struct of a Go type in a draft; the decoder has made sure of its fields' types. */
export type Fields = Record<string, unknown>

/** Fills in what is missing in a value of one Go type. */
export type Defaulter = (value: Fields) => void

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Sets each field that is absent or zero; decoded objects have no zero values where Go leaves them out. */
export const presets =
  (values: Readonly<Record<string, unknown>>): Defaulter =>
  (value) => {
    for (const [field, preset] of Object.entries(values)) {
      if ((value[field] ?? '') === '') value[field] = typeof preset === 'object' ? cloneJson(preset) : preset
    }
  }

/** The same for fields that are pointers, where an empty string is a value. */
export const presetsOfPointers =
  (values: Readonly<Record<string, unknown>>): Defaulter =>
  (value) => {
    for (const [field, preset] of Object.entries(values)) {
      if (value[field] === undefined || value[field] === null) value[field] = typeof preset === 'object' ? cloneJson(preset) : preset
    }
  }

/** The same for fields that are no pointers, where zero means absent. */
export const presetsOfZero =
  (values: Readonly<Record<string, number>>): Defaulter =>
  (value) => {
    for (const [field, preset] of Object.entries(values)) if ((value[field] ?? 0) === 0) value[field] = preset
  }

/** A struct inside, made when it is absent. */
export function inside(value: Fields, field: string): Fields {
  if (!isFields(value[field])) value[field] = {}
  return value[field] as Fields
}

export function fieldsIn(value: Fields, field: string): Fields[] {
  return Array.isArray(value[field]) ? (value[field] as Fields[]) : []
}
