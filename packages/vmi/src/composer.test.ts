import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withConfigDriveNetworkData, withConfigDriveUserData, withNoCloudNetworkData, withNoCloudUserData } from './cloudinit/index.js'
import * as v from './index.js'

// Properties of the composer: what it makes from valid arguments is valid, in any order of the options, and using an option again
// changes nothing unless it is one that adds.

const name = fc.stringMatching(/^[a-z]([a-z0-9-]{0,20}[a-z0-9])?$/)
const text = fc.string({ minLength: 1, maxLength: 40 })
const memory = fc.tuple(fc.integer({ min: 64, max: 4096 }), fc.constantFrom('Mi', 'M')).map(([size, unit]) => `${size}${unit}`)
const flag = fc.boolean()
const small = fc.integer({ min: 1, max: 8 })
const mac = fc.stringMatching(/^02(:[0-9a-f]{2}){5}$/)

/** Options that set something: each subject once, so that they don't contradict each other. */
const setters: fc.Arbitrary<v.Option>[] = [
  fc.tuple(name, fc.stringMatching(/^[A-Za-z0-9]{0,20}$/)).map(([key, value]) => v.withLabel(key, value)),
  fc.tuple(name, text).map(([key, value]) => v.withAnnotation(`example.org/${key}`, value)),
  name.map((value) => v.withNamespace(value)),
  name.map((value) => v.withHostname(value)),
  name.map((value) => v.withSubdomain(value)),
  fc.tuple(small, small, small).map((counts) => v.withCPUCount(...counts)),
  fc.constantFrom('host-model', 'host-passthrough', 'Skylake').map((model) => v.withCPUModel(model)),
  flag.map((secureBoot) => v.withUefi(secureBoot)),
  flag.map((persistent) => v.withTPM(persistent)),
  flag.map((enable) => v.withAutoattachSerialConsole(enable)),
  flag.map((enable) => v.withAutoattachMemBalloon(enable)),
  fc.constant(v.withRng()),
  fc.constantFrom('poweroff' as const, 'reset' as const, 'shutdown' as const).map((action) => v.withWatchdog(action, '')),
  fc.nat({ max: 3600 }).map((seconds) => v.withTerminationGracePeriod(seconds)),
  fc.constantFrom('None' as const, 'LiveMigrate' as const, 'External' as const).map((strategy) => v.withEvictionStrategy(strategy)),
  fc.tuple(name, name).map(([key, value]) => v.withNodeSelector(key, value)),
  fc.constantFrom('vga', 'virtio').map((type) => v.withVideo(type)),
  flag.map((enabled) => v.withNetworkInterfaceMultiQueue(enabled)),
  fc.constant(v.withBlockMultiQueue()),
  fc.constantFrom('shared' as const, 'auto' as const).map((policy) => v.withIOThreadsPolicy(policy)),
]

const diskOptions = fc.subarray([
  v.withDiskIO('native'),
  v.withDiskErrorPolicy('report'),
  v.withDiskShareable(),
  v.withDiskMatchVolumeBlockSize(),
])

/** Disks by a name of their own; the first of a name stays, so these may be used again too. */
const storage = (disk: string): fc.Arbitrary<v.Option>[] => [
  fc.tuple(text, diskOptions).map(([image, options]) => v.withContainerDisk(disk, image, ...options)),
  name.map((claim) => v.withPersistentVolumeClaim(disk, claim)),
  name.map((claim) => v.withEphemeralPersistentVolumeClaim(disk, claim)),
  name.map((volume) => v.withHotplugDataVolume(disk, volume)),
  fc
    .tuple(fc.constantFrom('virtio' as const, 'sata' as const, 'scsi' as const, 'usb' as const), memory)
    .map(([bus, size]) => v.withEmptyDisk(disk, bus, size)),
  fc.tuple(fc.constantFrom('sata' as const, 'scsi' as const), name).map(([bus, claim]) => v.withCDRom(disk, bus, claim)),
  fc.tuple(name, flag).map(([claim, reservation]) => v.withPersistentVolumeClaimLun(disk, claim, reservation)),
  fc.constantFrom('Disk' as const, 'DiskOrCreate' as const).map((type) => v.withHostDisk(disk, '/data/disk.img', type)),
]

/** Options that add each time they are used. */
const adders = (volume: string): fc.Arbitrary<v.Option>[] => [
  name.map((secret) => v.withSecretDisk(secret, volume)),
  fc.tuple(name, text).map(([map, label]) => v.withLabelledConfigMapDisk(map, volume, label)),
  name.map((secret) => v.withSecretFs(secret, volume)),
  fc.constant(v.withDownwardAPIDisk(volume)),
  name.map((user) => v.withAccessCredentialSSHPublicKey(volume, user)),
  fc.tuple(name, name).map(([key, value]) => v.withNodeAffinityForLabel(key, value)),
  fc.constant(v.withToleration({ key: volume, operator: 'Exists' })),
  fc.constant(v.withTablet(volume, 'usb')),
  fc.constantFrom('force', 'require', 'disable').map((policy) => v.withCPUFeature(volume, policy)),
]

const cloudInit = fc.oneof(
  text.map((data) => v.withCloudInitNoCloud(withNoCloudUserData(data), withNoCloudNetworkData('version: 2'))),
  text.map((data) => v.withCloudInitConfigDrive(withConfigDriveUserData(data), withConfigDriveNetworkData('version: 2'))),
)

const network = (net: string): fc.Arbitrary<v.Option[]> =>
  fc
    .tuple(fc.constantFrom(v.withBridgeBinding(), v.withSRIOVBinding(), v.withBindingPlugin({ name: 'plugin' })), mac)
    .map(([binding, address]) => [
      v.withInterface(v.newInterface(net, binding, v.withMac(address))),
      v.withNetwork(v.multusNetwork(net, `nad-${net}`)),
    ])

const podNetwork = fc.constant([
  v.withInterface(v.interfaceDeviceWithMasqueradeBinding({ port: 80, protocol: 'TCP' })),
  v.withNetwork(v.defaultPodNetwork()),
])

const some = <T>(arbitraries: readonly fc.Arbitrary<T>[]) =>
  fc.subarray([...arbitraries]).chain((chosen) => (chosen.length === 0 ? fc.constant<T[]>([]) : fc.tuple(...chosen)))

const named = <T>(prefix: string, make: (name: string) => fc.Arbitrary<T>) =>
  fc.nat({ max: 3 }).chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => make(`${prefix}-${index}`)))) as fc.Arbitrary<
    T[]
  >

const idempotent = fc
  .tuple(
    some(setters),
    named('disk', (disk) => fc.oneof(...storage(disk))),
    fc.option(cloudInit),
  )
  .map(([set, disks, init]) => [...set, ...disks, ...(init ? [init] : [])])
const adding = fc
  .tuple(
    named('extra', (volume) => fc.oneof(...adders(volume))),
    named('net', network),
    fc.oneof(podNetwork, fc.constant([])),
  )
  .map(([added, networks, pod]) => [...added, ...networks.flat(), ...pod])
const options = fc.tuple(idempotent, adding, memory).map(([once, added, size]) => [...once, ...added, v.withMemoryRequest(size)])
const shuffled = <T>(items: readonly T[]) => fc.shuffledSubarray([...items], { minLength: items.length })

/** The object with every list in one order, since options that come in another order add to lists in that order. */
function withSortedLists(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withSortedLists).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort()
      .map(([key, item]) => [key, withSortedLists(item)]),
  )
}

describe('whatever the composer makes from valid arguments', () => {
  it('is valid, in any order of the options', () => {
    fc.assert(
      fc.property(options.chain(shuffled), (list) => {
        expect(v.validateVmi(v.newVmi(...list))).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  it('is the same in any order, but for the order of lists', () => {
    fc.assert(
      fc.property(
        options.chain((list) => fc.tuple(fc.constant(list), shuffled(list))),
        ([list, other]) => {
          const named = v.withName('same')
          expect(withSortedLists(v.newVmi(named, ...other))).toEqual(withSortedLists(v.newVmi(named, ...list)))
        },
      ),
      { numRuns: 300 },
    )
  })

  it('is the same when options that set are used twice', () => {
    fc.assert(
      fc.property(idempotent, (list) => {
        const named = v.withName('same')
        expect(v.newVmi(named, ...list, ...list)).toEqual(v.newVmi(named, ...list))
      }),
      { numRuns: 300 },
    )
  })

  it('has each item twice when options that add are used twice, and that is said of names', () => {
    const vmi = v.newVmi(v.withMemoryRequest('1Gi'), v.withSecretDisk('s', 'v'), v.withSecretDisk('s', 'v'))
    expect(vmi.spec.volumes).toHaveLength(2)
    expect(v.validateVmi(vmi).map(({ path, code }) => [path, code])).toEqual([
      ['spec.domain.devices.disks[1].name', 'FieldValueDuplicate'],
      ['spec.volumes[1].name', 'FieldValueDuplicate'],
    ])
  })

  it('shares nothing with what another use of the same options made', () => {
    fc.assert(
      fc.property(options, (list) => {
        const named = v.withName('same')
        const first = v.newVmi(named, ...list)
        const copy = structuredClone(first)
        spoil(v.newVmi(named, ...list))
        expect(first).toEqual(copy)
      }),
    )
  })

  it('is plain JSON, and makes a valid virtual machine', () => {
    fc.assert(
      fc.property(options, (list) => {
        const vmi = v.newVmi(...list)
        expect(JSON.parse(JSON.stringify(vmi))).toEqual(vmi)
        expect(v.validateVm(v.newVirtualMachine(vmi))).toEqual([])
        expect(v.validateVm(v.newVirtualMachine(vmi, v.withInstancetype('small'), v.withPreference('fedora'), v.withRunning()))).toEqual([])
      }),
    )
  })

  it.each(v.factoryNames)('is valid for the factory %s', (factory) => {
    expect(v.validateVmi(v.composeVmi({ factory, memory: '1Gi' }))).toEqual([])
  })
})

/** Changes everything that can be reached. */
function spoil(value: unknown): void {
  if (typeof value !== 'object' || value === null) return
  for (const item of Object.values(value)) spoil(item)
  if (Array.isArray(value)) value.push('spoilt')
  else Object.assign(value, { spoilt: true })
}
