import type { RunChange } from '@vivarium/core'
import { hostId } from '@vivarium/core'
import type { ControlPlaneState } from '../clusters/control-plane.js'
import type { RunState } from '../saves/run-state.js'
import { fileChanges } from './file-changes.js'
import { objectChanges } from './object-changes.js'

/** What is otherwise than before, as far as it is the world's state and not its pulse: see `fileChanges` and `objectChanges`. */
export function changesSince(before: RunState, after: RunState): RunChange[] {
  const machines = byName(before.machines, ({ spec }) => hostId(spec))
  const planes = byName(before.controlPlanes, planeName)
  const networks = named('network', before.networks, after.networks, ({ name }) => name)
  const images = named(
    'image',
    before.images,
    after.images,
    ({ name }) => name,
    (a, b) => a.hash !== b.hash,
  )
  const hosts = named(
    'machine',
    before.machines,
    after.machines,
    ({ spec }) => spec.name,
    (a, b) => {
      const shape = ({ spec, forwards, faults, suspended, guest }: typeof a) =>
        JSON.stringify([spec, forwards, faults, suspended, guest.power, guest.nics])
      return shape(a) !== shape(b)
    },
  )
  const files = after.machines.flatMap(({ spec, guest }) => {
    const was = machines.get(hostId(spec))
    return was ? fileChanges(spec.name, was.guest.files.root, guest.files.root) : []
  })
  const objects = after.controlPlanes.flatMap((plane) => {
    const name = planeName(plane)
    const was = planes.get(name)
    return was ? objectChanges(name, was.snapshot, plane.snapshot) : []
  })
  return [...networks, ...images, ...hosts, ...files, ...objects]
}

/** Of the universe's cluster, which is a part of the id of its machines: `main-control-plane.main.lan`. */
function planeName({ request }: ControlPlaneState): string {
  const parts = request.machine.split('.')
  return parts.length > 2 ? (parts[1] ?? request.clusterName) : request.clusterName
}

function byName<T>(items: readonly T[], nameOf: (item: T) => string): Map<string, T> {
  return new Map(items.map((item) => [nameOf(item), item]))
}

function named<T>(
  kind: RunChange['kind'],
  before: readonly T[],
  after: readonly T[],
  nameOf: (item: T) => string,
  differs: (a: T, b: T) => boolean = () => false,
): RunChange[] {
  const was = byName(before, nameOf)
  const is = byName(after, nameOf)
  const changes: RunChange[] = []
  for (const [name, item] of is) {
    const old = was.get(name)
    if (old === undefined) changes.push({ kind, name, change: 'added' })
    else if (differs(old, item)) changes.push({ kind, name, change: 'changed' })
  }
  for (const name of was.keys()) if (!is.has(name)) changes.push({ kind, name, change: 'removed' })
  return changes
}
