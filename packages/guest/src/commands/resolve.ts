import type { SystemCall } from '../command.js'
import { isIPv6 } from '../network.js'

/** Addresses of a name: what /etc/hosts says, then the network. */
export async function resolve(guest: SystemCall['guest'], name: string): Promise<readonly string[]> {
  if (/^[\d.]+$/.test(name) || isIPv6(name)) return [name]
  const hosts = Buffer.from(guest.files.readFile('/etc/hosts')).toString().split('\n')
  const line = hosts.map((text) => text.replace(/#.*/, '').trim().split(/\s+/)).find((words) => words.slice(1).includes(name))
  if (line?.[0] !== undefined) return [line[0]]
  return name === guest.hostname ? ['127.0.1.1'] : ((await guest.network.resolve?.(name)) ?? [])
}
