import { formatTime } from '../../clock.js'
import { approvalOf, isProtectedGroup } from '../../custom/approval.js'
import {
  approvalAnnotation,
  type CustomResourceDefinition,
  cleanupFinalizer,
  hasCondition,
  withCondition,
} from '../../custom/definition.js'
import { defineStrategy } from '../../registry/strategy.js'
import { type FieldError, fieldError, key as keyed } from '../../schema/field-error.js'
import { immutable, sameValue } from '../../validation/metadata.js'
import { dnsSubdomain } from '../../validation/names.js'
import { keep } from '../kit.js'
import type { ResourceRules } from '../rules.js'
import { validateDefinitionName, validateNames } from './names-validation.js'
import { validateSpec, validateStoredVersions } from './spec-validation.js'
import { schemaWarnings } from './warnings.js'

/** After registry/customresourcedefinition of apiextensions-apiserver; what becomes of a definition then is in src/custom. */
export const customResourceDefinitions: ResourceRules = {
  strategy: defineStrategy<CustomResourceDefinition>({
    nameRule: dnsSubdomain,
    unconditionalUpdate: false,
    // The finalizers for dependents have no say in when a definition goes.
    propagation: 'none',
    resetFields: ['status'],
    prepareForCreate(definition) {
      definition.status = {}
      definition.metadata.generation = 1
      noteStorageVersion(definition)
    },
    prepareForUpdate(definition, old) {
      keep(definition, old, 'status')
      if (!sameValue(definition.spec, old.spec)) definition.metadata.generation = (old.metadata.generation ?? 0) + 1
      noteStorageVersion(definition)
    },
    validate: (definition) => [
      ...validateDefinitionName(definition),
      ...validateAll(definition),
      ...validateApproval(definition, undefined),
    ],
    validateUpdate: (definition, old) => [
      ...validateAll(definition),
      ...validateUnchanged(definition, old),
      ...validateApproval(definition, old),
    ],
    warnings: (definition, old) => schemaWarnings(definition, old),
    beginDelete(definition, { now }) {
      const { metadata } = definition
      if (metadata.deletionTimestamp) {
        metadata.deletionGracePeriodSeconds = 0
        return !metadata.finalizers?.length
      }
      metadata.deletionTimestamp = formatTime(now)
      if (!metadata.finalizers?.includes(cleanupFinalizer)) metadata.finalizers = [...(metadata.finalizers ?? []), cleanupFinalizer]
      definition.status = withCondition(definition.status ?? {}, deletionPending, now)
      return false
    },
    subresources: {
      status: {
        prepareForUpdate: (definition, old) => keep(definition, old, 'spec'),
        validateUpdate: ({ status }) => validateNames('status.acceptedNames', status?.acceptedNames),
        resetFields: ['metadata', 'spec'],
      },
    },
  }),
}

const deletionPending = {
  type: 'Terminating',
  status: 'True',
  reason: 'InstanceDeletionPending',
  message: 'CustomResourceDefinition marked for deletion; CustomResource deletion will begin soon',
}

/** Whatever was once the storage version may still be in the store. */
function noteStorageVersion(definition: CustomResourceDefinition): void {
  const storage = definition.spec.versions?.find(({ storage }) => storage)?.name
  const stored = definition.status?.storedVersions ?? []
  if (storage === undefined || stored.includes(storage)) return
  definition.status = { ...definition.status, storedVersions: [...stored, storage] }
}

function validateAll(definition: CustomResourceDefinition): FieldError[] {
  const { spec, status } = definition
  return [
    ...validateSpec(spec),
    ...validateNames('status.acceptedNames', status?.acceptedNames),
    ...validateStoredVersions(status?.storedVersions ?? [], spec.versions ?? []),
    ...(spec.preserveUnknownFields ? [preservesUnknown] : []),
  ]
}

const preservesUnknown = fieldError.invalid(
  'spec.preserveUnknownFields',
  true,
  'cannot set to true, set x-kubernetes-preserve-unknown-fields to true in spec.versions[*].schema instead',
)

function validateUnchanged({ spec }: CustomResourceDefinition, old: CustomResourceDefinition): FieldError[] {
  return [
    ...(hasCondition(old, 'Established')
      ? [...immutable(spec.scope, old.spec.scope, 'spec.scope'), ...immutable(spec.names.kind, old.spec.names.kind, 'spec.names.kind')]
      : []),
    ...immutable(spec.group, old.spec.group, 'spec.group'),
    ...immutable(spec.names.plural, old.spec.names.plural, 'spec.names.plural'),
  ]
}

/** Groups of the Kubernetes project need a word on who approved of it; what was there before passes. */
function validateApproval(definition: CustomResourceDefinition, old: CustomResourceDefinition | undefined): FieldError[] {
  if (!isProtectedGroup(definition.spec.group)) return []
  const { state, reason } = approvalOf(definition)
  if (old && approvalOf(old).state === state) return []
  const at = keyed('metadata.annotations', approvalAnnotation)
  if (state === 'Missing') return [fieldError.required(at, reason)]
  return state === 'Invalid' ? [fieldError.invalid(at, definition.metadata.annotations?.[approvalAnnotation] ?? '', reason)] : []
}
