import { createHash, type KeyObject, sign } from 'node:crypto'
import { escapeXml, readXmlTree } from '@vivarium/vim'
import { canonicalXml } from './canonical-xml.js'
import { signatureUris } from './signatures.js'
import { childOf, ns, xml } from './xml.js'

/** What a token says. */
export interface TokenContent {
  readonly id: string
  readonly issuer: string
  /** User principal name: `Administrator@vsphere.local`. */
  readonly subject: string
  readonly isSolution: boolean
  /** Names of groups: `vsphere.local\Administrators`. */
  readonly groups: readonly string[]
  readonly givenName?: string | undefined
  readonly surname?: string | undefined
  readonly issued: Date
  readonly notBefore: Date
  readonly notOnOrAfter: Date
  /** Of a holder of a key: DER in base 64. Without it the token is a bearer's. */
  readonly holder?: string | undefined
  /** How often it may be renewed; undefined for never. */
  readonly renewals?: number | undefined
  /** How often it may be delegated on; undefined for never. */
  readonly delegations?: number | undefined
  /** Who acts as the subject. */
  readonly delegate?: string | undefined
  readonly audience?: string | undefined
}

const upn = 'http://schemas.xmlsoap.org/claims/UPN'
const uri = 'urn:oasis:names:tc:SAML:2.0:attrname-format:uri'

/**
 * A SAML 2.0 assertion, in the form that vCenter's STS gives it: order of elements, prefixes and names of attributes are those that govmomi puts
 * into canonical form by itself when it signs a request with a token in it. `certificate`: DER in base 64.
 */
export function signedAssertion(content: TokenContent, key: KeyObject, certificate: string): string {
  const root = readXmlTree(assertion(content, ''))
  const digest = createHash('sha256')
    .update(canonicalXml(root, root, { inclusive: qualified }))
    .digest('base64')
  const signature = (value: string) =>
    xml(
      'ds:Signature',
      { 'xmlns:ds': ns.signature },
      signedInfo(content.id, digest),
      xml('ds:SignatureValue', {}, value),
      keyInfo(certificate),
    )
  const unsigned = readXmlTree(signature(''))
  const info = childOf(unsigned, 'SignedInfo')
  if (info === undefined) throw new TypeError('a signature has information on what it signs')
  const value = sign('sha256', Buffer.from(canonicalXml(unsigned, info)), key).toString('base64')
  return assertion(content, signature(value))
}

/** Prefixes that are in values (`xsi:type="xs:string"`). */
const qualified = ['xs', 'xsi']

function signedInfo(id: string, digest: string): string {
  const inclusive = xml('ec:InclusiveNamespaces', { 'xmlns:ec': signatureUris.exclusive, PrefixList: qualified.join(' ') })
  const transforms = xml(
    'ds:Transforms',
    {},
    xml('ds:Transform', { Algorithm: signatureUris.enveloped }),
    xml('ds:Transform', { Algorithm: signatureUris.exclusive }, inclusive),
  )
  const digests = xml('ds:DigestMethod', { Algorithm: signatureUris.sha256 }) + xml('ds:DigestValue', {}, digest)
  return xml(
    'ds:SignedInfo',
    {},
    xml('ds:CanonicalizationMethod', { Algorithm: signatureUris.exclusive }),
    xml('ds:SignatureMethod', { Algorithm: signatureUris.rsaSha256 }),
    xml('ds:Reference', { URI: `#${id}` }, transforms, digests),
  )
}

const keyInfo = (certificate: string, attributes: Readonly<Record<string, string>> = {}) =>
  xml('ds:KeyInfo', attributes, xml('ds:X509Data', {}, xml('ds:X509Certificate', {}, certificate)))

function assertion(content: TokenContent, signature: string): string {
  const { id, issuer, issued, subject, holder, notOnOrAfter } = content
  const confirmation =
    holder === undefined
      ? xml('saml2:SubjectConfirmationData', { NotOnOrAfter: notOnOrAfter.toISOString() })
      : xml(
          'saml2:SubjectConfirmationData',
          { 'xsi:type': 'saml2:KeyInfoConfirmationDataType' },
          keyInfo(holder, { 'xmlns:ds': ns.signature }),
        )
  const method = `urn:oasis:names:tc:SAML:2.0:cm:${holder === undefined ? 'bearer' : 'holder-of-key'}`
  return xml(
    'saml2:Assertion',
    { 'xmlns:saml2': ns.saml, 'xmlns:xs': ns.xsd, 'xmlns:xsi': ns.xsi, ID: id, IssueInstant: issued.toISOString(), Version: '2.0' },
    xml('saml2:Issuer', { Format: 'urn:oasis:names:tc:SAML:2.0:nameid-format:entity' }, escapeXml(issuer)),
    signature,
    xml('saml2:Subject', {}, nameId(subject), xml('saml2:SubjectConfirmation', { Method: method }, confirmation)),
    conditions(content),
    authentication(content),
    attributes(content),
  )
}

const nameId = (subject: string) => xml('saml2:NameID', { Format: upn }, escapeXml(subject))

function conditions({ notBefore, notOnOrAfter, delegations, delegate, issued, renewals, audience }: TokenContent): string {
  const delegated =
    delegate === undefined
      ? ''
      : xml('del:Delegate', { 'xmlns:del': delegation, DelegationInstant: issued.toISOString() }, nameId(delegate))
  return xml(
    'saml2:Conditions',
    { NotBefore: notBefore.toISOString(), NotOnOrAfter: notOnOrAfter.toISOString() },
    delegations === undefined ? '' : xml('saml2:ProxyRestriction', { Count: String(delegations) }),
    delegated === '' ? '' : xml('saml2:Condition', { 'xmlns:del': delegation, 'xsi:type': 'del:DelegationRestrictionType' }, delegated),
    renewals === undefined
      ? ''
      : xml('saml2:Condition', { 'xmlns:rsa': renewal, Count: String(renewals), 'xsi:type': 'rsa:RenewRestrictionType' }),
    audience === undefined ? '' : xml('saml2:AudienceRestriction', {}, xml('saml2:Audience', {}, escapeXml(audience))),
  )
}

const delegation = 'urn:oasis:names:tc:SAML:2.0:conditions:delegation'
const renewal = 'http://www.rsa.com/names/2009/12/std-ext/SAML2.0'

function authentication({ issued, holder }: TokenContent): string {
  const way = holder === undefined ? 'PasswordProtectedTransport' : 'TLSClient'
  const reference = xml('saml2:AuthnContextClassRef', {}, `urn:oasis:names:tc:SAML:2.0:ac:classes:${way}`)
  return xml('saml2:AuthnStatement', { AuthnInstant: issued.toISOString() }, xml('saml2:AuthnContext', {}, reference))
}

function attributes({ groups, givenName, surname, isSolution }: TokenContent): string {
  const attribute = (friendly: string, name: string, values: readonly string[]) =>
    values.length === 0
      ? ''
      : xml(
          'saml2:Attribute',
          { FriendlyName: friendly, Name: name, NameFormat: uri },
          ...values.map((value) => xml('saml2:AttributeValue', { 'xsi:type': 'xs:string' }, escapeXml(value))),
        )
  const claims = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims'
  return xml(
    'saml2:AttributeStatement',
    {},
    attribute('Groups', 'http://rsa.com/schemas/attr-names/2009/01/GroupIdentity', groups),
    attribute('givenName', `${claims}/givenname`, givenName === undefined ? [] : [givenName]),
    attribute('surname', `${claims}/surname`, surname === undefined ? [] : [surname]),
    attribute('Subject Type', 'http://vmware.com/schemas/attr-names/2011/07/isSolution', [String(isSolution)]),
  )
}
