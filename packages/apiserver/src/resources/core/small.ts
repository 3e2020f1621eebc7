import { compareQuantities, parseQuantity } from '../../quantity/quantity.js'
import type { KubeObject } from '../../registry/objects.js'
import { child, type FieldError, fieldError, index, key } from '../../schema/field-error.js'
import { addressText, isAddress } from '../../validation/addresses.js'
import { invalid, oneOf, required } from '../../validation/checks.js'
import { immutable } from '../../validation/metadata.js'
import { dnsLabel, dnsSubdomain, portNumber, qualifiedNameRule } from '../../validation/names.js'
import { plain, specAndStatus } from '../kit.js'
import { validateEndpointAddress } from './endpoint-address.js'
import { validatePodTemplate } from './pod-spec-validation.js'
import type { PodTemplateSpec, Quantities } from './pod-types.js'
import { isNativeResource, validateContainerResourceName, validateResourceName, validateResourceQuantity } from './resource-requirements.js'

// Kinds of the core group whose rules are short enough to stand together.

export const serviceAccounts = plain<KubeObject>({ nameRule: dnsSubdomain, returnsDeletedObject: true })

interface PodTemplate extends KubeObject {
  template: PodTemplateSpec
}

export const podTemplates = plain<PodTemplate>({
  nameRule: dnsSubdomain,
  counted: ['template'],
  validate: ({ template }, { settings }) => validatePodTemplate(template, 'template', settings),
  returnsDeletedObject: true,
})

interface EndpointSubset {
  addresses?: { ip?: string; hostname?: string; nodeName?: string }[]
  notReadyAddresses?: { ip?: string; hostname?: string; nodeName?: string }[]
  ports?: { name?: string; port?: number; protocol?: string; appProtocol?: string }[]
}

interface Endpoints extends KubeObject {
  subsets?: EndpointSubset[]
}

function validateSubset(subset: EndpointSubset, path: string): FieldError[] {
  const errors: FieldError[] = []
  if (!subset.addresses?.length && !subset.notReadyAddresses?.length)
    errors.push(fieldError.required(path, 'must specify `addresses` or `notReadyAddresses`'))
  for (const field of ['addresses', 'notReadyAddresses'] as const) {
    for (const [i, { ip = '', hostname, nodeName }] of (subset[field] ?? []).entries()) {
      const at = index(child(path, field), i)
      if (!isAddress(ip)) errors.push(fieldError.invalid(child(at, 'ip'), ip, addressText))
      else errors.push(...validateEndpointAddress(ip, child(at, 'ip')))
      if (hostname) errors.push(...invalid(child(at, 'hostname'), hostname, dnsLabel(hostname)))
      if (nodeName !== undefined) errors.push(...invalid(child(at, 'nodeName'), nodeName, dnsSubdomain(nodeName)))
    }
  }
  for (const [i, port] of (subset.ports ?? []).entries()) {
    const at = index(child(path, 'ports'), i)
    if ((subset.ports?.length ?? 0) > 1 && !port.name) errors.push(fieldError.required(child(at, 'name')))
    else if (port.name) errors.push(...invalid(child(at, 'name'), port.name, dnsLabel(port.name)))
    errors.push(
      ...invalid(child(at, 'port'), port.port ?? 0, portNumber(port.port ?? 0)),
      ...oneOf(child(at, 'protocol'), port.protocol, ['SCTP', 'TCP', 'UDP'], true),
    )
  }
  return errors
}

export const endpoints = plain<Endpoints>({
  nameRule: dnsSubdomain,
  createOnUpdate: true,
  validate: ({ subsets = [] }) => subsets.flatMap((subset, i) => validateSubset(subset, index('subsets', i))),
})

interface LimitRangeItem {
  type?: string
  max?: Quantities
  min?: Quantities
  default?: Quantities
  defaultRequest?: Quantities
  maxLimitRequestRatio?: Quantities
}

interface LimitRange extends KubeObject {
  spec: { limits?: LimitRangeItem[] }
}

function validateLimit(limit: LimitRangeItem, path: string): FieldError[] {
  const errors: FieldError[] = []
  const fields = ['max', 'min', 'default', 'defaultRequest', 'maxLimitRequestRatio'] as const
  const nameRule = limit.type === 'Container' || limit.type === 'Pod' ? validateContainerResourceName : validateResourceName
  for (const field of fields) {
    if (limit.type === 'Pod' && (field === 'default' || field === 'defaultRequest')) {
      if (Object.keys(limit[field] ?? {}).length > 0)
        errors.push(fieldError.forbidden(child(path, field), "may not be specified when `type` is 'Pod'"))
      continue
    }
    for (const name of Object.keys(limit[field] ?? {})) errors.push(...nameRule(name, key(child(path, field), name)))
  }
  if (limit.type === 'PersistentVolumeClaim' && limit.min?.storage === undefined && limit.max?.storage === undefined) {
    errors.push(fieldError.required(child(path, 'limits'), 'either minimum or maximum storage value is required, but neither was provided'))
  }
  const names = new Set(fields.flatMap((field) => Object.keys(limit[field] ?? {})))
  const above = (a: string | undefined, b: string | undefined) =>
    a !== undefined && b !== undefined && compareQuantities(parseQuantity(a), parseQuantity(b)) > 0
  for (const name of names) {
    const [max, min, preset, request, ratio] = fields.map((field) => limit[field]?.[name])
    const at = (field: string) => key(child(path, field), name)
    if (above(min, max)) errors.push(fieldError.invalid(at('min'), min, `min value ${min} is greater than max value ${max}`))
    if (above(min, request))
      errors.push(fieldError.invalid(at('defaultRequest'), request, `min value ${min} is greater than default request value ${request}`))
    if (above(request, max))
      errors.push(fieldError.invalid(at('defaultRequest'), request, `default request value ${request} is greater than max value ${max}`))
    if (above(request, preset))
      errors.push(
        fieldError.invalid(at('defaultRequest'), request, `default request value ${request} is greater than default limit value ${preset}`),
      )
    if (above(min, preset)) errors.push(fieldError.invalid(at('default'), min, `min value ${min} is greater than default value ${preset}`))
    if (above(preset, max)) errors.push(fieldError.invalid(at('default'), max, `default value ${preset} is greater than max value ${max}`))
    if (above('1', ratio)) errors.push(fieldError.invalid(at('maxLimitRequestRatio'), ratio, `ratio ${ratio} is less than 1`))
    if (!isNativeResource(name) && preset !== undefined && request !== undefined && preset !== request) {
      errors.push(
        fieldError.invalid(
          at('defaultRequest'),
          request,
          `default value ${preset} must equal to defaultRequest value ${request} in ${name}`,
        ),
      )
    }
  }
  return errors
}

export const limitRanges = plain<LimitRange>({
  nameRule: dnsSubdomain,
  validate({ spec }) {
    const errors: FieldError[] = []
    const types = new Set<string>()
    for (const [i, limit] of (spec?.limits ?? []).entries()) {
      const at = index('spec.limits', i)
      const type = limit.type ?? ''
      errors.push(...invalid(child(at, 'type'), type, qualifiedNameRule(type)))
      if (types.has(type)) errors.push(fieldError.duplicate(child(at, 'type'), type))
      types.add(type)
      errors.push(...validateLimit(limit, at))
    }
    return errors
  },
})

interface ResourceQuota extends KubeObject {
  spec: { hard?: Quantities; scopes?: string[] }
  status?: { hard?: Quantities; used?: Quantities }
}

const standardQuotaResources = new Set([
  'cpu',
  'memory',
  'ephemeral-storage',
  'requests.cpu',
  'requests.memory',
  'requests.storage',
  'requests.ephemeral-storage',
  'limits.cpu',
  'limits.memory',
  'limits.ephemeral-storage',
  'pods',
  'resourcequotas',
  'services',
  'replicationcontrollers',
  'secrets',
  'persistentvolumeclaims',
  'configmaps',
  'services.nodeports',
  'services.loadbalancers',
])

function validateQuotaName(name: string, path: string): FieldError[] {
  const errors = validateResourceName(name, path)
  if (!name.includes('/') && !standardQuotaResources.has(name))
    errors.push(fieldError.invalid(path, name, 'must be a standard resource for quota'))
  return errors
}

function validateQuotaQuantities(quantities: Quantities | undefined, path: string): FieldError[] {
  return Object.entries(quantities ?? {}).flatMap(([name, quantity]) => [
    ...validateQuotaName(name, key(path, name)),
    ...validateResourceQuantity(name, quantity, key(path, name)),
  ])
}

export const resourceQuotas = specAndStatus<ResourceQuota>({
  nameRule: dnsSubdomain,
  counted: false,
  validate({ spec }) {
    const errors = validateQuotaQuantities(spec?.hard, 'spec.hard')
    const scopes = [
      'BestEffort',
      'CrossNamespacePodAffinity',
      'NotBestEffort',
      'NotTerminating',
      'PriorityClass',
      'Terminating',
      'VolumeAttributesClass',
    ]
    for (const scope of spec?.scopes ?? [])
      if (!scopes.includes(scope)) errors.push(fieldError.invalid('spec.scopes', spec.scopes, 'unsupported scope'))
    for (const [a, b] of [
      ['BestEffort', 'NotBestEffort'],
      ['Terminating', 'NotTerminating'],
    ] as const) {
      if (spec?.scopes?.includes(a) && spec.scopes.includes(b))
        errors.push(fieldError.invalid('spec.scopes', spec.scopes, 'conflicting scopes'))
    }
    return errors
  },
  validateUpdate: (quota, old) => immutable([...(quota.spec?.scopes ?? [])].sort(), [...(old.spec?.scopes ?? [])].sort(), 'spec.scopes'),
  validateStatus: ({ status }) => [
    ...validateQuotaQuantities(status?.hard, 'status.hard'),
    ...validateQuotaQuantities(status?.used, 'status.used'),
  ],
  returnsDeletedObject: true,
})

interface ReplicationController extends KubeObject {
  spec: { replicas?: number; selector?: Record<string, string>; template?: PodTemplateSpec; minReadySeconds?: number }
  status?: { replicas?: number; readyReplicas?: number; availableReplicas?: number; [field: string]: unknown }
}

export const replicationControllers = specAndStatus<ReplicationController>({
  nameRule: dnsSubdomain,
  propagation: 'orphan',
  validate({ spec }, { settings }) {
    const errors: FieldError[] = []
    if ((spec.minReadySeconds ?? 0) < 0)
      errors.push(fieldError.invalid('spec.minReadySeconds', spec.minReadySeconds, 'must be greater than or equal to 0'))
    const selector = spec.selector ?? {}
    if (Object.keys(selector).length === 0) errors.push(fieldError.required('spec.selector'))
    if (spec.replicas === undefined) errors.push(fieldError.required('spec.replicas'))
    else if (spec.replicas < 0) errors.push(fieldError.invalid('spec.replicas', spec.replicas, 'must be greater than or equal to 0'))
    const { template } = spec
    if (!template) return [...errors, fieldError.required('spec.template')]
    const labels = template.metadata?.labels ?? {}
    if (!Object.entries(selector).every(([name, value]) => labels[name] === value)) {
      errors.push(fieldError.invalid('spec.template.metadata.labels', labels, '`selector` does not match template `labels`'))
    }
    errors.push(...validatePodTemplate(template, 'spec.template', settings))
    if (template.spec.restartPolicy !== 'Always') {
      errors.push(fieldError.notSupported('spec.template.spec.restartPolicy', template.spec.restartPolicy ?? '', ['Always']))
    }
    if (template.spec.activeDeadlineSeconds !== undefined) {
      errors.push(
        fieldError.forbidden('spec.template.spec.activeDeadlineSeconds', 'activeDeadlineSeconds in ReplicationController is not Supported'),
      )
    }
    return errors
  },
  selectableFields: { 'status.replicas': ({ status }) => String(status?.replicas ?? 0) },
})

interface Event extends KubeObject {
  involvedObject?: {
    kind?: string
    namespace?: string
    name?: string
    uid?: string
    apiVersion?: string
    resourceVersion?: string
    fieldPath?: string
  }
  reason?: string
  type?: string
  source?: { component?: string }
  eventTime?: string
  reportingComponent?: string
  reportingInstance?: string
  action?: string
  message?: string
}

/** The rules of events in the core group, which events.k8s.io has too. */
function validateEvent(event: Event): FieldError[] {
  const errors: FieldError[] = []
  const own = event.metadata.namespace ?? ''
  const about = event.involvedObject?.namespace ?? ''
  const mismatch = fieldError.invalid('involvedObject.namespace', about, 'does not match event.namespace')
  if (!event.eventTime) {
    if (about === '' ? own !== '' && own !== 'default' : own !== about) errors.push(mismatch)
    return errors
  }
  if (about === '' && own !== 'default' && own !== 'kube-system') errors.push(mismatch)
  const component = event.reportingComponent ?? ''
  errors.push(
    ...required('reportingComponent', component),
    ...invalid('reportingComponent', component, qualifiedNameRule(component)),
    ...required('reportingInstance', event.reportingInstance),
  )
  for (const [field, limit] of [
    ['reportingInstance', 128],
    ['action', 128],
    ['reason', 128],
    ['message', 1024],
  ] as const) {
    if ((event[field]?.length ?? 0) > limit) errors.push(fieldError.invalid(field, '', `can have at most ${limit} characters`))
  }
  return [...errors, ...required('action', event.action), ...required('reason', event.reason)]
}

const aboutFields = ['kind', 'namespace', 'name', 'uid', 'apiVersion', 'resourceVersion', 'fieldPath'] as const

export const eventsStrategy = plain<Event>({
  nameRule: dnsSubdomain,
  createOnUpdate: true,
  validate: validateEvent,
  selectableFields: {
    ...Object.fromEntries(
      aboutFields.map((field) => [`involvedObject.${field}`, ({ involvedObject }: Event) => involvedObject?.[field] ?? '']),
    ),
    reason: ({ reason }) => reason ?? '',
    type: ({ type }) => type ?? '',
    source: ({ source, reportingComponent }) => source?.component || reportingComponent || '',
    reportingComponent: ({ reportingComponent }) => reportingComponent ?? '',
  },
}).strategy
