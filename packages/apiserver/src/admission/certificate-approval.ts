import type { Authorizer } from '../auth/user.js'
import type { AdmissionPlugin } from '../registry/admission.js'
import { refused } from './kit.js'
import { isSigningRequest, maySign, type SigningRequest } from './signers.js'

/** Who approves a request must be allowed to approve for its signer. */
export function certificateApproval(authorizer: Authorizer): AdmissionPlugin {
  return {
    name: 'CertificateApproval',
    validate(attributes) {
      if (!isSigningRequest(attributes) || attributes.subresource !== 'approval' || attributes.operation !== 'UPDATE') return
      const { signerName = '' } = (attributes.old as SigningRequest).spec
      if (!maySign(authorizer, attributes.user, 'approve', signerName))
        throw refused(attributes, `user not permitted to approve requests with signerName ${JSON.stringify(signerName)}`)
    },
  }
}
