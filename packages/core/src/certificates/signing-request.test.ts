import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { der, pem } from './der.js'
import { organizationsOf } from './signing-request.js'

function request(...organizations: readonly Uint8Array[]): string {
  const attribute = (id: string, value: Uint8Array) => der.set(der.sequence(der.objectId(id), value))
  const subject = der.sequence(...organizations.map((value) => attribute('2.5.4.10', value)), attribute('2.5.4.3', der.utf8('jane')))
  const info = der.sequence(der.integer(Buffer.from([0])), subject, der.sequence(), der.context(0, Buffer.alloc(0), true))
  return pem('CERTIFICATE REQUEST', der.sequence(info, der.sequence(), der.bits(Buffer.alloc(300))))
}

describe('the organizations of a certificate signing request', () => {
  it('are read in every form of text', () => {
    const bmp = Buffer.concat([Buffer.from([0x1e, 4]), Buffer.from([0, 0x62, 0, 0x63])])
    expect(organizationsOf(request(der.utf8('system:masters'), der.utf8('Zürich'), bmp))).toEqual(['system:masters', 'Zürich', 'bc'])
    expect(organizationsOf(request())).toEqual([])
  })

  it.each([
    ['nothing', ''],
    ['a certificate', pem('CERTIFICATE', der.sequence())],
    ['an empty one', pem('CERTIFICATE REQUEST', der.sequence())],
  ])('of %s are not to be had', (_, text) => {
    expect(() => organizationsOf(text)).toThrow(expect.objectContaining({ code: 'INVALID_VALUE' }))
  })

  it('never crash the reader', () => {
    const bytes = Buffer.from(request(der.utf8('a')).replace(/-----[A-Z ]+-----|\n/g, ''), 'base64')
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(255), fc.nat(bytes.length), (at, byte, length) => {
        const damaged = Buffer.from(bytes)
        damaged[at] = byte
        try {
          organizationsOf(pem('CERTIFICATE REQUEST', damaged.subarray(0, length)))
        } catch (error) {
          expect(error).toMatchObject({ code: 'INVALID_VALUE' })
        }
      }),
      { numRuns: 500 },
    )
  })
})
