import type { GuestInfo, GuestNicInfo, GuestStackInfo, NetDnsConfigInfo, VirtualEthernetCard } from '@vivarium/vim/types'
import { guestFamily, guestFullName } from './guest-os.js'
import type { AdapterDns, Device, MachineState } from './state.js'

const toolsVersion = '12389'

/** True while the guest runs and VMware Tools with it. */
export function hasRunningTools({ powerState, guest, overrides }: MachineState): boolean {
  const set = overrides?.['guest.toolsRunningStatus']
  if (set !== undefined) return powerState === 'poweredOn' && set === 'guestToolsRunning'
  return powerState === 'poweredOn' && guest.hasTools
}

export function guestHostName({ guest, overrides, powerState }: MachineState): string | undefined {
  return overrides?.['guest.hostName'] ?? (powerState === 'poweredOn' ? guest.hostName : undefined)
}

/** What VMware Tools tell of the guest. */
export function guestInfo(state: MachineState): GuestInfo {
  const { config, guest, powerState } = state
  const isRunning = hasRunningTools(state)
  const { guestId, version } = config.settings
  const net = adapters(state)
  const ipAddress = net.flatMap((nic) => nic.ipAddress ?? [])[0]
  const hostName = guestHostName(state)
  const { customization } = guest
  return {
    toolsStatus: guest.hasTools ? (isRunning ? 'toolsOk' : 'toolsNotRunning') : 'toolsNotInstalled',
    toolsVersionStatus: guest.hasTools ? 'guestToolsUnmanaged' : 'guestToolsNotInstalled',
    toolsVersionStatus2: guest.hasTools ? 'guestToolsUnmanaged' : 'guestToolsNotInstalled',
    toolsRunningStatus: isRunning ? 'guestToolsRunning' : 'guestToolsNotRunning',
    toolsVersion: guest.hasTools ? toolsVersion : '0',
    toolsInstallType: guest.hasTools ? 'guestToolsTypeOpenVMTools' : 'guestToolsTypeUnknown',
    guestFamily: guestFamily(guestId),
    net,
    ipStack: ipStack(state),
    disk: [],
    screen: guest.screen ?? { width: -1, height: -1 },
    guestState: powerState === 'poweredOn' ? 'running' : 'notRunning',
    appHeartbeatStatus: 'appStatusGray',
    guestKernelCrashed: false,
    appState: 'none',
    guestOperationsReady: isRunning,
    interactiveGuestOperationsReady: false,
    guestStateChangeSupported: isRunning,
    hwVersion: version,
    ...(isRunning ? { guestId, guestFullName: guestFullName(guestId) } : {}),
    ...(hostName === undefined ? {} : { hostName }),
    ...(ipAddress === undefined ? {} : { ipAddress }),
    ...(customization === undefined
      ? {}
      : {
          customizationInfo: {
            customizationStatus: customization.status,
            ...(customization.startTime === undefined ? {} : { startTime: customization.startTime }),
            ...(customization.endTime === undefined ? {} : { endTime: customization.endTime }),
            ...(customization.errorMsg === undefined ? {} : { errorMsg: customization.errorMsg }),
          },
        }),
  }
}

function adapters(state: MachineState): GuestNicInfo[] {
  const cards = state.config.devices.filter(({ key }) => key >= 4000 && key < 5000) as (Device & VirtualEthernetCard)[]
  const isRunning = hasRunningTools(state)
  return cards.map((card, index) => {
    const { key, macAddress, backing, connectable } = card
    const set = index === 0 ? state.overrides?.['guest.ipAddress'] : undefined
    const addresses = set === undefined ? (isRunning ? (state.guest.addresses?.[key] ?? []) : []) : [set]
    const dns = state.guest.dns?.[key]
    const network = (backing as { readonly deviceName?: string } | undefined)?.deviceName
    return {
      ...(network === undefined ? {} : { network }),
      ...(addresses.length === 0 ? {} : { ipAddress: addresses.map((address) => address.split('/')[0] ?? address) }),
      ...(macAddress === undefined ? {} : { macAddress }),
      connected: connectable?.connected ?? false,
      deviceConfigId: key,
      ...(dns === undefined || addresses.length === 0 ? {} : { dnsConfig: dnsConfig(state, dns) }),
      ...(addresses.length === 0 ? {} : { ipConfig: { ipAddress: addresses.map(ipAddress) } }),
    }
  })
}

function dnsConfig({ guest }: MachineState, { domain, servers = [], search = [] }: AdapterDns): NetDnsConfigInfo {
  return { dhcp: false, hostName: guest.hostName ?? '', domainName: domain ?? '', ipAddress: [...servers], searchDomain: [...search] }
}

/** Names and ways, as the whole guest has them. */
function ipStack(state: MachineState): GuestStackInfo[] {
  const { dns = {}, gateways = [], hostName } = state.guest
  if (!hasRunningTools(state) || (hostName === undefined && gateways.length === 0)) return []
  const [first = {}] = Object.values(dns)
  const routes = gateways.map((gateway) => ({
    network: gateway.includes(':') ? '::' : '0.0.0.0',
    prefixLength: 0,
    gateway: { ipAddress: gateway, device: '0' },
  }))
  return [{ dnsConfig: dnsConfig(state, first), ...(routes.length === 0 ? {} : { ipRouteConfig: { ipRoute: routes } }) }]
}

function ipAddress(text: string) {
  const [address = '', prefix] = text.split('/')
  return { ipAddress: address, prefixLength: Number(prefix ?? (address.includes(':') ? 64 : 24)), origin: 'manual', state: 'preferred' }
}
