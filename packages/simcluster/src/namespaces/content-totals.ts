import type { ApiResource } from '@vivarium/controller'

/** What is left in a namespace after its content was deleted. */
export interface ContentTotals {
  /** Resources with objects left, and how many. */
  readonly remaining: ReadonlyMap<ApiResource, number>
  /** Finalizers that keep objects, and how many. */
  readonly finalizers: ReadonlyMap<string, number>
}

/** What went wrong on the way; each becomes a condition. */
export interface DeletionFailures {
  readonly discovery: readonly { readonly apiVersion: string; readonly message: string }[]
  readonly content: readonly string[]
}
