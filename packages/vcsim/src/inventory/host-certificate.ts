import type { HostCertificateManagerCertificateInfo } from '@vivarium/vim/types'

const yearMs = 365 * 24 * 3_600_000

/** What is said of the certificate that a host has from its beginning. */
export function newCertificateInfo(hostName: string, since: string): HostCertificateManagerCertificateInfo {
  const from = new Date(since)
  return {
    kind: 'Machine',
    issuer: 'O=VMware Engineering,OU=VMware Engineering,ST=California,C=US,DC=local,DC=vsphere,CN=CA',
    notBefore: from.toISOString(),
    notAfter: new Date(from.getTime() + 5 * yearMs).toISOString(),
    subject: `OU=VMware Engineering,CN=${hostName},O=VMware,L=Palo Alto,ST=California,C=US`,
    status: 'good',
  }
}
