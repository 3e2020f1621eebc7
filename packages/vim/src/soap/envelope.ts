import { errors } from '../errors.js'
import { type DecodeOptions, Decoding, Frame, SkipFrame } from './frames.js'
import { HeaderFrame, headersOf, type SoapHeaders } from './header.js'
import { soapEnvelope } from './namespaces.js'
import type { Position, XmlHandler, XmlLimits, XmlTag } from './xml-handler.js'
import { readXml } from './xml-reader.js'

/** Around each message: what `EncodedValue` and all encoders rely on is declared here. */
const opening =
  '<?xml version="1.0" encoding="UTF-8"?>\n' +
  `<soapenv:Envelope xmlns:soapenc="http://schemas.xmlsoap.org/soap/encoding/" xmlns:soapenv="${soapEnvelope}" ` +
  'xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n'
const closing = '</soapenv:Body>\n</soapenv:Envelope>\n'

/** The whole message around the content of its body. */
export function writeEnvelope(body: string, header = ''): string {
  return `${opening}${header === '' ? '' : `<soapenv:Header>${header}</soapenv:Header>\n`}<soapenv:Body>\n${body}\n${closing}`
}

/** Makes the frame of the one element in a message's body. */
export type OpenBody = (parent: Frame, tag: XmlTag) => Frame

/** Reads a message. `what` and `openBody` say what is in it; gives its headers. */
export function readEnvelope(body: Uint8Array | string, openBody: OpenBody, options: DecodeOptions, limits: XmlLimits): SoapHeaders {
  return readXml(body, () => new MessageReader(new DocumentFrame(new Decoding(options), openBody)), limits).document.headers()
}

/** Leads what is read to the frames of open elements. */
class MessageReader implements XmlHandler {
  readonly document: DocumentFrame
  #frame: Frame
  // A frame ends with its element, so the stack of frames is the chain of parents.
  readonly #outer: Frame[] = []

  constructor(document: DocumentFrame) {
    this.document = document
    this.#frame = document
  }

  open(tag: XmlTag, position: Position, resolve: (prefix: string) => string | undefined): void {
    const { decoding } = this.document
    decoding.position = position
    decoding.resolve = resolve
    this.#outer.push(this.#frame)
    this.#frame = this.#frame.open(tag)
  }

  text(text: string): void {
    this.#frame.text(text)
  }

  close(): void {
    this.#frame.close()
    this.#frame = this.#outer.pop() ?? this.document
  }

  context(): string {
    return this.#frame.context()
  }
}

/** Above the envelope: keeps what was found. */
class DocumentFrame extends Frame {
  readonly openBody: OpenBody
  header: HeaderFrame | undefined
  hasBody = false

  constructor(decoding: Decoding, openBody: OpenBody) {
    super(undefined, decoding)
    this.openBody = openBody
  }

  open(tag: XmlTag): Frame {
    if (tag.local !== 'Envelope') throw this.refuse(`Unexpected element tag "${tag.local.slice(0, 80)}" seen`)
    if (tag.uri !== soapEnvelope) throw errors.invalidRequest(`Unsupported SOAP namespace "${tag.uri.slice(0, 200)}"`, this.context())
    return new EnvelopeFrame(this)
  }

  headers(): SoapHeaders {
    if (!this.hasBody) throw errors.invalidRequest('the message has no SOAP body', this.context())
    return headersOf(this.header?.elements ?? [])
  }

  protected override describe(): string {
    return this.at(this.decoding.what)
  }
}

class EnvelopeFrame extends Frame {
  readonly #document: DocumentFrame

  constructor(document: DocumentFrame) {
    super(document, document.decoding)
    this.#document = document
  }

  open(tag: XmlTag): Frame {
    if (tag.local === 'Header' && !this.#document.hasBody) {
      this.#document.header = new HeaderFrame(this, this.decoding)
      return this.#document.header
    }
    if (tag.local !== 'Body' || this.#document.hasBody) throw this.refuse(`Unexpected element tag "${tag.local.slice(0, 80)}" seen`)
    this.#document.hasBody = true
    return new BodyFrame(this, this.decoding, this.#document.openBody)
  }

  protected override describe(): string {
    return this.at('SOAP envelope')
  }
}

class BodyFrame extends Frame {
  readonly #openBody: OpenBody
  #isOpened = false

  constructor(parent: Frame, decoding: Decoding, openBody: OpenBody) {
    super(parent, decoding)
    this.#openBody = openBody
  }

  open(tag: XmlTag): Frame {
    // What is called comes first; after it there may be the values of `href`s, which nobody uses any more.
    if (this.#isOpened) return new SkipFrame(this, this.decoding)
    this.#isOpened = true
    return this.#openBody(this, tag)
  }

  override close(): void {
    if (!this.#isOpened) throw this.refuse('the SOAP body is empty')
  }

  protected override describe(): string {
    return this.at('SOAP body')
  }
}
