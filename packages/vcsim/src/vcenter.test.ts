import { once } from 'node:events'
import http, { type IncomingMessage } from 'node:http'
import https from 'node:https'
import { text } from 'node:stream/consumers'
import { connect } from 'node:tls'
import { CertificateAuthority } from '@vivarium/core'
import { reference, VimClient } from '@vivarium/vim'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fault } from './faults.js'
import { VCenter } from './vcenter.js'

const common = reference('PropertyCollector', 'propertyCollector')

const envelope = (content: string) => `<Envelope xmlns="http://schemas.xmlsoap.org/soap/envelope/"><Body>${content}</Body></Envelope>`
const call = (method: string, type: string, id: string, rest = '') =>
  envelope(`<${method} xmlns="urn:vim25"><_this type="${type}">${id}</_this>${rest}</${method}>`)

async function postSecurely(url: URL, body: string, options: https.RequestOptions = {}): Promise<IncomingMessage> {
  const request = https.request(url, { ...options, method: 'POST', rejectUnauthorized: false, agent: false })
  request.end(body)
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  return response
}

describe('a vCenter', () => {
  let vcenter: VCenter
  let client: VimClient
  beforeAll(async () => {
    vcenter = await VCenter.start({ tls: false, username: 'user', password: 'pass' })
    client = await VimClient.connect(vcenter.url, { username: 'user', password: 'pass' })
  })
  afterAll(async () => {
    await client?.close()
    await vcenter?.[Symbol.asyncDispose]()
  })
  const post = async (body: string, headers: Record<string, string> = {}) => {
    const response = await fetch(vcenter.url, { method: 'POST', body, headers })
    return { status: response.status, text: await response.text(), cookie: response.headers.get('set-cookie') }
  }

  test('any number of them run in one process, each with its own state', async () => {
    await using other = await VCenter.start({ tls: false, model: { datacenters: 0 } })
    const second = await VimClient.connect(other.url, { username: 'a', password: 'b' })
    const { rootFolder } = second.serviceContent
    await second.call(rootFolder, 'CreateDatacenter', { name: 'only there' })
    expect(await client.call(rootFolder, 'Fetch', { prop: 'childEntity' })).toMatchObject({ _value: [{ type: 'Datacenter' }] })
    await second.close()
  })

  test('a port that is taken is told', async () => {
    await expect(VCenter.start({ tls: false, port: Number(vcenter.url.port) })).rejects.toMatchObject({ code: 'CANNOT_LISTEN' })
  })

  test('serves HTTPS with a certificate of its own; cookies can be secure', async () => {
    await using secure = await VCenter.start({ secureCookies: true })
    const other = await VimClient.connect(secure.url, { insecure: true, username: 'a', password: 'b' })
    expect(other.serviceContent.about.apiVersion).toBe('8.0.3.0')
    await other.close()
    const body = call('Login', 'SessionManager', 'SessionManager', '<userName>a</userName><password>b</password>')
    const { headers } = await postSecurely(secure.url, body)
    expect(String(headers['set-cookie'])).toMatch(/^vmware_soap_session="[^"]+"; Path=\/; HttpOnly; Secure$/)
    const socket = connect({ host: secure.url.hostname, port: Number(secure.url.port), rejectUnauthorized: false })
    await once(socket, 'secureConnect')
    expect(socket.getPeerCertificate().subject.CN).toBe(secure.url.hostname)
    socket.destroy()
  })

  test('which versions it speaks, and what it has, can be asked by who is not logged in', async () => {
    const versions = await (await fetch(new URL('/sdk/vimServiceVersions.xml', vcenter.url))).text()
    expect(versions).toContain('<name>urn:vim25</name><version>8.0.3.0</version>')
    const about = (await (await fetch(new URL('/about', vcenter.url))).json()) as { methods: string[] }
    expect(about.methods).toContain('WaitForUpdatesEx')
    expect((await fetch(new URL('/nothing', vcenter.url))).status).toBe(404)
  })

  test.each([
    ['no XML', 'nonsense', 'InvalidRequest'],
    ['an entity bomb', `<!DOCTYPE a [<!ENTITY a "aaaa">]>${call('CurrentTime', 'ServiceInstance', 'ServiceInstance')}`, 'InvalidRequest'],
    ['deep nesting', envelope('<a>'.repeat(1000)), 'InvalidRequest'],
    ['an unknown method', call('NoSuchMethod', 'ServiceInstance', 'ServiceInstance'), 'InvalidRequest'],
    ['an unknown type of objects', call('Fetch', 'Nonsense', 'x', '<prop>a</prop>'), 'NotAuthenticated'],
    ['no session', call('CurrentTime', 'ServiceInstance', 'ServiceInstance'), 'NotAuthenticated'],
  ])('%s is answered with a fault', async (_what, body, name) => {
    const { status, text } = await post(body)
    expect(status).toBe(500)
    expect(text).toContain(`<${name}Fault`)
  })

  test('a cookie that is no session’s is none', async () => {
    const body = call('CurrentTime', 'ServiceInstance', 'ServiceInstance')
    expect((await post(body, { cookie: 'vmware_soap_session="made-up"' })).text).toContain('NotAuthenticated')
    expect((await post(body, { cookie: `vmware_soap_session="${client.sessionCookie}"` })).status).toBe(200)
  })

  test('a body that is too long is refused before it is read', async () => {
    const request = http.request(vcenter.url, { method: 'POST', headers: { 'content-length': 2 ** 30 }, agent: false })
    request.flushHeaders()
    request.on('error', () => {})
    const [response] = (await once(request, 'response')) as [IncomingMessage]
    expect(response.statusCode).toBe(413)
    request.destroy()
  })

  test('who is logged in can’t log in once more', async () => {
    const manager = reference('SessionManager', 'SessionManager')
    const again = client.call(manager, 'Login', { userName: 'user', password: 'pass' })
    await expect(again).rejects.toMatchObject({ fault: { _typeName: 'InvalidLogin' } })
  })

  test('objects that are not there, methods of others, and methods that do not work yet have their faults', async () => {
    await expect(client.call(reference('Folder', 'group-x'), 'CreateFolder', { name: 'a' })).rejects.toMatchObject({
      fault: { _typeName: 'ManagedObjectNotFound', obj: { value: 'group-x' } },
    })
    const { rootFolder } = client.serviceContent
    await expect(client.call(rootFolder, 'PowerOnVM_Task')).rejects.toMatchObject({ fault: { _typeName: 'MethodNotFound' } })
    const machine = [...vcenter.model.objects()].find(({ type }) => type.name === 'VirtualMachine')?.reference ?? rootFolder
    await expect(client.call(machine, 'StartRecording_Task', { name: 'a' })).rejects.toMatchObject({ fault: { _typeName: 'NotSupported' } })
    await expect(client.call(reference('Nonsense', 'x'), 'Reload')).rejects.toMatchObject({ fault: { _typeName: 'ManagedObjectNotFound' } })
  })

  test('a call can be made to fail before it is made', async () => {
    await using other = await VCenter.start({
      tls: false,
      beforeCall({ method }) {
        if (method.name === 'CreateFolder') throw fault('InsufficientResourcesFault', {}, 'Nothing is left.')
      },
    })
    const second = await VimClient.connect(other.url, { username: 'a', password: 'b' })
    await expect(second.call(second.serviceContent.rootFolder, 'CreateFolder', { name: 'a' })).rejects.toThrow('Nothing is left.')
    expect(await second.call(second.serviceContent.rootFolder, 'Fetch', { prop: 'childEntity' })).toMatchObject({ _value: [{}] })
    await second.close()
  })

  test('who may not see a property is told so in the missing set, and can’t fetch it', async () => {
    await using other = await VCenter.start({
      tls: false,
      authority: {
        denies: (_session, object, privilege) =>
          privilege === 'System.Read'
            ? fault(
                'NoPermission',
                { object: object.reference, privilegeId: privilege },
                'Permission to perform this operation was denied.',
              )
            : undefined,
      },
    })
    const second = await VimClient.connect(other.url, { username: 'a', password: 'b' })
    const { rootFolder } = second.serviceContent
    const spec = { propSet: [{ type: 'Folder', pathSet: ['name', 'overallStatus'] }], objectSet: [{ obj: rootFolder }] }
    const found = await second.call(common, 'RetrieveProperties', { specSet: [spec] })
    expect(found?.[0]?.propSet).toEqual([expect.objectContaining({ name: 'name', val: 'Datacenters' })])
    expect(found?.[0]?.missingSet).toMatchObject([{ path: 'overallStatus', fault: { fault: { _typeName: 'NoPermission' } } }])
    await expect(second.call(rootFolder, 'Fetch', { prop: 'overallStatus' })).rejects.toMatchObject({
      fault: { _typeName: 'NoPermission' },
    })
    await second.close()
  })
})

describe('sessions', () => {
  const manager = reference('SessionManager', 'SessionManager')
  const started = async () => {
    const vcenter = await VCenter.start({ tls: false })
    const connect = (username: string) => VimClient.connect(vcenter.url, { username, password: 'x' })
    return { connect, [Symbol.asyncDispose]: () => vcenter[Symbol.asyncDispose](), vcenter }
  }

  test('are listed, known to be active, and can be ended by another', async () => {
    await using server = await started()
    const [one, other] = [await server.connect('one'), await server.connect('other')]
    const list = await one.call(manager, 'Fetch', { prop: 'sessionList' })
    expect(list).toMatchObject({ _value: [{ userName: 'one' }, { userName: 'other' }] })
    const key = other.sessionCookie ?? ''
    expect(await one.call(manager, 'SessionIsActive', { sessionID: key, userName: 'other' })).toBe(true)
    const waiting = other.call(common, 'WaitForUpdatesEx', {})
    const failed = expect(waiting).rejects.toMatchObject({ fault: { _typeName: 'NotAuthenticated' } })
    await one.call(manager, 'TerminateSession', { sessionId: [key] })
    await failed
    expect(await one.call(manager, 'SessionIsActive', { sessionID: key, userName: 'other' })).toBe(false)
    await expect(one.call(manager, 'TerminateSession', { sessionId: [key] })).rejects.toMatchObject({ fault: { _typeName: 'NotFound' } })
    await expect(other.call(reference('ServiceInstance', 'ServiceInstance'), 'CurrentTime')).rejects.toMatchObject({
      fault: { _typeName: 'NotAuthenticated' },
    })
    await one.close()
    await other.close()
  })

  test('end when they are idle, by the clock that they are given', async () => {
    let now = Date.parse('2026-01-01T00:00:00Z')
    const timers = new Set<() => void>()
    const clock = {
      now: () => new Date(now),
      after(_milliseconds: number, callback: () => void) {
        timers.add(callback)
        return () => void timers.delete(callback)
      },
    }
    await using vcenter = await VCenter.start({ tls: false, clock, sessionIdleMs: 60_000 })
    const client = await VimClient.connect(vcenter.url, { username: 'a', password: 'b' })
    const pass = (milliseconds: number) => {
      now += milliseconds
      const due = [...timers]
      timers.clear()
      for (const callback of due) callback()
    }
    const time = () => client.call(reference('ServiceInstance', 'ServiceInstance'), 'CurrentTime')
    pass(59_000)
    expect(await time()).toBe('2026-01-01T00:00:59.000Z')
    pass(59_000)
    await time()
    pass(61_000)
    await expect(time()).rejects.toMatchObject({ fault: { _typeName: 'NotAuthenticated' } })
    await client.close()
  })

  test('an extension logs in with a certificate, and not without one', async () => {
    await using vcenter = await VCenter.start()
    const authority = await CertificateAuthority.create('anybody')
    const { certificate, key } = await authority.issueClient('extension', [])
    const body = call('LoginExtensionByCertificate', 'SessionManager', 'SessionManager', '<extensionKey>com.example</extensionKey>')
    const send = async (options: https.RequestOptions) => text(await postSecurely(vcenter.url, body, options))
    expect(await send({})).toContain('NoClientCertificate')
    expect(await send({ cert: certificate, key })).toContain('<userName>com.example</userName>')
  })
})
