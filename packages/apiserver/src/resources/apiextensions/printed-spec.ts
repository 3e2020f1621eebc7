import type { DefinitionVersion } from '../../custom/definition.js'
import { isObject, type JsonObject, type JsonValue } from '../../schema/json.js'
import { eachOf, type PrintedFields, printedSchema, renamed } from '../../schema/printed-schema.js'

const versionFields: PrintedFields = [
  ['Name', 'name', ''],
  ['Served', 'served', false],
  ['Storage', 'storage', false],
  ['Deprecated', 'deprecated', false],
  ['DeprecationWarning', 'deprecationWarning', null],
  ['Schema', 'schema', null],
  ['Subresources', 'subresources', null],
  ['AdditionalPrinterColumns', 'additionalPrinterColumns', null],
  ['SelectableFields', 'selectableFields', null],
]

const columnFields: PrintedFields = [
  ['Name', 'name', ''],
  ['Type', 'type', ''],
  ['Format', 'format', ''],
  ['Description', 'description', ''],
  ['Priority', 'priority', 0],
  ['JSONPath', 'jsonPath', ''],
]

/** `spec.versions` as a field error of the real server prints it: Go's internal types, which have names of their own for everything. */
export function printedVersions(versions: readonly DefinitionVersion[]): JsonValue {
  return versions.map((version) =>
    renamed(version as unknown as JsonObject, versionFields, (name, value) => {
      if (name === 'schema')
        return { OpenAPIV3Schema: isObject(value) && isObject(value.openAPIV3Schema) ? printedSchema(value.openAPIV3Schema) : null }
      if (name === 'subresources') return printedSubresources(value)
      if (name === 'additionalPrinterColumns') return eachOf(value, (column) => renamed(column, columnFields))
      return name === 'selectableFields' ? eachOf(value, ({ jsonPath = '' }) => ({ JSONPath: jsonPath })) : value
    }),
  )
}

function printedSubresources(value: JsonValue): JsonValue {
  if (!isObject(value)) return value
  const { status, scale } = value
  return {
    Status: status === undefined ? null : {},
    Scale: isObject(scale)
      ? {
          SpecReplicasPath: scale.specReplicasPath ?? '',
          StatusReplicasPath: scale.statusReplicasPath ?? '',
          LabelSelectorPath: scale.labelSelectorPath ?? null,
        }
      : null,
  }
}
