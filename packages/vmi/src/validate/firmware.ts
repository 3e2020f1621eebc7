import type { KernelBoot, VirtualMachineInstanceSpec } from '../generated/types.js'
import { quoted, type Report } from './problem.js'
import { checkFilePath } from './volumes.js'

export function checkFirmware(report: Report, spec: VirtualMachineInstanceSpec, path: string): void {
  const { firmware } = spec.domain
  const at = `${path}.domain.firmware`
  const { bios, efi } = firmware?.bootloader ?? {}
  if (bios && efi) report('FieldValueInvalid', `${at}.bootloader`, 'the bootloader is either bios or efi; leave one of them')
  if (firmware?.kernelBoot) checkKernelBoot(report, firmware.kernelBoot, `${at}.kernelBoot`)
  if (firmware?.acpi) checkAcpi(report, spec, `${at}.acpi`)
  checkLaunchSecurity(report, spec, path)
}

/** EFI means secure boot, unless it is told not to. */
export function checkSecureBoot(report: Report, { domain }: VirtualMachineInstanceSpec, path: string): void {
  const { firmware, features, launchSecurity } = domain
  const efi = firmware?.bootloader?.efi
  const smmEnabled = features?.smm !== undefined && features.smm.enabled !== false
  if (!efi || efi.secureBoot === false || smmEnabled || launchSecurity?.tdx) return
  report(
    'FieldValueInvalid',
    `${path}.domain.firmware.bootloader.efi.secureBoot`,
    `secure boot, which efi means unless secureBoot is false, needs SMM; set ${path}.domain.features.smm.enabled to true, or secureBoot to false`,
  )
}

function checkKernelBoot(report: Report, { container, kernelArgs }: KernelBoot, at: string): void {
  if (!container) {
    if (kernelArgs) report('FieldValueInvalid', `${at}.kernelArgs`, 'arguments need a kernel; give container with an image')
    return
  }
  if (!container.image) report('FieldValueRequired', `${at}.container.image`, 'the image with the kernel is missing')
  if (!container.kernelPath && !container.initrdPath) {
    report('FieldValueRequired', `${at}.container`, 'the path of the kernel in the image is missing; give kernelPath, initrdPath or both')
  }
  for (const name of ['kernelPath', 'initrdPath'] as const) {
    const file = container[name]
    if (file) checkFilePath(report, `${at}.container.${name}`, file)
  }
}

function checkAcpi(report: Report, spec: VirtualMachineInstanceSpec, at: string): void {
  const { slicNameRef, msdmNameRef } = spec.domain.firmware?.acpi ?? {}
  if (!slicNameRef && !msdmNameRef) report('FieldValueInvalid', at, 'acpi names no volume; give slicNameRef or msdmNameRef')
  for (const [field, name] of Object.entries({ slicNameRef, msdmNameRef })) {
    if (!name) continue
    const volume = spec.volumes?.find((item) => item.name === name)
    if (!volume) report('FieldValueNotFound', `${at}.${field}`, `there is no volume ${quoted(name)}; add one with a secret`)
    else if (!volume.secret) report('FieldValueInvalid', `${at}.${field}`, `the volume ${quoted(name)} is not a secret`)
  }
}

function checkLaunchSecurity(report: Report, spec: VirtualMachineInstanceSpec, path: string): void {
  const { launchSecurity, firmware, features, devices } = spec.domain
  if (!launchSecurity) return
  const at = `${path}.domain.launchSecurity`
  const types = (['sev', 'snp', 'tdx'] as const).filter((type) => launchSecurity[type])
  const { architecture = '' } = spec
  if (architecture === 's390x' || (architecture === '' && types.length === 0)) return
  if (architecture !== '' && architecture !== 'amd64') {
    report('FieldValueNotSupported', at, `there is no launch security on ${architecture}`)
    return
  }
  const [type] = types
  if (type === undefined || types.length > 1) {
    report('FieldValueInvalid', at, 'exactly one of sev, snp and tdx is needed')
    return
  }
  const efi = firmware?.bootloader?.efi
  if (!efi) report('FieldValueInvalid', at, `${type} needs EFI; set ${path}.domain.firmware.bootloader.efi (withUefi)`)
  if (efi && type !== 'tdx' && efi.secureBoot !== false)
    report('FieldValueInvalid', at, `${type} does not work with secure boot; set secureBoot to false (withUefi(false))`)
  if (efi?.persistent && type !== 'sev') report('FieldValueInvalid', at, `${type} does not work with persistent EFI variables`)
  if (type === 'tdx' && features?.smm && features.smm.enabled !== false) report('FieldValueInvalid', at, 'tdx does not work with SMM')
  if (launchSecurity.sev?.attestation && spec.startStrategy !== 'Paused') {
    report('FieldValueInvalid', at, 'attestation is done while the VMI is paused; set startStrategy to "Paused"')
  }
  if (devices.interfaces?.some(({ bootOrder }) => bootOrder !== undefined))
    report('FieldValueInvalid', at, `with ${type} no interface can be booted from; remove their bootOrder`)
}
