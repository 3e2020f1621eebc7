import type { KubeObject, LabelSelector } from '../../registry/objects.js'
import { child, type FieldError, fieldError, index } from '../../schema/field-error.js'
import { invalid, required } from '../../validation/checks.js'
import { sameValue, validateLabelSelector } from '../../validation/metadata.js'
import { dnsSubdomain, pathSegment } from '../../validation/names.js'
import { plain } from '../kit.js'

const group = 'rbac.authorization.k8s.io'

interface PolicyRule {
  verbs?: string[]
  apiGroups?: string[]
  resources?: string[]
  resourceNames?: string[]
  nonResourceURLs?: string[]
}

interface Role extends KubeObject {
  rules?: PolicyRule[]
  aggregationRule?: { clusterRoleSelectors?: LabelSelector[] }
}

function validateRule(rule: PolicyRule, namespaced: boolean, path: string): FieldError[] {
  const errors: FieldError[] = []
  if (!rule.verbs?.length) errors.push(fieldError.required(child(path, 'verbs'), 'verbs must contain at least one value'))
  if (rule.nonResourceURLs?.length) {
    const at = child(path, 'nonResourceURLs')
    if (namespaced) errors.push(fieldError.invalid(at, rule.nonResourceURLs, 'namespaced rules cannot apply to non-resource URLs'))
    if (rule.apiGroups?.length || rule.resources?.length || rule.resourceNames?.length) {
      errors.push(fieldError.invalid(at, rule.nonResourceURLs, 'rules cannot apply to both regular resources and non-resource URLs'))
    }
    return errors
  }
  if (!rule.apiGroups?.length)
    errors.push(fieldError.required(child(path, 'apiGroups'), 'resource rules must supply at least one api group'))
  if (!rule.resources?.length)
    errors.push(fieldError.required(child(path, 'resources'), 'resource rules must supply at least one resource'))
  return errors
}

const validateRules = (role: Role, namespaced: boolean) =>
  (role.rules ?? []).flatMap((rule, i) => validateRule(rule, namespaced, index('rules', i)))

export const roles = plain<Role>({ nameRule: pathSegment, createOnUpdate: true, validate: (role) => validateRules(role, true) })

export const clusterRoles = plain<Role>({
  nameRule: pathSegment,
  createOnUpdate: true,
  validate(role) {
    const errors = validateRules(role, false)
    if (!role.aggregationRule) return errors
    const selectors = role.aggregationRule.clusterRoleSelectors ?? []
    const path = 'aggregationRule.clusterRoleSelectors'
    if (selectors.length === 0)
      errors.push(fieldError.required(path, 'at least one clusterRoleSelector required if aggregationRule is non-nil'))
    return [
      ...errors,
      ...selectors.flatMap((selector, i) => {
        const wrong = validateLabelSelector(selector, index(path, i))
        // The real server then fails to read the selector, and prints what it has read.
        return wrong.length === 0 ? [] : [...wrong, fieldError.invalid(index(path, i), null, 'invalid label selector.')]
      }),
    ]
  },
})

interface Subject {
  kind?: string
  apiGroup?: string
  name?: string
  namespace?: string
}

interface Binding extends KubeObject {
  subjects?: Subject[]
  roleRef: { apiGroup?: string; kind?: string; name?: string }
}

/** As the real server prints it: it checks values of types that are not those of JSON. */
function printedRoleRef({ apiGroup = '', kind = '', name = '' }: Binding['roleRef']) {
  return { APIGroup: apiGroup, Kind: kind, Name: name }
}

function validateSubject(subject: Subject, namespaced: boolean, path: string): FieldError[] {
  const errors = required(child(path, 'name'), subject.name)
  switch (subject.kind) {
    case 'ServiceAccount':
      if (subject.name) errors.push(...invalid(child(path, 'name'), subject.name, dnsSubdomain(subject.name)))
      if (subject.apiGroup) errors.push(fieldError.notSupported(child(path, 'apiGroup'), subject.apiGroup, ['']))
      if (!namespaced && !subject.namespace) errors.push(fieldError.required(child(path, 'namespace')))
      break
    case 'User':
    case 'Group':
      if (subject.apiGroup !== group) errors.push(fieldError.notSupported(child(path, 'apiGroup'), subject.apiGroup ?? '', [group]))
      break
    default:
      errors.push(fieldError.notSupported(child(path, 'kind'), subject.kind ?? '', ['ServiceAccount', 'User', 'Group']))
  }
  return errors
}

function bindings(namespaced: boolean) {
  const kinds = namespaced ? ['Role', 'ClusterRole'] : ['ClusterRole']
  return plain<Binding>({
    nameRule: pathSegment,
    createOnUpdate: true,
    validate({ roleRef, subjects = [] }) {
      const errors: FieldError[] = []
      if (roleRef.apiGroup !== group) errors.push(fieldError.notSupported('roleRef.apiGroup', roleRef.apiGroup ?? '', [group]))
      if (!kinds.includes(roleRef.kind ?? '')) errors.push(fieldError.notSupported('roleRef.kind', roleRef.kind ?? '', kinds))
      errors.push(
        ...(roleRef.name ? invalid('roleRef.name', roleRef.name, pathSegment(roleRef.name)) : [fieldError.required('roleRef.name')]),
      )
      return [...errors, ...subjects.flatMap((subject, i) => validateSubject(subject, namespaced, index('subjects', i)))]
    },
    validateUpdate: (binding, old) =>
      sameValue(binding.roleRef, old.roleRef)
        ? []
        : [fieldError.invalid('roleRef', printedRoleRef(binding.roleRef), 'cannot change roleRef')],
  })
}

export const roleBindings = bindings(true)
export const clusterRoleBindings = bindings(false)
