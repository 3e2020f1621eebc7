import type { XmlHandler, XmlTag } from '../soap/xml-handler.js'
import { readXml } from '../soap/xml-reader.js'

/** The newest version of the API that the types here know. */
export const newestKnownVersion = '9.1.0.0'

/** The versions of a namespace that a server's `vimServiceVersions.xml` names, newest first. Throws MALFORMED_XML. */
export function readServiceVersions(body: Uint8Array | string, namespace = 'urn:vim25'): string[] {
  const { versions } = readXml(body, () => new VersionsReader(namespace), { bytes: 2 ** 20, depth: 10, attributes: 20 })
  return versions.sort((a, b) => compareVersions(b, a))
}

class VersionsReader implements XmlHandler {
  readonly versions: string[] = []
  readonly #namespace: string
  readonly #path: string[] = []
  #name = ''
  #text = ''

  constructor(namespace: string) {
    this.#namespace = namespace
  }

  open(tag: XmlTag): void {
    this.#path.push(tag.local)
    this.#text = ''
  }

  text(text: string): void {
    this.#text += text
  }

  close(): void {
    const element = this.#path.pop()
    if (element === 'name') this.#name = this.#text.trim()
    else if (element === 'version' && this.#name === this.#namespace) this.versions.push(this.#text.trim())
  }

  context(): string {
    return '\n\nwhile parsing the versions of the service'
  }
}

/** Below 0 if the first is older: `6.7.3` before `7.0.0.0`. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split('.').map((part) => Number.parseInt(part, 10) || 0)) as [number[], number[]]
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
