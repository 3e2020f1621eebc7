import { once } from 'node:events'
import http, { type IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { dataObject, reference, VimClient, VimError } from '@vivarium/vim'
import type { PropertyFilterSpec } from '@vivarium/vim/types'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { VCenter } from '../vcenter.js'

const common = reference('PropertyCollector', 'propertyCollector')
const mebibyte = 2 ** 20

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

const envelope = (content: string) => `<Envelope xmlns="http://schemas.xmlsoap.org/soap/envelope/"><Body>${content}</Body></Envelope>`
const createFolder = (name: string) =>
  envelope(`<CreateFolder xmlns="urn:vim25"><_this type="Folder">${client.serviceContent.rootFolder.value}</_this>${name}</CreateFolder>`)
const reconfigure = (spec: string) =>
  envelope(
    `<ReconfigVM_Task xmlns="urn:vim25" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><_this type="VirtualMachine">${machine().value}</_this><spec>${spec}</spec></ReconfigVM_Task>`,
  )
const machine = () => [...vcenter.model.objects()].find(({ type }) => type.name === 'VirtualMachine')?.reference ?? common

async function post(body: string | Uint8Array<ArrayBuffer>): Promise<{ status: number; text: string }> {
  const headers = { cookie: `vmware_soap_session="${client.sessionCookie}"` }
  const response = await fetch(vcenter.url, { method: 'POST', body, headers })
  return { status: response.status, text: await response.text() }
}

/** The longest that others had to wait for an answer while `work` went on, in milliseconds. */
async function longestWait(work: () => Promise<unknown>): Promise<number> {
  let isOver = false
  let longest = 0
  const others = async () => {
    while (!isOver) {
      const started = performance.now()
      await client.call(reference('ServiceInstance', 'ServiceInstance'), 'CurrentTime')
      longest = Math.max(longest, performance.now() - started)
    }
  }
  const asking = others()
  await work().finally(() => {
    isOver = true
  })
  await asking
  return longest
}

describe('requests that nobody should send', () => {
  test.each([
    ['an unknown type', () => reconfigure('<deviceChange xsi:type="NoSuchSpec"></deviceChange>')],
    ['a type of something else', () => reconfigure('<deviceChange xsi:type="HostConnectSpec"></deviceChange>')],
    ['the type of a managed object', () => reconfigure('<deviceChange xsi:type="VirtualMachine"></deviceChange>')],
    ['an element that the type does not have', () => reconfigure('<noSuchProperty>1</noSuchProperty>')],
    ['a number that is none', () => reconfigure('<numCPUs>many</numCPUs>')],
    ['a number that does not fit', () => reconfigure('<numCPUs>99999999999</numCPUs>')],
    [
      'a word that the enumeration does not have',
      () => reconfigure('<firmware>1</firmware><flags><htSharing></htSharing></flags><bootOptions>x</bootOptions>'),
    ],
    ['a required value that is missing', () => createFolder('')],
    ['an undeclared prefix', () => envelope('<x:CreateFolder/>')],
    ['two bodies', () => '<Envelope xmlns="http://schemas.xmlsoap.org/soap/envelope/"><Body/><Body/></Envelope>'],
    ['half an envelope', () => createFolder('<name>a</name>').slice(0, -20)],
    ['a second document', () => `${createFolder('<name>a</name>')}${createFolder('<name>b</name>')}`],
    ['an external entity', () => `<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>${createFolder('<name>&b;</name>')}`],
    ['an entity that is not declared', () => createFolder('<name>&b;</name>')],
    ['a control character', () => createFolder('<name>&#1;</name>')],
    ['many attributes', () => envelope(`<a ${Array.from({ length: 100_000 }, (_, i) => `a${i}=""`).join(' ')}/>`)],
    ['deep values', () => reconfigure(`${'<deviceChange><backing><parent>'.repeat(2000)}`)],
  ])('%s is refused, and changes nothing', async (_what, body) => {
    const before = vcenter.model.get(client.serviceContent.rootFolder).get('childEntity')
    const { status, text } = await post(body())
    expect(status).toBe(500)
    expect(text).toMatch(/<(?:InvalidRequest|InvalidType|InvalidArgument)Fault|<faultcode>/)
    expect(text).not.toContain('root:')
    expect(vcenter.model.get(client.serviceContent.rootFolder).get('childEntity')).toBe(before)
  })

  test('bytes that are no text are refused', async () => {
    for (const body of [new Uint8Array(1000), Uint8Array.from({ length: 1000 }, (_, i) => (i * 7919) % 256), new Uint8Array(0)]) {
      expect((await post(body)).status).toBe(500)
    }
  })

  test('a name of megabytes, and a value for each of many elements, keep nobody waiting', async () => {
    const long = 'x'.repeat(8 * mebibyte)
    const many = Array.from({ length: 50_000 }, (_, i) => `<extraConfig><key>k${i}</key></extraConfig>`).join('')
    const waited = await longestWait(async () => {
      expect((await post(createFolder(`<name>${long}</name>`))).status).toBe(500)
      expect((await post(reconfigure(many))).status).toBeLessThanOrEqual(500)
    })
    expect(waited).toBeLessThan(10_000)
  })

  test('a body that never ends is refused when it is too long, and no more of it is read', async () => {
    const request = http.request(vcenter.url, { method: 'POST', agent: false })
    const chunk = Buffer.alloc(mebibyte, 32)
    let sent = 0
    let isClosed = false
    const more = () => {
      while (!isClosed && sent < 200) {
        sent++
        if (!request.write(chunk)) return void request.once('drain', more)
      }
    }
    const closed = new Promise<void>((resolve) => {
      request.on('error', () => {})
      request.on('close', () => {
        isClosed = true
        resolve()
      })
    })
    const answered = once(request, 'response').then(([response]) => response as IncomingMessage)
    more()
    const response = await answered
    expect(response.statusCode).toBe(413)
    response.resume()
    request.destroy()
    await closed
    expect(sent).toBeLessThan(200)
  })

  test('clients that send a byte and stay keep nobody waiting', async () => {
    const { hostname, port } = vcenter.url
    const sockets = Array.from({ length: 200 }, () => {
      const socket = connect(Number(port), hostname)
      socket.on('error', () => {})
      socket.write('POST /sdk HTTP/1.1\r\ncontent-length: 1000\r\nhost: x\r\n\r\n<')
      return socket
    })
    try {
      expect((await post(envelope('<a/>'))).status).toBe(500)
      expect(await client.call(client.serviceContent.rootFolder, 'Fetch', { prop: 'name' })).toBe('Datacenters')
    } finally {
      for (const socket of sockets) socket.destroy()
    }
  })

  test('an answer that nobody reads is not waited for', async () => {
    const { hostname, port } = vcenter.url
    const socket = connect(Number(port), hostname)
    socket.on('error', () => {})
    const body = createFolder('<name>unread</name>')
    const head = `POST /sdk HTTP/1.1\r\nhost: x\r\ncookie: vmware_soap_session="${client.sessionCookie}"\r\ncontent-length: ${body.length}\r\n\r\n`
    await new Promise<void>((resolve) => socket.write(head + body, () => resolve()))
    socket.destroy()
    await expect.poll(() => [...vcenter.model.objects()].some((object) => object.get('name') === 'unread')).toBe(true)
  })
})

describe('what is asked of the property collector', () => {
  const retrieve = (specSet: PropertyFilterSpec[]) => client.call(common, 'RetrieveProperties', { specSet })

  test('paths that are long, odd or lead nowhere are told to be invalid', async () => {
    const obj = client.serviceContent.rootFolder
    for (const path of [
      '',
      '.',
      'name.',
      '.name',
      'name..x',
      'childEntity[',
      'childEntity[9',
      'a'.repeat(mebibyte),
      'name'.concat('.x'.repeat(20_000)),
      '__proto__',
      'constructor',
    ]) {
      const [answer] = await Promise.allSettled([retrieve([{ propSet: [{ type: 'Folder', pathSet: [path] }], objectSet: [{ obj }] }])])
      if (answer?.status === 'rejected') expect(answer.reason, path.slice(0, 30)).toBeInstanceOf(VimError)
      else expect(answer?.value?.[0]?.propSet ?? [], path.slice(0, 30)).toEqual([])
    }
  })

  test('traversals that go round in circles, and through themselves, come to an end', async () => {
    const names = ['a', 'b', 'c']
    const select = names.map((name) => ({ name }))
    const hops: readonly [type: string, path: string][] = [
      ['Folder', 'childEntity'],
      ['ManagedEntity', 'parent'],
      ['Datacenter', 'vmFolder'],
    ]
    const selectSet = hops.map(([type, path], i) => dataObject('TraversalSpec', { name: names[i] ?? '', type, path, selectSet: select }))
    const found = await retrieve([
      { propSet: [{ type: 'ManagedEntity', pathSet: ['name'] }], objectSet: [{ obj: client.serviceContent.rootFolder, selectSet }] },
    ])
    expect(new Set(found?.map(({ obj }) => obj.value)).size).toBe(found?.length)
    expect(found?.length).toBeGreaterThan(2)
  })

  test('thousands of specifications in one call', async () => {
    const spec = { propSet: [{ type: 'Folder', pathSet: ['name'] }], objectSet: [{ obj: client.serviceContent.rootFolder }] }
    const waited = await longestWait(async () => {
      expect(await retrieve(Array.from({ length: 5000 }, () => spec))).not.toEqual([])
    })
    expect(waited).toBeLessThan(10_000)
  })
})

test('who is let out is let in no more, wherever the session was opened', async () => {
  const other = await VimClient.connect(vcenter.url, { username: 'user', password: 'pass' })
  const cookie = `vmware_soap_session="${other.sessionCookie}"`
  const ask = async () => {
    const body = envelope('<CurrentTime xmlns="urn:vim25"><_this type="ServiceInstance">ServiceInstance</_this></CurrentTime>')
    const soap = await fetch(vcenter.url, { method: 'POST', headers: { cookie }, body })
    await text(soap.body as never)
    const rest = await fetch(new URL('/api/vcenter/vm', vcenter.url), { headers: { 'vmware-api-session-id': String(other.sessionCookie) } })
    await rest.arrayBuffer()
    const folder = await fetch(new URL('/folder/?dcPath=DC0&dsName=LocalDS_0', vcenter.url), { headers: { cookie } })
    await folder.arrayBuffer()
    return [soap.status, rest.status, folder.status]
  }
  expect((await ask())[0]).toBe(200)
  await other.close()
  expect(await ask()).toEqual([500, 401, 401])
})
