import type { VirtualController } from '@vivarium/vim/types'
import type { Device } from '../machines/state.js'

/**
 * How OVF and leases name a device of a machine: `/web/VirtualLsiLogicController0:1` is what is at unit 1 of the first SCSI controller.
 */
export function devicePath(owner: string, devices: readonly Device[], device: Device): string {
  const controller = devices.find(({ key }) => key === device.controllerKey) as (Device & Partial<VirtualController>) | undefined
  return `/${owner}/${controller?._typeName ?? device._typeName}${controller?.busNumber ?? 0}:${device.unitNumber ?? 0}`
}
