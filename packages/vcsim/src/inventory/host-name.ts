import type { HostConnectSpec } from '@vivarium/vim/types'
import { fault } from '../faults.js'

/** The name that a host is to have. Throws the fault NoHost for none. */
export function hostNameOf({ hostName = '' }: HostConnectSpec): string {
  if (hostName.trim() === '') throw fault('NoHost', { name: hostName }, 'Unable to connect to the specified host.')
  return hostName
}
