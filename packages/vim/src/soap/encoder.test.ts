import { describe, expect, test } from 'vitest'
import { dataObject } from '../data-object.js'
import { itemType, method } from '../registry/types.js'
import { EncodedValue, keepEncoded } from './encoder.js'
import { decodeRequest, encodeRequest } from './request.js'
import { decodeResponse, encodeFault, encodeResponse, encodeResponseContent, encodeResponsePieces } from './response.js'

const fetch = method('Fetch')
const bodyOf = (message: string) => /<soapenv:Body>\s*([\s\S]*?)\s*<\/soapenv:Body>/.exec(message)?.[1]
const value = (any: unknown) => /<returnval[\s\S]*<\/returnval>/.exec(encodeResponse(fetch, any))?.[0]

describe('the form of what is written', () => {
  test.each([
    ['a <b> & "c"\r\n', '<returnval xsi:type="xsd:string">a &lt;b&gt; &amp; &quot;c&quot;&#xD;\n</returnval>'],
    ['\u0001', '<returnval xsi:type="xsd:string">\ufffd</returnval>'],
    [5, '<returnval xsi:type="xsd:int">5</returnval>'],
    [5_000_000_000, '<returnval xsi:type="xsd:long">5000000000</returnval>'],
    [1.5, '<returnval xsi:type="xsd:double">1.5</returnval>'],
    [9223372036854775807n, '<returnval xsi:type="xsd:long">9223372036854775807</returnval>'],
    [Number.NEGATIVE_INFINITY, '<returnval xsi:type="xsd:double">-INF</returnval>'],
    [true, '<returnval xsi:type="xsd:boolean">true</returnval>'],
    [
      { _typeName: 'VirtualMachinePowerState', _value: 'poweredOn' },
      '<returnval xsi:type="VirtualMachinePowerState">poweredOn</returnval>',
    ],
    [
      { _typeName: 'ManagedObjectReference', type: 'Folder', value: 'f' },
      '<returnval type="Folder" xsi:type="ManagedObjectReference">f</returnval>',
    ],
    [{ _typeName: 'ArrayOfString', _value: ['a'] }, '<returnval xsi:type="ArrayOfString"><string>a</string></returnval>'],
    [
      { _typeName: 'ArrayOfVirtualDevice', _value: [{ _typeName: 'VirtualCdrom', key: 1 }] },
      '<returnval xsi:type="ArrayOfVirtualDevice"><VirtualDevice xsi:type="VirtualCdrom"><key>1</key></VirtualDevice></returnval>',
    ],
  ])('of any type: %#', (any, xml) => {
    expect(value(any)).toBe(xml)
  })

  test('xsi:type is only where the type is not the declared one', () => {
    const spec = { deviceChange: [{ device: { _typeName: 'VirtualCdrom', key: 1 } }] }
    const message = encodeRequest(method('ReconfigVM_Task'), { type: 'VirtualMachine', value: 'vm-1' }, { spec })
    expect(bodyOf(message)).toBe(
      '<ReconfigVM_Task xmlns="urn:vim25"><_this type="VirtualMachine">vm-1</_this><spec><deviceChange><device xsi:type="VirtualCdrom"><key>1</key></device></deviceChange></spec></ReconfigVM_Task>',
    )
  })

  test('a fault has its type, and its namespace', () => {
    expect(bodyOf(encodeFault(dataObject('InvalidArgument', { invalidProperty: 'spec' }), 'a < b'))).toBe(
      '<soapenv:Fault><faultcode>ServerFaultCode</faultcode><faultstring>a &lt; b</faultstring><detail><InvalidArgumentFault xmlns="urn:vim25" xsi:type="InvalidArgument"><invalidProperty>spec</invalidProperty></InvalidArgumentFault></detail></soapenv:Fault>',
    )
  })

  test('a type of another namespace says which', () => {
    const self = { type: 'PbmProfileProfileManager', value: 'p' }
    const profile = {
      _typeName: 'PbmCapabilityProfile',
      profileId: { uniqueId: 'a' },
      name: 'a',
      createdBy: '',
      creationTime: '2026-01-01T00:00:00Z',
      lastUpdatedBy: '',
      lastUpdatedTime: '2026-01-01T00:00:00Z',
      profileCategory: 'REQUIREMENT',
      resourceType: { resourceType: 'STORAGE' },
      isDefault: false,
      constraints: {},
    }
    const message = encodeResponse(method('PbmRetrieveContent'), [profile])
    expect(message).toContain('<returnval xsi:type="PbmCapabilityProfile">')
    expect(decodeResponse(method('PbmRetrieveContent'), message)).toMatchObject([profile])
    expect(encodeFault({ _typeName: 'PbmFault' }, '', { namespace: 'urn:pbm' })).toContain(
      '<PbmFaultFault xmlns="urn:pbm" xsi:type="PbmFault">',
    )
    expect(encodeFault({ _typeName: 'NotFound' }, '', { namespace: 'urn:pbm' })).toContain(
      'xmlns:vim25="urn:vim25" xsi:type="vim25:NotFound"',
    )
    expect(decodeRequest(encodeRequest(method('PbmRetrieveContent'), self, { profileIds: [{ uniqueId: 'a' }] })).namespace).toBe('urn:pbm')
  })
})

describe('what was encoded before', () => {
  const state = EncodedValue.of({ item: itemType('VirtualMachinePowerState'), array: false }, 'poweredOn')
  const devices = EncodedValue.of({ item: itemType('VirtualDevice'), array: true }, [{ _typeName: 'VirtualCdrom', key: 1 }])
  const answer = {
    objects: [
      {
        obj: { type: 'VirtualMachine', value: 'vm-1' },
        propSet: [
          { name: 'a', val: state },
          { name: 'b', val: devices },
        ],
      },
    ],
  }
  const plain = [
    { _typeName: 'DynamicProperty', name: 'a', val: { _typeName: 'VirtualMachinePowerState', _value: 'poweredOn' } },
    {
      _typeName: 'DynamicProperty',
      name: 'b',
      val: { _typeName: 'ArrayOfVirtualDevice', _value: [{ _typeName: 'VirtualCdrom', key: 1 }] },
    },
  ]

  test('is written as the value would be', () => {
    const retrieve = method('RetrievePropertiesEx')
    expect(decodeResponse(retrieve, encodeResponse(retrieve, answer))).toMatchObject({ objects: [{ propSet: plain }] })
    expect(value(state)).toBe('<returnval xsi:type="VirtualMachinePowerState">poweredOn</returnval>')
  })

  test('of a type that is declared, without saying it', () => {
    expect(value(EncodedValue.of({ item: itemType('Description'), array: false }, { label: 'a', summary: 'b' }))).toBe(
      '<returnval xsi:type="Description"><label>a</label><summary>b</summary></returnval>',
    )
    expect(value(EncodedValue.of({ item: itemType('ManagedObjectReference'), array: false }, { type: 'Folder', value: '>' }))).toBe(
      '<returnval type="Folder" xsi:type="ManagedObjectReference">&gt;</returnval>',
    )
  })

  test('content that somebody else put together', () => {
    expect(decodeResponse(fetch, encodeResponseContent(fetch, '<returnval xsi:type="xsd:string">a</returnval>'))).toBe('a')
  })
})

describe('what has not the right type is refused, with its place', () => {
  const spec = (properties: object) => () =>
    encodeRequest(method('ReconfigVM_Task'), { type: 'VirtualMachine', value: 'vm-1' }, { spec: properties })
  test.each([
    ['a word for a number', spec({ numCPUs: '2' }), 'vim.vm.ConfigSpec.numCPUs can\'t be encoded: "2" is not a whole number'],
    ['a fraction', spec({ numCPUs: 1.5 }), 'vim.vm.ConfigSpec.numCPUs'],
    ['a number that is too large', spec({ numCPUs: 2 ** 31 }), 'is out of range for int'],
    ['a rounded long', spec({ memoryMB: 2 ** 60 }), 'whole numbers past 2^53 are bigints'],
    ['one value for an array', spec({ deviceChange: {} }), 'vim.vm.ConfigSpec.deviceChange'],
    ['an empty enumeration', spec({ deviceChange: [{ operation: '', device: { key: 1 } }] }), 'vim.vm.device.VirtualDeviceSpec.operation'],
    [
      'no device',
      spec({ deviceChange: [{ operation: 'add' }] }),
      "vim.vm.device.VirtualDeviceSpec.device can't be encoded: it is required, and not there",
    ],
    [
      'another kind of object',
      spec({ deviceChange: [{ device: { _typeName: 'Description' } }] }),
      'Description is not a kind of VirtualDevice',
    ],
    ['an unknown type', spec({ deviceChange: [{ device: { _typeName: 'Nope' } }] }), 'there is no type Nope'],
    ['any type without its name', spec({ extraConfig: [{ key: 'a', value: {} }] }), 'needs a _typeName'],
    [
      'a missing parameter',
      () => encodeRequest(method('ReconfigVM_Task'), { type: 'VirtualMachine', value: 'vm-1' }, {}),
      'ReconfigVM_Task.spec',
    ],
  ])('%s', (_what, encode, message) => {
    expect(encode).toThrow(expect.objectContaining({ code: 'CANNOT_ENCODE', message: expect.stringContaining(message) }))
  })
})

describe('what is long or written often', () => {
  const retrieve = method('RetrievePropertiesEx')
  const content = (id: string) => ({ obj: { type: 'Folder', value: id }, propSet: [{ name: 'name', val: id }] })

  test('pieces put together are the whole, and what is in an element is asked for when its turn comes', () => {
    const asked: string[] = []
    const late = (id: string) => ({
      ...content(id),
      get propSet() {
        asked.push(id)
        return content(id).propSet
      },
    })
    const result = { token: 't', objects: ['a', 'b', 'c'].map(content) }
    const pieces = encodeResponsePieces(retrieve, { token: 't', objects: ['a', 'b', 'c'].map(late) })
    let text = ''
    for (const piece of pieces) {
      text += piece
      if (piece.includes('>a</val>')) expect(asked).toEqual(['a'])
    }
    expect(text).toBe(encodeResponse(retrieve, result))
    expect([...encodeResponsePieces(fetch, 'x')].join('')).toBe(encodeResponse(fetch, 'x'))
    expect(() => [...encodeResponsePieces(retrieve, { objects: [{}] })]).toThrow(expect.objectContaining({ code: 'CANNOT_ENCODE' }))
  })

  test('a value that is encoded for one message is what one is that was encoded before', () => {
    const type = { item: itemType('string'), array: true }
    const [once, kept] = [EncodedValue.once, EncodedValue.of].map((make) => encodeResponse(fetch, make(type, ['a', '<'])))
    expect(once).toBe(kept)
    expect(() => encodeResponse(fetch, EncodedValue.once(type, 'no array'))).toThrow(expect.objectContaining({ code: 'CANNOT_ENCODE' }))
  })

  test('a text that is kept fits the place: its tag, its declared type and its namespace', () => {
    const controller = () => dataObject('VirtualIDEController', { key: 200, busNumber: 0 })
    const devices = { item: itemType('VirtualDevice'), array: true }
    const own = { item: itemType('VirtualIDEController'), array: true }
    const kept = keepEncoded(controller())
    for (const type of [devices, own, devices]) {
      const text = (device: object) => value({ _typeName: type.item.arrayName, _value: [device] })
      expect(text(kept)).toBe(text(controller()))
    }
    expect(value(kept)).toBe(value(controller()))
  })
})
