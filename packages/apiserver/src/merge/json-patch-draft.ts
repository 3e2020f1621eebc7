import { isArray, isObject, type JsonObject, type JsonValue, type MutableJsonObject, own, setKey } from '../schema/json.js'

/**
 * A value while a JSON patch works on it. Containers on the way to a change are copied once; what was copied is changed in place by later
 * operations, so that ten thousand of them on one big map do not copy it ten thousand times.
 */
export class Draft {
  document: JsonValue
  readonly #own = new WeakSet<object>()

  constructor(document: JsonValue) {
    this.document = document
  }

  /** The place that a path names, to look at. Undefined when a container on the way is missing. */
  find(path: string): Place | undefined {
    const parts = splitPath(path)
    if (!parts) return undefined
    let container = this.document
    for (const part of parts.slice(0, -1)) {
      const next = placeIn(container, part)?.get()
      if (next === undefined) return undefined
      container = next
    }
    return placeIn(container, parts[parts.length - 1] ?? '')
  }

  /** The place that a path names, to change. */
  open(path: string): Place | undefined {
    const parts = splitPath(path)
    if (!parts || !this.find(path)) return undefined
    let container = this.#copied(this.document)
    this.document = container
    for (const part of parts.slice(0, -1)) {
      const place = placeIn(container, part)
      if (!place) return undefined
      container = this.#copied(place.get() ?? null)
      place.set(container)
    }
    return placeIn(container, parts[parts.length - 1] ?? '')
  }

  /** Before a value comes to stand in a second place: then it is nobody's to change. What is not a copy holds no copies. */
  share(value: JsonValue): void {
    if (typeof value !== 'object' || value === null || !this.#own.delete(value)) return
    for (const item of Object.values(value as JsonObject)) this.share(item)
  }

  #copied(value: JsonValue): JsonValue {
    if (typeof value !== 'object' || value === null || this.#own.has(value)) return value
    const copy = isArray(value) ? [...value] : { ...(value as JsonObject) }
    this.#own.add(copy)
    return copy
  }
}

/** A key in a container. Its changes are in place: only `Draft.open` gives places whose container may be changed. */
export class Place {
  readonly key: string
  readonly list: JsonValue[] | undefined
  readonly #map: MutableJsonObject

  constructor(container: JsonObject | readonly JsonValue[], key: string) {
    this.key = key
    this.list = isArray(container) ? (container as JsonValue[]) : undefined
    this.#map = container as MutableJsonObject
  }

  /** The position in a list, or why there is none. */
  index(): number | string {
    const index = parseIndex(this.key)
    const length = this.list?.length ?? 0
    if (typeof index === 'string') return index
    if (index >= length || index < -length) return `Unable to access invalid index: ${index}: invalid index referenced`
    return index < 0 ? index + length : index
  }

  get(): JsonValue | undefined {
    if (!this.list) return own(this.#map, this.key)
    const index = this.index()
    return typeof index === 'number' ? this.list[index] : undefined
  }

  set(value: JsonValue): void {
    const index = this.list ? this.index() : undefined
    if (!this.list) setKey(this.#map, this.key, value)
    else if (typeof index === 'number') this.list[index] = value
  }

  insert(index: number, value: JsonValue): void {
    this.list?.splice(index, 0, value)
  }

  /** False when there was nothing to remove. */
  remove(): boolean {
    const index = this.list ? this.index() : undefined
    if (typeof index === 'number') return this.list?.splice(index, 1).length === 1
    return Object.hasOwn(this.#map, this.key) && delete this.#map[this.key]
  }
}

function placeIn(container: JsonValue, key: string): Place | undefined {
  return isObject(container) || isArray(container) ? new Place(container, key) : undefined
}

function splitPath(path: string): string[] | undefined {
  const parts = path.split('/')
  return parts.length < 2 ? undefined : parts.slice(1).map((part) => part.replaceAll(/~[01]/g, (code) => (code === '~1' ? '/' : '~')))
}

/** As Go's strconv.Atoi; an error is its text. */
export function parseIndex(key: string): number | string {
  if (!/^[+-]?[0-9]+$/.test(key)) return `strconv.Atoi: parsing ${JSON.stringify(key)}: invalid syntax`
  const index = Number(key)
  return Number.isSafeInteger(index) ? index : `strconv.Atoi: parsing ${JSON.stringify(key)}: value out of range`
}
