import { child, type FieldError, fieldError, index } from '../../schema/field-error.js'
import { isAddress, validateLooseAddress } from '../../validation/addresses.js'
import { invalid, oneOf } from '../../validation/checks.js'
import { dnsSubdomain } from '../../validation/names.js'
import type { BalancerIngress } from './service-types.js'

/** Where a load balancer listens; services and ingresses say it alike. */
export function validateBalancerStatus(
  ingress: readonly BalancerIngress[] | undefined,
  old: readonly BalancerIngress[] | undefined,
): FieldError[] {
  const before = (old ?? []).flatMap(({ ip }) => ip ?? [])
  return (ingress ?? []).flatMap(({ ip, ipMode, hostname }, i) => {
    const path = index('status.loadBalancer.ingress', i)
    const errors: FieldError[] = ip ? validateLooseAddress(child(path, 'ip'), ip, before) : []
    const mode = child(path, 'ipMode')
    if (ipMode === undefined) {
      if (ip) errors.push(fieldError.required(mode, 'must be specified when `ip` is set'))
    } else if (!ip) errors.push(fieldError.forbidden(mode, 'may not be specified when `ip` is not set'))
    else errors.push(...oneOf(mode, ipMode, ['Proxy', 'VIP']))
    if (!hostname) return errors
    errors.push(...invalid(child(path, 'hostname'), hostname, dnsSubdomain(hostname)))
    if (isAddress(hostname)) errors.push(fieldError.invalid(child(path, 'hostname'), hostname, 'must be a DNS name, not an IP address'))
    return errors
  })
}
