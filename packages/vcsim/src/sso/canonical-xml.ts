import type { XmlAttribute, XmlTree } from '@vivarium/vim'
import { childrenOf, ns } from './xml.js'

const textSpecials: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#xD;' }
const valueSpecials: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '"': '&quot;',
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
}
const escapeText = (text: string) => text.replace(/[&<>\r]/g, (each) => textSpecials[each] ?? each)
const escapeValue = (text: string) => text.replace(/[&<"\t\n\r]/g, (each) => valueSpecials[each] ?? each)

/** Namespaces by prefix; the default one by `''`. */
type Scope = ReadonlyMap<string, string>

export interface CanonicalOptions {
  /** An element to leave out: the signature that is in what it signs. */
  readonly without?: XmlTree | undefined
  /** Prefixes that are written wherever they are declared, because values use them (`InclusiveNamespaces`). */
  readonly inclusive?: readonly string[]
}

/**
 * The exclusive canonical form without comments (W3C, Exclusive XML Canonicalization 1.0) of an element of a document: the text that is signed.
 * What was read has no comments and no processing instructions.
 */
export function canonicalXml(root: XmlTree, element: XmlTree, { without, inclusive = [] }: CanonicalOptions = {}): string {
  const around = scopeAround(root, element, new Map())
  if (around === undefined) throw new TypeError('the element is not of the document')
  return write(element, around, new Map(), without, inclusive)
}

/** What is declared around an element. */
function scopeAround(at: XmlTree, element: XmlTree, scope: Scope): Scope | undefined {
  if (at === element) return scope
  const inside = declared(at, scope)
  for (const child of childrenOf(at)) {
    const found = scopeAround(child, element, inside)
    if (found !== undefined) return found
  }
  return undefined
}

const isDeclaration = ({ namespace }: XmlAttribute) => namespace === ns.xmlns

function declared({ attributes }: XmlTree, scope: Scope): Scope {
  const declarations = attributes.filter(isDeclaration)
  if (declarations.length === 0) return scope
  return new Map([...scope, ...declarations.map(({ prefix, local, value }): [string, string] => [prefix === '' ? '' : local, value])])
}

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)

function write(element: XmlTree, around: Scope, written: Scope, without: XmlTree | undefined, inclusive: readonly string[]): string {
  const scope = declared(element, around)
  const attributes = element.attributes.filter((each) => !isDeclaration(each))
  const used = new Set([element.prefix, ...attributes.map(({ prefix }) => prefix).filter((prefix) => prefix !== '')])
  for (const prefix of inclusive) if (scope.has(prefix === '#default' ? '' : prefix)) used.add(prefix === '#default' ? '' : prefix)
  used.delete('xml')
  const added = new Map<string, string>()
  for (const prefix of [...used].sort(compare)) {
    const namespace = scope.get(prefix) ?? ''
    if ((written.get(prefix) ?? '') !== namespace) added.set(prefix, namespace)
  }
  const name = element.prefix === '' ? element.local : `${element.prefix}:${element.local}`
  const declarations = [...added].map(([prefix, value]) => ` xmlns${prefix === '' ? '' : `:${prefix}`}="${escapeValue(value)}"`)
  const rest = attributes
    .sort((one, other) => compare(one.namespace, other.namespace) || compare(one.local, other.local))
    .map(({ prefix, local, value }) => ` ${prefix === '' ? local : `${prefix}:${local}`}="${escapeValue(value)}"`)
  const inside = new Map([...written, ...added])
  const content = element.content.map((each) => {
    if (typeof each === 'string') return escapeText(each)
    return each === without ? '' : write(each, scope, inside, without, inclusive)
  })
  return `<${name}${declarations.join('')}${rest.join('')}>${content.join('')}</${name}>`
}
