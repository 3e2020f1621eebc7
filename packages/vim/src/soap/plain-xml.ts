import type { XmlHandler, XmlLimits, XmlTag, XmlTagAttribute } from './xml-handler.js'

/** Bound to each element: what its own declarations say, and where to look further. */
interface Scope {
  readonly prefix: string
  readonly uri: string
  readonly outer: Scope | undefined
  /** How many there are, with those further out. */
  readonly count: number
}

/** They are looked through one by one. Messages have half a dozen. */
const mostDeclarations = 50

interface OpenElement {
  readonly name: string
  /** Outside of it. */
  readonly scope: Scope | undefined
}

const plainCharacters = /^[\n -~]*$/
const declaration = /^<\?xml version="1\.0"(?: encoding="(?:UTF|utf)-8")?(?: standalone="(?:yes|no)")? ?\?>/
const qualifiedName = /^(?:([A-Za-z_][\w.-]*):)?([A-Za-z_][\w.-]*)$/
const attribute = /[\n ]+((?:([A-Za-z_][\w.-]*):)?([A-Za-z_][\w.-]*)) *= *(?:"([^"<&\n]*)"|'([^'<&\n]*)')/y
const tagEnd = /[\n ]*(\/?)>/y
const endOfName = /[\n />]/g
const entities = /&(amp|lt|gt|quot|apos);|&/g
const entityTexts: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const xmlns = 'http://www.w3.org/2000/xmlns/'
const reservedNamespaces: ReadonlySet<string> = new Set([xmlns, 'http://www.w3.org/XML/1998/namespace'])
const noAttributes: XmlTag['attributes'] = Object.freeze(Object.create(null))
/** Whoever would need it reads the document again. */
const noPosition = { line: 1, column: 0 } as const

/**
 * Reads the XML that clients send nearly always, several times as fast as a parser that knows all of XML: printable ASCII, elements, attributes and
 * text with XML's own entities. False for every other document, also one that is wrong in any way: then it is for a real parser, and what the
 * handler was told counts for nothing. It takes nothing that such a parser refuses.
 */
export function readPlainXml(text: string, handler: XmlHandler, limits: XmlLimits): boolean {
  if (!plainCharacters.test(text) || text.includes('<!')) return false
  return new PlainReader(text, handler, limits).read()
}

class PlainReader {
  readonly #text: string
  readonly #handler: XmlHandler
  readonly #limits: XmlLimits
  readonly #open: OpenElement[] = []
  #scope: Scope | undefined
  #at: number

  constructor(text: string, handler: XmlHandler, limits: XmlLimits) {
    this.#text = text
    this.#handler = handler
    this.#limits = limits
    this.#at = declaration.exec(text)?.[0].length ?? 0
  }

  read(): boolean {
    const text = this.#text
    let hasRoot = false
    for (;;) {
      const start = text.indexOf('<', this.#at)
      const end = start === -1 ? text.length : start
      if (end > this.#at && !this.#takeText(text.slice(this.#at, end))) return false
      if (start === -1) return hasRoot && this.#open.length === 0
      this.#at = start + 1
      if (text[this.#at] === '/') {
        if (!this.#closeElement()) return false
      } else {
        if (hasRoot && this.#open.length === 0) return false
        hasRoot = true
        if (!this.#openElement()) return false
      }
    }
  }

  #takeText(raw: string): boolean {
    if (this.#open.length === 0) return /^[\n ]*$/.test(raw)
    if (raw.includes(']]>')) return false
    const text = raw.includes('&') ? decoded(raw) : raw
    if (text === undefined) return false
    this.#handler.text(text)
    return true
  }

  #closeElement(): boolean {
    const end = this.#text.indexOf('>', this.#at)
    const element = this.#open.pop()
    if (element === undefined || this.#text.slice(this.#at + 1, end) !== element.name) return false
    this.#scope = element.scope
    this.#at = end + 1
    this.#handler.close()
    return true
  }

  #openElement(): boolean {
    const text = this.#text
    endOfName.lastIndex = this.#at
    const end = endOfName.exec(text)?.index
    if (end === undefined) return false
    const name = text.slice(this.#at, end)
    const known = namesOf(name)
    if (known === undefined) return false
    const { prefix, local } = known
    this.#at = end
    const outer = this.#scope
    const attributes = text[end] === '>' ? noAttributes : this.#attributes()
    const uri = attributes === undefined ? undefined : this.#namespace(prefix)
    tagEnd.lastIndex = this.#at
    const last = tagEnd.exec(text)
    if (attributes === undefined || uri === undefined || last === null) return false
    this.#at += last[0].length
    if (this.#open.length >= this.#limits.depth) return false
    this.#handler.open({ prefix, local, uri, attributes }, noPosition, this.#resolve)
    if (last[1] === '/') {
      this.#scope = outer
      this.#handler.close()
    } else this.#open.push({ name, scope: outer })
    return true
  }

  /** Of the tag that is being read; its declarations count from now on. */
  #attributes(): XmlTag['attributes'] | undefined {
    const found: Omit<XmlTagAttribute, 'uri'>[] = []
    for (;;) {
      attribute.lastIndex = this.#at
      const match = attribute.exec(this.#text)
      if (match === null) break
      const [{ length }, name = '', prefix = '', local = '', double, single] = match
      this.#at += length
      const value = double ?? single ?? ''
      if (found.length >= this.#limits.attributes) return undefined
      found.push({ name, prefix, local, value })
      const declared = prefix === 'xmlns' ? local : name === 'xmlns' ? '' : undefined
      if (declared === undefined) continue
      const isWrong = declared === 'xml' || declared === 'xmlns' || (declared !== '' && value === '') || reservedNamespaces.has(value)
      if (isWrong || value.trim() !== value) return undefined
      const outer = this.#scope
      const count = (outer?.count ?? 0) + 1
      if (count > mostDeclarations) return undefined
      this.#scope = { prefix: declared, uri: value, outer, count }
    }
    return found.length === 0 ? noAttributes : this.#withNamespaces(found)
  }

  #withNamespaces(found: readonly Omit<XmlTagAttribute, 'uri'>[]): XmlTag['attributes'] | undefined {
    const attributes: Record<string, XmlTagAttribute> = Object.create(null)
    const seen: XmlTagAttribute[] = []
    for (const each of found) {
      const { name, prefix, local, value } = each
      const uri = name === 'xmlns' || prefix === 'xmlns' ? xmlns : prefix === '' ? '' : this.#namespace(prefix)
      if (uri === undefined) return undefined
      if (seen.some((other) => other.local === local && other.uri === uri)) return undefined
      const known = { name, prefix, local, uri, value }
      seen.push(known)
      attributes[name] = known
    }
    return attributes
  }

  /** Undefined where a prefix is not declared, or is one that this reader doesn't know. */
  #namespace(prefix: string): string | undefined {
    return this.#resolve(prefix) ?? (prefix === '' ? '' : undefined)
  }

  readonly #resolve = (prefix: string): string | undefined => {
    for (let scope = this.#scope; scope !== undefined; scope = scope.outer) if (scope.prefix === prefix) return scope.uri
    return undefined
  }
}

interface Names {
  readonly prefix: string
  readonly local: string
}

/** Elements have the names of types' properties, over and over. */
const knownNames = new Map<string, Names>()
const mostKnownNames = 5000

/** Undefined for what is no name. */
function namesOf(name: string): Names | undefined {
  const known = knownNames.get(name)
  if (known !== undefined) return known
  const [, prefix = '', local] = qualifiedName.exec(name) ?? []
  if (local === undefined) return undefined
  const names = { prefix, local }
  if (knownNames.size < mostKnownNames) knownNames.set(name, names)
  return names
}

/** With the characters that entities stand for; undefined if there are others than XML's own five, or numbers. */
function decoded(raw: string): string | undefined {
  let isPlain = true
  const text = raw.replace(entities, (_, name: string | undefined) => {
    if (name === undefined) isPlain = false
    return entityTexts[name ?? ''] ?? ''
  })
  return isPlain ? text : undefined
}
