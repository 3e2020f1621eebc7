import { type Driver, type DriverStatus, isVivariumError, messageOf, type OperationOptions, requireProgram } from '@vivarium/core'
import { driverName } from './driver-name.js'

/** Real machines on this computer, in QEMU. */
export const qemuDriver: Driver = {
  name: driverName,
  description: 'Real machines in QEMU on this computer',
  // Machines are behind QEMU's user network, and the LAN is a switch in the keeper.
  requiresPortForwarding: true,
  runsIn: 'keeper',
  status,
  // Loaded by whoever opens a run, not by all that know the driver.
  openRun: async (request, options) => (await import('./run.js')).QemuRun.open(request, options),
}

async function status(options?: OperationOptions): Promise<DriverStatus> {
  const { chooseAccelerator, findQemu, hostArchitecture } = await import('@vivarium/vm')
  const { currentHardware } = await import('./hardware.js')
  const problems: { message: string; remedy: string }[] = []
  const attempt = async <T>(find: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await find()
    } catch (error) {
      const { program, remedy } = isVivariumError(error, 'PROGRAM_MISSING') ? error.details : {}
      if (typeof program === 'string' && typeof remedy === 'string') problems.push({ message: `${program} is not installed`, remedy })
      else problems.push({ message: messageOf(error), remedy: '' })
      return undefined
    }
  }
  const qemu = await attempt(async () => findQemu(hostArchitecture(), options))
  await attempt(() => requireProgram('qemu-img'))
  const found = qemu && (await attempt(() => currentHardware(options)))
  if (!qemu || !found || problems.length > 0) return { ready: false, message: 'not ready', problems }
  const { accelerator } = found.hardware
  const { reason } = await chooseAccelerator(qemu, 'auto', options)
  return { ready: true, message: `QEMU ${qemu.version}, ${accelerator.toUpperCase()} (${reason})`, problems }
}
