import type { SigningRequest } from '@vivarium/core'
import { signers } from './certificate-request.js'

type Rule = (request: SigningRequest, usages: readonly string[]) => string | undefined

/**
 * Why a request is none that its signer signs, in the words of kube-controller-manager; undefined for one that is. Rules of the signers:
 * https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/#kubernetes-signers
 */
export const signerRules: Readonly<Record<string, Rule>> = {
  [signers.client]: (_request, usages) => {
    const invalid = usages.find((usage) => !['digital signature', 'key encipherment', 'client auth'].includes(usage))
    if (invalid !== undefined) return `invalid usage for client certificate: ${invalid}`
    return usages.includes('client auth') ? undefined : 'missing required usage for client certificate: client auth'
  },
  [signers.kubeletClient]: (request, usages) => {
    if (!isOfNodes(request)) return 'subject organization is not system:nodes'
    if (request.dnsNames.length > 0) return 'DNS subjectAltNames are not allowed'
    if (request.emailAddresses.length > 0) return 'Email subjectAltNames are not allowed'
    if (request.ipAddresses.length > 0) return 'IP subjectAltNames are not allowed'
    if (request.uris.length > 0) return 'URI subjectAltNames are not allowed'
    return nameOfNode(request) ?? kubeletUsages(usages, 'client auth')
  },
  [signers.kubeletServing]: (request, usages) => {
    if (!isOfNodes(request)) return 'subject organization is not system:nodes'
    if (request.dnsNames.length === 0 && request.ipAddresses.length === 0) return 'DNS or IP subjectAltName is required'
    if (request.emailAddresses.length > 0) return 'Email subjectAltNames are not allowed'
    if (request.uris.length > 0) return 'URI subjectAltNames are not allowed'
    return kubeletUsages(usages, 'server auth') ?? nameOfNode(request)
  },
}

function isOfNodes({ subject }: SigningRequest): boolean {
  return subject.organizations.length === 1 && subject.organizations[0] === 'system:nodes'
}

function nameOfNode({ subject }: SigningRequest): string | undefined {
  return subject.commonName.startsWith('system:node:') ? undefined : 'subject common name does not begin with system:node:'
}

/** Key encipherment is for RSA keys alone. */
function kubeletUsages(usages: readonly string[], purpose: string): string | undefined {
  const required = ['digital signature', 'key encipherment', purpose].sort()
  const given = new Set(usages)
  const fits = given.has('digital signature') && given.has(purpose) && [...given].every((usage) => required.includes(usage))
  return fits ? undefined : `usages did not match [${required.join(' ')}]`
}
