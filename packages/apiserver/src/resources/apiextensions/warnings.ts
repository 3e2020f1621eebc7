import type { CustomResourceDefinition } from '../../custom/definition.js'
import { isKnownFormat } from '../../schema/formats.js'
import type { JsonObject } from '../../schema/json.js'
import { hasRules, subschemas } from '../../schema/structural.js'

/** What a client should know of the schemas that it wrote. */
export function schemaWarnings(definition: CustomResourceDefinition, old: CustomResourceDefinition | undefined): string[] {
  const known = new Set(old && unknownFormats(old))
  const warnings = unknownFormats(definition)
    .filter((format) => !known.has(format))
    .map((format) => `unrecognized format ${JSON.stringify(format)}`)
  const withRules = definition.spec.versions.filter(({ schema }) => hasRules(schema?.openAPIV3Schema)).map(({ name }) => name)
  if (withRules.length > 0) {
    warnings.push(
      `this API server does not enforce x-kubernetes-validations yet: the rules of ${definition.metadata.name} in ${withRules.join(', ')} are stored, and nothing is checked by them`,
    )
  }
  return warnings
}

function unknownFormats({ spec }: CustomResourceDefinition): string[] {
  return spec.versions.flatMap(({ schema }) => (schema?.openAPIV3Schema ? formatsIn(schema.openAPIV3Schema) : []))
}

function formatsIn(schema: JsonObject): string[] {
  const { format, type } = schema
  const unknown = type === 'string' && typeof format === 'string' && format !== '' && !isKnownFormat(format)
  return [...(unknown ? [format] : []), ...subschemas(schema).flatMap(formatsIn)]
}
