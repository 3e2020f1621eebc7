import { isArm64, isS390x } from './architecture.js'
import { option, readArguments, rest, text } from './arguments.js'
import { base64 } from './base64.js'
import { getCloudInitVolume, withCloudInitNoCloud } from './cloud-init.js'
import { withCPUCount } from './cpu.js'
import { withRng } from './devices.js'
import { withKernelBoot } from './firmware.js'
import type { CloudInitConfigDriveSource, CloudInitNoCloudSource } from './generated/types.js'
import { isObject } from './go-json.js'
import { withTerminationGracePeriod } from './lifecycle.js'
import { withMemoryRequest } from './memory.js'
import { defineOption, type Option } from './option.js'
import { withContainerDisk, withEphemeralPersistentVolumeClaim } from './storage.js'
import { type ComposedVmi, newVmi } from './vmi.js'

/** Where the factories take container images from. */
export interface ImageSource {
  /** `quay.io/kubevirt` unless given. */
  readonly registry?: string | undefined
  /** `devel` unless given. */
  readonly tag?: string | undefined
}

export const windowsFirmware = '5d307ca9-b3ef-428c-8861-06e72d69f223'
export const windowsPVCName = 'disk-windows'
export const fedoraMemory = '544Mi'

const windowsDiskName = 'windows-disk'
const helloScript = "#!/bin/bash\necho 'hello'\n"

/** A factory may be told first where its image is, and then takes options. */
export interface Factory {
  (...options: Option[]): ComposedVmi
  (images: ImageSource, ...options: Option[]): ComposedVmi
}

type ImageOf = (repository: string) => string

/** `optionsOf` makes the factory's own options, which run before the caller's; `finish` has the last word. */
function defineFactory(name: string, optionsOf: (image: ImageOf) => Option[], finish: (vmi: ComposedVmi) => void = () => {}): Factory {
  return (...values: (ImageSource | Option)[]) => {
    const [first] = values
    const given = isObject(first) ? first : undefined
    const { registry = 'quay.io/kubevirt', tag = 'devel' } = given ?? {}
    const read = readArguments<[string, string]>(name, [text('registry'), text('tag')], [registry, tag])
    const options = readArguments<Option[]>(name, [rest(option<Option>('options'))], given ? values.slice(1) : values)
    const vmi = newVmi(...optionsOf((repository) => `${read[0]}/${repository}:${read[1]}`), ...options)
    finish(vmi)
    return vmi
  }
}

const smallLinuxMemory = () => (isArm64() ? '256Mi' : '128Mi')

/** Without user data the images of CirrOS and of Alpine with test tooling let no one log in for minutes. */
function addHelloScript(vmi: ComposedVmi): void {
  if (getCloudInitVolume(vmi) === undefined) withCloudInitNoCloud(withDummyCloudForFastBoot())(vmi)
}

/** User data that only prints hello, in base64. */
export const withDummyCloudForFastBoot = defineOption('withDummyCloudForFastBoot', [], (source: CloudInitNoCloudSource) => {
  source.userDataBase64 = base64(helloScript)
})

/** User data that only prints hello. */
export const withDummyConfigDriveCloudForFastBoot = defineOption(
  'withDummyConfigDriveCloudForFastBoot',
  [],
  (source: CloudInitConfigDriveSource) => {
    source.userData = helloScript
  },
)

/** Fedora with the guest agent, stress and more: 544Mi, random numbers from the node. */
export const newFedora = defineFactory('newFedora', (image) => [
  withMemoryRequest(fedoraMemory),
  withRng(),
  withContainerDisk('disk0', image('fedora-with-test-tooling-container-disk')),
])

/** CirrOS: 128Mi (arm64: 256Mi), and a hello script as user data unless there is a cloud-init volume. KubeVirt advises Alpine instead. */
export const newCirros = defineFactory(
  'newCirros',
  (image) => [withContainerDisk('disk0', image('cirros-container-disk-demo')), withMemoryRequest(smallLinuxMemory())],
  addHelloScript,
)

/** Alpine: 128Mi (arm64: 256Mi), random numbers from the node. */
export const newAlpine = defineFactory('newAlpine', (image) => [
  withContainerDisk('disk0', image('alpine-container-disk-demo')),
  withMemoryRequest(smallLinuxMemory()),
  withRng(),
])

/** Alpine with the guest agent and more, and a hello script as user data unless there is a cloud-init volume. */
export const newAlpineWithTestTooling = defineFactory(
  'newAlpineWithTestTooling',
  (image) => [
    withContainerDisk('disk0', image('alpine-with-test-tooling-container-disk')),
    withMemoryRequest(smallLinuxMemory()),
    withRng(),
  ],
  addHelloScript,
)

/** No disk and the least memory that QEMU starts with. s390x can't do without something to boot: a minimal kernel there. */
export const newGuestless = defineFactory('newGuestless', (image) => {
  if (isS390x()) return [withKernelBoot(image('s390x-guestless-kernel'), '/boot/kernel', '', ''), withMemoryRequest('16Mi')]
  return [withMemoryRequest(isArm64() ? '128Mi' : '1Mi')]
})

/**
 * Windows on the PersistentVolumeClaim `disk-windows`: 8 CPUs, 2Gi, no grace period. Its features (Hyper-V), clock and firmware are
 * set after the options have run, so options can't change those.
 */
export const newWindows = defineFactory(
  'newWindows',
  () => [
    withTerminationGracePeriod(0),
    withCPUCount(2, 2, 2),
    withMemoryRequest('2048Mi'),
    withEphemeralPersistentVolumeClaim(windowsDiskName, windowsPVCName),
  ],
  (vmi) => {
    vmi.spec.domain.features = {
      acpi: {},
      apic: {},
      hyperv: { relaxed: {}, vapic: {}, spinlocks: { spinlocks: 8191 }, synictimer: { direct: {} } },
    }
    vmi.spec.domain.clock = {
      utc: {},
      timer: { hpet: { present: false }, pit: { tickPolicy: 'delay' }, rtc: { tickPolicy: 'catchup' }, hyperv: {} },
    }
    vmi.spec.domain.firmware = { uuid: windowsFirmware }
  },
)
