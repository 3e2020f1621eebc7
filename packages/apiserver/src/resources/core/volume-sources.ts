import { child, type FieldError, fieldError, index, key } from '../../schema/field-error.js'
import { invalid, oneOf, required } from '../../validation/checks.js'
import { dnsLabel, dnsSubdomain, inRange } from '../../validation/names.js'
import { validateDriverName } from './driver-name.js'
import { validateDescendingPath, validateNoBacksteps } from './paths.js'

// Sources that volumes of pods and persistent volumes share; a few fields are asked for in one of the two only.

export type Fields = Readonly<Record<string, unknown>>
interface SourceScope {
  /** A persistent volume, whose secrets are in any namespace. */
  readonly persistent: boolean
  /** The persistent volume's name. */
  readonly name: string
}
type SourceCheck = (source: Fields, path: string, scope: SourceScope) => FieldError[]

/** Fields that must be there. */
const needs =
  (...fields: string[]): SourceCheck =>
  (source, path) =>
    fields.flatMap((field) => (missing(source[field]) ? [fieldError.required(child(path, field))] : []))

const missing = (value: unknown) => !value || (Array.isArray(value) && value.length === 0)

const all =
  (...checks: SourceCheck[]): SourceCheck =>
  (source, path, scope) =>
    checks.flatMap((check) => check(source, path, scope))

const partition: SourceCheck = (source, path) => {
  const value = Number(source.partition ?? 0)
  return value < 0 || value > 255 ? [fieldError.invalid(child(path, 'partition'), value, 'must be between 0 and 255, inclusive')] : []
}

/** A reference that is not asked for but, where it is, names something. */
const secretRef: SourceCheck = (source, path, { persistent }) => {
  const ref = source.secretRef as Fields | undefined
  if (!ref) return []
  return needs(...(persistent ? ['name', 'namespace'] : ['name']))(ref, child(path, 'secretRef'), { persistent, name: '' })
}

const hostPathTypes = ['', 'BlockDevice', 'CharDevice', 'Directory', 'DirectoryOrCreate', 'File', 'FileOrCreate', 'Socket']

const hostPath: SourceCheck = ({ path: target, type }, path) => {
  if (!target) return [fieldError.required(child(path, 'path'))]
  return [
    ...validateNoBacksteps(String(target), child(path, 'path')),
    ...(typeof type === 'string' ? oneOf(child(path, 'type'), type, hostPathTypes) : []),
  ]
}

const nfs: SourceCheck = (source, path, scope) => {
  const errors = needs('server', 'path')(source, path, scope)
  const target = String(source.path ?? '')
  return target.startsWith('/') ? errors : [...errors, fieldError.invalid(child(path, 'path'), target, 'must be an absolute path')]
}

const iscsiNames: readonly (readonly [prefix: string, pattern: RegExp])[] = [
  ['iqn', /iqn\.\d{4}-\d{2}\.([A-Za-z0-9.-]+)(:[^,;*&$|\s]+)$/],
  ['eui', /^eui.[A-Za-z0-9]{16}$/],
  ['naa', /^naa.[A-Za-z0-9]{32}$/],
]

function iscsiName(name: string, path: string, persistent: boolean): FieldError[] {
  const rule = iscsiNames.find(([prefix]) => name.startsWith(prefix))
  if (!rule) {
    return [fieldError.invalid(path, name, persistent ? 'must be valid format' : 'must be valid format starting with iqn, eui, or naa')]
  }
  return rule[1].test(name) ? [] : [fieldError.invalid(path, name, 'must be valid format')]
}

const maxIscsiName = 64

const iscsi: SourceCheck = (source, path, { persistent, name }) => {
  const { iqn, initiatorName, targetPortal = '', lun = 0, secretRef } = source
  const errors = required(child(path, 'targetPortal'), targetPortal)
  if (persistent && initiatorName !== undefined && `${name}:${targetPortal}`.length > maxIscsiName) {
    errors.push(
      fieldError.invalid(
        child(path, 'targetportal'),
        targetPortal,
        'Total length of <volume name>:<iscsi.targetPortal> must be under 64 characters if iscsi.initiatorName is specified.',
      ),
    )
  }
  errors.push(...(iqn ? iscsiName(String(iqn), child(path, 'iqn'), persistent) : [fieldError.required(child(path, 'iqn'))]))
  errors.push(...invalid(child(path, 'lun'), lun, inRange(Number(lun), 0, 255)))
  if ((source.chapAuthDiscovery || source.chapAuthSession) && !secretRef) errors.push(fieldError.required(child(path, 'secretRef')))
  if (persistent && secretRef && !(secretRef as Fields).name) errors.push(fieldError.required(child(path, 'secretRef', 'name')))
  if (initiatorName !== undefined) errors.push(...iscsiName(String(initiatorName), child(path, 'initiatorname'), persistent))
  return errors
}

const fc: SourceCheck = ({ targetWWNs, wwids, lun }, path) => {
  const targets = (targetWWNs ?? []) as unknown[]
  const ids = (wwids ?? []) as unknown[]
  const at = child(path, 'targetWWNs')
  const errors: FieldError[] = []
  if (targets.length === 0 && ids.length === 0)
    errors.push(fieldError.required(at, 'must specify either targetWWNs or wwids, but not both'))
  if (targets.length > 0 && ids.length > 0)
    errors.push(fieldError.invalid(at, targets, 'targetWWNs and wwids can not be specified simultaneously'))
  if (targets.length === 0) return errors
  if (lun === undefined) errors.push(fieldError.required(child(path, 'lun'), 'lun is required if targetWWNs is specified'))
  else errors.push(...invalid(child(path, 'lun'), lun, inRange(Number(lun), 0, 255)))
  return errors
}

const glusterfs: SourceCheck = (source, path, scope) => {
  const errors = needs('endpoints', 'path')(source, path, scope)
  const namespace = source.endpointsNamespace
  if (!scope.persistent || typeof namespace !== 'string') return errors
  const messages = namespace === '' ? ['if the endpointnamespace is set, it must be a valid namespace name'] : dnsLabel(namespace)
  return [...errors, ...invalid(child(path, 'endpointsNamespace'), namespace, messages)]
}

const flexVolume: SourceCheck = (source, path, scope) => {
  const errors = needs('driver')(source, path, scope)
  for (const option of Object.keys((source.options ?? {}) as Fields)) {
    const namespace = `.${(option.split('/')[0] ?? '').toLowerCase()}`
    if (namespace.endsWith('.kubernetes.io') || namespace.endsWith('.k8s.io'))
      errors.push(fieldError.invalid(key(child(path, 'options'), option), option, 'kubernetes.io and k8s.io namespaces are reserved'))
  }
  return errors
}

const azureFile: SourceCheck = (source, path, scope) => {
  const errors = needs('secretName', 'shareName')(source, path, scope)
  return scope.persistent && source.secretNamespace === '' ? [...errors, fieldError.required(child(path, 'secretNamespace'))] : errors
}

const managedDisk = '/subscriptions/{sub-id}/resourcegroups/{group-name}/providers/microsoft.compute/disks/{disk-id}'
const blobDisk = 'https://{account-name}.blob.core.windows.net/{container-name}/{disk-name}.vhd'

const azureDisk: SourceCheck = (source, path, scope) => {
  const { kind, cachingMode, diskURI = '' } = source as { kind?: string; cachingMode?: string; diskURI?: string }
  const errors = [
    ...needs('diskName', 'diskURI')(source, path, scope),
    ...oneOf(child(path, 'cachingMode'), cachingMode, ['None', 'ReadOnly', 'ReadWrite']),
    ...oneOf(child(path, 'kind'), kind, ['Dedicated', 'Managed', 'Shared']),
  ]
  if (kind === 'Managed' && !diskURI.startsWith('/subscriptions/'))
    errors.push(fieldError.notSupported(child(path, 'diskURI'), diskURI, [managedDisk]))
  if (kind !== undefined && kind !== 'Managed' && !diskURI.startsWith('https://'))
    errors.push(fieldError.notSupported(child(path, 'diskURI'), diskURI, [blobDisk]))
  return errors
}

const quobyte: SourceCheck = ({ registry, tenant, volume }, path) => {
  const errors: FieldError[] = []
  const form = 'must be a host:port pair or multiple pairs separated by commas'
  if (!registry) errors.push(fieldError.required(child(path, 'registry'), form))
  else if (String(tenant ?? '').length >= 65)
    errors.push(fieldError.required(child(path, 'tenant'), 'must be a UUID and may not exceed a length of 64 characters'))
  else {
    for (const pair of String(registry).split(',')) {
      if (!/^(\[[^[\]]*\]|[^:[\]]*):[^:[\]]*$/.test(pair)) errors.push(fieldError.invalid(child(path, 'registry'), registry, form))
    }
  }
  return [...errors, ...required(child(path, 'volume'), volume)]
}

const flocker: SourceCheck = ({ datasetName = '', datasetUUID = '' }, path) => {
  const errors: FieldError[] = []
  if (!datasetName && !datasetUUID) errors.push(fieldError.required(path, 'one of datasetName and datasetUUID is required'))
  if (datasetName && datasetUUID)
    errors.push(fieldError.invalid(path, 'resource', 'datasetName and datasetUUID can not be specified simultaneously'))
  if (String(datasetName).includes('/')) errors.push(fieldError.invalid(child(path, 'datasetName'), datasetName, "must not contain '/'"))
  return errors
}

const storageos: SourceCheck = (source, path, scope) => {
  const { volumeName, volumeNamespace } = source as { volumeName?: string; volumeNamespace?: string }
  return [
    ...(volumeName
      ? invalid(child(path, 'volumeName'), volumeName, dnsLabel(volumeName))
      : [fieldError.required(child(path, 'volumeName'))]),
    ...(volumeNamespace ? invalid(child(path, 'volumeNamespace'), volumeNamespace, dnsLabel(volumeNamespace)) : []),
    ...secretRef(source, path, scope),
  ]
}

const csiSecrets = ['controllerPublishSecretRef', 'controllerExpandSecretRef', 'nodePublishSecretRef', 'nodeExpandSecretRef'] as const

const csi: SourceCheck = (source, path, { persistent }) => {
  const errors = validateDriverName(String(source.driver ?? ''), child(path, 'driver'))
  if (!persistent) {
    const ref = source.nodePublishSecretRef as { name?: string } | undefined
    if (!ref) return errors
    return ref.name
      ? [...errors, ...invalid(child(path, 'name'), ref.name, dnsSubdomain(ref.name))]
      : [...errors, fieldError.required(child(path, 'nodePublishSecretRef', 'name'))]
  }
  errors.push(...required(child(path, 'volumeHandle'), source.volumeHandle))
  for (const field of csiSecrets) {
    const ref = source[field] as { name?: string; namespace?: string } | undefined
    if (!ref) continue
    const at = child(path, field)
    errors.push(
      ...(ref.name ? invalid(child(at, 'name'), ref.name, dnsSubdomain(ref.name)) : [fieldError.required(child(at, 'name'))]),
      ...(ref.namespace
        ? invalid(child(at, 'namespace'), ref.namespace, dnsLabel(ref.namespace))
        : [fieldError.required(child(at, 'namespace'))]),
    )
  }
  return errors
}

export const sharedSources: Readonly<Record<string, SourceCheck>> = {
  hostPath,
  // The real server's path is that of an old name.
  gcePersistentDisk: (source, path, scope) =>
    all(needs('pdName'), partition)(source, path.replace(/gcePersistentDisk$/, 'persistentDisk'), scope),
  awsElasticBlockStore: all(needs('volumeID'), partition),
  nfs,
  iscsi,
  glusterfs,
  rbd: needs('monitors', 'image'),
  cinder: all(needs('volumeID'), secretRef),
  cephfs: needs('monitors'),
  flocker,
  fc,
  flexVolume,
  azureFile,
  vsphereVolume: needs('volumePath'),
  quobyte,
  azureDisk,
  photonPersistentDisk: needs('pdID'),
  portworxVolume: needs('volumeID'),
  scaleIO: needs('gateway', 'system', 'volumeName'),
  storageos,
  csi,
  local: (source, path) =>
    source.path ? validateNoBacksteps(String(source.path), child(path, 'path')) : [fieldError.required(child(path, 'path'))],
  gitRepo: (source, path, scope) => [
    ...needs('repository')(source, path, scope),
    ...validateDescendingPath(String(source.directory ?? ''), child(path, 'directory')),
  ],
  persistentVolumeClaim: needs('claimName'),
}

/** At most one source, which is checked, and at least one. */
export function validateOneSource(
  present: readonly string[],
  path: string,
  validate: (name: string, path: string) => FieldError[],
): FieldError[] {
  if (present.length === 0) return [fieldError.required(path, 'must specify a volume type')]
  return present.flatMap((name, i) =>
    i === 0 ? validate(name, child(path, name)) : [fieldError.forbidden(child(path, name), 'may not specify more than 1 volume type')],
  )
}

export function listOf(value: unknown): Fields[] {
  return Array.isArray(value) ? (value as Fields[]) : []
}

export const itemPath = (path: string, field: string, position: number) => index(child(path, field), position)
