import { describe, expect, it, vi } from 'vitest'
import { FakeTransport } from '../testing/fake-transport.js'
import { GuestAgent } from './guest-agent.js'

type Command = { execute: string; arguments: Record<string, unknown> }
type Answer = (command: Command, transport: FakeTransport) => unknown

/** An agent that synchronises, and answers the rest by `answer`: an object with `error`, any value to return, or `silence`. */
const silence = Symbol('no answer')
function fakeAgent(answer: Answer) {
  const connections: FakeTransport[] = []
  const commands: Command[] = []
  const agent = new GuestAgent(async () => {
    const transport = new FakeTransport()
    transport.onLine = (line) => {
      const command = JSON.parse(line.replaceAll('\u00ff', '')) as Command
      if (command.execute === 'guest-sync-delimited') {
        queueMicrotask(() => transport.arrive(`\u00ff{"return": ${command.arguments.id}}\n`))
        return
      }
      commands.push(command)
      const result = answer(command, transport)
      if (result === silence) return
      const isError = typeof result === 'object' && result !== null && 'error' in result
      queueMicrotask(() => transport.arrive(`${JSON.stringify(isError ? result : { return: result })}\n`))
    }
    connections.push(transport)
    return transport
  })
  return { agent, connections, commands }
}

describe('the guest agent', () => {
  it('synchronises once a connection, then runs one command at a time', async () => {
    let running = 0
    const { agent, connections } = fakeAgent((command, transport) => {
      expect(++running).toBe(1)
      setImmediate(() => {
        running--
        transport.arrive(`{"return": ${JSON.stringify(command.arguments)}}\n`)
      })
      return silence
    })
    const answers = await Promise.all([1, 2, 3].map((n) => agent.execute('guest-info', { n })))
    expect(answers).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }])
    expect(connections).toHaveLength(1)
    expect(connections[0]?.lines.map((line) => line.includes('guest-sync-delimited'))).toEqual([true, false, false, false])
  })

  it('does not take stale bytes of another time for its answer', async () => {
    const { agent, connections } = fakeAgent((command, transport) => {
      if (command.execute !== 'first') return 'second'
      // Answers to a synchronisation that was asked for more than once come late.
      transport.arrive('\u00ff{"return": 12345}\n')
      return 'first'
    })
    const first = agent.execute('first')
    await vi.waitFor(() => expect(connections).toHaveLength(1))
    connections[0]?.arrive('{"return": "before the save"}\n{"retu')
    expect(await first).toBe('first')
    connections[0]?.arrive('{"return": "nobody asked"}\n')
    expect(await agent.execute('then')).toBe('second')
  })

  it('finds its place again after an answer that was not waited for', async () => {
    const { agent, connections } = fakeAgent(({ execute }, transport) => {
      if (execute === 'slow') return silence
      transport.arrive('')
      return execute
    })
    await expect(agent.execute('slow', {}, { timeoutMs: 5 })).rejects.toMatchObject({ code: 'TIMED_OUT' })
    const next = agent.execute('next')
    connections[0]?.arrive('{"return": "slow, at last"}\n')
    expect(await next).toBe('next')
    expect(connections).toHaveLength(1)
  })

  it('connects again after the connection was lost', async () => {
    const { agent, connections } = fakeAgent(({ execute }) => (execute === 'lost' ? silence : execute))
    const lost = agent.execute('lost')
    await vi.waitFor(() => expect(connections[0]?.lines).toHaveLength(2))
    connections[0]?.end('reset')
    await expect(lost).rejects.toMatchObject({ code: 'GUEST_AGENT_UNREACHABLE' })
    expect(await agent.execute('again')).toBe('again')
    expect(connections).toHaveLength(2)
  })

  it('asks again while the guest is not up yet', async () => {
    const transport = new FakeTransport()
    const agent = new GuestAgent(async () => transport)
    transport.onLine = (line) => {
      if (line.includes('guest-ping')) transport.arrive('{"return": {}}\n')
      // The first one is lost, as by an agent that restarts.
      else if (transport.lines.length === 2)
        transport.arrive(`\u00ff{"return": ${JSON.parse(line.replaceAll('\u00ff', '')).arguments.id}}\n`)
    }
    await agent.ping()
    expect(transport.lines).toHaveLength(3)
  })

  it('leaves the place of a cancelled command to the next', async () => {
    const { agent, commands } = fakeAgent(({ execute }, transport) => {
      if (execute === 'first') setTimeout(() => transport.arrive('{"return": 1}\n'), 20)
      return execute === 'first' ? silence : 2
    })
    const first = agent.execute('first')
    const cancelled = agent.execute('cancelled', {}, { signal: AbortSignal.timeout(5) })
    const last = agent.execute('last')
    await expect(cancelled).rejects.toMatchObject({ code: 'CANCELLED' })
    expect([await first, await last]).toEqual([1, 2])
    expect(commands.map(({ execute }) => execute)).toEqual(['first', 'last'])
  })

  it('runs a program, waits for its end and takes its output', async () => {
    let polls = 0
    const { agent, commands } = fakeAgent(({ execute }) => {
      if (execute === 'guest-exec') return { pid: 7 }
      if (++polls < 3) return { exited: false }
      return { exited: true, exitcode: 3, 'out-data': 'b8O2', 'err-data': 'ZXJy', 'out-truncated': true }
    })
    const result = await agent.exec({ path: '/bin/x', args: ['a b'] }, { env: { A: '1' }, stdin: 'in' })
    expect(result).toEqual({ exitCode: 3, stdout: Buffer.from('oö'), stderr: Buffer.from('err'), truncated: true })
    expect(commands[0]?.arguments).toEqual({ path: '/bin/x', arg: ['a b'], env: ['A=1'], 'input-data': 'aW4=', 'capture-output': true })
  })

  it('gives a program that a signal ended the exit code of a shell', async () => {
    const { agent } = fakeAgent(({ execute }) => (execute === 'guest-exec' ? { pid: 7 } : { exited: true, signal: 9 }))
    expect((await agent.exec({ path: 'x' })).exitCode).toBe(137)
  })

  it('kills a program that is cancelled', async () => {
    const { agent, commands } = fakeAgent(({ execute }) => (execute === 'guest-exec' ? { pid: 7 } : { exited: false }))
    await expect(agent.exec({ path: '/bin/sleep' }, { timeoutMs: 20 })).rejects.toMatchObject({ code: 'TIMED_OUT' })
    const kill = commands.at(-1)
    expect(kill?.execute).toBe('guest-exec')
    expect(kill?.arguments.arg).toEqual(['-c', expect.any(String), '7'])
  })

  it('reads and writes files in pieces, whatever they hold', async () => {
    const written: Buffer[] = []
    const content = Buffer.from(Array.from({ length: 1_200_000 }, (_, index) => index % 256))
    let offset = 0
    const { agent, commands } = fakeAgent(({ execute, arguments: args }) => {
      switch (execute) {
        case 'guest-exec':
          return { pid: 1 }
        case 'guest-exec-status':
          return { exited: true, exitcode: 0 }
        case 'guest-file-open':
          return 1000
        case 'guest-file-write': {
          const bytes = Buffer.from(String(args['buf-b64']), 'base64').subarray(0, 400_000)
          written.push(bytes)
          return { count: bytes.length, eof: false }
        }
        case 'guest-file-read': {
          const bytes = content.subarray(offset, offset + Number(args.count))
          offset += bytes.length
          return { count: bytes.length, 'buf-b64': bytes.toString('base64'), eof: offset === content.length }
        }
        default:
          return {}
      }
    })
    await agent.writeFile('/etc/x y', content, { mode: 0o600 })
    expect(Buffer.concat(written).equals(content)).toBe(true)
    expect(commands[0]?.arguments.arg).toEqual(['-c', expect.any(String), '/etc/x y', '600'])
    expect((await agent.readFile('/etc/x y')).equals(content)).toBe(true)
    expect(commands.filter(({ execute }) => execute === 'guest-file-close')).toHaveLength(2)
  })

  it('says NOT_FOUND for a file that is not there', async () => {
    const desc = "failed to open file '/x' (mode: 'r'): No such file or directory"
    const { agent } = fakeAgent(() => ({ error: { class: 'GenericError', desc } }))
    await expect(agent.readFile('/x')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('does not wait for an answer to a shutdown, which has none', async () => {
    const { agent, commands } = fakeAgent(() => silence)
    await agent.shutdown('powerdown')
    expect(commands).toEqual([{ execute: 'guest-shutdown', arguments: { mode: 'powerdown' } }])
  })

  it('gives the addresses of the interfaces', async () => {
    const { agent } = fakeAgent(() => [
      { name: 'lo' },
      {
        name: 'ens3',
        'hardware-address': '52:54:00:00:00:01',
        'ip-addresses': [{ 'ip-address': '10.0.2.15', prefix: 24, 'ip-address-type': 'ipv4' }],
        statistics: {},
      },
    ])
    expect(await agent.networkInterfaces()).toEqual([
      { name: 'lo', addresses: [] },
      { name: 'ens3', macAddress: '52:54:00:00:00:01', addresses: [{ address: '10.0.2.15', prefixLength: 24, family: 'ipv4' }] },
    ])
  })

  it('is unreachable once it is closed', async () => {
    const { agent, connections } = fakeAgent(() => 1)
    await agent.ping()
    await agent.close()
    expect(connections[0]?.closed).toBe(true)
    await expect(agent.ping()).rejects.toMatchObject({ code: 'GUEST_AGENT_UNREACHABLE' })
  })
})
