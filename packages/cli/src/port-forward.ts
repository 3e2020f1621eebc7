import { isIP } from 'node:net'
import type { ForwardSpec } from '@vivarium/core'
import { cliErrors } from './errors.js'

const form = 'GUEST, HOST:GUEST, ADDRESS:GUEST or ADDRESS:HOST:GUEST, such as 80, 8080:80 or 0.0.0.0:8080:80 (an IPv6 address in brackets)'

/** Reads `[ADDR:][HOST:]GUEST`. Throws BAD_SYNTAX. */
export function parseForward(text: string): ForwardSpec {
  const match = /^(?:(?:\[(?<ipv6>[^\]]+)\]|(?<ipv4>\d+(?:\.\d+){3})):)?(?:(?<host>\d*):)?(?<guest>\d+)$/.exec(text)
  const { ipv6, ipv4, host, guest } = match?.groups ?? {}
  const hostAddress = ipv6 ?? ipv4
  if (guest === undefined || (hostAddress !== undefined && isIP(hostAddress) === 0))
    throw cliErrors.badSyntax('port to forward', text, form)
  const hostPort = host ? portOf(text, host, 0) : undefined
  return {
    guestPort: portOf(text, guest, 1),
    ...(hostPort !== undefined && { hostPort }),
    ...(hostAddress !== undefined && { hostAddress }),
  }
}

function portOf(text: string, digits: string, least: number): number {
  const port = Number(digits)
  if (port < least || port > 65535) throw cliErrors.badSyntax('port to forward', text, 'ports from 1 to 65535')
  return port
}
