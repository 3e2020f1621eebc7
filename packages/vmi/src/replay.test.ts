import { VivariumError } from '@vivarium/core/errors'
import { afterEach, describe, expect, it } from 'vitest'
import {
  getPodByVirtualMachineInstance,
  newVmi,
  registerArchitecture,
  registerDefaultOption,
  type VirtualMachine,
  type VirtualMachineInstance,
  withAutoattachGraphicsDevice,
} from './index.js'
import { type Example, evaluate, masked, readExamples, readRecordedCalls, replay, withoutRandomNames } from './testing/examples.js'

/** Where the original shares parts of an object, which then change behind their owner's back, we copy. */
const chosenDifferences: Readonly<Record<string, (object: unknown) => unknown>> = {
  'combo/vm-shares-vmi-maps': (object) => {
    const copy = structuredClone(object) as { spec: { template: { metadata: { labels: Record<string, string> } } } }
    delete copy.spec.template.metadata.labels.late
    return copy
  },
  'combo/instancetype-then-vmi-mutated': (object) => {
    const copy = structuredClone(object) as { spec: { domain: { devices: { disks: { name: string; disk?: object }[] } } } }
    for (const disk of copy.spec.domain.devices.disks) if (disk.disk) disk.disk = { bus: 'virtio' }
    return copy
  },
}

/** Panics of the original are typed errors here. */
const errorCodes: Readonly<Record<string, string>> = {
  'combo/cloudinit-nocloud-then-configdrive': 'CLOUD_INIT_CONFLICT',
  'combo/fs-pvc-twice': 'FILESYSTEM_EXISTS',
}

const today = readExamples('examples.json')
const removed = readExamples('examples-removed-since-v1.2.0.json')

const isRegistration = ({ function: name }: Example) => name === 'libvmi.RegisterDefaultOption'

describe("an example of today's libvmi makes the same object here", () => {
  afterEach(() => registerArchitecture(''))

  it.each(today.filter((example) => example.object !== undefined && !isRegistration(example)))('$id', (example) => {
    registerArchitecture(example.env?.arch ?? '')
    const expected = chosenDifferences[example.id]?.(example.object) ?? example.object
    expect(masked(replay(example), example.random)).toEqual(masked(expected, example.random))
  })

  it.each(today.filter((example) => example.panics !== undefined))('$id is a typed error', (example) => {
    const run = () => replay(example)
    expect(run).toThrow(VivariumError)
    expect(run).toThrow(expect.objectContaining({ code: errorCodes[example.id] }))
  })

  it('registerDefaultOption: defaults of all examples so far run before the options of each VMI', () => {
    // The first entry of the original's run, which is not among our examples, registered this one.
    const taken = [registerDefaultOption(withAutoattachGraphicsDevice(false))]
    try {
      for (const example of today.filter(isRegistration)) {
        for (const expression of example.setup ?? []) taken.push(evaluate(expression, new Map()) as () => void)
        const { setup: _, ...rest } = example
        expect(masked(replay(rest), example.random), example.id).toEqual(masked(example.object, example.random))
      }
    } finally {
      for (const undo of taken) undo()
    }
    expect(newVmi().metadata.labels).toBeUndefined()
  })
})

it("makes the same as today's libvmi of random calls", () => {
  for (const { call, object } of readRecordedCalls()) {
    expect(withoutRandomNames(evaluate(call, new Map())), JSON.stringify(call)).toEqual(object)
  }
})

/** What v1.2.0's `New` makes by itself, so that what the option adds is left. */
function withoutV120Defaults(object: unknown): unknown {
  const text = JSON.stringify(object, (key, value) => {
    if (key === 'selfLink' || (key === 'creationTimestamp' && value === null)) return undefined
    return key === 'terminationGracePeriodSeconds' && value === 0 ? undefined : value
  })
  return JSON.parse(text)
}

describe('an example of a function that libvmi dropped after v1.2.0 adds the same here', () => {
  it.each(removed.filter(({ id }) => !id.startsWith('libvmi.GetPod') && !id.startsWith('libvmi.WithRunning')))('$id', (example) => {
    const random = [...(example.random ?? [])]
    expect(masked(replay(example), random)).toEqual(masked(withoutV120Defaults(example.object), random))
  })

  it('libvmi.WithRunning/1, and clears the run strategy', () => {
    const example = removedExample('libvmi.WithRunning/1')
    const vm = replay(example) as VirtualMachine
    expect(vm.spec.running).toBe((example.object as VirtualMachine).spec.running)
    expect(vm.spec).not.toHaveProperty('runStrategy')
  })

  it('libvmi.GetPodByVirtualMachineInstance/1, asking a client', async () => {
    const { call, object } = removedExample('libvmi.GetPodByVirtualMachineInstance/1')
    const [vmi, namespace] = (call as { args: [VirtualMachineInstance, string] }).args
    const other = { metadata: { ownerReferences: [{ uid: 'uid-b', controller: true }] } }
    const client = { listNamespacedPod: async () => ({ items: [other, object as typeof other] }) }
    expect(await getPodByVirtualMachineInstance(vmi, namespace, client)).toEqual(object)
  })
})

function removedExample(id: string): Example {
  const example = removed.find((candidate) => candidate.id === id)
  if (!example) throw new Error(`no example ${id}`)
  return example
}
