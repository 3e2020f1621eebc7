import { isVimError, VimClient } from '@vivarium/vim'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { VCenter } from '../vcenter.js'

const login = { username: 'boss', password: 'secret' }
let vcenter: VCenter
let client: VimClient
beforeEach(async () => {
  vcenter = await VCenter.start({
    tls: false,
    ...login,
    users: [{ name: 'ann', password: 'a' }],
    apiVersion: '7.0.2.0',
    model: { standaloneHosts: 1, clusters: 0, datacenters: 1, machines: 0 },
  })
  client = await VimClient.connect(vcenter.url, login)
})
afterEach(async () => {
  await client?.close()
  await vcenter?.[Symbol.asyncDispose]()
})

const manager = () => {
  const { sessionManager } = client.serviceContent
  if (sessionManager === undefined) throw new TypeError('there is no session manager')
  return sessionManager
}
const current = async () =>
  (await client.call(manager(), 'Fetch', { prop: 'currentSession' })) as { userName: string; locale: string; key: string }

it('a session changes its locale and its user, and stays the same session', async () => {
  const { key } = await current()
  await client.call(manager(), 'SetLocale', { locale: 'de-DE' })
  await expect(client.call(manager(), 'SetLocale', { locale: '!' })).rejects.toSatisfy((error) => isVimError(error, 'InvalidLocale'))
  await expect(client.call(manager(), 'SetLocale', { locale: 'zz_ZZ' })).rejects.toSatisfy((error) => isVimError(error, 'InvalidLocale'))
  await client.call(manager(), 'ImpersonateUser', { userName: 'ann' })
  expect(await current()).toMatchObject({ userName: 'ann', locale: 'de-DE', key })
  // Who she is now may not, for her permissions count.
  await expect(client.call(manager(), 'ImpersonateUser', { userName: 'boss' })).rejects.toSatisfy((error) =>
    isVimError(error, 'NoPermission'),
  )
})

it('a service message is there for all', async () => {
  await client.call(manager(), 'UpdateServiceMessage', { message: 'Closed at five.' })
  expect(await client.call(manager(), 'Fetch', { prop: 'message' })).toBe('Closed at five.')
})

it('a ticket for a clone ends with its session', async () => {
  const cloneTicket = await client.call(manager(), 'AcquireCloneTicket', {})
  await client.call(manager(), 'Logout', {})
  await expect(client.call(manager(), 'CloneSession', { cloneTicket })).rejects.toSatisfy((error) => isVimError(error, 'InvalidLogin'))
})

it('the version that was asked for is the newest, and hosts say the vCenter’s port', async () => {
  const { origin, port } = vcenter.url
  const versions = await (await fetch(`${origin}/sdk/vimServiceVersions.xml`)).text()
  expect([...versions.matchAll(/<version>([^<]*)</g)].map(([, version]) => version).slice(0, 2)).toEqual(['7.0.2.0', '7.0.1.0'])
  expect(client.serviceContent.about.apiVersion).toBe('7.0.2.0')
  const host = [...vcenter.model.objects()].find(({ type }) => type.isA('HostSystem'))
  expect(host?.get('summary')).toMatchObject({ config: { port: Number(port) } })
})
