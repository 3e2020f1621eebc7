import { validateLabelSelector } from '../../validation/metadata.js'
import type { PodAllowances } from './container-scope.js'
import { everyContainer } from './every-container.js'
import { validateNonReservedPath } from './paths.js'
import type { NodeSelectorTerm, PodAffinityTerm, PodSpec } from './pod-types.js'
import { isDivisibleHugePages } from './resource-requirements.js'
import { validateMatchLabelKeys, validateNodeSelector } from './scheduling-validation.js'
import { hostSysctlProblem } from './security-validation.js'

const nothing: PodAllowances = {
  invalidSelectorValues: false,
  invalidNodeAffinityValues: false,
  invalidSpreadSelector: false,
  legacySpreadKeys: false,
  indivisibleHugePages: false,
  hostSysctls: false,
  reservedTokenPath: false,
  devicesInUserNamespace: false,
  deletionCost: false,
  anySeLinuxPolicy: false,
}

export function allowancesOf(old: PodSpec | undefined, annotations?: Readonly<Record<string, string>>): PodAllowances {
  if (!old) return nothing
  const spread = old.topologySpreadConstraints ?? []
  const required = old.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution
  const containers = everyContainer(old, '').map(({ container }) => container)
  const resources = containers.flatMap(({ resources }) => [resources?.limits, resources?.requests])
  return {
    invalidSelectorValues: affinityTerms(old).some(hasInvalidValue),
    invalidNodeAffinityValues: (required?.nodeSelectorTerms ?? []).some(hasInvalidNodeValue),
    invalidSpreadSelector: spread.some(({ labelSelector }) => validateLabelSelector(labelSelector, '').length > 0),
    legacySpreadKeys: spread.some((constraint) => validateMatchLabelKeys(constraint, '').length > 0),
    indivisibleHugePages: [...resources, old.overhead].some((quantities) =>
      Object.entries(quantities ?? {}).some(([name, quantity]) => !isDivisibleHugePages(name, quantity)),
    ),
    hostSysctls: (old.securityContext?.sysctls ?? []).some(({ name }) => hostSysctlProblem(name, old) !== undefined),
    reservedTokenPath: tokenPaths(old).some((path) => validateNonReservedPath(path, '').length > 0),
    devicesInUserNamespace: old.hostUsers === false && containers.some(({ volumeDevices }) => Boolean(volumeDevices?.length)),
    anySeLinuxPolicy: old.securityContext?.seLinuxChangePolicy !== undefined,
    deletionCost: !isDeletionCost(annotations?.[deletionCostAnnotation]),
  }
}

export const deletionCostAnnotation = 'controller.kubernetes.io/pod-deletion-cost'

/** A 32 bit integer without a plus sign or zeros before it, or nothing. */
export function isDeletionCost(cost: string | undefined): boolean {
  if (cost === undefined) return true
  return /^(-[0-9]+|0|[1-9][0-9]*)$/.test(cost) && Number(cost) >= -(2 ** 31) && Number(cost) < 2 ** 31
}

function affinityTerms({ affinity }: PodSpec): PodAffinityTerm[] {
  return [affinity?.podAffinity, affinity?.podAntiAffinity].flatMap((kind) => [
    ...(kind?.requiredDuringSchedulingIgnoredDuringExecution ?? []),
    ...(kind?.preferredDuringSchedulingIgnoredDuringExecution ?? []).map(({ podAffinityTerm }) => podAffinityTerm),
  ])
}

function hasInvalidValue({ labelSelector, namespaceSelector }: PodAffinityTerm): boolean {
  return [labelSelector, namespaceSelector].some((selector) => validateLabelSelector(selector, '').length > 0)
}

function hasInvalidNodeValue(term: NodeSelectorTerm): boolean {
  const errors = (lenient: boolean) => validateNodeSelector({ nodeSelectorTerms: [term] }, '', lenient).length
  return errors(false) > errors(true)
}

function tokenPaths({ volumes }: PodSpec): string[] {
  return (volumes ?? []).flatMap(({ projected }) => {
    const { sources } = (projected ?? {}) as { sources?: { serviceAccountToken?: { path?: string } }[] }
    return (sources ?? []).flatMap(({ serviceAccountToken }) => (serviceAccountToken ? [serviceAccountToken.path ?? ''] : []))
  })
}
