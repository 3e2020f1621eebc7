import { createReadStream } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import type { Socket } from 'node:net'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { isVivariumError, messageOf, Operation, type OperationOptions } from '@vivarium/core'
import { z } from 'zod'
import { vmErrors } from '../errors.js'
import { acceptUnixSocket, connectUnixSocket } from '../unix-socket.js'
import type { QemuProcess } from './process.js'
import type { QmpClient } from './qmp.js'

/**
 * What the stream of a saved state holds. `devices`: the state of the devices alone, for a machine whose memory is a shared file
 * (QEMU's x-ignore-shared). `everything`: memory too.
 */
export type StateContent = 'devices' | 'everything'

export interface SaveResult {
  /** Size of the file, in bytes. */
  readonly bytes: number
}

/**
 * Stops the machine and writes its state to `file`, synced. The machine stands afterwards: end it, or let it go on with `cont`.
 * When it fails or is cancelled the file is gone and the machine goes on if it ran before. Throws MIGRATION_FAILED.
 *
 * The stream goes through a Unix socket and this process instead of `exec:cat>file`: QEMU does not look at cat's exit
 * code, so a disk that is full at the very end would go unnoticed.
 */
export async function saveState(qemu: QemuProcess, file: string, content: StateContent, options?: OperationOptions): Promise<SaveResult> {
  const operation = Operation.from(options, "saving the machine's state")
  const ranBefore = qemu.state === 'running'
  try {
    await prepare(qemu.qmp, content, operation)
    await qemu.stop(operation)
    return await acceptUnixSocket(join(qemu.directory, saveSocket), (client) => receiveState(qemu, client, file, operation))
  } catch (error) {
    await rm(file, { force: true })
    const lives = await settle(qemu.qmp)
    if (lives && ranBefore) await qemu.cont({ timeoutMs: 10_000 })
    throw error
  }
}

/**
 * Reads a state into a QEMU that was started with `begin: 'incoming'`, the same machine and, for `devices`, the same memory file.
 * The machine stands afterwards: `cont` lets it go on. Throws MIGRATION_FAILED with what QEMU says, and QEMU is gone then.
 */
export async function loadState(qemu: QemuProcess, file: string, content: StateContent, options?: OperationOptions): Promise<void> {
  const operation = Operation.from(options, "loading the machine's state")
  try {
    await prepare(qemu.qmp, content, operation)
    await qemu.qmp.execute('migrate-incoming', { uri: `unix:${loadSocket}` }, operation)
    const socketPath = join(qemu.directory, loadSocket)
    const socket = await connectUnixSocket(socketPath, operation)
    await rm(socketPath, { force: true })
    const sent = pipeline(createReadStream(file, { highWaterMark: chunkBytes }), socket, { signal: operation.signal })
    const loaded = operation.poll(async () => {
      const { status } = migrationStatus.parse(await qemu.qmp.execute('query-migrate', {}, operation))
      if (status === 'failed') throw vmErrors.migrationFailed('load', 'QEMU refused it')
      return status === 'completed' ? true : undefined
    }, pollMs)
    // QEMU hangs up as soon as it has what it needs, which may be before we have said that there is no more. Whether it has is
    // told by its own status; what went wrong with the file is only of interest when it has not.
    let notSent: unknown
    sent.catch((error: unknown) => {
      notSent = error
    })
    await loaded.catch((error: unknown) => {
      throw notSent !== undefined && isVivariumError(error, 'QMP_CLOSED') ? notSent : error
    })
  } catch (error) {
    operation.throwIfAborted("loading the machine's state")
    // A QEMU that can't take a state ends, and says why on its standard error.
    const said = await qemu.lastWords()
    await qemu.kill()
    throw isVivariumError(error, 'MIGRATION_FAILED') && said === ''
      ? error
      : vmErrors.migrationFailed('load', said || messageOf(error), { cause: error })
  }
}

/**
 * Hands everything, memory included, from a machine that stands to a QEMU that was started with `begin: 'incoming'` in the same
 * folder: the same machine with memory of another kind. Both stand afterwards. When it fails, `from` can go on. Throws MIGRATION_FAILED.
 */
export async function transferState(from: QemuProcess, to: QemuProcess, options?: OperationOptions): Promise<void> {
  const operation = Operation.from(options, "handing over the machine's state")
  try {
    await prepare(from.qmp, 'everything', operation)
    await prepare(to.qmp, 'everything', operation)
    await to.qmp.execute('migrate-incoming', { uri: `unix:${loadSocket}` }, operation)
    await sendState(from.qmp, loadSocket, operation)
    await operation.poll(async () => {
      const { status } = migrationStatus.parse(await to.qmp.execute('query-migrate', {}, operation))
      if (status === 'failed') throw vmErrors.migrationFailed('load', (await to.lastWords()) || 'QEMU refused it')
      return status === 'completed' ? true : undefined
    }, pollMs)
  } catch (error) {
    await settle(from.qmp)
    operation.throwIfAborted("handing over the machine's state")
    throw isVivariumError(error, 'MIGRATION_FAILED') ? error : vmErrors.migrationFailed('save', messageOf(error), { cause: error })
  } finally {
    await rm(join(to.directory, loadSocket), { force: true })
  }
}

const saveSocket = 'save.sock'
const loadSocket = 'load.sock'
const chunkBytes = 2 ** 20
const pollMs = 4
const reportMs = 200

const migrationStatus = z.object({
  status: z.string().optional(),
  'error-desc': z.string().optional(),
  ram: z.object({ transferred: z.number(), remaining: z.number() }).optional(),
})

async function prepare(qmp: QmpClient, content: StateContent, operation: Operation): Promise<void> {
  await qmp.execute(
    'migrate-set-capabilities',
    { capabilities: [{ capability: 'x-ignore-shared', state: content === 'devices' }] },
    operation,
  )
  // The default, 128 MiB/s, is meant for networks.
  await qmp.execute('migrate-set-parameters', { 'max-bandwidth': 2 ** 40 }, operation)
}

async function receiveState(qemu: QemuProcess, client: Promise<Socket>, file: string, operation: Operation): Promise<SaveResult> {
  const over = new AbortController()
  const stop = AbortSignal.any([operation.signal, over.signal])
  const written = client.then((socket) => writeStream(socket, file, stop))
  // Whether QEMU or the file failed first: the other one is told to stop, and the file's error says more.
  const sent = sendState(qemu.qmp, saveSocket, operation)
  try {
    const [bytes] = await Promise.all([written, sent])
    return { bytes }
  } catch (error) {
    over.abort()
    await Promise.allSettled([sent])
    throw isVivariumError(error) ? error : vmErrors.migrationFailed('save', messageOf(error), { cause: error })
  }
}

/** The file is complete and on the disk when this resolves. */
async function writeStream(socket: Socket, path: string, signal: AbortSignal): Promise<number> {
  const stop = () => socket.destroy()
  signal.addEventListener('abort', stop, { once: true })
  const file = await open(path, 'w', 0o600)
  try {
    for await (const chunk of socket) await file.writeFile(chunk as Buffer)
    await file.sync()
    return (await file.stat()).size
  } finally {
    signal.removeEventListener('abort', stop)
    socket.destroy()
    await file.close()
  }
}

async function sendState(qmp: QmpClient, socket: string, operation: Operation): Promise<void> {
  await qmp.execute('migrate', { uri: `unix:${socket}` }, operation)
  let reported = performance.now()
  await operation.poll(async () => {
    const { status, ram, ...rest } = migrationStatus.parse(await qmp.execute('query-migrate', {}, operation))
    if (ram && performance.now() - reported > reportMs) {
      reported = performance.now()
      operation.report({ current: ram.transferred, total: ram.transferred + ram.remaining, unit: 'bytes' })
    }
    if (status === 'failed' || status === 'cancelled') throw vmErrors.migrationFailed('save', rest['error-desc'] ?? `QEMU says: ${status}`)
    return status === 'completed' ? true : undefined
  }, pollMs)
}

/** Ends a migration that was left in the middle, so that the machine can go on. False when the machine is gone. */
async function settle(qmp: QmpClient): Promise<boolean> {
  const operation = Operation.from({ timeoutMs: 10_000 }, 'cancelling the save')
  try {
    await qmp.execute('migrate_cancel', {}, operation)
    await operation.poll(async () => {
      const { status } = migrationStatus.parse(await qmp.execute('query-migrate', {}, operation))
      return status === undefined || ['none', 'completed', 'failed', 'cancelled'].includes(status) ? true : undefined
    }, pollMs)
    return true
  } catch (error) {
    if (isVivariumError(error, 'QMP_CLOSED')) return false
    throw error
  }
}
