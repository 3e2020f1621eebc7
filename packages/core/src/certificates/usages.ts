import { der } from './der.js'

/** Bits of KeyUsage (RFC 5280, 4.2.1.3) by Kubernetes' names for them; bit 0 is the leftmost. */
const keyUsageBits = {
  signing: 0,
  'digital signature': 0,
  'content commitment': 1,
  'key encipherment': 2,
  'data encipherment': 3,
  'key agreement': 4,
  'cert sign': 5,
  'crl sign': 6,
  'encipher only': 7,
  'decipher only': 8,
} as const

/** Purposes of ExtendedKeyUsage (RFC 5280, 4.2.1.12) by Kubernetes' names for them. */
const purposes = {
  any: '2.5.29.37.0',
  'server auth': '1.3.6.1.5.5.7.3.1',
  'client auth': '1.3.6.1.5.5.7.3.2',
  'code signing': '1.3.6.1.5.5.7.3.3',
  'email protection': '1.3.6.1.5.5.7.3.4',
  's/mime': '1.3.6.1.5.5.7.3.4',
  'ipsec end system': '1.3.6.1.5.5.7.3.5',
  'ipsec tunnel': '1.3.6.1.5.5.7.3.6',
  'ipsec user': '1.3.6.1.5.5.7.3.7',
  timestamping: '1.3.6.1.5.5.7.3.8',
  'ocsp signing': '1.3.6.1.5.5.7.3.9',
  'microsoft sgc': '1.3.6.1.4.1.311.10.3.3',
  'netscape sgc': '2.16.840.1.113730.4.1',
} as const

/** What a certificate may be used for, in the words of certificates.k8s.io/v1 `usages`. */
export type CertificateUsage = keyof typeof keyUsageBits | keyof typeof purposes

export function isCertificateUsage(text: string): text is CertificateUsage {
  return Object.hasOwn(keyUsageBits, text) || Object.hasOwn(purposes, text)
}

/** The value of the extension KeyUsage; undefined when none of the usages is one of it. */
export function encodeKeyUsage(usages: readonly CertificateUsage[]): Buffer | undefined {
  let bits = 0
  for (const usage of usages) if (isKeyUsage(usage)) bits |= 0x8000 >> keyUsageBits[usage]
  if (bits === 0) return undefined
  const bytes = bits & 0xff ? [bits >> 8, bits & 0xff] : [bits >> 8]
  const last = bytes.at(-1) ?? 0
  // DER leaves zero bits at the end out.
  return der.bits(Buffer.from(bytes), 31 - Math.clz32(last & -last))
}

/** The value of the extension ExtendedKeyUsage; undefined when none of the usages is one of it. */
export function encodeExtendedKeyUsage(usages: readonly CertificateUsage[]): Buffer | undefined {
  const ids = [...new Set(usages.flatMap((usage) => (isKeyUsage(usage) ? [] : [purposes[usage]])))]
  return ids.length === 0 ? undefined : der.sequence(...ids.map(der.objectId))
}

function isKeyUsage(usage: CertificateUsage): usage is keyof typeof keyUsageBits {
  return Object.hasOwn(keyUsageBits, usage)
}
