import { encodeJson, freezeDeep, type JsonObject } from '../schema/json.js'

/** One revision of one object: frozen, with its JSON made once. A table's order is that of etcd's keys. */
export class Stored {
  /** `name`, or `namespace/name`. */
  readonly key: string
  /** In the version that is stored, with apiVersion, kind and metadata.resourceVersion. */
  readonly object: JsonObject
  readonly revision: number
  #body: Buffer | undefined

  constructor(key: string, object: JsonObject, revision: number) {
    this.key = key
    this.object = object
    this.revision = revision
  }

  /** The JSON of the object without kind and apiVersion: `{"metadata":…}`. Answers put in front of it what they need. */
  get body(): Buffer {
    this.#body ??= encodeBody(this.object)
    return this.#body
  }

  /** `body` was made. */
  get isEncoded(): boolean {
    return this.#body !== undefined
  }

  get metadata(): JsonObject {
    return this.object.metadata as JsonObject
  }

  /** The same object under another revision, as a watcher gets it that must forget it. */
  at(revision: number): Stored {
    const object = { ...this.object, metadata: { ...this.metadata, resourceVersion: String(revision) } }
    return new Stored(this.key, freezeDeep(object), revision)
  }
}

/** The JSON of an object without its kind and apiVersion. */
export function encodeBody(object: JsonObject): Buffer {
  const { kind, apiVersion, metadata } = object
  const [first, second, third] = Object.keys(object)
  if (first === 'kind' && second === 'apiVersion' && third === 'metadata' && metadata !== undefined) {
    // To leave them out of the text is quicker than to copy the object without them.
    return Buffer.from(`{${encodeJson(object).slice(encodeJson({ kind: kind ?? '', apiVersion: apiVersion ?? '' }).length)}`)
  }
  const { kind: _kind, apiVersion: _apiVersion, ...rest } = object
  return Buffer.from(encodeJson(rest))
}
