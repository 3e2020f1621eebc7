import { errors, type ForwardSpec, VivariumError } from '@vivarium/core'
import { vmErrors } from '@vivarium/vm'
import { expect, test } from 'vitest'
import { ForwardTable } from './forward-table.js'

/** QEMU's side, with ports that are taken. */
function fakeQemu(taken: readonly number[]) {
  let next = 40000
  const forwards = {
    add: async ({ guestPort, hostPort = 0, hostAddress = '127.0.0.1' }: ForwardSpec) => {
      if (taken.includes(hostPort)) throw vmErrors.forwardFailed(hostAddress, hostPort, guestPort, 'taken')
      return { guestPort, hostPort: hostPort || next++, hostAddress }
    },
    remove: async () => {},
    list: async () => [],
  }
  return forwards as unknown as Parameters<ForwardTable['attach']>[0]
}

test('a port that was asked for and is taken is an error at a start, and another one at an opened save', async () => {
  const table = new ForwardTable([{ guestPort: 80, hostPort: 8080 }])
  await expect(table.attach(fakeQemu([8080]), { preferred: {}, fallBack: false })).rejects.toBeInstanceOf(VivariumError)
  await table.attach(fakeQemu([8080]), { preferred: {}, fallBack: true })
  expect(table.list()).toEqual([{ guestPort: 80, hostPort: 40000, hostAddress: '127.0.0.1' }])
  expect(table.wanted()).toEqual([{ guestPort: 80, hostPort: 8080 }])
})

test('a port that it had is preferred while it is free', async () => {
  const table = new ForwardTable([{ guestPort: 80 }, { guestPort: 443 }])
  await table.attach(fakeQemu([8443]), { preferred: { 80: 8080, 443: 8443 }, fallBack: false })
  expect(table.list().map(({ hostPort }) => hostPort)).toEqual([8080, 40000])
})

test('forwards of a machine that is off are those that it will get', async () => {
  const table = new ForwardTable([])
  await table.add({ guestPort: 80, hostPort: 0, hostAddress: '127.0.0.1' })
  await expect(table.add({ guestPort: 80, hostPort: 1, hostAddress: '127.0.0.1' })).rejects.toMatchObject({ code: 'ALREADY_EXISTS' })
  expect(table.list()).toEqual([{ guestPort: 80, hostPort: 0, hostAddress: '127.0.0.1' }])
  await table.attach(fakeQemu([]), { preferred: {}, fallBack: false })
  expect(table.find(80)?.hostPort).toBe(40000)
  table.detach()
  expect(table.find(80)).toBe(undefined)
  await table.remove(80)
  await expect(table.remove(80)).rejects.toThrow(errors.notFound('forwarded port', '80', []).message)
})
