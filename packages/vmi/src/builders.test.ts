import { isVivariumError } from '@vivarium/core/errors'
import { describe, expect, it } from 'vitest'
import * as cloudinit from './cloudinit/index.js'
import * as vmi from './index.js'
import * as replicaset from './replicaset/index.js'
import * as status from './status/index.js'

type AnyFunction = (...args: unknown[]) => unknown

/** Not builders. */
const others = ['composeVmi', 'getPodByVirtualMachineInstance', 'readManifests', 'toYaml', 'validateVm', 'validateVmi']

const builders = [vmi, cloudinit, replicaset, status].flatMap((entryPoint) =>
  Object.entries(entryPoint as Readonly<Record<string, unknown>>).filter(
    (entry): entry is [string, AnyFunction] => typeof entry[1] === 'function' && !others.includes(entry[0]),
  ),
)

function problemOf(run: () => unknown): unknown {
  try {
    run()
    return undefined
  } catch (error) {
    return error
  }
}

describe('a caller in JavaScript who forgets an argument', () => {
  // The builders that need none: everything else must say what is missing.
  const complete = builders.filter(([, builder]) => problemOf(builder) === undefined).map(([name]) => name)

  it.each(builders.filter(([name]) => !complete.includes(name)))('%s() names itself and the argument', (name, builder) => {
    const problem = problemOf(builder)
    expect(isVivariumError(problem, 'INVALID_ARGUMENT'), String(problem)).toBe(true)
    expect((problem as Error).message).toMatch(new RegExp(`^${name}: argument "\\w+" is undefined; expected `))
  })

  it('needs arguments for nearly all builders; those without are the ones that take none or a list', () => {
    expect(complete.length).toBeLessThan(50)
    for (const name of complete) {
      const builder = builders.find(([other]) => other === name)?.[1]
      const problem = problemOf(() => builder?.(undefined))
      if (problem !== undefined) expect((problem as Error).message, name).toMatch(/argument "\w+" is undefined/)
    }
  })

  it.each([
    [
      'the last of several',
      () => vmi.withContainerDisk('disk0', undefined as never),
      /^withContainerDisk: argument "imageName" is undefined/,
    ],
    ['an option in the list', () => vmi.newVmi(vmi.withRng(), undefined as never), /^newVmi: argument "options" is undefined/],
    [
      'a list of options, not spread',
      () => vmi.newVmi(vmi.withMasqueradeNetworking() as never),
      /"options" is a list of options; spread it/,
    ],
    [
      'a value of another type',
      () => vmi.withCPUCount('2' as never, 1, 1),
      /^withCPUCount: argument "cores" is the string "2"; expected a whole number/,
    ],
    ['a fraction', () => vmi.withCPUCount(1.5, 1, 1), /"cores" is the number 1.5/],
    [
      'null for an object',
      () => vmi.withInterface(null as never),
      /^withInterface: argument "iface" is null; expected an object, the API's Interface/,
    ],
    [
      'a label that is no text',
      () => vmi.withLabels({ a: 1 as never }),
      /^withLabels: argument "labels" has a value that is not a string: "a" is the number 1/,
    ],
    ['an image source that is none', () => vmi.newFedora({ tag: 5 as never }), /^newFedora: argument "tag" is the number 5/],
    [
      'a DNS server that is none',
      () => vmi.withMasqueradeNetworking({ dnsServer: 'dns\n- evil' }),
      /"dnsServer" is "dns\\n- evil"; expected an IP address/,
    ],
  ])('%s', (_, run, message) => {
    const problem = problemOf(run)
    expect(isVivariumError(problem, 'INVALID_ARGUMENT'), String(problem)).toBe(true)
    expect((problem as Error).message).toMatch(message)
  })
})

describe('a quantity that does not parse', () => {
  it.each([
    ['withMemoryRequest', () => vmi.withMemoryRequest('lots'), /^withMemoryRequest: argument "value": "lots" is not a quantity/],
    [
      'withGuestMemory',
      () => vmi.withGuestMemory('1Gb'),
      /^withGuestMemory: argument "memory": .*the suffix "Gb" is unknown|"1Gb" is not a quantity/,
    ],
    ['withEmptyDisk', () => vmi.withEmptyDisk('d', 'virtio', ''), /^withEmptyDisk: argument "capacity": "" is not a quantity/],
    [
      'withCDRomAndVolume, inside of the volume',
      () => vmi.withCDRomAndVolume('sata', { name: 'v', emptyDisk: { capacity: 'x' } }),
      /^withCDRomAndVolume: argument "volume": "x" is not a quantity/,
    ],
    ['withHostDiskAndCapacity', () => vmi.newVmi(vmi.withHostDiskAndCapacity('d', '/d', 'Disk', 'x')), /"x" is not a quantity/],
  ])('%s says so at once', (_, run, message) => {
    const problem = problemOf(run)
    expect(isVivariumError(problem, 'INVALID_QUANTITY'), String(problem)).toBe(true)
    expect((problem as Error).message).toMatch(message)
  })
})

describe('objects of the caller', () => {
  it('stay as they are when the composed object is changed, and the other way round', () => {
    const iface: vmi.Interface = { name: 'blue', bridge: {}, ports: [{ port: 80 }] }
    const option = vmi.withInterface(iface)
    const first = vmi.newVmi(option)
    iface.name = 'changed'
    const second = vmi.newVmi(option, vmi.withInterface(iface))
    first.spec.domain.devices.interfaces?.[0]?.ports?.push({ port: 81 })
    expect(second.spec.domain.devices.interfaces).toEqual([
      { name: 'blue', bridge: {}, ports: [{ port: 80 }] },
      { name: 'changed', bridge: {}, ports: [{ port: 80 }] },
    ])
    expect(iface.ports).toEqual([{ port: 80 }])
  })

  it('are copied by newVirtualMachine, where the original shares the maps and disks of the VMI', () => {
    const source = vmi.newVmi(vmi.withLabel('a', '1'), vmi.withContainerDisk('disk0', 'image'))
    const before = structuredClone(source)
    const vm = vmi.newVirtualMachine(source, vmi.withClusterPreference('fedora'))
    expect(source).toEqual(before)
    vmi.withLabel('late', '2')(source)
    expect(vm.spec.template.metadata?.labels).toEqual({ a: '1' })
  })

  it('are not changed by interfaceWithMac, but are by update, which is for that', () => {
    const iface = Object.freeze(vmi.interfaceDeviceWithBridgeBinding('blue'))
    expect(vmi.interfaceWithMac(iface, '02:00:00:00:00:01')).toEqual({ name: 'blue', bridge: {}, macAddress: '02:00:00:00:00:01' })
    const mine: vmi.VirtualMachineInstanceStatus = { phase: 'Running' }
    expect(status.update(mine, status.withNodeName('n'))).toBe(mine)
    expect(mine.nodeName).toBe('n')
  })
})

describe('what the original reads from flags or asks the cluster', () => {
  it('is where the images of the factories come from', () => {
    const { spec } = vmi.newFedora({ registry: 'registry:5000/kubevirt', tag: 'v1.2.0' }, vmi.withMemoryRequest('1Gi'))
    expect(spec.volumes?.[0]?.containerDisk?.image).toBe('registry:5000/kubevirt/fedora-with-test-tooling-container-disk:v1.2.0')
    expect(spec.domain.resources?.requests).toEqual({ memory: '1Gi' })
  })

  it('is the DNS server of masquerade networking', () => {
    const { spec } = vmi.newVmi(...vmi.withMasqueradeNetworking({ dnsServer: '172.30.0.10' }, { port: 80 }))
    expect(spec.volumes?.[0]?.cloudInitNoCloud?.networkData).toContain('      - 172.30.0.10\n')
    expect(spec.domain.devices.interfaces).toEqual([{ name: 'default', masquerade: {}, ports: [{ port: 80 }] }])
  })
})

describe('getPodByVirtualMachineInstance', () => {
  const pod = (uid: string) => ({ metadata: { name: uid, ownerReferences: [{ uid, controller: true }] } })
  const client = (...items: object[]) => ({
    listNamespacedPod: async ({ namespace }: { namespace: string }) => (namespace === 'ns1' ? { items } : { items: [] }),
  })
  const mine = vmi.newVmi(vmi.withName('a'), vmi.withUID('uid-a'))

  it('is the pod that the VMI controls, by reference or by label', async () => {
    expect(await vmi.getPodByVirtualMachineInstance(mine, 'ns1', client(pod('uid-b'), pod('uid-a')))).toEqual(pod('uid-a'))
    const labelled = { metadata: { labels: { 'kubevirt.io/created-by': 'uid-a' } } }
    expect(await vmi.getPodByVirtualMachineInstance(mine, 'ns1', client(pod('uid-b'), labelled))).toEqual(labelled)
  })

  it('says that there is none', async () => {
    await expect(vmi.getPodByVirtualMachineInstance(mine, 'ns2', client(pod('uid-a')))).rejects.toMatchObject({ code: 'POD_NOT_FOUND' })
    await expect(vmi.getPodByVirtualMachineInstance(vmi.newVmi(), 'ns1', client({ metadata: {} }))).rejects.toMatchObject({
      code: 'POD_NOT_FOUND',
    })
  })

  it('says that the client is missing', async () => {
    await expect(vmi.getPodByVirtualMachineInstance(mine, 'ns1', undefined as never)).rejects.toThrow(
      /argument "client" has no listNamespacedPod/,
    )
  })
})
