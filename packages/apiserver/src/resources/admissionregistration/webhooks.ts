import type { KubeObject, LabelSelector } from '../../registry/objects.js'
import { child, type FieldError, fieldError, index } from '../../schema/field-error.js'
import { invalid, oneOf, required } from '../../validation/checks.js'
import { validateLabelSelector } from '../../validation/metadata.js'
import { dnsSubdomain, portNumber } from '../../validation/names.js'
import { plain, specAndStatus } from '../kit.js'

interface Rule {
  operations?: string[]
  apiGroups?: string[]
  apiVersions?: string[]
  resources?: string[]
  scope?: string
}

interface Webhook {
  name?: string
  clientConfig: { url?: string; service?: { name?: string; namespace?: string; path?: string; port?: number }; caBundle?: string }
  rules?: Rule[]
  failurePolicy?: string
  matchPolicy?: string
  namespaceSelector?: LabelSelector
  objectSelector?: LabelSelector
  sideEffects?: string
  timeoutSeconds?: number
  admissionReviewVersions?: string[]
  reinvocationPolicy?: string
}

interface WebhookConfiguration extends KubeObject {
  webhooks?: Webhook[]
}

const operations = ['*', 'CONNECT', 'CREATE', 'DELETE', 'UPDATE']

/** What a rule names; also in policies. */
export function validateRule(rule: Rule, path: string): FieldError[] {
  const errors: FieldError[] = []
  if (!rule.operations?.length) errors.push(fieldError.required(child(path, 'operations')))
  if ((rule.operations?.length ?? 0) > 1 && rule.operations?.includes('*')) {
    errors.push(fieldError.invalid(child(path, 'operations'), rule.operations, "if '*' is present, must not specify other operations"))
  }
  for (const [i, operation] of (rule.operations ?? []).entries()) {
    if (!operations.includes(operation)) errors.push(fieldError.notSupported(index(child(path, 'operations'), i), operation, operations))
  }
  for (const [field, what] of [
    ['apiGroups', 'API groups'],
    ['apiVersions', 'API versions'],
  ] as const) {
    const values = rule[field] ?? []
    if (values.length === 0) errors.push(fieldError.required(child(path, field)))
    if (values.length > 1 && values.includes('*'))
      errors.push(fieldError.invalid(child(path, field), values, `if '*' is present, must not specify other ${what}`))
    for (const [i, value] of values.entries())
      if (field === 'apiVersions' && value === '') errors.push(fieldError.required(index(child(path, field), i)))
  }
  const resources = rule.resources ?? []
  if (resources.length === 0) errors.push(fieldError.required(child(path, 'resources')))
  for (const [i, resource] of resources.entries()) if (resource === '') errors.push(fieldError.required(index(child(path, 'resources'), i)))
  if (resources.length > 1 && resources.includes('*/*'))
    errors.push(fieldError.invalid(child(path, 'resources'), resources, "if '*/*' is present, must not specify other resources"))
  return [...errors, ...oneOf(child(path, 'scope'), rule.scope, ['*', 'Cluster', 'Namespaced'])]
}

function validateClient({ url, service }: Webhook['clientConfig'], path: string): FieldError[] {
  if ((url === undefined) === (service === undefined)) return [fieldError.required(path, 'exactly one of url or service is required')]
  if (url !== undefined) {
    const at = child(path, 'url')
    const form = '; desired format: https://host[/path]'
    let parsed: URL
    try {
      parsed = new URL(url)
    } catch {
      return [fieldError.required(at, `url must be a valid URL: parse ${JSON.stringify(url)}: invalid URI for request${form}`)]
    }
    const errors: FieldError[] = []
    if (parsed.protocol !== 'https:')
      errors.push(fieldError.invalid(at, parsed.protocol.slice(0, -1), `'https' is the only allowed URL scheme${form}`))
    if (parsed.host === '') errors.push(fieldError.invalid(at, parsed.host, `host must be specified${form}`))
    if (parsed.username !== '') errors.push(fieldError.invalid(at, parsed.username, 'user information is not permitted in the URL'))
    if (parsed.hash !== '') errors.push(fieldError.invalid(at, parsed.hash.slice(1), 'fragments are not permitted in the URL'))
    if (parsed.search !== '') errors.push(fieldError.invalid(at, parsed.search.slice(1), 'query parameters are not permitted in the URL'))
    return errors
  }
  const at = child(path, 'service')
  const errors = [
    ...required(child(at, 'name'), service?.name, 'service name is required'),
    ...required(child(at, 'namespace'), service?.namespace, 'service namespace is required'),
  ]
  for (const message of portNumber(service?.port ?? 443))
    errors.push(fieldError.invalid(child(at, 'port'), service?.port, `port is not valid: ${message}`))
  if (service?.path !== undefined && !service.path.startsWith('/')) {
    errors.push(fieldError.invalid(child(at, 'path'), service.path, "must start with a '/'"))
  }
  return errors
}

function validateWebhook(webhook: Webhook, path: string, mutating: boolean): FieldError[] {
  const errors: FieldError[] = []
  const name = webhook.name ?? ''
  if (name === '') errors.push(fieldError.required(child(path, 'name')))
  else if (dnsSubdomain(name).length > 0) errors.push(fieldError.invalid(child(path, 'name'), name, dnsSubdomain(name).join(',')))
  else if (name.split('.').length < 3)
    errors.push(fieldError.invalid(child(path, 'name'), name, 'should be a domain with at least three segments separated by dots'))
  const versions = webhook.admissionReviewVersions ?? []
  const versionsPath = child(path, 'admissionReviewVersions')
  if (versions.length === 0) errors.push(fieldError.required(versionsPath, 'must specify one of v1, v1beta1'))
  else if (!versions.includes('v1') && !versions.includes('v1beta1')) {
    errors.push(fieldError.invalid(versionsPath, versions, 'must include at least one of v1, v1beta1'))
  }
  errors.push(
    ...(webhook.rules ?? []).flatMap((rule, i) => validateRule(rule, index(child(path, 'rules'), i))),
    ...oneOf(child(path, 'failurePolicy'), webhook.failurePolicy, ['Fail', 'Ignore']),
    ...oneOf(child(path, 'matchPolicy'), webhook.matchPolicy, ['Equivalent', 'Exact']),
  )
  if (webhook.sideEffects === undefined)
    errors.push(fieldError.required(child(path, 'sideEffects'), 'must specify one of None, NoneOnDryRun'))
  else errors.push(...oneOf(child(path, 'sideEffects'), webhook.sideEffects, ['None', 'NoneOnDryRun']))
  const seconds = webhook.timeoutSeconds
  if (seconds !== undefined && (seconds > 30 || seconds < 1)) {
    errors.push(fieldError.invalid(child(path, 'timeoutSeconds'), seconds, 'the timeout value must be between 1 and 30 seconds'))
  }
  errors.push(...validateLabelSelector(webhook.namespaceSelector, child(path, 'namespaceSelector')))
  if (mutating) errors.push(...oneOf(child(path, 'reinvocationPolicy'), webhook.reinvocationPolicy, ['IfNeeded', 'Never']))
  return [...errors, ...validateClient(webhook.clientConfig, child(path, 'clientConfig'))]
}

function configurations(mutating: boolean) {
  return plain<WebhookConfiguration>({
    nameRule: dnsSubdomain,
    counted: ['webhooks'],
    validate({ webhooks = [] }) {
      const errors: FieldError[] = []
      const names = new Set<string>()
      for (const [i, webhook] of webhooks.entries()) {
        const at = index('webhooks', i)
        errors.push(...validateWebhook(webhook, at, mutating))
        if (webhook.name && names.has(webhook.name)) errors.push(fieldError.duplicate(child(at, 'name'), webhook.name))
        names.add(webhook.name ?? '')
      }
      return errors
    },
  })
}

export const mutatingWebhookConfigurations = configurations(true)
export const validatingWebhookConfigurations = configurations(false)

interface Policy extends KubeObject {
  spec: {
    matchConstraints?: { resourceRules?: Rule[] }
    validations?: { expression?: string; reason?: string }[]
    auditAnnotations?: object[]
    failurePolicy?: string
  }
  status?: object
}

/** Expressions are not compiled here. */
export const validatingAdmissionPolicies = specAndStatus<Policy>({
  nameRule: dnsSubdomain,
  validate({ spec = {} }) {
    const errors = oneOf('spec.failurePolicy', spec.failurePolicy, ['Fail', 'Ignore'])
    if (!spec.validations?.length && !spec.auditAnnotations?.length) {
      errors.push(fieldError.required('spec.validations', 'validations or auditAnnotations must be specified'))
      errors.push(fieldError.required('spec.auditAnnotations', 'validations or auditAnnotations must be specified'))
    }
    if (!spec.matchConstraints) errors.push(fieldError.required('spec.matchConstraints'))
    else if (!spec.matchConstraints.resourceRules?.length) errors.push(fieldError.required('spec.matchConstraints.resourceRules'))
    for (const [i, rule] of (spec.matchConstraints?.resourceRules ?? []).entries())
      errors.push(...validateRule(rule, index('spec.matchConstraints.resourceRules', i)))
    for (const [i, { expression }] of (spec.validations ?? []).entries()) {
      if (!expression?.trim())
        errors.push(fieldError.required(child(index('spec.validations', i), 'expression'), 'expression is not specified'))
    }
    return errors
  },
})

interface PolicyBinding extends KubeObject {
  spec: { policyName?: string; validationActions?: string[]; paramRef?: { name?: string; selector?: object } }
}

export const validatingAdmissionPolicyBindings = plain<PolicyBinding>({
  nameRule: dnsSubdomain,
  counted: ['spec'],
  validate({ spec = {} }) {
    const name = spec.policyName ?? ''
    const errors = name === '' ? [fieldError.required('spec.policyName')] : invalid('spec.policyName', name, dnsSubdomain(name))
    if (spec.paramRef && (spec.paramRef.name === undefined) === (spec.paramRef.selector === undefined)) {
      errors.push(fieldError.invalid('spec.paramRef.name', spec.paramRef.name ?? '', 'one of name or selector must be specified'))
    }
    const actions = spec.validationActions ?? []
    if (actions.length === 0) errors.push(fieldError.required('spec.validationActions', 'at least one validation action is required'))
    for (const action of actions)
      if (!['Audit', 'Deny', 'Warn'].includes(action))
        errors.push(fieldError.notSupported('spec.validationActions', action, ['Audit', 'Deny', 'Warn']))
    if (actions.includes('Deny') && actions.includes('Warn')) {
      errors.push(
        fieldError.invalid(
          'spec.validationActions',
          actions,
          'must not contain both Deny and Warn (repeating the same validation failure information in the API response and headers serves no purpose)',
        ),
      )
    }
    return errors
  },
})
