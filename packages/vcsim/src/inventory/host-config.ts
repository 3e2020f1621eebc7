import type { ManagedObjectReference } from '@vivarium/vim'
import type { HostConfigInfo, HostConfigManager } from '@vivarium/vim/types'
import { Lazy } from '../model/lazy.js'
import type { ManagedObject } from '../model/managed-object.js'
import type { Changes, Model } from '../model/model.js'
import { capabilities, offloadCapabilities } from '../network/host-network.js'
import { nicManagerInfo } from '../network/virtual-nics.js'
import { fileSystemVolumes, storageDevices } from '../storage/host-devices.js'
import { networkOfNewHost } from './host-address.js'
import { newOptions, optionDefinitions } from './host-options.js'
import { hostProduct } from './host-properties.js'
import { newFirewall, newServices } from './host-services.js'

/** The configuration of a new host. */
export function newConfig(host: ManagedObjectReference, name: string): HostConfigInfo {
  const network = networkOfNewHost(name)
  const [management] = network.vnic ?? []
  const ip = management?.spec.ip
  return {
    host,
    product: hostProduct,
    deploymentInfo: { bootedFromStatelessCache: false },
    hyperThread: { available: false, active: false, config: true },
    virtualMachineReservation: { virtualMachineMin: 0, virtualMachineMax: 0, virtualMachineReserved: 0, allocationPolicy: 'swapSome' },
    storageDevice: storageDevices(name),
    fileSystemVolume: { volumeTypeList: [], mountInfo: [] },
    systemFile: [],
    network,
    vmotion: ip === undefined ? {} : { ipConfig: ip },
    virtualNicManagerInfo: nicManagerInfo(network.vnic ?? [], { management: ['vmk0'] }),
    capabilities,
    datastoreCapabilities: {
      nfsMountCreationRequired: true,
      nfsMountCreationSupported: true,
      localDatastoreSupported: true,
      vmfsExtentExpansionSupported: true,
    },
    offloadCapabilities,
    service: newServices,
    firewall: newFirewall,
    autoStart: {
      defaults: { enabled: false, startDelay: 120, stopDelay: 120, waitForHeartbeat: false, stopAction: 'PowerOff' },
      powerInfo: [],
    },
    option: newOptions,
    optionDef: optionDefinitions,
    dateTimeInfo: {
      timeZone: { key: 'UTC', name: 'UTC', description: 'UTC', gmtOffset: 0 },
      systemClockProtocol: 'ntp',
      ntpConfig: { server: [] },
      enabled: false,
      disableEvents: false,
      disableFallback: false,
      serviceSync: false,
    },
    flags: {},
    adminDisabled: false,
    lockdownMode: 'lockdownDisabled',
    sslThumbprintInfo: { principal: 'vpxuser', ownerTag: '', sslThumbprints: [] },
    authenticationManagerInfo: { authConfig: [] },
    featureVersion: [],
    powerSystemCapability: { availablePolicy: powerPolicies },
    powerSystemInfo: { currentPolicy: balanced },
    cacheConfigurationInfo: [],
    wakeOnLanCapable: false,
    featureCapability: [],
    maskedFeatureCapability: [],
    graphicsInfo: [],
    sharedPassthruGpuTypes: [],
    graphicsConfig: { hostDefaultGraphicsType: 'shared', sharedPassthruAssignmentPolicy: 'performance' },
    ioFilterInfo: [],
  }
}

const balanced = { key: 2, name: 'PowerPolicy.dynamic.name', shortName: 'dynamic', description: 'PowerPolicy.dynamic.description' }
const powerPolicies = [
  { key: 1, name: 'PowerPolicy.static.name', shortName: 'static', description: 'PowerPolicy.static.description' },
  balanced,
  { key: 3, name: 'PowerPolicy.low.name', shortName: 'low', description: 'PowerPolicy.low.description' },
  { key: 4, name: 'PowerPolicy.custom.name', shortName: 'custom', description: 'PowerPolicy.custom.description' },
]

type Value = (config: HostConfigInfo) => unknown

/** The properties of a host's systems that show a part of its configuration. */
const views: readonly (readonly [
  part: keyof HostConfigInfo,
  system: keyof HostConfigManager,
  properties: Readonly<Record<string, Value>>,
])[] = [
  ['service', 'serviceSystem', { serviceInfo: ({ service }) => service }],
  ['firewall', 'firewallSystem', { firewallInfo: ({ firewall }) => firewall }],
  ['dateTimeInfo', 'dateTimeSystem', { dateTimeInfo: ({ dateTimeInfo }) => dateTimeInfo }],
  ['autoStart', 'autoStartManager', { config: ({ autoStart }) => autoStart }],
  ['option', 'advancedOption', { setting: ({ option }) => option }],
  ['optionDef', 'advancedOption', { supportedOption: ({ optionDef }) => optionDef }],
  ['virtualNicManagerInfo', 'virtualNicManager', { info: ({ virtualNicManagerInfo }) => virtualNicManagerInfo }],
  ['network', 'networkSystem', { networkInfo: ({ network }) => network }],
]

/** The properties of one of a host's systems, made when they are read. */
export function viewOf(system: keyof HostConfigManager, config: Lazy<HostConfigInfo>): Readonly<Record<string, Lazy<unknown>>> {
  const properties = views.filter(([, name]) => name === system).flatMap(([, , values]) => Object.entries(values))
  return Object.fromEntries(properties.map(([name, value]) => [name, new Lazy(() => value(config.value))]))
}

export function configOf(host: ManagedObject): HostConfigInfo {
  return host.get('config') as HostConfigInfo
}

/** Changes parts of a host's configuration; the systems that show them follow. */
export function changeConfig(model: Model, host: ManagedObject, changes: Partial<HostConfigInfo>): void {
  const before = host.stored('config') as HostConfigInfo | Lazy<HostConfigInfo>
  const config = new Lazy((): HostConfigInfo => ({ ...(before instanceof Lazy ? before.value : before), ...changes }))
  model.update<'HostSystem'>(host, { config })
  const manager = host.get('configManager') as HostConfigManager
  for (const [part, name, values] of views) {
    const reference = manager[name] as ManagedObjectReference | undefined
    const system = part in changes && reference !== undefined ? model.find(reference) : undefined
    if (system === undefined) continue
    const next = Object.fromEntries(Object.entries(values).map(([property, value]) => [property, value(config.value)]))
    model.update<'ManagedObject'>(system, next as Changes<'ManagedObject'>)
  }
}

/** A host's configuration shows the datastores that it has: it changes with them. */
export function watchVolumes(model: Model): void {
  model.listen((event) => {
    if (event.kind !== 'changed' || !event.object.type.isA('HostSystem')) return
    if (!event.changes.some(({ name }) => name === 'datastore')) return
    const { object: host } = event
    const before = host.stored('config') as HostConfigInfo | Lazy<HostConfigInfo>
    const config = new Lazy(() => ({
      ...(before instanceof Lazy ? before.value : before),
      fileSystemVolume: fileSystemVolumes(model, host),
    }))
    model.update<'HostSystem'>(host, { config })
  })
}
