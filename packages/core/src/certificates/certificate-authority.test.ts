import { X509Certificate } from 'node:crypto'
import { connect, createServer, type TLSSocket } from 'node:tls'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CertificateAuthority } from './certificate-authority.js'

const authority = await CertificateAuthority.create('test-ca')

describe('CertificateAuthority', () => {
  it('is an authority that signed itself', () => {
    const certificate = new X509Certificate(authority.certificate)
    expect(certificate.ca).toBe(true)
    expect(certificate.subject).toBe('CN=test-ca')
    expect(certificate.verify(certificate.publicKey)).toBe(true)
    expect(Date.parse(certificate.validFrom)).toBeLessThan(Date.now())
  })

  it('issues certificates of servers for names and addresses of both families', async () => {
    const names = [
      'localhost',
      'kubernetes.default.svc',
      '127.0.0.1',
      '::1',
      '2001:db8::ff00:42:8329',
      '::ffff:10.0.0.1',
      '1:2:3:4:5:6:7:8',
    ]
    const { certificate } = await authority.issueServer(names)
    const issued = new X509Certificate(certificate)
    expect(issued.checkIssued(new X509Certificate(authority.certificate))).toBe(true)
    expect(issued.verify(new X509Certificate(authority.certificate).publicKey)).toBe(true)
    expect(issued.ca).toBe(false)
    expect(issued.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1'])
    for (const host of names.slice(0, 2)) expect(issued.checkHost(host)).toBe(host)
    for (const address of names.slice(2)) expect(issued.checkIP(address)).toBe(address)
    expect(issued.checkIP('127.0.0.2')).toBeUndefined()
  })

  it('takes users and groups with any characters', async () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).filter((value) => !/[\0\n]/.test(value))
    await fc.assert(
      fc.asyncProperty(text, fc.uniqueArray(text, { maxLength: 3 }), async (user, groups) => {
        const { certificate } = await authority.issueClient(user, groups)
        const { subject } = new X509Certificate(certificate).toLegacyObject()
        expect(subject.CN).toBe(user)
        expect([subject.O ?? []].flat()).toEqual(groups)
      }),
      { numRuns: 30 },
    )
  })

  it('issues what both ends of a connection take', async () => {
    const [server, client] = await Promise.all([
      authority.issueServer(['localhost']),
      authority.issueClient('jane', ['team', 'system:masters']),
    ])
    const listener = createServer({ cert: server.certificate, key: server.key, ca: authority.certificate, requestCert: true })
    const seen = new Promise<TLSSocket>((resolve) => listener.once('secureConnection', resolve))
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
    const { port } = listener.address() as { port: number }
    const socket = connect({
      port,
      host: '127.0.0.1',
      servername: 'localhost',
      ca: authority.certificate,
      cert: client.certificate,
      key: client.key,
    })
    try {
      await new Promise((resolve, reject) => socket.once('secureConnect', resolve).once('error', reject))
      const accepted = await seen
      expect([socket.authorized, accepted.authorized]).toEqual([true, true])
      expect(accepted.getPeerCertificate().subject).toMatchObject({ CN: 'jane', O: ['team', 'system:masters'] })
      accepted.destroy()
    } finally {
      socket.destroy()
      listener.close()
    }
  })
})
