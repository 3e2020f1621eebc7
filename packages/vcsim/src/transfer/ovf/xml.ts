import { readXmlTree, type XmlTree } from '@vivarium/vim'

/** Longest OVF descriptor, in bytes; real ones with many properties have some 100 KB. */
const limits = { bytes: 8 * 2 ** 20, depth: 60, attributes: 60 }

/** An element of a descriptor. Versions of OVF differ in namespaces, not in names: only local names are looked at. */
export class Element {
  readonly #tree: XmlTree

  constructor(tree: XmlTree) {
    this.#tree = tree
  }

  /** Throws MALFORMED_XML and LIMIT_EXCEEDED. */
  static parse(text: string): Element {
    return new Element(readXmlTree(text, limits))
  }

  get name(): string {
    return this.#tree.local
  }

  get children(): Element[] {
    return this.#tree.content.flatMap((each) => (typeof each === 'string' ? [] : [new Element(each)]))
  }

  /** Text directly in it, without white space around. */
  get text(): string {
    return this.#tree.content
      .filter((each) => typeof each === 'string')
      .join('')
      .trim()
  }

  all(...names: readonly string[]): Element[] {
    return this.children.filter(({ name }) => names.includes(name))
  }

  first(name: string): Element | undefined {
    return this.children.find((child) => child.name === name)
  }

  /** Of the first child of that name; undefined if there is none. */
  textOf(name: string): string | undefined {
    return this.first(name)?.text
  }

  attribute(name: string): string | undefined {
    return this.#tree.attributes.find(({ prefix, local }) => local === name && prefix !== 'xmlns')?.value
  }
}
