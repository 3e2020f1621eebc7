/** Kubernetes' types of causes, and one for a field that the API does not know. */
export type ProblemCode =
  | 'FieldValueRequired'
  | 'FieldValueInvalid'
  | 'FieldValueNotSupported'
  | 'FieldValueDuplicate'
  | 'FieldValueNotFound'
  | 'FieldValueTypeInvalid'
  | 'FieldUnknown'

/** Why a cluster would refuse an object, or not do what its author meant. */
export interface Problem {
  /** `spec.domain.devices.disks[0].name`; empty for the object itself. */
  readonly path: string
  readonly code: ProblemCode
  /** What is wrong and what to do, for people. */
  readonly message: string
}

export type Report = (code: ProblemCode, path: string, message: string) => void

export const quoted = (value: unknown) => JSON.stringify(value) ?? String(value)

const plainKey = /^\w+$/

/** The path of a field, map entry or list item of what `path` leads to. */
export function child(path: string, step: string | number): string {
  if (typeof step === 'number') return `${path}[${step}]`
  if (!plainKey.test(step)) return `${path}[${quoted(step)}]`
  return path === '' ? step : `${path}.${step}`
}

/** `"a", "b" or "c"` */
export function alternatives(values: readonly string[]): string {
  const all = values.map(quoted)
  const last = all.pop() ?? ''
  return all.length === 0 ? last : `${all.join(', ')} or ${last}`
}

/** Reports a value that is not one of those known; absent and empty ones are fine. */
export function checkOneOf(report: Report, path: string, value: string | undefined, known: readonly string[]): void {
  if (value && !known.includes(value))
    report('FieldValueNotSupported', path, `${quoted(value)} is unknown here; use ${alternatives(known)}`)
}

/** Reports every name that an earlier item of the list has. */
export function checkUniqueNames(report: Report, path: string, kind: string, items: readonly { readonly name?: string }[]): void {
  const seen = new Map<string, number>()
  for (const [index, { name = '' }] of items.entries()) {
    const first = seen.get(name)
    if (first === undefined) seen.set(name, index)
    else
      report(
        'FieldValueDuplicate',
        `${path}[${index}].name`,
        `the ${kind} ${quoted(name)} is there already, at ${path}[${first}]; give each another name`,
      )
  }
}
