import { flag, text } from './arguments.js'
import type { Firmware, VirtualMachineInstance } from './generated/types.js'
import { make, put } from './go-json.js'
import { defineOption } from './option.js'
import { within } from './paths.js'

const firmwareOf = (vmi: VirtualMachineInstance): Firmware => within(vmi.spec.domain, 'firmware', {})

/** Boots with EFI. Secure boot needs SMM, so it turns that on; without it, SMM stays as it is. */
export const withUefi = defineOption('withUefi', [flag('secureBoot')], (vmi: VirtualMachineInstance, secureBoot: boolean) => {
  const bootloader = within(firmwareOf(vmi), 'bootloader', {})
  const efi = within(bootloader, 'efi', {})
  efi.secureBoot = secureBoot
  if (!secureBoot) return
  const features = within(vmi.spec.domain, 'features', make('Features', {}))
  const smm = within(features, 'smm', {})
  smm.enabled = true
})

/** Boots the kernel of a container image. Replaces the whole firmware, also the bootloader and the UUID. */
export const withKernelBootContainer = defineOption(
  'withKernelBootContainer',
  [text('imageName')],
  (vmi: VirtualMachineInstance, imageName: string) => {
    vmi.spec.domain.firmware = { kernelBoot: { container: { image: imageName } } }
  },
)

/** Boots a kernel of a container image, by path and with arguments. Other fields of the firmware stay. */
export const withKernelBoot = defineOption(
  'withKernelBoot',
  [text('image'), text('kernelPath'), text('initrdPath'), text('kernelArgs')],
  (vmi: VirtualMachineInstance, image: string, kernelPath: string, initrdPath: string, kernelArgs: string) => {
    firmwareOf(vmi).kernelBoot = make('KernelBoot', { kernelArgs, container: { image, kernelPath, initrdPath } })
  },
)

/** The secret for pulling the kernel boot image. */
export const withKernelBootContainerImagePullSecret = defineOption(
  'withKernelBootContainerImagePullSecret',
  [text('imagePullSecret')],
  (vmi: VirtualMachineInstance, imagePullSecret: string) => {
    const kernelBoot = within(firmwareOf(vmi), 'kernelBoot', {})
    const container = within(kernelBoot, 'container', { image: '' })
    put(container, { imagePullSecret })
  },
)

export const withFirmwareUUID = defineOption('withFirmwareUUID', [text('uid')], (vmi: VirtualMachineInstance, uid: string) =>
  put(firmwareOf(vmi), { uuid: uid }),
)
