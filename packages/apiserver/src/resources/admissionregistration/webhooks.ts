import type { KubeObject, LabelSelector } from '../../registry/objects.js'
import { child, type FieldError, fieldError, index } from '../../schema/field-error.js'
import { invalid, oneOf } from '../../validation/checks.js'
import { sameValue, validateLabelSelector } from '../../validation/metadata.js'
import { dns1035Label, dnsSubdomain } from '../../validation/names.js'
import { validateWebhookClient, type WebhookClient } from '../../validation/webhook-client.js'
import { plain } from '../kit.js'
import { type MatchCondition, validateMatchConditions } from './match-conditions.js'
import { type Rule, validateRule } from './rules.js'

interface Webhook {
  name?: string
  clientConfig: WebhookClient
  rules?: Rule[]
  failurePolicy?: string
  matchPolicy?: string
  namespaceSelector?: LabelSelector
  objectSelector?: LabelSelector
  sideEffects?: string | null
  timeoutSeconds?: number
  admissionReviewVersions?: string[]
  reinvocationPolicy?: string
  matchConditions?: MatchCondition[]
}

interface WebhookConfiguration extends KubeObject {
  webhooks?: Webhook[]
}

const reviewVersions = ['v1', 'v1beta1']
const harmless = ['None', 'NoneOnDryRun']
const anySideEffects = ['None', 'NoneOnDryRun', 'Some', 'Unknown']

/** What an older server let through may stay. */
function allowances(old: readonly Webhook[] | undefined) {
  if (!old) return { sideEffects: false, versions: false, names: false, labels: false }
  return {
    sideEffects: old.some(({ sideEffects }) => !harmless.includes(sideEffects ?? '')),
    versions: old.some(
      ({ admissionReviewVersions: versions }) => versions?.length && !versions.some((name) => reviewVersions.includes(name)),
    ),
    names: new Set(old.map(({ name }) => name)).size < old.length,
    labels: old.some(({ namespaceSelector, objectSelector }) =>
      [namespaceSelector, objectSelector].some((selector) => validateLabelSelector(selector, '').length > 0),
    ),
  }
}
type Allowances = ReturnType<typeof allowances>

function validateName(name: string, path: string): FieldError[] {
  if (name === '') return [fieldError.required(path)]
  const messages = dnsSubdomain(name)
  if (messages.length > 0) return [fieldError.invalid(path, name, messages.join(','))]
  return name.split('.').length < 3
    ? [fieldError.invalid(path, name, 'should be a domain with at least three segments separated by dots')]
    : []
}

function validateVersions(versions: readonly string[], allowed: Allowances, path: string): FieldError[] {
  if (versions.length === 0) return [fieldError.required(path, `must specify one of ${reviewVersions.join(', ')}`)]
  const errors = versions.flatMap((version, i) =>
    versions.indexOf(version) < i
      ? [fieldError.invalid(index(path, i), version, 'duplicate version')]
      : invalid(index(path, i), version, dns1035Label(version)),
  )
  return allowed.versions || versions.some((version) => reviewVersions.includes(version))
    ? errors
    : [...errors, fieldError.invalid(path, versions, `must include at least one of ${reviewVersions.join(', ')}`)]
}

function validateSideEffects(value: string | null | undefined, allowed: Allowances, path: string): FieldError[] {
  const supported = allowed.sideEffects ? anySideEffects : harmless
  return value === undefined || value === null
    ? [fieldError.required(path, `must specify one of ${supported.join(', ')}`)]
    : oneOf(path, value, supported)
}

function validateWebhook(webhook: Webhook, path: string, mutating: boolean, allowed: Allowances, sameConditions: boolean): FieldError[] {
  const at = (field: string) => child(path, field)
  const seconds = webhook.timeoutSeconds
  const options = { allowInvalidValues: allowed.labels }
  return [
    ...validateName(webhook.name ?? '', at('name')),
    ...(webhook.rules ?? []).flatMap((rule, i) => validateRule(rule, index(at('rules'), i))),
    ...oneOf(at('failurePolicy'), webhook.failurePolicy, ['Fail', 'Ignore']),
    ...oneOf(at('matchPolicy'), webhook.matchPolicy, ['Equivalent', 'Exact']),
    ...validateSideEffects(webhook.sideEffects, allowed, at('sideEffects')),
    ...(seconds !== undefined && (seconds > 30 || seconds < 1)
      ? [fieldError.invalid(at('timeoutSeconds'), seconds, 'the timeout value must be between 1 and 30 seconds')]
      : []),
    ...validateLabelSelector(webhook.namespaceSelector, at('namespaceSelector'), options),
    ...validateLabelSelector(webhook.objectSelector, at('objectSelector'), options),
    ...(mutating ? oneOf(at('reinvocationPolicy'), webhook.reinvocationPolicy, ['IfNeeded', 'Never']) : []),
    ...validateWebhookClient(webhook.clientConfig, at('clientConfig')),
    ...(sameConditions ? [] : validateMatchConditions(webhook.matchConditions, at('matchConditions'))),
    ...validateVersions(webhook.admissionReviewVersions ?? [], allowed, at('admissionReviewVersions')),
  ]
}

function configurations(mutating: boolean) {
  return plain<WebhookConfiguration>({
    nameRule: dnsSubdomain,
    counted: ['webhooks'],
    validate(configuration, _context, old) {
      const webhooks = configuration.webhooks ?? []
      const allowed = allowances(old && (old.webhooks ?? []))
      const conditions = (list: readonly Webhook[] | undefined) => (list ?? []).map(({ matchConditions }) => matchConditions ?? null)
      const sameConditions = old !== undefined && sameValue(conditions(webhooks), conditions(old.webhooks))
      const names = new Set<string>()
      return webhooks.flatMap((webhook, i) => {
        const at = index('webhooks', i)
        const errors = validateWebhook(webhook, at, mutating, allowed, sameConditions)
        if (webhook.name && names.has(webhook.name) && !allowed.names) errors.push(fieldError.duplicate(child(at, 'name'), webhook.name))
        names.add(webhook.name ?? '')
        return errors
      })
    },
  })
}

export const mutatingWebhookConfigurations = configurations(true)
export const validatingWebhookConfigurations = configurations(false)
