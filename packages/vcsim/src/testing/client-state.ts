import { type AnyValue, referenceKey, unbox } from '@vivarium/vim'
import type { UpdateSet } from '@vivarium/vim/types'

/** What a client knows that puts updates together: values by object and path. */
export type ClientState = Map<string, Map<string, unknown>>

/** Applies updates. Partial ones are of what is inside of the paths that the client asked for. */
export function applyUpdates(state: ClientState, { filterSet = [] }: UpdateSet, isPartial: boolean): void {
  for (const { kind, obj, changeSet = [] } of filterSet.flatMap(({ objectSet = [] }) => objectSet)) {
    const key = referenceKey(obj)
    if (kind === 'leave') {
      state.delete(key)
      continue
    }
    if (kind === 'enter') state.set(key, new Map())
    const properties = state.get(key)
    if (properties === undefined) throw new TypeError(`${key} was modified before it entered`)
    for (const { name, op, val } of changeSet) apply(properties, name, op, unbox(val), isPartial)
  }
}

function apply(properties: Map<string, unknown>, path: string, op: string, value: AnyValue, isPartial: boolean): void {
  const isWhole = !isPartial || properties.has(path) || !/[.[]/.test(path)
  if (isWhole) {
    if (value === undefined) properties.delete(path)
    else properties.set(path, value)
    return
  }
  const root = [...properties.keys()].filter((known) => path.startsWith(known)).sort((a, b) => b.length - a.length)[0]
  if (root === undefined) {
    if (value !== undefined) properties.set(path, value)
    return
  }
  const steps = [...path.slice(root.length).matchAll(/\.(\w+)|\[(.*?)\]/g)].map(([, name, key]) => ({
    name,
    key: key === undefined ? undefined : (JSON.parse(key) as unknown),
  }))
  const copy = structuredClone(properties.get(root))
  properties.set(root, copy)
  let at = copy as Record<string, unknown> | Record<string, unknown>[]
  for (const [index, { name, key }] of steps.entries()) {
    const isLast = index === steps.length - 1
    if (Array.isArray(at)) {
      const position = at.findIndex((element) => element.key === key)
      if (!isLast) at = at[position] as Record<string, unknown>
      else if (op === 'remove') at.splice(position, 1)
      else if (op === 'add') at.push(value as Record<string, unknown>)
      else at[position] = value as Record<string, unknown>
    } else if (!isLast) at = at[name ?? ''] as Record<string, unknown>
    else if (value === undefined) delete at[name ?? '']
    else at[name ?? ''] = value
  }
}
