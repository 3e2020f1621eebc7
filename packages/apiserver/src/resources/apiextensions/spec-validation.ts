import type { DefinitionSpec, DefinitionVersion } from '../../custom/definition.js'
import { builtIns } from '../../schema/built-in.js'
import { child, type FieldError, fieldError, index } from '../../schema/field-error.js'
import type { GoType } from '../../schema/go-type.js'
import { hasDefaults } from '../../schema/structural.js'
import { oneOf } from '../../validation/checks.js'
import { dns1035Label, dnsSubdomain } from '../../validation/names.js'
import { type InternalSpec, internalSpec } from './internal-spec.js'
import { requireNames, validateNames } from './names-validation.js'
import { printedVersions } from './printed-spec.js'
import { validateDeprecation, validateVersionParts } from './version-validation.js'

/** What a definition's spec must be, on create and on every update; in the order of the real server. */
export function validateSpec(spec: DefinitionSpec): FieldError[] {
  const internal = internalSpec({ ...spec, versions: spec.versions ?? [] })
  const objectMeta = builtIns().go.ofMessage('k8s.io.apimachinery.pkg.apis.meta.v1.ObjectMeta')
  const anyStatus = [internal, ...internal.versions].some(({ subresources }) => subresources?.status !== undefined)
  return [
    ...validateGroup(spec.group),
    ...oneOf('spec.scope', spec.scope, ['Cluster', 'Namespaced'], true),
    ...requireSchemas(internal),
    ...(spec.preserveUnknownFields && spec.versions?.some(({ schema }) => hasDefaults(schema?.openAPIV3Schema)) ? [defaultsArePruned] : []),
    ...internal.versions.flatMap((version, i) => validateVersion(index('spec.versions', i), version, internal, objectMeta)),
    ...validateVersionSet(internal),
    ...requireNames('spec.names', spec.names),
    ...validateNames('spec.names', spec.names),
    ...validateVersionParts('spec', 'validation', internal, anyStatus, objectMeta),
    ...validateConversion(spec),
  ]
}

const defaultsArePruned = fieldError.invalid('spec.preserveUnknownFields', true, 'must be false in order to use defaults in the schema')

function validateGroup(group: string): FieldError[] {
  if (!group) return [fieldError.required('spec.group')]
  const faults = dnsSubdomain(group)
  if (faults.length > 0) return [fieldError.invalid('spec.group', group, faults.join(','))]
  return group.includes('.') ? [] : [fieldError.invalid('spec.group', group, 'should be a domain with at least one dot')]
}

function requireSchemas({ schema, versions }: InternalSpec): FieldError[] {
  if (schema?.openAPIV3Schema) return []
  return versions.flatMap((version, i) =>
    version.schema?.openAPIV3Schema ? [] : [fieldError.required(child(index('spec.versions', i), 'schema', 'openAPIV3Schema'))],
  )
}

function validateVersion(path: string, version: DefinitionVersion, { subresources }: InternalSpec, objectMeta: GoType): FieldError[] {
  const faults = dns1035Label(version.name)
  const statusEnabled = (version.subresources ?? subresources)?.status !== undefined
  return [
    ...(faults.length > 0 ? [fieldError.invalid(child(path, 'name'), version.name, faults.join(','))] : []),
    ...validateDeprecation(path, version),
    ...validateVersionParts(path, 'schema', version, statusEnabled, objectMeta),
  ]
}

function validateVersionSet({ versions }: InternalSpec): FieldError[] {
  const printed = () => (versions.length === 0 ? null : printedVersions(versions))
  const errors: FieldError[] = []
  if (new Set(versions.map(({ name }) => name)).size < versions.length)
    errors.push(fieldError.invalid('spec.versions', printed(), 'must contain unique version names'))
  if (versions.filter(({ storage }) => storage).length !== 1)
    errors.push(fieldError.invalid('spec.versions', printed(), 'must have exactly one version marked as storage version'))
  // Internally the first version has a field of its own.
  const first = versions[0]?.name ?? ''
  const faults = first === '' ? [] : dns1035Label(first)
  if (faults.length > 0) errors.push(fieldError.invalid('spec.version', first, faults.join(',')))
  return errors
}

/** Webhooks are not called by this server, so that a definition that needs one is refused rather than served wrongly. */
function validateConversion({ conversion }: DefinitionSpec): FieldError[] {
  if (!conversion) return []
  const { strategy, webhook } = conversion
  if (strategy === 'Webhook')
    return [
      fieldError.invalid('spec.conversion.strategy', strategy, 'this API server does not call conversion webhooks: use the strategy None'),
    ]
  const errors = oneOf('spec.conversion.strategy', strategy, ['None', 'Webhook'], true)
  const rule = 'should not be set when strategy is not set to Webhook'
  if (webhook?.clientConfig !== undefined) errors.push(fieldError.forbidden('spec.conversion.webhookClientConfig', rule))
  if (Array.isArray(webhook?.conversionReviewVersions) && webhook.conversionReviewVersions.length > 0)
    errors.push(fieldError.forbidden('spec.conversion.conversionReviewVersions', rule))
  return errors
}

/** Every version that objects may be stored in has to stay. */
export function validateStoredVersions(stored: readonly string[], versions: readonly DefinitionVersion[]): FieldError[] {
  const path = 'status.storedVersions'
  if (stored.length === 0) return [fieldError.invalid(path, null, 'must have at least one stored version')]
  const errors = versions
    .filter(({ name, storage }) => storage && !stored.includes(name))
    .map(({ name }) => fieldError.invalid(path, stored, `must have the storage version ${name}`))
  for (const [i, name] of stored.entries()) {
    if (versions.some((version) => version.name === name)) continue
    const rule = `missing from spec.versions; ${name} was previously a storage version, and must remain in spec.versions until a storage migration ensures no data remains persisted in ${name} and removes ${name} from status.storedVersions`
    errors.push(fieldError.invalid(index(path, i), name, rule))
  }
  return errors
}
