import { canonicalQuantity, parseQuantity, quantityMilliValue } from '../../quantity/quantity.js'
import type { ObjectMeta } from '../../registry/objects.js'
import { child, index, key } from '../../schema/field-error.js'
import { addressWarnings } from '../../validation/addresses.js'
import { sameValue } from '../../validation/metadata.js'
import type { ClaimSpec } from './claim-spec.js'
import { everyContainer } from './every-container.js'
import { labelNameWarnings, nodeLabelWarnings, nodeSelectorTermWarnings } from './node-label-warnings.js'
import { appArmorOfAnnotation, appArmorPrefix, seccompContainerPrefix, seccompPodAnnotation } from './pod-annotations.js'
import type { Container, ContainerPort, PodSpec, PodTemplateSpec, Quantities } from './pod-types.js'
import { overlappingPathWarnings } from './volume-path-warnings.js'

// What the real server tells those who write pods and templates of pods (pkg/api/pod/warnings.go).

const deprecatedAnnotations: Readonly<Record<string, string>> = {
  'scheduler.alpha.kubernetes.io/critical-pod': 'non-functional in v1.16+; use the "priorityClassName" field instead',
  'security.alpha.kubernetes.io/sysctls': 'non-functional in v1.11+; use the "sysctls" field instead',
  'security.alpha.kubernetes.io/unsafe-sysctls': 'non-functional in v1.11+; use the "sysctls" field instead',
}

const deprecatedVolumes: Readonly<Record<string, string>> = {
  photonPersistentDisk: 'deprecated in v1.11, non-functional in v1.16+',
  gitRepo: 'deprecated in v1.11, and disabled by default in v1.33+',
  scaleIO: 'deprecated in v1.16, non-functional in v1.22+',
  flocker: 'deprecated in v1.22, non-functional in v1.25+',
  storageos: 'deprecated in v1.22, non-functional in v1.25+',
  quobyte: 'deprecated in v1.22, non-functional in v1.25+',
  glusterfs: 'deprecated in v1.25, non-functional in v1.26+',
  cephfs: 'deprecated in v1.28, non-functional in v1.31+',
  rbd: 'deprecated in v1.28, non-functional in v1.31+',
}

/** Volumes of kinds that are not supported any more, also persistent ones, in the order in which they are looked at. */
export function volumeKindWarnings(source: Readonly<Record<string, unknown>>, path: string, kinds: readonly string[]): string[] {
  return kinds.flatMap((kind) => {
    const advice = source[kind] === undefined ? undefined : deprecatedVolumes[kind]
    return advice ? [`${child(path, printedKind[kind] ?? kind)}: ${advice}`] : []
  })
}

/** The real server spells one kind otherwise. */
const printedKind: Readonly<Record<string, string>> = { storageos: 'storageOS' }

export function templateWarnings(template: PodTemplateSpec | undefined, path: string): string[] {
  return template ? podWarnings(template.spec, template.metadata ?? {}, path) : []
}

/** `path` is empty for a pod itself, and that of the template otherwise. */
export function podWarnings(spec: PodSpec, meta: ObjectMeta, path: string): string[] {
  const at = child(path, 'spec')
  const annotations = meta.annotations ?? {}
  const annotationPath = (name: string) => key(child(path, 'metadata', 'annotations'), name)
  const ofPod: string[] = []
  for (const [name, advice] of Object.entries(deprecatedAnnotations))
    if (annotations[name] !== undefined) ofPod.push(`${annotationPath(name)}: ${advice}`)
  const { seccompProfile, appArmorProfile } = spec.securityContext ?? {}
  const seccomp = 'non-functional in v1.27+; use the "seccompProfile" field instead'
  const warnings = [
    ...nodeLabelWarnings(spec.nodeSelector, child(at, 'nodeSelector')),
    ...nodeAffinityWarnings(spec, child(at, 'affinity', 'nodeAffinity')),
    ...spreadWarnings(spec, child(at, 'topologySpreadConstraints')),
    ...ofPod,
    ...volumeWarnings(spec, child(at, 'volumes')),
    ...overlappingPathWarnings(spec.volumes),
    ...repeatedWarnings(spec, at),
    ...fractionWarnings(spec.overhead, child(at, 'overhead')),
  ]
  if (!seccompProfile && annotations[seccompPodAnnotation] !== undefined)
    warnings.push(`${annotationPath(seccompPodAnnotation)}: ${seccomp}`)
  const containers = everyContainer(spec, at)
  for (const { container, path: containerPath } of containers) {
    const seccompName = `${seccompContainerPrefix}${container.name}`
    if (!container.securityContext?.seccompProfile && annotations[seccompName] !== undefined)
      warnings.push(`${annotationPath(seccompName)}: ${seccomp}`)
    const armorName = `${appArmorPrefix}${container.name}`
    const armor = annotations[armorName]
    const said = appArmorProfile && armor !== undefined && sameValue(appArmorProfile, appArmorOfAnnotation(armor))
    // For pods this is said when the annotation becomes a field.
    if (path !== '' && armor !== undefined && !container.securityContext?.appArmorProfile && !said)
      warnings.push(`${annotationPath(armorName)}: deprecated since v1.30; use the "appArmorProfile" field instead`)
    warnings.push(
      ...fractionWarnings(container.resources?.limits, child(containerPath, 'resources', 'limits'), container.resources?.requests),
      ...environmentWarnings(container, containerPath),
    )
  }
  warnings.push(...portWarnings(containers), ...portNameWarnings(containers))
  if ((spec.terminationGracePeriodSeconds ?? 0) < 0)
    warnings.push(`${child(at, 'terminationGracePeriodSeconds')}: must be >= 0; negative values are invalid and will be treated as 1`)
  return [
    ...warnings,
    ...podAffinityWarnings(spec, child(at, 'affinity')),
    ...(spec.dnsConfig?.nameservers ?? []).flatMap((server, i) => addressWarnings(index(child(at, 'dnsConfig', 'nameservers'), i), server)),
    ...(spec.hostAliases ?? []).flatMap(({ ip = '' }, i) => addressWarnings(child(index(child(at, 'hostAliases'), i), 'ip'), ip)),
  ]
}

function nodeAffinityWarnings({ affinity }: PodSpec, path: string): string[] {
  const { requiredDuringSchedulingIgnoredDuringExecution: needed, preferredDuringSchedulingIgnoredDuringExecution: preferred } =
    affinity?.nodeAffinity ?? {}
  const neededPath = child(path, 'requiredDuringSchedulingIgnoredDuringExecution', 'nodeSelectorTerms')
  const preferredPath = child(path, 'preferredDuringSchedulingIgnoredDuringExecution')
  return [
    ...(needed?.nodeSelectorTerms ?? []).flatMap((term, i) => nodeSelectorTermWarnings(term, false, index(neededPath, i))),
    ...(preferred ?? []).flatMap(({ preference }, i) =>
      nodeSelectorTermWarnings(preference, true, child(index(preferredPath, i), 'preference')),
    ),
  ]
}

const nullSelector = 'a null labelSelector results in matching no pod'

function spreadWarnings({ topologySpreadConstraints }: PodSpec, path: string): string[] {
  return (topologySpreadConstraints ?? []).flatMap(({ topologyKey = '', labelSelector }, i) => [
    ...labelNameWarnings(topologyKey, child(index(path, i), 'topologyKey')),
    ...(labelSelector === undefined ? [`${child(index(path, i), 'labelSelector')}: ${nullSelector}`] : []),
  ])
}

function podAffinityWarnings({ affinity }: PodSpec, path: string): string[] {
  return (['podAffinity', 'podAntiAffinity'] as const).flatMap((kind) => {
    const { requiredDuringSchedulingIgnoredDuringExecution: needed, preferredDuringSchedulingIgnoredDuringExecution: preferred } =
      affinity?.[kind] ?? {}
    const neededPath = child(path, kind, 'requiredDuringSchedulingIgnoredDuringExecution')
    const preferredPath = child(path, kind, 'preferredDuringSchedulingIgnoredDuringExecution')
    return [
      ...(needed ?? []).flatMap(({ labelSelector }, i) =>
        labelSelector === undefined ? [`${child(index(neededPath, i), 'labelSelector')}: ${nullSelector}`] : [],
      ),
      ...(preferred ?? []).flatMap(({ podAffinityTerm }, i) =>
        podAffinityTerm.labelSelector === undefined
          ? [`${child(index(preferredPath, i), 'podAffinityTerm', 'labelSelector')}: ${nullSelector}`]
          : [],
      ),
    ]
  })
}

const volumeKinds = ['photonPersistentDisk', 'gitRepo', 'scaleIO', 'flocker', 'storageos', 'quobyte', 'glusterfs']

function volumeWarnings({ volumes }: PodSpec, path: string): string[] {
  return (volumes ?? []).flatMap((volume, i) => {
    const at = index(path, i)
    const template = (volume.ephemeral as { volumeClaimTemplate?: { spec?: ClaimSpec } } | undefined)?.volumeClaimTemplate
    return [
      ...volumeKindWarnings(volume, at, volumeKinds),
      ...(template ? claimWarnings(template.spec ?? {}, child(at, 'ephemeral', 'volumeClaimTemplate', 'spec')) : []),
      ...volumeKindWarnings(volume, at, ['cephfs', 'rbd']),
    ]
  })
}

/** Claims for a part of a byte. */
export function claimWarnings({ resources }: ClaimSpec, path: string): string[] {
  return (['requests', 'limits'] as const).flatMap((field) =>
    fractionOf(resources?.[field]?.storage, key(child(path, 'resources', field), 'storage')),
  )
}

function fractionOf(quantity: string | undefined, path: string): string[] {
  if (quantity === undefined || quantityMilliValue(parseQuantity(quantity)) % 1000n === 0n) return []
  return [`${path}: fractional byte value ${JSON.stringify(canonicalQuantity(quantity))} is invalid, must be an integer`]
}

/** Parts of bytes of memory, then of storage; requests stand beside limits. */
function fractionWarnings(limits: Quantities | undefined, path: string, requests?: Quantities): string[] {
  return ['memory', 'ephemeral-storage'].flatMap((name) => [
    ...fractionOf(limits?.[name], key(path, name)),
    ...fractionOf(requests?.[name], key(path.replace(/limits$/, 'requests'), name)),
  ])
}

function repeatedWarnings({ hostAliases, imagePullSecrets }: PodSpec, path: string): string[] {
  const repeated = (values: readonly string[], at: string, field: string, what: string) =>
    values.flatMap((value, i) =>
      values.indexOf(value) < i ? [`${child(index(child(path, at), i), field)}: duplicate ${what} ${JSON.stringify(value)}`] : [],
    )
  const secrets = (imagePullSecrets ?? []).map(({ name = '' }) => name)
  return [
    ...repeated(
      (hostAliases ?? []).map(({ ip = '' }) => ip),
      'hostAliases',
      'ip',
      'ip',
    ),
    ...repeated(secrets, 'imagePullSecrets', 'name', 'name'),
    ...secrets.flatMap((name, i) =>
      name === '' ? [`${child(index(child(path, 'imagePullSecrets'), i), 'name')}: invalid empty name ""`] : [],
    ),
  ]
}

/** A variable that is there twice, unless the second one builds on the first. */
function environmentWarnings({ env }: Container, path: string): string[] {
  const seen = new Set<string>()
  return (env ?? []).flatMap(({ name = '', value = '', valueFrom }, i) => {
    const reference = `$(${name})`
    const hides = seen.has(name) && (valueFrom !== undefined || value === reference || !value.includes(reference))
    seen.add(name)
    return hides
      ? [`${index(child(path, 'env'), i)}: hides previous definition of ${JSON.stringify(name)}, which may be dropped when using apply`]
      : []
  })
}

type Placed = readonly { readonly container: Container; readonly path: string }[]

function portWarnings(containers: Placed): string[] {
  const known = new Map<string, { path: string; port: ContainerPort }[]>()
  const warnings: string[] = []
  for (const { container, path } of containers) {
    for (const [i, port] of (container.ports ?? []).entries()) {
      const at = index(child(path, 'ports'), i)
      const { name = '', hostIP = '', hostPort = 0, containerPort = 0, protocol = '' } = port
      if (hostIP !== '' && hostPort === 0) {
        const printed = `{Name:${name} HostPort:0 ContainerPort:${containerPort} Protocol:${protocol} HostIP:${hostIP}}`
        warnings.push(`${at}: hostIP set without hostPort: ${printed}`)
      }
      const others = known.get(`${containerPort}/${protocol}`) ?? []
      for (const other of others) {
        const { hostIP: otherIp = '', hostPort: otherPort = 0 } = other.port
        if (hostIP === otherIp && hostPort === otherPort) warnings.push(`${at}: duplicate port definition with ${other.path}`)
        else if (hostPort === 0 || otherPort === 0) warnings.push(`${at}: overlapping port definition with ${other.path}`)
        else if (hostPort === otherPort && (hostIP === '') !== (otherIp === ''))
          warnings.push(`${at}: dangerously ambiguous port definition with ${other.path}`)
      }
      known.set(`${containerPort}/${protocol}`, [...others, { path: at, port }])
    }
  }
  return warnings
}

function portNameWarnings(containers: Placed): string[] {
  const known = new Map<string, string>()
  return containers.flatMap(({ container, path }) =>
    (container.ports ?? []).flatMap(({ name }, i) => {
      const at = index(child(path, 'ports'), i)
      const other = name ? known.get(name) : undefined
      if (name && !other) known.set(name, at)
      return other
        ? [
            `${at}: duplicate port name ${JSON.stringify(name)} with ${other}, services and probes that select ports by name will use ${other}`,
          ]
        : []
    }),
  )
}
