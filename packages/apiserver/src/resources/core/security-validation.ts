import { child, type FieldError, fieldError, index } from '../../schema/field-error.js'
import { invalid, oneOf } from '../../validation/checks.js'
import { byteLength, inRange } from '../../validation/names.js'
import type { ContainerScope } from './container-scope.js'
import { validateDescendingPath } from './paths.js'
import type { PodSpec, Profile, SecurityContext } from './pod-types.js'
import { validateWindowsOptions } from './windows-validation.js'

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
    const refuse = (what: string) =>
      errors.push(fieldError.invalid(path, internal(context), `cannot set \`allowPrivilegeEscalation\` to false and ${what}`))
    if (context.privileged) refuse('`privileged` to true')
    for (const capability of context.capabilities?.add ?? []) {
      if (capability === 'CAP_SYS_ADMIN') refuse('`capabilities.Add` CAP_SYS_ADMIN')
    }
  }
  return [
    ...errors,
    ...validateWindowsOptions(context.windowsOptions, child(path, 'windowsOptions')),
    ...validateAppArmor(context.appArmorProfile, child(path, 'appArmorProfile')),
  ]
}

/** As the real server prints it: it checks values of types that are not those of JSON. */
function internal(context: SecurityContext) {
  const profile = (value: Profile | undefined) =>
    value ? { Type: value.type ?? '', LocalhostProfile: value.localhostProfile ?? null } : null
  const selinux = context.seLinuxOptions as { user?: string; role?: string; type?: string; level?: string } | undefined
  const windows = context.windowsOptions
  return {
    Capabilities: context.capabilities ? { Add: context.capabilities.add ?? null, Drop: context.capabilities.drop ?? null } : null,
    Privileged: context.privileged ?? null,
    SELinuxOptions: selinux
      ? { User: selinux.user ?? '', Role: selinux.role ?? '', Type: selinux.type ?? '', Level: selinux.level ?? '' }
      : null,
    WindowsOptions: windows
      ? {
          GMSACredentialSpecName: windows.gmsaCredentialSpecName ?? null,
          GMSACredentialSpec: windows.gmsaCredentialSpec ?? null,
          RunAsUserName: windows.runAsUserName ?? null,
          HostProcess: windows.hostProcess ?? null,
        }
      : null,
    RunAsUser: context.runAsUser ?? null,
    RunAsGroup: context.runAsGroup ?? null,
    RunAsNonRoot: context.runAsNonRoot ?? null,
    ReadOnlyRootFilesystem: context.readOnlyRootFilesystem ?? null,
    AllowPrivilegeEscalation: context.allowPrivilegeEscalation ?? null,
    ProcMount: context.procMount ?? null,
    SeccompProfile: profile(context.seccompProfile),
    AppArmorProfile: profile(context.appArmorProfile),
  }
}

/** What a pod says for all its containers. */
export function validatePodSecurity({ spec, allowed }: ContainerScope, path: string): FieldError[] {
  const context = spec.securityContext
  const errors: FieldError[] = []
  if (context) {
    errors.push(
      ...validateId(child(path, 'fsGroup'), context.fsGroup),
      ...validateId(child(path, 'runAsUser'), context.runAsUser),
      ...validateId(child(path, 'runAsGroup'), context.runAsGroup),
      ...(context.supplementalGroups ?? []).flatMap((group, i) => validateId(index(child(path, 'supplementalGroups'), i), group)),
    )
  }
  if (spec.shareProcessNamespace && spec.hostPID) {
    errors.push(fieldError.invalid(child(path, 'shareProcessNamespace'), true, 'ShareProcessNamespace and HostPID cannot both be enabled'))
  }
  if (!context) return errors
  return [
    ...errors,
    ...validateSysctls(spec, allowed.hostSysctls, child(path, 'sysctls')),
    ...oneOf(child(path, 'fsGroupChangePolicy'), context.fsGroupChangePolicy, ['Always', 'OnRootMismatch']),
    ...validateSeccomp(context.seccompProfile, child(path, 'seccompProfile')),
    ...validateWindowsOptions(context.windowsOptions, child(path, 'windowsOptions')),
    ...validateAppArmor(context.appArmorProfile, child(path, 'appArmorProfile')),
    ...oneOf(child(path, 'supplementalGroupsPolicy'), context.supplementalGroupsPolicy, ['Merge', 'Strict']),
    ...oneOf(
      child(path, 'seLinuxChangePolicy'),
      context.seLinuxChangePolicy,
      allowed.anySeLinuxPolicy ? ['MountOption', 'Recursive'] : ['Recursive'],
    ),
  ]
}

const sysctlText = '^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[\\./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$'
const sysctlPattern = new RegExp(sysctlText)
const maxSysctl = 253

function validateSysctls(spec: PodSpec, hostAllowed: boolean, path: string): FieldError[] {
  const errors: FieldError[] = []
  const names = new Set<string>()
  for (const [i, { name }] of (spec.securityContext?.sysctls ?? []).entries()) {
    const at = child(index(path, i), 'name')
    if (!name) errors.push(fieldError.required(at))
    else if (byteLength(name) > maxSysctl || !sysctlPattern.test(name))
      errors.push(fieldError.invalid(at, name, `must have at most ${maxSysctl} characters and match regex ${sysctlText}`))
    else if (names.has(name)) errors.push(fieldError.duplicate(at, name))
    const problem = hostAllowed ? undefined : hostSysctlProblem(name, spec)
    if (problem) errors.push(fieldError.invalid(at, name, problem))
    names.add(name)
  }
  return errors
}

const ipcSysctls = /^(kernel\.(sem|shm(all|max|mni|_rmid_forced)?|msg(max|mnb|mni)?)$|fs\.mqueue\.)/

/** Namespaced kernel settings can't be those of the host. */
export function hostSysctlProblem(sysctl: string, spec: PodSpec): string | undefined {
  // Either separator may be used; the first one tells which.
  const name = /^[^./]*\//.test(sysctl) ? sysctl.replace(/[./]/g, (separator) => (separator === '/' ? '.' : '/')) : sysctl
  if (spec.hostNetwork && name.startsWith('net.')) return "may not be specified when 'hostNetwork' is true"
  return spec.hostIPC && ipcSysctls.test(name) ? "may not be specified when 'hostIPC' is true" : undefined
}

export function validateId(path: string, id: number | undefined): FieldError[] {
  return id === undefined ? [] : invalid(path, id, inRange(id, 0, maxId))
}

const profileTypes = ['Localhost', 'RuntimeDefault', 'Unconfined']

function validateSeccomp(profile: Profile | undefined, path: string): FieldError[] {
  if (!profile) return []
  const { type = '', localhostProfile } = profile
  const errors =
    type === ''
      ? [fieldError.required(child(path, 'type'), 'type is required when seccompProfile is set')]
      : oneOf(child(path, 'type'), type, profileTypes)
  const at = child(path, 'localhostProfile')
  if (type === 'Localhost') {
    if (localhostProfile === undefined) errors.push(fieldError.required(at, 'must be set when seccomp type is Localhost'))
    else errors.push(...validateDescendingPath(localhostProfile, at))
  } else if (localhostProfile !== undefined) {
    errors.push(
      fieldError.invalid(at, { Type: type, LocalhostProfile: localhostProfile }, 'can only be set when seccomp type is Localhost'),
    )
  }
  return errors
}

const maxProfilePath = 4095

export function validateAppArmor(profile: Profile | undefined, path: string): FieldError[] {
  if (!profile) return []
  const { type = '', localhostProfile } = profile
  const at = child(path, 'localhostProfile')
  if (type === '') return [fieldError.required(child(path, 'type'), 'type is required when appArmorProfile is set')]
  if (!profileTypes.includes(type)) return [fieldError.notSupported(child(path, 'type'), type, profileTypes)]
  if (type !== 'Localhost')
    return localhostProfile === undefined
      ? []
      : [fieldError.invalid(at, localhostProfile, 'can only be set when AppArmor type is Localhost')]
  if (localhostProfile === undefined) return [fieldError.required(at, 'must be set when AppArmor type is Localhost')]
  const errors: FieldError[] = []
  if (localhostProfile.trim() !== localhostProfile)
    errors.push(fieldError.invalid(at, localhostProfile, 'must not be padded with whitespace'))
  else if (localhostProfile === '') errors.push(fieldError.required(at, 'must be set when AppArmor type is Localhost'))
  return byteLength(localhostProfile) > maxProfilePath ? [...errors, fieldError.tooLong(at, maxProfilePath)] : errors
}
