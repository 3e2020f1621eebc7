import type { Duplex } from 'node:stream'
import type { Clock, HostSpec } from '@vivarium/core'
import { Guest, type GuestCommand, type GuestSnapshot, type Nic, noCloud } from '@vivarium/guest'
import { hostAddresses, internetAddress, internetGateway, ipv4PrefixLength, macAddresses } from '../addresses.js'
import type { Fabric } from '../fabric/fabric.js'
import { kubernetesPackages } from '../images/kubernetes.js'

export const sshPort = 22
const kubernetesApiPort = 6443
const cardNames = { internet: 'ens3', lan: 'ens4' }
const rootKeys = '/root/.ssh/authorized_keys'

export interface MachineGuest {
  /** Of the machine on the fabric. */
  readonly id: string
  readonly spec: HostSpec
  readonly snapshot: GuestSnapshot
  readonly clock: Clock
  readonly fabric: Fabric
  readonly commands: readonly GuestCommand[]
  readonly dial: (host: string, port: number) => Promise<Duplex>
  /** The service of the kubelet was started or stopped. */
  readonly kubeletChanged: () => void
}

/** The guest of a machine, on the run's networks. */
export function makeGuest({ id, spec, snapshot, clock, fabric, commands, dial, kubeletChanged }: MachineGuest): Guest {
  const { userData } = spec
  return new Guest({
    hostname: spec.hostname ?? spec.name,
    cpus: spec.cpus,
    memoryBytes: spec.memoryBytes,
    clock,
    commands,
    packages: kubernetesPackages({ started: kubeletChanged, stopped: kubeletChanged }),
    snapshot,
    network: {
      ping: (address) => fabric.ping(id, address),
      resolve: async (name) => fabric.resolve(id, name),
      dial,
      listening: () =>
        fabric
          .portsOf(id)
          .filter((port) => port !== sshPort)
          .map((port) => ({ port, ...(port === kubernetesApiPort && { process: 'kube-apiserver' }) })),
    },
    ...(userData !== undefined && {
      dataSource: noCloud({
        userData,
        // The user's own data wins over it.
        vendorData: `#cloud-config\n${JSON.stringify({ disable_root: false, ssh_authorized_keys: spec.authorizedKeys })}\n`,
        metaData: JSON.stringify({
          'instance-id': `viv-${spec.name}`,
          'local-hostname': spec.hostname ?? spec.name,
          'public-keys': spec.authorizedKeys,
        }),
      }),
    }),
  })
}

/** The cards of a new machine, as the guest sets them up. */
export function networkCards(networkNumber: number, number: number): readonly Nic[] {
  const macs = macAddresses(networkNumber, number)
  const { ipv4, ipv6 } = hostAddresses(networkNumber, number)
  const { nics } = new Guest({
    hostname: 'localhost',
    nics: [
      { name: cardNames.internet, mac: macs.internet, addresses: [`${internetAddress}/24`], gateways: [internetGateway] },
      { name: cardNames.lan, mac: macs.lan, addresses: [`${ipv4}/${ipv4PrefixLength}`, `${ipv6}/64`] },
    ],
  })
  return nics
}

/** Gives a new guest its host name, and root the keys that may log in. */
export function nameGuest(guest: Guest, spec: HostSpec): void {
  const hostname = spec.hostname ?? spec.name
  const { files } = guest
  guest.hostname = hostname
  const names = [...new Set([hostname, hostname.split('.')[0]])].join(' ')
  files.writeFile('/etc/hosts', Buffer.concat([files.readFile('/etc/hosts'), Buffer.from(`127.0.1.1 ${names}\n`)]))
  if (spec.authorizedKeys.length === 0) return
  files.writeFile(rootKeys, Buffer.from(spec.authorizedKeys.map((key) => `${key}\n`).join('')), { mode: 0o600 })
}
