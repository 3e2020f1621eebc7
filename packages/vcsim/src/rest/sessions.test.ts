import { VimClient } from '@vivarium/vim'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { basic, RestClient } from '../testing/rest-client.js'
import { VCenter } from '../vcenter.js'

let vcenter: VCenter
let anybody: RestClient
beforeEach(async () => {
  vcenter = await VCenter.start({ tls: false, username: 'user', password: 'pass' })
  anybody = new RestClient(vcenter)
})
afterEach(async () => vcenter[Symbol.asyncDispose]())

test('a session of the newer form is opened with a name and a password, told of, and closed', async () => {
  const opened = await anybody.send('POST', '/api/session', undefined, basic('user', 'pass'))
  expect(opened.status).toBe(201)
  const headers = { 'vmware-api-session-id': String(opened.body) }
  const told = await anybody.send('GET', '/api/session', undefined, headers)
  expect(told).toMatchObject({
    status: 200,
    body: { user: 'user', created_time: expect.any(String), last_accessed_time: expect.any(String) },
  })
  expect(await anybody.send('DELETE', '/api/session', undefined, headers)).toMatchObject({ status: 204, body: undefined })
  expect((await anybody.send('GET', '/api/session', undefined, headers)).status).toBe(401)
})

test('the older form has its values in an envelope, and works with a cookie', async () => {
  const opened = await anybody.send('POST', '/rest/com/vmware/cis/session', undefined, basic('user', 'pass'))
  expect(opened).toMatchObject({ status: 200, body: { value: expect.any(String) } })
  const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? ''
  const told = await anybody.send('POST', '/rest/com/vmware/cis/session?~action=get', undefined, { cookie })
  expect(told).toMatchObject({ status: 200, body: { value: { user: 'user' } } })
  expect((await anybody.send('DELETE', '/rest/com/vmware/cis/session', undefined, { cookie })).status).toBe(200)
  expect((await anybody.send('POST', '/rest/com/vmware/cis/session?~action=get', undefined, { cookie })).status).toBe(401)
})

test('there is no cookie for who does without', async () => {
  const opened = await anybody.send('POST', '/api/session', undefined, { ...basic('user', 'pass'), 'vmware-use-header-authn': 'true' })
  expect(opened.status).toBe(201)
  expect(opened.headers.get('set-cookie')).toBeNull()
})

test('a wrong password and no session are refused in the form that was spoken', async () => {
  expect(await anybody.send('POST', '/api/session', undefined, basic('user', 'wrong'))).toMatchObject({
    status: 401,
    body: { error_type: 'UNAUTHENTICATED', messages: [{ default_message: expect.any(String) }] },
  })
  expect(await anybody.send('GET', '/rest/com/vmware/cis/tagging/tag')).toMatchObject({
    status: 401,
    body: { type: 'com.vmware.vapi.std.errors.unauthenticated' },
  })
  expect((await anybody.send('POST', '/api/session')).status).toBe(401)
})

test('sessions are those of the SOAP API, which sees and ends them', async () => {
  const client = await RestClient.logIn(vcenter)
  const soap = await VimClient.connect(vcenter.url, { username: 'user', password: 'pass' })
  const manager = { type: 'SessionManager', value: 'SessionManager' }
  const list = (await soap.call(manager, 'Fetch', { prop: 'sessionList' })) as { _value: { key: string; userName: string }[] }
  expect(list._value.map(({ userName }) => userName)).toEqual(['user', 'user'])
  const [first] = list._value
  await soap.call(manager, 'TerminateSession', { sessionId: [first?.key ?? ''] })
  expect((await client.send('GET', '/api/session')).status).toBe(401)
  await soap.close()
})

test('bodies that are no JSON, or no object, and paths that lead nowhere are refused', async () => {
  const client = await RestClient.logIn(vcenter)
  expect(await client.send('POST', '/api/cis/tagging/tag', '{')).toMatchObject({ status: 400, body: { error_type: 'INVALID_ARGUMENT' } })
  expect((await client.send('POST', '/rest/com/vmware/cis/tagging/tag', '[]')).status).toBe(400)
  expect(await client.send('GET', '/api/no/such')).toMatchObject({ status: 404, body: { error_type: 'OPERATION_NOT_FOUND' } })
  expect((await client.send('GET', '/rest/com/vmware/cis/tagging/tag/without-prefix')).status).toBe(404)
  expect((await client.send('POST', '/api/cis/tagging/tag?action=nonsense')).status).toBe(404)
  expect((await client.send('PUT', '/api/cis/tagging/tag')).status).toBe(405)
  expect((await client.send('GET', '/api/cis/tagging/tag/%ff')).status).toBe(400)
})

test('vAPI clients open a session by JSON-RPC, and call with it', async () => {
  const invoke = (
    serviceId: string,
    operationId: string,
    securityCtx: unknown,
    input: unknown = { STRUCTURE: { 'operation-input': {} } },
  ) =>
    anybody.send('POST', '/api', {
      jsonrpc: '2.0',
      method: 'invoke',
      id: '1',
      params: { ctx: { appCtx: {}, securityCtx }, serviceId, operationId, input },
    })
  const credentials = { schemeId: 'com.vmware.vapi.std.security.user_pass', userName: 'user', password: 'pass' }
  const opened = await invoke('com.vmware.cis.session', 'create', credentials)
  expect(opened.body).toMatchObject({ jsonrpc: '2.0', id: '1', result: { output: { SECRET: expect.any(String) } } })
  const { result } = opened.body as { result: { output: { SECRET: string } } }
  const session = { schemeId: 'com.vmware.vapi.std.security.session_id', sessionId: result.output.SECRET }
  const spec = { name: 'zone', description: '', cardinality: 'SINGLE', associable_types: [], category_id: { OPTIONAL: null } }
  const input = {
    STRUCTURE: { 'operation-input': { create_spec: { STRUCTURE: { 'com.vmware.cis.tagging.category_model.create_spec': spec } } } },
  }
  const made = await invoke('com.vmware.cis.tagging.category', 'create', session, input)
  expect(made.body).toMatchObject({ result: { output: expect.stringMatching(/^urn:vmomi:InventoryServiceCategory:/) } })
  expect((await invoke('com.vmware.cis.tagging.category', 'list', session)).body).toMatchObject({
    result: { output: [expect.any(String)] },
  })
  expect((await invoke('com.vmware.cis.tagging.category', 'list', {})).body).toMatchObject({
    result: { error: { ERROR: { 'com.vmware.vapi.std.errors.unauthenticated': {} } } },
  })
})
