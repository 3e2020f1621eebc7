import { isIPv4 } from 'node:net'
import type { Interface, Network, VirtualMachineInstanceSpec } from '../generated/types.js'
import { checkPciAddress } from './disks.js'
import { checkOneOf, checkUniqueNames, quoted, type Report } from './problem.js'

const bindings = ['bridge', 'masquerade', 'sriov', 'passtBinding', 'binding'] as const
const discontinued = ['slirp', 'macvtap', 'passt'] as const
const models = ['e1000', 'e1000e', 'igb', 'ne2k_pci', 'pcnet', 'rtl8139', 'virtio']
const states = ['absent', 'up', 'down']
const interfaceName = /^[A-Za-z0-9-_]+$/
const macAddress = /^([\da-fA-F]{2}([:-])(?:[\da-fA-F]{2}\2){4}[\da-fA-F]{2}|(?:[\da-fA-F]{4}\.){2}[\da-fA-F]{4})$/
const portName = /^(?=.*[a-z])[a-z0-9]([a-z0-9-]{0,13}[a-z0-9])?$/
const mostPort = 65535

export function checkNetworks(report: Report, spec: VirtualMachineInstanceSpec, path: string): void {
  const networks = spec.networks ?? []
  const interfaces = spec.domain.devices.interfaces ?? []
  const at = `${path}.domain.devices.interfaces`
  checkUniqueNames(report, `${path}.networks`, 'network', networks)
  checkUniqueNames(report, at, 'interface', interfaces)
  const interfaceNames = new Set(interfaces.map(({ name }) => name))
  for (const [index, network] of networks.entries()) {
    checkSource(report, network, `${path}.networks[${index}]`)
    if (!interfaceNames.has(network.name)) {
      report(
        'FieldValueNotFound',
        `${path}.networks[${index}].name`,
        `the network ${quoted(network.name)} has no interface; add an interface of that name to ${at}, or remove the network`,
      )
    }
  }
  checkPrimaryNetwork(report, networks, path)
  const networksByName = new Map(networks.map((network) => [network.name, network]))
  for (const [index, iface] of interfaces.entries()) {
    const network = networksByName.get(iface.name)
    if (!network) {
      report(
        'FieldValueNotFound',
        `${at}[${index}].name`,
        `the interface ${quoted(iface.name)} has no network; add a network of that name to ${path}.networks, or remove the interface`,
      )
    }
    checkInterface(report, iface, network, `${at}[${index}]`)
  }
  checkClaims(report, spec, networks, path)
}

function checkSource(report: Report, network: Network, at: string): void {
  const given = (['pod', 'multus', 'resourceClaim'] as const).filter((source) => network[source])
  if (given.length === 0)
    report('FieldValueRequired', at, `the network ${quoted(network.name)} has no source; give it pod, multus or resourceClaim`)
  if (given.length > 1)
    report('FieldValueInvalid', at, `the network ${quoted(network.name)} has several sources, ${given.join(', ')}; leave one of them`)
  if (network.multus && !network.multus.networkName) {
    report('FieldValueRequired', `${at}.multus.networkName`, 'the name of the network attachment definition is missing')
  }
}

function checkPrimaryNetwork(report: Report, networks: readonly Network[], path: string): void {
  const pod = networks.filter((network) => network.pod).length
  const multus = networks.filter((network) => network.multus?.default).length
  if (pod > 1) report('FieldValueDuplicate', `${path}.networks`, `${pod} networks are the pod network; only one can be`)
  if (multus > 1) report('FieldValueInvalid', `${path}.networks`, `${multus} multus networks are the default one; only one can be`)
  if (pod > 0 && multus > 0)
    report('FieldValueInvalid', `${path}.networks`, 'a default multus network takes the place of the pod network; remove one of the two')
}

function checkInterface(report: Report, iface: Interface, network: Network | undefined, at: string): void {
  if (!interfaceName.test(iface.name))
    report('FieldValueInvalid', `${at}.name`, `${quoted(iface.name)} can't be the name of an interface: use letters, digits, "-" and "_"`)
  const old = discontinued.filter((binding) => iface[binding])
  const count = bindings.filter((binding) => iface[binding]).length
  if (old.length > 0)
    report(
      'FieldValueNotSupported',
      `${at}.${old[0]}`,
      `KubeVirt has dropped the binding ${old[0]}; use masquerade, bridge, sriov, passtBinding or a binding plugin`,
    )
  else if (count === 0)
    report(
      'FieldValueRequired',
      at,
      `the interface ${quoted(iface.name)} has no binding; give it masquerade, bridge, sriov, passtBinding or a binding plugin`,
    )
  if (count > 1) report('FieldValueInvalid', at, `the interface ${quoted(iface.name)} has several bindings; leave one of them`)
  for (const binding of ['masquerade', 'passtBinding'] as const) {
    if (iface[binding] && network && !network.pod)
      report('FieldValueInvalid', `${at}.${binding}`, `${binding} works with the pod network only; use bridge here`)
  }
  checkState(report, iface, network, at)
  checkOneOf(report, `${at}.model`, iface.model, models)
  if (iface.macAddress && !macAddress.test(iface.macAddress)) {
    report('FieldValueInvalid', `${at}.macAddress`, `${quoted(iface.macAddress)} is not a MAC address such as "02:00:00:00:00:01"`)
  }
  if (iface.pciAddress) checkPciAddress(report, `${at}.pciAddress`, iface.pciAddress)
  if (network?.pod) checkPorts(report, iface, `${at}.ports`)
  checkDhcp(report, iface, `${at}.dhcpOptions`)
}

function checkState(report: Report, iface: Interface, network: Network | undefined, at: string): void {
  checkOneOf(report, `${at}.state`, iface.state, states)
  if (iface.sriov && (iface.state === 'up' || iface.state === 'down')) {
    report('FieldValueInvalid', `${at}.state`, "the link of an SR-IOV interface can't be set")
  }
  if (iface.state !== 'absent') return
  if (!iface.bridge) report('FieldValueInvalid', `${at}.state`, 'only an interface with bridge binding can be unplugged ("absent")')
  if (network?.pod || network?.multus?.default)
    report('FieldValueInvalid', `${at}.state`, 'the interface of the default network can\'t be unplugged ("absent")')
}

function checkPorts(report: Report, { ports = [] }: Interface, at: string): void {
  const names = new Map<string, number>()
  for (const [index, { name, port, protocol }] of ports.entries()) {
    if (name) {
      const first = names.get(name)
      if (first !== undefined)
        report('FieldValueDuplicate', `${at}[${index}].name`, `the port ${quoted(name)} is there already, at ${at}[${first}]`)
      names.set(name, index)
      if (!portName.test(name) || name.includes('--')) {
        report(
          'FieldValueInvalid',
          `${at}[${index}].name`,
          `${quoted(name)} can't be the name of a port: use at most 15 lower-case letters, digits and hyphens`,
        )
      }
    }
    if (!(port >= 1 && port <= mostPort))
      report('FieldValueInvalid', `${at}[${index}].port`, `${quoted(port)} is not a port from 1 to ${mostPort}`)
    checkOneOf(report, `${at}[${index}].protocol`, protocol, ['TCP', 'UDP'])
  }
}

function checkDhcp(report: Report, { dhcpOptions }: Interface, at: string): void {
  const options = dhcpOptions?.privateOptions ?? []
  const seen = new Set<number>()
  for (const [index, { option }] of options.entries()) {
    if (option < 224 || option > 254)
      report('FieldValueInvalid', `${at}.privateOptions[${index}].option`, `${option} is not a private DHCP option: these are 224 to 254`)
    if (seen.has(option)) report('FieldValueDuplicate', `${at}.privateOptions[${index}].option`, `DHCP option ${option} is given twice`)
    seen.add(option)
  }
  for (const [index, server] of (dhcpOptions?.ntpServers ?? []).entries()) {
    if (!isIPv4(server)) report('FieldValueInvalid', `${at}.ntpServers[${index}]`, `${quoted(server)} is not an IPv4 address`)
  }
}

function checkClaims(report: Report, spec: VirtualMachineInstanceSpec, networks: readonly Network[], path: string): void {
  const claims = new Set((spec.resourceClaims ?? []).map(({ name }) => name))
  const seen = new Set<string>()
  for (const [index, { name, resourceClaim }] of networks.entries()) {
    if (!resourceClaim) continue
    const at = `${path}.networks[${index}].resourceClaim`
    const { claimName, requestName } = resourceClaim
    if (networks.some((network) => network.multus))
      report('FieldValueInvalid', at, "a VMI can't have both multus networks and networks of resource claims")
    if (!claimName) report('FieldValueRequired', `${at}.claimName`, 'the name of the resource claim is missing')
    else if (!claims.has(claimName))
      report(
        'FieldValueNotFound',
        `${at}.claimName`,
        `there is no resource claim ${quoted(claimName)} in ${path}.resourceClaims; add it (withResourceClaim)`,
      )
    if (!requestName) report('FieldValueRequired', `${at}.requestName`, 'the name of the request in the resource claim is missing')
    const key = `${claimName}/${requestName}`
    if (claimName && requestName && seen.has(key))
      report('FieldValueDuplicate', at, `another network has the request ${quoted(key)} already`)
    seen.add(key)
    const iface = spec.domain.devices.interfaces?.find((item) => item.name === name)
    if (iface && !iface.sriov && !iface.binding)
      report('FieldValueInvalid', at, `the interface ${quoted(name)} must be bound by sriov or a plugin`)
  }
}
