import { dataObject, isVimError, type ManagedObjectReference, runTask, VimClient } from '@vivarium/vim'
import type { DVSSummary, HostNetworkInfo, VMwareDVSConfigInfo, VMwareDVSPortSetting } from '@vivarium/vim/types'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ManagedObject } from '../model/managed-object.js'
import { VCenter } from '../vcenter.js'

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

function named(type: string, name: string): ManagedObject {
  const found = [...vcenter.model.objects()].find((object) => object.type.isA(type) && object.get('name') === name)
  if (found === undefined) throw new Error(`there is no ${type} ${name}`)
  return found
}
const exists = (name: string) => [...vcenter.model.objects()].some((object) => object.get('name') === name)
const references = (object: ManagedObject, property: string) =>
  ((object.get(property) ?? []) as ManagedObjectReference[]).map(({ value }) => value)
const faultOf = async (run: Promise<unknown>) => {
  try {
    await run
  } catch (error) {
    if (isVimError(error)) return error.fault._typeName
    throw error
  }
  return undefined
}

describe('a distributed switch', () => {
  const vlanId = (id: number) =>
    dataObject('VMwareDVSPortSetting', { vlan: dataObject('VmwareDistributedVirtualSwitchVlanIdSpec', { inherited: false, vlanId: id }) })

  test('is made with uplinks, gets hosts and port groups, and goes with all of them', async () => {
    const folder = named('Folder', 'network').reference
    const host = named('HostSystem', 'DC0_H0')
    const spec = { configSpec: dataObject('VMwareDVSConfigSpec', { name: 'sw', maxMtu: 9000 }) }
    const made = (await runTask(client, folder, 'CreateDVS_Task', { spec })) as ManagedObjectReference
    const dvs = vcenter.model.get(made)
    const config = () => dvs.get('config') as VMwareDVSConfigInfo
    expect([config().maxMtu, config().uplinkPortgroup?.length]).toEqual([9000, 1])
    expect(await faultOf(runTask(client, folder, 'CreateDVS_Task', { spec }))).toBe('DuplicateName')

    await runTask(client, made, 'AddDVPortgroup_Task', {
      spec: [{ name: 'pg', type: 'earlyBinding', numPorts: 2, defaultPortConfig: vlanId(7) }],
    })
    const portgroup = named('DistributedVirtualPortgroup', 'pg')
    const setting = (portgroup.get('config') as { defaultPortConfig: VMwareDVSPortSetting }).defaultPortConfig
    // What was not said is the switch's.
    expect(setting.vlan).toMatchObject({ vlanId: 7 })
    expect(setting.securityPolicy?.allowPromiscuous).toEqual({ inherited: false, value: false })
    expect(await client.call(made, 'QueryUsedVlanIdInDvs', {})).toEqual([7])

    const member = {
      operation: 'add',
      host: host.reference,
      backing: dataObject('DistributedVirtualSwitchHostMemberPnicBacking', { pnicSpec: [{ pnicDevice: 'vmnic1' }] }),
    }
    await runTask(client, made, 'ReconfigureDvs_Task', { spec: { configVersion: config().configVersion, host: [member] } })
    expect((dvs.get('summary') as DVSSummary).hostMember).toEqual([host.reference])
    expect(references(host, 'network')).toContain(portgroup.reference.value)
    expect(references(portgroup, 'host')).toEqual([host.reference.value])
    expect(await faultOf(runTask(client, made, 'ReconfigureDvs_Task', { spec: { configVersion: '0', maxPorts: 8 } }))).toBe(
      'ConcurrentAccess',
    )
    expect(await faultOf(runTask(client, made, 'ReconfigureDvs_Task', { spec: { host: [member] } }))).toBe('AlreadyExists')

    await runTask(client, portgroup.reference, 'ReconfigureDVPortgroup_Task', { spec: { numPorts: 5, name: 'renamed' } })
    expect((portgroup.get('portKeys') as string[]).length).toBe(5)
    expect((dvs.get('summary') as DVSSummary).portgroupName).toContain('renamed')

    const uplinks = config().uplinkPortgroup?.[0]
    expect(await faultOf(runTask(client, uplinks ?? made, 'Destroy_Task', {}))).toBe('ResourceInUse')
    await runTask(client, made, 'Destroy_Task', {})
    expect(['sw', 'renamed'].some(exists)).toBe(false)
    expect(references(host, 'network')).not.toContain(portgroup.reference.value)
  })

  test('tells which machines its ports are connected to, and keeps what a port was configured to', async () => {
    const dvs = named('DistributedVirtualSwitch', 'DVS0').reference
    const portgroup = named('DistributedVirtualPortgroup', 'DC0_DVPG0')
    const ports = await client.call(dvs, 'FetchDVPorts', {
      criteria: { portgroupKey: [portgroup.reference.value], inside: true, connected: true },
    })
    expect(ports.map(({ connectee }) => connectee?.connectedEntity?.value).sort()).toEqual(references(portgroup, 'vm').sort())
    expect(new Set(ports.map(({ key }) => key)).size).toBe(ports.length)

    const key = ports[0]?.key ?? ''
    const port = [
      {
        operation: 'edit',
        key,
        name: 'mine',
        configVersion: '0',
        setting: dataObject('VMwareDVSPortSetting', { blocked: { inherited: false, value: true } }),
      },
    ]
    await runTask(client, dvs, 'ReconfigureDVPort_Task', { port })
    const [changed] = await client.call(dvs, 'FetchDVPorts', { criteria: { portKey: [key] } })
    expect(changed).toMatchObject({
      config: { name: 'mine', setting: { blocked: { value: true } } },
      state: { runtimeInfo: { blocked: true, linkUp: false } },
    })
    expect(await faultOf(runTask(client, dvs, 'ReconfigureDVPort_Task', { port }))).toBe('ConcurrentAccess')
    expect(await faultOf(runTask(client, portgroup.reference, 'Destroy_Task', {}))).toBe('ResourceInUse')
  })
})

describe("a host's network", () => {
  test('gets switches and port groups, which are networks of the inventory', async () => {
    const [first, second] = [named('HostSystem', 'DC0_H0'), named('HostSystem', 'DC0_C0_H0')]
    const systems = [first, second].map((host) => (host.get('configManager') as { networkSystem: ManagedObjectReference }).networkSystem)
    const spec = { name: 'lab', vlanId: 3, vswitchName: 'vSwitch0', policy: {} }
    for (const system of systems) await client.call(system, 'AddPortGroup', { portgrp: spec })
    const network = named('Network', 'lab')
    expect(references(network, 'host')).toEqual([first, second].map(({ reference }) => reference.value))
    const [system = network.reference] = systems
    expect(await faultOf(client.call(system, 'AddPortGroup', { portgrp: spec }))).toBe('AlreadyExists')
    expect(await faultOf(client.call(system, 'AddPortGroup', { portgrp: { ...spec, name: 'x', vswitchName: 'none' } }))).toBe('NotFound')

    const device = await client.call(system, 'AddVirtualNic', { portgroup: 'lab', nic: { ip: { dhcp: true } } })
    expect(device).toBe('vmk1')
    expect(await faultOf(client.call(system, 'RemovePortGroup', { pgName: 'lab' }))).toBe('ResourceInUse')
    await client.call(system, 'RemoveVirtualNic', { device })
    // The system and the configuration of the host are of one mind.
    const info = vcenter.model.get(system).get('networkInfo') as HostNetworkInfo
    expect((first.get('config') as { network: HostNetworkInfo }).network).toEqual(info)

    expect(await faultOf(client.call(network.reference, 'DestroyNetwork'))).toBe('ResourceInUse')
    for (const each of systems) await client.call(each, 'RemovePortGroup', { pgName: 'lab' })
    expect(exists('lab')).toBe(false)
  })
})
