import { cloneJson, type KubeObject, type ObjectMeta } from '../registry/objects.js'
import type { ScalePaths } from '../registry/resource.js'
import { defineStrategy, type Strategy, type SubresourceStrategy } from '../registry/strategy.js'
import type { CustomShape } from '../schema/built-in.js'
import { checkChangedListTypes, validateCustom } from '../schema/custom-resource.js'
import type { MetadataCheck } from '../schema/embedded-meta.js'
import { type FieldError, fieldError } from '../schema/field-error.js'
import { equalJson, type JsonObject, type JsonValue, withoutKey } from '../schema/json.js'
import { validateValue } from '../schema/value-validation.js'
import { at } from '../tables/cell.js'
import { validateObjectMeta } from '../validation/metadata.js'
import { dnsSubdomain, pathSegment, qualifiedNameRule } from '../validation/names.js'
import { scaleProblems } from './scale-values.js'

/** What the rules of one version of a custom resource are made of. */
export interface VersionRules {
  readonly shape: CustomShape
  /** Rules in CEL stand somewhere in the schema. */
  readonly hasRules: boolean
  /** The status is a subresource, and so nobody else's to write. */
  readonly status: boolean
  readonly scale: ScalePaths | undefined
  /** Paths such as `spec.color`. */
  readonly selectable: readonly string[]
}

export interface CustomObject extends KubeObject {
  status?: JsonValue
}

/** Metadata inside of a custom resource is checked like that of an object with any name. */
export const checkEmbeddedMetadata: MetadataCheck = (path, metadata, namespaced) =>
  validateObjectMeta(metadata as ObjectMeta, namespaced, pathSegment, path)

/** The rules for objects of one version of a custom resource; after registry/customresource of apiextensions-apiserver. */
export function customStrategy(rules: VersionRules): Strategy {
  const { status, selectable } = rules
  const statusRules: SubresourceStrategy<CustomObject> = {
    prepareForUpdate: keepAllButStatus,
    validateUpdate: (object, old) => withRulesNotChecked(rules, validateStatus(rules, object, old)),
    resetFields: ['spec'],
  }
  return defineStrategy<CustomObject>({
    nameRule: dnsSubdomain,
    unconditionalUpdate: false,
    resetFields: status ? ['status'] : [],
    prepareForCreate(object) {
      if (status) delete object.status
      object.metadata.generation = 1
    },
    prepareForUpdate(object, old) {
      if (status) {
        if (old.status === undefined) delete object.status
        else object.status = cloneJson(old.status)
      }
      if (!equalJson(withoutMetadata(object), withoutMetadata(old))) object.metadata.generation = (old.metadata.generation ?? 0) + 1
    },
    validate: (object) => validate(rules, object, undefined),
    validateUpdate: (object, old) => validate(rules, object, old),
    warnings: (object, old) => finalizerWarnings(object, old),
    selectableFields: Object.fromEntries(selectable.map((path) => [path, (object: CustomObject) => textAt(object, path)])),
    subresources: status ? { status: statusRules } : {},
  })
}

function json(object: KubeObject): JsonObject {
  return object as unknown as JsonObject
}

function withoutMetadata(object: KubeObject): JsonObject {
  return withoutKey(json(object), 'metadata')
}

/** The whole object stays as it was, but for its status and who wrote it. */
function keepAllButStatus(object: CustomObject, old: CustomObject): void {
  const { status } = object
  const { managedFields } = object.metadata
  replaceAll(object.metadata, cloneJson(old.metadata))
  if (managedFields) object.metadata.managedFields = managedFields
  else delete object.metadata.managedFields
  const { metadata } = object
  replaceAll(object, { ...cloneJson(old), metadata })
  if (status === undefined) delete object.status
  else object.status = status
}

function replaceAll<T extends object>(target: T, source: T): void {
  for (const name of Object.keys(target)) if (!Object.hasOwn(source, name)) delete target[name as keyof T]
  Object.assign(target, source)
}

/** A write of the status is judged by what the schema says of it, and by nothing else. */
function validateStatus({ shape: { schema }, scale }: VersionRules, object: CustomObject, old: CustomObject): FieldError[] {
  const { status } = object
  const statusSchema = schema?.properties.get('status')
  const errors: FieldError[] = []
  if (statusSchema && status !== undefined) {
    errors.push(...validateValue('status', statusSchema, status, old.status))
  }
  return [...errors, ...scaleProblems(scale, object, 'status'), ...checkChangedListTypes(schema, json(object), json(old))]
}

function validate(rules: VersionRules, object: CustomObject, old: CustomObject | undefined): FieldError[] {
  return withRulesNotChecked(rules, [
    ...validateCustom(rules.shape.schema, json(object), old && json(old), checkEmbeddedMetadata),
    ...scaleProblems(rules.scale, object, 'spec'),
    ...scaleProblems(rules.scale, object, 'status'),
  ])
}

function withRulesNotChecked({ hasRules }: VersionRules, errors: FieldError[]): FieldError[] {
  return hasRules && errors.some(({ type }) => blocking.has(type)) ? [...errors, rulesNotChecked] : errors
}

const blocking: ReadonlySet<string> = new Set([
  'FieldValueNotSupported',
  'FieldValueRequired',
  'FieldValueTooLong',
  'FieldValueTooMany',
  'FieldValueTypeInvalid',
])
const rulesNotChecked = fieldError.invalid(
  '<nil>',
  null,
  'some validation rules were not checked because the object was invalid; correct the existing errors to complete validation',
)

const standardFinalizers: ReadonlySet<string> = new Set(['orphan', 'foregroundDeletion', 'kubernetes'])

function finalizerWarnings({ metadata }: KubeObject, old: KubeObject | undefined): string[] {
  const added = (metadata.finalizers ?? []).filter((name) => !old?.metadata.finalizers?.includes(name))
  return [...new Set(added)].sort().flatMap((name) => {
    const warn = (text: string) => `metadata.finalizers: ${JSON.stringify(name)}: ${text}`
    const warnings = qualifiedNameRule(name).map(warn)
    if (name.includes('/') || standardFinalizers.has(name)) return warnings
    const form = name.includes('.') ? 'a domain-qualified finalizer name including a path (/)' : 'a domain-qualified finalizer name'
    return [...warnings, warn(`prefer ${form} to avoid accidental conflicts with other finalizer writers`)]
  })
}

function textAt(object: KubeObject, path: string): string {
  const value = at(json(object), path)
  return value === undefined || value === null ? '' : String(value)
}
