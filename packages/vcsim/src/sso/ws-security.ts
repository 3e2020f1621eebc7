import type { KeyObject } from 'node:crypto'
import type { XmlTree } from '@vivarium/vim'
import { signedElements } from './signatures.js'
import { attributeOf, childOf, textOf } from './xml.js'

/** What the header of a message says of who sent it (OASIS, Web Services Security 1.1: SOAP Message Security, Username Token, X.509 and SAML profiles). */
export interface MessageSecurity {
  readonly user: { readonly name: string; readonly password: string } | undefined
  /** A SAML token. */
  readonly assertion: XmlTree | undefined
  /** Of who signed: DER in base 64. */
  readonly certificate: string | undefined
  /** After that the message is no longer meant. */
  readonly expires: string | undefined
  readonly body: XmlTree | undefined
  /** What a key has signed of it; nothing if the signature is wrong, or there is none. */
  signedBy(key: KeyObject): readonly XmlTree[]
}

export function messageSecurity(message: XmlTree): MessageSecurity {
  const security = childOf(message, 'Header', 'Security')
  const user = childOf(security, 'UsernameToken')
  const signature = childOf(security, 'Signature')
  const certificate = childOf(security, 'BinarySecurityToken')
  return {
    user:
      user === undefined ? undefined : { name: textOf(childOf(user, 'Username')) ?? '', password: rawTextOf(childOf(user, 'Password')) },
    assertion: childOf(security, 'Assertion'),
    certificate: attributeOf(certificate, 'ValueType')?.endsWith('#X509v3') === true ? textOf(certificate)?.replace(/\s/g, '') : undefined,
    expires: textOf(childOf(security, 'Timestamp', 'Expires')),
    body: childOf(message, 'Body'),
    signedBy: (key) => (signature === undefined ? [] : (signedElements(message, signature, key) ?? [])),
  }
}

/** Of a password blanks are a part. */
const rawTextOf = (element: XmlTree | undefined) => (element?.content ?? []).filter((each) => typeof each === 'string').join('')
