import { expect, test } from 'vitest'
import { dataObjectNames, managedObjectNames, methodOwners } from './data.js'
import { dataType, findDataType, findManagedObjectType, findMethod, findNamedType, isSubtype, managedObjectType, method } from './types.js'

test('properties are in the order of the wire, inherited ones first', () => {
  const names = dataType('VirtualDisk').properties.map(({ name }) => name)
  expect(names.slice(0, 6)).toEqual(['key', 'deviceInfo', 'backing', 'connectable', 'slotInfo', 'controllerKey'])
  expect(names).toContain('capacityInKB')
  expect(dataType('VirtualDisk').property('controllerKey')).toMatchObject({ optional: true, array: false, item: { name: 'int' } })
})

test('every type, method and property can be resolved', () => {
  for (const name of dataObjectNames())
    expect(
      dataType(name).properties.every(({ item }) => item !== undefined),
      name,
    ).toBe(true)
  for (const name of managedObjectNames()) expect(managedObjectType(name).properties.size, name).toBeGreaterThanOrEqual(0)
  for (const name of methodOwners().keys()) {
    const { parameters, faults } = method(name)
    expect(
      parameters.every(({ item }) => item !== undefined),
      name,
    ).toBe(true)
    for (const fault of faults) expect(isSubtype(fault, 'MethodFault'), fault).toBe(true)
  }
})

test('kinds of data objects', () => {
  expect(isSubtype('VirtualDisk', 'VirtualDevice')).toBe(true)
  expect(isSubtype('VirtualDevice', 'VirtualDisk')).toBe(false)
  expect(isSubtype('InvalidLogin', 'MethodFault')).toBe(true)
  expect(isSubtype('NotSupported', 'RuntimeFault')).toBe(true)
  expect(isSubtype('Nope', 'VirtualDevice')).toBe(false)
})

test('a fault inside of a data object comes with its message', () => {
  expect(dataType('TaskInfo').property('error')?.item.name).toBe('LocalizedMethodFault')
  expect(dataType('LocalizedMethodFault').property('fault')?.item.name).toBe('MethodFault')
})

test('a link is the key of what it leads to', () => {
  expect(dataType('HostVirtualSwitch').property('pnic')).toMatchObject({ array: true, item: { name: 'string' } })
})

test('methods know their service, privilege, parameters and result', () => {
  const powerOn = method('PowerOnVM_Task')
  expect(powerOn).toMatchObject({
    owner: 'VirtualMachine',
    namespace: 'urn:vim25',
    privilege: 'VirtualMachine.Interact.PowerOn',
    vmodlName: 'powerOn',
  })
  expect(powerOn.parameters).toMatchObject([{ name: 'host', optional: true, target: 'HostSystem' }])
  expect(powerOn.result).toMatchObject({ name: 'returnval', target: 'Task' })
  expect(method('CloneVM_Task').taskResult).toMatchObject({ item: { kind: 'reference' } })
  expect(method('PbmQueryProfile').namespace).toBe('urn:pbm')
  expect(method('CnsCreateVolume').namespace).toBe('urn:vsan')
  expect(method('PerformVsanUpgrade_Task').namespace).toBe('urn:vim25')
})

test('managed objects inherit properties and methods', () => {
  const type = managedObjectType('ClusterComputeResource')
  expect(type.isA('ManagedEntity')).toBe(true)
  expect(type.properties.has('parent')).toBe(true)
  expect([...type.methods]).toEqual(expect.arrayContaining(['Rename_Task', 'ReconfigureComputeResource_Task', 'AddHost_Task', 'Fetch']))
  expect([...managedObjectType('VirtualMachine').properties.keys()].slice(-1)).toEqual(['guestHeartbeatStatus'])
})

test.each([
  ['ArrayOfString', 'string', true],
  ['ArrayOfInt', 'int', true],
  ['ArrayOfAnyType', 'anyType', true],
  ['ArrayOfBase64Binary', 'binary', true],
  ['ArrayOfManagedObjectReference', 'ManagedObjectReference', true],
  ['ArrayOfVirtualDevice', 'VirtualDevice', true],
  ['ArrayOfVirtualMachinePowerState', 'VirtualMachinePowerState', true],
  ['ArrayOfVslmVClockInfo', 'vslmVClockInfo', true],
  ['PropertyPath', 'string', false],
  ['base64Binary', 'binary', false],
])('the type named %s', (name, item, array) => {
  expect(findNamedType(name)).toMatchObject({ item: { name: item }, array })
})

test('names that are not there, and those that every object has', () => {
  for (const name of ['Nope', 'constructor', '__proto__', 'toString', '']) {
    expect(findDataType(name)).toBeUndefined()
    expect(findManagedObjectType(name)).toBeUndefined()
    expect(findNamedType(name)).toBeUndefined()
    expect(findMethod(name)).toBeUndefined()
  }
  expect(() => dataType('Nope')).toThrow(expect.objectContaining({ code: 'UNKNOWN_TYPE' }))
})
