import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { der, pem } from './der.js'
import { generateKeys, keyAlgorithms, privateKeyPem } from './keys.js'
import { createSigningRequest, organizationsOf, parseSigningRequest } from './signing-request.js'

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

describe('a certificate signing request', () => {
  it.each(keyAlgorithms.slice(0, 3))('with a %s key says what was asked for', async (algorithm) => {
    const { privateKey } = await generateKeys(algorithm)
    const text = createSigningRequest(privateKeyPem(privateKey), {
      commonName: 'system:node:worker',
      organizations: ['system:nodes', 'b'],
      names: ['worker', '10.0.0.7', '2001:db8::1'],
      emailAddresses: ['a@example.org'],
      uris: ['urn:x'],
    })
    const { publicKey, subjectName, ...asked } = parseSigningRequest(text)
    expect(asked).toEqual({
      subject: { commonName: 'system:node:worker', organizations: ['system:nodes', 'b'] },
      dnsNames: ['worker'],
      ipAddresses: ['10.0.0.7', '2001:db8::1'],
      emailAddresses: ['a@example.org'],
      uris: ['urn:x'],
    })
    expect(organizationsOf(text)).toEqual(['system:nodes', 'b'])
  })

  it('whose content was changed, or was signed with another key, is refused', async () => {
    const { privateKey } = await generateKeys()
    const text = createSigningRequest(privateKeyPem(privateKey), { commonName: 'jane' })
    const bytes = Buffer.from(text.replace(/-----[A-Z ]+-----|\n/g, ''), 'base64')
    bytes.write('june', bytes.indexOf('jane'))
    expect(() => parseSigningRequest(pem('CERTIFICATE REQUEST', bytes))).toThrow('not made with its own key')
  })

  it('never crashes its reader', async () => {
    const { privateKey } = await generateKeys()
    const text = createSigningRequest(privateKeyPem(privateKey), { commonName: 'jane', names: ['a', '10.0.0.1'] })
    const bytes = Buffer.from(text.replace(/-----[A-Z ]+-----|\n/g, ''), 'base64')
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(255), fc.nat(bytes.length), (at, byte, length) => {
        const damaged = Buffer.from(bytes)
        damaged[at] = byte
        try {
          parseSigningRequest(pem('CERTIFICATE REQUEST', damaged.subarray(0, length)))
        } catch (error) {
          expect(error).toMatchObject({ code: 'INVALID_VALUE' })
        }
      }),
      { numRuns: 500 },
    )
  })
})
