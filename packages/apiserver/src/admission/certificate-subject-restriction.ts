import { messageOf, organizationsOf } from '@vivarium/core'
import type { AdmissionPlugin } from '../registry/admission.js'
import { refused } from './kit.js'
import { isSigningRequest, type SigningRequest } from './signers.js'

const clientSigner = 'kubernetes.io/kube-apiserver-client'

/** Nobody becomes a member of system:masters by a signing request. */
export const certificateSubjectRestriction: AdmissionPlugin = {
  name: 'CertificateSubjectRestriction',
  validate(attributes) {
    if (!isSigningRequest(attributes) || attributes.subresource !== '' || attributes.operation !== 'CREATE') return
    const { spec } = attributes.object as SigningRequest
    if (spec.signerName !== clientSigner) return
    let organizations: readonly string[]
    try {
      organizations = organizationsOf(Buffer.from(spec.request ?? '', 'base64').toString('latin1'))
    } catch (error) {
      throw refused(attributes, `failed to parse CSR: ${messageOf(error)}`)
    }
    if (organizations.includes('system:masters'))
      throw refused(attributes, `use of ${clientSigner} signer with system:masters group is not allowed`)
  },
}
