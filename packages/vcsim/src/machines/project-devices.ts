import { keepEncoded } from '@vivarium/vim'
import type { VirtualDevice } from '@vivarium/vim/types'
import { deviceKind } from './device-kinds.js'
import type { Device } from './state.js'

/** Controllers with what is on them, by the controller's state and the keys; most machines have the same ones. */
const withChildren = new WeakMap<Device, Map<string, Device>>()
const mostForOne = 50

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
    known = new Map()
    withChildren.set(controller, known)
  }
  const key = keys.join(' ')
  let found = known.get(key)
  if (found === undefined) {
    found = { ...controller, device: keys } as Device
    if (known.size < mostForOne) known.set(key, keepEncoded(found))
  }
  return found
}
