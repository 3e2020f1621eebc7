import { failure, StatusError } from '../status.js'

export type MediaType = 'application/json' | 'application/yaml' | 'application/vnd.kubernetes.protobuf'

/** The form in which an answer goes out. */
export interface OutputForm {
  readonly mediaType: MediaType
  /** Table and PartialObjectMetadata(List) instead of the object itself; v1 and v1beta1 of meta.k8s.io. */
  readonly as?: { readonly kind: string; readonly version: string }
}

export const mediaTypes: readonly MediaType[] = ['application/json', 'application/yaml', 'application/vnd.kubernetes.protobuf']
const transforms = new Set(['Table', 'PartialObjectMetadata', 'PartialObjectMetadataList'])

const plainJson: OutputForm = { mediaType: 'application/json' }
const known = new Map<string, OutputForm | undefined>()

/** The form that an Accept header asks for; `unstructured` objects (custom resources) have no protobuf. Throws NotAcceptable when there is none. */
export function negotiateOutput(accept: string | undefined, unstructured = false): OutputForm {
  if (accept === undefined || accept === '' || accept === '*/*' || accept === 'application/json') return plainJson
  const key = unstructured ? `unstructured ${accept}` : accept
  let form = known.get(key)
  if (form === undefined && !known.has(key)) {
    form = readAccept(accept, unstructured)
    // Clients send a handful of headers; somebody who makes them up must not fill the memory.
    if (known.size < 1000) known.set(key, form)
  }
  if (!form) throw failure.notAcceptable(mediaTypes)
  return form
}

/** One clause of an Accept header, or a Content-Type. */
export interface MediaClause {
  readonly type: string
  readonly parameters: Readonly<Record<string, string>>
}

export function parseMediaClause(text: string): MediaClause {
  const [type = '', ...rest] = text.split(';')
  const parameters: Record<string, string> = {}
  for (const part of rest) {
    const equals = part.indexOf('=')
    if (equals > 0)
      parameters[part.slice(0, equals).trim().toLowerCase()] = part
        .slice(equals + 1)
        .trim()
        .replace(/^"(.*)"$/, '$1')
  }
  return { type: type.trim().toLowerCase(), parameters }
}

/** Clauses of an Accept header, best first. */
export function parseAccept(accept: string): readonly MediaClause[] {
  return accept
    .split(',')
    .map(parseMediaClause)
    .map((clause, position) => ({ clause, position, quality: Number(clause.parameters.q ?? '1') }))
    .sort((a, b) => b.quality - a.quality || a.position - b.position)
    .map(({ clause }) => clause)
}

function readAccept(accept: string, unstructured: boolean): OutputForm | undefined {
  for (const { type, parameters } of parseAccept(accept)) {
    const mediaType =
      mediaTypes.find((candidate) => candidate === type) ?? (type === '*/*' || type === 'application/*' ? 'application/json' : undefined)
    if (!mediaType) continue
    const { as, g, v } = parameters
    if (as === undefined) {
      if (parameters.stream !== undefined && parameters.stream !== 'watch') continue
      if (unstructured && mediaType === 'application/vnd.kubernetes.protobuf') continue
      return { mediaType }
    }
    if (g !== 'meta.k8s.io' || (v !== 'v1' && v !== 'v1beta1') || !transforms.has(as)) continue
    if (as === 'Table' && mediaType === 'application/vnd.kubernetes.protobuf') continue
    return { mediaType, as: { kind: as, version: v } }
  }
  return undefined
}

const produced = new Set<string>(mediaTypes)
const accepted = new Set<string>()

/**
 * What the routes of built-in resources and of discovery ask first: that a type is accepted by its name, without its parameters. Throws
 * NotAcceptable. `watchable`: the route has watches, too.
 */
export function checkAccept(accept: string | undefined, watchable: boolean): void {
  if (!accept || accept === '*/*' || accept === 'application/json' || accepted.has(accept)) return
  const named = accept.split(',').map((part) => (part.split(';')[0] ?? '').trim())
  if (named.some((type) => type === '*/*' || produced.has(type))) {
    // Clients send a handful of headers; somebody who makes them up must not fill the memory.
    if (accepted.size < 1000) accepted.add(accept)
    return
  }
  const there = [...mediaTypes, ...(watchable ? streamTypes : [])]
  throw new StatusError(406, 'NotAcceptable', `406: Not Acceptable\n\nAvailable representations: ${there.join(', ')}`, {})
}

const streamTypes = ['application/json;stream=watch', 'application/vnd.kubernetes.protobuf;stream=watch']

/** The form of a watch's events. Throws NotAcceptable for YAML, which has no stream. */
export function checkStreamForm({ mediaType }: OutputForm): void {
  if (mediaType === 'application/yaml') throw failure.notAcceptable(streamTypes)
}

/** The media type of a body; JSON where nothing is said. Throws UnsupportedMediaType. */
export function negotiateInput(contentType: string | undefined): MediaType {
  if (contentType === undefined || contentType === '' || contentType === 'application/json') return 'application/json'
  // As Go's mime.ParseMediaType has it: a parameter without a value spoils the whole.
  const { type } = parseMediaClause(contentType)
  const broken = contentType
    .split(';')
    .slice(1)
    .some((part) => part.trim() !== '' && !part.includes('='))
  const found = broken ? undefined : mediaTypes.find((candidate) => candidate === type)
  if (!found) throw failure.unsupportedMediaType(mediaTypes)
  return found
}
