import type { Authorizer, User } from '../auth/user.js'
import type { AdmissionAttributes } from '../registry/admission.js'
import type { KubeObject } from '../registry/objects.js'

export interface SigningRequest extends KubeObject {
  spec: { request?: string; signerName?: string }
  status?: { certificate?: string; conditions?: object[] }
}

export const certificatesGroup = 'certificates.k8s.io'

export function isSigningRequest({ resource }: AdmissionAttributes): boolean {
  return resource.resource === 'certificatesigningrequests' && resource.group === certificatesGroup
}

/** Whether a user may approve or sign for a signer: by its name, or for all of its domain (`example.com/*`). */
export function maySign(authorizer: Authorizer, user: User, verb: 'approve' | 'sign', signerName: string): boolean {
  const names = [signerName, `${signerName.split('/')[0]}/*`]
  return names.some(
    (name) =>
      authorizer({
        user,
        verb,
        path: '',
        resource: { group: certificatesGroup, version: '*', resource: 'signers', subresource: '', namespace: '', name },
      }) === undefined,
  )
}
