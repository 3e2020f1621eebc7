import type { HostNetworkInfo } from '@vivarium/vim/types'
import { newHostNetwork } from '../network/host-network.js'

/** Whether a host's name is its address. */
const address = /^(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]*:[0-9a-f:]*)$/i

/** The network of a new host: it is managed at its address, and its name is what others call it. */
export function networkOfNewHost(hostName: string): HostNetworkInfo {
  const network = newHostNetwork(hostName)
  const isAddress = address.test(hostName)
  const [name = hostName, ...domain] = isAddress ? ['localhost'] : hostName.split('.')
  const names = { hostName: name, ...(domain.length === 0 ? {} : { domainName: domain.join('.'), searchDomain: [domain.join('.')] }) }
  const [first, ...others] = network.vnic ?? []
  const managed = isAddress ? { dhcp: false, ipAddress: hostName, subnetMask: '255.255.255.0' } : undefined
  return {
    ...network,
    ...(first === undefined || managed === undefined ? {} : { vnic: [{ ...first, spec: { ...first.spec, ip: managed } }, ...others] }),
    ...(network.dnsConfig === undefined ? {} : { dnsConfig: { ...network.dnsConfig, ...names } }),
    netStackInstance: (network.netStackInstance ?? []).map((stack) =>
      stack.dnsConfig === undefined ? stack : { ...stack, dnsConfig: { ...stack.dnsConfig, ...names } },
    ),
  }
}
