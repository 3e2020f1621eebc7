import type { JsonObject } from '../schema/json.js'
import { failure } from '../status.js'
import type { Stored } from '../store/stored.js'
import type { ListOptions } from './list-options.js'
import { viewOf } from './objects.js'
import { type ServedResource, storedView } from './resource.js'

export type Match = (stored: Stored) => boolean

/** The selectors of a list or watch as one predicate; undefined when they select everything. Throws BadRequest for a field that can't be selected. */
export function matcher(resource: ServedResource, options: Pick<ListOptions, 'labelSelector' | 'fieldSelector'>): Match | undefined {
  const { labelSelector, fieldSelector } = options
  const labels = labelSelector && labelSelector.requirements.length > 0 ? labelSelector : undefined
  const fields = fieldSelector && fieldSelector.requirements.length > 0 ? fieldSelector : undefined
  if (fields) for (const { field } of fields.requirements) checkField(resource, field)
  if (!labels && !fields) return undefined
  const { selectableFields } = resource.definition.strategy
  return ({ object }) => {
    if (labels && !labels.matches((object.metadata as JsonObject).labels as JsonObject | undefined)) return false
    if (!fields) return true
    const view = viewOf(storedView(resource, object))
    return fields.matches((field) => {
      if (field === 'metadata.name') return view.metadata.name ?? ''
      if (field === 'metadata.namespace') return view.metadata.namespace ?? ''
      return selectableFields[field]?.(view) ?? ''
    })
  }
}

function checkField(resource: ServedResource, field: string): void {
  if (field === 'metadata.name' || (field === 'metadata.namespace' && (resource.namespaced || resource.group === ''))) return
  const { selectableFields } = resource.definition.strategy
  if (Object.hasOwn(selectableFields, field)) return
  throw failure.badRequest(
    resource.definition.custom || Object.keys(selectableFields).length > 0
      ? `field label not supported: ${field}`
      : `${JSON.stringify(field)} is not a known field selector: only "metadata.name", "metadata.namespace"`,
  )
}

/** The one name that a selector leaves, if it is of that form. */
export function selectedName({ fieldSelector }: Pick<ListOptions, 'fieldSelector'>): string | undefined {
  return fieldSelector?.requirements.find(({ field, operator }) => field === 'metadata.name' && operator === '=')?.value
}
