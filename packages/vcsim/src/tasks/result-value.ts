import type { Method } from '@vivarium/vim'

/** A task's result as a value of anyType: with the type that the method's task has. */
export function resultValue({ taskResult }: Method, value: unknown): unknown {
  if (value === undefined || value === null) return undefined
  // Not known of every method; then a value may say what it is.
  if (taskResult === undefined) return typeof value === 'object' && '_typeName' in value ? value : undefined
  const { item, array } = taskResult
  if (array) return { _typeName: item.arrayName, _value: value }
  if (item.kind === 'reference') return { _typeName: 'ManagedObjectReference', ...(value as object) }
  if (item.kind === 'data') return { _typeName: item.name, ...(value as object) }
  return value
}
