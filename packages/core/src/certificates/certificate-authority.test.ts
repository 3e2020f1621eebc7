import { createPrivateKey, X509Certificate } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, createServer, type TLSSocket } from 'node:tls'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findProgram } from '../process/find-program.js'
import { run } from '../process/run.js'
import { CertificateAuthority, publicKeyHash } from './certificate-authority.js'
import { generateKeys, keyAlgorithms } from './keys.js'
import { createSigningRequest, parseSigningRequest } from './signing-request.js'

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

  it.each(keyAlgorithms.slice(0, 3))('of a %s key, read again from PEM, signs what its certificate vouches for', async (keyAlgorithm) => {
    const made = await CertificateAuthority.create('kubernetes', { keyAlgorithm, names: ['kubernetes'] })
    const notBefore = new Date('2030-01-02T03:04:05Z')
    const notAfter = new Date('2051-01-02T03:04:05Z')
    const { certificate, key } = await CertificateAuthority.from(made).issue({
      commonName: 'jane',
      names: ['a.example', '10.0.0.1'],
      emailAddresses: ['jane@example.org'],
      uris: ['spiffe://example.org/jane'],
      usages: ['digital signature', 'client auth', 'server auth'],
      notBefore,
      notAfter,
      keyAlgorithm,
    })
    const [authority, issued] = [new X509Certificate(made.certificate), new X509Certificate(certificate)]
    expect([issued.checkIssued(authority), issued.verify(authority.publicKey), issued.checkPrivateKey(createPrivateKey(key))]).toEqual([
      true,
      true,
      true,
    ])
    expect(issued.subjectAltName).toBe('DNS:a.example, IP Address:10.0.0.1, email:jane@example.org, URI:spiffe://example.org/jane')
    expect(issued.keyUsage).toEqual(['1.3.6.1.5.5.7.3.2', '1.3.6.1.5.5.7.3.1'])
    expect([Date.parse(issued.validFrom), Date.parse(issued.validTo)]).toEqual([notBefore.getTime(), notAfter.getTime()])
    expect(publicKeyHash(made.certificate)).toMatch(/^sha256:[0-9a-f]{64}$/)
  })

  it('signs keys that it does not have', async () => {
    const { publicKey, privateKey } = await generateKeys()
    const named = new X509Certificate(
      authority.sign(publicKey, { commonName: 'x', organizations: ['y'], usages: ['client auth'], days: 2 }),
    )
    expect([named.subject, named.checkPrivateKey(privateKey)]).toEqual(['O=y\nCN=x', true])
    const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
    const request = createSigningRequest(key, { commonName: 'system:node:a', organizations: ['system:nodes'], names: ['a', '::1'] })
    const asked = new X509Certificate(authority.sign(parseSigningRequest(request), { usages: ['server auth', 'digital signature'] }))
    expect([asked.subject, asked.subjectAltName]).toEqual(['O=system:nodes\nCN=system:node:a', 'DNS:a, IP Address:0:0:0:0:0:0:0:1'])
  })

  it('is not made of parts that do not belong together, that are none, or that may not sign', async () => {
    const other = await CertificateAuthority.create('other')
    const leaf = await other.issueServer(['a'])
    for (const pair of [
      { certificate: authority.certificate, key: other.key },
      { certificate: 'x', key: other.key },
      { ...other, key: 'y' },
      leaf,
    ]) {
      expect(() => CertificateAuthority.from({ certificate: pair.certificate, key: pair.key })).toThrow(
        expect.objectContaining({ code: 'INVALID_VALUE' }),
      )
    }
  })

  it('is understood by openssl, as are its requests', async ({ skip }) => {
    const openssl = await findProgram('openssl')
    if (openssl === undefined && !process.env.CI) skip('openssl is not installed')
    const folder = await mkdtemp(join(tmpdir(), 'certificates-'))
    try {
      const { certificate, key } = await authority.issue({ commonName: 'x', usages: ['key encipherment', 'decipher only', 'server auth'] })
      await Promise.all([
        writeFile(join(folder, 'ca'), authority.certificate),
        writeFile(join(folder, 'leaf'), certificate),
        writeFile(join(folder, 'csr'), createSigningRequest(key, { commonName: 'Zürich', names: ['a.example', '10.0.0.1'] })),
      ])
      const asked = async (...args: string[]) => (await run('openssl', args, { cwd: folder, timeoutMs: 20_000 })).stdout
      expect(await asked('verify', '-x509_strict', '-CAfile', 'ca', 'leaf')).toContain('leaf: OK')
      expect(await asked('x509', '-in', 'leaf', '-noout', '-text')).toMatch(/Key Encipherment, Decipher Only/)
      expect(await asked('req', '-in', 'csr', '-noout', '-verify', '-text')).toMatch(/DNS:a.example, IP Address:10.0.0.1/)
      const { stdout } = await run('openssl', ['x509', '-in', 'ca', '-pubkey', '-noout'], { cwd: folder, timeoutMs: 20_000 })
      await writeFile(join(folder, 'public'), stdout)
      await asked('pkey', '-pubin', '-in', 'public', '-outform', 'der', '-out', 'public.der')
      expect(`sha256:${(await asked('dgst', '-sha256', '-r', 'public.der')).split(' ')[0]}`).toBe(publicKeyHash(authority.certificate))
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
})
