import { isIPv6 } from 'node:net'
import { errors } from '../errors.js'

export interface SshAddress {
  readonly host: string
  readonly port: number
}

/** Reads `host:port`, `host` (port 22), `[2001:db8::1]:2222` or a bare IPv6 address. Throws INVALID_VALUE. */
export function parseAddress(address: string): SshAddress {
  if (isIPv6(address)) return { host: address, port: 22 }
  const match = /^(?:\[([^\]]+)\]|([^:[\]\s/@]+))(?::(\d{1,5}))?$/.exec(address)
  const host = match?.[1] ?? match?.[2]
  const port = match?.[3] === undefined ? 22 : Number(match[3])
  if (host === undefined || port < 1 || port > 65535 || (match?.[1] !== undefined && !isIPv6(host))) {
    throw errors.invalidValue('SSH address', address, 'write it as host:port, such as 127.0.0.1:2222 or [::1]:2222')
  }
  return { host, port }
}
