import type { ObjectMeta } from '../../registry/objects.js'
import type { ServerSettings } from '../../registry/strategy.js'
import { child, type FieldError, fieldError, index } from '../../schema/field-error.js'
import { addressText, isAddress } from '../../validation/addresses.js'
import { invalid, oneOf } from '../../validation/checks.js'
import { validateAnnotations, validateLabels } from '../../validation/metadata.js'
import { dnsLabel, dnsSubdomain, dnsSubdomainWithUnderscore, inRange, qualifiedNameRule } from '../../validation/names.js'
import type { ContainerScope, PodAllowances } from './container-scope.js'
import { validateContainers, validateEphemeralContainers, validateInitContainers } from './container-validation.js'
import { everyContainer } from './every-container.js'
import { allowancesOf } from './pod-allowances.js'
import { mirrorAnnotation, validatePodAnnotations } from './pod-annotations.js'
import { validatePodResources } from './pod-resources.js'
import type { PodSpec, PodTemplateSpec } from './pod-types.js'
import { validateRequirements } from './resource-requirements.js'
import { validateAffinity, validateTolerations, validateTopologySpread } from './scheduling-validation.js'
import { validatePodSecurity } from './security-validation.js'
import { validateVolumes } from './volume-validation.js'
import { validateHostProcess, validateOsFields } from './windows-validation.js'

const maxInt32 = 2 ** 31 - 1

/** What a pod's spec is checked against. */
interface PodSpecScope {
  readonly settings: ServerSettings
  readonly allowed: PodAllowances
  /** Of the pod; absent in a template. */
  readonly meta?: ObjectMeta
}

/** A pod's spec, in a pod or in a template. */
export function validatePodSpec(spec: PodSpec, path: string, { settings, allowed, meta }: PodSpecScope): FieldError[] {
  const errors: FieldError[] = []
  if (spec.terminationGracePeriodSeconds === undefined) errors.push(fieldError.required(child(path, 'terminationGracePeriodSeconds')))
  const volumes = validateVolumes(spec.volumes, child(path, 'volumes'), { meta, allowReservedTokenPath: allowed.reservedTokenPath })
  const scope: ContainerScope = { spec, volumes: volumes.valid, settings, allowed }
  errors.push(
    ...volumes.errors,
    ...validateClaims(spec, meta, child(path, 'resourceClaims')),
    ...validateContainers(scope, child(path, 'containers')),
    ...validateInitContainers(scope, child(path, 'initContainers')),
    ...validateEphemeralContainers(scope, child(path, 'ephemeralContainers')),
    ...validatePodResources(scope, path),
    ...validateHostPorts(spec, child(path, 'containers'), meta !== undefined),
    ...oneOf(child(path, 'restartPolicy'), spec.restartPolicy, ['Always', 'OnFailure', 'Never'], true),
    ...oneOf(child(path, 'dnsPolicy'), spec.dnsPolicy, ['ClusterFirstWithHostNet', 'ClusterFirst', 'Default', 'None'], true),
    ...validateLabels(spec.nodeSelector, child(path, 'nodeSelector')),
    ...validatePodSecurity(scope, child(path, 'securityContext')),
    ...validateAffinity(spec.affinity, allowed, child(path, 'affinity')),
    ...validateDns(spec, child(path, 'dnsConfig')),
    ...(spec.readinessGates ?? []).flatMap(({ conditionType }, i) =>
      invalid(child(index(child(path, 'readinessGates'), i), 'conditionType'), conditionType, qualifiedNameRule(conditionType)),
    ),
    ...validateSchedulingGates(spec, child(path, 'schedulingGates')),
    ...validateTopologySpread(spec.topologySpreadConstraints, allowed, child(path, 'topologySpreadConstraints')),
    ...validateHostProcess(scope, path),
    ...validateUserNamespace(scope, path),
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
    ...(spec.runtimeClassName === undefined
      ? []
      : invalid(child(path, 'runtimeClassName'), spec.runtimeClassName, dnsSubdomain(spec.runtimeClassName))),
    ...(spec.preemptionPolicy === undefined
      ? []
      : oneOf(child(path, 'preemptionPolicy'), spec.preemptionPolicy, ['PreemptLowerPriority', 'Never'], true)),
    ...(spec.overhead ? validateRequirements({ limits: spec.overhead }, child(path, 'overhead'), { allowed }) : []),
  )
  if (!spec.os) return errors
  if (!spec.os.name) errors.push(fieldError.required(child(path, 'os', 'name')))
  else if (!systems.includes(spec.os.name)) errors.push(fieldError.notSupported(child(path, 'os'), spec.os.name, systems))
  return [...errors, ...validateOsFields(spec, path)]
}

const systems = ['linux', 'windows']

/** A template for pods, without what its owner asks of its labels and restart policy. */
export function validatePodTemplate(
  template: PodTemplateSpec,
  path: string,
  settings: ServerSettings,
  old?: PodTemplateSpec,
): FieldError[] {
  const allowed = allowancesOf(old?.spec, old?.metadata?.annotations)
  const errors = [
    ...validateLabels(template.metadata?.labels, child(path, 'labels')),
    ...validateAnnotations(template.metadata?.annotations, child(path, 'annotations')),
    ...validatePodAnnotations(template.metadata?.annotations, template.spec, child(path, 'annotations'), allowed.deletionCost),
    ...validatePodSpec(template.spec, child(path, 'spec'), { settings, allowed }),
  ]
  if (template.spec.ephemeralContainers?.length) {
    errors.push(fieldError.forbidden(child(path, 'spec', 'ephemeralContainers'), 'ephemeral containers not allowed in pod template'))
  }
  return errors
}

function named(value: string | undefined, path: string, rule: (value: string) => string[]): FieldError[] {
  return value ? invalid(path, value, rule(value)) : []
}

function validateClaims(spec: PodSpec, meta: ObjectMeta | undefined, path: string): FieldError[] {
  if (spec.resourceClaims?.length && meta?.annotations?.[mirrorAnnotation] !== undefined)
    return [fieldError.forbidden('', 'static pods do not support resource claims')]
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
      errors.push(
        fieldError.invalid(at, internalClaim(claim), 'at most one of `resourceClaimName` or `resourceClaimTemplateName` may be specified'),
      )
    }
    if (claim.resourceClaimName === undefined && claim.resourceClaimTemplateName === undefined) {
      errors.push(fieldError.invalid(at, internalClaim(claim), 'must specify one of: `resourceClaimName`, `resourceClaimTemplateName`'))
    }
    for (const field of ['resourceClaimName', 'resourceClaimTemplateName'] as const) {
      const name = claim[field]
      if (name !== undefined) errors.push(...invalid(child(at, field), name, dnsSubdomain(name)))
    }
  }
  return errors
}

/** As the real server prints it: it checks values of types that are not those of JSON. */
function internalClaim({ name = '', resourceClaimName, resourceClaimTemplateName }: NonNullable<PodSpec['resourceClaims']>[number]) {
  return { Name: name, ResourceClaimName: resourceClaimName ?? null, ResourceClaimTemplateName: resourceClaimTemplateName ?? null }
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

/** What does not go together with user ids of its own. */
function validateUserNamespace({ spec, allowed }: ContainerScope, path: string): FieldError[] {
  if (spec.hostUsers !== false) return []
  const errors: FieldError[] = []
  const refuse = (at: string) => errors.push(fieldError.forbidden(at, 'when `hostUsers` is false'))
  if (spec.hostNetwork) refuse(child(path, 'hostNetwork'))
  if (spec.hostPID) refuse(child(path, 'HostPID'))
  if (spec.hostIPC) refuse(child(path, 'HostIPC'))
  if (allowed.devicesInUserNamespace) return errors
  for (const { container, path: at } of everyContainer(spec, path)) if (container.volumeDevices?.length) refuse(child(at, 'volumeDevices'))
  return errors
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
