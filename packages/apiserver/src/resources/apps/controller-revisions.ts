import type { KubeObject } from '../../registry/objects.js'
import { type FieldError, fieldError } from '../../schema/field-error.js'
import { immutable } from '../../validation/metadata.js'
import { dnsSubdomain, negativeText } from '../../validation/names.js'
import { plain } from '../kit.js'

interface ControllerRevision extends KubeObject {
  data?: unknown
  revision?: number
}

export const controllerRevisions = plain<ControllerRevision>({
  nameRule: dnsSubdomain,
  validate({ data, revision = 0 }) {
    const errors: FieldError[] = []
    if (revision < 0) errors.push(fieldError.invalid('revision', revision, negativeText))
    if (data === undefined || data === null) errors.push(fieldError.required('data', 'data is mandatory'))
    return errors
  },
  validateUpdate: (revision, old) => immutable(revision.data, old.data, 'data'),
})
