import { describe, expect, test } from 'vitest'
import { method } from '../registry/types.js'
import { faultForError } from '../vim-error.js'
import { decodeRequest, parseSoapAction } from './request.js'
import { decodeResponse, encodeFault } from './response.js'

const around = (body: string, header = '') =>
  `<?xml version="1.0"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${header}<soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`
const call = (name: string, content: string, type = 'VirtualMachine') =>
  around(`<${name} xmlns="urn:vim25"><_this type="${type}">it</_this>${content}</${name}>`)
const reconfigure = (spec: string) => call('ReconfigVM_Task', `<spec>${spec}</spec>`)
const spec = (content: string) => decodeRequest(reconfigure(content)).arguments.spec

describe('values', () => {
  test('xsi:type says which of the kinds a data object is', () => {
    expect(
      spec('<deviceChange><operation>add</operation><device xsi:type="VirtualCdrom"><key>5</key></device></deviceChange>'),
    ).toMatchObject({
      deviceChange: [{ operation: 'add', device: { _typeName: 'VirtualCdrom', key: 5 } }],
    })
  })

  test('prefixes of types and elements do not matter', () => {
    const body = around(
      '<v:ReconfigVM_Task xmlns:v="urn:vim25"><v:_this type="VirtualMachine">it</v:_this><v:spec xsi:type="v:VirtualMachineConfigSpec"><v:name>a</v:name></v:spec></v:ReconfigVM_Task>',
    )
    expect(decodeRequest(body).arguments.spec).toEqual({ _typeName: 'VirtualMachineConfigSpec', name: 'a' })
  })

  test.each([
    ['xsd:int', '5', 5],
    ['xsd:long', '5', { _typeName: 'long', _value: 5 }],
    ['xsd:long', '9223372036854775807', 9223372036854775807n],
    ['xsd:short', '5', { _typeName: 'short', _value: 5 }],
    ['xsd:string', ' a\n', ' a\n'],
    ['xsd:boolean', '1', true],
    ['xsd:double', '1.5', 1.5],
    ['xsd:double', 'INF', Number.POSITIVE_INFINITY],
    ['xsd:dateTime', '2026-01-31T12:00:00.123456Z', { _typeName: 'dateTime', _value: '2026-01-31T12:00:00.123456Z' }],
    ['xsd:base64Binary', 'YWI=', { _typeName: 'binary', _value: 'YWI=' }],
    ['VirtualMachinePowerState', 'poweredOn', { _typeName: 'VirtualMachinePowerState', _value: 'poweredOn' }],
    ['ArrayOfString', '<string>a</string><string>b</string>', { _typeName: 'ArrayOfString', _value: ['a', 'b'] }],
    ['ArrayOfInt', '', { _typeName: 'ArrayOfInt', _value: [] }],
    ['Description', '<label>a</label><summary/>', { _typeName: 'Description', label: 'a', summary: '' }],
  ])('of any type: %s', (type, content, value) => {
    expect(spec(`<extraConfig><key>k</key><value xsi:type="${type}">${content}</value></extraConfig>`)).toMatchObject({
      extraConfig: [{ value }],
    })
  })

  test('a reference keeps type, id and server', () => {
    const args = decodeRequest(call('PowerOnVM_Task', '<host type="HostSystem" serverGuid="g">host-1</host>')).arguments
    expect(args).toEqual({ host: { type: 'HostSystem', value: 'host-1', serverGuid: 'g' } })
  })

  test('nil is nothing; CDATA and entities are text', () => {
    expect(spec('<name xsi:nil="true"/><annotation><![CDATA[<a>]]>&amp;&#66;</annotation>')).toEqual({
      _typeName: 'VirtualMachineConfigSpec',
      annotation: '<a>&B',
    })
  })
})

test('headers are read, whatever they are', () => {
  const header =
    '<soapenv:Header><operationID>op-1</operationID><wsse:Security xmlns:wsse="urn:w"><a b="c">t<d/></a></wsse:Security></soapenv:Header>'
  const { headers } = decodeRequest(
    around(
      '<RetrieveServiceContent xmlns="urn:vim25"><_this type="ServiceInstance">ServiceInstance</_this></RetrieveServiceContent>',
      header,
    ),
  )
  expect(headers.operationId).toBe('op-1')
  expect(headers.elements[1]).toMatchObject({
    name: 'Security',
    namespace: 'urn:w',
    children: [{ name: 'a', attributes: { b: 'c' }, text: 't', children: [{ name: 'd' }] }],
  })
})

test.each([
  ['"urn:vim25/8.0.1.0"', { namespace: 'urn:vim25', version: '8.0.1.0' }],
  ['urn:vim25/6.5', { namespace: 'urn:vim25', version: '6.5' }],
  ['"urn:vim25"', { namespace: 'urn:vim25' }],
  ['urn:pbm/', { namespace: 'urn:pbm' }],
  ['""', undefined],
  [undefined, undefined],
])('the SOAPAction %s', (header, parsed) => {
  expect(parseSoapAction(header)).toEqual(parsed)
})

describe('what vCenter refuses, in its words', () => {
  test.each([
    ['an unknown element', reconfigure('<nope>1</nope>'), 'Unexpected element tag "nope" seen'],
    ['an unknown method', call('Nope', ''), 'Unable to resolve WSDL method name Nope for namespace name urn:vim25'],
    ['an unknown type', reconfigure('<deviceChange><device xsi:type="Nope"/></deviceChange>'), 'Type not found: Nope'],
    [
      'a type that is not a kind of the declared',
      reconfigure('<deviceChange><device xsi:type="HostSystemInfo"/></deviceChange>'),
      'Type HostSystemInfo is not a subtype of VirtualDevice',
    ],
    [
      'a data object without what it needs',
      reconfigure('<deviceChange><operation>add</operation></deviceChange>'),
      'Required property device is missing from data object of type VirtualDeviceConfigSpec',
    ],
    ['a call without a parameter', call('ReconfigVM_Task', ''), 'Required parameter spec is missing'],
    ['a word for a number', reconfigure('<numCPUs>two</numCPUs>'), '"two" is not a valid int'],
    ['a number that is too large', reconfigure('<numCPUs>4294967296</numCPUs>'), '"4294967296" is not a valid int'],
    ['a number that is no boolean', reconfigure('<npivOnNonRdmDisks>2</npivOnNonRdmDisks>'), '"2" is not a valid boolean'],
    [
      'an empty enumeration',
      reconfigure('<deviceChange><operation/></deviceChange>'),
      '"" is not a valid VirtualDeviceConfigSpecOperation',
    ],
    ['a date that is none', reconfigure('<createDate>today</createDate>'), '"today" is not a valid dateTime'],
    ['an element inside a text', reconfigure('<name>a<b/></name>'), 'Unexpected element tag "b" seen inside a string'],
    ['text between elements', reconfigure('text<name>a</name>'), 'Unexpected text "text" seen'],
    ['no envelope', '<a/>', 'Unexpected element tag "a" seen'],
    ['another SOAP', '<Envelope xmlns="http://www.w3.org/2003/05/soap-envelope"/>', 'Unsupported SOAP namespace'],
    ['no body', '<Envelope xmlns="http://schemas.xmlsoap.org/soap/envelope/"/>', 'the message has no SOAP body'],
    ['an empty body', around(''), 'the SOAP body is empty'],
  ])('%s', (_what, body, message) => {
    expect(() => decodeRequest(body)).toThrow(
      expect.objectContaining({ code: 'INVALID_REQUEST', message: expect.stringContaining(message) }),
    )
  })

  test('the message says where it was, from the inside out', () => {
    let message = ''
    try {
      decodeRequest(call('CloneVM_Task', '<folder type="Folder">f</folder><name>a</name><spec><config><nope/></config></spec>'))
    } catch (error) {
      message = faultForError(error)?.message ?? ''
    }
    expect(message.replaceAll(/column \d+/g, 'column N')).toBe(
      [
        'Unexpected element tag "nope" seen',
        'while parsing serialized DataObject of type vim.vm.ConfigSpec\nat line 1, column N',
        'while parsing property "config" of static type VirtualMachineConfigSpec',
        'while parsing serialized DataObject of type vim.vm.CloneSpec\nat line 1, column N',
        'while parsing property "spec" of static type VirtualMachineCloneSpec',
        'while parsing call information for method CloneVM_Task\nat line 1, column N',
        'while parsing SOAP body\nat line 1, column N',
        'while parsing SOAP envelope\nat line 1, column N',
        'while parsing HTTP request for method clone\non object of type vim.VirtualMachine\nat line 1, column N',
      ].join('\n\n'),
    )
  })

  test('what a client of a newer release sends can be ignored', () => {
    const { spec } = decodeRequest(
      reconfigure(
        '<nope><a>1</a></nope><name>a</name><deviceChange><device xsi:type="VirtualNope"><key>1</key><nope/></device></deviceChange>',
      ),
      { unknown: 'ignore' },
    ).arguments
    expect(spec).toEqual({
      _typeName: 'VirtualMachineConfigSpec',
      name: 'a',
      deviceChange: [{ _typeName: 'VirtualDeviceConfigSpec', device: { _typeName: 'VirtualDevice', key: 1 } }],
    })
  })
})

describe('what is no message', () => {
  test.each([
    ['nothing', ''],
    ['half a document', call('PowerOnVM_Task', '').slice(0, -20)],
    ['an undeclared prefix', '<a:Envelope/>'],
    ['an undeclared entity', call('Rename_Task', '<newName>&nope;</newName>')],
    ['a document type', '<!DOCTYPE a><a/>'],
    [
      'entities that grow',
      `<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "${'&a;'.repeat(1000)}">]>${call('Rename_Task', '<newName>&b;</newName>')}`,
    ],
    ['an external entity', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'],
    ['another encoding', '<?xml version="1.0" encoding="ISO-8859-1"?><a/>'],
    ['a character that XML has not', call('Rename_Task', '<newName>\u0001</newName>')],
  ])('%s is refused as malformed', (_what, body) => {
    const attempt = () => decodeRequest(body)
    expect(attempt).toThrow(expect.objectContaining({ code: 'MALFORMED_XML' }))
    let fault: ReturnType<typeof faultForError>
    try {
      attempt()
    } catch (error) {
      fault = faultForError(error)
    }
    expect(fault?.fault).toEqual({ _typeName: 'InvalidRequest' })
  })

  test('bytes that are not UTF-8 are refused', () => {
    expect(() => decodeRequest(Buffer.from([0x3c, 0xff, 0xfe]))).toThrow(expect.objectContaining({ code: 'MALFORMED_XML' }))
  })

  test('what is too large, too deep, or has too many attributes is refused', () => {
    const tooMuch = expect.objectContaining({ code: 'LIMIT_EXCEEDED' })
    expect(() => decodeRequest(call('Rename_Task', `<newName>${'a'.repeat(1000)}</newName>`), { limits: { bytes: 1000 } })).toThrow(tooMuch)
    expect(() => decodeRequest('<a>'.repeat(100_000), { unknown: 'ignore' })).toThrow()
    expect(() => decodeRequest(reconfigure('<a>'.repeat(100_000)), { unknown: 'ignore' })).toThrow(tooMuch)
    const attributes = Array.from({ length: 200 }, (_, index) => `a${index}="1"`).join(' ')
    expect(() => decodeRequest(reconfigure(`<name ${attributes}>a</name>`))).toThrow(tooMuch)
  })
})

test('an answer of another method or no answer is refused', () => {
  expect(() => decodeResponse(method('Logout'), around('<LoginResponse xmlns="urn:vim25"/>'))).toThrow(
    expect.objectContaining({ code: 'INVALID_REQUEST' }),
  )
  expect(() => decodeResponse(method('Logout'), '<html></html>')).toThrow(expect.objectContaining({ code: 'INVALID_REQUEST' }))
})

test('a fault without xsi:type is known by its name', () => {
  const body = encodeFault({ _typeName: 'InvalidLogin' }, 'no').replace(/ xsi:type="InvalidLogin"/, '')
  expect(() => decodeResponse(method('Login'), body)).toThrow(
    expect.objectContaining({ fault: { _typeName: 'InvalidLogin' }, faultMessage: 'no' }),
  )
})
