import { cloneJson, type KubeObject } from '../registry/objects.js'
import type { Strategy, StrategyContext, SubresourceStrategy } from '../registry/strategy.js'
import { defineStrategy } from '../registry/strategy.js'
import type { FieldError } from '../schema/field-error.js'
import { sameValue } from '../validation/metadata.js'
import type { NameRule } from '../validation/names.js'
import type { ResourceRules } from './rules.js'

/** Any object with a spec and a status; what is in them is for the kind's own view. */
export interface SpecAndStatus extends KubeObject {
  spec?: object
  status?: object
}

/** Rules of a kind whose spec is the user's and whose status is a controller's. */
export interface SpecAndStatusRules<T extends SpecAndStatus> extends Omit<Partial<Strategy<T>>, 'validate' | 'subresources'> {
  readonly nameRule: NameRule
  /** metadata.generation counts the changes of the spec; true unless said otherwise. */
  readonly counted?: boolean
  /** What a new object's status is; empty unless said otherwise, `keep` leaves what the client sent. */
  readonly initialStatus?: ((object: T) => object) | 'keep'
  /** On create (without `old`), and on update before `validateUpdate`. */
  validate?(object: T, context: StrategyContext, old?: T): FieldError[]
  /** What a write to status changes beside keeping the spec. */
  prepareStatus?(object: T, old: T, context: StrategyContext): void
  validateStatus?(object: T, old: T, context: StrategyContext): FieldError[]
  /** What a client should know of what it wrote to status. */
  statusWarnings?(object: T, old: T): string[]
  /** What can't be changed through status, beside the spec; `metadata` is all of it but managed fields. */
  readonly statusKeeps?: 'labels' | 'metadata'
  /** Paths whose changes are not those of a write to status; the spec unless said otherwise. */
  readonly statusResetFields?: readonly string[]
  readonly subresources?: Readonly<Record<string, SubresourceStrategy<T>>>
}

/** A strategy where main writes keep the status and writes to `status` keep the spec. */
export function specAndStatus<T extends SpecAndStatus>(rules: SpecAndStatusRules<T>): ResourceRules {
  const {
    counted = true,
    initialStatus,
    validate,
    validateStatus,
    statusWarnings,
    prepareStatus,
    statusKeeps,
    statusResetFields = ['spec'],
    subresources,
    prepareForCreate,
    prepareForUpdate,
    validateUpdate,
    ...rest
  } = rules
  return {
    strategy: defineStrategy<T>({
      ...rest,
      resetFields: rest.resetFields ?? (initialStatus === 'keep' ? [] : ['status']),
      prepareForCreate(object, context) {
        if (initialStatus === undefined) delete object.status
        else if (initialStatus !== 'keep') object.status = initialStatus(object)
        if (counted) object.metadata.generation = 1
        prepareForCreate?.(object, context)
      },
      ...(validate && { validate }),
      prepareForUpdate(object, old, context) {
        keepStored(object, old, 'status')
        prepareForUpdate?.(object, old, context)
        if (counted && !sameValue(object.spec, old.spec)) object.metadata.generation = (old.metadata.generation ?? 0) + 1
      },
      validateUpdate: (object, old, context) => [
        ...(validate?.(object, context, old) ?? []),
        ...(validateUpdate?.(object, old, context) ?? []),
      ],
      subresources: {
        status: {
          prepareForUpdate(object, old, context) {
            keepStored(object, old, 'spec')
            if (statusKeeps === 'labels') keepMeta(object, old, 'labels')
            else if (statusKeeps === 'metadata') keepMetaForStatus(object, old)
            prepareStatus?.(object, old, context)
          },
          ...(validateStatus && { validateUpdate: validateStatus }),
          ...(statusWarnings && { warnings: statusWarnings }),
          resetFields: statusResetFields,
        },
        ...subresources,
      },
    }),
  }
}

/** Takes a field back to what it was, as a draft of its own. */
export function keep<T extends object>(object: T, old: T, field: keyof T): void {
  if (old[field] === undefined) delete object[field]
  else object[field] = cloneJson(old[field])
}

/** The same where nothing in it is changed after: it is the stored one itself, which costs nothing to read, compare and store again. */
export function keepStored<T extends object>(object: T, old: T, field: keyof T): void {
  if (old[field] === undefined) delete object[field]
  else object[field] = old[field]
}

export function keepMeta(object: KubeObject, old: KubeObject, field: 'labels' | 'annotations' | 'ownerReferences' | 'finalizers'): void {
  keep(object.metadata, old.metadata, field)
}

/** Takes all metadata back to what it was but what tells who wrote (metav1.ResetObjectMetaForStatus). */
export function keepMetaForStatus(object: KubeObject, old: KubeObject): void {
  for (const field of ['labels', 'annotations', 'ownerReferences', 'finalizers'] as const) keepMeta(object, old, field)
}

/** Rules of a kind without a status; `spec` or other fields are looked at by `validate`, on create and on update. */
export function plain<T extends KubeObject>(
  rules: Omit<Partial<Strategy<T>>, 'validate'> & {
    readonly nameRule: NameRule
    /** metadata.generation counts the changes of these fields. */
    readonly counted?: readonly (keyof T)[]
    /** On create (without `old`), and on update before `validateUpdate`. */
    validate?(object: T, context: StrategyContext, old?: T): FieldError[]
  },
): ResourceRules {
  const { counted, validate, validateUpdate, prepareForCreate, prepareForUpdate, ...rest } = rules
  return {
    strategy: defineStrategy<T>({
      ...rest,
      prepareForCreate(object, context) {
        if (counted) object.metadata.generation = 1
        prepareForCreate?.(object, context)
      },
      prepareForUpdate(object, old, context) {
        prepareForUpdate?.(object, old, context)
        if (counted?.some((field) => !sameValue(object[field], old[field]))) object.metadata.generation = (old.metadata.generation ?? 0) + 1
      },
      ...(validate && { validate }),
      validateUpdate: (object, old, context) => [
        ...(validate?.(object, context, old) ?? []),
        ...(validateUpdate?.(object, old, context) ?? []),
      ],
    }),
  }
}
