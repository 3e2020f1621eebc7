import { access } from 'node:fs/promises'
import { errors } from '@vivarium/core'
import type { Architecture } from './qemu/machine.js'

/** Where distributions and Homebrew keep UEFI for arm64's virt machine: code, and the variables that a machine gets a copy of. */
const candidates = [
  { code: '/usr/share/AAVMF/AAVMF_CODE.fd', variables: '/usr/share/AAVMF/AAVMF_VARS.fd' },
  { code: '/usr/share/edk2/aarch64/QEMU_EFI-pflash.raw', variables: '/usr/share/edk2/aarch64/vars-template-pflash.raw' },
  { code: '/opt/homebrew/share/qemu/edk2-aarch64-code.fd', variables: '/opt/homebrew/share/qemu/edk2-arm-vars.fd' },
] as const

/** The UEFI firmware that a machine of the architecture boots by; none for amd64, which has SeaBIOS. Throws PROGRAM_MISSING. */
export async function findFirmware(architecture: Architecture): Promise<{ code: string; variables: string } | undefined> {
  if (architecture === 'amd64') return undefined
  for (const candidate of candidates) {
    try {
      await Promise.all([access(candidate.code), access(candidate.variables)])
      return candidate
    } catch {}
  }
  const hint = 'install it with "apt install qemu-efi-aarch64", "dnf install edk2-aarch64" or "brew install qemu"'
  throw errors.programMissing('UEFI firmware for arm64', hint)
}
