import { isIPv4 } from 'node:net'
import type { Forward, ForwardSpec } from '@vivarium/core'
import { errors, Operation, type OperationOptions } from '@vivarium/core'
import { vmErrors } from '../errors.js'
import type { QmpClient } from './qmp.js'

/** The id that `machineArguments` gives to the user network. */
const netdev = 'internet'

/**
 * TCP port forwards from this computer into a running machine, through QEMU's user network. QEMU itself finds a free host
 * port, so there is no moment in which somebody else could take it.
 */
export class PortForwards {
  readonly #qmp: Pick<QmpClient, 'humanMonitorCommand'>
  #queue: Promise<unknown> = Promise.resolve()

  constructor(qmp: Pick<QmpClient, 'humanMonitorCommand'>) {
    this.#qmp = qmp
  }

  /** Host port 0 or none takes a free one; host address default 127.0.0.1. Throws FORWARD_FAILED, INVALID_VALUE. */
  async add(spec: ForwardSpec, options?: OperationOptions): Promise<Forward> {
    const { guestPort, hostPort = 0, hostAddress = '127.0.0.1' } = checkForward(spec)
    const operation = Operation.from(options, `forwarding port ${guestPort}`)
    return this.#inTurn(async () => {
      const before = await this.list(operation)
      const rule = `tcp:${hostAddress}:${hostPort}-:${guestPort}`
      const complaint = await this.#qmp.humanMonitorCommand(`hostfwd_add ${netdev} ${rule}`, operation)
      const same = (a: Forward) => (b: Forward) => a.hostPort === b.hostPort && a.hostAddress === b.hostAddress
      const added = (await this.list(operation)).find(
        (entry) => entry.guestPort === guestPort && entry.hostAddress === hostAddress && !before.some(same(entry)),
      )
      if (complaint.trim() !== '' || added === undefined) {
        throw vmErrors.forwardFailed(hostAddress, hostPort, guestPort, complaint.trim() || 'QEMU does not list it')
      }
      return added
    })
  }

  /** Throws NOT_FOUND when there is no such forward. */
  async remove(forward: Pick<Forward, 'hostAddress' | 'hostPort'>, options?: OperationOptions): Promise<void> {
    const operation = Operation.from(options, `removing the forward of port ${forward.hostPort}`)
    await this.#inTurn(async () => {
      const rule = `tcp:${forward.hostAddress}:${forward.hostPort}`
      const answer = await this.#qmp.humanMonitorCommand(`hostfwd_remove ${netdev} ${rule}`, operation)
      if (!answer.includes('removed')) {
        const there = await this.list(operation)
        throw errors.notFound('forwarded port', `${forward.hostAddress}:${forward.hostPort}`, there.map(formatForward))
      }
    })
  }

  async list(options?: OperationOptions): Promise<Forward[]> {
    return parseUserNetwork(await this.#qmp.humanMonitorCommand('info usernet', options))
  }

  #inTurn<T>(body: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(body)
    this.#queue = turn.catch(() => {})
    return turn
  }
}

const formatForward = ({ hostAddress, hostPort }: Forward): string => `${hostAddress}:${hostPort}`

function checkForward(spec: ForwardSpec): ForwardSpec {
  const port = (what: string, value: number, lowest: number) => {
    if (!Number.isInteger(value) || value < lowest || value > 65535) {
      throw errors.invalidValue(what, value, `a port is a whole number from ${lowest} to 65535`)
    }
  }
  port('guest port', spec.guestPort, 1)
  if (spec.hostPort !== undefined) port('host port', spec.hostPort, 0)
  if (spec.hostAddress !== undefined && !isIPv4(spec.hostAddress)) {
    throw errors.invalidValue('host address', spec.hostAddress, 'write an IPv4 address of this computer, such as 127.0.0.1 or 0.0.0.0')
  }
  return spec
}

/** The TCP forwards in what QEMU's `info usernet` prints (libslirp's `slirp_connection_info`). */
export function parseUserNetwork(output: string): Forward[] {
  return [...output.matchAll(/^\s*TCP\[HOST_FORWARD\]\s+\d+\s+(\S+)\s+(\d+)\s+\S+\s+(\d+)\s/gm)].map(
    ([, address, hostPort, guestPort]) => ({
      hostAddress: address === '*' ? '0.0.0.0' : String(address),
      hostPort: Number(hostPort),
      guestPort: Number(guestPort),
    }),
  )
}
