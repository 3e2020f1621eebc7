import { dataObject } from '@vivarium/vim'
import type {
  HostNetCapabilities,
  HostNetOffloadCapabilities,
  HostNetworkInfo,
  HostNetworkPolicy,
  HostPortGroup,
  HostPortGroupSpec,
  HostVirtualNic,
  HostVirtualSwitch,
  HostVirtualSwitchSpec,
  PhysicalNic,
} from '@vivarium/vim/types'
import { uuidOf } from '../ids.js'

export const netStack = 'defaultTcpipStack'
const standardPorts = { total: 1536, available: 1530 } as const
const speed = { speedMb: 10_000, duplex: true }

/** What ESXi does where nobody said otherwise. */
export const defaultPolicy: HostNetworkPolicy = {
  security: { allowPromiscuous: false, macChanges: true, forgedTransmits: true },
  nicTeaming: {
    policy: 'loadbalance_srcid',
    reversePolicy: true,
    notifySwitches: true,
    rollingOrder: false,
    failureCriteria: {
      checkSpeed: 'minimum',
      speed: 10,
      checkDuplex: false,
      fullDuplex: false,
      checkErrorPercent: false,
      percentage: 0,
      checkBeacon: false,
    },
    nicOrder: { activeNic: ['vmnic0'] },
  },
  offloadPolicy: { csumOffload: true, tcpSegmentation: true, zeroCopyXmit: true },
  shapingPolicy: { enabled: false, averageBandwidth: 0, peakBandwidth: 0, burstSize: 0 },
}

export const capabilities: HostNetCapabilities = {
  canSetPhysicalNicLinkSpeed: true,
  supportsNicTeaming: true,
  nicTeamingPolicy: ['loadbalance_ip', 'loadbalance_srcmac', 'loadbalance_srcid', 'failover_explicit'],
  supportsVlan: true,
  usesServiceConsoleNic: false,
  supportsNetworkHints: true,
  vswitchConfigSupported: true,
  vnicConfigSupported: true,
  ipRouteConfigSupported: true,
  dnsConfigSupported: true,
  dhcpOnVnicSupported: true,
  ipV6Supported: true,
}

export const offloadCapabilities: HostNetOffloadCapabilities = { csumOffload: true, tcpSegmentation: true, zeroCopyXmit: true }

/** An address as VMware makes them, of a name. */
function macOf(name: string): string {
  const digits = uuidOf(name).replaceAll('-', '')
  return `00:0c:29:${digits.slice(0, 2)}:${digits.slice(2, 4)}:${digits.slice(4, 6)}`
}

function physicalNic(hostName: string, number: number, pci: string): PhysicalNic {
  const device = `vmnic${number}`
  return {
    key: `key-vim.host.PhysicalNic-${device}`,
    device,
    pci,
    driver: 'nvmxnet3',
    linkSpeed: speed,
    validLinkSpecification: [speed],
    spec: { ip: { dhcp: false, ipAddress: '', subnetMask: '' }, linkSpeed: speed, enableEnhancedNetworkingStack: false },
    wakeOnLanSupported: false,
    mac: macOf(`${hostName}-${device}`),
    vmDirectPathGen2Supported: false,
    resourcePoolSchedulerAllowed: true,
    autoNegotiateSupported: false,
    enhancedNetworkingStackSupported: false,
  }
}

const switchKey = (name: string) => `key-vim.host.VirtualSwitch-${name}`
const portgroupKey = (name: string) => `key-vim.host.PortGroup-${name}`
const adapterKey = (device: string) => `key-vim.host.PhysicalNic-${device}`

// In these places are keys of what is elsewhere (API reference: properties that are links).
const linkTo = (key: string) => key as never

/** The names of the physical adapters that a switch uses. */
export function bridgeDevices(spec: HostVirtualSwitchSpec): string[] {
  const { nicDevice } = (spec.bridge ?? {}) as { readonly nicDevice?: string | readonly string[] }
  return typeof nicDevice === 'string' ? [nicDevice] : [...(nicDevice ?? [])]
}

export function virtualSwitch(name: string, spec: HostVirtualSwitchSpec, portgroups: readonly string[]): HostVirtualSwitch {
  return {
    name,
    key: switchKey(name),
    numPorts: standardPorts.total,
    numPortsAvailable: standardPorts.available,
    mtu: spec.mtu ?? 1500,
    portgroup: portgroups.map((each) => linkTo(portgroupKey(each))),
    pnic: bridgeDevices(spec).map((device) => linkTo(adapterKey(device))),
    spec,
  }
}

/** A policy with what another has for what it leaves open. */
export function completed(policy: HostNetworkPolicy | undefined, above: HostNetworkPolicy): HostNetworkPolicy {
  const made: Record<string, unknown> = { ...above }
  for (const [name, value] of Object.entries(policy ?? {})) {
    if (name === '_typeName' || value === undefined) continue
    const given = Object.fromEntries(Object.entries(value as object).filter(([, each]) => each !== undefined && each !== ''))
    made[name] = { ...(above as unknown as Record<string, object>)[name], ...given }
  }
  return made as HostNetworkPolicy
}

export function portGroup(
  spec: HostPortGroupSpec,
  { spec: switchSpec, name }: Pick<HostVirtualSwitch, 'spec' | 'name'>,
  port?: HostPortGroup['port'],
): HostPortGroup {
  return {
    key: portgroupKey(spec.name),
    vswitch: linkTo(switchKey(name)),
    computedPolicy: completed(spec.policy, completed(switchSpec.policy, defaultPolicy)),
    spec,
    ...(port === undefined ? {} : { port }),
  }
}

export const switchSpecDefault = (devices: readonly string[]): HostVirtualSwitchSpec => ({
  numPorts: 128,
  ...(devices.length === 0
    ? {}
    : {
        bridge: dataObject('HostVirtualSwitchBondBridge', {
          nicDevice: [...devices],
          beacon: { interval: 1 },
          linkDiscoveryProtocolConfig: { protocol: 'cdp', operation: 'listen' },
        }),
      }),
  policy: { ...defaultPolicy, nicTeaming: { ...defaultPolicy.nicTeaming, nicOrder: { activeNic: [...devices] } } },
  mtu: 1500,
})

export function kernelAdapter(device: string, portgroup: string, spec: HostVirtualNic['spec']): HostVirtualNic {
  return { device, key: `key-vim.host.VirtualNic-${device}`, portgroup, spec }
}

/** The network of a new host: a switch with two port groups, two physical adapters, one of them in use, and the adapter that it is managed by. */
export function newHostNetwork(hostName: string): HostNetworkInfo {
  const names = ['VM Network', 'Management Network']
  const vswitch = virtualSwitch('vSwitch0', switchSpecDefault(['vmnic0']), names)
  const mac = macOf(`${hostName}-vmnic0`)
  const portgroup = names.map((name) =>
    portGroup(
      { name, vlanId: 0, vswitchName: 'vSwitch0', policy: {} },
      vswitch,
      name === 'VM Network' ? undefined : [{ key: 'key-vim.host.PortGroup.Port-33554436', mac: [mac], type: 'host' }],
    ),
  )
  const dnsConfig = {
    dhcp: true,
    virtualNicDevice: 'vmk0',
    hostName: 'localhost',
    domainName: 'localdomain',
    address: ['8.8.8.8'],
    searchDomain: ['localdomain'],
  }
  const ipRouteConfig = { defaultGateway: '127.0.0.1', gatewayDevice: 'vmk0' }
  const vmk0 = kernelAdapter('vmk0', 'Management Network', {
    ip: { dhcp: true, ipAddress: '127.0.0.1', subnetMask: '255.0.0.0' },
    mac,
    portgroup: 'Management Network',
    mtu: 1500,
    tsoEnabled: true,
    netStackInstanceKey: netStack,
  })
  return {
    vswitch: [vswitch],
    proxySwitch: [],
    portgroup,
    pnic: [physicalNic(hostName, 0, '0000:0b:00.0'), physicalNic(hostName, 1, '0000:13:00.0')],
    vnic: [{ ...vmk0, port: 'key-vim.host.PortGroup.Port-33554436' as never }],
    consoleVnic: [],
    dnsConfig,
    ipRouteConfig,
    consoleIpRouteConfig: {},
    routeTableInfo: { ipRoute: [{ network: '0.0.0.0', prefixLength: 0, gateway: '127.0.0.1', deviceName: 'vmk0' }], ipv6Route: [] },
    dhcp: [],
    nat: [],
    ipV6Enabled: false,
    atBootIpV6Enabled: false,
    netStackInstance: [
      {
        key: netStack,
        name: netStack,
        dnsConfig,
        ipRouteConfig,
        requestedMaxNumberOfConnections: 11_000,
        congestionControlAlgorithm: 'newreno',
        ipV6Enabled: true,
      },
    ],
    opaqueSwitch: [],
    opaqueNetwork: [],
  }
}
