import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as v from '../index.js'

const base = v.withMemoryRequest('1Gi')
const vmi = (...options: v.Option[]) => v.newVmi(v.withName('a'), base, ...options)

/** An option that sets anything. */
const edit =
  (change: (spec: v.VirtualMachineInstanceSpec) => void): v.Option =>
  (object) =>
    change(object.spec)

const domain = 'spec.domain'
const disks = `${domain}.devices.disks`
const interfaces = `${domain}.devices.interfaces`

function expectProblem(problems: readonly v.Problem[], path: string, message: RegExp): void {
  expect(problems.map((problem) => problem.path)).toContain(path)
  const texts = problems.filter((problem) => problem.path === path).map((problem) => problem.message)
  expect(
    texts.some((text) => message.test(text)),
    texts.join('\n'),
  ).toBe(true)
}

describe('validateVmi: what a cluster refuses', () => {
  it.each<[string, v.Option[], string, RegExp]>([
    [
      'a disk without a volume',
      [v.withDisk('x', 'virtio')],
      `${disks}[0].name`,
      /"x" has no volume; add a volume of that name to spec\.volumes/,
    ],
    ['a volume without a disk', [v.withSysprepSecret('x', 's')], 'spec.volumes[0].name', /"x" is not used; add a disk/],
    [
      'an interface without a network',
      [v.withInterface(v.interfaceDeviceWithBridgeBinding('blue'))],
      `${interfaces}[0].name`,
      /"blue" has no network; add a network/,
    ],
    [
      'a network without an interface',
      [v.withNetwork(v.multusNetwork('blue', 'nad'))],
      'spec.networks[0].name',
      /"blue" has no interface; add an interface/,
    ],
    [
      'two disks of one name',
      [v.withSecretDisk('a', 'v'), v.withSecretDisk('b', 'v')],
      `${disks}[1].name`,
      /"v" is there already, at spec\.domain\.devices\.disks\[0\]/,
    ],
    [
      'two volumes of one name',
      [v.withSecretFs('a', 'v'), v.withSecretFs('b', 'v')],
      'spec.volumes[1].name',
      /volume "v" is there already/,
    ],
    [
      'two interfaces on one network',
      [
        v.withInterface(v.interfaceDeviceWithMasqueradeBinding()),
        v.withInterface(v.interfaceDeviceWithMasqueradeBinding()),
        v.withNetwork(v.defaultPodNetwork()),
      ],
      `${interfaces}[1].name`,
      /"default" is there already/,
    ],
    ['a boot order of 0', [v.withContainerDisk('d', 'i', v.withDiskBootOrder(0))], `${disks}[0].bootOrder`, /counts from 1/],
    [
      'a boot order twice',
      [v.withContainerDisk('d', 'i', v.withDiskBootOrder(1)), v.withContainerDisk('e', 'i', v.withDiskBootOrder(1))],
      `${disks}[1].bootOrder`,
      /boot order 1 is taken by spec\.domain\.devices\.disks\[0\]/,
    ],
    [
      'an unknown bus',
      [v.withContainerDisk('d', 'i', v.withDiskBus('ide' as never))],
      `${disks}[0].disk.bus`,
      /no bus "ide" for disks; use "virtio", "sata", "scsi" or "usb"/,
    ],
    ['a CD-ROM on virtio', [v.withCDRom('d', 'virtio', 'c')], `${disks}[0].cdrom.bus`, /CD-ROM can't be on the virtio bus/],
    [
      'a LUN without a claim',
      [
        edit((spec) => {
          spec.domain.devices.disks = [{ name: 'd', lun: {} }]
          spec.volumes = [{ name: 'd', containerDisk: { image: 'i' } }]
        }),
      ],
      `${disks}[0].lun`,
      /needs a PersistentVolumeClaim/,
    ],
    [
      'a disk name that is no DNS label',
      [v.withContainerDisk('My_Disk', 'i')],
      `${disks}[0].name`,
      /"My_Disk" can't be the name of a disk: use 1 to 63 lower-case/,
    ],
    [
      'an IO thread off virtio',
      [v.withContainerSATADisk('d', 'i', v.withDedicatedIOThreads(true))],
      `${disks}[0].dedicatedIOThread`,
      /sata bus can't have an IO thread/,
    ],
    [
      'a block size that is no power of 2',
      [v.withContainerDisk('d', 'i', v.withDiskCustomBlockSize(513, 4096))],
      `${disks}[0].blockSize.custom.logical`,
      /513 can't be a block size/,
    ],
    [
      'a volume without a source',
      [
        edit((spec) => {
          spec.volumes = [{ name: 'x' }]
        }),
      ],
      'spec.volumes[0]',
      /"x" has no source/,
    ],
    [
      'a volume with two sources',
      [
        v.withContainerDisk('d', 'i'),
        edit((spec) => {
          Object.assign(spec.volumes?.[0] ?? {}, { emptyDisk: { capacity: '1Gi' } })
        }),
      ],
      'spec.volumes[0]',
      /several sources, containerDisk, emptyDisk/,
    ],
    ['cloud-init without data', [v.withCloudInitNoCloud()], 'spec.volumes[0].cloudInitNoCloud', /no data for cloud-init/],
    [
      'user data of more than 2048 bytes',
      [
        v.withCloudInitNoCloud((source) => {
          source.userData = 'é'.repeat(1025)
        }),
      ],
      'spec.volumes[0].cloudInitNoCloud.userData',
      /2050 bytes are too many.*secretRef/,
    ],
    [
      'a host disk that exists and has a capacity',
      [v.withHostDiskAndCapacity('d', '/d', 'Disk', '1Gi')],
      'spec.volumes[0].hostDisk.capacity',
      /use the type "DiskOrCreate"/,
    ],
    [
      'an interface without a binding',
      [v.withInterface(v.newInterface('default')), v.withNetwork(v.defaultPodNetwork())],
      `${interfaces}[0]`,
      /"default" has no binding/,
    ],
    [
      'slirp, which KubeVirt has dropped',
      [v.withInterface(v.interfaceDeviceWithSlirpBinding('default')), v.withNetwork(v.defaultPodNetwork())],
      `${interfaces}[0].slirp`,
      /dropped the binding slirp/,
    ],
    [
      'masquerade off the pod network',
      [v.withInterface(v.newInterface('n', v.withMasqueradeBinding())), v.withNetwork(v.multusNetwork('n', 'nad'))],
      `${interfaces}[0].masquerade`,
      /pod network only/,
    ],
    [
      'a MAC address that is none',
      [v.withInterface(v.newInterface('n', v.withBridgeBinding(), v.withMac('02:00'))), v.withNetwork(v.multusNetwork('n', 'nad'))],
      `${interfaces}[0].macAddress`,
      /not a MAC address/,
    ],
    [
      'an unknown interface model',
      [v.withInterface(v.newInterface('n', v.withBridgeBinding(), v.withModel('e2000'))), v.withNetwork(v.multusNetwork('n', 'nad'))],
      `${interfaces}[0].model`,
      /"e2000" is unknown here; use "e1000"/,
    ],
    [
      'a port that is none',
      [v.withInterface(v.interfaceDeviceWithMasqueradeBinding({ port: 70000 })), v.withNetwork(v.defaultPodNetwork())],
      `${interfaces}[0].ports[0].port`,
      /70000 is not a port/,
    ],
    [
      'a network without a source',
      [
        edit((spec) => {
          spec.networks = [{ name: 'n' }]
        }),
      ],
      'spec.networks[0]',
      /"n" has no source/,
    ],
    [
      'a claim that is not there',
      [v.withInterface(v.interfaceDeviceWithSRIOVBinding('n')), v.withNetwork(v.draNetwork('n', 'c', 'r'))],
      'spec.networks[0].resourceClaim.claimName',
      /no resource claim "c"/,
    ],
    [
      'a request above the limit',
      [v.withMemoryLimit('512Mi')],
      `${domain}.resources.requests.memory`,
      /"1Gi" is more than the limit "512Mi"/,
    ],
    [
      'memory that is no multiple of the huge page',
      [v.withHugepages('3Gi')],
      `${domain}.resources.requests.memory`,
      /not a multiple of the huge page size "3Gi"/,
    ],
    ['too little memory', [v.withMemoryRequest('1k')], `${domain}.resources.requests.memory`, /at least 1M/],
    [
      'more sockets than the most',
      [v.withCPUCount(1, 1, 4), v.withMaxSockets(2)],
      `${domain}.cpu.sockets`,
      /4 sockets are more than maxSockets/,
    ],
    [
      'pinning without a number',
      [v.withDedicatedCPUPlacement()],
      `${domain}.cpu.dedicatedCpuPlacement`,
      /number of CPUs to pin is missing/,
    ],
    ['realtime without pinning', [v.withRealtimeMask('')], `${domain}.cpu.realtime`, /dedicatedCpuPlacement/],
    ['an unknown CPU feature policy', [v.withCPUFeature('vmx', 'always')], `${domain}.cpu.features[0].policy`, /"always" is unknown here/],
    [
      'secure boot without SMM',
      [
        edit((spec) => {
          spec.domain.firmware = { bootloader: { efi: {} } }
        }),
      ],
      `${domain}.firmware.bootloader.efi.secureBoot`,
      /needs SMM/,
    ],
    [
      'a kernel without an image',
      [v.withKernelBootContainerImagePullSecret('s')],
      `${domain}.firmware.kernelBoot.container.image`,
      /image with the kernel is missing/,
    ],
    ['SEV without EFI', [v.withSEV(false, false)], `${domain}.launchSecurity`, /sev needs EFI/],
    [
      'a probe that pauses',
      [v.withStartStrategy('Paused'), v.withGuestAgentPingLivenessProbe(1, 1, 1)],
      'spec.startStrategy',
      /liveness probe would kill/,
    ],
    ['an unknown eviction strategy', [v.withEvictionStrategy('Never' as never)], 'spec.evictionStrategy', /"Never" is unknown here/],
    ['a host name that is none', [v.withHostname('My.Host')], 'spec.hostname', /can't be a host name/],
    [
      'arm64 with a watchdog',
      [v.withArchitecture('arm64'), v.withWatchdog('reset', '')],
      `${domain}.devices.watchdog`,
      /arm64 has no watchdog/,
    ],
    [
      'a label that KubeVirt keeps',
      [v.withLabel('kubevirt.io/created-by', 'me')],
      'metadata.labels["kubevirt.io/created-by"]',
      /lets nobody else/,
    ],
    [
      'a weight of 0',
      [v.withPreferredNodeAffinity({ weight: 0, preference: {} })],
      'spec.affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].weight',
      /0 is not a weight/,
    ],
    [
      'a DNS policy without a server',
      [
        edit((spec) => {
          spec.dnsPolicy = 'None'
        }),
      ],
      'spec.dnsConfig.nameservers',
      /needs a name server/,
    ],
    [
      'credentials of nobody',
      [
        edit((spec) => {
          spec.accessCredentials = [{}]
        }),
      ],
      'spec.accessCredentials[0]',
      /either sshPublicKey or userPassword/,
    ],
  ])('%s', (_, options, path, message) => {
    expectProblem(v.validateVmi(vmi(...options)), path, message)
  })

  it('memory that is missing', () => {
    expectProblem(v.validateVmi(v.newVmi()), `${domain}.memory.guest`, /memory is missing; set .*withGuestMemory/)
  })

  it.each(['Bad_Name', '-a', 'a'.repeat(254), 'a..b', 'UPPER'])('the name %s', (name) => {
    expectProblem(v.validateVmi(vmi(v.withName(name))), 'metadata.name', /can't be a name: use lower-case letters/)
  })

  it('no name, a namespace and labels that Kubernetes refuses', () => {
    const problems = v.validateVmi(vmi(v.withName(''), v.withNamespace('a.b'), v.withLabel('a b', 'x'), v.withLabel('k', 'a b')))
    expect(problems.map(({ path }) => path)).toEqual(['metadata.name', 'metadata.namespace', 'metadata.labels', 'metadata.labels.k'])
  })

  it('allows what only some clusters refuse: an empty CD-ROM drive, passt', () => {
    expect(v.validateVmi(vmi(v.withEmptyCDRom('sata', 'cd')))).toEqual([])
    expect(
      v.validateVmi(vmi(v.withInterface(v.newInterface('default', v.withPasstBinding())), v.withNetwork(v.defaultPodNetwork()))),
    ).toEqual([])
  })
})

describe('validateVmi: the schema, by path', () => {
  const manifest = (spec: unknown) => ({ apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachineInstance', metadata: { name: 'a' }, spec })
  const minimal = (more: object = {}) => ({ domain: { memory: { guest: '1Gi' }, devices: {} }, ...more })

  it.each<[string, unknown, string, v.ProblemCode, RegExp]>([
    [
      'a field that does not exist, and the one that was meant',
      manifest(minimal({ volume: [] })),
      'spec.volume',
      'FieldUnknown',
      /no field "volume" here; did you mean "volumes"\?/,
    ],
    ['a field that does not exist, like none', manifest(minimal({ gpu: 1 })), 'spec.gpu', 'FieldUnknown', /no field "gpu" here$/],
    [
      'a wrong type',
      manifest(minimal({ terminationGracePeriodSeconds: '30' })),
      'spec.terminationGracePeriodSeconds',
      'FieldValueTypeInvalid',
      /"30" is not a whole number/,
    ],
    [
      'an object in place of a list',
      manifest(minimal({ volumes: {} })),
      'spec.volumes',
      'FieldValueTypeInvalid',
      /an object is not a list/,
    ],
    [
      'a list item of a wrong type',
      manifest(minimal({ volumes: ['a'] })),
      'spec.volumes[0]',
      'FieldValueTypeInvalid',
      /"a" is not an object/,
    ],
    ['a null in a list', manifest(minimal({ volumes: [null] })), 'spec.volumes[0]', 'FieldValueTypeInvalid', /null is not an object/],
    [
      'a required field',
      manifest(minimal({ networks: [{ pod: {} }] })),
      'spec.networks[0].name',
      'FieldValueRequired',
      /"name" is missing/,
    ],
    ['a missing part', manifest({}), 'spec.domain', 'FieldValueRequired', /"domain" is missing/],
    [
      'a quantity',
      manifest({ domain: { memory: { guest: '1Gb' }, devices: {} } }),
      'spec.domain.memory.guest',
      'FieldValueInvalid',
      /"1Gb" is not a quantity/,
    ],
    [
      'a map key that is no word',
      manifest(minimal({ nodeSelector: { 'a/b': 1 } })),
      'spec.nodeSelector["a/b"]',
      'FieldValueTypeInvalid',
      /1 is not a string/,
    ],
    [
      'an enumeration',
      { ...manifest(minimal()), status: { qosClass: 'Good' } },
      'status.qosClass',
      'FieldValueNotSupported',
      /"Good" is unknown here; use "BestEffort", "Burstable" or "Guaranteed"/,
    ],
    [
      'a time',
      { ...manifest(minimal()), metadata: { name: 'a', deletionTimestamp: 'soon' } },
      'metadata.deletionTimestamp',
      'FieldValueTypeInvalid',
      /"soon" is not a time/,
    ],
    [
      'another kind',
      { ...manifest(minimal()), kind: 'VirtualMachine' },
      'kind',
      'FieldValueInvalid',
      /"VirtualMachine"; expected "VirtualMachineInstance"/,
    ],
    ['no apiVersion', { ...manifest(minimal()), apiVersion: undefined }, 'apiVersion', 'FieldValueRequired', /expected "kubevirt.io\/v1"/],
    ['something else altogether', 'text', '', 'FieldValueTypeInvalid', /"text" is not an object/],
  ])('%s', (_, object, path, code, message) => {
    const problems = v.validateVmi(object)
    expect(problems.map((problem) => [problem.path, problem.code])).toContainEqual([path, code])
    expectProblem(problems, path, message)
  })

  it('takes null for absent, as YAML keys without a value are', () => {
    const object = { ...manifest(minimal({ volumes: null, networks: null, affinity: null })), status: null }
    expect(v.validateVmi(object)).toEqual([])
  })

  it('never throws, whatever it is given', () => {
    const keys = fc.constantFrom(
      'spec',
      'domain',
      'devices',
      'disks',
      'volumes',
      'name',
      'metadata',
      'labels',
      'networks',
      'interfaces',
      'ports',
      'cpu',
      'memory',
      'guest',
      'resources',
      'requests',
      'affinity',
      'cloudInitNoCloud',
      'userData',
      'template',
      'dataVolumeTemplates',
    )
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 7 },
        fc.constantFrom(null, undefined, 0, -1, 1.5, '', 'a', '1Gi', true),
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.dictionary(keys, tie('tree'), { maxKeys: 5 }),
      ),
    }))
    fc.assert(
      fc.property(tree, (value) => {
        for (const validate of [v.validateVmi, v.validateVm]) {
          for (const object of [
            value,
            { ...manifest(value) },
            manifest({ domain: { devices: value }, volumes: value }),
            manifest({ domain: value }),
          ]) {
            for (const problem of validate(object)) expect(problem.message).not.toBe('')
          }
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('validateVm', () => {
  const vm = (source: v.VirtualMachineInstance, ...options: v.VMOption[]) => v.newVirtualMachine(source, ...options)
  const editVm =
    (change: (spec: v.VirtualMachineSpec) => void): v.VMOption =>
    (object) =>
      change(object.spec)
  const template: v.DataVolume = { metadata: { name: 'dv' }, spec: { source: { blank: {} }, storage: {} } }

  it.each<[string, v.VMOption[], string, RegExp]>([
    [
      'neither running nor a run strategy',
      [
        editVm((spec) => {
          delete spec.runStrategy
        }),
      ],
      'spec.runStrategy',
      /set runStrategy, such as "Always"/,
    ],
    ['both of them', [v.withRunning(), v.withRunStrategy('Always')], 'spec.running', /exclude each other/],
    ['an unknown run strategy', [v.withRunStrategy('Sometimes' as never)], 'spec.runStrategy', /"Sometimes" is unknown here/],
    [
      'no template',
      [
        editVm((spec) => {
          delete (spec as Partial<v.VirtualMachineSpec>).template
        }),
      ],
      'spec.template',
      /"template" is missing/,
    ],
    [
      'a disk without a volume, in the template',
      [
        editVm((spec) => {
          if (spec.template.spec) spec.template.spec.domain.devices.disks = [{ name: 'x' }]
        }),
      ],
      'spec.template.spec.domain.devices.disks[0].name',
      /"x" has no volume; add a volume of that name to spec\.template\.spec\.volumes/,
    ],
    [
      'a DataVolume that nobody uses',
      [v.withDataVolumeTemplate(template)],
      'spec.dataVolumeTemplates[0].metadata.name',
      /no volume of the template uses the DataVolume "dv"/,
    ],
    [
      'a DataVolume without a source',
      [v.withDataVolumeTemplate({ ...template, spec: { storage: {} } })],
      'spec.dataVolumeTemplates[0].spec.source',
      /give source or sourceRef/,
    ],
    [
      'memory beside an instancetype',
      [
        v.withInstancetype('small'),
        editVm((spec) => {
          if (spec.template.spec) spec.template.spec.domain.memory = { guest: '1Gi' }
        }),
      ],
      'spec.template.spec.domain.memory.guest',
      /the instancetype decides this/,
    ],
  ])('%s', (_, options, path, message) => {
    expectProblem(v.validateVm(vm(vmi(), ...options)), path, message)
  })

  it('needs no memory and no disk for each volume: a VM gets them from elsewhere', () => {
    expect(v.validateVm(vm(v.newVmi(v.withName('a'), v.withSysprepSecret('x', 's'))))).toEqual([])
  })

  it('an option on a machine without a template says what is missing', () => {
    expect(() => v.withRebootPolicy('Terminate')({ spec: {} } as never)).toThrow(expect.objectContaining({ code: 'TEMPLATE_MISSING' }))
  })
})
