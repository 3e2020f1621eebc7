/** The part of that name, which is put there when there is none: the lazy creation of the path to a field. */
export function within<T, K extends keyof T>(parent: T, name: K, empty: NonNullable<T[K]>): NonNullable<T[K]> {
  const existing = parent[name]
  if (existing !== undefined && existing !== null) return existing
  parent[name] = empty
  return empty
}

type ItemOf<List> = NonNullable<List> extends (infer Item)[] ? Item : never

/** Adds to the end of a list, which is made when there is none. */
export function append<T, K extends keyof T>(parent: T, name: K, item: ItemOf<T[K]>): void {
  const list: unknown = within(parent, name, [] as unknown as NonNullable<T[K]>)
  ;(list as ItemOf<T[K]>[]).push(item)
}
