import type { Condition, KubeObject, LabelSelector } from '../../registry/objects.js'
import { child, type FieldError, fieldError, index } from '../../schema/field-error.js'
import { invalid, oneOf } from '../../validation/checks.js'
import { sameValue, validateConditions, validateLabelSelector } from '../../validation/metadata.js'
import { byteLength, dns1035Label, dnsSubdomain, pathSegment, qualifiedNameRule } from '../../validation/names.js'
import { plain, specAndStatus } from '../kit.js'
import { type MatchCondition, validateMatchConditions } from './match-conditions.js'
import { type Rule, validateRule } from './rules.js'

interface MatchResources {
  matchPolicy?: string
  namespaceSelector?: LabelSelector
  objectSelector?: LabelSelector
  resourceRules?: Rule[]
  excludeResourceRules?: Rule[]
}

interface Policy extends KubeObject {
  spec: {
    paramKind?: { apiVersion?: string; kind?: string }
    matchConstraints?: MatchResources
    matchConditions?: MatchCondition[]
    variables?: { name?: string; expression?: string }[]
    validations?: { expression?: string; message?: string; messageExpression?: string; reason?: string }[]
    auditAnnotations?: { key?: string; valueExpression?: string }[]
    failurePolicy?: string
  }
  status?: {
    typeChecking?: { expressionWarnings?: { fieldRef?: string; warning?: string }[] }
    conditions?: Condition[]
  }
}

type Spec = Policy['spec']

function validateParamKind({ apiVersion = '', kind = '' }: NonNullable<Spec['paramKind']>, path: string): FieldError[] {
  const errors = validateVersion(apiVersion, child(path, 'apiVersion'))
  if (kind === '') return [...errors, fieldError.required(child(path, 'kind'))]
  const messages = dns1035Label(kind.toLowerCase())
  if (messages.length === 0) return errors
  const text = `may have mixed case, but should otherwise match: ${messages.join(',')}`
  return [...errors, fieldError.invalid(child(path, 'kind'), kind, text)]
}

function validateVersion(apiVersion: string, path: string): FieldError[] {
  if (apiVersion === '') return [fieldError.required(path)]
  const parts = apiVersion === '/' ? ['', ''] : apiVersion.split('/')
  if (parts.length > 2) return [fieldError.invalid(path, apiVersion, `unexpected GroupVersion string: ${apiVersion}`)]
  const [group = '', version = ''] = parts.length === 1 ? ['', ...parts] : parts
  const groupMessages = group === '' ? [] : dnsSubdomain(group)
  const errors: FieldError[] = groupMessages.length === 0 ? [] : [fieldError.invalid(path, group, groupMessages.join(','))]
  if (version === '') return [...errors, fieldError.invalid(path, apiVersion, 'version must be specified')]
  const messages = dns1035Label(version)
  return messages.length === 0 ? errors : [...errors, fieldError.invalid(path, version, messages.join(','))]
}

function validateMatchResources(match: MatchResources, path: string): FieldError[] {
  const selector = (field: 'namespaceSelector' | 'objectSelector') =>
    match[field] ? validateLabelSelector(match[field], child(path, field)) : [fieldError.required(child(path, field))]
  return [
    ...(match.matchPolicy === undefined
      ? [fieldError.required(child(path, 'matchPolicy'))]
      : oneOf(child(path, 'matchPolicy'), match.matchPolicy, ['Equivalent', 'Exact'])),
    ...selector('namespaceSelector'),
    ...selector('objectSelector'),
    ...(['resourceRules', 'excludeResourceRules'] as const).flatMap((field) =>
      (match[field] ?? []).flatMap((rule, i) => validateNamedRule(rule, index(child(path, field), i))),
    ),
  ]
}

function validateNamedRule(rule: Rule, path: string): FieldError[] {
  const names = rule.resourceNames ?? []
  const errors = names.flatMap((name, i) => {
    const at = index(child(path, 'resourceNames'), i)
    const wrong = invalid(at, name, pathSegment(name))
    return names.indexOf(name) < i ? [...wrong, fieldError.duplicate(at, name)] : wrong
  })
  return [...errors, ...validateRule(rule, path)]
}

const reserved = new Set(
  'true false null in as break const continue else for function if import let loop package namespace return var void while'.split(' '),
)

function isIdentifier(name: string): boolean {
  return /^[_a-zA-Z][_a-zA-Z0-9]*$/.test(name) && !reserved.has(name)
}

function validateVariable({ name = '', expression = '' }: { name?: string; expression?: string }, path: string): FieldError[] {
  const errors: FieldError[] = []
  if (name.trim() === '') errors.push(fieldError.required(child(path, 'name'), 'name is not specified'))
  else if (!isIdentifier(name)) errors.push(fieldError.invalid(child(path, 'name'), name, 'must be a valid CEL identifier'))
  if (expression.trim() === '') errors.push(fieldError.required(child(path, 'expression'), 'expression is not specified'))
  return errors
}

const emptyText = 'must be non-empty if specified'

function validateValidation(validation: NonNullable<Spec['validations']>[number], path: string): FieldError[] {
  const { expression = '', message = '', messageExpression = '', reason } = validation
  const errors: FieldError[] = []
  if (expression.trim() === '') errors.push(fieldError.required(child(path, 'expression'), 'expression is not specified'))
  if (messageExpression !== '' && messageExpression.trim() === '')
    errors.push(fieldError.invalid(child(path, 'messageExpression'), messageExpression, emptyText))
  if (message !== '' && message.trim() === '') errors.push(fieldError.invalid(child(path, 'message'), message, emptyText))
  else if (/[\n\r]/.test(message.trim())) errors.push(fieldError.invalid(child(path, 'message'), message, 'must not contain line breaks'))
  return [...errors, ...oneOf(child(path, 'reason'), reason, ['Forbidden', 'Invalid', 'RequestEntityTooLarge'])]
}

const maxAuditAnnotations = 20
const maxValueExpressionBytes = 5 * 1024

function validateAuditAnnotations(annotations: NonNullable<Spec['auditAnnotations']>, policyName: string, path: string): FieldError[] {
  const keys = annotations.map(({ key }) => key ?? '')
  const errors: FieldError[] =
    annotations.length > maxAuditAnnotations
      ? [fieldError.invalid(path, annotations, `must not have more than ${maxAuditAnnotations} auditAnnotations`)]
      : []
  for (const [i, { valueExpression }] of annotations.entries()) {
    const at = index(path, i)
    const key = keys[i] ?? ''
    const value = (valueExpression ?? '').trim()
    if (policyName === '') errors.push(fieldError.invalid(child(at, 'key'), key, 'requires metadata.name be non-empty'))
    else errors.push(...invalid(child(at, 'key'), `${policyName}/${key}`, qualifiedNameRule(`${policyName}/${key}`)))
    if (value === '') errors.push(fieldError.required(child(at, 'valueExpression'), 'valueExpression is not specified'))
    else if (byteLength(value) > maxValueExpressionBytes)
      errors.push(fieldError.required(child(at, 'valueExpression'), `must not exceed ${maxValueExpressionBytes} bytes in length`))
    if (keys.indexOf(key) < i) errors.push(fieldError.duplicate(child(at, 'key'), key))
  }
  return errors
}

function validatePolicy({ metadata, spec = {} }: Policy, _context: unknown, old?: Policy): FieldError[] {
  const errors =
    spec.failurePolicy === undefined
      ? [fieldError.required('spec.failurePolicy')]
      : oneOf('spec.failurePolicy', spec.failurePolicy, ['Fail', 'Ignore'])
  if (spec.paramKind) errors.push(...validateParamKind(spec.paramKind, 'spec.paramKind'))
  if (!spec.matchConstraints) errors.push(fieldError.required('spec.matchConstraints'))
  else {
    errors.push(...validateMatchResources(spec.matchConstraints, 'spec.matchConstraints'))
    if (!spec.matchConstraints.resourceRules?.length) errors.push(fieldError.required('spec.matchConstraints.resourceRules'))
  }
  const same =
    old && sameValue(spec.paramKind, old.spec.paramKind) && sameValue(spec.matchConditions ?? null, old.spec.matchConditions ?? null)
  if (!same) errors.push(...validateMatchConditions(spec.matchConditions, 'spec.matchConditions'))
  errors.push(...(spec.variables ?? []).flatMap((variable, i) => validateVariable(variable, index('spec.variables', i))))
  if (!spec.validations?.length && !spec.auditAnnotations?.length) {
    const text = 'validations or auditAnnotations must contain at least one item'
    return [...errors, fieldError.required('spec.validations', text), fieldError.required('spec.auditAnnotations', text)]
  }
  return [
    ...errors,
    ...(spec.validations ?? []).flatMap((validation, i) => validateValidation(validation, index('spec.validations', i))),
    ...validateAuditAnnotations(spec.auditAnnotations ?? [], metadata.name ?? '', 'spec.auditAnnotations'),
  ]
}

/** Expressions are not compiled here. */
export const validatingAdmissionPolicies = specAndStatus<Policy>({
  nameRule: dnsSubdomain,
  validate: validatePolicy,
  validateStatus: ({ status = {} }) => [
    ...(status.typeChecking?.expressionWarnings ?? []).flatMap(({ fieldRef, warning }, i) => {
      const at = index('status.typeChecking.expressionWarnings', i)
      const errors: FieldError[] = warning ? [] : [fieldError.required(child(at, 'warning'))]
      return fieldRef?.trim() ? errors : [...errors, fieldError.required(child(at, 'fieldRef'))]
    }),
    ...validateConditions(status.conditions, 'status.conditions'),
  ],
})

interface ParamReference {
  name?: string
  namespace?: string
  selector?: LabelSelector
  parameterNotFoundAction?: string
}

interface PolicyBinding extends KubeObject {
  spec: { policyName?: string; validationActions?: string[]; paramRef?: ParamReference; matchResources?: MatchResources }
}

function validateParamRef({ name, selector, parameterNotFoundAction: action }: ParamReference, path: string): FieldError[] {
  const errors: FieldError[] = []
  const both = 'name and selector are mutually exclusive'
  if (name) errors.push(...invalid(child(path, 'name'), name, pathSegment(name)))
  if (name && selector) errors.push(fieldError.forbidden(child(path, 'name'), both))
  if (selector) errors.push(...validateLabelSelector(selector, child(path, 'selector')))
  if (name && selector) errors.push(fieldError.forbidden(child(path, 'selector'), both))
  if (!name && !selector) errors.push(fieldError.required(path, 'one of name or selector must be specified'))
  return [...errors, ...oneOf(child(path, 'parameterNotFoundAction'), action, ['Deny', 'Allow'], true)]
}

const actions = ['Audit', 'Deny', 'Warn']
const denyAndWarn =
  'must not contain both Deny and Warn (repeating the same validation failure information in the API response and headers serves no purpose)'

function validateActions(list: readonly string[], path: string): FieldError[] {
  const errors = list.flatMap((action, i) => {
    const at = index(path, i)
    const wrong = oneOf(at, action, actions)
    return list.indexOf(action) < i ? [...wrong, fieldError.duplicate(at, action)] : wrong
  })
  if (list.includes('Deny') && list.includes('Warn')) errors.push(fieldError.invalid(path, list, denyAndWarn))
  return list.length === 0 ? [...errors, fieldError.required(path, 'at least one validation action is required')] : errors
}

export const validatingAdmissionPolicyBindings = plain<PolicyBinding>({
  nameRule: dnsSubdomain,
  counted: ['spec'],
  validate({ spec = {} }) {
    const name = spec.policyName ?? ''
    return [
      ...(name === '' ? [fieldError.required('spec.policyName')] : invalid('spec.policyName', name, dnsSubdomain(name))),
      ...(spec.paramRef ? validateParamRef(spec.paramRef, 'spec.paramRef') : []),
      ...(spec.matchResources ? validateMatchResources(spec.matchResources, 'spec.matchResources') : []),
      ...validateActions(spec.validationActions ?? [], 'spec.validationActions'),
    ]
  },
})
