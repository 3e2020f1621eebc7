import { isIP } from 'node:net'
import { object, readArguments, rest, text } from './arguments.js'
import { withCloudInitNoCloudNetworkData } from './cloud-init-v1.2.js'
import { errors } from './errors.js'
import type { Port, VirtualMachineInstance } from './generated/types.js'
import { isObject } from './go-json.js'
import { interfaceDeviceWithMasqueradeBinding, interfaceWithPasstBindingPlugin } from './interface.js'
import { defaultPodNetwork, withInterface, withNetwork } from './network.js'
import { defineOption, type Option } from './option.js'

// Networking of libvmi v1.2.0 that has gone since.

export interface MasqueradeNetworking {
  /** The address of the cluster's DNS server, for which the original asks the cluster. */
  readonly dnsServer: string
}

const kubeadmDnsServer = '10.96.0.10'

/** A masqueraded network has no DHCP for IPv6; these are the addresses that KubeVirt gives it. */
const networkData = (dnsServer: string) => `ethernets:
  eth0:
    addresses:
    - fd10:0:2::2/120
    dhcp4: true
    gateway6: fd10:0:2::1
    match: {}
    nameservers:
      addresses:
      - ${dnsServer}
      search:
      - default.svc.cluster.local
      - svc.cluster.local
      - cluster.local
version: 2
`

/**
 * Of libvmi v1.2.0. Three options: the masqueraded interface with these ports, the pod network, and network data for cloud-init.
 * Spread them: `newVmi(...withMasqueradeNetworking())`. The DNS server is kubeadm's, 10.96.0.10, unless the first argument names another.
 */
export function withMasqueradeNetworking(...ports: Port[]): Option[]
export function withMasqueradeNetworking(networking: MasqueradeNetworking, ...ports: Port[]): Option[]
export function withMasqueradeNetworking(...values: (MasqueradeNetworking | Port)[]): Option[] {
  const builder = 'withMasqueradeNetworking'
  const [first] = values
  const given = isObject(first) && 'dnsServer' in first
  const [dnsServer] = given ? readArguments<[string]>(builder, [text('dnsServer')], [first.dnsServer]) : [kubeadmDnsServer]
  if (isIP(dnsServer) === 0) throw errors.invalidArgument(builder, 'dnsServer', `is ${JSON.stringify(dnsServer)}; expected an IP address`)
  const ports = readArguments<Port[]>(builder, [rest(object('ports', 'Port'))], given ? values.slice(1) : values)
  return [
    withInterface(interfaceDeviceWithMasqueradeBinding(...ports)),
    withNetwork(defaultPodNetwork()),
    withCloudInitNoCloudNetworkData(networkData(dnsServer)),
  ]
}

/** Of libvmi v1.2.0. The interface `default`, bound by the plugin `passt`, with TCP port 1234. */
export const withPasstInterfaceWithPort = defineOption('withPasstInterfaceWithPort', [], (vmi: VirtualMachineInstance) =>
  withInterface(interfaceWithPasstBindingPlugin({ port: 1234, protocol: 'TCP' }))(vmi),
)
