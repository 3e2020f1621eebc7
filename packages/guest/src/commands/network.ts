import type { Duplex } from 'node:stream'
import { messageOf } from '@vivarium/core'
import { type CommandResult, complaint, output, type SystemCall, type SystemCommand } from '../command.js'
import { isComplaint, readArguments } from './arguments.js'
import { curl, wget } from './http-clients.js'
import { ip } from './ip.js'
import { resolve } from './resolve.js'

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
  const full = (await guest.network.fullName?.(name)) ?? name
  return output(`${head}${addresses.map((address) => `Name:\t${full}\nAddress: ${address}\n`).join('')}\n`)
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
