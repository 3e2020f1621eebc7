import type { XmlHandler, XmlLimits, XmlTag } from './xml-handler.js'
import { readXml } from './xml-reader.js'

/** An attribute. Of a namespace declaration the prefix is `xmlns`, or it has none and is called `xmlns`. */
export interface XmlAttribute {
  readonly prefix: string
  readonly local: string
  readonly namespace: string
  readonly value: string
}

/** An element with all that a signature is about: prefixes, and the order of text and elements in it. */
export interface XmlTree {
  readonly prefix: string
  readonly local: string
  readonly namespace: string
  readonly attributes: readonly XmlAttribute[]
  readonly content: readonly (XmlTree | string)[]
}

interface Growing extends XmlTree {
  readonly content: (XmlTree | string)[]
}

const treeLimits: XmlLimits = { bytes: 2 ** 20, depth: 60, attributes: 60 }

/** The root of a document, for what needs it as it was written. Throws MALFORMED_XML and LIMIT_EXCEEDED. */
export function readXmlTree(body: Uint8Array | string, limits: Partial<XmlLimits> = {}): XmlTree {
  const { document } = readXml(body, () => new TreeBuilder(), { ...treeLimits, ...limits })
  const root = document.find((each) => typeof each !== 'string')
  // A document without a root is not well-formed, and was refused.
  if (root === undefined || typeof root === 'string') throw new TypeError('a document without an element was let through')
  return root
}

class TreeBuilder implements XmlHandler {
  readonly document: (XmlTree | string)[] = []
  readonly #open: Growing[] = []

  open({ prefix, local, uri, attributes }: XmlTag): void {
    const element: Growing = {
      prefix,
      local,
      namespace: uri,
      attributes: Object.values(attributes).map((each) => ({
        prefix: each.prefix,
        local: each.local,
        namespace: each.uri,
        value: each.value,
      })),
      content: [],
    }
    const into = this.#open.at(-1)?.content ?? this.document
    into.push(element)
    this.#open.push(element)
  }

  text(text: string): void {
    this.#open.at(-1)?.content.push(text)
  }

  close(): void {
    this.#open.pop()
  }

  context(): string {
    return ''
  }
}
