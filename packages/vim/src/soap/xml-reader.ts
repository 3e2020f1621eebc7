import { isAscii } from 'node:buffer'
import { SaxesParser } from 'saxes'
import { errors } from '../errors.js'
import { readPlainXml } from './plain-xml.js'
import type { Position, XmlHandler, XmlLimits } from './xml-handler.js'

/**
 * Reads a document of UTF-8 and tells a handler what is in it. Refuses what messages never have: document types (and with them all
 * entities but XML's own five). Throws MALFORMED_XML and LIMIT_EXCEEDED. A document that is not plain, or that is refused, is read a second
 * time from its beginning, with another handler: `begin` makes a new one. Gives the one that was told all of it.
 */
export function readXml<H extends XmlHandler>(body: Uint8Array | string, begin: () => H, limits: XmlLimits): H {
  const size = typeof body === 'string' ? Buffer.byteLength(body) : body.byteLength
  if (size > limits.bytes) throw errors.limitExceeded('bytes', limits.bytes)
  const text = typeof body === 'string' ? body : decodeUtf8(body)
  try {
    const handler = begin()
    if (readPlainXml(text, handler, limits)) return handler
  } catch {
    // What the handler refuses, it refuses again, and then knows where it is.
  }
  const reader = idle ?? new Reader()
  idle = undefined
  const handler = begin()
  reader.read(text, handler, limits)
  // One that threw is in the middle of something, and is left to the garbage collector.
  idle = reader
  return handler
}

/** To make a parser costs as much as to read a short message with it. */
let idle: Reader | undefined

const nobody: XmlHandler = { open() {}, text() {}, close() {}, context: () => '' }

/** Reads one document at a time. */
class Reader {
  readonly #parser = new SaxesParser({ xmlns: true })
  readonly #resolve = (prefix: string) => this.#parser.resolve(prefix)
  #handler = nobody
  #limits: XmlLimits = { bytes: 0, depth: 0, attributes: 0 }
  #depth = 0
  #attributes = 0
  #position: Position = { line: 1, column: 0 }

  constructor() {
    const parser = this.#parser
    parser.on('error', (error) => {
      throw this.#refuse(`Error returned by XML parser: ${error.message.replace(/^\d+:\d+: /, '')}`)
    })
    parser.on('xmldecl', ({ encoding }) => {
      if (encoding !== undefined && !/^utf-?8$/i.test(encoding))
        throw this.#refuse(`the encoding ${encoding.slice(0, 40)} is not supported; use UTF-8`)
    })
    parser.on('doctype', () => {
      throw this.#refuse('a message may have no document type')
    })
    parser.on('opentagstart', ({ name }) => {
      this.#depth += 1
      if (this.#depth > this.#limits.depth) throw errors.limitExceeded('levels of elements', this.#limits.depth)
      this.#attributes = 0
      // What was read is `<name` and the character behind it.
      this.#position = { line: parser.line, column: Math.max(0, parser.column - name.length - 2) }
    })
    parser.on('attribute', () => {
      this.#attributes += 1
      if (this.#attributes > this.#limits.attributes) throw errors.limitExceeded('attributes in one element', this.#limits.attributes)
    })
    parser.on('opentag', (tag) => this.#handler.open(tag, this.#position, this.#resolve))
    parser.on('text', (text) => this.#handler.text(text))
    parser.on('cdata', (text) => this.#handler.text(text))
    parser.on('closetag', () => {
      this.#depth -= 1
      this.#handler.close()
    })
  }

  read(text: string, handler: XmlHandler, limits: XmlLimits): void {
    this.#handler = handler
    this.#limits = limits
    this.#depth = 0
    this.#parser.write(text).close()
    this.#handler = nobody
  }

  #refuse(why: string): Error {
    return errors.malformedXml(why, this.#handler.context())
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

function decodeUtf8(bytes: Uint8Array): string {
  if (isAscii(bytes)) return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  try {
    return utf8.decode(bytes)
  } catch (cause) {
    throw errors.malformedXml('the message is not UTF-8', '', { cause })
  }
}
