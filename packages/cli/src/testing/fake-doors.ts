import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { run } from '@vivarium/core'
import ssh2, { type ServerChannel } from 'ssh2'

/** The ways into a fake machine: an SSH server that lets everybody in, and a serial console that says back what is typed. Opened when first used. */
export class FakeDoors {
  readonly #consolePath: string
  #console: Promise<string> | undefined
  #ssh: Promise<string> | undefined

  constructor(consolePath: string) {
    this.#consolePath = consolePath
  }

  consoleSocket(): Promise<string> {
    this.#console ??= openConsole(this.#consolePath)
    return this.#console
  }

  sshAddress(): Promise<string> {
    this.#ssh ??= openSshServer()
    return this.#ssh
  }
}

async function openConsole(path: string): Promise<string> {
  const server = createServer((socket) => {
    socket.write('fake console\r\n')
    socket.on('data', (keys) => socket.write(`<${JSON.stringify(keys.toString()).slice(1, -1)}>`))
    socket.on('error', () => {})
  })
  server.listen(path)
  await once(server, 'listening')
  return path
}

async function openSshServer(): Promise<string> {
  const hostKeys = [ssh2.utils.generateKeyPairSync('ed25519').private]
  const server = new ssh2.Server({ hostKeys }, (connection) => {
    connection.on('error', () => {})
    connection.on('authentication', (context) => context.accept())
    connection.on('session', (accept) => {
      const session = accept()
      let terminal = 'no terminal'
      session.on('pty', (acceptPty, _, { cols, rows }) => {
        terminal = `${cols}x${rows}`
        acceptPty?.()
      })
      session.on('exec', (acceptExec, _, { command }) => answer(acceptExec(), command))
      session.on('shell', (acceptShell) => sayBack(acceptShell(), terminal))
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return `127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** The command runs in a shell of this computer, as the test wrote it. */
async function answer(channel: ServerChannel, command: string): Promise<void> {
  const okExitCodes = Array.from({ length: 256 }, (_, code) => code)
  const { exitCode, stdout, stderr } = await run('sh', ['-c', command], { okExitCodes })
  channel.write(stdout)
  channel.stderr.write(stderr)
  channel.exit(exitCode)
  channel.end()
}

/** A shell that shows each key, and ends with `q`. */
function sayBack(channel: ServerChannel, terminal: string): void {
  channel.write(`fake shell, ${terminal}\r\n`)
  channel.on('data', (keys: Buffer) => {
    channel.write(`<${JSON.stringify(keys.toString()).slice(1, -1)}>`)
    if (!keys.includes('q')) return
    channel.exit(5)
    channel.end()
  })
}
