import { once } from 'node:events'
import { readdir, writeFile } from 'node:fs/promises'
import { createServer as createHttpServer } from 'node:http'
import { connect, createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { createSshClient, type HostStatus } from '@vivarium/core'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { Lab, output } from '../testing/lab.js'
import type { SimHost } from './host.js'

let lab: Lab
beforeEach(async () => {
  lab = await Lab.make()
})
afterEach(() => lab[Symbol.asyncDispose]())

async function one(): Promise<SimHost> {
  const { hosts } = await lab.openWith('web')
  const [host] = hosts
  if (!host) throw new Error('one machine')
  return host
}

it('starts, stops and tells of it', async () => {
  const run = await lab.open()
  await run.createNetwork('lan')
  await run.createHost(lab.spec('web'))
  const host = await run.getHost(lab.spec('web'))
  expect([await host.status(), await host.pid()]).toEqual(['stopped', 0])
  await expect(host.exec('true')).rejects.toMatchObject({ code: 'NOT_RUNNING' })
  await expect(host.stop()).rejects.toMatchObject({ code: 'NOT_RUNNING' })
  await host.start()
  await expect(host.start()).rejects.toMatchObject({ code: 'ALREADY_RUNNING' })
  expect(await host.status()).toBe('running')
  const change = host.waitForStateChange(10_000)
  await host.stop()
  expect(await change).toBe('stopping' satisfies HostStatus)
  expect(await host.status()).toBe('stopped')
  await host.start()
  await host.forceStop()
  expect(await host.status()).toBe('stopped')
  await expect(host.waitForStateChange(20)).rejects.toMatchObject({ code: 'TIMED_OUT' })
})

it('is off after poweroff inside, and on after reboot', async () => {
  const host = await one()
  await output(host, 'echo kept > /root/kept; echo gone > /tmp/gone')
  await host.exec('reboot')
  await host.settled()
  expect(await host.status()).toBe('running')
  expect(await output(host, 'cat /root/kept; ls /tmp')).toBe('kept')
  const change = host.waitForStateChange(10_000)
  await host.exec('poweroff')
  expect(await change).toBe('stopped')
})

it('runs commands with input, environment and exit codes, and reads and writes files', async () => {
  const host = await one()
  const result = await host.exec('cat; echo "$GREETING" >&2; exit 7', { stdin: 'in', env: { GREETING: "it's; $HOME" } })
  expect(result).toMatchObject({ exitCode: 7, stdout: Buffer.from('in'), stderr: Buffer.from("it's; $HOME\n"), truncated: false })
  await host.writeFile('/root/a file', 'content', { mode: 0o640 })
  expect([String(await host.readFile('/root/a file')), await output(host, "stat -c %a '/root/a file'")]).toEqual(['content', '640'])
  await expect(host.readFile('/nowhere')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(host.exec('sleep 100', { timeoutMs: 100 })).rejects.toMatchObject({ code: 'TIMED_OUT' })
})

it('answers nothing while it is suspended, and goes on where it was', async () => {
  const host = await one()
  await host.suspend()
  expect(await host.status()).toBe('paused')
  await expect(host.exec('true')).rejects.toMatchObject({ code: 'MACHINE_SUSPENDED' })
  await host.resume()
  expect(await output(host, 'echo on')).toBe('on')
})

it('is reached by SSH at a port of this computer', async () => {
  const host = await one()
  const identity = join(lab.folder, 'id')
  await writeFile(identity, lab.key.privateKey, { mode: 0o600 })
  await using client = createSshClient({ user: 'root', identityFile: identity })
  const address = await host.sshAddress()
  expect(address).toMatch(/^127\.0\.0\.1:\d+$/)
  const { exitCode, stdout } = await client.runWithResults(address ?? '', 'hostname')
  expect([exitCode, stdout.toString()]).toEqual([0, 'web\n'])
})

it('forwards ports of this computer, across restarts, and refuses one that is taken', async () => {
  const host = await one()
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const { port } = taken.address() as { port: number }
  await expect(host.forwardPort(port, 80)).rejects.toMatchObject({
    code: 'FORWARD_FAILED',
    message: expect.stringContaining(`127.0.0.1:${port}`),
  })
  taken.close()
  await expect(host.forwardPort(0, 0)).rejects.toMatchObject({ code: 'INVALID_VALUE' })
  const forward = await host.forwardPort(0, 22)
  await expect(host.forwardPort(0, 22)).rejects.toMatchObject({ code: 'ALREADY_EXISTS' })
  expect(await greeting(forward.hostPort)).toMatch(/^SSH-2\.0/)
  await host.stop()
  await expect(greeting(forward.hostPort)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  await host.start()
  expect(await host.forwards()).toEqual([forward])
  expect(await greeting(forward.hostPort)).toMatch(/^SSH-2\.0/)
  await host.unforwardPort(22)
  await expect(greeting(forward.hostPort)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  await expect(host.unforwardPort(22)).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

it('ends a forwarded connection when nobody answers in the machine', async () => {
  const host = await one()
  const { hostPort } = await host.forwardPort(0, 8080)
  await expect(greeting(hostPort)).rejects.toMatchObject({ code: 'ECONNRESET' })
})

it('has a console with what it printed and a shell, on a socket in the folder of the run', async () => {
  const host = await one()
  expect(await host.consoleLog()).toContain('login:')
  const socket = connect(await host.consoleSocket())
  const printed = collect(socket)
  socket.write('hostname; echo $((6 * 7))\r')
  await printed.until(/web\r\n42/)
  expect(printed.text()).toContain('Linux version')
  const closed = once(socket, 'close')
  await host.stop()
  await closed
  expect(await readdir(join(lab.folder, 'run-1', 'machines', 'web.lan'))).toEqual([])
})

it('finds no way to this computer or the internet', async () => {
  const host = await one()
  const server = createHttpServer((_, response) => response.end('leaked')).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  const { exitCode } = await host.exec(`curl -sS http://127.0.0.1:${port}/`)
  server.close()
  expect(exitCode).toBe(7)
  expect((await host.exec('curl -sS -m 5 http://192.0.2.1/')).exitCode).toBe(7)
})

/** What a server says first. */
async function greeting(port: number): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  try {
    const [chunk] = await Promise.race([once(socket, 'data'), once(socket, 'end').then(() => [''])])
    return String(chunk)
  } finally {
    socket.destroy()
  }
}

function collect(socket: Socket) {
  let text = ''
  let look = () => {}
  socket.on('data', (chunk) => {
    text += String(chunk)
    look()
  })
  return {
    text: () => text,
    until: (pattern: RegExp) =>
      new Promise<void>((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`no ${pattern} in ${JSON.stringify(text)}`)), 10_000)
        look = () => {
          if (!pattern.test(text)) return
          clearTimeout(timer)
          resolve()
        }
        look()
      }),
  }
}
