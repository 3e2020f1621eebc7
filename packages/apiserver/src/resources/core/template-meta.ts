import type { ObjectMeta } from '../../registry/objects.js'
import { child, type FieldError, fieldError } from '../../schema/field-error.js'
import { validateAnnotations, validateLabels } from '../../validation/metadata.js'

/** Metadata of an object to be made from a template, of which labels and annotations are taken over and nothing else may be there. */
export function validateTemplateObjectMeta(meta: ObjectMeta | undefined, path: string): FieldError[] {
  if (!meta) return []
  const errors = [
    ...validateAnnotations(meta.annotations, child(path, 'annotations')),
    ...validateLabels(meta.labels, child(path, 'labels')),
  ]
  for (const [field, value] of Object.entries(meta)) {
    if (field !== 'annotations' && field !== 'labels' && value !== undefined && value !== null)
      errors.push(fieldError.forbidden(child(path, field), 'cannot be set'))
  }
  return errors
}
