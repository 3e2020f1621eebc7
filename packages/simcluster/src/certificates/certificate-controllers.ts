import { X509Certificate } from 'node:crypto'
import { formatTime, isConflict, isNotFound, type Manager, type ReconcileContext } from '@vivarium/controller'
import { type CertificateAuthority, isCertificateUsage, isVivariumError, parseSigningRequest, type SigningRequest } from '@vivarium/core'
import type { Condition } from '../workloads/objects.js'
import { conditionOf, timeOf } from '../workloads/pods.js'
import { type CertificateSigningRequest, certificateRequestKind, signers } from './certificate-request.js'
import { signerRules } from './signer-rules.js'

/** kube-controller-manager's --cluster-signing-duration. */
const longestMs = 365 * 24 * 3600_000
const shortestMs = 10 * 60_000
/** A certificate holds from a little before it is made. */
const backdateMs = 5 * 60_000
/** One for less than this is not shortened by that. */
const shortMs = 8 * 3600_000

const hourMs = 3600_000
const pendingMs = 24 * hourMs

/** Approves what nodes ask for when they join, and when they renew: certificates for the kubelet as a client. */
export function addCertificateApprovalController(manager: Manager): void {
  const requests = manager.informers.of<CertificateSigningRequest>(certificateRequestKind)
  manager.addController({
    name: 'certificatesigningrequest-approving',
    for: certificateRequestKind,
    async reconcile(request, context) {
      const found = requests.get(request)
      if (!found || isDecided(found) || found.spec.signerName !== signers.kubeletClient) return
      const parsed = parse(found)
      if (!parsed || signerRules[signers.kubeletClient]?.(parsed, found.spec.usages ?? [])) return
      const { username, groups = [] } = found.spec
      // What kubeadm lets join tokens and nodes do, of which a SubjectAccessReview would tell.
      const isSelf = username === parsed.subject.commonName && groups.includes('system:nodes')
      const mayJoin = groups.some((group) => group.startsWith('system:bootstrappers') || group === 'system:masters')
      if (!isSelf && !mayJoin) return
      const what = isSelf ? 'self kubelet client certificate' : 'kubelet client certificate'
      const message = `Auto approving ${what} after SubjectAccessReview.`
      await write(
        found,
        { ...found.status, conditions: withCondition(found, 'Approved', 'AutoApproved', message, context) },
        'approval',
        context,
      )
    },
  })
}

/** Signs what is approved, as three of Kubernetes' signers: clients of the API server, kubelets as its clients, kubelets as servers. */
export function addCertificateSigningController(manager: Manager, authority: CertificateAuthority): void {
  const requests = manager.informers.of<CertificateSigningRequest>(certificateRequestKind)
  manager.addController({
    name: 'certificatesigningrequest-signing',
    for: certificateRequestKind,
    async reconcile(request, context) {
      const found = requests.get(request)
      if (!found || found.status?.certificate || !hasCondition(found, 'Approved') || hasCondition(found, 'Failed')) return
      const rule = signerRules[found.spec.signerName]
      const parsed = rule && parse(found)
      if (!parsed) return
      const { usages = [], expirationSeconds } = found.spec
      const refused = rule(parsed, usages)
      if (refused !== undefined) {
        const conditions = withCondition(found, 'Failed', 'SignerValidationFailure', refused, context)
        await write(found, { ...found.status, conditions }, 'status', context)
        return
      }
      const certificate = authority.sign(parsed, { usages: usages.filter(isCertificateUsage), ...validity(authority, expirationSeconds) })
      await write(found, { ...found.status, certificate: Buffer.from(certificate).toString('base64') }, 'status', context)
    },
  })
}

/** Deletes requests that are answered, after an hour, and those that nobody answers, after a day. */
export function addCertificateCleaner(manager: Manager): void {
  const requests = manager.informers.of<CertificateSigningRequest>(certificateRequestKind)
  manager.addController({
    name: 'certificatesigningrequest-cleaner',
    for: certificateRequestKind,
    async reconcile(request, { client, clock }) {
      const found = requests.get(request)
      const endMs = found && endOf(found)
      if (endMs === undefined) return
      const waitMs = endMs - clock.now().getTime()
      if (waitMs >= 0) return { requeueAfterMs: waitMs + 1 }
      try {
        await client.delete(certificateRequestKind, request)
      } catch (error) {
        if (!isNotFound(error)) throw error
      }
      return undefined
    },
  })
}

/** In host time, as all certificates are: clients judge them by their clocks. */
function validity(authority: CertificateAuthority, expirationSeconds: number | undefined): { notBefore: Date; notAfter: Date } {
  const nowMs = Date.now()
  const ms = Math.min(longestMs, Math.max(shortestMs, (expirationSeconds ?? Number.POSITIVE_INFINITY) * 1000))
  const end = nowMs + (ms < shortMs ? ms : ms - backdateMs)
  const signerEnd = Date.parse(new X509Certificate(authority.certificate).validTo)
  return { notBefore: new Date(nowMs - backdateMs), notAfter: new Date(Math.min(end, signerEnd)) }
}

/** Undefined for a text that is no request, which the server would not have taken. */
function parse({ spec }: CertificateSigningRequest): SigningRequest | undefined {
  try {
    return parseSigningRequest(Buffer.from(spec.request, 'base64').toString('utf8'))
  } catch (error) {
    if (isVivariumError(error)) return undefined
    throw error
  }
}

function hasCondition({ status }: CertificateSigningRequest, type: string): boolean {
  return conditionOf(status?.conditions, type)?.status === 'True'
}

function isDecided({ status }: CertificateSigningRequest): boolean {
  return Boolean(status?.certificate) || (status?.conditions ?? []).some(({ type }) => type === 'Approved' || type === 'Denied')
}

/** When a request has been there for long enough. */
function endOf({ metadata, status }: CertificateSigningRequest): number | undefined {
  const conditions = status?.conditions ?? []
  if (conditions.length === 0) return timeOf(metadata.creationTimestamp) + pendingMs
  const ended = conditions.filter(({ type }) => type === 'Denied' || type === 'Failed' || (type === 'Approved' && status?.certificate))
  return ended.length === 0 ? undefined : Math.min(...ended.map(({ lastUpdateTime }) => timeOf(lastUpdateTime) + hourMs))
}

function withCondition(
  { status }: CertificateSigningRequest,
  type: string,
  reason: string,
  message: string,
  { clock }: ReconcileContext,
): Condition[] {
  const time = formatTime(clock.now())
  return [...(status?.conditions ?? []), { type, status: 'True', reason, message, lastUpdateTime: time, lastTransitionTime: time }]
}

async function write(
  request: CertificateSigningRequest,
  status: NonNullable<CertificateSigningRequest['status']>,
  subresource: 'approval' | 'status',
  { client }: ReconcileContext,
): Promise<void> {
  try {
    await client.update<CertificateSigningRequest>({ ...request, status }, { subresource })
  } catch (error) {
    // Whoever wrote meanwhile is heard of.
    if (!isNotFound(error) && !isConflict(error)) throw error
  }
}
