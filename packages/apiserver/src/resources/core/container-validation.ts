import { child, type FieldError, fieldError, index } from '../../schema/field-error.js'
import { invalid, oneOf, required } from '../../validation/checks.js'
import { dnsLabel, portName, portNumber } from '../../validation/names.js'
import type { ContainerScope } from './container-scope.js'
import { validateEnv, validateEnvFrom } from './env-validation.js'
import { validateDescendingPath } from './paths.js'
import type { Container, ContainerPort, PodSpec, Volume, VolumeMount } from './pod-types.js'
import { validateLifecycleAndProbes } from './probe-validation.js'
import { validateRequirements } from './resource-requirements.js'
import { validateSecurityContext } from './security-validation.js'

const protocols = ['SCTP', 'TCP', 'UDP']

export function validateContainers(scope: ContainerScope, path: string): FieldError[] {
  const containers = scope.spec.containers ?? []
  if (containers.length === 0) return [fieldError.required(path)]
  const errors: FieldError[] = []
  const names = new Set<string>()
  for (const [i, container] of containers.entries()) {
    const at = index(path, i)
    errors.push(...validateCommon(container, scope, at))
    if (names.has(container.name ?? '')) errors.push(fieldError.duplicate(child(at, 'name'), container.name))
    names.add(container.name ?? '')
    errors.push(...validateLifecycleAndProbes(container, scope, at))
    if (container.restartPolicy !== undefined)
      errors.push(fieldError.forbidden(child(at, 'restartPolicy'), 'may not be set for non-init containers'))
  }
  return [...errors, ...hostPortConflicts(containers, path)]
}

export function validateInitContainers(scope: ContainerScope, path: string): FieldError[] {
  const errors: FieldError[] = []
  const names = new Set((scope.spec.containers ?? []).map(({ name }) => name ?? ''))
  for (const [i, container] of (scope.spec.initContainers ?? []).entries()) {
    const at = index(path, i)
    errors.push(...validateCommon(container, scope, at))
    if (container.restartPolicy !== undefined && container.restartPolicy !== 'Always') {
      errors.push(fieldError.notSupported(child(at, 'restartPolicy'), container.restartPolicy, ['Always']))
    }
    if (names.has(container.name ?? '')) errors.push(fieldError.duplicate(child(at, 'name'), container.name))
    else if (container.name) names.add(container.name)
    errors.push(...hostPortConflicts([container], path))
    if (container.restartPolicy === 'Always') {
      errors.push(...validateLifecycleAndProbes(container, scope, at))
      continue
    }
    for (const field of ['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe'] as const) {
      if (container[field] !== undefined)
        errors.push(fieldError.forbidden(child(at, field), 'may not be set for init containers without restartPolicy=Always'))
    }
  }
  return errors
}

const ephemeralFields = new Set([
  'name',
  'image',
  'command',
  'args',
  'workingDir',
  'envFrom',
  'env',
  'volumeMounts',
  'volumeDevices',
  'terminationMessagePath',
  'terminationMessagePolicy',
  'imagePullPolicy',
  'securityContext',
  'stdin',
  'stdinOnce',
  'tty',
  'targetContainerName',
])

export function validateEphemeralContainers(scope: ContainerScope, path: string): FieldError[] {
  const errors: FieldError[] = []
  const others = new Set([...(scope.spec.containers ?? []), ...(scope.spec.initContainers ?? [])].map(({ name }) => name ?? ''))
  const names = new Set(others)
  for (const [i, container] of (scope.spec.ephemeralContainers ?? []).entries()) {
    const at = index(path, i)
    errors.push(...validateCommon(container, scope, at), ...validateImageSpace(container, at))
    if (names.has(container.name ?? '')) errors.push(fieldError.duplicate(child(at, 'name'), container.name))
    names.add(container.name ?? '')
    const target = container.targetContainerName
    if (target && !others.has(target)) errors.push(fieldError.notFound(child(at, 'targetContainerName'), target))
    for (const [field, value] of Object.entries(container)) {
      if (ephemeralFields.has(field) || (typeof value === 'object' && value !== null && Object.keys(value).length === 0)) continue
      errors.push(fieldError.forbidden(child(at, field), 'cannot be set for an Ephemeral Container'))
    }
    for (const [m, mount] of (container.volumeMounts ?? []).entries()) {
      for (const field of ['subPath', 'subPathExpr'] as const) {
        if (mount[field])
          errors.push(fieldError.forbidden(child(index(child(at, 'volumeMounts'), m), field), 'cannot be set for an Ephemeral Container'))
      }
    }
  }
  return errors
}

/** Only for pods, not for templates. */
export function validateImageSpace(container: Container, path: string): FieldError[] {
  const image = container.image ?? ''
  return image === image.trim() ? [] : [fieldError.invalid(child(path, 'image'), image, 'must not have leading or trailing whitespace')]
}

function validateCommon(container: Container, scope: ContainerScope, path: string): FieldError[] {
  const mounts = new Map((container.volumeMounts ?? []).map(({ name = '', mountPath = '' }) => [name, mountPath]))
  const devices = new Map((container.volumeDevices ?? []).map(({ name = '', devicePath = '' }) => [name, devicePath]))
  return [
    ...(container.name
      ? invalid(child(path, 'name'), container.name, dnsLabel(container.name))
      : [fieldError.required(child(path, 'name'))]),
    ...required(child(path, 'image'), container.image),
    ...oneOf(child(path, 'terminationMessagePolicy'), container.terminationMessagePolicy, ['File', 'FallbackToLogsOnError'], true),
    ...validatePorts(container.ports, child(path, 'ports')),
    ...validateEnv(container.env, child(path, 'env')),
    ...validateEnvFrom(container.envFrom, child(path, 'envFrom')),
    ...validateMounts(container, devices, scope.volumes, child(path, 'volumeMounts')),
    ...validateDevices(container, mounts, scope.volumes, child(path, 'volumeDevices')),
    ...oneOf(child(path, 'imagePullPolicy'), container.imagePullPolicy, ['Always', 'IfNotPresent', 'Never'], true),
    ...validateRequirements(container.resources, child(path, 'resources'), scope),
    ...validateResizePolicy(container, scope.spec, child(path, 'resizePolicy')),
    ...validateSecurityContext(container.securityContext, scope, child(path, 'securityContext')),
  ]
}

function validatePorts(ports: readonly ContainerPort[] | undefined, path: string): FieldError[] {
  const errors: FieldError[] = []
  const names = new Set<string>()
  for (const [i, port] of (ports ?? []).entries()) {
    const at = index(path, i)
    if (port.name) {
      const messages = portName(port.name)
      errors.push(...invalid(child(at, 'name'), port.name, messages))
      if (messages.length === 0 && names.has(port.name)) errors.push(fieldError.duplicate(child(at, 'name'), port.name))
      if (messages.length === 0) names.add(port.name)
    }
    if (!port.containerPort) errors.push(fieldError.required(child(at, 'containerPort')))
    else errors.push(...invalid(child(at, 'containerPort'), port.containerPort, portNumber(port.containerPort)))
    if (port.hostPort) errors.push(...invalid(child(at, 'hostPort'), port.hostPort, portNumber(port.hostPort)))
    errors.push(...oneOf(child(at, 'protocol'), port.protocol, protocols, true))
  }
  return errors
}

function hostPortConflicts(containers: readonly Container[], path: string): FieldError[] {
  const errors: FieldError[] = []
  const seen = new Set<string>()
  for (const [i, container] of containers.entries()) {
    for (const [p, port] of (container.ports ?? []).entries()) {
      if (!port.hostPort) continue
      const text = `${port.protocol}/${port.hostIP ?? ''}/${port.hostPort}`
      if (seen.has(text)) errors.push(fieldError.duplicate(child(index(child(index(path, i), 'ports'), p), 'hostPort'), text))
      seen.add(text)
    }
  }
  return errors
}

function validateMounts(
  container: Container,
  devices: ReadonlyMap<string, string>,
  volumes: ReadonlyMap<string, Volume>,
  path: string,
): FieldError[] {
  const errors: FieldError[] = []
  const paths = new Set<string>()
  const devicePaths = new Set(devices.values())
  for (const [i, mount] of (container.volumeMounts ?? []).entries()) {
    const at = index(path, i)
    const { name = '', mountPath = '', subPath = '', subPathExpr = '' } = mount
    if (name === '') errors.push(fieldError.required(child(at, 'name')))
    if (!volumes.has(name)) errors.push(fieldError.notFound(child(at, 'name'), name))
    if (mountPath === '') errors.push(fieldError.required(child(at, 'mountPath')))
    if (paths.has(mountPath)) errors.push(fieldError.invalid(child(at, 'mountPath'), mountPath, 'must be unique'))
    paths.add(mountPath)
    if (devices.has(name)) errors.push(fieldError.invalid(child(at, 'name'), name, 'must not already exist in volumeDevices'))
    if (devicePaths.has(mountPath))
      errors.push(fieldError.invalid(child(at, 'mountPath'), mountPath, 'must not already exist as a path in volumeDevices'))
    if (subPath !== '') errors.push(...validateDescendingPath(subPath, child(path, 'subPath')))
    if (subPathExpr !== '') {
      if (subPath !== '')
        errors.push(fieldError.invalid(child(at, 'subPathExpr'), subPathExpr, 'subPathExpr and subPath are mutually exclusive'))
      errors.push(...validateDescendingPath(subPathExpr, child(path, 'subPathExpr')))
    }
    errors.push(...validatePropagation(mount, container, path))
  }
  return errors
}

function validatePropagation(mount: VolumeMount, container: Container, path: string): FieldError[] {
  const { mountPropagation: propagation, recursiveReadOnly } = mount
  const errors = oneOf(child(path, 'mountPropagation'), propagation, ['Bidirectional', 'HostToContainer', 'None'])
  if (propagation === 'Bidirectional' && container.securityContext?.privileged !== true) {
    errors.push(
      fieldError.forbidden(child(path, 'mountPropagation'), 'Bidirectional mount propagation is available only to privileged containers'),
    )
  }
  const at = child(path, 'recursiveReadOnly')
  if (recursiveReadOnly === 'Enabled' || recursiveReadOnly === 'IfPossible') {
    if (!mount.readOnly) errors.push(fieldError.forbidden(at, 'may only be specified when readOnly is true'))
    if (propagation !== undefined && propagation !== 'None')
      errors.push(fieldError.forbidden(at, 'may only be specified when mountPropagation is None or not specified'))
  }
  return [...errors, ...oneOf(at, recursiveReadOnly, ['Disabled', 'Enabled', 'IfPossible'])]
}

function validateDevices(
  container: Container,
  mounts: ReadonlyMap<string, string>,
  volumes: ReadonlyMap<string, Volume>,
  path: string,
): FieldError[] {
  const errors: FieldError[] = []
  const names = new Set<string>()
  const paths = new Set<string>()
  const mountPaths = new Set(mounts.values())
  for (const [i, { name = '', devicePath = '' }] of (container.volumeDevices ?? []).entries()) {
    const at = index(path, i)
    const source = volumes.get(name)
    if (name === '') errors.push(fieldError.required(child(at, 'name')))
    if (names.has(name)) errors.push(fieldError.invalid(child(at, 'name'), name, 'must be unique'))
    if (source && source.persistentVolumeClaim === undefined && source.ephemeral === undefined) {
      errors.push(
        fieldError.invalid(child(at, 'name'), name, 'can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode'),
      )
    }
    if (!source) errors.push(fieldError.notFound(child(at, 'name'), name))
    if (devicePath === '') errors.push(fieldError.required(child(at, 'devicePath')))
    if (paths.has(devicePath)) errors.push(fieldError.invalid(child(at, 'devicePath'), devicePath, 'must be unique'))
    if (devicePath.split('/').includes('..'))
      errors.push(fieldError.invalid(child(at, 'devicePath'), devicePath, "can not contain backsteps ('..')"))
    else paths.add(devicePath)
    if (mounts.has(name)) errors.push(fieldError.invalid(child(at, 'name'), name, 'must not already exist in volumeMounts'))
    if (mountPaths.has(devicePath))
      errors.push(fieldError.invalid(child(at, 'devicePath'), devicePath, 'must not already exist as a path in volumeMounts'))
    if (name !== '') names.add(name)
  }
  return errors
}

function validateResizePolicy(container: Container, spec: PodSpec, path: string): FieldError[] {
  const errors: FieldError[] = []
  const seen = new Set<string>()
  for (const [i, policy] of (container.resizePolicy ?? []).entries()) {
    if (seen.has(policy.resourceName)) errors.push(fieldError.duplicate(index(path, i), policy.resourceName))
    seen.add(policy.resourceName)
    errors.push(
      ...oneOf(path, policy.resourceName, ['cpu', 'memory'], true),
      ...oneOf(path, policy.restartPolicy, ['NotRequired', 'RestartContainer'], true),
    )
    if (spec.restartPolicy === 'Never' && policy.restartPolicy !== 'NotRequired') {
      errors.push(fieldError.invalid(path, policy.restartPolicy, "must be 'NotRequired' when `restartPolicy` is 'Never'"))
    }
  }
  return errors
}
