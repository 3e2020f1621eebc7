import { randomUUID } from 'node:crypto'
import type { ClientChannel } from 'ssh2'
import { Operation } from '../operation.js'
import type { ConnectionPool } from './connection-pool.js'

const killTimeoutMs = 2000

/**
 * A command whose processes can be found again, by a variable in their environment, to kill them when the caller cancels.
 * SSH itself has no way that works: a server does not end a command because its channel is closed, and OpenSSH refuses a
 * signal (RFC 4254, 6.9) to a session of root.
 */
export class MarkedCommand {
  /** What to run: works in every shell that is like POSIX's. */
  readonly line: string
  readonly #mark = `VIVARIUM_COMMAND=${randomUUID()}`

  constructor(command: string) {
    this.line = `export ${this.#mark}; ${command}`
  }

  /** Kills all its processes, as far as that is possible within a short time. Never rejects. */
  async kill(pool: ConnectionPool, address: string): Promise<void> {
    const script = `grep -ls ${this.#mark} /proc/[0-9]*/environ | while IFS=/ read -r _ _ pid _; do kill -KILL "$pid"; done`
    using operation = Operation.from({ timeoutMs: killTimeoutMs }, `killing a command at ${address}`)
    try {
      const { channel, release } = await pool.open<ClientChannel>(
        address,
        operation,
        (client, done) => client.exec(script, done),
        (late) => late.close(),
      )
      const closed = new Promise<void>((resolve) => {
        channel.once('close', resolve)
      })
      channel.resume().end()
      channel.stderr.resume()
      await operation.race(closed).finally(release)
    } catch {
      // The connection is gone, and with it what we could do.
    }
  }
}
