import type { GroupVersionKind } from '../registry/resource.js'
import type { Strategy } from '../registry/strategy.js'
import type { JsonObject } from '../schema/json.js'

/** What the registry needs for a built-in resource beyond discovery's data. */
export interface ResourceRules {
  readonly strategy: Strategy
  /** Only where several versions are served. */
  readonly storage?: GroupVersionKind
  readonly convert?: (object: JsonObject, to: GroupVersionKind) => JsonObject
  /** What every request for it is warned of. */
  readonly deprecation?: string
}
