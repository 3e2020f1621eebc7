import { child, type FieldError, fieldError, index } from '../../schema/field-error.js'
import { invalid, required } from '../../validation/checks.js'
import { configMapKeyName, dnsSubdomain, environmentVariableName } from '../../validation/names.js'
import type { Container, EnvVar, FieldRef, KeyRef, ResourceFieldRef } from './pod-types.js'

const envFieldPaths = [
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'spec.nodeName',
  'spec.serviceAccountName',
  'status.hostIP',
  'status.hostIPs',
  'status.podIP',
  'status.podIPs',
]

export function validateEnv(env: readonly EnvVar[] | undefined, path: string): FieldError[] {
  const errors: FieldError[] = []
  for (const [i, variable] of (env ?? []).entries()) {
    const at = index(path, i)
    if (!variable.name) errors.push(fieldError.required(child(at, 'name')))
    else errors.push(...invalid(child(at, 'name'), variable.name, environmentVariableName(variable.name)))
    errors.push(...validateValueFrom(variable, child(at, 'valueFrom')))
  }
  return errors
}

function validateValueFrom({ value, valueFrom }: EnvVar, path: string): FieldError[] {
  if (!valueFrom) return []
  const errors: FieldError[] = []
  const { fieldRef, resourceFieldRef, configMapKeyRef, secretKeyRef } = valueFrom
  if (fieldRef) errors.push(...validateFieldRef(fieldRef, envFieldPaths, child(path, 'fieldRef')))
  if (resourceFieldRef) errors.push(...validateResourceFieldRef(resourceFieldRef, child(path, 'resourceFieldRef'), false))
  if (configMapKeyRef) errors.push(...validateKeyRef(configMapKeyRef, child(path, 'configMapKeyRef')))
  if (secretKeyRef) errors.push(...validateKeyRef(secretKeyRef, child(path, 'secretKeyRef')))
  const sources = Object.values(valueFrom).filter((source) => source !== undefined).length
  if (sources === 0) {
    errors.push(fieldError.invalid(path, '', 'must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef` or `secretKeyRef`'))
  } else if (value) {
    errors.push(fieldError.invalid(path, '', 'may not be specified when `value` is not empty'))
  } else if (sources > 1) errors.push(fieldError.invalid(path, '', 'may not have more than one field specified at a time'))
  return errors
}

export function validateFieldRef(ref: FieldRef, paths: readonly string[], path: string): FieldError[] {
  const fieldPath = ref.fieldPath ?? ''
  if (!ref.apiVersion) return [fieldError.required(child(path, 'apiVersion'))]
  if (fieldPath === '') return [fieldError.required(child(path, 'fieldPath'))]
  const subscript = /^(metadata\.(?:annotations|labels))\['(.*)'\]$/.exec(fieldPath)
  if (subscript) return []
  if (ref.apiVersion !== 'v1' || !/^(metadata|spec|status)\./.test(fieldPath)) {
    return [fieldError.invalid(child(path, 'fieldPath'), fieldPath, `error converting fieldPath: field label not supported: ${fieldPath}`)]
  }
  return paths.includes(fieldPath) ? [] : [fieldError.notSupported(child(path, 'fieldPath'), fieldPath, paths)]
}

const resourceFields = [
  'limits.cpu',
  'limits.ephemeral-storage',
  'limits.memory',
  'requests.cpu',
  'requests.ephemeral-storage',
  'requests.memory',
]

export function validateResourceFieldRef(ref: ResourceFieldRef, path: string, inVolume: boolean): FieldError[] {
  const resource = ref.resource ?? ''
  if (inVolume && !ref.containerName) return [fieldError.required(child(path, 'containerName'))]
  if (resource === '') return [fieldError.required(child(path, 'resource'))]
  if (resourceFields.includes(resource) || /^(limits|requests)\.hugepages-/.test(resource)) return []
  return [fieldError.notSupported(child(path, 'resource'), resource, resourceFields)]
}

function validateKeyRef(ref: KeyRef, path: string): FieldError[] {
  return [
    ...required(child(path, 'name'), ref.name),
    ...(ref.name ? invalid(child(path, 'name'), ref.name, dnsSubdomain(ref.name)) : []),
    ...(ref.key ? invalid(child(path, 'key'), ref.key, configMapKeyName(ref.key)) : [fieldError.required(child(path, 'key'))]),
  ]
}

/** envFrom of a container. */
export function validateEnvFrom(sources: Container['envFrom'], path: string): FieldError[] {
  const errors: FieldError[] = []
  for (const [i, source] of (sources ?? []).entries()) {
    const at = index(path, i)
    if (source.prefix) errors.push(...invalid(child(at, 'prefix'), source.prefix, environmentVariableName(source.prefix)))
    let count = 0
    for (const field of ['configMapRef', 'secretRef'] as const) {
      const ref = source[field]
      if (!ref) continue
      count++
      if (!ref.name) errors.push(fieldError.required(child(at, field, 'name')))
      else errors.push(...invalid(child(at, field, 'name'), ref.name, dnsSubdomain(ref.name)))
    }
    if (count === 0) errors.push(fieldError.invalid(path, '', 'must specify one of: `configMapRef` or `secretRef`'))
    else if (count > 1) errors.push(fieldError.invalid(path, '', 'may not have more than one field specified at a time'))
  }
  return errors
}
