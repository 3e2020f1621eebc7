import { expect, test } from 'vitest'
import { parseAddress } from './address.js'

test.each([
  ['127.0.0.1:2222', '127.0.0.1', 2222],
  ['web.example', 'web.example', 22],
  ['[::1]:2222', '::1', 2222],
  ['[fd00::2]', 'fd00::2', 22],
  ['fd00::2', 'fd00::2', 22],
])('%s is host %s and port %i', (address, host, port) => {
  expect(parseAddress(address)).toEqual({ host, port })
})

test.each(['', ':22', 'host:', 'host:0', 'host:65536', 'host:1x', 'user@host', '[host]:22', 'a b', 'ssh://host'])(
  '%j is refused',
  (address) => {
    expect(() => parseAddress(address)).toThrow(/host:port/)
  },
)
