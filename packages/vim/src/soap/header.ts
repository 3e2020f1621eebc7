import { type Decoding, Frame } from './frames.js'
import type { XmlTag } from './xml-handler.js'

/** An element whose type is not known: those of a SOAP header. */
export interface XmlElement {
  readonly name: string
  readonly namespace: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlElement[]
  /** Its own text, without that of elements inside. */
  readonly text: string
}

/** What comes before the body of a message. */
export interface SoapHeaders {
  /** `operationID`: what a client calls this request in its logs. */
  readonly operationId?: string
  /** `vcSessionCookie`: the session with vCenter, in requests to services beside it, such as storage policies. */
  readonly sessionCookie?: string
  /** All of them. A SAML token, for one, is in `Security`. */
  readonly elements: readonly XmlElement[]
}

export function headersOf(elements: readonly XmlElement[]): SoapHeaders {
  const text = (name: string) => elements.find((element) => element.name === name)?.text.trim()
  const operationId = text('operationID')
  const sessionCookie = text('vcSessionCookie')
  return {
    ...(operationId === undefined ? {} : { operationId }),
    ...(sessionCookie === undefined ? {} : { sessionCookie }),
    elements,
  }
}

/** Collects the elements that are in it. */
export class HeaderFrame extends Frame {
  readonly elements: XmlElement[] = []

  open(tag: XmlTag): Frame {
    return new ElementFrame(this, this.decoding, tag, this.elements)
  }
}

class ElementFrame extends Frame {
  readonly #tag: XmlTag
  readonly #into: XmlElement[]
  readonly #children: XmlElement[] = []
  #text = ''

  constructor(parent: Frame, decoding: Decoding, tag: XmlTag, into: XmlElement[]) {
    super(parent, decoding)
    this.#tag = tag
    this.#into = into
  }

  open(tag: XmlTag): Frame {
    return new ElementFrame(this, this.decoding, tag, this.#children)
  }

  override text(text: string): void {
    this.#text += text
  }

  override close(): void {
    this.#into.push({
      name: this.#tag.local,
      namespace: this.#tag.uri,
      attributes: Object.fromEntries(Object.values(this.#tag.attributes).map(({ name, value }) => [name, value])),
      children: this.#children,
      text: this.#text,
    })
  }
}
