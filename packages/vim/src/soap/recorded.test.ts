import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { method } from '../registry/types.js'
import { decodeRequest, encodeRequest } from './request.js'
import { decodeResponse, encodeResponse } from './response.js'

interface Message {
  readonly client: string
  readonly method: string
  readonly soapAction: string
  readonly status: number
  readonly request: string
  readonly response: string
}
const messages = JSON.parse(readFileSync(fileURLToPath(new URL('../../test-data/messages.json', import.meta.url)), 'utf8')) as Message[]
const one = (client: string, name: string) => {
  const found = messages.find((message) => message.client === client && message.method === name)
  if (found === undefined) throw new Error(`no ${name} of ${client} was recorded`)
  return found
}

const answers = { given: messages.filter(({ status }) => status === 200), failed: one('pyVmomi', 'Destroy_Task') }

describe('what real clients sent', () => {
  test.each(messages.map((message, index) => [index, message.client, message.method, message] as const))(
    '%i: %s %s is read, and is the same when written and read again',
    (_index, _client, name, message) => {
      const request = decodeRequest(Buffer.from(message.request), { soapAction: message.soapAction })
      expect(request.method.name).toBe(name)
      expect(request.namespace).toBe(request.method.namespace)
      const again = decodeRequest(encodeRequest(request.method, request.this, request.arguments), { soapAction: message.soapAction })
      expect(again).toMatchObject({ this: request.this, arguments: request.arguments })
    },
  )

  test.each(answers.given.map((message, index) => [index, message.client, message.method, message] as const))(
    '%i: the answer to %s %s is read, and is the same when written and read again',
    (_index, _client, name, { response }) => {
      const result = decodeResponse(method(name), Buffer.from(response))
      expect(decodeResponse(method(name), encodeResponse(method(name), result))).toEqual(result)
    },
  )
})

test('the values of a call of pyVmomi', () => {
  const {
    arguments: args,
    this: self,
    version,
  } = decodeRequest(one('pyVmomi', 'ReconfigVM_Task').request, { soapAction: '"urn:vim25/6.5"' })
  expect(version).toBe('6.5')
  expect(self.type).toBe('VirtualMachine')
  expect(args).toEqual({
    spec: {
      _typeName: 'VirtualMachineConfigSpec',
      annotation: 'a & b',
      deviceChange: [
        {
          _typeName: 'VirtualDeviceConfigSpec',
          operation: 'add',
          fileOperation: 'create',
          device: {
            _typeName: 'VirtualDisk',
            key: -1,
            backing: { _typeName: 'VirtualDiskFlatVer2BackingInfo', fileName: '', diskMode: 'persistent', thinProvisioned: true },
            controllerKey: 1000,
            unitNumber: 3,
            capacityInKB: 1048576,
          },
        },
      ],
      extraConfig: [{ _typeName: 'OptionValue', key: 'guestinfo.x', value: '1' }],
    },
  })
})

test('the values of a call of govc, which says xsd without that it is declared', () => {
  const { arguments: args, headers } = decodeRequest(one('govc', 'ReconfigVM_Task').request)
  expect(args).toMatchObject({ spec: { memoryMB: 128, extraConfig: [{ _typeName: 'OptionValue', key: 'guestinfo.a', value: '<b>' }] } })
  expect(headers.elements).toEqual([])
})

test('the session is in the header of calls to the storage policies', () => {
  const { headers, version, namespace } = decodeRequest(one('govc', 'PbmQueryProfile').request, { soapAction: 'urn:pbm/' })
  expect(headers.sessionCookie).toMatch(/^[0-9a-f-]{36}$/)
  expect(version).toBeUndefined()
  expect(namespace).toBe('urn:pbm')
})

test('a fault is thrown with its type and properties', () => {
  const { response } = answers.failed
  expect(() => decodeResponse(method('Destroy_Task'), response)).toThrow(
    expect.objectContaining({
      code: 'VIM_FAULT',
      faultCode: 'ServerFaultCode',
      fault: { _typeName: 'ManagedObjectNotFound', obj: { type: 'VirtualMachine', value: 'gone' } },
    }),
  )
})
