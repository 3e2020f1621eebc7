import { errors } from '@vivarium/core'

export const conflistPath = '/etc/cni/net.d/10-vivarium.conflist'
const podNetworkScriptPath = '/usr/local/sbin/vivarium-pod-network'
const kubeletDropIn = '/etc/systemd/system/kubelet.service.d/20-vivarium.conf'

/** Folders that the files of a node need. */
export const nodeFolders = ['/etc/cni/net.d', '/etc/systemd/system/kubelet.service.d'] as const

/** Throws INVALID_VALUE: pods have IPv4 addresses. */
export function checkSubnet(what: string, subnet: string): string {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(subnet)
  const isRight = match?.slice(1, 5).every((byte) => Number(byte) <= 255) && Number(match[5]) >= 8 && Number(match[5]) <= 30
  if (!isRight) throw errors.invalidValue(what, subnet, 'it must be an IPv4 network such as 10.244.0.0/16')
  return subnet
}

/** The CNI configuration of a node (CNI specification 1.0): a bridge whose pods have addresses of the node's own range. */
export function conflist(podCidr: string): string {
  const configuration = {
    cniVersion: '1.0.0',
    name: 'vivarium',
    plugins: [
      {
        type: 'bridge',
        bridge: 'cni0',
        isGateway: true,
        // Addresses are translated where packets leave the pods' network, which is larger than this node's range.
        ipMasq: false,
        hairpinMode: true,
        ipam: { type: 'host-local', ranges: [[{ subnet: podCidr }]], routes: [{ dst: '0.0.0.0/0' }] },
      },
      { type: 'portmap', capabilities: { portMappings: true } },
    ],
  }
  return `${JSON.stringify(configuration, null, 2)}\n`
}

export interface NodeFile {
  readonly path: string
  readonly content: string
  readonly mode: number
}

/**
 * How pods of different nodes reach each other: all pods are on the machines' network, where each node answers for its own ones (proxy
 * ARP). So a node needs to know no other, whoever joins or leaves. It is set up before each start of the kubelet, thus after reboots too.
 */
export function podNetworkFiles(address: string, podSubnet: string): NodeFile[] {
  const script = `#!/bin/sh -e
device=$(ip -o -4 address show to ${address} | { read -r _ name _ && echo "$name"; })
echo 1 > "/proc/sys/net/ipv4/conf/$device/proxy_arp"
echo 0 > "/proc/sys/net/ipv4/neigh/$device/proxy_delay"
ip route replace ${podSubnet} dev "$device"
set -- POSTROUTING -s ${podSubnet} ! -d ${podSubnet} -j MASQUERADE
iptables -w -t nat -C "$@" 2> /dev/null || iptables -w -t nat -A "$@"
`
  return [
    { path: podNetworkScriptPath, content: script, mode: 0o755 },
    { path: kubeletDropIn, content: `[Service]\nExecStartPre=${podNetworkScriptPath}\n`, mode: 0o644 },
  ]
}
