import type { ManagedObjectReference } from '@vivarium/vim'
import type { AboutInfo, HostConfigSummary, HostListSummary, HostRuntimeInfo } from '@vivarium/vim/types'
import { uuidOf } from '../ids.js'
import { Lazy } from '../model/lazy.js'
import type { Changes } from '../model/model.js'
import { capability, hardware, hardwareSummary } from './host-hardware.js'

export interface HostIdentity {
  readonly reference: ManagedObjectReference
  readonly name: string
  readonly isConnected: boolean
  readonly bootTime: string
  /** Of its agent, when somebody asks. */
  readonly port: () => number
  /** Default: made of the name. */
  readonly uuid?: string
}

/** What a host says of its software. */
export const hostProduct: AboutInfo = {
  name: 'VMware ESXi',
  fullName: 'VMware ESXi 8.0.3 build-24022510 (Vivarium)',
  vendor: 'VMware, Inc.',
  version: '8.0.3',
  patchLevel: '0.0',
  build: '24022510',
  localeVersion: 'INTL',
  localeBuild: '000',
  osType: 'vmnix-x86',
  productLineId: 'embeddedEsx',
  apiType: 'HostAgent',
  apiVersion: '8.0.3.0',
  licenseProductName: 'VMware ESX Server',
  licenseProductVersion: '8.0',
}

/** The properties that a host has of its own; what is long is made when somebody asks. */
export function hostProperties(host: HostIdentity): Changes<'HostSystem'> {
  const uuid = host.uuid ?? uuidOf(host.name)
  const runtime: HostRuntimeInfo = {
    connectionState: host.isConnected ? 'connected' : 'disconnected',
    powerState: 'poweredOn',
    standbyMode: 'none',
    inMaintenanceMode: false,
    inQuarantineMode: false,
    bootTime: host.bootTime,
    hostMaxVirtualDiskCapacity: 68_169_720_922_112,
  }
  return {
    runtime,
    summary: new Lazy(() => hostSummary(host, uuid, runtime)),
    hardware: new Lazy(() => hardware(uuid)),
    capability,
    licensableResource: { resource: [{ key: 'numCpuPackages', value: { _typeName: 'int', _value: 2 } }] },
  }
}

function hostSummary(host: HostIdentity, uuid: string, runtime: HostRuntimeInfo): HostListSummary {
  const config: HostConfigSummary = {
    name: host.name,
    port: host.port(),
    product: hostProduct,
    vmotionEnabled: true,
    faultToleranceEnabled: false,
  }
  return {
    host: host.reference,
    hardware: hardwareSummary(uuid),
    runtime,
    config,
    quickStats: { overallCpuUsage: 67, overallMemoryUsage: 1404, distributedCpuFairness: 0, distributedMemoryFairness: 0, uptime: 77_229 },
    overallStatus: 'green',
    rebootRequired: false,
    managementServerIp: '127.0.0.1',
  }
}
