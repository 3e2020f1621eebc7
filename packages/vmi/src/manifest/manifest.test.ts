import { describe, expect, it } from 'vitest'
import * as v from '../index.js'

describe('composeVmi', () => {
  it('makes what viv vmi new is told', () => {
    const { metadata, spec, ...rest } = v.composeVmi({
      factory: 'fedora',
      name: 'web',
      namespace: 'shop',
      memory: '1024Mi',
      cpus: 2,
      labels: { app: 'web' },
      annotations: { 'example.org/why': 'because' },
      cloudInitUserData: '#cloud-config\n',
      registry: 'registry:5000',
      tag: 'v1',
    })
    expect(metadata).toEqual({ name: 'web', namespace: 'shop', labels: { app: 'web' }, annotations: { 'example.org/why': 'because' } })
    expect(spec.domain).toMatchObject({
      resources: { requests: { memory: '1Gi' } },
      cpu: { cores: 2, threads: 1, sockets: 1 },
      devices: { rng: {} },
    })
    expect(spec.volumes).toEqual([
      { name: 'disk0', containerDisk: { image: 'registry:5000/fedora-with-test-tooling-container-disk:v1' } },
      { name: 'cloudinitdisk', cloudInitNoCloud: { userData: '#cloud-config\n' } },
    ])
    expect(rest).toEqual({ apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachineInstance' })
  })

  it("boots from another image in place of the factory's, or where there is none", () => {
    const images = (request: v.VmiRequest) => v.composeVmi(request).spec.volumes?.map(({ containerDisk }) => containerDisk?.image)
    expect(images({ factory: 'alpine', containerDisk: 'mine:1' })).toEqual(['mine:1'])
    expect(images({ factory: 'empty', containerDisk: 'mine:1' })).toEqual(['mine:1'])
  })

  it('gives a name that says what it is', () => expect(v.composeVmi({ factory: 'cirros' }).metadata?.name).toMatch(/^cirros-\w{5}$/))

  it.each<[string, object, string, RegExp]>([
    ['an unknown factory', { factory: 'debian' }, 'INVALID_VALUE', /use one of alpine, /],
    ['a factory from the prototype', { factory: 'constructor' }, 'INVALID_VALUE', /use one of/],
    [
      'a name that Kubernetes refuses',
      { factory: 'empty', name: 'My VM' },
      'INVALID_NAME',
      /"My VM" can't be the name of a VMI: use lower-case/,
    ],
    ['a namespace that Kubernetes refuses', { factory: 'empty', namespace: 'a.b' }, 'INVALID_NAME', /namespace/],
    ['a label that Kubernetes refuses', { factory: 'empty', labels: { 'a b': 'c' } }, 'INVALID_NAME', /"a b" can't be the name of a label/],
    ['a label value that Kubernetes refuses', { factory: 'empty', labels: { a: 'b c' } }, 'INVALID_VALUE', /label a/],
    ['memory that is none', { factory: 'empty', memory: 'lots' }, 'INVALID_QUANTITY', /"lots" is not a quantity/],
    ['no CPUs', { factory: 'empty', cpus: 0 }, 'INVALID_VALUE', /at least one/],
  ])('refuses %s', (_, request, code, message) => {
    expect(() => v.composeVmi(request as v.VmiRequest)).toThrow(expect.objectContaining({ code, message: expect.stringMatching(message) }))
  })
})

describe('a manifest, written and read', () => {
  it('is the same again, also where a YAML 1.1 reader would see something else in a text', async () => {
    const vmi = v.newVmi(
      v.withMemoryRequest('1Gi'),
      v.withLabel('y', 'yes'),
      v.withLabel('n', '0123'),
      v.withAnnotation('when', '12:30:00'),
      v.withAnnotation('text', '- a: b\n  #c\n'),
      v.withInterface(v.newInterface('default', v.withMasqueradeBinding(), v.withMac('02:00:00:00:00:01'))),
      v.withNetwork(v.defaultPodNetwork()),
    )
    const vm = v.newVirtualMachine(vmi)
    const text = await v.toYaml(vmi, vm)
    expect(text).toContain('"yes"')
    expect(text).toContain('"02:00:00:00:00:01"')
    expect(text).toContain('"12:30:00"')
    expect(await v.readManifests(text)).toEqual([
      { kind: 'VirtualMachineInstance', name: vmi.metadata.name, object: vmi },
      { kind: 'VirtualMachine', name: vm.metadata.name, object: vm },
    ])
    expect(await v.readManifests(JSON.stringify(vm))).toEqual([{ kind: 'VirtualMachine', name: vm.metadata.name, object: vm }])
  })
})

describe('readManifests', () => {
  const vm = 'apiVersion: kubevirt.io/v1\nkind: VirtualMachine\nmetadata: {name: a, namespace: b}\n'

  it('finds what it looks for between other objects, and in lists', async () => {
    const list = `apiVersion: v1\nkind: List\nitems:\n- ${vm.trim().replaceAll('\n', '\n  ')}\n`
    const names = async (text: string) => (await v.readManifests(text)).map(({ kind, name }) => `${kind} ${name}`)
    expect(await names(`kind: Secret\n---\n${vm}---\n`)).toEqual(['VirtualMachine b/a'])
    expect(await names(list)).toEqual(['VirtualMachine b/a'])
    expect(await names('apiVersion: kubevirt.io/v1\nkind: VirtualMachineInstanceList\nitems: [{metadata: {name: x}}]\n')).toEqual([
      'VirtualMachineInstance x',
    ])
  })

  it.each<[string, string, string, RegExp]>([
    [
      'a Pod',
      'apiVersion: v1\nkind: Pod\nmetadata: {name: x}\n',
      'NOT_A_VIRTUAL_MACHINE',
      /^this is a Pod "x" \(v1\); expected a VirtualMachineInstance or a VirtualMachine/,
    ],
    [
      "another project's VirtualMachine",
      'apiVersion: vmoperator.vmware.com/v1alpha1\nkind: VirtualMachine\n',
      'NOT_A_VIRTUAL_MACHINE',
      /a VirtualMachine \(vmoperator/,
    ],
    [
      'several other objects',
      'kind: Pod\n---\nkind: Service\n',
      'NOT_A_VIRTUAL_MACHINE',
      /^the manifest is a Pod \(no apiVersion\) and a Service/,
    ],
    ['cloud-init user data', '#cloud-config\npassword: x\n', 'NOT_A_VIRTUAL_MACHINE', /an object without a kind/],
    ['a text', 'hello', 'NOT_A_VIRTUAL_MACHINE', /this is a string/],
    ['nothing', '# only a comment\n', 'INVALID_MANIFEST', /it is empty/],
    ['a binary file', '\u0000\u0001\u0002ELF', 'NOT_A_VIRTUAL_MACHINE', /this is a string/],
    ['YAML with a mistake', 'kind: [\n', 'INVALID_MANIFEST', /line \d+/],
    ['a key twice', 'kind: Pod\nkind: VirtualMachine\n', 'INVALID_MANIFEST', /unique at line 2/],
    [
      'a bomb of aliases',
      `a: &a [${'x,'.repeat(9)}x]\n${[...'bcdefg'].map((key, index) => `${key}: &${key} [${`*${'abcdef'[index]},`.repeat(9)}*${'abcdef'[index]}]`).join('\n')}\n`,
      'INVALID_MANIFEST',
      /alias/,
    ],
    ['brackets without end', '['.repeat(100_000), 'INVALID_MANIFEST', /nested too deeply/],
    ['deep JSON', `${'{"a":'.repeat(200_000)}1${'}'.repeat(200_000)}`, 'INVALID_MANIFEST', /nested too deeply/],
    ['a file that is too large', 'a'.repeat(4_000_000), 'MANIFEST_TOO_LARGE', /4000000 characters/],
    ['too many documents', '---\n'.repeat(2000), 'MANIFEST_TOO_LARGE', /documents/],
  ])('says what is wrong with %s', async (_, text, code, message) => {
    await expect(v.readManifests(text)).rejects.toMatchObject({ code, message: expect.stringMatching(message) })
  })
})
