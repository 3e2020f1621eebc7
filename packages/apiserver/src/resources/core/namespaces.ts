import { formatTime } from '../../clock.js'
import type { Condition, KubeObject } from '../../registry/objects.js'
import { defineStrategy } from '../../registry/strategy.js'
import { type FieldError, fieldError, index } from '../../schema/field-error.js'
import { invalid } from '../../validation/checks.js'
import { dnsLabel, qualifiedNameRule } from '../../validation/names.js'
import { keep } from '../kit.js'
import type { ResourceRules } from '../rules.js'

interface Namespace extends KubeObject {
  spec: { finalizers?: string[] }
  status?: { phase?: string; conditions?: Condition[] }
}

/** The real server's paths have positions only when a namespace is finalized. */
function validateFinalizers({ spec }: Namespace, pathOf: (position: number) => string): FieldError[] {
  return (spec.finalizers ?? []).flatMap((name, i) => {
    const at = pathOf(i)
    const errors = invalid(at, name, qualifiedNameRule(name))
    if (!name.includes('/') && name !== 'kubernetes')
      errors.push(fieldError.invalid(at, name, 'name is neither a standard finalizer name nor is it fully qualified'))
    return errors
  })
}

export const namespaces: ResourceRules = {
  strategy: defineStrategy<Namespace>({
    nameRule: dnsLabel,
    resetFields: ['status'],
    prepareForCreate(namespace) {
      namespace.status = { phase: 'Active' }
      namespace.spec ??= {}
      if (!namespace.spec.finalizers?.includes('kubernetes'))
        namespace.spec.finalizers = [...(namespace.spec.finalizers ?? []), 'kubernetes']
      // A generated name comes after the defaults.
      namespace.metadata.labels = { ...namespace.metadata.labels, 'kubernetes.io/metadata.name': namespace.metadata.name ?? '' }
    },
    validate: (namespace) => validateFinalizers(namespace, () => 'spec.finalizers'),
    prepareForUpdate(namespace, old) {
      namespace.spec ??= {}
      keep(namespace.spec, old.spec, 'finalizers')
      keep(namespace, old, 'status')
    },
    beginDelete(namespace, { now }) {
      if (!namespace.metadata.deletionTimestamp) {
        namespace.metadata.deletionTimestamp = formatTime(now)
        namespace.status = { ...namespace.status, phase: 'Terminating' }
        return false
      }
      return !namespace.spec.finalizers?.length && !namespace.metadata.finalizers?.length
    },
    mayGo: ({ spec }) => !spec.finalizers?.length,
    returnsDeletedObject: true,
    selectableFields: { 'status.phase': ({ status }) => status?.phase ?? '' },
    subresources: {
      status: {
        prepareForUpdate: (namespace, old) => keep(namespace, old, 'spec'),
        validateUpdate({ metadata, status }) {
          if (!metadata.deletionTimestamp) {
            return status?.phase === 'Active'
              ? []
              : [fieldError.invalid('status.Phase', status?.phase ?? '', "may only be 'Active' if `deletionTimestamp` is empty")]
          }
          return status?.phase === 'Terminating'
            ? []
            : [fieldError.invalid('status.Phase', status?.phase ?? '', "may only be 'Terminating' if `deletionTimestamp` is not empty")]
        },
        resetFields: ['spec'],
      },
      finalize: {
        prepareForUpdate: (namespace, old) => keep(namespace, old, 'status'),
        validateUpdate: (namespace) => validateFinalizers(namespace, (position) => index('spec.finalizers', position)),
        resetFields: ['status'],
      },
    },
  }),
}
