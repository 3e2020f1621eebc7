import { SaxesParser, type SaxesTagNS } from 'saxes'
import { errors } from '../errors.js'

/** What a message may at most be. */
export interface XmlLimits {
  readonly bytes: number
  /** Elements inside each other. */
  readonly depth: number
  /** Of one element, with its namespace declarations. */
  readonly attributes: number
}

/** Where a tag begins, counted as vCenter counts: lines from 1, columns from 0. */
export interface Position {
  readonly line: number
  readonly column: number
}

export interface XmlHandler {
  /** `resolve` gives the namespace that a prefix stands for at this tag. */
  open(tag: SaxesTagNS, position: Position, resolve: (prefix: string) => string | undefined): void
  text(text: string): void
  close(): void
  /** Where in the message one is, for errors: VMOMI's "while parsing …" lines. */
  context(): string
}

/**
 * Reads a document of UTF-8 and tells the handler what is in it. Refuses what messages never have: document types (and with them all
 * entities but XML's own five). Throws MALFORMED_XML and LIMIT_EXCEEDED.
 */
export function readXml(body: Uint8Array | string, handler: XmlHandler, limits: XmlLimits): void {
  const size = typeof body === 'string' ? Buffer.byteLength(body) : body.byteLength
  if (size > limits.bytes) throw errors.limitExceeded('bytes', limits.bytes)
  const text = typeof body === 'string' ? body : decodeUtf8(body)
  let depth = 0
  let attributes = 0
  let position: Position = { line: 1, column: 0 }
  const parser = new SaxesParser({ xmlns: true })
  const refuse = (why: string) => errors.malformedXml(why, handler.context())
  parser.on('error', (error) => {
    throw refuse(`Error returned by XML parser: ${error.message.replace(/^\d+:\d+: /, '')}`)
  })
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding !== undefined && !/^utf-?8$/i.test(encoding))
      throw refuse(`the encoding ${encoding.slice(0, 40)} is not supported; use UTF-8`)
  })
  parser.on('doctype', () => {
    throw refuse('a message may have no document type')
  })
  parser.on('opentagstart', ({ name }) => {
    depth += 1
    if (depth > limits.depth) throw errors.limitExceeded('levels of elements', limits.depth)
    attributes = 0
    // What was read is `<name` and the character behind it.
    position = { line: parser.line, column: Math.max(0, parser.column - name.length - 2) }
  })
  parser.on('attribute', () => {
    attributes += 1
    if (attributes > limits.attributes) throw errors.limitExceeded('attributes in one element', limits.attributes)
  })
  const resolve = (prefix: string) => parser.resolve(prefix)
  parser.on('opentag', (tag) => handler.open(tag, position, resolve))
  parser.on('text', (text) => handler.text(text))
  parser.on('cdata', (text) => handler.text(text))
  parser.on('closetag', () => {
    depth -= 1
    handler.close()
  })
  parser.write(text).close()
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes)
  } catch (cause) {
    throw errors.malformedXml('the message is not UTF-8', '', { cause })
  }
}
