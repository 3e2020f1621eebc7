import { createHash, type KeyObject, verify } from 'node:crypto'
import type { XmlTree } from '@vivarium/vim'
import { canonicalXml } from './canonical-xml.js'
import { attributeOf, childOf, childrenOf, descendants, ns, textOf } from './xml.js'

const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#'
const enveloped = `${ns.signature}enveloped-signature`
/** Of signatures with RSA, by their URI. SHA-1 is not among them. */
const signatureHashes = new Map([
  ['http://www.w3.org/2001/04/xmldsig-more#rsa-sha256', 'sha256'],
  ['http://www.w3.org/2001/04/xmldsig-more#rsa-sha384', 'sha384'],
  ['http://www.w3.org/2001/04/xmldsig-more#rsa-sha512', 'sha512'],
])
const digestHashes = new Map([
  ['http://www.w3.org/2001/04/xmlenc#sha256', 'sha256'],
  ['http://www.w3.org/2001/04/xmldsig-more#sha384', 'sha384'],
  ['http://www.w3.org/2001/04/xmlenc#sha512', 'sha512'],
])
export const signatureUris = {
  exclusive,
  enveloped,
  rsaSha256: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
  sha256: 'http://www.w3.org/2001/04/xmlenc#sha256',
} as const

/**
 * What a signature is for, if it is the key's (W3C, XML Signature 1.1; exclusive canonical form, RSA): elements of the document, so that who asks
 * goes on with these and not with others of the same id. Undefined if anything is wrong with it.
 */
export function signedElements(root: XmlTree, signature: XmlTree, key: KeyObject): readonly XmlTree[] | undefined {
  const info = childOf(signature, 'SignedInfo')
  const method = childOf(info, 'CanonicalizationMethod')
  const hash = signatureHashes.get(attributeOf(childOf(info, 'SignatureMethod'), 'Algorithm') ?? '')
  if (info === undefined || hash === undefined || attributeOf(method, 'Algorithm') !== exclusive) return undefined
  const value = Buffer.from(textOf(childOf(signature, 'SignatureValue')) ?? '', 'base64')
  const signed = canonicalXml(root, info, { inclusive: prefixesOf(method) })
  if (key.asymmetricKeyType !== 'rsa' || !verify(hash, Buffer.from(signed), key, value)) return undefined
  const references = childrenOf(info, 'Reference').map((reference) => referenced(root, signature, reference))
  return references.length > 0 && references.every((each) => each !== undefined) ? references : undefined
}

/** The element that a reference is to, if it is what was signed. */
function referenced(root: XmlTree, signature: XmlTree, reference: XmlTree): XmlTree | undefined {
  const uri = attributeOf(reference, 'URI') ?? ''
  const element = uri.startsWith('#') ? elementWithId(root, uri.slice(1)) : undefined
  const transforms = childrenOf(childOf(reference, 'Transforms'), 'Transform')
  const names = transforms.map((each) => attributeOf(each, 'Algorithm'))
  const hash = digestHashes.get(attributeOf(childOf(reference, 'DigestMethod'), 'Algorithm') ?? '')
  const isKnown = names.every((name) => name === enveloped || name === exclusive) && names.includes(exclusive)
  if (element === undefined || hash === undefined || !isKnown) return undefined
  const text = canonicalXml(root, element, {
    without: names.includes(enveloped) ? signature : undefined,
    inclusive: transforms.flatMap(prefixesOf),
  })
  const digest = createHash(hash).update(text).digest('base64')
  return digest === textOf(childOf(reference, 'DigestValue'))?.replace(/\s/g, '') ? element : undefined
}

const prefixesOf = (element: XmlTree | undefined) =>
  (attributeOf(childOf(element, 'InclusiveNamespaces'), 'PrefixList') ?? '').split(/\s+/).filter((each) => each !== '')

/** Undefined too where several have it: then nobody can say which one was meant. */
function elementWithId(root: XmlTree, id: string): XmlTree | undefined {
  const isId = new Set(['ID', 'Id', 'AssertionID'])
  const found = [...descendants(root)].filter(({ attributes }) => attributes.some(({ local, value }) => isId.has(local) && value === id))
  return found.length === 1 ? found[0] : undefined
}
