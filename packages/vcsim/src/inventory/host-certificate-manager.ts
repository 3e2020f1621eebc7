import { X509Certificate } from 'node:crypto'
import { createSigningRequest, generateKeys } from '@vivarium/core'
import type { HostCertificateManagerCertificateInfo, HostListSummary } from '@vivarium/vim/types'
import type { Kind } from '../call.js'
import { fault } from '../faults.js'
import { nameOf } from './entity.js'
import { changeConfig, configOf } from './host-config.js'
import { changeSummary } from './host-state.js'
import { hostOfSystem } from './host-systems.js'

/** `CN=a,O=b` of the lines that Node gives. */
const inOneLine = (name: string) => name.split('\n').reverse().join(',')

/** The certificate by which a host's services are known. */
export const hostCertificateManager = {
  methods: {
    async GenerateCertificateSigningRequest({ world: { model }, object }, { useIpAddressAsCommonName }) {
      const host = hostOfSystem(model, object)
      const ip = configOf(host).network?.vnic?.[0]?.spec.ip?.ipAddress
      return request(useIpAddressAsCommonName && ip !== undefined ? ip : nameOf(host))
    },

    async GenerateCertificateSigningRequestByDn({ world: { model }, object }, { distinguishedName }) {
      const commonName = /(?:^|,)\s*CN=([^,]+)/i.exec(distinguishedName)?.[1] ?? nameOf(hostOfSystem(model, object))
      return request(commonName)
    },

    InstallServerCertificate({ world: { model }, object }, { cert }) {
      const host = hostOfSystem(model, object)
      const read = readCertificate(cert)
      const info: HostCertificateManagerCertificateInfo = {
        kind: 'Machine',
        issuer: inOneLine(read.issuer),
        subject: inOneLine(read.subject),
        notBefore: new Date(read.validFrom).toISOString(),
        notAfter: new Date(read.validTo).toISOString(),
        status: 'good',
      }
      model.update<'HostCertificateManager'>(object, { certificateInfo: info })
      changeConfig(model, host, { certificate: [...Buffer.from(cert)].map((byte) => (byte > 127 ? byte - 256 : byte)) })
      const { config } = host.get('summary') as HostListSummary
      changeSummary(model, host, { config: { ...config, sslThumbprint: read.fingerprint } })
    },

    /** What serves with it reads it anew for each connection. */
    NotifyAffectedServices() {},

    ListCACertificates: () => [],
    ListCACertificateRevocationLists: () => [],
  },
} satisfies Kind

async function request(commonName: string): Promise<string> {
  const { privateKey } = await generateKeys('RSA-2048')
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  return createSigningRequest(key, { commonName, names: [commonName] })
}

/** Throws the fault HostConfigFault. */
function readCertificate(pem: string): X509Certificate {
  try {
    return new X509Certificate(pem)
  } catch {
    throw fault('HostConfigFault', {}, 'The certificate is not valid: it has to be an X.509 certificate in PEM.')
  }
}
