/**
 * How vSphere's values are values of JavaScript. All of them are plain: they can be copied, compared, and written as JSON when they have no
 * bigint.
 *
 * - string, boolean, enums: themselves. byte, short, int, float, double: number
 * - long: number, or bigint beyond what a number can hold (`Long`)
 * - dateTime and base64Binary: their text on the wire (XML Schema's, such as `2026-01-31T12:00:00.123456Z`)
 * - a data object: an object, with its type's name in `_typeName`; without it, the type is the one that the place declares
 * - an array: an array. Where nothing is, also no array is, unless the property is required
 * - a reference: `{ type, value }`
 * - anyType: a string, a boolean, a number (int, if it is a whole one of 32 bits, else long or double), a data object or reference with
 *   `_typeName`, and a `Boxed` for everything else
 */
export interface ManagedObjectReference {
  /** Needed where the place says anyType. */
  _typeName?: 'ManagedObjectReference'
  /** Type of the managed object: `VirtualMachine`. */
  type: string
  /** Its id on that server: `vm-42`. */
  value: string
  /** The vCenter's id, in answers that name objects of several. */
  serverGuid?: string
}

/** A 64-bit integer. Decoded as bigint if a number can't hold it exactly. */
export type Long = number | bigint

/** XML Schema's dateTime: `2026-01-31T12:00:00.123456Z`. */
export type DateTime = string

/** The content in base64. */
export type Base64 = string

/**
 * A value in a place that says anyType whose type its form doesn't tell: `{ _typeName: 'long', _value: 5 }`,
 * `{ _typeName: 'VirtualMachinePowerState', _value: 'poweredOn' }`, `{ _typeName: 'ArrayOfString', _value: ['a'] }`. The form is that of
 * vSphere's JSON binding. A base64Binary is called `binary`, as there.
 */
export interface Boxed {
  _typeName: string
  _value: unknown
}

/** Anything in a place that says anyType. */
export type AnyValue = unknown

export function isBoxed(value: unknown): value is Boxed {
  return typeof value === 'object' && value !== null && '_value' in value
}

/** The value itself where it is in a box. */
export function unbox(value: unknown): unknown {
  return isBoxed(value) ? value._value : value
}

export function reference(type: string, value: string): ManagedObjectReference {
  return { type, value }
}

/** `VirtualMachine:vm-42`, to use as a key. */
export function referenceKey({ type, value }: ManagedObjectReference): string {
  return `${type}:${value}`
}
