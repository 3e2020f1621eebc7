import { child, type FieldError, fieldError } from '../../schema/field-error.js'
import { byteLength } from '../../validation/names.js'
import { validateItems } from './names.js'

export interface DeviceSelector {
  cel?: { expression?: string }
}

const maxSelectors = 32
const maxExpressionBytes = 10 * 1024

/** Expressions are not compiled here. */
export function validateSelectors(selectors: readonly DeviceSelector[] | undefined, path: string): FieldError[] {
  return validateItems(selectors, maxSelectors, path, ({ cel }, at) => {
    if (!cel) return [fieldError.required(child(at, 'cel'))]
    return byteLength(cel.expression ?? '') > maxExpressionBytes
      ? [fieldError.tooLong(child(at, 'cel', 'expression'), maxExpressionBytes)]
      : []
  })
}
