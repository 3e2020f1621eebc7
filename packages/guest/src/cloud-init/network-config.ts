import { parse } from 'yaml'
import type { Nic, Route } from '../network.js'

type Json = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
const objects = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isObject) : [])
const strings = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : typeof value === 'string' ? [value] : [])

/** The network cards as a network configuration of cloud-init (version 1, or 2 as netplan has it) sets them up. */
export function applyNetworkConfig(
  text: string,
  nics: readonly Nic[],
): { nics: readonly Nic[]; problems: string[]; nameservers: string[] } {
  const parsed: unknown = parse(text, { version: '1.1' })
  const config = isObject(parsed) && isObject(parsed.network) ? parsed.network : parsed
  if (!isObject(config)) return { nics, problems: ['network-config is not a map'], nameservers: [] }
  const entries = config.version === 1 ? entriesOfV1(config) : config.version === 2 ? entriesOfV2(config) : undefined
  if (entries === undefined) return { nics, problems: [`No config found for version ${String(config.version)}`], nameservers: [] }
  const problems: string[] = []
  let changed = nics
  for (const entry of entries) {
    const nic = changed.find(({ name, mac }) => (entry.mac === undefined ? name === entry.name : mac === entry.mac.toLowerCase()))
    if (nic === undefined) {
      problems.push(`Unable to find a system nic for ${entry.mac ?? entry.name}`)
      continue
    }
    changed = changed.map((other) => (other === nic ? { ...nic, ...entry.change(nic) } : other))
  }
  return { nics: changed, problems, nameservers: [...new Set(entries.flatMap(({ nameservers }) => nameservers))] }
}

interface Entry {
  readonly name: string
  readonly mac: string | undefined
  readonly nameservers: readonly string[]
  readonly change: (nic: Nic) => Partial<Nic>
}

function entriesOfV2(config: Json): Entry[] {
  const ethernets = isObject(config.ethernets) ? config.ethernets : {}
  return Object.entries(ethernets).flatMap(([name, value]) => {
    if (!isObject(value)) return []
    const match = isObject(value.match) ? value.match : {}
    const mac = typeof match.macaddress === 'string' ? match.macaddress : undefined
    const matchedName = typeof match.name === 'string' ? match.name : name
    const gateways: Route[] = [value.gateway4, value.gateway6].flatMap((via) => (typeof via === 'string' ? [{ to: 'default', via }] : []))
    const routes = objects(value.routes).map(routeOf)
    const addresses = (Array.isArray(value.addresses) ? value.addresses : []).map((address) =>
      isObject(address) ? (Object.keys(address)[0] ?? '') : String(address),
    )
    const usesDhcp = value.dhcp4 === true || value.dhcp6 === true
    return {
      name: matchedName,
      mac,
      nameservers: isObject(value.nameservers) ? strings(value.nameservers.addresses) : [],
      change: (nic) => ({
        // A name that a rule with a MAC gives.
        ...(typeof value['set-name'] === 'string' ? { name: value['set-name'] } : {}),
        ...(typeof value.mtu === 'number' ? { mtu: value.mtu } : {}),
        // DHCP gives what the machine's network gave the card.
        addresses: [...new Set([...(usesDhcp ? nic.addresses : []), ...addresses])],
        routes: [...(usesDhcp ? nic.routes : []), ...gateways, ...routes],
      }),
    }
  })
}

function entriesOfV1(config: Json): Entry[] {
  return objects(config.config)
    .filter(({ type }) => type === 'physical')
    .map((device) => {
      const subnets = objects(device.subnets)
      const usesDhcp = subnets.some(({ type }) => /^(ipv6_)?dhcp/.test(String(type)))
      const fixed = subnets.filter(({ type }) => /^static6?$/.test(String(type)))
      const name = String(device.name ?? '')
      return {
        name,
        mac: typeof device.mac_address === 'string' ? device.mac_address : undefined,
        nameservers: fixed.flatMap(({ dns_nameservers }) => strings(dns_nameservers)),
        change: (nic) => ({
          ...(name === '' ? {} : { name }),
          ...(typeof device.mtu === 'number' ? { mtu: device.mtu } : {}),
          addresses: [
            ...(usesDhcp ? nic.addresses : []),
            ...fixed.map(({ address, netmask }) =>
              String(address).includes('/') ? String(address) : `${address}/${prefixOf(String(netmask ?? '255.255.255.255'))}`,
            ),
          ],
          routes: [
            ...(usesDhcp ? nic.routes : []),
            ...fixed.flatMap(({ gateway }) => (typeof gateway === 'string' ? [{ to: 'default', via: gateway }] : [])),
            ...fixed.flatMap(({ routes }) => objects(routes).map(routeOf)),
          ],
        }),
      }
    })
}

function routeOf(route: Json): Route {
  const to = String(route.to ?? route.destination ?? route.network ?? 'default')
  const metric = typeof route.metric === 'number' ? { metric: route.metric } : {}
  return { to: ['0.0.0.0/0', '::/0'].includes(to) ? 'default' : to, via: String(route.via ?? route.gateway ?? ''), ...metric }
}

/** `255.255.255.0` as `24`. */
function prefixOf(netmask: string): number {
  if (!netmask.includes('.')) return Number(netmask)
  return netmask.split('.').reduce((sum, part) => sum + Number(part).toString(2).replaceAll('0', '').length, 0)
}
