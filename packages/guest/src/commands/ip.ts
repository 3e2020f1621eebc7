import { type CommandResult, complaint, output, type SystemCall } from '../command.js'
import { isIPv6, type Nic, networkOf, type Route } from '../network.js'

const loopback: Nic = { name: 'lo', mac: '00:00:00:00:00:00', mtu: 65_536, up: true, addresses: ['127.0.0.1/8', '::1/128'], routes: [] }

/** iproute2's words may be shortened: `ip a`, `ip addr`, `ip address`. */
const isWord = (given: string | undefined, whole: string): boolean => given !== undefined && given !== '' && whole.startsWith(given)

export function ip({ guest, user, args }: SystemCall): CommandResult {
  const flags = args.filter((arg) => arg.startsWith('-'))
  const [object = 'address', ...rest] = args.filter((arg) => !arg.startsWith('-'))
  const asJson = flags.some((flag) => ['-j', '-json', '--json'].includes(flag))
  const family = flags.includes('-4') ? 4 : flags.includes('-6') ? 6 : undefined
  const isBrief = flags.includes('-br') || flags.includes('-brief')
  const verb = rest[0] ?? 'show'
  const device = valueAfter(rest, 'dev') ?? (isWord(verb, 'show') || isWord(verb, 'list') ? rest[1] : undefined)
  const nics = [loopback, ...guest.nics]
  const chosen = device === undefined || isWord(object, 'route') ? nics : nics.filter(({ name }) => name === device)
  if (chosen.length === 0) return complaint(`Device "${device}" does not exist.`)
  const isShown = isWord(verb, 'show') || isWord(verb, 'list') || verb === 'get'
  if (!isShown && user.uid !== 0) return complaint('RTNETLINK answers: Operation not permitted', 2)

  if (isWord(object, 'address')) {
    if (!isShown) return changeAddress(guest, verb, rest)
    const views = chosen.map((nic) => linkView(nic, nics.indexOf(nic) + 1, addressesOf(nic, family)))
    if (asJson) return output(`${JSON.stringify(views)}\n`)
    return output(isBrief ? chosen.map((nic) => brief(nic, addressesOf(nic, family).join(' '))).join('') : views.map(addressText).join(''))
  }
  if (isWord(object, 'link')) {
    if (!isShown) return changeLink(guest, verb, rest)
    const views = chosen.map((nic) => linkView(nic, nics.indexOf(nic) + 1))
    if (asJson) return output(`${JSON.stringify(views)}\n`)
    return output(isBrief ? chosen.map((nic) => brief(nic, nic.mac)).join('') : views.map(linkText).join(''))
  }
  if (isWord(object, 'route')) {
    if (!isShown) return changeRoute(guest, verb, rest)
    const routes = routesOf(guest.nics).filter(
      (route) => isIPv6(route.gateway ?? route.dst) === (family === 6) && (rest[1] !== 'default' || route.dst === 'default'),
    )
    if (asJson) return output(`${JSON.stringify(routes)}\n`)
    return output(
      routes
        .map(({ dst, gateway, dev, scope, prefsrc }) =>
          gateway === undefined ? `${dst} dev ${dev} proto kernel scope ${scope} src ${prefsrc}\n` : `${dst} via ${gateway} dev ${dev}\n`,
        )
        .join(''),
    )
  }
  return complaint(`Object "${object}" is unknown, try "ip help".`)
}

const valueAfter = (words: readonly string[], word: string): string | undefined => {
  const index = words.indexOf(word)
  return index < 0 ? undefined : words[index + 1]
}

const addressesOf = (nic: Nic, family: number | undefined): readonly string[] =>
  nic.addresses.filter((address) => family === undefined || isIPv6(address) === (family === 6))

interface LinkView {
  readonly ifindex: number
  readonly ifname: string
  readonly flags: readonly string[]
  readonly mtu: number
  readonly operstate: string
  readonly link_type: string
  readonly address: string
  readonly addr_info?: readonly { family: string; local: string; prefixlen: number; scope: string }[]
}

function linkView(nic: Nic, ifindex: number, addresses?: readonly string[]): LinkView {
  const isLoopback = nic.name === 'lo'
  return {
    ifindex,
    ifname: nic.name,
    flags: [...(isLoopback ? ['LOOPBACK'] : ['BROADCAST', 'MULTICAST']), ...(nic.up ? ['UP', 'LOWER_UP'] : [])],
    mtu: nic.mtu,
    operstate: isLoopback ? 'UNKNOWN' : nic.up ? 'UP' : 'DOWN',
    link_type: isLoopback ? 'loopback' : 'ether',
    address: nic.mac,
    ...(addresses === undefined
      ? {}
      : {
          addr_info: addresses.map((cidr) => {
            const [local = '', length = ''] = cidr.split('/')
            const scope = isLoopback ? 'host' : local.startsWith('fe80:') ? 'link' : 'global'
            return { family: isIPv6(local) ? 'inet6' : 'inet', local, prefixlen: Number(length || (isIPv6(local) ? 128 : 32)), scope }
          }),
        }),
  }
}

function linkText({ ifindex, ifname, flags, mtu, operstate, link_type, address }: LinkView): string {
  const broadcast = link_type === 'loopback' ? '00:00:00:00:00:00' : 'ff:ff:ff:ff:ff:ff'
  return `${ifindex}: ${ifname}: <${flags.join(',')}> mtu ${mtu} state ${operstate}\n    link/${link_type} ${address} brd ${broadcast}\n`
}

function addressText(view: LinkView): string {
  const addresses = (view.addr_info ?? []).map(
    ({ family, local, prefixlen, scope }) => `    ${family} ${local}/${prefixlen} scope ${scope} ${view.ifname}\n`,
  )
  return linkText(view) + addresses.join('')
}

function brief(nic: Nic, what: string): string {
  return `${nic.name.padEnd(16)} ${(nic.name === 'lo' ? 'UNKNOWN' : nic.up ? 'UP' : 'DOWN').padEnd(14)} ${what}\n`
}

interface RouteView {
  readonly dst: string
  readonly gateway?: string
  readonly dev: string
  readonly scope?: string
  readonly prefsrc?: string
}

function routesOf(nics: readonly Nic[]): RouteView[] {
  const up = nics.filter((nic) => nic.up)
  return [
    ...up.flatMap((nic) => nic.routes.map(({ to, via }) => ({ dst: to, gateway: via, dev: nic.name }))),
    ...up.flatMap((nic) =>
      nic.addresses
        .filter((address) => !isIPv6(address))
        .map((address) => ({ dst: networkOf(address), dev: nic.name, scope: 'link', prefsrc: address.split('/')[0] ?? '' })),
    ),
  ].sort((a, b) => Number(b.dst === 'default') - Number(a.dst === 'default'))
}

type Changer = (nic: Nic) => Nic | CommandResult

function change(guest: SystemCall['guest'], device: string | undefined, changer: Changer): CommandResult {
  const nic = guest.nics.find(({ name }) => name === device)
  if (nic === undefined) return complaint(`Cannot find device "${device ?? ''}"`)
  const changed = changer(nic)
  if (!('mac' in changed)) return changed
  guest.nics = guest.nics.map((other) => (other === nic ? changed : other))
  return {}
}

function changeAddress(guest: SystemCall['guest'], verb: string, rest: readonly string[]): CommandResult {
  const [, address = ''] = rest
  return change(guest, valueAfter(rest, 'dev'), (nic) => {
    if (verb === 'flush') return { ...nic, addresses: [] }
    const has = nic.addresses.includes(address)
    if (verb === 'add') return has ? complaint('RTNETLINK answers: File exists', 2) : { ...nic, addresses: [...nic.addresses, address] }
    if (verb === 'replace') return has ? nic : { ...nic, addresses: [...nic.addresses, address] }
    if (verb !== 'del' && verb !== 'delete') return complaint(`Command "${verb}" is unknown, try "ip address help".`)
    if (!has) return complaint('RTNETLINK answers: Cannot assign requested address', 2)
    return { ...nic, addresses: nic.addresses.filter((other) => other !== address) }
  })
}

function changeLink(guest: SystemCall['guest'], verb: string, rest: readonly string[]): CommandResult {
  if (verb !== 'set') return complaint(`Command "${verb}" is unknown, try "ip link help".`)
  const mtu = valueAfter(rest, 'mtu')
  return change(guest, valueAfter(rest, 'dev') ?? rest[1], (nic) => ({
    ...nic,
    up: rest.includes('up') || (nic.up && !rest.includes('down')),
    mtu: mtu === undefined ? nic.mtu : Number(mtu),
  }))
}

function changeRoute(guest: SystemCall['guest'], verb: string, rest: readonly string[]): CommandResult {
  const [, to = 'default'] = rest
  const via = valueAfter(rest, 'via')
  const nic =
    valueAfter(rest, 'dev') ?? guest.nics.find(({ routes }) => routes.some((route) => route.to === to))?.name ?? guest.nics[0]?.name
  return change(guest, nic, (found) => {
    const others = found.routes.filter((route) => route.to !== to)
    const route: Route[] = via === undefined ? [] : [{ to, via }]
    if (verb === 'add')
      return others.length < found.routes.length
        ? complaint('RTNETLINK answers: File exists', 2)
        : { ...found, routes: [...others, ...route] }
    if (verb === 'replace') return { ...found, routes: [...others, ...route] }
    if (verb !== 'del' && verb !== 'delete') return complaint(`Command "${verb}" is unknown, try "ip route help".`)
    return others.length === found.routes.length ? complaint('RTNETLINK answers: No such process', 2) : { ...found, routes: others }
  })
}
