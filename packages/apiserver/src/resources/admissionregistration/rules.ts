import { child, type FieldError, fieldError, index } from '../../schema/field-error.js'
import { oneOf } from '../../validation/checks.js'

/** Requests that an admission webhook or policy is asked about. */
export interface Rule {
  operations?: string[]
  apiGroups?: string[]
  apiVersions?: string[]
  resources?: string[]
  resourceNames?: string[]
  scope?: string
}

const operations = ['*', 'CONNECT', 'CREATE', 'DELETE', 'UPDATE']

export function validateRule(rule: Rule, path: string): FieldError[] {
  const verbs = rule.operations ?? []
  return [
    ...validateWildcards(verbs, child(path, 'operations'), 'operations'),
    ...verbs.flatMap((verb, i) => oneOf(index(child(path, 'operations'), i), verb, operations)),
    ...validateWildcards(rule.apiGroups ?? [], child(path, 'apiGroups'), 'API groups'),
    ...validateWildcards(rule.apiVersions ?? [], child(path, 'apiVersions'), 'API versions'),
    ...(rule.apiVersions ?? []).flatMap((version, i) =>
      version === '' ? [fieldError.required(index(child(path, 'apiVersions'), i))] : [],
    ),
    ...validateResources(rule.resources ?? [], child(path, 'resources')),
    ...oneOf(child(path, 'scope'), rule.scope, ['*', 'Cluster', 'Namespaced']),
  ]
}

function validateWildcards(values: readonly string[], path: string, what: string): FieldError[] {
  if (values.length === 0) return [fieldError.required(path)]
  return values.length > 1 && values.includes('*')
    ? [fieldError.invalid(path, values, `if '*' is present, must not specify other ${what}`)]
    : []
}

/** Resources and subresources, of which none may be named twice. */
function validateResources(resources: readonly string[], path: string): FieldError[] {
  const errors: FieldError[] = resources.length === 0 ? [fieldError.required(path)] : []
  const wholeResources = new Set<string>()
  const wholeSubresources = new Set<string>()
  let lastIsPlain = false
  for (const [i, name] of resources.entries()) {
    const at = index(path, i)
    if (name === '') {
      errors.push(fieldError.required(at))
      continue
    }
    const slash = name.indexOf('/')
    if (slash < 0) {
      lastIsPlain = name !== '*'
      continue
    }
    const [resource, subresource] = [name.slice(0, slash), name.slice(slash + 1)]
    if (wholeResources.has(resource)) errors.push(fieldError.invalid(at, name, `if '${resource}/*' is present, must not specify ${name}`))
    if (wholeSubresources.has(subresource))
      errors.push(fieldError.invalid(at, name, `if '*/${subresource}' is present, must not specify ${name}`))
    if (subresource === '*') wholeResources.add(resource)
    if (resource === '*') wholeSubresources.add(subresource)
  }
  if (resources.length > 1 && resources.includes('*/*'))
    errors.push(fieldError.invalid(path, resources, "if '*/*' is present, must not specify other resources"))
  // The real server looks at the last one without a subresource only.
  if (resources.includes('*') && lastIsPlain) {
    const text = "if '*' is present, must not specify other resources without subresources"
    errors.push(fieldError.invalid(path, resources, text))
  }
  return errors
}
