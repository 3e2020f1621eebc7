import { createHash, createPrivateKey, generateKeyPairSync, X509Certificate } from 'node:crypto'
import { CertificateAuthority } from '@vivarium/core'
import { readXmlTree } from '@vivarium/vim'
import { describe, expect, it } from 'vitest'
import { signedAssertion } from './assertion.js'
import { canonicalXml } from './canonical-xml.js'
import { signedElements } from './signatures.js'
import { childOf } from './xml.js'

const canonical = (text: string, way: readonly string[] = [], inclusive: readonly string[] = []) => {
  const root = readXmlTree(text)
  const element = childOf(root, ...way)
  if (element === undefined) throw new TypeError(`there is no ${way.join('/')}`)
  return canonicalXml(root, element, { inclusive })
}

describe('the exclusive canonical form', () => {
  it('writes attributes in order, empty elements with an end, and characters as references where the standard says so', () => {
    expect(canonical('<a  b="2" a=\'1 "&#9;\' ><c/>x &gt; <![CDATA[<y>]]>&#13;</a>')).toBe(
      '<a a="1 &quot;&#x9;" b="2"><c></c>x &gt; &lt;y&gt;&#xD;</a>',
    )
  })

  it('declares a namespace where it is used, not where it was declared', () => {
    const text = '<n0:a xmlns:n0="u:0" xmlns:n1="u:1" xmlns="u:d"><n1:b xmlns:n2="u:2"><n1:c n0:x="1"/><d/></n1:b></n0:a>'
    expect(canonical(text)).toBe('<n0:a xmlns:n0="u:0"><n1:b xmlns:n1="u:1"><n1:c n0:x="1"></n1:c><d xmlns="u:d"></d></n1:b></n0:a>')
    expect(canonical(text, ['b'])).toBe('<n1:b xmlns:n1="u:1"><n1:c xmlns:n0="u:0" n0:x="1"></n1:c><d xmlns="u:d"></d></n1:b>')
    expect(canonical(text, ['b', 'c'], ['n2', 'n1'])).toBe('<n1:c xmlns:n0="u:0" xmlns:n1="u:1" xmlns:n2="u:2" n0:x="1"></n1:c>')
  })

  it('takes a default namespace away where an element has none', () => {
    expect(canonical('<a xmlns="u:d"><b xmlns=""/></a>')).toBe('<a xmlns="u:d"><b xmlns=""></b></a>')
    expect(canonical('<a xmlns="u:d"><b xmlns=""/></a>', ['b'])).toBe('<b></b>')
  })
})

describe('a signed assertion', async () => {
  const authority = await CertificateAuthority.create('signer', { keyAlgorithm: 'RSA-2048' })
  const { publicKey, raw } = new X509Certificate(authority.certificate)
  const now = new Date()
  const text = signedAssertion(
    {
      ...{ id: '_1', issuer: 'https://vc', subject: 'ann & bob@vsphere.local', isSolution: false, groups: ['vsphere.local\\a'] },
      ...{ issued: now, notBefore: now, notOnOrAfter: now, renewals: 3, delegations: 2, delegate: 'sol@vsphere.local' },
    },
    createPrivateKey(authority.key),
    raw.toString('base64'),
  )
  const elementsIn = (message: string, key = publicKey) => {
    const root = readXmlTree(message)
    const assertion = root.local === 'Assertion' ? root : childOf(root, 'Assertion')
    const signature = childOf(assertion, 'Signature')
    const signed = signature === undefined ? undefined : signedElements(root, signature, key)
    return signed?.map((each) => each === assertion)
  }

  it('is what its signature says, wherever it is', () => {
    expect(elementsIn(text)).toEqual([true])
    expect(elementsIn(`<x xmlns="u:x" xmlns:xs="u:other">\n${text}</x>`)).toEqual([true])
  })

  it('is not, once anything in it is another, or for another key', () => {
    expect(elementsIn(text.replace('ann &amp; bob', 'eve'))).toBeUndefined()
    expect(elementsIn(text.replace('Count="3"', 'Count="9"'))).toBeUndefined()
    const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey
    expect(elementsIn(text, other)).toBeUndefined()
  })

  it('is not believed where another element has its id', () => {
    expect(elementsIn(`<x ID="_1">${text}</x>`)).toBeUndefined()
  })

  it('has a digest that can be counted again without reading XML', () => {
    const [, digest] = /<ds:DigestValue>([^<]*)</.exec(text) ?? []
    const unsigned = text.replace(/<ds:Signature .*<\/ds:Signature>/s, '')
    // The text is canonical but for the declarations of prefixes that only values use.
    const written = unsigned.replaceAll(/ xmlns:(?:del|rsa)="[^"]*"(?=[^>]*xsi:type)/g, '')
    expect(createHash('sha256').update(written).digest('base64')).toBe(digest)
  })
})
