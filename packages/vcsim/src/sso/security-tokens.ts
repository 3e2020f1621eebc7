import { createPrivateKey, type KeyObject, randomUUID, X509Certificate } from 'node:crypto'
import { CertificateAuthority, type Clock } from '@vivarium/core'
import type { XmlTree } from '@vivarium/vim'
import { signedAssertion, type TokenContent } from './assertion.js'
import { signedElements } from './signatures.js'
import { attributeOf, childOf, childrenOf, textOf } from './xml.js'

/** A token that was read; what it says is true only of one that is `ours`. */
export interface Token {
  readonly subject: string
  readonly issuer: string
  readonly notBefore: Date | undefined
  readonly notOnOrAfter: Date | undefined
  /** Of who must have the key. */
  readonly holder: X509Certificate | undefined
  readonly renewals: number | undefined
  readonly delegations: number | undefined
  readonly audiences: readonly string[]
}

/** What a token is found to be. `foreign` ones are of an issuer that nothing is known of. */
export type Judged =
  | { readonly kind: 'ours' | 'foreign'; readonly token: Token }
  | { readonly kind: 'bad'; readonly why: 'malformed' | 'forged' | 'expired' | 'audience' }

interface Signer {
  readonly key: KeyObject
  readonly certificate: string
}

/** Clocks may differ by so much, in milliseconds: what vCenter's single sign-on tolerates. */
export const clockToleranceMs = 10 * 60_000

/** Issues tokens, and knows its own again. The key is made when the first is issued. */
export class SecurityTokens {
  readonly #clock: Clock
  #signer: Promise<Signer> | undefined
  /** The entity that issues: `https://vc/websso/SAML2/Metadata/vsphere.local`. */
  issuer = 'https://localhost/websso/SAML2/Metadata/vsphere.local'
  /** Whom tokens may be for that name somebody. */
  audiences: ReadonlySet<string> = new Set()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Of the signatures: DER in base 64. */
  async certificate(): Promise<string> {
    return (await this.#signing()).certificate
  }

  /** A token, as XML, and from when until when it holds. */
  async issue(content: Omit<TokenContent, 'id' | 'issuer' | 'issued' | 'notBefore' | 'notOnOrAfter'>, lifetimeMs: number) {
    const issued = this.#clock.now()
    const notOnOrAfter = new Date(issued.getTime() + lifetimeMs)
    const { key, certificate } = await this.#signing()
    const all = { ...content, id: `_${randomUUID()}`, issuer: this.issuer, issued, notBefore: issued, notOnOrAfter }
    return { text: signedAssertion(all, key, certificate), issued, notOnOrAfter }
  }

  /** Looks at an assertion in a document: signature, time and audience of one's own. */
  async judge(root: XmlTree, assertion: XmlTree): Promise<Judged> {
    const token = readToken(assertion)
    if (token === undefined) return { kind: 'bad', why: 'malformed' }
    const signature = childrenOf(assertion, 'Signature')[0]
    const isOurs =
      token.issuer === this.issuer || (this.#signer !== undefined && certificateIn(signature) === (await this.#signer).certificate)
    if (!isOurs) return { kind: 'foreign', token }
    const { certificate } = await this.#signing()
    const signed = signature === undefined ? undefined : signedElements(root, signature, publicKeyOf(certificate))
    if (signed?.length !== 1 || signed[0] !== assertion || token.issuer !== this.issuer) return { kind: 'bad', why: 'forged' }
    const now = this.#clock.now().getTime()
    const { notBefore, notOnOrAfter, audiences } = token
    if (notBefore === undefined || notOnOrAfter === undefined) return { kind: 'bad', why: 'malformed' }
    if (now < notBefore.getTime() - clockToleranceMs || now >= notOnOrAfter.getTime()) return { kind: 'bad', why: 'expired' }
    if (audiences.length > 0 && !audiences.some((each) => this.audiences.has(each))) return { kind: 'bad', why: 'audience' }
    return { kind: 'ours', token }
  }

  #signing(): Promise<Signer> {
    this.#signer ??= (async () => {
      const { certificate, key } = await CertificateAuthority.create('ssoserverSign', { keyAlgorithm: 'RSA-2048' })
      return { certificate: new X509Certificate(certificate).raw.toString('base64'), key: createPrivateKey(key) }
    })()
    return this.#signer
  }
}

function readToken(assertion: XmlTree): Token | undefined {
  const subject = textOf(childOf(assertion, 'Subject', 'NameID')) ?? ''
  if (subject === '') return undefined
  const conditions = childOf(assertion, 'Conditions')
  const holder = certificateIn(childOf(assertion, 'Subject', 'SubjectConfirmation', 'SubjectConfirmationData'))
  const renewal = childrenOf(conditions, 'Condition').find((each) => attributeOf(each, 'type')?.endsWith(':RenewRestrictionType'))
  const certificate = holder === undefined ? undefined : readCertificate(holder)
  if (holder !== undefined && certificate === undefined) return undefined
  return {
    subject,
    issuer: textOf(childOf(assertion, 'Issuer')) ?? '',
    notBefore: dateOf(attributeOf(conditions, 'NotBefore')),
    notOnOrAfter: dateOf(attributeOf(conditions, 'NotOnOrAfter')),
    holder: certificate,
    renewals: renewal === undefined ? undefined : Number(attributeOf(renewal, 'Count') ?? 0),
    delegations: countOf(childOf(conditions, 'ProxyRestriction')),
    audiences: childrenOf(childOf(conditions, 'AudienceRestriction'), 'Audience').map((each) => textOf(each) ?? ''),
  }
}

const countOf = (element: XmlTree | undefined) => (element === undefined ? undefined : Number(attributeOf(element, 'Count') ?? 0))

function dateOf(text: string | undefined): Date | undefined {
  const date = new Date(text ?? '')
  return Number.isNaN(date.getTime()) ? undefined : date
}

/** DER in base 64. */
function certificateIn(element: XmlTree | undefined): string | undefined {
  return textOf(childOf(element, 'KeyInfo', 'X509Data', 'X509Certificate'))?.replace(/\s/g, '')
}

/** Of DER in base 64; undefined for what is none. */
export function readCertificate(text: string): X509Certificate | undefined {
  try {
    return new X509Certificate(Buffer.from(text, 'base64'))
  } catch {
    return undefined
  }
}

const publicKeyOf = (certificate: string): KeyObject => new X509Certificate(Buffer.from(certificate, 'base64')).publicKey
