import { formatTime } from '../../clock.js'
import type { Condition, KubeObject } from '../../registry/objects.js'
import { child, type FieldError, fieldError, index } from '../../schema/field-error.js'
import { required } from '../../validation/checks.js'
import { immutable } from '../../validation/metadata.js'
import { pathSegment } from '../../validation/names.js'
import { keep, specAndStatus } from '../kit.js'

interface CsrCondition extends Condition {
  lastUpdateTime?: string
}

interface CertificateSigningRequest extends KubeObject {
  spec: {
    request?: string
    signerName?: string
    usages?: string[]
    expirationSeconds?: number
    username?: string
    uid?: string
    groups?: string[]
    extra?: Record<string, string[]>
  }
  status?: { conditions?: CsrCondition[]; certificate?: string }
}

const usages = [
  'any',
  'cert sign',
  'client auth',
  'code signing',
  'content commitment',
  'crl sign',
  'data encipherment',
  'decipher only',
  'digital signature',
  'email protection',
  'encipher only',
  'ipsec end system',
  'ipsec tunnel',
  'ipsec user',
  'key agreement',
  'key encipherment',
  'microsoft sgc',
  'netscape sgc',
  'ocsp signing',
  's/mime',
  'server auth',
  'signing',
  'timestamping',
]
const minExpirationSeconds = 600
const pemPattern = /^\s*-----BEGIN (NEW )?CERTIFICATE REQUEST-----\s[\sA-Za-z0-9+/=]+-----END (NEW )?CERTIFICATE REQUEST-----/

function validate({ spec }: CertificateSigningRequest): FieldError[] {
  const errors: FieldError[] = []
  const pem = Buffer.from(spec.request ?? '', 'base64').toString('latin1')
  if (!pemPattern.test(pem))
    errors.push(fieldError.invalid('spec.request', spec.request ?? '', 'PEM block type must be CERTIFICATE REQUEST'))
  if (!spec.usages?.length) errors.push(fieldError.required('spec.usages'))
  for (const [i, usage] of (spec.usages ?? []).entries()) {
    if (!usages.includes(usage)) errors.push(fieldError.notSupported(index('spec.usages', i), usage, usages))
    if ((spec.usages ?? []).indexOf(usage) < i) errors.push(fieldError.duplicate(index('spec.usages', i), usage))
  }
  const signer = spec.signerName ?? ''
  if (signer === '') errors.push(fieldError.required('spec.signerName'))
  else if (!/^[^/]+\.[^/]+\/.+$/.test(signer))
    errors.push(
      fieldError.invalid('spec.signerName', signer, "must be a fully qualified domain and path of the form 'example.com/signer-name'"),
    )
  else if (signer === 'kubernetes.io/legacy-unknown')
    errors.push(fieldError.invalid('spec.signerName', signer, 'the legacy signerName is not allowed via this API version'))
  if (spec.expirationSeconds !== undefined && spec.expirationSeconds < minExpirationSeconds) {
    errors.push(
      fieldError.invalid('spec.expirationSeconds', spec.expirationSeconds, 'may not specify a duration less than 600 seconds (10 minutes)'),
    )
  }
  return errors
}

function validateConditions({ status }: CertificateSigningRequest): FieldError[] {
  const errors: FieldError[] = []
  const seen = new Set<string>()
  for (const [i, { type, status: value }] of (status?.conditions ?? []).entries()) {
    const at = index('status.conditions', i)
    errors.push(...required(child(at, 'type'), type))
    if (!value) errors.push(fieldError.required(child(at, 'status')))
    else if ((type === 'Approved' || type === 'Denied' || type === 'Failed') && value !== 'True')
      errors.push(fieldError.notSupported(child(at, 'status'), value, ['True']))
    if (seen.has(type)) errors.push(fieldError.duplicate(child(at, 'type'), type))
    seen.add(type)
  }
  if (seen.has('Approved') && seen.has('Denied')) {
    errors.push(fieldError.invalid('status.conditions', 'Approved', 'Approved and Denied conditions are mutually exclusive'))
  }
  return errors
}

const isDecision = ({ type }: CsrCondition) => type === 'Approved' || type === 'Denied'

/** Decisions can't be taken back. */
function keepsDecisions(request: CertificateSigningRequest, old: CertificateSigningRequest): FieldError[] {
  const types = new Set((request.status?.conditions ?? []).map(({ type }) => type))
  return (old.status?.conditions ?? [])
    .filter(({ type }) => ['Approved', 'Denied', 'Failed'].includes(type) && !types.has(type))
    .map(({ type }) => fieldError.forbidden('status.conditions', `updates may not remove a condition of type ${JSON.stringify(type)}`))
}

function stampConditions(request: CertificateSigningRequest, now: Date): void {
  for (const condition of request.status?.conditions ?? []) {
    condition.lastTransitionTime ??= formatTime(now)
    condition.lastUpdateTime ??= formatTime(now)
  }
}

export const certificateSigningRequests = specAndStatus<CertificateSigningRequest>({
  nameRule: pathSegment,
  counted: false,
  prepareForCreate({ spec }, { user }) {
    spec.username = user.name
    delete spec.uid
    delete spec.extra
    if (user.uid !== undefined) spec.uid = user.uid
    spec.groups = [...user.groups]
    if (user.extra) spec.extra = Object.fromEntries(Object.entries(user.extra).map(([key, values]) => [key, [...values]]))
  },
  prepareForUpdate: (request, old) => keep(request, old, 'spec'),
  validate,
  validateUpdate: (request, old) => immutable(request.spec, old.spec, 'spec'),
  validateStatus: (request, old) => [...validateConditions(request), ...keepsDecisions(request, old)],
  selectableFields: { 'spec.signerName': ({ spec }) => spec.signerName ?? '' },
  subresources: {
    status: {
      prepareForUpdate(request, old, { now }) {
        keep(request, old, 'spec')
        const kept = (request.status?.conditions ?? []).filter((condition) => !isDecision(condition))
        const decisions = (old.status?.conditions ?? []).filter(isDecision)
        if (request.status && (kept.length > 0 || decisions.length > 0))
          request.status.conditions = [...decisions.map((condition) => ({ ...condition })), ...kept]
        stampConditions(request, now)
      },
      validateUpdate: (request, old) => [...validateConditions(request), ...keepsDecisions(request, old)],
      resetFields: ['spec'],
    },
    approval: {
      prepareForUpdate(request, old, { now }) {
        const conditions = request.status?.conditions
        keep(request, old, 'spec')
        keep(request, old, 'status')
        if (conditions) request.status = { ...request.status, conditions }
        stampConditions(request, now)
      },
      validateUpdate: (request, old) => [...validateConditions(request), ...keepsDecisions(request, old)],
      resetFields: ['spec', 'status.certificate'],
    },
  },
})
