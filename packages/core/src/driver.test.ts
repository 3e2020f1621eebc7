import { expect, test } from 'vitest'
import { canAccessFiles, canExec, canSuspend, type Host, type HostPower, hasConsole, hostId } from './driver.js'

test('hosts of two clusters with one name have ids that differ', () => {
  expect(hostId({ name: 'web', network: 'lan' })).toBe('web.lan')
  expect(hostId({ name: 'worker-1', network: 'lan', cluster: 'main' })).toBe('worker-1.main.lan')
})

test('a host has the powers that it says, and no other', () => {
  const powers = (...names: HostPower[]) => {
    const host = { powers: new Set(names) } as unknown as Host
    return [canSuspend(host), canExec(host), canAccessFiles(host), hasConsole(host)]
  }
  expect(powers()).toEqual([false, false, false, false])
  expect(powers('suspend', 'files')).toEqual([true, false, true, false])
  expect(powers('exec', 'console')).toEqual([false, true, false, true])
})
