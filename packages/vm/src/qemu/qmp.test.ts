import { describe, expect, it } from 'vitest'
import { FakeTransport } from '../testing/fake-transport.js'
import { QmpClient, type QmpEvent } from './qmp.js'

const greeting = '{"QMP": {"version": {"qemu": {"major": 7}}, "capabilities": ["oob"]}}\r\n'

/** A QEMU that greets and answers each command by `answers`; one without an answer stays unanswered. */
async function connected(answers: Record<string, object> = {}): Promise<{ qemu: FakeTransport; client: QmpClient }> {
  const qemu = new FakeTransport()
  qemu.onLine = (line) => {
    const { execute, id } = JSON.parse(line) as { execute: string; id: number }
    const answer = { qmp_capabilities: { return: {} }, ...answers }[execute]
    if (answer) queueMicrotask(() => qemu.arrive(`${JSON.stringify({ ...answer, id })}\r\n`))
  }
  const client = QmpClient.open(qemu)
  qemu.arrive(greeting)
  return { qemu, client: await client }
}

describe('the QMP client', () => {
  it('leaves the negotiation mode before anything else', async () => {
    const { qemu } = await connected()
    expect(qemu.lines.map((line) => JSON.parse(line).execute)).toEqual(['qmp_capabilities'])
  })

  it('matches answers to commands by id, in whatever order and pieces they come', async () => {
    const { qemu, client } = await connected()
    const [first, second] = [client.execute('one'), client.execute('two', { a: 'ü' })]
    const ids = qemu.lines.slice(1).map((line) => JSON.parse(line).id as number)
    const text = Buffer.from(`{"return": "zwö", "id": ${ids[1]}}\r\n{"return": 1, "id": ${ids[0]}}\r\n`).toString('latin1')
    for (const byte of text) qemu.arrive(byte)
    expect(await Promise.all([first, second])).toEqual([1, 'zwö'])
  })

  it("throws QEMU's refusal with its class", async () => {
    const { client } = await connected({ stop: { error: { class: 'GenericError', desc: 'not now' } } })
    await expect(client.execute('stop')).rejects.toMatchObject({
      code: 'QMP_FAILED',
      message: 'QEMU refused stop: not now',
      details: { command: 'stop', class: 'GenericError' },
    })
  })

  it('hands events to listeners until they leave', async () => {
    const { qemu, client } = await connected()
    const seen: QmpEvent[] = []
    const leave = client.onEvent((event) => seen.push(event))
    qemu.arrive('{"event": "STOP", "timestamp": {"seconds": 1}}\n{"event": "RESET", "data": {"guest": true}}\n')
    leave()
    qemu.arrive('{"event": "RESUME"}\n')
    expect(seen).toMatchObject([
      { event: 'STOP', data: {} },
      { event: 'RESET', data: { guest: true } },
    ])
  })

  it('fails what waits, and what comes later, when the connection ends', async () => {
    const { qemu, client } = await connected()
    const waiting = client.execute('query-status')
    qemu.end('reset')
    await expect(waiting).rejects.toMatchObject({ code: 'QMP_CLOSED' })
    await expect(client.execute('stop')).rejects.toMatchObject({ code: 'QMP_CLOSED' })
    await client.closed
  })

  it('fails when the other end is not QEMU', async () => {
    const transport = new FakeTransport()
    const client = QmpClient.open(transport)
    transport.arrive('SSH-2.0-OpenSSH_9.2\r\n')
    await expect(client).rejects.toMatchObject({ code: 'QMP_CLOSED' })
    expect(transport.closed).toBe(true)
  })

  it('stops to wait at the deadline, and does not mistake the late answer for another', async () => {
    const { qemu, client } = await connected()
    await expect(client.execute('slow', {}, { timeoutMs: 5 })).rejects.toMatchObject({ code: 'TIMED_OUT' })
    const next = client.execute('next')
    const ids = qemu.lines.slice(1).map((line) => JSON.parse(line).id as number)
    qemu.arrive(`{"return": "late", "id": ${ids[0]}}\n{"return": "mine", "id": ${ids[1]}}\n`)
    expect(await next).toBe('mine')
  })

  it('gives the text of a human monitor command', async () => {
    const { qemu, client } = await connected({ 'human-monitor-command': { return: 'ok\r\n' } })
    expect(await client.humanMonitorCommand('info usernet')).toBe('ok\r\n')
    expect(JSON.parse(qemu.lines.at(-1) ?? '').arguments).toEqual({ 'command-line': 'info usernet' })
  })
})
