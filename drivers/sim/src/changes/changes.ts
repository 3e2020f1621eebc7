import type { RunChange } from '@vivarium/core'
import { hostId } from '@vivarium/core'
import type { ControlPlaneState } from '../clusters/control-plane.js'
import type { RunState } from '../saves/run-state.js'
import { fileChanges } from './file-changes.js'
import { differences, objectChanges } from './object-changes.js'

const sshPort = 22

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
    (a, b) => differences({ hash: a.hash }, { hash: b.hash }),
  )
  const hosts = named(
    'machine',
    before.machines,
    after.machines,
    ({ spec }) => spec.name,
    (a, b) => differences(machineShape(a), machineShape(b)),
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

/** What a user changes of a machine. A door for SSH is opened when somebody first asks where it is, which changes nothing. */
function machineShape({ spec, forwards, faults, suspended, guest }: RunState['machines'][number]) {
  const wanted = forwards.filter(({ guestPort, hostPort = 0 }) => guestPort !== sshPort || hostPort !== 0)
  return { spec, forwards: wanted, faults, suspended, power: guest.power, nics: guest.nics }
}

function byName<T>(items: readonly T[], nameOf: (item: T) => string): Map<string, T> {
  return new Map(items.map((item) => [nameOf(item), item]))
}

function named<T>(
  kind: RunChange['kind'],
  before: readonly T[],
  after: readonly T[],
  nameOf: (item: T) => string,
  fieldsOf: (a: T, b: T) => string[] = () => [],
): RunChange[] {
  const was = byName(before, nameOf)
  const is = byName(after, nameOf)
  const changes: RunChange[] = []
  for (const [name, item] of is) {
    const old = was.get(name)
    if (old === undefined) changes.push({ kind, name, change: 'added' })
    else {
      const fields = fieldsOf(old, item)
      if (fields.length > 0) changes.push({ kind, name, change: 'changed', fields })
    }
  }
  for (const name of was.keys()) if (!is.has(name)) changes.push({ kind, name, change: 'removed' })
  return changes
}
