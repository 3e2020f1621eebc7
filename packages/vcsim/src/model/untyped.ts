/** A data object without its type's name: to become part of one of another type. */
export function untyped<T extends object>(value: T): T {
  const { _typeName, ...rest } = value as T & { readonly _typeName?: string }
  return rest as T
}
