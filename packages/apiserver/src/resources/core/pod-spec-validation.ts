import type { ObjectMeta } from '../../registry/objects.js'
import type { ServerSettings } from '../../registry/strategy.js'
import { child, type FieldError, fieldError, index, key } from '../../schema/field-error.js'
import { addressText, invalid, isAddress, oneOf } from '../../validation/checks.js'
import { validateLabels } from '../../validation/metadata.js'
import { dnsLabel, dnsSubdomain, dnsSubdomainWithUnderscore, inRange, qualifiedNameRule } from '../../validation/names.js'
import type { ContainerScope } from './container-scope.js'
import { validateContainers, validateEphemeralContainers, validateInitContainers } from './container-validation.js'
import type { PodSecurityContext, PodSpec, PodTemplateSpec } from './pod-types.js'
import { validateResourceName, validateResourceQuantity } from './resource-requirements.js'
import { validateAffinity, validateTolerations, validateTopologySpread } from './scheduling-validation.js'
import { validateId, validateSeccomp } from './security-validation.js'
import { validateVolumes } from './volume-validation.js'

const maxInt32 = 2 ** 31 - 1

/** A pod's spec, in a pod or in a template. */
export function validatePodSpec(spec: PodSpec, path: string, settings: ServerSettings, isPod: boolean): FieldError[] {
  const errors: FieldError[] = []
  if (spec.terminationGracePeriodSeconds === undefined) errors.push(fieldError.required(child(path, 'terminationGracePeriodSeconds')))
  const volumes = validateVolumes(spec.volumes, child(path, 'volumes'))
  const scope: ContainerScope = { spec, volumes: volumes.valid, settings }
  errors.push(
    ...volumes.errors,
    ...validateClaims(spec, child(path, 'resourceClaims')),
    ...validateContainers(scope, child(path, 'containers')),
    ...validateInitContainers(scope, child(path, 'initContainers')),
    ...validateEphemeralContainers(scope, child(path, 'ephemeralContainers')),
    ...validateHostPorts(spec, child(path, 'containers'), isPod),
    ...oneOf(child(path, 'restartPolicy'), spec.restartPolicy, ['Always', 'OnFailure', 'Never'], true),
    ...oneOf(child(path, 'dnsPolicy'), spec.dnsPolicy, ['ClusterFirstWithHostNet', 'ClusterFirst', 'Default', 'None'], true),
    ...validateLabels(spec.nodeSelector, child(path, 'nodeSelector')),
    ...validatePodSecurity(spec.securityContext, child(path, 'securityContext')),
    ...validateAffinity(spec.affinity, child(path, 'affinity')),
    ...validateDns(spec, child(path, 'dnsConfig')),
    ...(spec.readinessGates ?? []).flatMap(({ conditionType }, i) =>
      invalid(child(index(child(path, 'readinessGates'), i), 'conditionType'), conditionType, qualifiedNameRule(conditionType)),
    ),
    ...validateSchedulingGates(spec, child(path, 'schedulingGates')),
    ...validateTopologySpread(spec.topologySpreadConstraints, child(path, 'topologySpreadConstraints')),
  )
  errors.push(
    ...named(spec.serviceAccountName, child(path, 'serviceAccountName'), dnsSubdomain),
    ...named(spec.nodeName, child(path, 'nodeName'), dnsSubdomain),
  )
  const deadline = spec.activeDeadlineSeconds
  if (deadline !== undefined) errors.push(...invalid(child(path, 'activeDeadlineSeconds'), deadline, inRange(deadline, 1, maxInt32)))
  errors.push(...named(spec.hostname, child(path, 'hostname'), dnsLabel), ...named(spec.subdomain, child(path, 'subdomain'), dnsLabel))
  errors.push(...validateTolerations(spec.tolerations, child(path, 'tolerations')))
  for (const [i, alias] of (spec.hostAliases ?? []).entries()) {
    const at = index(child(path, 'hostAliases'), i)
    if (!isAddress(alias.ip ?? '')) errors.push(fieldError.invalid(child(at, 'ip'), alias.ip ?? '', addressText))
    errors.push(...(alias.hostnames ?? []).flatMap((name, n) => invalid(index(child(at, 'hostnames'), n), name, dnsSubdomain(name))))
  }
  errors.push(
    ...named(spec.priorityClassName, child(path, 'priorityClassName'), dnsSubdomain),
    ...named(spec.runtimeClassName, child(path, 'runtimeClassName'), dnsSubdomain),
    ...oneOf(child(path, 'preemptionPolicy'), spec.preemptionPolicy, ['PreemptLowerPriority', 'Never']),
  )
  for (const [name, quantity] of Object.entries(spec.overhead ?? {})) {
    const at = key(child(path, 'overhead'), name)
    errors.push(...validateResourceName(name, at), ...validateResourceQuantity(name, quantity, at))
  }
  if (spec.os) errors.push(...oneOf(child(path, 'os', 'name'), spec.os.name, ['linux', 'windows'], true))
  return errors
}

/** A template for pods, without what its owner asks of its labels and restart policy. */
export function validatePodTemplate(template: PodTemplateSpec, path: string, settings: ServerSettings): FieldError[] {
  const errors = validateTemplateMeta(template.metadata ?? {}, child(path, 'metadata'))
  errors.push(...validatePodSpec(template.spec, child(path, 'spec'), settings, false))
  if (template.spec.ephemeralContainers?.length) {
    errors.push(fieldError.forbidden(child(path, 'spec', 'ephemeralContainers'), 'ephemeral containers not allowed in pod template'))
  }
  return errors
}

function validateTemplateMeta(meta: ObjectMeta, path: string): FieldError[] {
  return [
    ...validateLabels(meta.labels, child(path, 'labels').replace('.metadata.', '.')),
    ...(meta.annotations
      ? Object.keys(meta.annotations).flatMap((name) =>
          invalid(child(path, 'annotations').replace('.metadata.', '.'), name, qualifiedNameRule(name.toLowerCase())),
        )
      : []),
  ]
}

function named(value: string | undefined, path: string, rule: (value: string) => string[]): FieldError[] {
  return value ? invalid(path, value, rule(value)) : []
}

function validateClaims(spec: PodSpec, path: string): FieldError[] {
  const errors: FieldError[] = []
  const names = new Set<string>()
  for (const [i, claim] of (spec.resourceClaims ?? []).entries()) {
    const at = index(path, i)
    if (!claim.name) errors.push(fieldError.required(child(at, 'name')))
    else if (names.has(claim.name)) errors.push(fieldError.duplicate(child(at, 'name'), claim.name))
    else {
      errors.push(...invalid(child(at, 'name'), claim.name, dnsLabel(claim.name)))
      names.add(claim.name)
    }
    if (claim.resourceClaimName !== undefined && claim.resourceClaimTemplateName !== undefined) {
      errors.push(fieldError.invalid(at, claim, 'at most one of `resourceClaimName` or `resourceClaimTemplateName` may be specified'))
    }
    if (claim.resourceClaimName === undefined && claim.resourceClaimTemplateName === undefined) {
      errors.push(fieldError.invalid(at, claim, 'must specify one of: `resourceClaimName`, `resourceClaimTemplateName`'))
    }
  }
  return errors
}

function validateHostPorts(spec: PodSpec, path: string, isPod: boolean): FieldError[] {
  if (!spec.hostNetwork) return []
  const errors: FieldError[] = []
  for (const [i, container] of (spec.containers ?? []).entries()) {
    for (const [p, port] of (container.ports ?? []).entries()) {
      const { hostPort = 0, containerPort = 0 } = port
      if ((isPod || hostPort !== 0) && hostPort !== containerPort) {
        errors.push(
          fieldError.invalid(
            child(index(child(index(path, i), 'ports'), p), 'hostPort'),
            hostPort,
            'must match `containerPort` when `hostNetwork` is true',
          ),
        )
      }
    }
  }
  return errors
}

function validatePodSecurity(context: PodSecurityContext | undefined, path: string): FieldError[] {
  if (!context) return []
  const errors = [
    ...validateId(child(path, 'fsGroup'), context.fsGroup),
    ...validateId(child(path, 'runAsUser'), context.runAsUser),
    ...validateId(child(path, 'runAsGroup'), context.runAsGroup),
    ...(context.supplementalGroups ?? []).flatMap((group, i) => validateId(index(child(path, 'supplementalGroups'), i), group)),
  ]
  const names = new Set<string>()
  for (const [i, { name }] of (context.sysctls ?? []).entries()) {
    const at = child(index(child(path, 'sysctls'), i), 'name')
    const pattern = '^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[\\./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$'
    if (!name) errors.push(fieldError.required(at))
    else if (name.length > 253 || !new RegExp(pattern).test(name))
      errors.push(fieldError.invalid(at, name, `must have at most 253 characters and match regex ${pattern}`))
    else if (names.has(name)) errors.push(fieldError.duplicate(at, name))
    names.add(name)
  }
  return [
    ...errors,
    ...oneOf(child(path, 'fsGroupChangePolicy'), context.fsGroupChangePolicy, ['Always', 'OnRootMismatch']),
    ...validateSeccomp(context.seccompProfile, child(path, 'seccompProfile')),
    ...oneOf(child(path, 'supplementalGroupsPolicy'), context.supplementalGroupsPolicy, ['Merge', 'Strict']),
  ]
}

function validateDns({ dnsPolicy, dnsConfig }: PodSpec, path: string): FieldError[] {
  if (dnsPolicy === 'None') {
    if (!dnsConfig) return [fieldError.required(path, 'must provide `dnsConfig` when `dnsPolicy` is None')]
    if (!dnsConfig.nameservers?.length) {
      return [fieldError.required(child(path, 'nameservers'), 'must provide at least one DNS nameserver when `dnsPolicy` is None')]
    }
  }
  if (!dnsConfig) return []
  const errors: FieldError[] = []
  const { nameservers = [], searches = [], options = [] } = dnsConfig
  if (nameservers.length > 3)
    errors.push(fieldError.invalid(child(path, 'nameservers'), nameservers, 'must not have more than 3 nameservers'))
  for (const [i, server] of nameservers.entries()) {
    if (!isAddress(server)) errors.push(fieldError.invalid(index(child(path, 'nameservers'), i), server, addressText))
  }
  if (searches.length > 32) errors.push(fieldError.invalid(child(path, 'searches'), searches, 'must not have more than 32 search paths'))
  if (searches.join(' ').length > 2048) {
    errors.push(
      fieldError.invalid(
        child(path, 'searches'),
        searches,
        'must not have more than 2048 characters (including spaces) in the search list',
      ),
    )
  }
  for (const [i, search] of searches.entries()) {
    const name = search === '.' ? '' : search.replace(/\.$/, '')
    if (name !== '' || search === '') errors.push(...invalid(index(child(path, 'searches'), i), name, dnsSubdomainWithUnderscore(name)))
  }
  for (const [i, option] of options.entries())
    if (!option.name) errors.push(fieldError.required(index(child(path, 'options'), i), 'must not be empty'))
  return errors
}

function validateSchedulingGates(spec: PodSpec, path: string): FieldError[] {
  const errors: FieldError[] = []
  const seen = new Set<string>()
  for (const [i, { name }] of (spec.schedulingGates ?? []).entries()) {
    errors.push(...invalid(index(path, i), name, qualifiedNameRule(name)))
    if (seen.has(name)) errors.push(fieldError.duplicate(index(path, i), name))
    seen.add(name)
  }
  return errors
}
