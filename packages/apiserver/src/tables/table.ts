import type { KubernetesData } from '../data.js'
import { listMeta } from '../http/render.js'
import type { ListResult } from '../registry/list.js'
import { apiVersionOf, convertTo, type ServedResource, storedView } from '../registry/resource.js'
import type { JsonObject, JsonValue } from '../schema/json.js'
import type { Stored } from '../store/stored.js'
import { ageCell, nameCell, numberAt } from './cell.js'
import { cells } from './cells.js'
import { customPrinter } from './custom-cells.js'
import { podRowConditions } from './pod-cells.js'
import type { Printer } from './printer.js'

export type IncludeObject = 'Metadata' | 'Object' | 'None'

export interface TableOptions {
  readonly includeObject: IncludeObject
  /** v1, or v1beta1 of meta.k8s.io. */
  readonly version: string
  readonly now: Date
  /** Watch events after the first have none. */
  readonly headers: boolean
}

const nameAndAge: Printer = {
  columns: [
    { name: 'Name', type: 'string', format: 'name' },
    { name: 'Age', type: 'string' },
  ],
  cells: [nameCell, ageCell],
}

const customPrinters = new WeakMap<ServedResource, Printer>()

/** How a resource is printed; one without columns of its own shows names and ages. */
export function printerOf(data: KubernetesData, resource: ServedResource): Printer {
  if (resource.printer) return resource.printer
  if (resource.columns) {
    let printer = customPrinters.get(resource)
    if (!printer) {
      printer = customPrinter(resource.columns)
      customPrinters.set(resource, printer)
    }
    return printer
  }
  const columns = data.columns[`${apiVersionOf(resource)}/${resource.resource}`]
  const own = cells[resource.definition.table]
  return columns && own ? { columns, cells: own } : nameAndAge
}

export function tableOf(
  printer: Printer,
  rows: readonly Stored[],
  metadata: JsonObject,
  resource: ServedResource,
  options: TableOptions,
): JsonObject {
  const made = inOrder(resource, rows).map((stored) => row(printer, stored, resource, options))
  return table(printer, made, metadata, options)
}

export function tableOfList(printer: Printer, list: ListResult, resource: ServedResource, options: TableOptions): JsonObject {
  return tableOf(printer, list.items, listMeta(list), resource, options)
}

/** A table of one object that is no resource by itself, such as a scale. */
export function tableOfObject(printer: Printer, object: JsonObject, options: TableOptions): JsonObject {
  const { includeObject, version, now } = options
  const shown = includeObject === 'None' ? null : includeObject === 'Object' ? object : partialMetadata(object, version)
  const { resourceVersion = '' } = object.metadata as JsonObject
  return table(printer, [{ cells: printer.cells.map((cell) => cell(object, now)), object: shown }], { resourceVersion }, options)
}

function table(printer: Printer, rows: readonly JsonObject[], metadata: JsonObject, { version, headers }: TableOptions): JsonObject {
  return {
    kind: 'Table',
    apiVersion: `meta.k8s.io/${version}`,
    metadata,
    columnDefinitions: headers
      ? printer.columns.map(({ name, type, format = '', description = '', priority = 0 }) => ({
          name,
          type,
          format,
          description,
          priority,
        }))
      : (null as JsonValue),
    rows,
  }
}

/** Flow schemas are printed in the order in which they match. */
function inOrder(resource: ServedResource, rows: readonly Stored[]): readonly Stored[] {
  if (resource.resource !== 'flowschemas') return rows
  const precedence = ({ object }: Stored) => numberAt(object, 'spec.matchingPrecedence')
  return [...rows].sort((a, b) => precedence(a) - precedence(b) || (a.key < b.key ? -1 : 1))
}

function row(printer: Printer, stored: Stored, resource: ServedResource, { includeObject, version, now }: TableOptions): JsonObject {
  const object = storedView(resource, stored.object)
  const conditions = resource.definition.table === 'pods' ? podRowConditions(object) : undefined
  return {
    cells: printer.cells.map((cell) => cell(object, now)),
    ...(conditions && { conditions }),
    object:
      includeObject === 'None' ? null : includeObject === 'Object' ? convertTo(resource, stored.object) : partialMetadata(object, version),
  }
}

/** meta.k8s.io PartialObjectMetadata of an object. */
export function partialMetadata(object: JsonObject, version: string): JsonObject {
  const metadata = object.kind === 'DaemonSet' ? withoutTemplateGeneration(object.metadata as JsonObject) : (object.metadata ?? {})
  return { kind: 'PartialObjectMetadata', apiVersion: `meta.k8s.io/${version}`, metadata }
}

/** The real server keeps this one as a field and makes the annotation only for whole objects. */
function withoutTemplateGeneration(metadata: JsonObject): JsonObject {
  const { 'deprecated.daemonset.template.generation': generation, ...annotations } = (metadata.annotations ?? {}) as JsonObject
  if (generation === undefined) return metadata
  const { annotations: _annotations, ...rest } = metadata
  return Object.keys(annotations).length === 0 ? rest : { ...rest, annotations }
}
