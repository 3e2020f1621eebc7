import { child, type FieldError, fieldError } from '../../schema/field-error.js'
import { invalid } from '../../validation/checks.js'
import { byteLength, dnsSubdomain } from '../../validation/names.js'
import type { ContainerScope } from './container-scope.js'
import { everyContainer } from './every-container.js'
import type { PodSpec, WindowsOptions } from './pod-types.js'

const maxSpecKiB = 64
const maxDomain = 256
const maxUser = 104
// Names as Active Directory and NetBIOS have them.
const netBios = /^[^\\/:*?"<>|.][^\\/:*?"<>|]{0,14}$/
const domainName = /^[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const control = /[\x00-\x1f\x7f]/

export function validateWindowsOptions(options: WindowsOptions | undefined, path: string): FieldError[] {
  if (!options) return []
  const { gmsaCredentialSpecName: specName, gmsaCredentialSpec: spec, runAsUserName } = options
  const errors = specName === undefined ? [] : invalid(child(path, 'gmsaCredentialSpecName'), specName, dnsSubdomain(specName))
  if (spec !== undefined) {
    const at = child(path, 'gmsaCredentialSpec')
    if (spec === '') errors.push(fieldError.invalid(at, spec, 'gmsaCredentialSpec cannot be an empty string'))
    else if (byteLength(spec) > maxSpecKiB * 1024)
      errors.push(fieldError.invalid(at, spec, `gmsaCredentialSpec size must be under ${maxSpecKiB} KiB`))
  }
  if (runAsUserName === undefined) return errors
  return [...errors, ...invalid(child(path, 'runAsUserName'), runAsUserName, userProblems(runAsUserName))]
}

function userProblems(name: string): string[] {
  if (name === '') return ['runAsUserName cannot be an empty string']
  if (control.test(name)) return ['runAsUserName cannot contain control characters']
  const parts = name.split('\\')
  if (parts.length > 2) return ['runAsUserName cannot contain more than one backslash']
  const user = parts.at(-1) ?? ''
  const domain = parts.length === 2 ? (parts[0] ?? '') : undefined
  const problems: string[] = []
  if (byteLength(domain ?? '') >= maxDomain) problems.push(`runAsUserName's Domain length must be under ${maxDomain} characters`)
  if (domain !== undefined && !netBios.test(domain) && !domainName.test(domain))
    problems.push("runAsUserName's Domain doesn't match the NetBios nor the DNS format")
  if (user === '') problems.push("runAsUserName's User cannot be empty")
  else if (byteLength(user) > maxUser) problems.push(`runAsUserName's User length must not be longer than ${maxUser} characters`)
  if (/^[. ]+$/.test(user)) problems.push("runAsUserName's User cannot contain only periods or spaces")
  if (/["/\\:;|=,+*?<>@[\]]/.test(user)) problems.push('runAsUserName\'s User cannot contain the following characters: "/\\:;|=,+*?<>@[]')
  return problems
}

/** Containers that run in the host's own namespaces: all of them or none. */
export function validateHostProcess({ spec, settings }: ContainerScope, path: string): FieldError[] {
  const ofPod = spec.securityContext?.windowsOptions?.hostProcess
  const errors: FieldError[] = []
  const containers = everyContainer(spec, path)
  let count = 0
  for (const { container, path: at } of containers) {
    const own = container.securityContext?.windowsOptions?.hostProcess
    if (ofPod !== undefined && own !== undefined && ofPod !== own) {
      errors.push(
        fieldError.invalid(
          child(at, 'securityContext', 'windowsOptions', 'hostProcess'),
          own,
          `pod hostProcess value must be identical if both are specified, was ${ofPod}`,
        ),
      )
    }
    if (own ?? ofPod) count++
  }
  if (count === 0) return errors
  if (count !== containers.length) {
    errors.push(
      fieldError.invalid(path, '', 'If pod contains any hostProcess containers then all containers must be HostProcess containers'),
    )
  }
  if (!spec.hostNetwork) {
    errors.push(
      fieldError.invalid(child(path, 'hostNetwork'), false, 'hostNetwork must be true if pod contains any hostProcess containers'),
    )
  }
  if (!settings.allowPrivileged) errors.push(fieldError.forbidden(path, 'hostProcess containers are disallowed by cluster policy'))
  return errors
}

const linuxOfPod = ['appArmorProfile', 'seLinuxOptions'] as const
const linuxOfPodLater = ['fsGroup', 'fsGroupChangePolicy'] as const
const linuxOfContainer = [
  'appArmorProfile',
  'seLinuxOptions',
  'seccompProfile',
  'capabilities',
  'readOnlyRootFilesystem',
  'privileged',
  'allowPrivilegeEscalation',
  'procMount',
  'runAsUser',
  'runAsGroup',
] as const

/** Fields that the operating system of the pod does not know. */
export function validateOsFields(spec: PodSpec, path: string): FieldError[] {
  if (spec.os?.name === 'linux') return validateLinux(spec, path)
  return spec.os?.name === 'windows' ? validateWindows(spec, path) : []
}

function validateLinux(spec: PodSpec, path: string): FieldError[] {
  const places = [{ container: spec, path }, ...everyContainer(spec, path)]
  return places.flatMap(({ container, path: at }) =>
    container.securityContext?.windowsOptions
      ? [fieldError.forbidden(child(at, 'securityContext', 'windowsOptions'), 'windows options cannot be set for a linux pod')]
      : [],
  )
}

function validateWindows(spec: PodSpec, path: string): FieldError[] {
  const errors: FieldError[] = []
  const refuse = (given: boolean, ...names: string[]) => {
    if (given) errors.push(fieldError.forbidden(child(path, ...names), 'cannot be set for a windows pod'))
  }
  const context = spec.securityContext ?? {}
  for (const field of linuxOfPod) refuse(context[field] !== undefined, 'securityContext', field)
  refuse(spec.hostUsers !== undefined, 'hostUsers')
  refuse(spec.hostPID === true, 'hostPID')
  refuse(spec.hostIPC === true, 'hostIPC')
  refuse(context.seccompProfile !== undefined, 'securityContext', 'seccompProfile')
  for (const field of linuxOfPodLater) refuse(context[field] !== undefined, 'securityContext', field)
  refuse((context.sysctls ?? []).length > 0, 'securityContext', 'sysctls')
  refuse(spec.shareProcessNamespace !== undefined, 'shareProcessNamespace')
  for (const field of ['runAsUser', 'runAsGroup', 'supplementalGroups', 'supplementalGroupsPolicy', 'seLinuxChangePolicy'] as const)
    refuse(context[field] !== undefined, 'securityContext', field)
  for (const { container, path: at } of everyContainer(spec, path)) {
    for (const field of linuxOfContainer) {
      if (container.securityContext?.[field] !== undefined)
        errors.push(fieldError.forbidden(child(at, 'securityContext', field), 'cannot be set for a windows pod'))
    }
  }
  return errors
}
