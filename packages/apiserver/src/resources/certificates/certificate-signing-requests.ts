import { X509Certificate } from 'node:crypto'
import { formatTime } from '../../clock.js'
import type { Condition, KubeObject } from '../../registry/objects.js'
import { child, type FieldError, fieldError, index } from '../../schema/field-error.js'
import { required } from '../../validation/checks.js'
import { sameValue } from '../../validation/metadata.js'
import { pathSegment } from '../../validation/names.js'
import { keep, specAndStatus } from '../kit.js'
import { validateSignerName } from './signer-name.js'

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
const legacySigner = 'kubernetes.io/legacy-unknown'
const decisions = ['Approved', 'Denied']
/** Conditions that are never taken back. */
const lasting = [...decisions, 'Failed']
const minExpirationSeconds = 600
const pemPattern = /^\s*-----BEGIN (NEW )?CERTIFICATE REQUEST-----\s[\sA-Za-z0-9+/=]+-----END (NEW )?CERTIFICATE REQUEST-----/

function validate(request: CertificateSigningRequest, old?: CertificateSigningRequest): FieldError[] {
  const { spec, status } = request
  const errors: FieldError[] = []
  const pem = Buffer.from(spec.request ?? '', 'base64').toString('latin1')
  if (!pemPattern.test(pem))
    errors.push(fieldError.invalid('spec.request', spec.request ?? null, 'PEM block type must be CERTIFICATE REQUEST'))
  errors.push(...validateUsages(spec.usages ?? [], old?.spec.usages ?? []))
  const signer = spec.signerName ?? ''
  if (signer === legacySigner && old?.spec.signerName !== legacySigner)
    errors.push(fieldError.invalid('spec.signerName', signer, 'the legacy signerName is not allowed via this API version'))
  else errors.push(...validateSignerName('spec.signerName', signer))
  if (spec.expirationSeconds !== undefined && spec.expirationSeconds < minExpirationSeconds) {
    errors.push(
      fieldError.invalid('spec.expirationSeconds', spec.expirationSeconds, 'may not specify a duration less than 600 seconds (10 minutes)'),
    )
  }
  errors.push(...validateConditions(status?.conditions ?? [], old?.status?.conditions ?? []))
  if (!old || status?.certificate !== old.status?.certificate) {
    const problem = certificateProblem(status?.certificate ?? '')
    if (problem !== undefined) errors.push(fieldError.invalid('status.certificate', '<certificate data>', problem))
  }
  return errors
}

/** What was wrong before may stay wrong, here and in the conditions. */
function validateUsages(names: readonly string[], old: readonly string[]): FieldError[] {
  const errors: FieldError[] = names.length === 0 ? [fieldError.required('spec.usages')] : []
  const mayBeUnknown = old.some((name) => !usages.includes(name))
  const mayRepeat = new Set(old).size < old.length
  for (const [i, usage] of names.entries())
    if (!mayBeUnknown && !usages.includes(usage)) errors.push(fieldError.notSupported(index('spec.usages', i), usage, usages))
  for (const [i, usage] of names.entries())
    if (!mayRepeat && names.indexOf(usage) < i) errors.push(fieldError.duplicate(index('spec.usages', i), usage))
  return errors
}

function validateConditions(conditions: readonly CsrCondition[], old: readonly CsrCondition[]): FieldError[] {
  const errors: FieldError[] = []
  const before = old.map(({ type }) => type)
  const mayBeEmpty = before.includes('')
  const mayBeBoth = before.includes('Approved') && before.includes('Denied')
  const mayRepeat = new Set(before).size < before.length
  const seen = new Set<string>()
  for (const [i, { type = '', status: value }] of conditions.entries()) {
    const at = index('status.conditions', i)
    if (!mayBeEmpty) errors.push(...required(child(at, 'type'), type))
    const allowed = lasting.includes(type) ? ['True'] : ['False', 'True', 'Unknown']
    if (!value) errors.push(fieldError.required(child(at, 'status')))
    else if (!allowed.includes(value)) errors.push(fieldError.notSupported(child(at, 'status'), value, allowed))
    const other = type === 'Approved' ? 'Denied' : 'Approved'
    if (!mayBeBoth && decisions.includes(type) && seen.has(other))
      errors.push(fieldError.invalid('status.conditions', type, 'Approved and Denied conditions are mutually exclusive'))
    if (!mayRepeat && seen.has(type)) errors.push(fieldError.duplicate(child(at, 'type'), type))
    seen.add(type)
  }
  return errors
}

/** What is wrong with a signed certificate, PEM in base64; undefined for a good one and for none. */
function certificateProblem(base64: string): string | undefined {
  if (base64 === '') return undefined
  const blocks = [
    ...Buffer.from(base64, 'base64')
      .toString('latin1')
      .matchAll(/-----BEGIN ([^-]+)-----\s([\s\S]*?)-----END \1-----/g),
  ]
  if (blocks.length === 0) return 'must contain at least one CERTIFICATE PEM block'
  for (const [pem, type = '', body = ''] of blocks) {
    if (type !== 'CERTIFICATE') return `only CERTIFICATE PEM blocks are allowed, found ${JSON.stringify(type)}`
    if (body.includes(':')) return 'no PEM block headers are permitted'
    try {
      new X509Certificate(pem)
    } catch {
      return 'x509: malformed certificate'
    }
  }
  return undefined
}

/** What each way to write may change: the ordinary one nothing, status the certificate, approval the decisions. */
type Power = 'none' | 'certificate' | 'decisions'

function validateChange(request: CertificateSigningRequest, old: CertificateSigningRequest, power: Power): FieldError[] {
  const path = 'status.conditions'
  const errors = validate(request, old)
  const counts = (type: string) => [old, request].map(({ status }) => (status?.conditions ?? []).filter((one) => one.type === type))
  for (const type of lasting) {
    const [before = [], now = []] = counts(type)
    if (now.length < before.length)
      errors.push(fieldError.forbidden(path, `updates may not remove a condition of type ${JSON.stringify(type)}`))
  }
  for (const type of power === 'decisions' ? [] : decisions) {
    const [before = [], now = []] = counts(type)
    if (now.length > before.length)
      errors.push(fieldError.forbidden(path, `updates may not add a condition of type ${JSON.stringify(type)}`))
    else if (now.length === before.length && !sameValue(now, before))
      errors.push(fieldError.forbidden(path, `updates may not modify a condition of type ${JSON.stringify(type)}\n`))
  }
  const certificate = old.status?.certificate ?? ''
  if ((request.status?.certificate ?? '') !== certificate) {
    if (power !== 'certificate') errors.push(fieldError.forbidden('status.certificate', 'updates may not set certificate content'))
    else if (certificate !== '')
      errors.push(fieldError.forbidden('status.certificate', 'updates may not modify existing certificate content'))
  }
  return errors
}

/** Conditions come without times: they are of now, or of when they became what they are. */
function stampConditions(request: CertificateSigningRequest, old: CertificateSigningRequest, now: Date): void {
  for (const condition of request.status?.conditions ?? []) {
    condition.lastUpdateTime ??= formatTime(now)
    const same = old.status?.conditions?.find(({ type, status }) => type === condition.type && status === condition.status)
    condition.lastTransitionTime ??= same?.lastTransitionTime ?? formatTime(now)
  }
}

/** Decisions stay as they are where a write to status names as many of them. */
function keepDecisions({ status }: CertificateSigningRequest, old: CertificateSigningRequest): void {
  for (const decision of decisions) {
    const isIt = ({ type }: CsrCondition) => type === decision
    const before = (old.status?.conditions ?? []).filter(isIt)
    const { conditions } = status ?? {}
    if (!conditions || conditions.filter(isIt).length !== before.length) continue
    for (const [i, condition] of conditions.entries()) if (isIt(condition)) conditions[i] = { ...(before.shift() ?? condition) }
  }
}

export const certificateSigningRequests = specAndStatus<CertificateSigningRequest>({
  nameRule: pathSegment,
  counted: false,
  resetFields: ['spec', 'status'],
  prepareForCreate({ spec }, { user }) {
    spec.username = user.name
    delete spec.uid
    delete spec.extra
    if (user.uid !== undefined) spec.uid = user.uid
    spec.groups = [...user.groups]
    if (user.extra) spec.extra = Object.fromEntries(Object.entries(user.extra).map(([key, values]) => [key, [...values]]))
  },
  prepareForUpdate: (request, old) => keep(request, old, 'spec'),
  validate: (request, _context, old) => (old ? [] : validate(request)),
  validateUpdate: (request, old) => validateChange(request, old, 'none'),
  selectableFields: { 'spec.signerName': ({ spec }) => spec.signerName ?? '' },
  subresources: {
    status: {
      prepareForUpdate(request, old, { now }) {
        keep(request, old, 'spec')
        keepDecisions(request, old)
        stampConditions(request, old, now)
      },
      validateUpdate: (request, old) => validateChange(request, old, 'certificate'),
      resetFields: ['spec', 'status.conditions'],
    },
    approval: {
      prepareForUpdate(request, old, { now }) {
        const { conditions } = request.status ?? {}
        keep(request, old, 'spec')
        const { conditions: _old, ...rest } = old.status ?? {}
        request.status = { ...rest, ...(conditions && { conditions }) }
        stampConditions(request, old, now)
      },
      validateUpdate: (request, old) => validateChange(request, old, 'decisions'),
      resetFields: ['spec', 'status.certificate'],
    },
  },
})
