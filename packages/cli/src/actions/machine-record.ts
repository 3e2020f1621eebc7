import { type Forward, formatSize } from '@vivarium/core'
import type { VM } from '@vivarium/universe'
import type { Column } from '../output/table.js'

/** A machine as programs see it; the shape is documented in the README and only ever gains fields. */
export interface MachineRecord {
  readonly name: string
  readonly status: string
  readonly image: string
  readonly hostname: string
  readonly cpus: number
  readonly memoryBytes: number
  readonly ipv4: string
  readonly ipv6: string
  readonly forwards: readonly Forward[]
  /** `address:port` of its SSH server as this computer reaches it; null while there is none. */
  readonly sshAddress: string | null
  /** Process id of what runs it on this computer; 0 while it is stopped. */
  readonly pid: number
}

export async function machineRecord(vm: VM): Promise<MachineRecord> {
  const [status, forwards, pid] = await Promise.all([vm.status(), vm.forwards(), vm.pid()])
  const sshAddress = status === 'running' ? await vm.sshAddress().catch(() => null) : null
  const { name, image, hostname, cpus, memoryBytes, ipv4, ipv6 } = vm
  return { name, status, image, hostname, cpus, memoryBytes, ipv4, ipv6, forwards, sshAddress, pid }
}

export const machineColumns: readonly Column<MachineRecord>[] = [
  { header: 'NAME', value: ({ name }) => name },
  { header: 'STATUS', value: ({ status }) => status },
  { header: 'IMAGE', value: ({ image }) => image },
  { header: 'CPUS', value: ({ cpus }) => String(cpus), align: 'right' },
  { header: 'MEMORY', value: ({ memoryBytes }) => formatSize(memoryBytes), align: 'right' },
  { header: 'ADDRESS', value: ({ ipv4 }) => ipv4 },
  { header: 'SSH', value: ({ sshAddress }) => sshAddress ?? '-' },
  { header: 'PORTS', value: ({ forwards }) => forwards.filter(isNotSsh).map(forwardText).join(', ') || '-' },
]

/** That one has a column of its own. */
const isNotSsh = ({ guestPort }: Forward) => guestPort !== 22

/** `127.0.0.1:34567→80`, as `docker ps` writes them. */
export function forwardText(forward: Forward): string {
  return `${hostSideText(forward)}→${forward.guestPort}`
}

/** `127.0.0.1:34567`; without a port while a stopped machine has none yet. */
export function hostSideText({ hostAddress, hostPort }: Forward): string {
  const address = hostAddress.includes(':') ? `[${hostAddress}]` : hostAddress
  return hostPort === 0 ? `${address}:-` : `${address}:${hostPort}`
}
