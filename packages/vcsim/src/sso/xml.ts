import { escapeXml, type XmlTree } from '@vivarium/vim'

/** Namespaces of what single sign-on speaks. */
export const ns = {
  soap: 'http://schemas.xmlsoap.org/soap/envelope/',
  xsd: 'http://www.w3.org/2001/XMLSchema',
  xsi: 'http://www.w3.org/2001/XMLSchema-instance',
  saml: 'urn:oasis:names:tc:SAML:2.0:assertion',
  signature: 'http://www.w3.org/2000/09/xmldsig#',
  security: 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd',
  utility: 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd',
  trust: 'http://docs.oasis-open.org/ws-sx/ws-trust/200512',
  xmlns: 'http://www.w3.org/2000/xmlns/',
} as const

export function childrenOf(element: XmlTree | undefined, local?: string): XmlTree[] {
  const elements = (element?.content ?? []).filter((each): each is XmlTree => typeof each !== 'string')
  return local === undefined ? elements : elements.filter((each) => each.local === local)
}

/** The first element on the way of these names, whatever namespaces they have. */
export function childOf(element: XmlTree | undefined, ...way: readonly string[]): XmlTree | undefined {
  return way.reduce<XmlTree | undefined>((at, local) => childrenOf(at, local)[0], element)
}

/** Text, without that of elements inside. */
export function textOf(element: XmlTree | undefined): string | undefined {
  return element?.content
    .filter((each) => typeof each === 'string')
    .join('')
    .trim()
}

export function attributeOf(element: XmlTree | undefined, local: string): string | undefined {
  return element?.attributes.find((each) => each.local === local && each.namespace !== ns.xmlns)?.value
}

export function* descendants(element: XmlTree): Generator<XmlTree> {
  yield element
  for (const child of childrenOf(element)) yield* descendants(child)
}

/** `<name attribute="value">content</name>`; content is XML. What is undefined is not there. */
export function xml(name: string, attributes: Readonly<Record<string, string | undefined>>, ...content: readonly string[]): string {
  const written = Object.entries(attributes).flatMap(([key, value]) => (value === undefined ? [] : ` ${key}="${escapeXml(value)}"`))
  return `<${name}${written.join('')}>${content.join('')}</${name}>`
}

export function soapEnvelope(body: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${xml('S:Envelope', { 'xmlns:S': ns.soap }, xml('S:Body', {}, body))}\n`
}
