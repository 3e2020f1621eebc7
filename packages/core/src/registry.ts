import type { Driver } from './driver.js'
import { errors } from './errors.js'
import { checkDnsLabel } from './names.js'

const drivers = new Map<string, Driver>()

/** Makes a driver known under its name. One with the same name is replaced. Throws INVALID_NAME. */
export function registerDriver(driver: Driver): void {
  drivers.set(checkDnsLabel('driver', driver.name), driver)
}

/** Calls `visit` for each driver in the order of registration; it may return false to stop. */
export function forEachDriver(visit: (driver: Driver) => boolean | undefined): void {
  for (const driver of [...drivers.values()]) {
    if (visit(driver) === false) return
  }
}

/** Throws NOT_FOUND with the names that are registered. */
export function getDriver(name: string): Driver {
  const driver = drivers.get(name)
  if (!driver) throw errors.notFound('driver', name, [...drivers.keys()])
  return driver
}
