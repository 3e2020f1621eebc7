import type { Authorizer } from '../auth/user.js'
import type { AdmissionPlugin } from '../registry/admission.js'
import { equalJson, type JsonValue } from '../schema/json.js'
import { refused } from './kit.js'
import { isSigningRequest, maySign, type SigningRequest } from './signers.js'

/** Who puts a certificate or conditions into a request must be allowed to sign for its signer. */
export function certificateSigning(authorizer: Authorizer): AdmissionPlugin {
  return {
    name: 'CertificateSigning',
    validate(attributes) {
      if (!isSigningRequest(attributes) || attributes.subresource !== 'status' || attributes.operation !== 'UPDATE') return
      const old = attributes.old as SigningRequest
      const { status = {} } = attributes.object as SigningRequest
      const { certificate, conditions = [] } = old.status ?? {}
      if (status.certificate === certificate && equalJson((status.conditions ?? []) as JsonValue, conditions as JsonValue)) return
      const { signerName = '' } = old.spec
      if (!maySign(authorizer, attributes.user, 'sign', signerName))
        throw refused(attributes, `user not permitted to sign requests with signerName ${JSON.stringify(signerName)}`)
    },
  }
}
