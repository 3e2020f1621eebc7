import { readFile } from 'node:fs/promises'
import type { Socket } from 'node:net'
import type { Client, ConnectConfig } from 'ssh2'
import { errors, messageOf, VivariumError } from '../errors.js'
import type { Operation } from '../operation.js'

/** Who logs in, and with what. All that are given are tried: password, key, agent. */
export interface SshLogin {
  readonly user: string
  /** File of a private key without passphrase. */
  readonly identityFile?: string
  /** Socket of an SSH agent, such as `$SSH_AUTH_SOCK`. */
  readonly agent?: string
  readonly password?: string
}

/**
 * The host keys that are known, by address, each as in `known_hosts` without the host: `ssh-ed25519 AAAA…`. An address without
 * one is believed once, and its key is put in. A `Map` is one.
 */
export interface HostKeys {
  get(address: string): string | undefined
  set(address: string, key: string): unknown
}

/** Why SSH_FAILED, in `details.reason`, where it is not the connection itself. */
export type SshFailure = 'refused' | 'host key' | 'identity'

/**
 * Logs in over a socket on which the server has begun to speak. The socket belongs to the client from now on, also when this
 * fails. Throws SSH_FAILED.
 */
export async function logIn(socket: Socket, address: string, login: SshLogin, hostKeys: HostKeys, operation: Operation): Promise<Client> {
  // Loaded when it is first needed: most programs that use this package never log in anywhere, and it takes its time.
  const client = new (await import('ssh2')).default.Client()
  let wrongKey: VivariumError | undefined
  const hostVerifier = (blob: Buffer): boolean => {
    const key = hostKeyLine(blob)
    const known = hostKeys.get(address)
    if (known === undefined) hostKeys.set(address, key)
    else if (known !== key) {
      const why = `its host key is ${key}, but ${known} is known: another machine answers there`
      wrongKey = errors.sshFailed(address, why, because('host key'))
    }
    return wrongKey === undefined
  }
  try {
    const config: ConnectConfig = { sock: socket, username: login.user, readyTimeout: 0, hostVerifier }
    if (login.identityFile !== undefined) config.privateKey = await readIdentity(login.identityFile, address)
    if (login.agent !== undefined) config.agent = login.agent
    if (login.password !== undefined) config.password = login.password
    const ready = new Promise<void>((resolve, reject) => {
      client.once('ready', resolve)
      client.once('error', reject)
      client.once('close', () => reject(new Error('the server closed the connection while logging in')))
    })
    // Further errors of the connection come after its first, or after a session has told its own.
    client.on('error', () => {})
    if (socket.destroyed) throw new Error('the server closed the connection')
    connect(client, config, address)
    await operation.race(ready, `logging in at ${address}`)
    return client
  } catch (error) {
    client.destroy()
    socket.destroy()
    if (wrongKey !== undefined) throw wrongKey
    if (error instanceof VivariumError) throw error
    if (isRefusal(error)) throw errors.sshFailed(address, whyRefused(login), { cause: error, ...because('refused') })
    throw errors.sshFailed(address, messageOf(error), { cause: error })
  }
}

export function failureOf(error: VivariumError): SshFailure | undefined {
  return error.details.reason as SshFailure | undefined
}

function because(reason: SshFailure): { details: { reason: SshFailure } } {
  return { details: { reason } }
}

function isRefusal(error: unknown): boolean {
  return error instanceof Error && 'level' in error && error.level === 'client-authentication'
}

/** ssh2 reads the private key in `connect`, and throws when it can't. */
function connect(client: Client, config: ConnectConfig, address: string): void {
  try {
    client.connect(config)
  } catch (error) {
    throw errors.sshFailed(address, messageOf(error), { cause: error, ...because('identity') })
  }
}

async function readIdentity(path: string, address: string): Promise<Buffer> {
  try {
    return await readFile(path)
  } catch (error) {
    throw errors.sshFailed(address, `the private key can't be read: ${messageOf(error)}`, { cause: error, ...because('identity') })
  }
}

function whyRefused(login: SshLogin): string {
  const tried = [
    login.password === undefined ? [] : ['a password'],
    login.identityFile === undefined ? [] : [`the key ${login.identityFile}`],
    login.agent === undefined ? [] : ["the agent's keys"],
  ].flat()
  return `the server refuses ${login.user} with ${tried.length === 0 ? 'nothing to show: give a key, agent or password' : tried.join(', ')}`
}

/** A public key blob (RFC 4253, 6.6) as the line that people compare: its type stands in it first. */
function hostKeyLine(blob: Buffer): string {
  const type = blob.subarray(4, 4 + blob.readUInt32BE(0)).toString('latin1')
  return `${type} ${blob.toString('base64')}`
}
