import { describe, expect, it } from 'vitest'
import { PortForwards, parseUserNetwork } from './forwards.js'

const heading = '  Protocol[State]    FD  Source Address  Port   Dest. Address  Port RecvQ SendQ\r\n'
const usernet = `Hub -1 (internet):\r
${heading}  TCP[ESTABLISHED]   25       10.0.2.15 55112   151.101.2.132    80     0     0\r
  TCP[HOST_FORWARD]  18               * 36449       10.0.2.15    80     0     0\r
  TCP[HOST_FORWARD]  17       127.0.0.1 36587       10.0.2.15    22     0     0\r
  UDP[236 sec]       27       10.0.2.15 43531      10.0.2.3    53     0     0\r
  UDP[HOST_FORWARD]  28       127.0.0.1 5353       10.0.2.15    53     0     0\r
`

describe('the list of forwards', () => {
  it("is read from QEMU's table of the user network", () => {
    expect(parseUserNetwork(usernet)).toEqual([
      { hostAddress: '0.0.0.0', hostPort: 36449, guestPort: 80 },
      { hostAddress: '127.0.0.1', hostPort: 36587, guestPort: 22 },
    ])
    expect(parseUserNetwork(`Hub -1 (internet):\r\n${heading}`)).toEqual([])
  })
})

/** A monitor with a user network of its own. */
function fakeMonitor(taken: readonly number[] = []) {
  const rules: { address: string; host: number; guest: number }[] = []
  let nextFree = 40000
  const humanMonitorCommand = async (line: string): Promise<string> => {
    const [, verb, address, host, guest] = /^hostfwd_(add|remove) internet tcp:([\d.]+):(\d+)(?:-:(\d+))?$/.exec(line) ?? []
    if (verb === 'add') {
      if (taken.includes(Number(host))) return `could not set up host forwarding rule 'tcp:${address}:${host}-:${guest}'\r\n`
      rules.push({ address: address ?? '', host: Number(host) || nextFree++, guest: Number(guest) })
      return ''
    }
    if (verb === 'remove') {
      const index = rules.findIndex((rule) => rule.address === address && rule.host === Number(host))
      if (index < 0) return `host forwarding rule for tcp:${address}:${host} not found\r\n`
      rules.splice(index, 1)
      return `host forwarding rule for tcp:${address}:${host} removed\r\n`
    }
    return `${heading}${rules.map((rule) => `  TCP[HOST_FORWARD]  9  ${rule.address}  ${rule.host}  10.0.2.15  ${rule.guest}  0  0\r\n`).join('')}`
  }
  return new PortForwards({ humanMonitorCommand })
}

describe('port forwards', () => {
  it('get free ports of their own, also side by side for one guest port', async () => {
    const forwards = fakeMonitor()
    const made = await Promise.all([
      forwards.add({ guestPort: 80 }),
      forwards.add({ guestPort: 80 }),
      forwards.add({ guestPort: 22, hostPort: 2222 }),
    ])
    expect(made.map(({ hostPort }) => hostPort)).toEqual([40000, 40001, 2222])
    expect(await forwards.list()).toHaveLength(3)
  })

  it('say which one could not be had, and let the next one pass', async () => {
    const forwards = fakeMonitor([8080])
    const refused = forwards.add({ guestPort: 80, hostPort: 8080 })
    const fine = forwards.add({ guestPort: 80 })
    await expect(refused).rejects.toMatchObject({ code: 'FORWARD_FAILED', message: expect.stringContaining('127.0.0.1:8080') })
    expect((await fine).hostPort).toBe(40000)
  })

  it('are removed, once', async () => {
    const forwards = fakeMonitor()
    const forward = await forwards.add({ guestPort: 80 })
    await forwards.remove(forward)
    expect(await forwards.list()).toEqual([])
    await expect(forwards.remove(forward)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it.each([
    [{ guestPort: 0 }],
    [{ guestPort: 65536 }],
    [{ guestPort: 80, hostPort: -1 }],
    [{ guestPort: 80, hostAddress: 'localhost' }],
    [{ guestPort: 80, hostAddress: '127.0.0.1:1-:2' }],
  ])('are refused for %j', async (spec) => {
    await expect(fakeMonitor().add(spec)).rejects.toMatchObject({ code: 'INVALID_VALUE' })
  })
})
