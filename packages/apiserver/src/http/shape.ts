import type { ListResult } from '../registry/list.js'
import { apiVersionOf, type ServedResource } from '../registry/resource.js'
import type { ServerState } from '../registry/state.js'
import type { JsonObject } from '../schema/json.js'
import { failure, StatusError } from '../status.js'
import { Stored } from '../store/stored.js'
import type { ChangeType } from '../store/table.js'
import type { Printer } from '../tables/printer.js'
import { type IncludeObject, partialMetadata, type TableOptions, tableOf, tableOfList, tableOfObject } from '../tables/table.js'
import { internalGroup } from './decode-body.js'
import type { Exchange } from './exchange.js'
import type { OutputForm } from './negotiation.js'
import { type Content, jsonContent, listContent, listMeta, objectContent } from './render.js'
import { bookmarkMeta, type EventEncoder, jsonEvent, jsonEvents, protobufEvents } from './watch-stream.js'

/** What shaping needs to know of the server. */
export interface ShapeContext {
  readonly state: ServerState
  readonly printer: (resource: ServedResource) => Printer
}

/** An object as the client asked for it: whole, its metadata only, or a table of one row. Throws NotAcceptable and BadRequest. */
export function shapeObject(
  context: ShapeContext,
  exchange: Exchange,
  resource: ServedResource,
  stored: Stored,
  { as }: OutputForm,
): Content {
  if (!as) return objectContent(resource, stored)
  if (as.kind === 'PartialObjectMetadata') return jsonContent(partialMetadata(stored.object, as.version))
  if (as.kind !== 'Table') throw notOfThat(as.kind, `is not a list (${goType(resource, '')})`)
  const resourceVersion = { resourceVersion: String(stored.metadata.resourceVersion ?? '') }
  return jsonContent(tableOf(context.printer(resource), [stored], resourceVersion, resource, tableOptions(context, exchange, as.version)))
}

/** The same for an object that is no resource by itself. */
export function shapeOther(context: ShapeContext, exchange: Exchange, printer: Printer, object: JsonObject, { as }: OutputForm): Content {
  if (!as) return jsonContent(object)
  if (as.kind === 'PartialObjectMetadata') return jsonContent(partialMetadata(object, as.version))
  return jsonContent(tableOfObject(printer, object, tableOptions(context, exchange, as.version)))
}

export function shapeList(
  context: ShapeContext,
  exchange: Exchange,
  resource: ServedResource,
  list: ListResult,
  { as }: OutputForm,
): Content {
  if (!as) return listContent(resource, list)
  if (as.kind === 'PartialObjectMetadataList') {
    return jsonContent({
      kind: 'PartialObjectMetadataList',
      apiVersion: `meta.k8s.io/${as.version}`,
      metadata: listMeta(list),
      // Nothing else is null when it is empty: these items come from a list that Go never made.
      items: list.items.length === 0 ? null : list.items.map(({ object }) => partialMetadata(object, as.version)),
    })
  }
  if (as.kind !== 'Table') throw notOfThat(as.kind, `is a list (${goType(resource, 'List')})`)
  return jsonContent(tableOfList(context.printer(resource), list, resource, tableOptions(context, exchange, as.version)))
}

/** How the events of a watch look in the form that the client asked for. */
export function shapeEvents(
  context: ShapeContext,
  exchange: Exchange,
  resource: ServedResource,
  { as, mediaType }: OutputForm,
): EventEncoder {
  if (!as) return mediaType === 'application/vnd.kubernetes.protobuf' ? protobufEvents(resource) : jsonEvents(resource)
  if (as.kind === 'PartialObjectMetadata') {
    return eventsOf(
      (stored) => partialMetadata(stored.object, as.version),
      (metadata) => ({ kind: 'PartialObjectMetadata', apiVersion: `meta.k8s.io/${as.version}`, metadata }),
      `metadata ${as.version}`,
    )
  }
  if (as.kind !== 'Table') throw unacceptable(as.kind)
  const printer = context.printer(resource)
  const options = tableOptions(context, exchange, as.version)
  // Only the first event says what the columns are.
  let headers = true
  const table = (rows: readonly Stored[], metadata: JsonObject) => {
    const made = tableOf(printer, rows, metadata, resource, { ...options, now: context.state.clock.now(), headers })
    headers = false
    return made
  }
  return eventsOf(
    (stored) => table([stored], { resourceVersion: String(stored.metadata.resourceVersion ?? '') }),
    ({ resourceVersion = '', annotations }) => {
      const metadata = { resourceVersion, ...(annotations !== undefined && { annotations }) }
      // A bookmark is a row too: of an object that has nothing but its version.
      const object = { kind: resource.kind, apiVersion: apiVersionOf(resource), metadata }
      return table([new Stored('', object, 0)], { resourceVersion })
    },
    undefined,
  )
}

function eventsOf(
  object: (stored: Stored) => JsonObject,
  bookmark: (metadata: JsonObject) => JsonObject,
  cacheKey: string | undefined,
): EventEncoder {
  return {
    contentType: 'application/json',
    cacheKey,
    event: (type: ChangeType, stored) => jsonEvent(type, object(stored)),
    bookmark: (revision, initialEventsEnd) => jsonEvent('BOOKMARK', bookmark(bookmarkMeta(revision, initialEventsEnd))),
    error: (status) => jsonEvent('ERROR', status),
  }
}

function tableOptions(context: ShapeContext, exchange: Exchange, version: string): TableOptions {
  const includeObject = exchange.query.get('includeObject') ?? ''
  if (!['', 'Metadata', 'Object', 'None'].includes(includeObject)) {
    throw failure.badRequest(
      `Unable to convert to Table as requested: includeObject: Invalid value: ${JSON.stringify(includeObject)}: must be 'Metadata', 'Object', 'None', or empty`,
    )
  }
  return { includeObject: (includeObject || 'Metadata') as IncludeObject, version, now: context.state.clock.now(), headers: true }
}

function notOfThat(kind: string, what: string): StatusError {
  return new StatusError(406, 'NotAcceptable', `you requested ${kind}, but the requested object ${what}`)
}

function goType({ definition, kind }: ServedResource, suffix: string): string {
  return definition.custom ? `*unstructured.Unstructured${suffix}` : `*${internalGroup(definition.storage.group)}.${kind}${suffix}`
}

function unacceptable(kind: string) {
  return failure.notAcceptable([`application/json;as=${kind}`])
}
