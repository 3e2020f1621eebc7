import { createHash, generateKeyPairSync, type KeyObject, verify } from 'node:crypto'
import { CertificateAuthority } from '@vivarium/core'
import { describe, expect, it } from 'vitest'
import { hostClock } from '../clock.js'
import type { KubeObject } from '../registry/objects.js'
import { Store } from '../store/store.js'
import { type ServiceAccountSettings, ServiceAccountTokens } from './service-account-tokens.js'

const account = {
  apiVersion: 'v1',
  kind: 'ServiceAccount',
  metadata: { name: 'robot', namespace: 'team', uid: 'u-1' },
} satisfies KubeObject
const store = new Store(0)
store.table('serviceaccounts').put('team/robot', account)

const pemOf = (key: KeyObject) => key.export({ type: key.type === 'private' ? 'pkcs8' : 'spki', format: 'pem' }).toString()
const issuers = ['https://one/', 'https://two/']
const issue = (settings: ServiceAccountSettings, audiences?: readonly string[]) => {
  const tokens = new ServiceAccountTokens(hostClock, settings)
  return tokens.issue(account, audiences ?? tokens.audiences, 600, undefined).token
}
const userOf = (settings: ServiceAccountSettings, token: string) =>
  new ServiceAccountTokens(hostClock, settings).authenticate(token, store)?.name

const keys = {
  ES256: generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  ES384: generateKeyPairSync('ec', { namedCurve: 'P-384' }),
  ES512: generateKeyPairSync('ec', { namedCurve: 'P-521' }),
  RS256: generateKeyPairSync('rsa', { modulusLength: 2048 }),
}

describe('tokens of service accounts', () => {
  it.each(Object.entries(keys))(
    'are signed as %s with a key of that kind, under the id that kube-apiserver gives it',
    (name, { privateKey, publicKey }) => {
      const token = issue({ issuers, signingKey: pemOf(privateKey) })
      const [header = '', payload = '', signature = ''] = token.split('.')
      const spki = publicKey.export({ type: 'spki', format: 'der' })
      expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toEqual({
        alg: name,
        kid: createHash('sha256').update(spki).digest('base64url'),
      })
      const hash = `sha${name.slice(2)}`
      expect(
        verify(
          hash,
          Buffer.from(`${header}.${payload}`),
          { key: publicKey, dsaEncoding: 'ieee-p1363' },
          Buffer.from(signature, 'base64url'),
        ),
      ).toBe(true)
      expect(userOf({ issuers, signingKey: pemOf(privateKey) }, token)).toBe('system:serviceaccount:team:robot')
    },
  )

  it('are verified with public keys, private keys and certificates, several in a file', async () => {
    const authority = await CertificateAuthority.create('sa')
    const token = issue({ issuers, signingKey: authority.key })
    const both = `${pemOf(keys.RS256.publicKey)}\n${authority.certificate}`
    expect(userOf({ issuers, verificationKeys: [both] }, token)).toBe('system:serviceaccount:team:robot')
    expect(userOf({ issuers, verificationKeys: [authority.key] }, token)).toBe('system:serviceaccount:team:robot')
    expect(userOf({ issuers, verificationKeys: [pemOf(keys.ES256.publicKey)] }, token)).toBeUndefined()
  })

  it('of any issuer that is named are taken, and of no other', () => {
    const signingKey = pemOf(keys.ES256.privateKey)
    const token = issue({ issuers: ['https://two/'], signingKey }, ['https://one/'])
    expect(userOf({ issuers, signingKey }, token)).toBe('system:serviceaccount:team:robot')
    expect(userOf({ issuers: ['https://one/'], signingKey }, token)).toBeUndefined()
  })

  it('are only for the audiences that they name', () => {
    const signingKey = pemOf(keys.ES256.privateKey)
    const settings = { issuers, audiences: ['api', 'other'], signingKey }
    expect(userOf(settings, issue(settings))).toBe('system:serviceaccount:team:robot')
    expect(userOf(settings, issue(settings, ['other']))).toBe('system:serviceaccount:team:robot')
    expect(userOf(settings, issue(settings, ['vault']))).toBeUndefined()
  })

  it('that somebody has made up are worth nothing', () => {
    const settings = { issuers, signingKey: pemOf(keys.ES256.privateKey) }
    const [header = '', payload = '', signature = ''] = issue(settings).split('.')
    const none = Buffer.from('{"alg":"none"}').toString('base64url')
    const hmac = Buffer.from('{"alg":"HS256"}').toString('base64url')
    for (const token of [
      '',
      'a.b.c',
      `${header}.${payload}.`,
      `${none}.${payload}.`,
      `${none}.${payload}.${signature}`,
      `${hmac}.${payload}.${signature}`,
    ])
      expect(userOf(settings, token)).toBeUndefined()
  })

  it.each(['', 'nonsense', pemOf(generateKeyPairSync('ed25519').privateKey)])('refuse a key that can not be used: %#', (signingKey) => {
    expect(() => new ServiceAccountTokens(hostClock, { issuers, signingKey })).toThrow(expect.objectContaining({ code: 'INVALID_VALUE' }))
    expect(() => new ServiceAccountTokens(hostClock, { issuers, verificationKeys: [signingKey] })).toThrow(
      expect.objectContaining({ code: 'INVALID_VALUE' }),
    )
  })
})
