import { formatTime } from '../../clock.js'
import type { Condition, KubeObject } from '../../registry/objects.js'
import { type FieldError, fieldError, index } from '../../schema/field-error.js'
import { invalid, required } from '../../validation/checks.js'
import { dns1035Label, dnsSubdomain, pathSegment, portNumber } from '../../validation/names.js'
import { decodedLength } from '../core/config-maps.js'
import { specAndStatus } from '../kit.js'

interface ApiService extends KubeObject {
  spec: {
    service?: { namespace?: string; name?: string; port?: number }
    group?: string
    version?: string
    insecureSkipTLSVerify?: boolean
    caBundle?: string
    groupPriorityMinimum?: number
    versionPriority?: number
  }
  status?: { conditions?: Condition[] }
}

const maxGroupPriority = 20000
const maxVersionPriority = 1000

function validate({ metadata, spec }: ApiService): FieldError[] {
  const { group = '', version = '', groupPriorityMinimum = 0, versionPriority = 0, service } = spec
  const name = metadata.name ?? ''
  const errors: FieldError[] = []
  if (name !== '' && pathSegment(name).length === 0 && name !== `${version}.${group}`) {
    const detail = `must be \`spec.version+"."+spec.group\`: ${JSON.stringify(`${version}.${group}`)}`
    errors.push(fieldError.invalid('metadata.name', name, detail))
  }
  if (group === '' && version !== 'v1')
    errors.push(fieldError.required('spec.group', 'only v1 may have an empty group and it better be legacy kube'))
  if (group !== '') errors.push(...invalid('spec.group', group, dnsSubdomain(group)))
  errors.push(...invalid('spec.version', version, dns1035Label(version)))
  if (groupPriorityMinimum <= 0 || groupPriorityMinimum > maxGroupPriority) {
    errors.push(fieldError.invalid('spec.groupPriorityMinimum', groupPriorityMinimum, `must be positive and less than ${maxGroupPriority}`))
  }
  if (versionPriority <= 0 || versionPriority > maxVersionPriority)
    errors.push(fieldError.invalid('spec.versionPriority', versionPriority, `must be positive and less than ${maxVersionPriority}`))
  return [...errors, ...(service ? validateService(spec, service) : validateLocal(spec))]
}

function validateLocal({ caBundle, insecureSkipTLSVerify }: ApiService['spec']): FieldError[] {
  const errors: FieldError[] = []
  const length = decodedLength(caBundle ?? null)
  if (length > 0) errors.push(fieldError.invalid('spec.caBundle', `${length} bytes`, 'local APIServices may not have a caBundle'))
  if (insecureSkipTLSVerify)
    errors.push(fieldError.invalid('spec.insecureSkipTLSVerify', true, 'local APIServices may not have insecureSkipTLSVerify'))
  return errors
}

function validateService(spec: ApiService['spec'], service: NonNullable<ApiService['spec']['service']>): FieldError[] {
  const errors = [...required('spec.service.namespace', service.namespace), ...required('spec.service.name', service.name)]
  const messages = portNumber(service.port ?? 0)
  if (messages.length > 0)
    errors.push(fieldError.invalid('spec.service.port', service.port ?? 0, `port is not valid: ${messages.join(', ')}`))
  if (spec.insecureSkipTLSVerify && spec.caBundle)
    errors.push(fieldError.invalid('spec.insecureSkipTLSVerify', true, 'may not be true if caBundle is present'))
  return errors
}

export const apiServices = specAndStatus<ApiService>({
  nameRule: pathSegment,
  counted: false,
  unconditionalUpdate: false,
  prepareForCreate(service, { now }) {
    if (service.spec.service) return
    service.status = {
      conditions: [
        {
          type: 'Available',
          status: 'True',
          lastTransitionTime: formatTime(now),
          reason: 'Local',
          message: 'Local APIServices are always available',
        },
      ],
    }
  },
  validate,
  warnings: ({ spec }) =>
    spec.service ? ['spec.service: this server keeps the registration but does not pass requests on to the service'] : [],
  statusKeeps: 'metadata',
  statusResetFields: ['metadata', 'spec'],
  validateStatus: ({ status }) =>
    (status?.conditions ?? []).flatMap((condition, i) =>
      ['True', 'False', 'Unknown'].includes(condition.status)
        ? []
        : [fieldError.notSupported(`${index('status.conditions', i)}.status`, condition.status, ['True', 'False', 'Unknown'])],
    ),
})
