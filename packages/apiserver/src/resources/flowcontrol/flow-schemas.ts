import type { Condition, KubeObject } from '../../registry/objects.js'
import { child, type FieldError, fieldError, index } from '../../schema/field-error.js'
import { invalid } from '../../validation/checks.js'
import { sameValue } from '../../validation/metadata.js'
import { dnsLabel, dnsSubdomain } from '../../validation/names.js'
import { specAndStatus } from '../kit.js'
import { validateConditionTypes } from './conditions.js'

interface Subject {
  kind?: string
  user?: { name?: string }
  group?: { name?: string }
  serviceAccount?: { namespace?: string; name?: string }
}

interface ResourceRule {
  verbs?: string[]
  apiGroups?: string[]
  resources?: string[]
  clusterScope?: boolean
  namespaces?: string[]
}

interface NonResourceRule {
  verbs?: string[]
  nonResourceURLs?: string[]
}

interface Rule {
  subjects?: Subject[]
  resourceRules?: ResourceRule[]
  nonResourceRules?: NonResourceRule[]
}

interface FlowSchema extends KubeObject {
  spec: {
    priorityLevelConfiguration?: { name?: string }
    matchingPrecedence?: number
    distinguisherMethod?: { type?: string }
    rules?: Rule[]
  }
  status?: { conditions?: Condition[] }
}

const everything: Rule = {
  resourceRules: [{ verbs: ['*'], apiGroups: ['*'], resources: ['*'], clusterScope: true, namespaces: ['*'] }],
  nonResourceRules: [{ verbs: ['*'], nonResourceURLs: ['*'] }],
}
const group = (name: string): Subject => ({ kind: 'Group', group: { name } })

/** Those that every server has; their specs can't be changed. */
const mandatory: Readonly<Record<string, FlowSchema['spec']>> = {
  exempt: {
    priorityLevelConfiguration: { name: 'exempt' },
    matchingPrecedence: 1,
    rules: [{ ...everything, subjects: [group('system:masters')] }],
  },
  'catch-all': {
    priorityLevelConfiguration: { name: 'catch-all' },
    matchingPrecedence: 10000,
    distinguisherMethod: { type: 'ByUser' },
    rules: [{ ...everything, subjects: [group('system:unauthenticated'), group('system:authenticated')] }],
  },
}

/** As the real server prints it: it checks values of types that are not those of JSON. */
function internal(spec: FlowSchema['spec']) {
  return {
    PriorityLevelConfiguration: { Name: spec.priorityLevelConfiguration?.name ?? '' },
    MatchingPrecedence: spec.matchingPrecedence ?? 0,
    DistinguisherMethod: spec.distinguisherMethod ? { Type: spec.distinguisherMethod.type ?? '' } : null,
    Rules:
      spec.rules?.map(({ subjects, resourceRules, nonResourceRules }) => ({
        Subjects:
          subjects?.map(({ kind = '', user, group, serviceAccount }) => ({
            Kind: kind,
            User: user ? { Name: user.name ?? '' } : null,
            Group: group ? { Name: group.name ?? '' } : null,
            ServiceAccount: serviceAccount ? { Namespace: serviceAccount.namespace ?? '', Name: serviceAccount.name ?? '' } : null,
          })) ?? null,
        ResourceRules:
          resourceRules?.map((rule) => ({
            Verbs: rule.verbs ?? null,
            APIGroups: rule.apiGroups ?? null,
            Resources: rule.resources ?? null,
            ClusterScope: rule.clusterScope ?? false,
            Namespaces: rule.namespaces ?? null,
          })) ?? null,
        NonResourceRules:
          nonResourceRules?.map((rule) => ({ Verbs: rule.verbs ?? null, NonResourceURLs: rule.nonResourceURLs ?? null })) ?? null,
      })) ?? null,
  }
}

const maxPrecedence = 10000
const distinguishers = ['ByNamespace', 'ByUser']
const verbs = ['create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'proxy', 'update', 'watch']

function validate({ metadata, spec, status }: FlowSchema): FieldError[] {
  const name = metadata.name ?? ''
  const errors = validateSpec(name, spec)
  const fixed = mandatory[name]
  if (fixed && !sameValue(spec, fixed))
    errors.push(fieldError.invalid('spec', internal(spec), `spec of '${name}' must equal the fixed value`))
  return [...errors, ...validateConditionTypes(status?.conditions)]
}

function validateSpec(name: string, spec: FlowSchema['spec']): FieldError[] {
  const errors: FieldError[] = []
  const { matchingPrecedence: precedence = 0, distinguisherMethod: method } = spec
  const level = spec.priorityLevelConfiguration?.name
  const precedenceIs = (detail: string) => errors.push(fieldError.invalid('spec.matchingPrecedence', precedence, detail))
  if (precedence <= 0) precedenceIs('must be a positive value')
  if (precedence > maxPrecedence) precedenceIs(`must not be greater than ${maxPrecedence}`)
  if (precedence === 1 && name !== 'exempt') precedenceIs("only the schema named 'exempt' may have matchingPrecedence 1")
  if (method && !distinguishers.includes(method.type ?? ''))
    errors.push(fieldError.notSupported('spec.distinguisherMethod.type', { Type: method.type ?? '' }, distinguishers))
  const levelPath = 'spec.priorityLevelConfiguration.name'
  errors.push(
    ...(level ? invalid(levelPath, level, dnsSubdomain(level)) : [fieldError.required(levelPath, 'must reference a priority level')]),
  )
  return [...errors, ...(spec.rules ?? []).flatMap((rule, i) => validateRule(rule, index('spec.rules', i)))]
}

function validateRule(rule: Rule, path: string): FieldError[] {
  // Go writes lists that are not there as null.
  const subjects = rule.subjects ?? []
  const resourceRules = rule.resourceRules ?? []
  const nonResourceRules = rule.nonResourceRules ?? []
  const errors =
    subjects.length > 0
      ? subjects.flatMap((subject, i) => validateSubject(subject, index(child(path, 'subjects'), i)))
      : [fieldError.required(child(path, 'subjects'), 'subjects must contain at least one value')]
  if (resourceRules.length === 0 && nonResourceRules.length === 0)
    errors.push(fieldError.required(path, 'at least one of resourceRules and nonResourceRules has to be non-empty'))
  return [
    ...errors,
    ...resourceRules.flatMap((each, i) => validateResourceRule(each, index(child(path, 'resourceRules'), i))),
    ...nonResourceRules.flatMap((each, i) => validateNonResourceRule(each, index(child(path, 'nonResourceRules'), i))),
  ]
}

const subjectFields = { ServiceAccount: 'serviceAccount', User: 'user', Group: 'group' } as const
/** The kinds whose field is checked, in the order in which the others are refused. */
const otherKinds = {
  ServiceAccount: ['User', 'Group'],
  User: ['ServiceAccount', 'Group'],
  Group: ['ServiceAccount', 'User'],
} as const

function validateSubject(subject: Subject, path: string): FieldError[] {
  const { kind = '' } = subject
  if (kind !== 'ServiceAccount' && kind !== 'User' && kind !== 'Group')
    return [fieldError.notSupported(child(path, 'kind'), kind, ['Group', 'ServiceAccount', 'User'])]
  const field = subjectFields[kind]
  const at = child(path, field)
  const errors: FieldError[] = []
  const named = subject[field]
  if (!named) errors.push(fieldError.required(at, `${field} is required when subject kind is '${kind}'`))
  else if (!named.name) errors.push(fieldError.required(child(at, 'name')))
  else if (kind === 'ServiceAccount' && named.name !== '*') errors.push(...invalid(child(at, 'name'), named.name, dnsSubdomain(named.name)))
  if (kind === 'ServiceAccount' && subject.serviceAccount) {
    const { namespace } = subject.serviceAccount
    const namespacePath = child(at, 'namespace')
    errors.push(
      ...(namespace
        ? invalid(namespacePath, namespace, dnsLabel(namespace))
        : [fieldError.required(namespacePath, 'must specify namespace for service account')]),
    )
  }
  for (const other of otherKinds[kind]) {
    const field = subjectFields[other]
    if (subject[field]) errors.push(fieldError.forbidden(child(path, field), `${field} is forbidden when subject kind is not '${other}'`))
  }
  return errors
}

/** At least one value; `*` only by itself. */
function validateWildcards(values: readonly string[] | undefined, path: string, missing: string, others: string): FieldError[] {
  if (!values?.length) return [fieldError.required(path, missing)]
  return values.length > 1 && values.includes('*')
    ? [fieldError.invalid(path, values, `if '*' is present, must not specify other ${others}`)]
    : []
}

function validateVerbs(values: readonly string[] | undefined, path: string): FieldError[] {
  const errors = validateWildcards(values, path, 'verbs must contain at least one value', 'verbs')
  if (errors.length > 0 || values?.includes('*') || values?.every((verb) => verbs.includes(verb))) return errors
  return [fieldError.notSupported(path, values, verbs)]
}

function validateNonResourceRule({ verbs, nonResourceURLs }: NonResourceRule, path: string): FieldError[] {
  const at = child(path, 'nonResourceURLs')
  const errors = validateWildcards(nonResourceURLs, at, 'nonResourceURLs must contain at least one value', 'non-resource URLs')
  if (!nonResourceURLs?.includes('*')) errors.push(...(nonResourceURLs ?? []).flatMap((url, i) => validateUrl(url, index(at, i))))
  return [...validateVerbs(verbs, child(path, 'verbs')), ...errors]
}

function validateUrl(url: string, path: string): FieldError[] {
  const problem = urlProblem(url)
  return problem === undefined ? [] : [fieldError.invalid(path, url, problem)]
}

function urlProblem(url: string): string | undefined {
  if (url === '') return 'must not be empty'
  if (url === '/') return undefined
  if (!url.startsWith('/')) return 'must start with slash'
  if (url.includes(' ')) return 'must not contain white-space'
  if (url.includes('//')) return 'must not contain double slash'
  const wildcards = url.split('*').length - 1
  return wildcards > 1 || (wildcards === 1 && !url.endsWith('/*')) ? 'wildcard can only do suffix matching' : undefined
}

function validateResourceRule(rule: ResourceRule, path: string): FieldError[] {
  const errors = [
    ...validateVerbs(rule.verbs, child(path, 'verbs')),
    ...validateWildcards(rule.apiGroups, child(path, 'apiGroups'), 'resource rules must supply at least one api group', 'api groups'),
    ...validateWildcards(rule.resources, child(path, 'resources'), 'resource rules must supply at least one resource', 'resources'),
  ]
  const at = child(path, 'namespaces')
  const namespaces = rule.namespaces ?? []
  if (namespaces.length === 0 && rule.clusterScope) return errors
  errors.push(
    ...validateWildcards(namespaces, at, 'resource rules that are not cluster scoped must supply at least one namespace', 'namespaces'),
  )
  if (namespaces.includes('*')) return errors
  const introduction = "each member of this list must be '*' or a DNS-1123 label; "
  for (const [i, namespace] of namespaces.entries()) {
    for (const message of dnsLabel(namespace)) errors.push(fieldError.invalid(index(at, i), namespace, `${introduction}${message}`))
  }
  return errors
}

export const flowSchemas = specAndStatus<FlowSchema>({
  nameRule: dnsSubdomain,
  validate,
  statusKeeps: 'metadata',
  statusResetFields: ['metadata', 'spec'],
  validateStatus: ({ status }) => validateConditionTypes(status?.conditions),
})
