import type { CloudInitNoCloudSource, VirtualMachineInstanceSpec, Volume } from '../generated/types.js'
import { alternatives, checkOneOf, checkUniqueNames, quoted, type Report } from './problem.js'
import { sizeOf } from './resources.js'

const sources = [
  'persistentVolumeClaim',
  'sysprep',
  'cloudInitNoCloud',
  'cloudInitConfigDrive',
  'containerDisk',
  'ephemeral',
  'emptyDisk',
  'hostDisk',
  'dataVolume',
  'configMap',
  'secret',
  'downwardAPI',
  'serviceAccount',
  'downwardMetrics',
  'memoryDump',
  'containerPath',
] as const
/** A VMI has at most one of each of these. */
const singleSources = ['serviceAccount', 'downwardMetrics', 'memoryDump'] as const
const hostDiskTypes = ['Disk', 'DiskOrCreate']
/** Bytes of user or network data that are inlined; a secret takes more. */
const mostCloudInitData = 2048
const reservedContainerPaths = ['/var/run/kubevirt', '/var/run/libvirt']

export function checkVolumes(report: Report, spec: VirtualMachineInstanceSpec, path: string): void {
  const volumes = spec.volumes ?? []
  checkUniqueNames(report, `${path}.volumes`, 'volume', volumes)
  for (const [index, volume] of volumes.entries()) checkVolume(report, volume, `${path}.volumes[${index}]`)
  for (const source of singleSources) {
    const count = volumes.filter((volume) => volume[source]).length
    if (count > 1) report('FieldValueInvalid', `${path}.volumes`, `${count} volumes are a ${source}; at most one may be`)
  }
}

function checkVolume(report: Report, volume: Volume, at: string): void {
  const given = sources.filter((source) => volume[source])
  if (given.length === 0)
    report(
      'FieldValueRequired',
      at,
      `the volume ${quoted(volume.name)} has no source; give it one, such as containerDisk or persistentVolumeClaim`,
    )
  if (given.length > 1)
    report('FieldValueInvalid', at, `the volume ${quoted(volume.name)} has several sources, ${given.join(', ')}; leave one of them`)
  for (const source of ['cloudInitNoCloud', 'cloudInitConfigDrive'] as const) {
    const data = volume[source]
    if (data) checkCloudInit(report, data, `${at}.${source}`)
  }
  if (volume.hostDisk) {
    const { path, type, capacity } = volume.hostDisk
    if (!path) report('FieldValueRequired', `${at}.hostDisk.path`, 'the path of the image file on the node is missing')
    checkOneOf(report, `${at}.hostDisk.type`, type, hostDiskTypes)
    if (!type) report('FieldValueRequired', `${at}.hostDisk.type`, `the type is missing; use ${alternatives(hostDiskTypes)}`)
    if (type === 'Disk' && (sizeOf(capacity) ?? 0) !== 0) {
      report(
        'FieldValueInvalid',
        `${at}.hostDisk.capacity`,
        'a file that exists has its capacity; remove it, or use the type "DiskOrCreate"',
      )
    }
  }
  if (volume.configMap && !volume.configMap.name) required(report, `${at}.configMap.name`, 'config map')
  if (volume.secret && !volume.secret.secretName) required(report, `${at}.secret.secretName`, 'secret')
  if (volume.serviceAccount && !volume.serviceAccount.serviceAccountName)
    required(report, `${at}.serviceAccount.serviceAccountName`, 'service account')
  if (volume.dataVolume && !volume.dataVolume.name) required(report, `${at}.dataVolume.name`, 'DataVolume')
  if (volume.containerDisk?.path) checkFilePath(report, `${at}.containerDisk.path`, volume.containerDisk.path)
}

function required(report: Report, path: string, kind: string): void {
  report('FieldValueRequired', path, `the name of the ${kind} is missing`)
}

/** An absolute path to a file, without `..` and the like. */
export function checkFilePath(report: Report, path: string, file: string): void {
  const steps = file.replace(/\/$/, '').split('/').slice(1)
  if (!file.startsWith('/') || steps.length === 0 || steps.some((step) => step === '' || step === '.' || step === '..')) {
    report('FieldValueInvalid', path, `${quoted(file)} is not an absolute path to a file, without "." and ".."`)
  }
}

function checkCloudInit(report: Report, source: CloudInitNoCloudSource, at: string): void {
  const count =
    checkCloudInitData(report, at, 'userData', 'secretRef', source) +
    checkCloudInitData(report, at, 'networkData', 'networkDataSecretRef', source)
  if (count === 0) report('FieldValueRequired', at, 'there is no data for cloud-init; give userData or networkData, or a secret with one')
}

/** How many sources the data has. */
function checkCloudInitData(
  report: Report,
  at: string,
  name: 'userData' | 'networkData',
  secret: 'secretRef' | 'networkDataSecretRef',
  source: CloudInitNoCloudSource,
): number {
  const plain = source[name]
  const encoded = source[`${name}Base64`]
  const count = [plain, encoded, source[secret]?.name].filter(Boolean).length
  if (count > 1) report('FieldValueInvalid', at, `${name} is given more than once; leave one of ${name}, ${name}Base64 and ${secret}`)
  if (encoded && !base64.test(encoded)) report('FieldValueInvalid', `${at}.${name}Base64`, 'this is not base64')
  const bytes = Math.max(plain ? Buffer.byteLength(plain) : 0, encoded ? Buffer.byteLength(encoded, 'base64') : 0)
  if (bytes > mostCloudInitData) {
    const field = plain && Buffer.byteLength(plain) > mostCloudInitData ? name : `${name}Base64`
    report(
      'FieldValueInvalid',
      `${at}.${field}`,
      `${bytes} bytes are too many: at most ${mostCloudInitData}. Put the data into a secret and name it in ${secret}`,
    )
  }
  return count
}

const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

/** Only for VMIs: a VM gets disks for volumes that have none. */
export function checkVolumesAreUsed(report: Report, spec: VirtualMachineInstanceSpec, path: string): void {
  const disks = new Set((spec.domain.devices.disks ?? []).map(({ name }) => name))
  const filesystems = new Set((spec.domain.devices.filesystems ?? []).map(({ name }) => name))
  for (const [index, volume] of (spec.volumes ?? []).entries()) {
    const at = `${path}.volumes[${index}]`
    const { name, containerPath } = volume
    if (containerPath) {
      if (!filesystems.has(name)) {
        report(
          'FieldValueInvalid',
          `${at}.name`,
          `the path of the container is shared as a filesystem; add one named ${quoted(name)} to ${path}.domain.devices.filesystems`,
        )
      }
      if (disks.has(name)) report('FieldValueInvalid', `${at}.name`, `a container path can't be a disk; remove the disk ${quoted(name)}`)
      const reserved = reservedContainerPaths.find((prefix) => containerPath.path?.startsWith(prefix))
      if (reserved) report('FieldValueInvalid', `${at}.containerPath.path`, `KubeVirt keeps ${reserved} for itself`)
    } else if (!volume.memoryDump && !disks.has(name) && !filesystems.has(name)) {
      report(
        'FieldValueNotFound',
        `${at}.name`,
        `the volume ${quoted(name)} is not used; add a disk of that name to ${path}.domain.devices.disks (or a filesystem), or remove the volume`,
      )
    }
  }
}
