import type { Condition, LabelSelector, ManagedFieldsEntry, ObjectMeta, OwnerReference } from '../registry/objects.js'
import { child, type FieldError, fieldError, index } from '../schema/field-error.js'
import { compareBytes, equalJson, type JsonValue } from '../schema/json.js'
import { asPrefix, byteLength, dnsLabel, immutableText, labelValue, type NameRule, negativeText, qualifiedNameRule } from './names.js'

/**
 * Everything that ObjectMeta must be in any object; the rule for the name depends on the kind. What is `old`'s was found good when that was
 * written, and is not looked at again.
 */
export function validateObjectMeta(
  meta: ObjectMeta,
  namespaced: boolean,
  nameRule: NameRule,
  path = 'metadata',
  old: ObjectMeta = {},
): FieldError[] {
  const errors = validateObjectName(meta, nameRule, path)
  if (namespaced) {
    if (!meta.namespace) errors.push(fieldError.required(child(path, 'namespace')))
    else for (const message of dnsLabel(meta.namespace)) errors.push(fieldError.invalid(child(path, 'namespace'), meta.namespace, message))
  } else if (meta.namespace) errors.push(fieldError.forbidden(child(path, 'namespace'), 'not allowed on this type'))
  if ((meta.generation ?? 0) < 0) errors.push(fieldError.invalid(child(path, 'generation'), meta.generation, negativeText))
  const { labels, annotations, ownerReferences, finalizers, managedFields } = meta
  if (labels !== old.labels) errors.push(...validateLabels(labels, child(path, 'labels')))
  if (annotations !== old.annotations) errors.push(...validateAnnotations(annotations, child(path, 'annotations')))
  if (ownerReferences !== old.ownerReferences) errors.push(...validateOwnerReferences(ownerReferences, child(path, 'ownerReferences')))
  if (finalizers !== old.finalizers) errors.push(...validateFinalizers(finalizers, child(path, 'finalizers')))
  if (managedFields !== old.managedFields)
    errors.push(...validateManagedFields(managedFields, child(path, 'managedFields'), old.managedFields))
  return errors
}

/** The rule for the name, also as far as it is there to be generated. */
export function validateObjectName(meta: ObjectMeta, nameRule: NameRule, path = 'metadata'): FieldError[] {
  const errors: FieldError[] = []
  if (meta.generateName) {
    for (const message of nameRule(asPrefix(meta.generateName)))
      errors.push(fieldError.invalid(child(path, 'generateName'), meta.generateName, message))
  }
  if (!meta.name) errors.push(fieldError.required(child(path, 'name'), 'name or generateName is required'))
  else for (const message of nameRule(meta.name)) errors.push(fieldError.invalid(child(path, 'name'), meta.name, message))
  return errors
}

const standardFinalizers = new Set(['kubernetes', 'orphan', 'foregroundDeletion'])

/** Finalizers of built-in objects; those of custom resources need no domain. */
export function validateKubeFinalizers(finalizers: readonly string[] | undefined, path = 'metadata.finalizers'): FieldError[] {
  return (finalizers ?? []).flatMap((name, i) =>
    name.includes('/') || standardFinalizers.has(name)
      ? []
      : [fieldError.invalid(index(path, i), name, 'name is neither a standard finalizer name nor is it fully qualified')],
  )
}

export function validateObjectMetaUpdate(meta: ObjectMeta, old: ObjectMeta, path = 'metadata'): FieldError[] {
  const errors: FieldError[] = []
  if (old.deletionTimestamp) {
    const added = (meta.finalizers ?? []).filter((name) => !old.finalizers?.includes(name))
    if (added.length > 0) {
      errors.push(
        fieldError.forbidden(
          child(path, 'finalizers'),
          `no new finalizers can be added if the object is being deleted, found new finalizers []string{${[...new Set(added)]
            .sort(compareBytes)
            .map((name) => JSON.stringify(name))
            .join(', ')}}`,
        ),
      )
    }
  }
  if (!meta.resourceVersion)
    errors.push(fieldError.invalid(child(path, 'resourceVersion'), meta.resourceVersion ?? '', 'must be specified for an update'))
  if ((meta.generation ?? 0) < (old.generation ?? 0))
    errors.push(fieldError.invalid(child(path, 'generation'), meta.generation ?? 0, 'must not be decremented'))
  for (const field of ['name', 'namespace', 'uid'] as const)
    errors.push(...immutable(meta[field] ?? '', old[field] ?? '', child(path, field)))
  for (const field of ['creationTimestamp', 'deletionTimestamp', 'deletionGracePeriodSeconds'] as const) {
    errors.push(...immutable(meta[field], old[field], child(path, field)))
  }
  const { labels, annotations, ownerReferences, managedFields } = meta
  if (labels !== old.labels) errors.push(...validateLabels(labels, child(path, 'labels')))
  if (annotations !== old.annotations) errors.push(...validateAnnotations(annotations, child(path, 'annotations')))
  if (ownerReferences !== old.ownerReferences) errors.push(...validateOwnerReferences(ownerReferences, child(path, 'ownerReferences')))
  if (managedFields !== old.managedFields)
    errors.push(...validateManagedFields(managedFields, child(path, 'managedFields'), old.managedFields))
  return errors
}

/** An error when a field was changed. Absent and empty are the same, as they are to Go's semantic equality. */
export function immutable(value: unknown, old: unknown, path: string, text = immutableText): FieldError[] {
  return sameValue(value, old) ? [] : [fieldError.invalid(path, value, text)]
}

export function sameValue(a: unknown, b: unknown): boolean {
  return equalJson(orNull(a), orNull(b))
}

function orNull(value: unknown): JsonValue {
  if (value === undefined || (typeof value === 'object' && value !== null && Object.keys(value).length === 0)) return null
  return value as JsonValue
}

export function validateLabels(labels: Readonly<Record<string, string>> | undefined, path: string): FieldError[] {
  const errors: FieldError[] = []
  for (const [key, value] of Object.entries(labels ?? {})) {
    for (const message of qualifiedNameRule(key)) errors.push(fieldError.invalid(path, key, message))
    for (const message of labelValue(value)) errors.push(fieldError.invalid(path, value, message))
  }
  return errors
}

const maxAnnotationsBytes = 256 * 1024

export function validateAnnotations(annotations: Readonly<Record<string, string>> | undefined, path: string): FieldError[] {
  if (!annotations) return []
  const errors: FieldError[] = []
  let size = 0
  for (const [key, value] of Object.entries(annotations)) {
    size += byteLength(key) + byteLength(value)
    for (const message of qualifiedNameRule(key.toLowerCase())) errors.push(fieldError.invalid(path, key, message))
  }
  if (size > maxAnnotationsBytes) errors.push(fieldError.tooLong(path, maxAnnotationsBytes))
  return errors
}

function validateOwnerReferences(references: readonly OwnerReference[] | undefined, path: string): FieldError[] {
  if (!references) return []
  const errors: FieldError[] = []
  let controller: string | undefined
  for (const reference of references) {
    // The real server's path has no index here.
    const { apiVersion = '' } = reference
    if (apiVersion === '' || apiVersion.endsWith('/') || apiVersion.split('/').length > 2) {
      errors.push(fieldError.invalid(child(path, 'apiVersion'), reference.apiVersion, 'version must not be empty'))
    }
    for (const field of ['kind', 'name', 'uid'] as const) {
      if (!reference[field]) errors.push(fieldError.invalid(child(path, field), reference[field], 'must not be empty'))
    }
    if (reference.apiVersion === 'v1' && reference.kind === 'Event') {
      errors.push(fieldError.invalid(path, reference, '/v1, Kind=Event is disallowed from being an owner'))
    }
    if (!reference.controller) continue
    const name = `${reference.kind}/${reference.name}`
    if (controller !== undefined) {
      errors.push(
        fieldError.invalid(
          path,
          references,
          `Only one reference can have Controller set to true. Found "true" in references for ${controller} and ${name}`,
        ),
      )
    } else controller = name
  }
  return errors
}

function validateFinalizers(finalizers: readonly string[] | undefined, path: string): FieldError[] {
  if (!finalizers) return []
  const errors: FieldError[] = []
  for (const name of finalizers) for (const message of qualifiedNameRule(name)) errors.push(fieldError.invalid(path, name, message))
  if (finalizers.includes('orphan') && finalizers.includes('foregroundDeletion')) {
    errors.push(fieldError.invalid(path, finalizers, 'finalizer orphan and foregroundDeletion cannot be both set'))
  }
  return errors
}

function validateManagedFields(
  entries: readonly ManagedFieldsEntry[] = [],
  path: string,
  old: readonly ManagedFieldsEntry[] = [],
): FieldError[] {
  const errors: FieldError[] = []
  for (let i = 0; i < entries.length; i++) {
    const entry = entries[i]
    if (entry === undefined || old.includes(entry)) continue
    const at = index(path, i)
    if (entry.operation !== 'Apply' && entry.operation !== 'Update') {
      errors.push(fieldError.invalid(child(at, 'operation'), entry.operation ?? '', 'must be `Apply` or `Update`'))
    }
    if (entry.fieldsType && entry.fieldsType !== 'FieldsV1')
      errors.push(fieldError.invalid(child(at, 'fieldsType'), entry.fieldsType, 'must be `FieldsV1`'))
    errors.push(...validateFieldManager(entry.manager ?? '', child(at, 'manager')))
    if (byteLength(entry.subresource ?? '') > 256) errors.push(fieldError.tooLong(child(at, 'subresource'), 256))
  }
  return errors
}

/** The name of a manager: printable, at most 128 bytes. */
export function validateFieldManager(name: string, path: string): FieldError[] {
  const errors: FieldError[] = []
  if (byteLength(name) > 128) errors.push(fieldError.tooLong(path, 128))
  if (/^[ -~]*$/.test(name)) return errors
  let position = 0
  for (const character of name) {
    if (!/^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u.test(character)) {
      const point = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
      errors.push(fieldError.invalid(path, name, `invalid character U+${point} (at position ${position})`))
    }
    position += byteLength(character)
  }
  return errors
}

/** metav1.LabelSelector in a spec. */
export function validateLabelSelector(
  selector: LabelSelector | undefined,
  path: string,
  options: { allowInvalidValues?: boolean } = {},
): FieldError[] {
  if (!selector) return []
  const errors = validateLabels(selector.matchLabels, child(path, 'matchLabels'))
  for (const [i, requirement] of (selector.matchExpressions ?? []).entries()) {
    const at = index(child(path, 'matchExpressions'), i)
    const count = requirement.values?.length ?? 0
    if (requirement.operator === 'In' || requirement.operator === 'NotIn') {
      if (count === 0) errors.push(fieldError.required(child(at, 'values'), "must be specified when `operator` is 'In' or 'NotIn'"))
    } else if (requirement.operator === 'Exists' || requirement.operator === 'DoesNotExist') {
      if (count > 0)
        errors.push(fieldError.forbidden(child(at, 'values'), "may not be specified when `operator` is 'Exists' or 'DoesNotExist'"))
    } else errors.push(fieldError.invalid(child(at, 'operator'), requirement.operator, 'not a valid selector operator'))
    for (const message of qualifiedNameRule(requirement.key)) errors.push(fieldError.invalid(child(at, 'key'), requirement.key, message))
    if (options.allowInvalidValues) continue
    for (const [v, value] of (requirement.values ?? []).entries()) {
      for (const message of labelValue(value)) errors.push(fieldError.invalid(index(child(at, 'values'), v), value, message))
    }
  }
  return errors
}

/** A list of metav1.Condition. */
export function validateConditions(conditions: readonly Condition[] | undefined, path: string): FieldError[] {
  const errors: FieldError[] = []
  const seen = new Set<string>()
  for (const [i, condition] of (conditions ?? []).entries()) {
    const at = index(path, i)
    if (seen.has(condition.type)) errors.push(fieldError.duplicate(child(at, 'type'), condition.type))
    seen.add(condition.type)
    for (const message of qualifiedNameRule(condition.type)) errors.push(fieldError.invalid(child(at, 'type'), condition.type, message))
    if (!['True', 'False', 'Unknown'].includes(condition.status)) {
      errors.push(fieldError.notSupported(child(at, 'status'), condition.status, ['False', 'True', 'Unknown']))
    }
    if ((condition.observedGeneration ?? 0) < 0) {
      errors.push(
        fieldError.invalid(child(at, 'observedGeneration'), condition.observedGeneration, 'must be greater than or equal to zero'),
      )
    }
    if (!condition.lastTransitionTime) errors.push(fieldError.required(child(at, 'lastTransitionTime')))
    if (!condition.reason) errors.push(fieldError.required(child(at, 'reason')))
    else {
      const pattern = '[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?'
      if (!new RegExp(`^${pattern}$`).test(condition.reason)) {
        errors.push(
          fieldError.invalid(
            child(at, 'reason'),
            condition.reason,
            `a condition reason must start with alphabetic character, optionally followed by a string of alphanumeric characters or '_,:', and must end with an alphanumeric character or '_' (e.g. 'my_name',  or 'MY_NAME',  or 'MyName',  or 'ReasonA,ReasonB',  or 'ReasonA:ReasonB', regex used for validation is '${pattern}')`,
          ),
        )
      }
      if (byteLength(condition.reason) > 1024) errors.push(fieldError.tooLong(child(at, 'reason'), 1024))
    }
    if (byteLength(condition.message ?? '') > 32 * 1024) errors.push(fieldError.tooLong(child(at, 'message'), 32 * 1024))
  }
  return errors
}
