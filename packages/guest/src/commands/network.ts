import type { Duplex } from 'node:stream'
import { messageOf } from '@vivarium/core'
import { type CommandResult, complaint, output, type SystemCall, type SystemCommand } from '../command.js'
import { resolveFrom } from '../files/path.js'
import { sendHttp } from '../http.js'
import { type GuestHttpResponse, isIPv6, type Nic, networkOf, type Route } from '../network.js'
import { isComplaint, readArguments } from './arguments.js'

const loopback: Nic = { name: 'lo', mac: '00:00:00:00:00:00', mtu: 65_536, up: true, addresses: ['127.0.0.1/8', '::1/128'], routes: [] }

/** iproute2's words may be shortened: `ip a`, `ip addr`, `ip address`. */
const isWord = (given: string | undefined, whole: string): boolean => given !== undefined && given !== '' && whole.startsWith(given)

function ip({ guest, user, args }: SystemCall): CommandResult {
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

/** Addresses of a name: what /etc/hosts says, then the network. */
export async function resolve(guest: SystemCall['guest'], name: string): Promise<readonly string[]> {
  if (/^[\d.]+$/.test(name) || isIPv6(name)) return [name]
  const hosts = Buffer.from(guest.files.readFile('/etc/hosts')).toString().split('\n')
  const line = hosts.map((text) => text.replace(/#.*/, '').trim().split(/\s+/)).find((words) => words.slice(1).includes(name))
  if (line?.[0] !== undefined) return [line[0]]
  return name === guest.hostname ? ['127.0.1.1'] : ((await guest.network.resolve?.(name)) ?? [])
}

async function ping({ guest, args, signal }: SystemCall): Promise<CommandResult> {
  const parsed = readArguments('ping', args, {
    count: { short: 'c', value: true },
    wait: { short: 'W', value: true },
    deadline: { short: 'w', value: true },
    interval: { short: 'i', value: true },
    quiet: { short: 'q' },
    four: { short: '4' },
    six: { short: '6' },
    numeric: { short: 'n' },
  })
  if (isComplaint(parsed)) return parsed
  const [target] = parsed.positionals
  if (target === undefined) return complaint('ping: usage error: Destination address required')
  const [address] = await resolve(guest, target)
  if (address === undefined) return complaint(`ping: ${target}: Name or service not known`, 2)
  const isOwn =
    address.startsWith('127.') ||
    address === '::1' ||
    guest.nics.some(({ addresses }) => addresses.some((own) => own.split('/')[0] === address))
  const count = Number(parsed.value('count') ?? 4)
  const lines = [`PING ${target} (${address}) 56(84) bytes of data.`]
  let received = 0
  for (let sequence = 1; sequence <= count && !signal.aborted; sequence++) {
    const milliseconds = isOwn ? 0.03 : await guest.network.ping?.(address, signal)
    if (milliseconds === undefined) continue
    received++
    if (!parsed.has('quiet')) lines.push(`64 bytes from ${address}: icmp_seq=${sequence} ttl=64 time=${milliseconds.toPrecision(3)} ms`)
  }
  const loss = Math.round(((count - received) / count) * 100)
  lines.push('', `--- ${target} ping statistics ---`, `${count} packets transmitted, ${received} received, ${loss}% packet loss`)
  return { stdout: `${lines.join('\n')}\n`, exitCode: received > 0 ? 0 : 1 }
}

const headerOf = ({ headers = {} }: GuestHttpResponse, wanted: string): string | undefined =>
  Object.entries(headers).find(([name]) => name.toLowerCase() === wanted)?.[1]

async function curl({ guest, args, cwd, stdin, signal, files }: SystemCall): Promise<CommandResult> {
  const parsed = readArguments('curl', args, {
    request: { short: 'X', value: true },
    header: { short: 'H', value: true },
    data: { short: 'd', value: true },
    'data-binary': { value: true },
    output: { short: 'o', value: true },
    'write-out': { short: 'w', value: true },
    'max-time': { short: 'm', value: true },
    'connect-timeout': { value: true },
    retry: { value: true },
    silent: { short: 's' },
    'show-error': { short: 'S' },
    fail: { short: 'f' },
    insecure: { short: 'k' },
    cacert: { value: true },
    cert: { short: 'E', value: true },
    key: { value: true },
    location: { short: 'L' },
    include: { short: 'i' },
    head: { short: 'I' },
  })
  if (isComplaint(parsed)) return parsed
  const [address] = parsed.positionals
  if (address === undefined) return complaint("curl: try 'curl --help' for more information", 2)
  const text = /^\w+:\/\//.test(address) ? address : `http://${address}`
  const url = URL.canParse(text) ? new URL(text) : undefined
  const quiet = parsed.has('silent') && !parsed.has('show-error')
  const fail = (code: number, why: string): CommandResult => ({ stderr: quiet ? '' : `curl: (${code}) ${why}\n`, exitCode: code })
  if (url === undefined) return fail(3, 'URL rejected: Malformed input to a URL function')
  if (!/^https?:$/.test(url.protocol)) return fail(1, `Protocol "${url.protocol.slice(0, -1)}" not supported`)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  // Who connects by name looks it up himself.
  const looksUp = guest.network.dial !== undefined && guest.network.resolve === undefined
  if (!looksUp && (await resolve(guest, host)).length === 0) return fail(6, `Could not resolve host: ${host}`)
  if (guest.network.fetch === undefined && guest.network.dial === undefined)
    return fail(7, `Failed to connect to ${host} port ${url.port || '80'}: Connection refused`)
  const texts: string[] = []
  for (const text of [...parsed.values('data'), ...parsed.values('data-binary')]) {
    if (text === '@-') texts.push(await stdin.text())
    else if (!text.startsWith('@')) texts.push(text)
    else texts.push(await files.readFile(resolveFrom(cwd, text.slice(1))))
  }
  const body = texts.length === 0 ? undefined : Buffer.from(texts.join('&'))
  const headers = Object.fromEntries(
    parsed
      .values('header')
      .map((line) => [line.slice(0, line.indexOf(':')).trim().toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  )
  const method = parsed.value('request') ?? (parsed.has('head') ? 'HEAD' : body === undefined ? 'GET' : 'POST')
  const maxTime = parsed.value('max-time')
  const limited = maxTime === undefined ? signal : AbortSignal.any([signal, AbortSignal.timeout(Number(maxTime) * 1000)])
  try {
    const authority = parsed.value('cacert')
    const trusted = authority === undefined ? {} : { authority: await files.readFile(resolveFrom(cwd, authority)) }
    const certificate = parsed.value('cert')
    const key = parsed.value('key')
    const shown = {
      ...(certificate === undefined ? {} : { certificate: await files.readFile(resolveFrom(cwd, certificate)) }),
      ...(key === undefined ? {} : { key: await files.readFile(resolveFrom(cwd, key)) }),
    }
    const common = { headers, tls: { verify: !parsed.has('insecure'), ...trusted, ...shown } }
    let at = url
    const ask = () => sendHttp(guest.network, { ...common, url: at, method, ...(body === undefined ? {} : { body }) }, limited)
    let response = await ask()
    for (let redirects = 0; parsed.has('location') && response !== undefined && redirects < 50; redirects++) {
      const location = response.status >= 300 && response.status < 400 ? headerOf(response, 'location') : undefined
      if (location === undefined) break
      at = new URL(location, at)
      response = await ask()
    }
    if (response === undefined) return fail(7, `Failed to connect to ${host} port ${url.port || '80'}: Connection refused`)
    if (parsed.has('fail') && response.status >= 400) return fail(22, `The requested URL returned error: ${response.status}`)
    const head = [
      `HTTP/1.1 ${response.status} ${response.statusText ?? ''}`.trimEnd(),
      ...Object.entries(response.headers ?? {}).map(([name, value]) => `${name}: ${value}`),
      '',
      '',
    ]
    const preamble = parsed.has('include') || parsed.has('head') ? head.join('\r\n') : ''
    const content = Buffer.from(parsed.has('head') ? '' : response.body)
    const written = parsed.value('write-out')?.replaceAll('%{http_code}', String(response.status)).replaceAll('\\n', '\n') ?? ''
    const path = parsed.value('output')
    if (path === undefined || path === '-') return { stdout: Buffer.concat([Buffer.from(preamble), content, Buffer.from(written)]) }
    try {
      await files.writeFile(resolveFrom(cwd, path), Buffer.concat([Buffer.from(preamble), content]))
    } catch (error) {
      return fail(23, `Failure writing output to destination: ${messageOf(error)}`)
    }
    return output(written)
  } catch (error) {
    return limited.aborted ? fail(28, 'Operation timed out') : fail(7, messageOf(error))
  }
}

async function wget({ guest, args, cwd, signal, files }: SystemCall): Promise<CommandResult> {
  const parsed = readArguments('wget', args, {
    quiet: { short: 'q' },
    'no-verbose': {},
    'server-response': { short: 'S' },
    spider: {},
    'no-check-certificate': {},
    'output-document': { short: 'O', value: true },
    timeout: { short: 'T', value: true },
    tries: { short: 't', value: true },
    header: { value: true },
    'post-data': { value: true },
    'directory-prefix': { short: 'P', value: true },
    Y: { short: 'Y', value: true },
  })
  if (isComplaint(parsed)) return parsed
  const [address] = parsed.positionals
  if (address === undefined) return complaint('wget: missing URL')
  const text = /^\w+:\/\//.test(address) ? address : `http://${address}`
  if (!URL.canParse(text)) return complaint(`${address}: Invalid URL.`)
  const url = new URL(text)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const looksUp = guest.network.dial !== undefined && guest.network.resolve === undefined
  if (!looksUp && (await resolve(guest, host)).length === 0) return complaint(`wget: unable to resolve host address '${host}'`, 4)
  const post = parsed.value('post-data')
  const timeout = parsed.value('timeout')
  const limited = timeout === undefined ? signal : AbortSignal.any([signal, AbortSignal.timeout(Number(timeout) * 1000)])
  const headers = Object.fromEntries(
    parsed
      .values('header')
      .map((line) => [line.slice(0, line.indexOf(':')).trim().toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  )
  let response: GuestHttpResponse | undefined
  try {
    for (let at = url, redirects = 0; redirects < 20; redirects++) {
      response = await sendHttp(
        guest.network,
        {
          url: at,
          method: post === undefined ? 'GET' : 'POST',
          headers,
          ...(post === undefined ? {} : { body: Buffer.from(post) }),
          tls: { verify: !parsed.has('no-check-certificate') },
        },
        limited,
      )
      const location =
        response !== undefined && response.status >= 300 && response.status < 400 ? headerOf(response, 'location') : undefined
      if (location === undefined) break
      at = new URL(location, at)
    }
  } catch (error) {
    return complaint(`wget: can't connect to remote host (${host}): ${limited.aborted ? 'Connection timed out' : messageOf(error)}`, 4)
  }
  if (response === undefined) return complaint(`wget: can't connect to remote host (${host}): Connection refused`, 4)
  const head = [
    `  HTTP/1.1 ${response.status} ${response.statusText ?? ''}`.trimEnd(),
    ...Object.entries(response.headers ?? {}).map(([name, value]) => `  ${name}: ${value}`),
  ]
  const stderr = parsed.has('server-response') ? `${head.join('\n')}\n` : ''
  if (response.status >= 400)
    return { stderr: `${stderr}wget: server returned error: HTTP/1.1 ${response.status} ${response.statusText ?? ''}\n`, exitCode: 8 }
  if (parsed.has('spider')) return { stderr: `${stderr}remote file exists\n` }
  const path =
    parsed.value('output-document') ?? `${parsed.value('directory-prefix') ?? '.'}/${url.pathname.split('/').at(-1) || 'index.html'}`
  if (path === '-') return { stdout: Buffer.from(response.body), stderr }
  try {
    await files.writeFile(resolveFrom(cwd, path), Buffer.from(response.body))
  } catch (error) {
    return complaint(`wget: can't open '${path}': ${messageOf(error)}`, 3)
  }
  return { stderr: parsed.has('quiet') ? stderr : `${stderr}'${path}' saved\n` }
}

/** Connects and carries bytes, or with -z only tries. */
async function nc({ guest, args, stdin, print, signal }: SystemCall): Promise<CommandResult> {
  const parsed = readArguments('nc', args, {
    zero: { short: 'z' },
    verbose: { short: 'v' },
    numeric: { short: 'n' },
    wait: { short: 'w', value: true },
    quit: { short: 'q', value: true },
    N: { short: 'N' },
  })
  if (isComplaint(parsed)) return parsed
  const [host, port] = parsed.positionals
  if (host === undefined || port === undefined || !/^\d+$/.test(port)) return complaint('usage: nc [-zvnN] [-w timeout] host port')
  const refused = (why: string) =>
    complaint(parsed.has('verbose') ? `nc: connect to ${host} port ${port} (tcp) failed: ${why}` : '').stderr?.trim() ?? ''
  const wait = parsed.value('wait')
  const limited = wait === undefined ? signal : AbortSignal.any([signal, AbortSignal.timeout(Number(wait) * 1000)])
  let connection: Duplex
  try {
    if (guest.network.dial === undefined) throw new Error('Network is unreachable')
    connection = await Promise.race([
      guest.network.dial(host, Number(port)),
      new Promise<never>((_, reject) => limited.addEventListener('abort', () => reject(new Error('Operation timed out')), { once: true })),
    ])
  } catch (error) {
    const why = refused(messageOf(error))
    return { stderr: why === '' ? '' : `${why}\n`, exitCode: 1 }
  }
  const stderr = parsed.has('verbose') ? `Connection to ${host} ${port} port [tcp/*] succeeded!\n` : ''
  if (parsed.has('zero')) {
    connection.destroy()
    return { stderr }
  }
  connection.on('error', () => connection.destroy())
  const stop = () => connection.destroy()
  signal.addEventListener('abort', stop, { once: true })
  const sending = (async () => {
    for await (const chunk of stdin) if (!connection.destroyed) connection.write(chunk)
    connection.end()
  })()
  try {
    for await (const chunk of connection) await print(chunk as Buffer)
  } catch {
    // The other side has cut it: what came is all there is.
  }
  signal.removeEventListener('abort', stop)
  connection.destroy()
  sending.catch(() => {})
  return { stderr }
}

async function nslookup({ guest, args }: SystemCall): Promise<CommandResult> {
  const name = args.find((arg) => !arg.startsWith('-'))
  if (name === undefined) return complaint('Usage: nslookup HOST')
  const server = nameServer(guest)
  const head = `Server:\t\t${server}\nAddress:\t${server}#53\n\n`
  const addresses = await resolve(guest, name)
  if (addresses.length === 0) return { stdout: `${head}** server can't find ${name}: NXDOMAIN\n\n`, exitCode: 1 }
  return output(`${head}${addresses.map((address) => `Name:\t${name}\nAddress: ${address}\n`).join('')}\n`)
}

function nameServer(guest: SystemCall['guest']): string {
  const { node } = guest.files.locate('/etc/resolv.conf', 'open')
  const text = node?.kind === 'file' ? Buffer.from(node.content).toString() : ''
  return /^nameserver\s+(\S+)/m.exec(text)?.[1] ?? '127.0.0.1'
}

/** Waiting sockets, as `ss -ltn` and `netstat -ltn` show them. */
function sockets(program: 'ss' | 'netstat'): SystemCommand {
  return {
    name: program,
    run: ({ guest, args }) => {
      const flags = args.filter((arg) => /^-[a-zA-Z46]/.test(arg)).join('')
      const [tcp, udp] = [/t/.test(flags), /u/.test(flags)]
      const ports = guest
        .listeningPorts()
        .filter(({ protocol = 'tcp' }) => (protocol === 'tcp' ? tcp || !udp : udp || !tcp))
        .toSorted((a, b) => a.port - b.port)
      const shows = /[la]/.test(flags)
      const rows = shows ? ports : []
      if (program === 'netstat')
        return output(
          `Active Internet connections (only servers)\nProto Recv-Q Send-Q Local Address           Foreign Address         State      ${/p/.test(flags) ? ' PID/Program name' : ''}\n${rows
            .map(({ port, address = '0.0.0.0', protocol = 'tcp', process }) =>
              `${protocol.padEnd(5)}      0      0 ${`${address}:${port}`.padEnd(23)} 0.0.0.0:*               ${protocol === 'tcp' ? 'LISTEN     ' : '           '}${/p/.test(flags) ? ` -/${process ?? ''}` : ''}`.trimEnd(),
            )
            .map((line) => `${line}\n`)
            .join('')}`,
        )
      const isMixed = tcp === udp
      const head = `${isMixed ? 'Netid ' : ''}State  Recv-Q Send-Q Local Address:Port Peer Address:Port${/p/.test(flags) ? ' Process' : ''}\n`
      const lines = rows.map(
        ({ port, address = '0.0.0.0', protocol = 'tcp', process }) =>
          `${isMixed ? protocol.padEnd(6) : ''}${(protocol === 'tcp' ? 'LISTEN' : 'UNCONN').padEnd(6)} 0      ${protocol === 'tcp' ? '128   ' : '0     '} ${`${address}:${port}`.padStart(18)} ${'0.0.0.0:*'.padStart(17)}${/p/.test(flags) && process !== undefined ? ` users:(("${process}"))` : ''}\n`,
      )
      return output(`${/H/.test(flags) ? '' : head}${lines.join('')}`)
    },
  }
}

export const networkCommands: readonly SystemCommand[] = [
  { name: 'ip', run: ip },
  { name: 'ping', run: ping },
  { name: 'curl', run: curl },
  { name: 'wget', run: wget },
  { name: 'nc', run: nc },
  { name: 'nslookup', run: nslookup },
  sockets('ss'),
  sockets('netstat'),
]
