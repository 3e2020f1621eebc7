import { isVimError, VimClient } from '@vivarium/vim'
import { describe, expect, it } from 'vitest'
import { VCenter } from '../vcenter.js'
import { formatIp, parseIp, parseRanges } from './ip-ranges.js'

describe('IP pools', () => {
  it('read addresses of both families, and write them as they are written', () => {
    for (const address of ['0.0.0.0', '10.20.60.4', '255.255.255.255']) expect(formatIp(parseIp(address, 4) ?? -1n, 4)).toBe(address)
    for (const address of ['::', '::1', 'fd00::1:0:0:2', '2001:db8:1:2:3:4:5:6'])
      expect(formatIp(parseIp(address, 6) ?? -1n, 6)).toBe(address)
    for (const range of ['10.0.0.1', '10.0.0.1#0', '10.0.0.999#1', 'a#1', '::1#2']) expect(parseRanges(range, 4)).toBeUndefined()
  })

  it('give each allocation an address of its own, until there is none', async () => {
    await using vcenter = await VCenter.start({ tls: false, model: { machines: 0 } })
    const client = await VimClient.connect(vcenter.url, { username: 'user', password: 'pass' })
    const { ipPoolManager } = client.serviceContent
    if (ipPoolManager === undefined) throw new TypeError('there is no manager')
    const [dc] = [...vcenter.model.objects()].filter(({ type }) => type.isA('Datacenter')).map(({ reference }) => reference)
    if (dc === undefined) throw new TypeError('there is no datacenter')
    const ipv4Config = { subnetAddress: '10.0.0.0', netmask: '255.255.255.0', range: '10.0.0.5#1, 10.0.0.9#1', ipPoolEnabled: true }
    const poolId = await client.call(ipPoolManager, 'CreateIpPool', { dc, pool: { name: 'p', ipv4Config } })
    const allocate = (allocationId: string) => client.call(ipPoolManager, 'AllocateIpv4Address', { dc, poolId, allocationId })
    expect([await allocate('a'), await allocate('b'), await allocate('a')]).toEqual(['10.0.0.5', '10.0.0.9', '10.0.0.5'])
    await expect(allocate('c')).rejects.toSatisfy((error) => isVimError(error, 'InvalidState'))
    await client.call(ipPoolManager, 'ReleaseIpAllocation', { dc, poolId, allocationId: 'a' })
    expect(await allocate('c')).toBe('10.0.0.5')
    expect(await client.call(ipPoolManager, 'QueryIPAllocations', { dc, poolId, extensionKey: 'user' })).toMatchObject([
      { allocationId: 'b', ipAddress: '10.0.0.9' },
      { allocationId: 'c', ipAddress: '10.0.0.5' },
    ])
    const [pool] = await client.call(ipPoolManager, 'QueryIpPools', { dc })
    expect(pool).toMatchObject({ id: poolId, name: 'p', availableIpv4Addresses: 0, allocatedIpv4Addresses: 2 })
    await client.call(ipPoolManager, 'DestroyIpPool', { dc, id: poolId, force: false })
    expect(await client.call(ipPoolManager, 'QueryIpPools', { dc })).toEqual([])
    await client.close()
  })
})
