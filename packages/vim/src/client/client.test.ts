import { createHash, X509Certificate } from 'node:crypto'
import http from 'node:http'
import https from 'node:https'
import type { AddressInfo } from 'node:net'
import { CertificateAuthority, Operation } from '@vivarium/core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { ServiceContent, UserSession } from '../generated/data-objects.js'
import { decodeRequest, type SoapRequest } from '../soap/request.js'
import { encodeFault, encodeResponse } from '../soap/response.js'
import { reference } from '../values.js'
import { VimError } from '../vim-error.js'
import { VimClient } from './client.js'
import { HttpTransport } from './transport.js'
import { compareVersions, readServiceVersions } from './versions.js'

const content: ServiceContent = {
  rootFolder: reference('Folder', 'group-d1'),
  propertyCollector: reference('PropertyCollector', 'propertyCollector'),
  sessionManager: reference('SessionManager', 'SessionManager'),
  about: {
    name: 'a server',
    fullName: 'a server',
    vendor: 'Vivarium',
    version: '8.0.3',
    build: '0',
    osType: 'linux-x64',
    productLineId: 'vpx',
    apiType: 'VirtualCenter',
    apiVersion: '8.0.3.0',
  },
}
const versions =
  '<?xml version="1.0"?><namespaces><namespace><name>urn:pbm</name><version>2.0</version></namespace><namespace><name>urn:vim25</name><version>8.0.1.0</version><priorVersions><version>7.0.3.2</version></priorVersions></namespace></namespaces>'

/** What a server got, and what it answers. */
class Calls {
  readonly requests: (SoapRequest & { readonly http: http.IncomingHttpHeaders; readonly path: string })[] = []
  answer: (request: SoapRequest) => unknown = () => undefined
  versions: string | undefined = versions

  readonly listener: http.RequestListener = async (incoming, outgoing) => {
    if (incoming.method === 'GET') {
      outgoing.writeHead(this.versions === undefined ? 404 : 200).end(this.versions)
      return
    }
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk as Buffer)
    const { soapaction } = incoming.headers
    const request = decodeRequest(Buffer.concat(chunks), typeof soapaction === 'string' ? { soapAction: soapaction } : {})
    this.requests.push({ ...request, http: incoming.headers, path: incoming.url ?? '' })
    try {
      const result = request.method.name === 'RetrieveServiceContent' ? content : this.answer(request)
      const body = encodeResponse(request.method, result)
      const cookie = request.method.name === 'Login' ? { 'set-cookie': 'vmware_soap_session="s-1"; Path=/; HttpOnly' } : {}
      outgoing.writeHead(200, { 'content-type': 'text/xml', ...cookie }).end(body)
    } catch (error) {
      if (!(error instanceof VimError)) outgoing.writeHead(503).end('busy')
      else outgoing.writeHead(500).end(encodeFault(error.fault, error.faultMessage))
    }
  }
}

const session: UserSession = {
  key: 's-1',
  userName: 'u',
  fullName: 'u',
  loginTime: '2026-01-01T00:00:00Z',
  lastActiveTime: '2026-01-01T00:00:00Z',
  locale: 'en',
  messageLocale: 'en',
  extensionSession: false,
  ipAddress: '127.0.0.1',
  userAgent: 'test',
  callCount: 0,
}

describe('a session', () => {
  const calls = new Calls()
  const server = http.createServer(calls.listener)
  let url: string
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  afterEach(() => {
    calls.requests.length = 0
    calls.answer = () => undefined
    calls.versions = versions
  })
  const withSession = (request: SoapRequest) => (request.method.name === 'Login' ? session : undefined)

  test('logs in with what the URL says, keeps the cookie, and logs out at its end', async () => {
    calls.answer = withSession
    const client = await VimClient.connect(url.replace('://', '://me%40lab:p%26ss@'))
    expect(client.sessionCookie).toBe('s-1')
    expect(client.url.href).toBe(`${url}/sdk`)
    await client.call(content.rootFolder, 'Rename_Task', { newName: 'a' }, { operationId: 'op-7' }).catch(() => {})
    await client.close()
    expect(calls.requests.map(({ method }) => method.name)).toEqual(['RetrieveServiceContent', 'Login', 'Rename_Task', 'Logout'])
    expect(calls.requests[1]?.arguments).toEqual({ userName: 'me@lab', password: 'p&ss' })
    expect(calls.requests[2]).toMatchObject({
      version: '8.0.1.0',
      headers: { operationId: 'op-7' },
      http: { cookie: 'vmware_soap_session="s-1"' },
    })
  })

  test('speaks the version that it is told', async () => {
    calls.versions = undefined
    const client = await VimClient.connect(url, { version: '6.5' })
    expect(calls.requests[0]?.version).toBe('6.5')
    await client.close()
  })

  test('a fault of the login is what connect fails with', async () => {
    calls.answer = () => {
      throw new VimError('Login', { _typeName: 'InvalidLogin' }, 'Cannot complete login')
    }
    await expect(VimClient.connect(url, { username: 'u', password: 'p' })).rejects.toMatchObject({
      code: 'VIM_FAULT',
      message: 'Login failed with InvalidLogin: Cannot complete login',
      fault: { _typeName: 'InvalidLogin' },
    })
  })

  test('asks for the time, so that the session does not end', async () => {
    calls.answer = ({ method }) => (method.name === 'CurrentTime' ? '2026-01-01T00:00:00Z' : undefined)
    const client = await VimClient.connect(url, { keepAliveMs: 20 })
    await expect.poll(() => calls.requests.filter(({ method }) => method.name === 'CurrentTime').length).toBeGreaterThan(1)
    await client.close()
  })

  test('services beside /sdk get the session in the header, at their own paths', async () => {
    calls.answer = withSession
    const client = await VimClient.connect(url, { username: 'u', password: 'p' })
    await client.call(reference('PbmProfileProfileManager', 'ProfileManager'), 'PbmQueryProfile', {
      resourceType: { resourceType: 'STORAGE' },
    })
    expect(calls.requests.at(-1)).toMatchObject({ path: '/pbm', namespace: 'urn:pbm', headers: { sessionCookie: 's-1' } })
    await client.close()
  })

  test('what answers with another status is no vCenter', async () => {
    const client = await VimClient.connect(url)
    calls.answer = () => {
      throw new TypeError('not a fault')
    }
    await expect(client.call(content.rootFolder, 'Reload')).rejects.toMatchObject({
      code: 'VSPHERE_UNREACHABLE',
      message: expect.stringContaining('503'),
    })
    await client.close()
    calls.versions = undefined
    await expect(VimClient.connect(url)).rejects.toMatchObject({
      code: 'VSPHERE_UNREACHABLE',
      message: expect.stringContaining('status 404'),
    })
    calls.versions = '<html>'
    await expect(VimClient.connect(url)).rejects.toMatchObject({
      code: 'VSPHERE_UNREACHABLE',
      message: expect.stringContaining('not a list of versions'),
    })
  })

  test('a deadline ends a call that is not answered', async () => {
    const silent = http.createServer(() => {})
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    try {
      const { port } = silent.address() as AddressInfo
      await expect(VimClient.connect(`http://127.0.0.1:${port}`, { timeoutMs: 100 })).rejects.toMatchObject({ code: 'TIMED_OUT' })
      await expect(VimClient.connect('http://', {})).rejects.toMatchObject({ code: 'VSPHERE_UNREACHABLE' })
    } finally {
      silent.closeAllConnections()
      silent.close()
    }
  })
})

describe('TLS', () => {
  let server: https.Server
  let authority: CertificateAuthority
  let certificate: string
  let url: URL
  const received: (string | undefined)[] = []
  beforeAll(async () => {
    authority = await CertificateAuthority.create('test')
    const pair = await authority.issueServer(['127.0.0.1'])
    certificate = pair.certificate
    server = https.createServer({ key: pair.key, cert: pair.certificate }, (incoming, outgoing) => {
      received.push(incoming.url)
      outgoing.end('ok')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    url = new URL(`https://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  })
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })

  const get = async (options: ConstructorParameters<typeof HttpTransport>[0]) => {
    const transport = new HttpTransport(options)
    try {
      const { status } = await transport.send({ method: 'GET', url, headers: {} }, Operation.from({}, 'a test', 5000))
      return status
    } finally {
      transport.close()
    }
  }

  test('a certificate that nobody vouches for is refused before anything is sent, with its thumbprint', async () => {
    const thumbprint = new X509Certificate(certificate).fingerprint256
    await expect(get({})).rejects.toMatchObject({ code: 'UNTRUSTED_CERTIFICATE', message: expect.stringContaining(thumbprint) })
    await expect(get({ thumbprint: '00:11' })).rejects.toMatchObject({ code: 'UNTRUSTED_CERTIFICATE' })
    expect(received).toEqual([])
  })

  test('its authority, its thumbprint or indifference make it trusted', async () => {
    const { fingerprint, fingerprint256, raw } = new X509Certificate(certificate)
    expect(await get({ ca: authority.certificate })).toBe(200)
    expect(await get({ thumbprint: fingerprint256 })).toBe(200)
    expect(await get({ thumbprint: fingerprint })).toBe(200)
    expect(await get({ thumbprint: createHash('sha256').update(raw).digest('hex') })).toBe(200)
    expect(await get({ insecure: true })).toBe(200)
  })
})

test('versions are compared by their numbers, and the newest comes first', () => {
  expect(compareVersions('6.7.3', '6.7')).toBeGreaterThan(0)
  expect(compareVersions('10.0', '9.1.0.0')).toBeGreaterThan(0)
  expect(readServiceVersions(versions)).toEqual(['8.0.1.0', '7.0.3.2'])
})
