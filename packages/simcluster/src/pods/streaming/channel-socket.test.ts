import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { parse } from 'yaml'
import { Cluster } from '../../cluster.js'
import { waitFor } from '../../testing/wait-for.js'
import type { ContainerRuntime } from '../container-runtime.js'

/** Repeats what comes in; `fail` fails. */
const runtime: ContainerRuntime = {
  open: () => ({
    async exec({ command, stdin, stdout, stderr }) {
      if (command[0] === 'fail') {
        stderr.write('no\n')
        return { exitCode: 2 }
      }
      for await (const chunk of stdin ?? []) {
        stdout.write(chunk)
        if (String(chunk).includes('.')) break
      }
      return { exitCode: 0 }
    },
    close() {},
  }),
}

describe('WebSockets with channels, as clients other than kubectl use them', () => {
  let cluster: Cluster
  beforeAll(async () => {
    cluster = await Cluster.start({ runtime, behaviours: [{ tcp: [{ port: 7, echo: true }] }] })
    await cluster.nodes.add({ name: 'node-1' })
    const metadata = { namespace: 'default', name: 'app' }
    await cluster.client.create({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata,
      spec: { containers: [{ name: 'main', image: 'example/app' }] },
    } as never)
    const phase = () =>
      (cluster.client.get({ apiVersion: 'v1', kind: 'Pod' }, metadata) as unknown as { status?: { phase?: string } }).status?.phase
    await waitFor('the pod runs', () => phase() === 'Running')
  })
  afterAll(() => cluster.close())

  async function open(path: string, protocol: string): Promise<{ socket: WebSocket; messages: Buffer[] }> {
    const user = (parse(cluster.kubeconfig) as { users: { user: Record<string, string> }[] }).users[0]?.user ?? {}
    const pem = (name: string) => Buffer.from(user[name] ?? '', 'base64')
    const socket = new WebSocket(`${cluster.api.url.replace('https', 'wss')}/api/v1/namespaces/default/pods/app/${path}`, [protocol], {
      ca: cluster.api.certificateAuthority,
      cert: pem('client-certificate-data'),
      key: pem('client-key-data'),
    })
    const messages: Buffer[] = []
    socket.on('message', (data) => messages.push(data as Buffer))
    await once(socket, 'open')
    return { socket, messages }
  }

  it('carry a command and its status', async () => {
    const { socket, messages } = await open('exec?command=fail&stdout=true&stderr=true', 'v4.channel.k8s.io')
    await once(socket, 'close')
    expect(messages.map(([channel]) => channel)).toEqual([1, 2, 3])
    expect(String(messages[1]?.subarray(1))).toBe('no\n')
    expect(JSON.parse(String(messages[2]?.subarray(1)))).toMatchObject({
      status: 'Failure',
      reason: 'NonZeroExitCode',
      details: { causes: [{ reason: 'ExitCode', message: '2' }] },
    })
  })

  it('carry base64', async () => {
    const { socket, messages } = await open('exec?command=cat&stdin=true&stdout=true', 'v4.base64.channel.k8s.io')
    socket.send(`0${Buffer.from('word.').toString('base64')}`)
    await once(socket, 'close')
    expect(messages.map(String)[1]).toBe(`1${Buffer.from('word.').toString('base64')}`)
  })

  it('end the input in v5', async () => {
    const { socket, messages } = await open('exec?command=cat&stdin=true&stdout=true', 'v5.channel.k8s.io')
    socket.send(Buffer.from('\u0000half'))
    socket.send(Buffer.from([255, 0]))
    await once(socket, 'close')
    expect(messages.slice(1).map((message) => [message[0], String(message.subarray(1))])).toEqual([
      [1, 'half'],
      [3, '{"metadata":{},"status":"Success"}'],
    ])
  })

  it('forward ports', async () => {
    const { socket, messages } = await open('portforward?ports=7&ports=8', 'v4.channel.k8s.io')
    await expect.poll(() => messages.length).toBeGreaterThanOrEqual(5)
    expect(messages.slice(0, 4).map((message) => [...message])).toEqual([
      [0, 7, 0],
      [1, 7, 0],
      [2, 8, 0],
      [3, 8, 0],
    ])
    expect(messages[4]?.[0]).toBe(3)
    expect(String(messages[4])).toContain('connection refused')
    socket.send(Buffer.from('\u0000ping'))
    await expect.poll(() => String(messages[5])).toBe('\u0000ping')
    socket.close()
    await once(socket, 'close')
  })
})
