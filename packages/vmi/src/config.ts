import { text } from './arguments.js'
import type { VirtualMachineInstance, Volume } from './generated/types.js'
import { make, put } from './go-json.js'
import { defineOption } from './option.js'
import { append } from './paths.js'

// Volumes from objects of the cluster. Unlike those of storage.ts they are always added, also when the name is taken.

function appendDisk(vmi: VirtualMachineInstance, volume: Volume): void {
  appendVolume(vmi, volume)
  append(vmi.spec.domain.devices, 'disks', { name: volume.name })
}

function appendFilesystem(vmi: VirtualMachineInstance, volume: Volume): void {
  appendVolume(vmi, volume)
  append(vmi.spec.domain.devices, 'filesystems', { name: volume.name, virtiofs: {} })
}

function appendVolume(vmi: VirtualMachineInstance, volume: Volume): void {
  append(vmi.spec, 'volumes', volume)
}

const secret = (secretName: string, name: string, volumeLabel = '') => make('Volume', { name, secret: { secretName, volumeLabel } })
const configMap = (configMapName: string, name: string, volumeLabel = '') =>
  make('Volume', { name, configMap: { name: configMapName, volumeLabel } })
const serviceAccount = (serviceAccountName: string, name: string) => make('Volume', { name, serviceAccount: { serviceAccountName } })
const downwardAPI = (name: string): Volume => ({
  name,
  downwardAPI: { fields: [{ path: 'labels', fieldRef: { fieldPath: 'metadata.labels' } }] },
})

/** A disk with the files of a secret. */
export const withSecretDisk = defineOption(
  'withSecretDisk',
  [text('secretName'), text('volumeName')],
  (vmi: VirtualMachineInstance, secretName: string, volumeName: string) => appendDisk(vmi, secret(secretName, volumeName)),
)

/** The same, whose filesystem has a label. */
export const withLabelledSecretDisk = defineOption(
  'withLabelledSecretDisk',
  [text('secretName'), text('volumeName'), text('label')],
  (vmi: VirtualMachineInstance, secretName: string, volumeName: string, label: string) =>
    appendDisk(vmi, secret(secretName, volumeName, label)),
)

/** A disk with the files of a config map. */
export const withConfigMapDisk = defineOption(
  'withConfigMapDisk',
  [text('configMapName'), text('volumeName')],
  (vmi: VirtualMachineInstance, configMapName: string, volumeName: string) => appendDisk(vmi, configMap(configMapName, volumeName)),
)

/** The same, whose filesystem has a label. */
export const withLabelledConfigMapDisk = defineOption(
  'withLabelledConfigMapDisk',
  [text('configMapName'), text('volumeName'), text('label')],
  (vmi: VirtualMachineInstance, configMapName: string, volumeName: string, label: string) =>
    appendDisk(vmi, configMap(configMapName, volumeName, label)),
)

/** Answers for Windows' setup from a secret; only a volume: add a CD-ROM of its name. */
export const withSysprepSecret = defineOption(
  'withSysprepSecret',
  [text('volumeName'), text('secretName')],
  (vmi: VirtualMachineInstance, volumeName: string, secretName: string) =>
    appendVolume(vmi, make('Volume', { name: volumeName, sysprep: { secret: { name: secretName } } })),
)

/** The same from a config map. */
export const withSysprepConfigMap = defineOption(
  'withSysprepConfigMap',
  [text('volumeName'), text('configMapName')],
  (vmi: VirtualMachineInstance, volumeName: string, configMapName: string) =>
    appendVolume(vmi, make('Volume', { name: volumeName, sysprep: { configMap: { name: configMapName } } })),
)

/** The service account that the virt-launcher pod runs as. */
export const withServiceAccountName = defineOption('withServiceAccountName', [text('name')], (vmi: VirtualMachineInstance, name: string) =>
  put(vmi.spec, { serviceAccountName: name }),
)

/** A disk with the token of a service account, named after it: `<name>-disk`. */
export const withServiceAccountDisk = defineOption('withServiceAccountDisk', [text('name')], (vmi: VirtualMachineInstance, name: string) =>
  appendDisk(vmi, serviceAccount(name, `${name}-disk`)),
)

/** A disk with the labels of the VMI. */
export const withDownwardAPIDisk = defineOption('withDownwardAPIDisk', [text('name')], (vmi: VirtualMachineInstance, name: string) =>
  appendDisk(vmi, downwardAPI(name)),
)

/** Shares the files of a config map with the guest. */
export const withConfigMapFs = defineOption(
  'withConfigMapFs',
  [text('configMapName'), text('volumeName')],
  (vmi: VirtualMachineInstance, configMapName: string, volumeName: string) => appendFilesystem(vmi, configMap(configMapName, volumeName)),
)

/** Shares the files of a secret with the guest. */
export const withSecretFs = defineOption(
  'withSecretFs',
  [text('secretName'), text('volumeName')],
  (vmi: VirtualMachineInstance, secretName: string, volumeName: string) => appendFilesystem(vmi, secret(secretName, volumeName)),
)

/** Shares the token of a service account with the guest. */
export const withServiceAccountFs = defineOption(
  'withServiceAccountFs',
  [text('serviceAccountName'), text('volumeName')],
  (vmi: VirtualMachineInstance, serviceAccountName: string, volumeName: string) =>
    appendFilesystem(vmi, serviceAccount(serviceAccountName, volumeName)),
)

/** Shares the labels of the VMI with the guest. */
export const withDownwardAPIFs = defineOption('withDownwardAPIFs', [text('name')], (vmi: VirtualMachineInstance, name: string) =>
  appendFilesystem(vmi, downwardAPI(name)),
)
