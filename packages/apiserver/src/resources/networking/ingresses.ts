import type { KubeObject } from '../../registry/objects.js'
import { child, type FieldError, fieldError, index } from '../../schema/field-error.js'
import { addressWarnings, isAddress, validateLooseAddress } from '../../validation/addresses.js'
import { invalid } from '../../validation/checks.js'
import { immutable } from '../../validation/metadata.js'
import {
  byteLength,
  dns1035Label,
  dnsLabel,
  dnsSubdomain,
  pathSegment,
  portName,
  portNumber,
  wildcardSubdomain,
} from '../../validation/names.js'
import { plain, specAndStatus } from '../kit.js'

interface ObjectReference {
  apiGroup?: string | null
  kind?: string
  name?: string
}

interface Backend {
  service?: { name?: string; port?: { name?: string; number?: number } }
  resource?: ObjectReference
}

interface Rule {
  host?: string
  http?: { paths?: { path?: string; pathType?: string | null; backend: Backend }[] }
}

interface Ingress extends KubeObject {
  spec: {
    ingressClassName?: string
    defaultBackend?: Backend
    tls?: { hosts?: string[]; secretName?: string }[]
    rules?: Rule[]
  }
  status?: { loadBalancer?: { ingress?: { ip?: string; hostname?: string }[] } }
}

const badSequences = ['//', '/./', '/../', '%2f', '%2F']
const badSuffixes = ['/..', '/.']

function validateReference(reference: ObjectReference, path: string): FieldError[] {
  const errors: FieldError[] = []
  if (reference.apiGroup !== undefined && reference.apiGroup !== null)
    errors.push(...invalid(child(path, 'apiGroup'), reference.apiGroup, dnsSubdomain(reference.apiGroup)))
  for (const field of ['kind', 'name'] as const) {
    const value = reference[field]
    errors.push(...(value ? invalid(child(path, field), value, pathSegment(value)) : [fieldError.required(child(path, field))]))
  }
  return errors
}

function validateBackend({ service, resource }: Backend, path: string): FieldError[] {
  if (service && resource) return [fieldError.invalid(path, '', 'cannot set both resource and service backends')]
  if (resource) return validateReference(resource, child(path, 'resource'))
  if (!service) return [fieldError.invalid(path, '', 'resource or service backend is required')]
  const errors = service.name
    ? invalid(child(path, 'service', 'name'), service.name, dns1035Label(service.name))
    : [fieldError.required(child(path, 'service', 'name'))]
  const { name, number } = service.port ?? {}
  if (name && number) errors.push(fieldError.invalid(path, '', 'cannot set both port name & port number'))
  else if (name) errors.push(...invalid(child(path, 'service', 'port', 'name'), name, portName(name)))
  else if (number) errors.push(...invalid(child(path, 'service', 'port', 'number'), number, portNumber(number)))
  else errors.push(fieldError.required(path, 'port name or number is required'))
  return errors
}

function validateHost(host: string, path: string): FieldError[] {
  return invalid(path, host, host.includes('*') ? wildcardSubdomain(host) : dnsSubdomain(host))
}

/** Rules of old that were looser; what was let through by them may stay. */
function allowances(old: Ingress | undefined) {
  return {
    secretName: (old?.spec.tls ?? []).some(({ secretName }) => secretName && dnsSubdomain(secretName).length > 0),
    wildcardRule: (old?.spec.rules ?? []).some((rule) => rule.host?.includes('*') && validateRuleValue(rule, 'rule').length > 0),
  }
}

function validateRuleValue(rule: Rule, at: string): FieldError[] {
  const errors: FieldError[] = []
  if (rule.http && !rule.http.paths?.length) errors.push(fieldError.required(child(at, 'http', 'paths')))
  for (const [p, { path = '', pathType, backend }] of (rule.http?.paths ?? []).entries()) {
    const pathAt = index(child(at, 'http', 'paths'), p)
    if (pathType === undefined || pathType === null) {
      errors.push(fieldError.required(child(pathAt, 'pathType'), 'pathType must be specified'))
      continue
    }
    if (pathType === 'Exact' || pathType === 'Prefix') {
      if (!path.startsWith('/')) errors.push(fieldError.invalid(child(pathAt, 'path'), path, 'must be an absolute path'))
      if (path !== '') {
        for (const sequence of badSequences)
          if (path.includes(sequence)) errors.push(fieldError.invalid(child(pathAt, 'path'), path, `must not contain '${sequence}'`))
        for (const suffix of badSuffixes)
          if (path.endsWith(suffix)) errors.push(fieldError.invalid(child(pathAt, 'path'), path, `cannot end with '${suffix}'`))
      }
    } else if (pathType === 'ImplementationSpecific') {
      if (path !== '' && !path.startsWith('/')) errors.push(fieldError.invalid(child(pathAt, 'path'), path, 'must be an absolute path'))
    } else errors.push(fieldError.notSupported(child(pathAt, 'pathType'), pathType, ['Exact', 'ImplementationSpecific', 'Prefix']))
    errors.push(...validateBackend(backend, child(pathAt, 'backend')))
  }
  return errors
}

function validate({ spec = {} }: Ingress, old: Ingress | undefined): FieldError[] {
  const errors: FieldError[] = []
  const allowed = allowances(old)
  if (!spec.rules?.length && !spec.defaultBackend) {
    errors.push(fieldError.invalid('spec', spec.rules ?? null, 'either `defaultBackend` or `rules` must be specified'))
  }
  if (spec.defaultBackend) errors.push(...validateBackend(spec.defaultBackend, 'spec.defaultBackend'))
  for (const [i, rule] of (spec.rules ?? []).entries()) {
    const at = index('spec.rules', i)
    if (rule.host) {
      if (isAddress(rule.host)) errors.push(fieldError.invalid(child(at, 'host'), rule.host, 'must be a DNS name, not an IP address'))
      errors.push(...validateHost(rule.host, child(at, 'host')))
    }
    if (!allowed.wildcardRule || !rule.host?.includes('*')) errors.push(...validateRuleValue(rule, at))
  }
  for (const [i, { hosts, secretName }] of (spec.tls ?? []).entries()) {
    const at = index('spec.tls', i)
    errors.push(...(hosts ?? []).flatMap((host, h) => validateHost(host, index(child(at, 'hosts'), h))))
    if (secretName && !allowed.secretName) errors.push(...invalid(child(at, 'secretName'), secretName, dnsSubdomain(secretName)))
  }
  if (spec.ingressClassName !== undefined)
    errors.push(...invalid('spec.ingressClassName', spec.ingressClassName, dnsSubdomain(spec.ingressClassName)))
  return errors
}

export const ingresses = specAndStatus<Ingress>({
  nameRule: dnsSubdomain,
  validate(ingress, _context, old) {
    const errors = validate(ingress, old)
    const annotation = ingress.metadata.annotations?.['kubernetes.io/ingress.class']
    const name = ingress.spec?.ingressClassName
    if (!old && annotation !== undefined && name !== undefined && annotation !== name) {
      errors.push(
        fieldError.invalid('annotations.kubernetes.io/ingress.class', annotation, 'must match `ingressClassName` when both are specified'),
      )
    }
    return errors
  },
  initialStatus: () => ({ loadBalancer: {} }),
  warnings: ({ metadata, spec }, old) =>
    !old && metadata.annotations?.['kubernetes.io/ingress.class'] !== undefined && spec?.ingressClassName === undefined
      ? [`annotation "kubernetes.io/ingress.class" is deprecated, please use 'spec.ingressClassName' instead`]
      : [],
  statusWarnings: ({ status }) =>
    (status?.loadBalancer?.ingress ?? []).flatMap(({ ip }, i) => addressWarnings(index('status.loadBalancer.ingress', i), ip ?? '')),
  validateStatus({ status }, old) {
    const before = (old.status?.loadBalancer?.ingress ?? []).flatMap(({ ip }) => ip ?? [])
    return (status?.loadBalancer?.ingress ?? []).flatMap(({ ip, hostname }, i) => {
      const at = index('status.loadBalancer.ingress', i)
      return [
        ...(ip ? validateLooseAddress(child(at, 'ip'), ip, before) : []),
        ...(hostname ? invalid(child(at, 'hostname'), hostname, dnsSubdomain(hostname)) : []),
        ...(hostname && isAddress(hostname)
          ? [fieldError.invalid(child(at, 'hostname'), hostname, 'must be a DNS name, not an IP address')]
          : []),
      ]
    })
  },
})

interface IngressClass extends KubeObject {
  spec: { controller?: string; parameters?: ObjectReference & { scope?: string; namespace?: string } }
}

export const ingressClasses = plain<IngressClass>({
  nameRule: dnsSubdomain,
  counted: ['spec'],
  validate({ spec = {} }) {
    const errors: FieldError[] = []
    const controller = spec.controller ?? ''
    if (byteLength(controller) > 250) errors.push(fieldError.tooLong('spec.controller', 250))
    if (controller === '') errors.push(fieldError.required('spec.controller'))
    else if (!/^[^/]+\/.+/.test(controller))
      errors.push(fieldError.invalid('spec.controller', controller, 'must be a domain-prefixed path (such as "acme.io/foo")'))
    else errors.push(...invalid('spec.controller', controller.split('/')[0], dnsSubdomain(controller.split('/')[0] ?? '')))
    const { parameters } = spec
    if (!parameters) return errors
    errors.push(...validateReference(parameters, 'spec.parameters'))
    if (parameters.scope === undefined) errors.push(fieldError.required('spec.parameters.scope'))
    else if (parameters.scope === 'Namespace' && parameters.namespace === undefined)
      errors.push(fieldError.required('spec.parameters.namespace', "`parameters.scope` is set to 'Namespace'"))
    else if (parameters.scope === 'Namespace')
      errors.push(...invalid('spec.parameters.namespace', parameters.namespace, dnsLabel(parameters.namespace ?? '')))
    else if (parameters.scope !== 'Cluster')
      errors.push(fieldError.notSupported('spec.parameters.scope', parameters.scope, ['Cluster', 'Namespace']))
    else if (parameters.namespace !== undefined)
      errors.push(fieldError.forbidden('spec.parameters.namespace', "`parameters.scope` is set to 'Cluster'"))
    return errors
  },
  validateUpdate: (ingressClass, old) => immutable(ingressClass.spec?.controller ?? '', old.spec?.controller ?? '', 'spec.controller'),
})
