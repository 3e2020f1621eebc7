import type { ObjectMeta } from '../../registry/objects.js'
import { child, type FieldError, fieldError, key } from '../../schema/field-error.js'
import { everyContainer } from './every-container.js'
import { validateDescendingPath } from './paths.js'
import { deletionCostAnnotation, isDeletionCost } from './pod-allowances.js'
import type { Pod, PodSpec, Profile, Toleration } from './pod-types.js'
import { validateTolerations } from './scheduling-validation.js'

// Annotations that mean something to the API server.

export const mirrorAnnotation = 'kubernetes.io/config.mirror'
const tolerationsAnnotation = 'scheduler.alpha.kubernetes.io/tolerations'
export const seccompPodAnnotation = 'seccomp.security.alpha.kubernetes.io/pod'
export const seccompContainerPrefix = 'container.seccomp.security.alpha.kubernetes.io/'
export const appArmorPrefix = 'container.apparmor.security.beta.kubernetes.io/'

const path = 'metadata.annotations'

export function validatePodAnnotations(
  annotations: Readonly<Record<string, string>> | undefined,
  spec: PodSpec,
  at: string,
  allowDeletionCost: boolean,
): FieldError[] {
  if (!annotations) return []
  const errors: FieldError[] = []
  const mirror = annotations[mirrorAnnotation]
  if (mirror !== undefined && !spec.nodeName)
    errors.push(fieldError.invalid(key(at, mirrorAnnotation), mirror, 'must set spec.nodeName if mirror pod annotation is set'))
  const tolerations = annotations[tolerationsAnnotation]
  if (tolerations) errors.push(...validateTolerationsText(tolerations, at))
  const cost = annotations[deletionCostAnnotation]
  if (!allowDeletionCost && !isDeletionCost(cost))
    errors.push(fieldError.invalid(key(at, deletionCostAnnotation), cost, 'must be a 32bit integer'))
  for (const [name, value] of Object.entries(annotations)) {
    if (name === seccompPodAnnotation || name.startsWith(seccompContainerPrefix))
      errors.push(...validateSeccompName(value, child(at, name)))
  }
  const names = new Set(everyContainer(spec, '').map(({ container }) => container.name))
  for (const [name, value] of Object.entries(annotations)) {
    if (!name.startsWith(appArmorPrefix)) continue
    const container = name.slice(appArmorPrefix.length)
    if (!names.has(container)) errors.push(fieldError.invalid(key(at, name), container, 'container not found'))
    if (value !== '' && !appArmorOfAnnotation(value))
      errors.push(fieldError.invalid(key(at, name), value, `invalid AppArmor profile name: ${JSON.stringify(value)}`))
  }
  return errors
}

function validateTolerationsText(text: string, at: string): FieldError[] {
  let tolerations: unknown
  try {
    tolerations = JSON.parse(text)
  } catch (error) {
    return [fieldError.invalid(at, tolerationsAnnotation, (error as Error).message)]
  }
  return Array.isArray(tolerations) ? validateTolerations(tolerations as Toleration[], child(at, tolerationsAnnotation)) : []
}

function validateSeccompName(profile: string, at: string): FieldError[] {
  if (['runtime/default', 'docker/default', 'unconfined'].includes(profile)) return []
  return profile.startsWith('localhost/')
    ? validateDescendingPath(profile.slice('localhost/'.length), at)
    : [fieldError.invalid(at, profile, 'must be a valid seccomp profile')]
}

/** Annotations that can't be changed once the pod is there. */
export function validateAnnotationUpdate(pod: Pod, old: Pod): FieldError[] {
  const errors: FieldError[] = []
  const now = pod.metadata.annotations ?? {}
  const before = old.metadata.annotations ?? {}
  const refuse = (name: string, what: string) => {
    if (name.startsWith(appArmorPrefix)) errors.push(fieldError.forbidden(key(path, name), `may not ${what} AppArmor annotations`))
    if (name === mirrorAnnotation) errors.push(fieldError.forbidden(key(path, name), `may not ${what} mirror pod annotation`))
  }
  for (const [name, value] of Object.entries(before)) if (now[name] !== value) refuse(name, 'remove or update')
  for (const name of Object.keys(now)) if (before[name] === undefined) refuse(name, 'add')
  return errors
}

/** The profile that an annotation stands for. */
export function appArmorOfAnnotation(text: string): Profile | undefined {
  if (text === 'unconfined') return { type: 'Unconfined' }
  if (text === 'runtime/default') return { type: 'RuntimeDefault' }
  return text.startsWith('localhost/') ? { type: 'Localhost', localhostProfile: text.slice('localhost/'.length) } : undefined
}

/** Annotations and fields of a new pod say the same about seccomp and AppArmor. */
export function validateMatchingProfiles({ annotations = {} }: ObjectMeta, spec: PodSpec): FieldError[] {
  const errors: FieldError[] = []
  const compare = (what: string, annotation: string | undefined, profile: Profile | undefined, at: string) => {
    if (annotation === undefined || !profile) return
    const known = annotation === 'docker/default' && what === 'seccomp' ? { type: 'RuntimeDefault' } : appArmorOfAnnotation(annotation)
    if (!profileTypes.has(profile.type ?? '')) return
    if (known?.type !== profile.type)
      errors.push(fieldError.forbidden(child(at, 'type'), `${what} type in annotation and field must match`))
    else if (profile.type === 'Localhost' && known?.localhostProfile !== profile.localhostProfile)
      errors.push(fieldError.forbidden(child(at, 'localhostProfile'), `${what} profile in annotation and field must match`))
  }
  compare('seccomp', annotations[seccompPodAnnotation], spec.securityContext?.seccompProfile, 'spec.securityContext.seccompProfile')
  const containers = everyContainer(spec, 'spec')
  for (const { container, path: at } of containers) {
    const annotation = annotations[`${seccompContainerPrefix}${container.name}`]
    compare('seccomp', annotation, container.securityContext?.seccompProfile, child(at, 'securityContext', 'seccompProfile'))
  }
  if (spec.os?.name === 'windows') return errors
  for (const { container, path: at } of containers) {
    const profile = container.securityContext?.appArmorProfile ?? spec.securityContext?.appArmorProfile
    const annotation = annotations[`${appArmorPrefix}${container.name}`]
    compare('apparmor', annotation, profile, child(at, 'securityContext', 'appArmorProfile'))
  }
  return errors
}

const profileTypes = new Set(['Unconfined', 'RuntimeDefault', 'Localhost'])
