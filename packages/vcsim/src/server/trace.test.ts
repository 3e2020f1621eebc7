import { gzipSync } from 'node:zlib'
import { VimClient } from '@vivarium/vim'
import { expect, it } from 'vitest'
import { VCenter } from '../vcenter.js'
import { traced } from './trace.js'

it('a trace has the messages of all doors, and no secret of them', async () => {
  const lines: string[] = []
  const login = { username: 'user', password: 'hush "1"' }
  await using vcenter = await VCenter.start({ tls: false, ...login, model: { datacenters: 0 }, trace: (text) => lines.push(text) })
  await (await VimClient.connect(vcenter.url, login)).close()
  const { origin } = vcenter.url
  const authorization = `Basic ${Buffer.from('user:hush "1"').toString('base64')}`
  const session = (await (await fetch(`${origin}/api/session`, { method: 'POST', headers: { authorization } })).json()) as string
  await fetch(`${origin}/api/vcenter/datacenter`, { headers: { 'vmware-api-session-id': session } })
  const body = JSON.stringify({ userName: 'user', password: 'hush "1"' })
  await fetch(`${origin}/sdk/vim25/release/SessionManager/SessionManager/Login`, { method: 'POST', body })
  await fetch(`${origin}/sts/STSService`, { method: 'POST', body: '<a><wsse:Password xmlns:wsse="u">hush</wsse:Password></a>' })
  await fetch(`${origin}/api/session`, {
    method: 'POST',
    headers: { authorization: `SIGN token="${gzipSync('hush').toString('base64')}"` },
  })
  const all = lines.join('')
  for (const part of ['RetrieveServiceContent', 'GET /api/vcenter/datacenter', '/SessionManager/Login', 'wst:InvalidRequest'])
    expect(all).toContain(part)
  expect(all).not.toContain('hush')
  expect(all).not.toContain(session)
})

it('a token is traced without its signature', () => {
  expect(traced('Request', '<ds:SignatureValue>abc</ds:SignatureValue><b>c</b>')).toBe(
    'Request: <ds:SignatureValue>…</ds:SignatureValue><b>c</b>\n',
  )
})
