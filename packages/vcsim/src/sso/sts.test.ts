import { gzipSync } from 'node:zlib'
import { type Clock, hostClock } from '@vivarium/core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { VCenter } from '../vcenter.js'
import { ns } from './xml.js'

let vcenter: VCenter
let now: Date
/** Stands still; its timers are the computer's. */
const clock: Clock = { now: () => now, after: (milliseconds, callback) => hostClock.after(milliseconds, callback) }
beforeEach(async () => {
  now = new Date('2030-01-01T00:00:00Z')
  vcenter = await VCenter.start({ tls: false, clock, username: 'boss', password: 'secret', model: { datacenters: 0 } })
})
afterEach(async () => {
  await vcenter?.[Symbol.asyncDispose]()
})

async function ask(kind: string, content: string, password = 'secret'): Promise<{ readonly status: number; readonly text: string }> {
  const user = `<wsse:UsernameToken><wsse:Username>boss</wsse:Username><wsse:Password>${password}</wsse:Password></wsse:UsernameToken>`
  const message =
    `<s:Envelope xmlns:s="${ns.soap}"><s:Header><wsse:Security xmlns:wsse="${ns.security}">${user}</wsse:Security></s:Header>` +
    `<s:Body><RequestSecurityToken xmlns="${ns.trust}"><RequestType>${ns.trust}/${kind}</RequestType>${content}</RequestSecurityToken></s:Body></s:Envelope>`
  const response = await post(message)
  return { status: response.status, text: await response.text() }
}
const post = (body: string) => fetch(`${vcenter.url.origin}/sts/STSService/vsphere.local`, { method: 'POST', body })
const lifetime = (expires: string) =>
  `<Lifetime xmlns:u="${ns.utility}"><u:Created>2026-01-01T00:00:00Z</u:Created><u:Expires>${expires}</u:Expires></Lifetime>`
const tokenIn = ({ text }: { readonly text: string }) => /<saml2:Assertion.*<\/saml2:Assertion>/s.exec(text)?.[0] ?? ''
const logIn = (token: string) => {
  const authorization = `SIGN token="${gzipSync(token).toString('base64')}"`
  return fetch(`${vcenter.url.origin}/api/session`, { method: 'POST', headers: { authorization } })
}
const isValid = async (token: string) =>
  /status\/(\w+)</.exec((await ask('Validate', `<ValidateTarget>${token}</ValidateTarget>`)).text)?.[1]

describe('the security token service', () => {
  it('issues tokens for as long as is asked, and no longer than it may', async () => {
    const until = async (expires: string) => /NotOnOrAfter="([^"]*)"/.exec(tokenIn(await ask('Issue', lifetime(expires))))?.[1]
    expect(await until('2026-01-01T00:01:00Z')).toBe('2030-01-01T00:01:00.000Z')
    expect(await until('2026-01-02T00:00:00Z')).toBe('2030-01-01T00:05:00.000Z')
    expect((await ask('Issue', lifetime('2025-01-01T00:00:00Z'))).text).toContain('wst:InvalidTimeRange')
  })

  it('says by the fault of WS-Trust that a password is wrong', async () => {
    const { status, text } = await ask('Issue', '', 'wrong')
    expect(status).toBe(500)
    expect(text).toContain('<faultcode xmlns:wst="http://docs.oasis-open.org/ws-sx/ws-trust/200512">wst:FailedAuthentication</faultcode>')
  })

  it('has tokens that open sessions by REST until they end by the vCenter’s clock, and only as they are', async () => {
    const token = tokenIn(await ask('Issue', ''))
    expect((await logIn(token)).status).toBe(201)
    expect((await logIn(token.replace('boss@', 'Administrator@'))).status).toBe(401)
    expect((await logIn(token.replace(/<ds:Signature.*<\/ds:Signature>/s, ''))).status).toBe(401)
    expect((await logIn('<Assertion><Subject><NameID>boss</NameID></Subject></Assertion>')).status).toBe(401)
    expect(await isValid(token)).toBe('valid')
    expect(await isValid(token.replace('boss@', 'eve@'))).toBe('invalid')
    now = new Date('2030-01-01T00:05:00Z')
    expect((await logIn(token)).status).toBe(401)
    expect(await isValid(token)).toBe('invalid')
  })

  it('does not believe a token that is for somebody else', async () => {
    const applies = (address: string) => `<AppliesTo><EndpointReference><Address>${address}</Address></EndpointReference></AppliesTo>`
    expect((await logIn(tokenIn(await ask('Issue', applies(vcenter.url.origin))))).status).toBe(201)
    expect((await logIn(tokenIn(await ask('Issue', applies('https://elsewhere'))))).status).toBe(401)
  })

  it('refuses what is no request', async () => {
    const bodies = [
      '',
      'hello',
      '<a/>',
      '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
      '<a>'.repeat(500),
      `<s:Envelope xmlns:s="${ns.soap}"><s:Body/></s:Envelope>`,
    ]
    for (const body of bodies) {
      const response = await post(body)
      expect([response.status, await response.text()]).toEqual([500, expect.stringContaining('wst:InvalidRequest')])
    }
    expect((await post(`<a>${' '.repeat(2 ** 20)}</a>`)).status).toBe(413)
    expect((await logIn('<a/>')).status).toBe(401)
  })

  it('takes a foreign token at its word where nobody is known by name', async () => {
    await using open = await VCenter.start({ tls: false, model: { datacenters: 0 } })
    const authorization = (name: string) =>
      `SIGN token="${gzipSync(`<Assertion><Subject><NameID>${name}</NameID></Subject></Assertion>`).toString('base64')}"`
    const status = async (name: string) =>
      (await fetch(`${open.url.origin}/api/session`, { method: 'POST', headers: { authorization: authorization(name) } })).status
    expect([await status('root@localos'), await status('')]).toEqual([201, 401])
  })
})
