import { child, type FieldError, fieldError } from '../../schema/field-error.js'
import { invalid, oneOf } from '../../validation/checks.js'
import { inRange } from '../../validation/names.js'
import type { ContainerScope } from './container-scope.js'
import { validateDescendingPath } from './paths.js'
import type { SeccompProfile, SecurityContext } from './pod-types.js'

const maxId = 2 ** 31 - 1

export function validateSecurityContext(context: SecurityContext | undefined, scope: ContainerScope, path: string): FieldError[] {
  if (!context) return []
  const errors: FieldError[] = []
  if (context.privileged && !scope.settings.allowPrivileged)
    errors.push(fieldError.forbidden(child(path, 'privileged'), 'disallowed by cluster policy'))
  errors.push(...validateId(child(path, 'runAsUser'), context.runAsUser), ...validateId(child(path, 'runAsGroup'), context.runAsGroup))
  errors.push(...oneOf(child(path, 'procMount'), context.procMount, ['Default', 'Unmasked']))
  if (context.procMount === 'Unmasked' && scope.spec.hostUsers !== false) {
    errors.push(fieldError.invalid(child(path, 'procMount'), context.procMount, '`hostUsers` must be false to use `Unmasked`'))
  }
  errors.push(...validateSeccomp(context.seccompProfile, child(path, 'seccompProfile')))
  if (context.allowPrivilegeEscalation === false) {
    if (context.privileged)
      errors.push(fieldError.invalid(path, context, 'cannot set `allowPrivilegeEscalation` to false and `privileged` to true'))
    if (context.capabilities?.add?.includes('CAP_SYS_ADMIN')) {
      errors.push(fieldError.invalid(path, context, 'cannot set `allowPrivilegeEscalation` to false and `capabilities.Add` CAP_SYS_ADMIN'))
    }
  }
  return errors
}

export function validateId(path: string, id: number | undefined): FieldError[] {
  return id === undefined ? [] : invalid(path, id, inRange(id, 0, maxId))
}

export function validateSeccomp(profile: SeccompProfile | undefined, path: string): FieldError[] {
  if (!profile) return []
  const errors = oneOf(child(path, 'type'), profile.type, ['Localhost', 'RuntimeDefault', 'Unconfined'])
  if (!profile.type) errors.push(fieldError.required(child(path, 'type'), 'type is required when seccompProfile is set'))
  if (profile.type === 'Localhost') {
    if (profile.localhostProfile === undefined) {
      errors.push(fieldError.required(child(path, 'localhostProfile'), 'must be set when seccomp type is Localhost'))
    } else errors.push(...validateDescendingPath(profile.localhostProfile, child(path, 'localhostProfile')))
  } else if (profile.localhostProfile !== undefined) {
    errors.push(fieldError.invalid(child(path, 'localhostProfile'), profile, 'can only be set when seccomp type is Localhost'))
  }
  return errors
}
