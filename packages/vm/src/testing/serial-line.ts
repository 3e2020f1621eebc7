import type { Socket } from 'node:net'
import { Operation } from '@vivarium/core'
import { connectUnixSocket } from '../unix-socket.js'

/** The far end of a counting guest's serial line. */
export async function askCounter(consolePath: string): Promise<string> {
  const operation = Operation.from({ timeoutMs: 20_000 }, "the guest's answer")
  const socket: Socket = await connectUnixSocket(consolePath, operation)
  try {
    // While the firmware runs, a byte is lost: it is sent until one is answered.
    const answer = new Promise<string>((resolve) => {
      socket.on('data', (bytes: Buffer) => {
        const letter = /[A-Z]/.exec(bytes.toString('latin1'))?.[0]
        if (letter !== undefined) resolve(letter)
      })
    })
    socket.write('x')
    return await operation.race(answer)
  } finally {
    socket.destroy()
  }
}
