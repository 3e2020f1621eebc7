import { describe, expect, it } from 'vitest'
import { parseForward } from './port-forward.js'

describe('parseForward', () => {
  it.each([
    ['80', { guestPort: 80 }],
    ['8080:80', { hostPort: 8080, guestPort: 80 }],
    ['0:80', { hostPort: 0, guestPort: 80 }],
    ['127.0.0.1:8080:80', { hostAddress: '127.0.0.1', hostPort: 8080, guestPort: 80 }],
    ['0.0.0.0:80', { hostAddress: '0.0.0.0', guestPort: 80 }],
    ['0.0.0.0::80', { hostAddress: '0.0.0.0', guestPort: 80 }],
    ['[::1]:8080:80', { hostAddress: '::1', hostPort: 8080, guestPort: 80 }],
    ['[::]:443', { hostAddress: '::', guestPort: 443 }],
  ])('reads %s', (text, expected) => {
    expect(parseForward(text)).toEqual(expected)
  })

  it.each(['', 'http', '80/tcp', '0', '65536', '70000:80', '80:', ':', '1.2.3:80:80', '999.0.0.1:80', '[zz]:80', '-1', '1:2:3:4', '80 '])(
    'refuses %j and says what to write',
    (text) => {
      expect(() => parseForward(text)).toThrow(expect.objectContaining({ code: 'BAD_SYNTAX', kind: 'usage' }))
    },
  )
})
