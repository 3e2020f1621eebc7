import type { VirtualMachineConfigInfo } from '@vivarium/vim/types'
import { deviceKind } from './device-kinds.js'
import { defaultSettings } from './settings.js'
import type { Device, MachineConfig, Settings } from './state.js'

/** What a machine is whose configuration was read from somewhere: the other way round of `configInfo`. */
export function configFromInfo(info: VirtualMachineConfigInfo): MachineConfig {
  const {
    _typeName: _type,
    changeVersion,
    modified,
    uuid,
    instanceUuid = '',
    createDate = modified,
    template,
    files,
    hardware,
    extraConfig = [],
    vAppConfig,
    ...others
  } = info
  const { name: _name, guestFullName: _guest, datastoreUrl: _urls, ftInfo: _ft, ...settings } = others
  const { device = [], _typeName: _hardware, ...rest } = hardware
  const { vmPathName = '', snapshotDirectory, suspendDirectory, logDirectory } = files
  const own = folderOfPath(vmPathName)
  const folders = {
    ...(snapshotDirectory === undefined || snapshotDirectory === own ? {} : { snapshot: snapshotDirectory }),
    ...(suspendDirectory === undefined || suspendDirectory === own ? {} : { suspend: suspendDirectory }),
    ...(logDirectory === undefined || logDirectory === own ? {} : { log: logDirectory }),
  }
  return {
    vmPathName,
    ...(Object.keys(folders).length === 0 ? {} : { folders }),
    uuid,
    instanceUuid,
    createDate,
    modified,
    changeVersion,
    template,
    hardware: rest,
    settings: { ...defaultSettings, ...(settings as Settings) },
    extraConfig,
    devices: device.map((each) => withoutChildren(each as Device)),
    ...(vAppConfig === undefined ? {} : { vAppConfig }),
  }
}

const folderOfPath = (path: string) => (path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : path.slice(0, path.indexOf(']') + 1))

function withoutChildren(device: Device): Device {
  if (deviceKind(device)?.bus === undefined) return device
  const { device: _children, ...own } = device as Device & { readonly device?: unknown }
  return own
}

/** The same with files that were in the machine's folder where this is now. */
export function movedTo(config: MachineConfig, vmPathName: string): MachineConfig {
  const [from, to] = [folderOfPath(config.vmPathName), folderOfPath(vmPathName)]
  if (config.vmPathName === vmPathName) return config
  const moved = (path: string) => (path.startsWith(`${from}/`) ? `${to}${path.slice(from.length)}` : path)
  const movedBacking = (backing: unknown): unknown => {
    const { fileName, parent, ...rest } = backing as { readonly fileName?: string; readonly parent?: unknown }
    if (fileName === undefined) return backing
    // Its datastore is found anew.
    const { datastore: _datastore, ...own } = rest as { readonly datastore?: unknown }
    return { ...own, fileName: moved(fileName), ...(parent === undefined ? {} : { parent: movedBacking(parent) }) }
  }
  const { folders: _folders, ...rest } = config
  return {
    ...rest,
    vmPathName,
    devices: config.devices.map((device) =>
      device.backing === undefined ? device : ({ ...device, backing: movedBacking(device.backing) } as Device),
    ),
  }
}
