import type { VirtualDevice } from '@vivarium/vim/types'
import { deviceKind } from './device-kinds.js'
import { SharedValues } from './shared-values.js'
import type { Device } from './state.js'

/** Controllers with what is on them, by the controller's state and the keys; most machines have the same ones. */
const withChildren = new WeakMap<Device, SharedValues<Device>>()

/** Devices as the API has them: a controller also knows what is on it. */
export function projectDevices(devices: readonly Device[]): VirtualDevice[] {
  const children = new Map<number, number[]>()
  for (const { controllerKey, key } of devices) {
    if (controllerKey === undefined) continue
    const keys = children.get(controllerKey)
    if (keys === undefined) children.set(controllerKey, [key])
    else keys.push(key)
  }
  return devices.map((device) => {
    const keys = deviceKind(device)?.bus === undefined ? undefined : children.get(device.key)
    return (keys === undefined ? device : controllerWith(device, keys)) as VirtualDevice
  })
}

function controllerWith(controller: Device, keys: readonly number[]): Device {
  let known = withChildren.get(controller)
  if (known === undefined) {
    known = new SharedValues()
    withChildren.set(controller, known)
  }
  return known.get(keys.join(' '), () => ({ ...controller, device: keys }) as Device)
}
