import { badRequest, failures, unprocessable } from '../errors.js'
import { encodeJson, equalJson, isArray, isObject, type JsonObject, type JsonValue, jsonKind, own } from '../schema/json.js'
import { Draft, type Place, parseIndex } from './json-patch-draft.js'

/** kube-apiserver's bounds: operations in one patch, and bytes that copies may add. */
const maxPatchOperations = 10_000
const maxCopiedBytes = 3 * 1024 * 1024

/**
 * JSON patch (RFC 6902) as kube-apiserver applies it (gopkg.in/evanphx/json-patch.v4): `replace` sets keys that are not there, array positions may be
 * negative. Parts that no operation touches are the value's own. Throws INVALID_PATCH: `details.status` is 400 for what is no patch, 413 for too
 * many operations, 422 for one that does not fit the value.
 */
export function applyJsonPatch(value: JsonValue, patch: JsonValue): JsonValue {
  const operations = readOperations(patch)
  const patcher = new Patcher(value)
  for (const operation of operations) patcher.apply(operation)
  return patcher.document
}

function readOperations(patch: JsonValue): JsonObject[] {
  if (patch === null) return []
  if (!isArray(patch)) throw bad(`json: cannot unmarshal ${jsonKind(patch)} into Go value of type jsonpatch.Patch`)
  if (patch.length > maxPatchOperations) {
    const text = `Request entity too large: The allowed maximum operations in a JSON patch is ${maxPatchOperations}, got ${patch.length}`
    throw failures.invalidPatch(text, { details: { status: 413, reason: 'RequestEntityTooLarge' } })
  }
  return patch.map((operation) => {
    if (operation === null) return {}
    if (!isObject(operation)) throw bad(`json: cannot unmarshal ${jsonKind(operation)} into Go value of type jsonpatch.Operation`)
    return operation
  })
}

class Patcher {
  readonly #draft: Draft
  #copied = 0

  constructor(document: JsonValue) {
    this.#draft = new Draft(document)
  }

  get document(): JsonValue {
    return this.#draft.document
  }

  apply(operation: JsonObject): void {
    const kind = typeof operation.op === 'string' ? operation.op : 'unknown'
    const value = operation.value ?? null
    switch (kind) {
      case 'add': {
        const path = pathOf(operation, 'path', () => 'add operation failed to decode path: missing value')
        addAt(this.#open(path, `add operation does not apply: doc is missing path: "${path}"`), `error in add for path: '${path}'`, value)
        return
      }
      case 'remove': {
        const path = pathOf(operation, 'path', () => 'remove operation failed to decode path: missing value')
        removeAt(this.#open(path, `remove operation does not apply: doc is missing path: "${path}"`), `error in remove for path: '${path}'`)
        return
      }
      case 'replace':
        this.#replace(operation, value)
        return
      case 'move':
        this.#move(operation)
        return
      case 'copy':
        this.#copy(operation)
        return
      case 'test':
        this.#test(operation, value)
        return
      default:
        throw unfit(`Unexpected kind: ${kind}`)
    }
  }

  #open(path: string, missingText: string): Place {
    const place = this.#draft.open(path)
    if (!place) throw missing(missingText)
    return place
  }

  #replace(operation: JsonObject, value: JsonValue): void {
    const path = pathOf(operation, 'path', (why) => `replace operation failed to decode path: ${why}`)
    if (path === '') {
      // The real library passes over a scalar here.
      if (isObject(value) || isArray(value)) this.#draft.document = value
      return
    }
    const place = this.#open(path, `replace operation does not apply: doc is missing path: ${path}`)
    if (place.list && typeof place.index() === 'string') throw missing(`replace operation does not apply: doc is missing key: ${path}`)
    place.set(value)
  }

  #move(operation: JsonObject): void {
    const from = pathOf(operation, 'from', (why) => `move operation failed to decode from: ${why}`)
    const source = this.#open(from, `move operation does not apply: doc is missing from path: ${from}`)
    const wrong = `error in move for path: '${source.key}'`
    const value = valueAt(source, wrong) ?? null
    removeAt(source, wrong)
    const path = pathOf(operation, 'path', (why) => `move operation failed to decode path: ${why}`)
    addAt(
      this.#open(path, `move operation does not apply: doc is missing destination path: ${path}`),
      `error in move for path: '${path}'`,
      value,
    )
  }

  #copy(operation: JsonObject): void {
    const from = pathOf(operation, 'from', (why) => `copy operation failed to decode from: ${why}`)
    const source = this.#draft.find(from)
    if (!source) throw missing(`copy operation does not apply: doc is missing from path: ${from}`)
    const value = valueAt(source, `error in copy for from: '${from}'`) ?? null
    const path = pathOf(operation, 'path', () => 'copy operation failed to decode path: missing value')
    // Before the destination is opened: it may be inside of what is copied.
    this.#draft.share(value)
    const place = this.#open(path, `copy operation does not apply: doc is missing destination path: ${path}`)
    this.#copied += value === null ? 0 : encodeJson(value).length
    if (this.#copied > maxCopiedBytes) {
      throw unfit(
        `Unable to complete the copy, the accumulated size increase of copy is ${this.#copied}, exceeding the limit ${maxCopiedBytes}`,
      )
    }
    addAt(place, 'error while adding value during copy', value)
  }

  #test(operation: JsonObject, value: JsonValue): void {
    const path = pathOf(operation, 'path', (why) => `test operation failed to decode path: ${why}`)
    if (path !== '') {
      const place = this.#draft.find(path)
      if (!place) throw missing(`test operation does not apply: is missing path: ${path}`)
      if (equalJson(valueAt(place, `error in test for path: '${path}'`) ?? null, value)) return
    } else if (equalJson(this.document, value)) return
    throw unfit(`testing value ${path} failed: test failed`)
  }
}

/** A text field of an operation. `wrong` makes the message of why it can't be read. */
function pathOf(operation: JsonObject, name: 'path' | 'from', wrong: (why: string) => string): string {
  const value = own(operation, name)
  if (typeof value === 'string') return value
  const absent = name === 'path' ? 'operation missing path field: missing value' : 'operation, missing from field: missing value'
  throw unfit(
    wrong(value === undefined || value === null ? absent : `json: cannot unmarshal ${jsonKind(value)} into Go value of type string`),
  )
}

function valueAt(place: Place, wrong: string): JsonValue | undefined {
  const index = place.list ? place.index() : undefined
  if (typeof index === 'string') throw unfit(`${wrong}: ${index}`)
  return place.get()
}

function addAt(place: Place, wrong: string, value: JsonValue): void {
  if (!place.list) {
    place.set(value)
    return
  }
  if (place.key === '-') {
    place.insert(place.list.length, value)
    return
  }
  const index = parseIndex(place.key)
  if (typeof index === 'string') throw unfit(`${wrong}: value was not a proper array index: '${place.key}': ${index}`)
  const size = place.list.length + 1
  if (index >= size || index < -size) throw unfit(`${wrong}: Unable to access invalid index: ${index}: invalid index referenced`)
  place.insert(index < 0 ? index + size : index, value)
}

function removeAt(place: Place, wrong: string): void {
  const index = place.list ? place.index() : undefined
  if (typeof index === 'string') throw unfit(`${wrong}: ${index}`)
  if (!place.remove()) throw unfit(`${wrong}: Unable to remove nonexistent key: ${place.key}: missing value`)
}

function bad(text: string): Error {
  return failures.invalidPatch(text, { details: badRequest })
}

function missing(text: string): Error {
  return unfit(`${text}: missing value`)
}

function unfit(text: string): Error {
  return failures.invalidPatch(text, { details: unprocessable })
}
