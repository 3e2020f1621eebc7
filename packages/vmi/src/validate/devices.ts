import type { VirtualMachineInstanceSpec } from '../generated/types.js'
import { alternatives, checkOneOf, quoted, type Report } from './problem.js'

const ioThreadsPolicies = ['shared', 'auto', 'supplementalPool']
const panicModels = ['hyperv', 'isa', 'pvpanic']
const videoTypes: Readonly<Record<string, readonly string[]>> = {
  amd64: ['vga', 'cirrus', 'virtio', 'ramfb', 'bochs'],
  arm64: ['virtio', 'ramfb'],
  s390x: ['virtio'],
}
const arm64Buses = ['virtio', 'scsi']

export function checkDevices(report: Report, spec: VirtualMachineInstanceSpec, path: string): void {
  const { devices, ioThreads, ioThreadsPolicy } = spec.domain
  const at = `${path}.domain.devices`
  for (const [index, input] of (devices.inputs ?? []).entries()) {
    checkOneOf(report, `${at}.inputs[${index}].bus`, input.bus, ['virtio', 'usb'])
    if (input.type !== 'tablet')
      report('FieldValueInvalid', `${at}.inputs[${index}].type`, `${quoted(input.type)} is no input device; only "tablet" is`)
  }
  checkOneOf(report, `${path}.domain.ioThreadsPolicy`, ioThreadsPolicy, ioThreadsPolicies)
  if (ioThreadsPolicy === 'supplementalPool' && !((ioThreads?.supplementalPoolThreadCount ?? 0) >= 1)) {
    report(
      'FieldValueRequired',
      `${path}.domain.ioThreads.supplementalPoolThreadCount`,
      'a supplemental pool needs its number of threads (withSupplementalPoolThreadCount)',
    )
  }
  if (devices.sound) {
    checkOneOf(report, `${at}.sound.model`, devices.sound.model, ['ich9', 'ac97'])
    if (!devices.sound.name) report('FieldValueRequired', `${at}.sound.name`, 'the name of the sound device is missing')
  }
  for (const [index, { model }] of (devices.panicDevices ?? []).entries())
    checkOneOf(report, `${at}.panicDevices[${index}].model`, model, panicModels)
  if (devices.video && devices.autoattachGraphicsDevice === false) {
    report('FieldValueInvalid', `${at}.video`, 'there is no graphics device to configure; remove video, or autoattachGraphicsDevice: false')
  }
  checkArchitecture(report, spec, path)
}

/** What a given architecture does not have. Without one the cluster decides, so nothing is known. */
function checkArchitecture(report: Report, spec: VirtualMachineInstanceSpec, path: string): void {
  const { architecture = '' } = spec
  if (architecture === '') return
  const { devices, cpu, firmware } = spec.domain
  const at = `${path}.domain.devices`
  const videos = videoTypes[architecture]
  if (!videos) {
    report(
      'FieldValueNotSupported',
      `${path}.architecture`,
      `${quoted(architecture)} is not supported; use ${alternatives(Object.keys(videoTypes))}`,
    )
    return
  }
  if (devices.video && !videos.includes(devices.video.type ?? '')) {
    report(
      'FieldValueNotSupported',
      `${at}.video.type`,
      `${quoted(devices.video.type)} does not exist on ${architecture}; use ${alternatives(videos)}`,
    )
  }
  const { watchdog } = devices
  if (architecture === 'amd64' && watchdog && (!watchdog.i6300esb || watchdog.diag288)) {
    report('FieldValueNotSupported', `${at}.watchdog`, 'the watchdog of amd64 is i6300esb')
  }
  if (architecture === 's390x') {
    if (watchdog && (!watchdog.diag288 || watchdog.i6300esb))
      report('FieldValueNotSupported', `${at}.watchdog`, 'the watchdog of s390x is diag288')
    if (devices.panicDevices?.length) report('FieldValueInvalid', `${at}.panicDevices`, 's390x has no panic devices')
  }
  if (architecture !== 'arm64') return
  if (watchdog) report('FieldValueNotSupported', `${at}.watchdog`, 'arm64 has no watchdog')
  if (devices.sound) report('FieldValueNotSupported', `${at}.sound`, 'arm64 has no sound device')
  if (firmware?.bootloader?.bios) report('FieldValueNotSupported', `${path}.domain.firmware.bootloader.bios`, 'arm64 has no BIOS; use efi')
  if (cpu?.model && cpu.model !== 'host-passthrough')
    report('FieldValueNotSupported', `${path}.domain.cpu.model`, 'the only CPU model on arm64 is "host-passthrough"')
  if (cpu?.dedicatedCpuPlacement && (cpu.threads ?? 0) > 1)
    report('FieldValueInvalid', `${path}.domain.cpu.threads`, 'pinned CPUs of arm64 have one thread')
  for (const [index, disk] of (devices.disks ?? []).entries()) {
    for (const target of ['disk', 'cdrom', 'lun'] as const) {
      checkOneOf(report, `${at}.disks[${index}].${target}.bus`, disk[target]?.bus, arm64Buses)
    }
  }
}
