import 'reflect-metadata'
import { webcrypto } from 'node:crypto'
import { once } from 'node:events'
import { connect } from 'node:http2'
import * as x509 from '@peculiar/x509'
import { CertificateAuthority, type KeyPair } from '@vivarium/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ApiServer } from '../api-server.js'
import { TestHttpClient, testTokens } from '../testing/http-client.js'

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const
const dayMs = 24 * 3600 * 1000

async function exportKey(key: webcrypto.CryptoKey): Promise<string> {
  const pkcs8 = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', key)).toString('base64')
  return `-----BEGIN PRIVATE KEY-----\n${pkcs8}\n-----END PRIVATE KEY-----\n`
}

/** An authority that signs whatever one wants. */
class Forger {
  readonly certificate: string
  readonly #issuer: x509.X509Certificate
  readonly #key: webcrypto.CryptoKey

  private constructor(issuer: x509.X509Certificate, key: webcrypto.CryptoKey) {
    this.#issuer = issuer
    this.#key = key
    this.certificate = issuer.toString('pem')
  }

  static async create(): Promise<Forger> {
    const keys = (await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])) as webcrypto.CryptoKeyPair
    const issuer = await x509.X509CertificateGenerator.createSelfSigned({
      name: 'CN=forger',
      serialNumber: '01',
      notBefore: new Date(Date.now() - 10 * dayMs),
      notAfter: new Date(Date.now() + 10 * dayMs),
      signingAlgorithm: algorithm,
      keys,
      extensions: [new x509.BasicConstraintsExtension(true, undefined, true)],
    })
    return new Forger(issuer, keys.privateKey)
  }

  async issue(subject: string, fromDays: number, toDays: number, usage = x509.ExtendedKeyUsage.clientAuth): Promise<KeyPair> {
    const keys = (await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])) as webcrypto.CryptoKeyPair
    const certificate = await x509.X509CertificateGenerator.create({
      subject,
      issuer: this.#issuer.subject,
      serialNumber: '02',
      notBefore: new Date(Date.now() + fromDays * dayMs),
      notAfter: new Date(Date.now() + toDays * dayMs),
      signingAlgorithm: algorithm,
      publicKey: keys.publicKey,
      signingKey: this.#key,
      extensions: [new x509.ExtendedKeyUsageExtension([usage])],
    })
    return { certificate: certificate.toString('pem'), key: await exportKey(keys.privateKey) }
  }
}

describe('credentials', () => {
  let forger: Forger
  let api: ApiServer
  let http: TestHttpClient
  beforeAll(async () => {
    x509.cryptoProvider.set(webcrypto)
    forger = await Forger.create()
    api = await ApiServer.start({ tokens: testTokens, clientAuthorities: [forger.certificate] })
    http = new TestHttpClient(api)
  })
  afterAll(async () => {
    await http[Symbol.asyncDispose]()
    await api.close()
  })

  /** Who a client with that certificate is, or the status that refuses it. */
  async function whoIs(pair: KeyPair): Promise<{ username: string; groups: string[] } | number> {
    const session = connect(api.url, { ca: api.certificateAuthority, cert: pair.certificate, key: pair.key })
    try {
      const stream = session.request({
        ':method': 'POST',
        ':path': '/apis/authentication.k8s.io/v1/selfsubjectreviews',
        'content-type': 'application/json',
      })
      const answered = once(stream, 'response') as Promise<[{ ':status': number }]>
      stream.end('{"kind":"SelfSubjectReview","apiVersion":"authentication.k8s.io/v1"}')
      const [{ ':status': status }] = await answered
      let text = ''
      for await (const chunk of stream) text += chunk
      return status === 201 ? JSON.parse(text).status.userInfo : status
    } finally {
      session.destroy()
    }
  }

  it('of a certificate: its common name is the user, its organizations are the groups', async () => {
    expect(await whoIs(await forger.issue('O=one, O=two, CN=ann', -1, 1))).toMatchObject({
      username: 'ann',
      groups: ['one', 'two', 'system:authenticated'],
    })
  })

  it.each<[string, () => Promise<KeyPair>]>([
    ['of another authority', async () => (await CertificateAuthority.create('other')).issueClient('ann', ['system:masters'])],
    ['that has expired', () => forger.issue('CN=ann', -5, -2)],
    ['that is not valid yet', () => forger.issue('CN=ann', 2, 5)],
    ['without a common name', () => forger.issue('O=system:masters', -1, 1)],
    ['for servers', () => forger.issue('O=system:masters, CN=ann', -1, 1, x509.ExtendedKeyUsage.serverAuth)],
  ])('a certificate %s is refused', async (_what, make) => {
    expect(await whoIs(await make())).toBe(401)
  })

  it('a certificate with hundreds of organizations is one user, and the server goes on', async () => {
    const organizations = Array.from({ length: 300 }, (_, index) => `O=group-${index}`).join(', ')
    const user = await whoIs(await forger.issue(`${organizations}, CN=joiner`, -1, 1))
    expect(typeof user === 'object' && user.groups.length).toBe(301)
    expect((await http.get('/readyz')).status).toBe(200)
  })

  describe('of tokens', () => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    let token: string
    beforeAll(async () => {
      await http.post('/api/v1/namespaces/default/serviceaccounts', {
        apiVersion: 'v1',
        kind: 'ServiceAccount',
        metadata: { name: 'robot' },
      })
      const request = { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', spec: {} }
      token = (await http.post('/api/v1/namespaces/default/serviceaccounts/robot/token', request)).body.status.token
    })
    const status = async (authorization: string) => (await http.get('/api/v1/namespaces', { headers: { authorization } })).status

    it('the right one is taken', async () => {
      expect(await status(`Bearer ${token}`)).toBe(200)
      expect(await status(`bearer ${token}`)).toBe(200)
    })

    it('garbage, no algorithm, other algorithms, other claims, other signatures are not', async () => {
      const [header = '', payload = '', signature = ''] = token.split('.')
      const claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))
      const bad = [
        'x',
        'a.b.c',
        '...',
        `${header}.${payload}`,
        `${header}.${payload}.`,
        `${header}.${payload}.${signature}.`,
        `${header}.${payload}.${signature.slice(0, -4)}AAAA`,
        `${part({ alg: 'none' })}.${payload}.`,
        `${part({ alg: 'none' })}.${payload}.${signature}`,
        `${part({ alg: 'HS256' })}.${payload}.${signature}`,
        `${header}.${part({ ...claims, sub: 'system:serviceaccount:kube-system:admin' })}.${signature}`,
        `${header}.${part({ ...claims, exp: claims.exp + 1000 })}.${signature}`,
        `${header}.${part([])}.${signature}`,
        'é'.normalize('NFD').length > 1 ? 'e\u0301' : 'x',
        'A'.repeat(60_000),
      ]
      for (const one of bad) expect([one.slice(0, 40), await status(`Bearer ${encodeURI(one)}`)]).toEqual([one.slice(0, 40), 401])
    })

    it('what is no bearer token at all is nobody', async () => {
      for (const authorization of ['Basic abc', 'Bearer', 'Bearer ', 'garbage', '', 'Bearer  two-blanks'])
        expect(await status(authorization)).toBe(403)
    })

    it('one of another server, and one whose account is gone, are worth nothing', async () => {
      await using fork = await api.fork()
      await using other = new TestHttpClient(fork)
      expect((await other.get('/api/v1/namespaces', { headers: { authorization: `Bearer ${token}` } })).status).toBe(401)
      await http.delete('/api/v1/namespaces/default/serviceaccounts/robot')
      expect(await status(`Bearer ${token}`)).toBe(401)
    })

    it('one that has expired by the clock of the server is not taken', async () => {
      let ahead = 0
      await using timed = await ApiServer.start({ tokens: testTokens, clock: { now: () => new Date(Date.now() + ahead) } })
      await using client = new TestHttpClient(timed)
      const accounts = '/api/v1/namespaces/default/serviceaccounts'
      await client.post(accounts, { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'robot' } })
      const request = { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', spec: { expirationSeconds: 600 } }
      const { body } = await client.post(`${accounts}/robot/token`, request)
      const ask = async () => (await client.get('/api/v1/namespaces', { headers: { authorization: `Bearer ${body.status.token}` } })).status
      expect(await ask()).toBe(200)
      ahead = 601_000
      expect(await ask()).toBe(401)
    })
  })

  it('of impersonation: whole identities, and errors for what makes no sense', async () => {
    const review = async (headers: Record<string, string>) =>
      http.post(
        '/apis/authentication.k8s.io/v1/selfsubjectreviews',
        { kind: 'SelfSubjectReview', apiVersion: 'authentication.k8s.io/v1' },
        { headers },
      )
    const { body } = await review({
      'impersonate-user': 'bob',
      'impersonate-group': 'dev',
      'impersonate-uid': 'u1',
      'impersonate-extra-acme.com%2fproject': 'x',
    })
    expect(body.status.userInfo).toEqual({
      username: 'bob',
      uid: 'u1',
      groups: ['dev', 'system:authenticated'],
      extra: { 'acme.com/project': ['x'] },
    })
    const account = await review({ 'impersonate-user': 'system:serviceaccount:default:robot' })
    expect(account.body.status.userInfo.groups).toEqual([
      'system:serviceaccounts',
      'system:serviceaccounts:default',
      'system:authenticated',
    ])
    const groupOnly = await review({ 'impersonate-group': 'dev' })
    expect([groupOnly.status, groupOnly.text]).toEqual([
      500,
      'Internal Server Error: "/apis/authentication.k8s.io/v1/selfsubjectreviews": requested [{Group  dev    }] without impersonating a user\n',
    ])
    const nobody = await review({ 'impersonate-user': 'bob', authorization: '' })
    expect([nobody.status, nobody.body.message]).toEqual([
      403,
      'users "bob" is forbidden: User "system:anonymous" cannot impersonate resource "users" in API group "" at the cluster scope',
    ])
  })
})
