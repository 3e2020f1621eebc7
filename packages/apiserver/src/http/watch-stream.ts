import { encodeProtobuf, encodeProtobufWatchEvent } from '../protobuf/encode.js'
import type { ListOptions } from '../registry/list-options.js'
import type { ServedResource } from '../registry/resource.js'
import { apiVersionOf } from '../registry/resource.js'
import { parseWatchVersion } from '../registry/resource-version.js'
import type { ServerState } from '../registry/state.js'
import { type WatchSink, watchObjects } from '../registry/watch.js'
import { encodeJson, type JsonObject } from '../schema/json.js'
import { toStatusError } from '../status.js'
import type { Stored } from '../store/stored.js'
import type { Change, ChangeType } from '../store/table.js'
import type { Exchange } from './exchange.js'
import { bodyOf, formOf, isAsStored, objectIn, prefixOf } from './render.js'

/** How objects go into the events of one watch. */
export interface EventEncoder {
  readonly contentType: string
  /** Same for all watches whose events are the same bytes; undefined when they are not shared. */
  readonly cacheKey: string | undefined
  /** `isKept`: the bytes are, for all who need them. */
  event(type: ChangeType, stored: Stored, isKept: boolean): Buffer
  bookmark(revision: number, initialEventsEnd: boolean): Buffer
  error(status: JsonObject): Buffer
}

/** A watcher that is so many events behind is cut off: it starts again with a list. */
const maxEventsBehind = 20_000
/** The same for one that holds so many bytes of objects; the first events that it is behind are not weighed. */
const maxBytesBehind = 64 * 1024 * 1024
const unweighedEvents = 100
/** What has gone out is let go of in lots of this many events. */
const forgottenEvents = 1000
/** Events that are due at once go out together, up to about so much. */
const chunkBytes = 64 * 1024
const bookmarkIntervalMs = 60_000
/** Without timeoutSeconds a watch ends after 30 to 60 minutes, so that they don't all end together. */
const minTimeoutSeconds = 1800

/** Answers a watch; it ends with its time, with the client, or with `stopped` (the server closes). */
export function streamWatch(
  state: ServerState,
  exchange: Exchange,
  resource: ServedResource,
  namespace: string,
  options: ListOptions,
  encoder: EventEncoder,
  stopped: AbortSignal,
): void {
  const { response } = exchange
  // Of what keeps a watch from its start, this alone is told by the answer's status; the rest by an event.
  parseWatchVersion(options.resourceVersion)
  let stop: (() => void) | undefined
  let bookmarks: NodeJS.Timeout | undefined
  let ended = false
  const end = () => {
    if (ended) return
    ended = true
    stop?.()
    clearTimeout(timeout)
    clearInterval(bookmarks)
    stopped.removeEventListener('abort', finish)
  }
  const finish = () => {
    end()
    response.end()
  }
  // What is due, encoded when the connection takes it: a queue costs little, since its objects are shared.
  let due: { readonly encode: () => Buffer; readonly bytes: number }[] = []
  let next = 0
  let bytesBehind = 0
  /** How many of these were there at the start, which may be any number. */
  let initial = Number.POSITIVE_INFINITY
  let pumping = false
  const pump = () => {
    pumping = false
    while (!ended && next < due.length) {
      const chunk: Buffer[] = []
      for (let size = 0; size < chunkBytes && next < due.length; next++) {
        const event = due[next]
        if (!event) break
        const bytes = event.encode()
        bytesBehind -= event.bytes
        chunk.push(bytes)
        size += bytes.length
      }
      if (next >= forgottenEvents) {
        // A client that is never quite up to date must not make us keep all that it ever got.
        due = due.slice(next)
        initial = Math.max(0, initial - next)
        next = 0
      }
      if (!response.write(Buffer.concat(chunk))) {
        pumping = true
        return
      }
    }
    due = []
    next = 0
    initial = 0
  }
  const write = (encode: () => Buffer, stored?: Stored) => {
    if (ended) return
    const behind = due.length - Math.max(next, initial)
    const bytes = stored && behind >= unweighedEvents ? stored.body.length : 0
    bytesBehind += bytes
    if (behind >= maxEventsBehind || bytesBehind > maxBytesBehind) {
      end()
      due = []
      response.destroy()
      return
    }
    due.push({ encode, bytes })
    if (pumping) return
    pumping = true
    queueMicrotask(pump)
  }
  const sink: WatchSink = {
    event: (type, stored, change) => write(() => encodeEvent(encoder, type, stored, change), stored),
    bookmark: (revision, initialEventsEnd) => write(() => encoder.bookmark(revision, initialEventsEnd)),
  }

  const seconds = options.timeoutSeconds || minTimeoutSeconds * (1 + Math.random())
  const timeout = setTimeout(finish, Math.min(seconds * 1000, 2 ** 31 - 1))
  timeout.unref()
  response.on('drain', pump)
  response.on('close', end)
  response.on('error', end)
  stopped.addEventListener('abort', finish, { once: true })
  response.writeHead(200, exchange.headers({ 'content-type': encoder.contentType }))
  try {
    stop = watchObjects(state, resource, namespace, options, sink)
  } catch (error) {
    response.write(encoder.error(toStatusError(error).status))
    finish()
    return
  }
  initial = due.length
  if (ended) stop()
  if (options.allowWatchBookmarks && !ended) {
    bookmarks = setInterval(() => sink.bookmark(state.store.revision, false), bookmarkIntervalMs)
    bookmarks.unref()
  }
}

function encodeEvent(encoder: EventEncoder, type: ChangeType, stored: Stored, change: Change | undefined): Buffer {
  if (!change || encoder.cacheKey === undefined) return encoder.event(type, stored, false)
  const key = `${type} ${encoder.cacheKey}`
  change.encoded ??= new Map()
  let bytes = change.encoded.get(key)
  if (!bytes) {
    bytes = encoder.event(type, stored, true)
    change.encoded.set(key, bytes)
  }
  return bytes
}

const initialEventsEndAnnotation = 'k8s.io/initial-events-end'

/** metadata of a bookmark. */
export function bookmarkMeta(revision: number, initialEventsEnd: boolean): JsonObject {
  return { resourceVersion: String(revision), ...(initialEventsEnd && { annotations: { [initialEventsEndAnnotation]: 'true' } }) }
}

const eventEnd = Buffer.from('}\n')

/** Events as lines of JSON, with whole objects. */
export function jsonEvents(resource: ServedResource): EventEncoder {
  const prefix = prefixOf(resource)
  return {
    contentType: 'application/json',
    cacheKey: `json ${formOf(resource)}`,
    event: (type, stored, isKept) =>
      // Mostly the event is all that is ever made of a revision.
      !isKept || stored.isEncoded || !isAsStored(resource)
        ? Buffer.concat([eventStart[type], prefix, bodyOf(resource, stored).subarray(1), eventEnd])
        : jsonEvent(type, stored.object),
    bookmark: (revision, initialEventsEnd) =>
      jsonEvent('BOOKMARK', {
        kind: resource.kind,
        apiVersion: apiVersionOf(resource),
        metadata: bookmarkMeta(revision, initialEventsEnd),
      }),
    error: (status) => jsonEvent('ERROR', status),
  }
}

/** Events as frames of protobuf, with whole objects. */
export function protobufEvents(resource: ServedResource): EventEncoder {
  const event = (type: string, object: JsonObject) => encodeProtobufWatchEvent(type, encodeProtobuf(object))
  return {
    contentType: 'application/vnd.kubernetes.protobuf;stream=watch',
    cacheKey: `protobuf ${apiVersionOf(resource)}`,
    event: (type, stored) => event(type, objectIn(resource, stored)),
    bookmark: (revision, initialEventsEnd) =>
      event('BOOKMARK', { kind: resource.kind, apiVersion: apiVersionOf(resource), metadata: bookmarkMeta(revision, initialEventsEnd) }),
    error: (status) => event('ERROR', status),
  }
}

const eventStart: Readonly<Record<ChangeType, Buffer>> = {
  ADDED: Buffer.from('{"type":"ADDED","object":'),
  MODIFIED: Buffer.from('{"type":"MODIFIED","object":'),
  DELETED: Buffer.from('{"type":"DELETED","object":'),
}

export function jsonEvent(type: string, object: JsonObject): Buffer {
  return Buffer.from(`${encodeJson({ type, object })}\n`)
}
